//! The platforms' menus: every command by its name in each language.

use circlekeeper_tests::World;
use serde_json::{Value, json};

/// Waits until the last of Telegram's menus is there: they are not waited for when the bot starts.
async fn published(world: &World) {
    let mut changes = world.telegram.changes();
    while telegram_menu(world, "all_chat_administrators", "de").is_empty() {
        changes.changed().await.expect("the platform is there");
    }
}

fn telegram_menu(world: &World, scope: &str, language: &str) -> String {
    let commands = world.telegram.commands(&json!({ "type": scope }), language);
    let name = |command: &Value| command["command"].as_str().unwrap_or_default().to_owned();
    commands.iter().map(name).collect::<Vec<_>>().join(" ")
}

#[tokio::test(flavor = "multi_thread")]
async fn telegram_shows_the_names_of_each_language_and_english_to_everybody_else() {
    let world = World::open().await;
    published(&world).await;
    let menu = |scope, language| telegram_menu(&world, scope, language);
    insta::assert_snapshot!(menu("all_private_chats", "de"), @"start hilfe finden wunsch gruppe beitreten austreten meinegruppen wann dabei nichtdabei zugang erinnern name zeitzone sprache kalender krise datenschutz meinedaten vergissmich melden stopp neuegruppe gruppenangaben chatnutzen planen treffen verschieben absagen dochstattfinden reihebeenden gruppenerinnerung mitteilen fragen vereinbarung einladen anfragen leute entfernen mitleitung dienst beginn zulassung anwesenheit nachweis pause schliessen");
    insta::assert_snapshot!(menu("all_group_chats", "de"), @"hilfe gruppe wann krise");
    insta::assert_snapshot!(menu("all_chat_administrators", "de"), @"hilfe gruppe wann krise neuegruppe chatnutzen");
    insta::assert_snapshot!(menu("all_group_chats", ""), @"help group next crisis");
    insta::assert_snapshot!(menu("all_chat_administrators", ""), @"help group next crisis newgroup usechat");
    assert!(menu("all_private_chats", "").starts_with("start help find"));
    assert_eq!(menu("all_private_chats", "fr"), "");
    let crisis = world.telegram.commands(&json!({ "type": "all_group_chats" }), "de");
    let crisis = crisis.iter().find(|command| command["command"] == "krise");
    insta::assert_snapshot!(crisis.expect("a command")["description"], @r#"
    "An wen du dich jetzt wenden kannst"
    "#);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn discord_is_told_the_german_name_and_description_of_everything() {
    let world = World::open().await;
    let commands = world.discord.commands();
    assert!(!commands.is_empty());
    for command in &commands {
        let name = &command["name"];
        assert!(command["name_localizations"]["de"].is_string(), "{name}");
        assert!(command["description_localizations"]["de"].is_string(), "{name}");
        for option in command["options"].as_array().into_iter().flatten() {
            let described = &option["description_localizations"]["de"];
            assert!(described.is_string(), "{name} {}", option["name"]);
        }
    }
    let join = commands.iter().find(|command| command["name"] == "join").expect("a command");
    let words = [
        &join["name_localizations"]["de"],
        &join["description_localizations"]["de"],
        &join["options"][0]["description_localizations"]["de"],
    ];
    insta::assert_debug_snapshot!(words, @r#"
    [
        String("beitreten"),
        String("Einer Gruppe beitreten"),
        String("Die Gruppe"),
    ]
    "#);
    world.close().await;
}
