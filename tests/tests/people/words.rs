//! Every word goes through Fluent: somebody whose language is the pseudo-locale reads no plain English.

use circlekeeper_playground::telegram::{Person, Where};
use circlekeeper_tests::World;

/// Names people gave, names of things, and what is typed exactly: those stay as they are.
const NAMES: &[&str] = &[
    "Morning walk",
    "Thursday circle",
    "Berlin",
    "English",
    "Discord",
    "Telegram",
    "Zoom",
    "us02web.zoom.us",
    "loneliness",
    "no fee",
    "Mia Sommer",
    "Dana",
    "alias",
    "capacity",
    "kind",
    "drop-in",
    "fixed",
    "course",
    "name",
    "topics",
    "fee:",
    "group:",
    "anxiety",
    "English",
    "nonsense",
    "drop-in, fixed, course",
];

/// Somebody walks through the commands and looks for plain words in each answer.
async fn reads_changed_words(world: &World, by: &Person, typed: &str) {
    let answer = world.tell(by, typed).await;
    let labels = answer.labels().join("\n");
    assert_eq!(plain_words(&answer.text), Vec::<String>::new(), "{typed}: {}", answer.text);
    assert_eq!(plain_words(&labels), Vec::<String>::new(), "{typed}: {labels}");
}

/// Runs of three or more plain letters outside names and commands.
fn plain_words(text: &str) -> Vec<String> {
    let mut rest = text.to_owned();
    for name in NAMES {
        rest = rest.replace(name, " ");
    }
    // Commands, zones and addresses.
    let words = rest.split_whitespace().filter(|word| !word.contains('/'));
    let letters = words.flat_map(|word| word.split(|c: char| !c.is_ascii_alphabetic()));
    letters.filter(|run| run.len() >= 3).map(str::to_owned).collect()
}

#[test]
fn plain_words_are_noticed() {
    assert_eq!(plain_words("Ħḗŀŀǿ /find Morning walk, Ṽẇ 12"), Vec::<String>::new());
    assert_eq!(plain_words("Ħḗŀŀǿ there, it is"), ["there"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_of_the_pseudo_locale_reads_no_plain_english() {
    let world = World::open().await;
    world.circle().await;
    let mia = world.telegram.person("Mia").with_language("en-XA");
    world.telegram.start_bot(&mia, None).await;
    let hello = world.telegram.next_private(&mia).await;
    assert_eq!(plain_words(&hello.text), Vec::<String>::new(), "{}", hello.text);
    for typed in [
        "/help",
        "/crisis",
        "/stop",
        "/weather",
        "hello there",
        "/timezone",
        "/timezone Atlantis",
        "/timezone Europe/Berlim",
        "/timezone Berlin",
        "/timezone",
        "/find gardening",
        "/find panic",
        "/group",
        "/group Nowhere",
        "/group Thursday circle",
        "/join",
        "/join Thursday circle",
        "/join #1",
        "/leave",
        "/leave",
        "/next",
        "/link",
        "/coming",
        "/sessions",
        "/admit",
        "/newgroup",
        "Morning walk",
        "/stop",
        "/newgroup Walk kind:9 zone:Berlin",
        "/newgroup Walk capacity:0 zone:Berlin",
        "/usechat",
        "/schedule",
        "/movesession",
        "/cancelsession",
    ] {
        reads_changed_words(&world, &mia, typed).await;
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_facilitator_of_the_pseudo_locale_reads_no_plain_english() {
    let world = World::open().await;
    let mia = world.telegram.person("Mia").with_language("en-XA");
    world.telegram.start_bot(&mia, None).await;
    world.telegram.next_private(&mia).await;
    let opened = "/newgroup Morning walk #loneliness zone:Berlin fee:“no fee” alias:“Mia Sommer”";
    reads_changed_words(&world, &mia, opened).await;
    world.discord.next_dm(&world.operator).await;
    for typed in [
        "/group",
        "/sessions",
        "/next",
        "/schedule",
        "nonsense",
        "/stop",
        "/schedule at 7",
        "/schedule 2020-01-01 19:00",
        "/schedule 31.2. 19:00",
        "/schedule Thursday 25:00",
        "/schedule every Thursday 19:00 https://zoom.us",
        "/schedule every day",
        "/stop",
        "/leave",
        "/link",
    ] {
        reads_changed_words(&world, &mia, typed).await;
    }
    let link = "https://us02web.zoom.us/j/84212345678";
    let preview = world.tell(&mia, &format!("/schedule every Thursday 19:00 {link}")).await;
    assert_eq!(plain_words(&preview.text), Vec::<String>::new(), "{}", preview.text);
    let confirm = preview.labels()[0].to_owned();
    let done = world.telegram.press(&mia, &preview, &confirm).await;
    assert!(done.alert.is_none());
    let done = world.telegram.next_edit(&preview).await;
    assert_eq!(plain_words(&done.text), Vec::<String>::new(), "{}", done.text);
    for typed in [
        "/next",
        "/sessions",
        "/link",
        "/coming",
        "/cantcome",
        "/movesession #1",
        "Friday 20:00",
        "/cancelsession #1",
        "/link #99",
        "/coming #99",
    ] {
        reads_changed_words(&world, &mia, typed).await;
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_said_in_a_chat_goes_through_fluent_too() {
    let world = World::open().await;
    let mia = world.telegram.person("Mia").with_language("en-XA");
    let chat = world.telegram.group("Walkers", &mia);
    let sam = world.telegram.person("Sam").with_language("en-XA");
    world.telegram.join(chat, &sam);
    for (by, typed) in [
        (&sam, "/newgroup Mine zone:Berlin"),
        (&mia, "/newgroup"),
        (&mia, "/usechat Nowhere"),
        (&mia, "/newgroup Morning walk zone:Berlin"),
        (&mia, "/usechat"),
        (&sam, "/help"),
        (&sam, "/group"),
        (&sam, "/next"),
        (&sam, "/crisis"),
        (&sam, "/join"),
        (&sam, "/next https://zoom.us/j/1"),
    ] {
        world.telegram.says(by, Where::Chat(chat), typed).await;
        let answer = world.telegram.next_message(chat).await;
        assert_eq!(plain_words(&answer.text), Vec::<String>::new(), "{typed}: {}", answer.text);
    }
    world.discord.next_dm(&world.operator).await;
    world.close().await;
}
