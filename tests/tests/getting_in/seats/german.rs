//! The same in German: everybody reads their own language.

use circlekeeper_playground::discord::Where;

use super::{becomes, full, noah_leaves};

#[tokio::test(flavor = "multi_thread")]
async fn whoever_waits_is_written_to_in_their_own_language() {
    let (world, circle) = full().await;
    let ida = world.telegram.person("Ida").with_language("de");
    world.telegram.start_bot(&ida, None).await;
    world.telegram.next_private(&ida).await;
    let line = world.tell(&ida, "/beitreten #1").await;
    insta::assert_snapshot!(line.text, @"
    Thursday circle hat zurzeit keinen Platz frei. Auf der Warteliste bist du Nummer 1.

    Sobald ein Platz für dich da ist, schreibe ich dir hier und halte ihn eine Weile frei. Um nicht länger zu warten: /austreten
    ");
    assert_eq!(line.labels(), ["Nicht mehr warten"]);
    let jan = world.discord.person("Jan").with_locale("de");
    world.discord.join(circle.server, &jan);
    let found = world.ask(&jan, Where::Dm, "find", &[("words", "anxiety")]).await;
    let line = world.click(&jan, found.seen(), "Auf einen Platz warten: Thursday circle").await;
    assert!(line.text().contains("bist du Nummer 2"), "{}", line.text());
    noah_leaves(&world, &circle).await;
    let offer = world.telegram.next_private(&ida).await;
    insta::assert_snapshot!(offer.text, @"
    In Thursday circle ist ein Platz frei, und du bist an der Reihe.

    Nächstes Treffen: Do, 3. Dez. 2026, 19:00 Uhr (Berlin)

    Kosten: kostenlos

    Ich halte ihn für dich frei bis Di, 1. Dez. 2026, 05:30 Uhr (Berlin) (in 21 Stunden). Höre ich bis dahin nichts, geht er an die nächste Person auf der Warteliste.
    ");
    let noted = becomes(&world, &ida, &offer, "Diesmal nicht").await;
    insta::assert_snapshot!(noted.text, @"Gut, diesmal nicht. Dieser Platz in Thursday circle geht an die nächste Person. Du behältst deine Stelle: Nummer 1 auf der Warteliste.");
    let there = world.discord.next_dm(&jan).await;
    let welcome = world.click(&jan, &there, "Platz nehmen").await;
    assert!(welcome.text().starts_with("Du bist jetzt in Thursday circle"), "{}", welcome.text());
    world.telegram.press_forged(&ida, &offer, "seat:1").await;
    let late = world.telegram.next_private(&ida).await;
    insta::assert_snapshot!(late.text, @"Du hast „Diesmal nicht“ gesagt, deshalb halte ich diesen Platz in Thursday circle nicht mehr für dich frei. Du bist Nummer 1 auf der Warteliste. Ist wieder ein Platz frei, schreibe ich dir.");
    world.close().await;
}
