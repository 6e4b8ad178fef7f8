//! Names people give: stored clean or refused; shown as they are; never markup, never a ping.

use circlekeeper_playground::discord;
use circlekeeper_tests::World;

/// What is given, and how it is shown on Telegram.
const SHOWN: &[(&str, &str)] = &[
    ("Circle \u{202e}gnineve", "Circle gnineve"),
    ("Cir\u{200b}cle\u{feff} of\u{2060} us", "Circle of us"),
    ("Circle\u{7}\u{1b}[31m red", "Circle[31m red"),
    ("@everyone come", "@everyone come"),
    ("@here <@1> <@&2> <#3>", "@here <@1> <@&2> <#3>"),
    ("<b>bold</b> & <a href='x'>y</a>", "<b>bold</b> & <a href='x'>y</a>"),
    ("**bold** _it_ ||n|| `code` ~~s~~", "**bold** _it_ ||n|| `code` ~~s~~"),
    ("[here](https://evil.example)", "[here](https://evil.example)"),
    ("> quoted - listed 1. x", "> quoted - listed 1. x"),
    ("<t:1:R> </stop:1> :wave:", "<t:1:R> </stop:1> :wave:"),
    ("&amp; &lt; &#64;", "&amp; &lt; &#64;"),
    ("Круг 💛 👩‍👩‍👧 مجموعة", "Круг 💛 👩‍👩‍👧 مجموعة"),
    ("a\\b*c", "a\\b*c"),
];

/// Nothing of these can be read.
const UNREADABLE: &[&str] = &[
    "\u{200b}\u{2060}",
    "\u{202e}",
    "\u{200d}\u{200c}",
    "\u{3164}\u{115f}",
    "\u{2800}",
    "\u{301}",
];

#[tokio::test(flavor = "multi_thread")]
async fn a_name_is_shown_as_it_is_on_telegram() {
    let world = World::open().await;
    let mia = world.newcomer("Mia").await;
    for (given, shown) in SHOWN {
        let written = format!("/newgroup name:“{given}” label:“{given}” zone:Berlin");
        let opened = world.tell(&mia, &written).await;
        let text = seen(&opened.text);
        assert!(text.contains(&format!("{shown} is open")), "{text}");
        assert!(harmless(&opened.entities), "{given:?}: {:?}", opened.entities);
        let request = world.discord.next_dm(&world.operator).await;
        assert!(request.pings.is_empty(), "{given:?} pings {:?}", request.pings);
        let number = opened.text.split_once("number is #").expect("a number").1;
        let number = number.split('.').next().unwrap_or_default();
        let facts = world.tell(&mia, &format!("/group #{number}")).await;
        assert!(seen(&facts.text).starts_with(shown), "{}", facts.text);
        assert!(harmless(&facts.entities), "{given:?}: {:?}", facts.entities);
    }
    world.close().await;
}

/// Without the character that parts a sign from its word.
fn seen(text: &str) -> String {
    text.replace('\u{2060}', "")
}

/// Only what our own words bring, and an address that Telegram finds by itself and that is read in
/// full: no mention, no link under other words (`text_link`), no style of somebody's own.
fn harmless(entities: &[serde_json::Value]) -> bool {
    const OURS: [&str; 5] = ["bold", "bot_command", "date_time", "code", "url"];
    entities.iter().all(|entity| OURS.iter().any(|kind| entity["type"] == *kind))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_pings_nobody_and_breaks_no_markup_on_discord() {
    let world = World::open().await;
    let circle = world.circle().await;
    for (given, shown) in SHOWN {
        let options = [("name", *given), ("label", *given), ("zone", "Europe/Berlin")];
        let opened = world.ask(&circle.noah, discord::Where::Dm, "newgroup", &options).await;
        assert!(opened.seen().pings.is_empty(), "{given:?} pings {:?}", opened.seen().pings);
        assert_eq!(plain(opened.text()).split_once(" is open").expect("opened").0, *shown);
        let request = world.discord.next_dm(&world.operator).await;
        assert!(request.pings.is_empty(), "{given:?} pings {:?}", request.pings);
        assert!(plain(&request.text).contains(shown), "{}", request.text);
        for markup in ["<@", "<#", "<t:", "</", "](", "||"] {
            let bare = unescaped(opened.text());
            assert!(!bare.contains(markup), "{markup} in {bare}");
        }
    }
    world.close().await;
}

/// What of the text could still be markup.
fn unescaped(text: &str) -> String {
    let mut bare = String::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        if character == '\\' {
            characters.next();
        } else {
            bare.push(character);
        }
    }
    bare
}

/// The text without the backslashes that keep it from being markup.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut characters = text.chars().filter(|c| *c != '\u{200b}');
    while let Some(character) = characters.next() {
        match character {
            '\\' => plain.extend(characters.next()),
            other => plain.push(other),
        }
    }
    plain
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_cannot_be_read_is_refused() {
    let world = World::open().await;
    let circle = world.circle().await;
    for given in UNREADABLE {
        let written = format!("/newgroup name:“{given}” zone:Europe/Berlin");
        let answer = world.tell(&circle.mia, &written).await;
        assert_eq!(answer.text, "I cannot use what was given for name.", "{given:?}");
        let options = [("name", *given), ("zone", "Europe/Berlin")];
        let answer = world.ask(&circle.noah, discord::Where::Dm, "newgroup", &options).await;
        assert_eq!(answer.text(), "I cannot use what was given for `name`.", "{given:?}");
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_is_too_long_is_refused_with_the_limit() {
    let world = World::open().await;
    let circle = world.circle().await;
    let limit = "That is too long for name: at most 60 characters.";
    for length in [61, 3_900] {
        let written = format!("/newgroup {} zone:Europe/Berlin", "a".repeat(length));
        assert_eq!(world.tell(&circle.mia, &written).await.text, limit);
    }
    let name = "a".repeat(200);
    let options = [("name", name.as_str()), ("zone", "Europe/Berlin")];
    let answer = world.ask(&circle.noah, discord::Where::Dm, "newgroup", &options).await;
    assert_eq!(answer.text(), limit.replace("name", "`name`"));
    let written = format!("/newgroup {} zone:Europe/Berlin", "ü".repeat(60));
    assert!(world.tell(&circle.mia, &written).await.text.contains("is open"));
    world.discord.next_dm(&world.operator).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn discord_lets_nobody_type_a_name_of_five_thousand_characters() {
    let world = World::open().await;
    let newgroup = world.discord.commands().into_iter().find(|one| one["name"] == "newgroup");
    let options = newgroup.expect("the command")["options"].clone();
    let longest = |option: &serde_json::Value| option["max_length"].as_u64();
    for option in options.as_array().expect("options").iter().filter(|one| one["type"] == 3) {
        let chosen = option["choices"].as_array().is_some_and(|choices| !choices.is_empty());
        assert!(chosen || longest(option).is_some_and(|most| most <= 1_000), "{option}");
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_tells_the_topic_gets_a_neutral_label() {
    let world = World::open().await;
    let mia = world.newcomer("Mia").await;
    for name in ["Panic attack evening", "Trauer am Abend", "AA sober house", "Life with OCD"] {
        let opened = world.tell(&mia, &format!("/newgroup {name} zone:Berlin")).await;
        let first = opened.text.lines().next().unwrap_or_default();
        assert!(first.starts_with("Group "), "{name}: {first}");
        assert!(opened.text.contains("Its name says what it is about"), "{}", opened.text);
        world.discord.next_dm(&world.operator).await;
    }
    world.close().await;
}
