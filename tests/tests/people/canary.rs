//! Ordinary talk never reaches the store or the logs, although a bot that is administrator of a
//! Telegram chat is sent every message there. Looked for as bytes.

use std::io;
use std::sync::{LazyLock, Mutex};

use circlekeeper_core::domain::policy::Listing;
use circlekeeper_playground::discord::Where as Place;
use circlekeeper_playground::telegram::{ChatId, Person, Where};
use circlekeeper_tests::World;
use serde_json::json;

/// All that any bot of this test program logged, from the first [`listen`] on.
static LOG: LazyLock<Mutex<Vec<u8>>> = LazyLock::new(Mutex::default);

struct Ear;

impl io::Write for Ear {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LOG.lock().expect("the log").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Listens to everything our own packages log, at the finest level.
fn listen() {
    let ours =
        ["", "_core", "_discord", "_telegram"].map(|part| format!("circlekeeper{part}=trace"));
    let listening = tracing_subscriber::fmt().with_writer(|| Ear).with_env_filter(ours.join(","));
    // Another journey of this program may listen already: it is the same ear.
    let _ = listening.try_init();
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|window| window == word.as_bytes())
}

fn is_logged(word: &str) -> bool {
    holds(&LOG.lock().expect("the log"), word)
}

/// Looks for the words wherever they must not be.
fn kept_nowhere(world: &World, words: &[&str]) {
    let store = world.stored_bytes();
    let log = LOG.lock().expect("the log").clone();
    assert!(!store.is_empty() && !log.is_empty(), "there is something to look into");
    for word in words {
        assert!(!holds(&store, word), "{word} is in the store");
        assert!(!holds(&log, word), "{word} is in the log");
    }
}

/// All that is said in passing.
const SAID: &[&str] = &[
    "ochre-canary feels awful today",
    "see /next sienna-canary",
    "@circlekeeper_bot are you there, saffron-canary",
    "/next@other_bot vermilion-canary",
    "/weather viridian-canary",
    "https://us02web.zoom.us/j/84212345678?pwd=cerulean-canary",
    "//comment magenta-canary",
    "/ indigo-canary",
    "my number is +49 30 1234567 celadon-canary",
];
const CANARIES: &[&str] = &[
    "ochre-canary",
    "sienna-canary",
    "saffron-canary",
    "vermilion-canary",
    "viridian-canary",
    "cerulean-canary",
    "magenta-canary",
    "indigo-canary",
    "celadon-canary",
    "topaz-canary",
    "garnet-canary",
    "opal-canary",
    "beryl-canary",
    "jasper-canary",
];

#[tokio::test(flavor = "multi_thread")]
async fn ordinary_talk_in_a_chat_reaches_neither_store_nor_log() {
    listen();
    let world = World::open().await;
    let circle = world.circle().await;
    world.telegram.make_bot_admin(circle.chat);
    let says = async |text: &str| world.telegram.says(&circle.mia, circle.chat.into(), text).await;
    for text in SAID {
        says(text).await;
    }
    let bots = world.telegram.messages(circle.chat).remove(0);
    world.telegram.replies(&circle.mia, &bots, "thank you, topaz-canary").await;
    let unknown = json!([{ "type": "hologram", "offset": 0, "length": 6 }]);
    let raw = "garnet-canary, pasted";
    world.telegram.says_raw(&circle.mia, circle.chat.into(), raw, unknown).await;
    rewrites(&world, &circle.mia, circle.chat, "opal-canary, on second thoughts").await;
    rewrites(&world, &circle.mia, circle.chat, "/next beryl-canary").await;
    world.settle().await;
    kept_nowhere(&world, CANARIES);
    world.close().await;
}

/// Somebody says something and changes it.
async fn rewrites(world: &World, by: &Person, chat: ChatId, to: &str) {
    world.telegram.says(by, Where::Chat(chat), "jasper-canary").await;
    let said = world.telegram.history(chat).pop().expect("it was said");
    world.telegram.rewrites(by, &said, to).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ordinary_talk_in_a_topic_reaches_neither_store_nor_log() {
    listen();
    let world = World::open().await;
    let mia = world.newcomer("Mia").await;
    let forum = world.telegram.forum("House", &mia);
    let topic = world.telegram.topic(forum, "Evenings");
    world.telegram.make_bot_admin(forum);
    for text in SAID {
        world.telegram.says(&mia, Where::Topic(forum, topic), text).await;
    }
    world.settle().await;
    kept_nowhere(&world, CANARIES);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn unasked_words_in_private_reach_neither_store_nor_log() {
    listen();
    let world = World::open().await;
    let mia = world.newcomer("Mia").await;
    for text in ["amber-canary, please help", "https://zoom.us/j/1?pwd=ivory-canary"] {
        let answer = world.tell(&mia, text).await;
        assert!(answer.text.starts_with("I only understand commands"), "{}", answer.text);
    }
    let searched = world.tell(&mia, "/find ebony-canary").await;
    assert!(searched.text.contains("No group"), "{}", searched.text);
    kept_nowhere(&world, &["amber-canary", "ivory-canary", "ebony-canary"]);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_said_in_a_chat_does_not_answer_a_question_asked_in_private() {
    listen();
    let world = World::open().await;
    let circle = world.circle().await;
    world.telegram.make_bot_admin(circle.chat);
    world.tell(&circle.mia, "/newgroup Coral-canary walk").await;
    world.telegram.says(&circle.mia, circle.chat.into(), "Europe/Berlin").await;
    world.settle().await;
    // What is half-finished is sealed.
    kept_nowhere(&world, &["Coral-canary"]);
    let opened = world.tell(&circle.mia, "Europe/Berlin").await;
    assert!(opened.text.contains("Coral-canary walk is open"), "{}", opened.text);
    world.discord.next_dm(&world.operator).await;
    assert!(!is_logged("Coral-canary"), "a group's name is in the log");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn names_that_people_and_chats_have_on_the_platforms_are_not_kept() {
    listen();
    let world = World::open().await;
    let mia = world.telegram.person("Perpetua").with_username("perpetua_canary");
    world.telegram.start_bot(&mia, None).await;
    world.telegram.next_private(&mia).await;
    let chat = world.telegram.group("Azure-canary evenings", &mia);
    world.tell_in(&mia, chat, "/newgroup Evenings zone:Berlin").await;
    world.discord.next_dm(&world.operator).await;
    let server = world.discord.guild("Teal-canary house");
    let channel = world.discord.channel(server, "lilac-canary");
    let ana = world.discord.person("Anastasia-canary");
    world.discord.make_admin(server, &ana);
    let options = [("name", "Mornings"), ("zone", "Europe/Berlin")];
    world.ask(&ana, channel, "newgroup", &options).await;
    world.discord.next_dm(&world.operator).await;
    let names = [
        "Perpetua",
        "perpetua_canary",
        "Azure-canary",
        "Teal-canary",
        "lilac-canary",
        "Anastasia-canary",
    ];
    kept_nowhere(&world, &names);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ordinary_talk_on_discord_reaches_neither_store_nor_log() {
    listen();
    let world = World::open().await;
    let circle = world.circle().await;
    world.discord.says(&circle.noah, circle.channel, "maroon-canary in the channel");
    world.ask(&circle.noah, circle.channel, "next", &[]).await;
    world.settle().await;
    kept_nowhere(&world, &["maroon-canary"]);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_operator_is_told_is_sealed_and_never_logged() {
    listen();
    let world = World::open().await;
    let circle = world.circle().await;
    world.tell(&circle.mia, "/join #1 alias:mauve-alias").await;
    let preview = world.tell(&circle.mia, "/concern russet-canary took my money").await;
    world.telegram.press(&circle.mia, &preview, "Confirm").await;
    world.telegram.next_edit(&preview).await;
    let told = world.discord.next_dm(&world.operator).await;
    assert!(told.text.contains("russet-canary") && !told.text.contains("mauve"), "{}", told.text);
    let shown = world.click(&world.operator, &told, "Look at it").await;
    let form = world.click(&world.operator, shown.seen(), "… in my own words").await;
    let words = [("handled", "sepia-canary is looked into")];
    let preview = world.discord.submit(&world.operator, form.form(), &words).await;
    let preview = preview.expect("an answer");
    kept_nowhere(&world, &["russet-canary", "sepia-canary"]);
    world.click(&world.operator, preview.seen(), "Confirm").await;
    let ended = world.telegram.next_private(&circle.mia).await;
    assert!(ended.text.contains("sepia-canary"), "{}", ended.text);
    kept_nowhere(&world, &["russet-canary", "sepia-canary"]);
    assert!(!is_logged("mauve-alias"), "what somebody is called is in the log");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_searched_and_wished_for_is_in_no_log_and_lies_open_nowhere() {
    listen();
    let world = World::open_with(|settings| settings.listing = Listing::Open).await;
    let (mia, noah) = (world.newcomer("Mia").await, world.discord.person("Noah"));
    world.discord.join(world.discord.guild("Harbour"), &noah);
    for name in ["Ash", "Birch", "Cedar", "Dogwood"] {
        world
            .tell(&mia, &format!("/newgroup {name} #grief zone:Berlin fee:“no fee” alias:Mia"))
            .await;
    }
    let found = world.tell(&mia, "/find grief sienna-canary day:thu,fri").await;
    assert!(found.text.contains("I found no group"), "{}", found.text);
    let found = world.tell(&mia, "/find grief sienna-canary").await;
    world.telegram.press(&mia, &found, "More").await;
    world.telegram.next_edit(&found).await;
    let options = [("words", "sienna-canary anxiety")];
    world.ask(&noah, Place::Dm, "find", &options).await;
    world.agree(&mia, "/wish for the copper-canary").await;
    let wish = world.discord.next_dm(&world.operator).await;
    assert!(wish.text.contains("copper-canary"), "{}", wish.text);
    world.settle().await;
    kept_nowhere(&world, &["sienna-canary", "sienna", "copper-canary", "copper"]);
    world.close().await;
}
