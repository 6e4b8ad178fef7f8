//! What a group says of itself, changed.

use crate::scene::{asks, meeting};

#[tokio::test(flavor = "multi_thread")]
async fn what_a_group_says_of_itself_is_shown_and_changed() {
    let (world, circle) = meeting().await;
    let shown = world.ask(&circle.dana, circle.channel, "editgroup", &[]).await;
    assert!(shown.is_private());
    insta::assert_snapshot!(shown.text(), @"
    This is what Thursday circle says of itself:
    - In reminders: Thursday circle
    - Topics: anxiety
    - Led by Dana; profession and licence: not stated
    - Next session: <t:1796320800:F>
    - Fee: no fee
    - Drop-in: come whenever you like, in English
    - Way in: at once
    - Group's time zone: Europe/Berlin
    - Chat: Discord, Telegram. Private: yes
    - Seats: no limit
    To change something, give it by its name, for example: /editgroup fee:no fee
    Kind, language and way in count as stated the way they stand here.
    ");
    let options = [
        ("fee", "no fee"),
        ("topics", "panic, sleep"),
        ("about", "A quiet hour"),
        ("capacity", "8"),
    ];
    let changed = world.ask(&circle.dana, circle.channel, "editgroup", &options).await;
    insta::assert_snapshot!(changed.text(), @"
    Done. This is what Thursday circle says of itself now:
    - In reminders: Thursday circle
    - For: A quiet hour
    - Topics: panic, sleep
    - Led by Dana; profession and licence: not stated
    - Next session: <t:1796320800:F>
    - Fee: no fee
    - Drop-in: come whenever you like, in English
    - Way in: at once
    - Group's time zone: Europe/Berlin
    - Chat: Discord, Telegram. Private: yes
    - Seats free: 6 of 8
    ");
    let options = [("name", "Friday circle"), ("label", "Friday circle")];
    world.ask(&circle.dana, circle.channel, "editgroup", &options).await;
    let sam = world.newcomer("Sam").await;
    let found = world.tell(&sam, "/find sleep").await;
    assert!(found.text.contains("Friday circle"), "{}", found.text);
    world.at("2026-12-02T18:00:00Z").await;
    crate::scene::both(&world, &circle, "Friday circle").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_is_changed_from_telegram() {
    let (world, circle) = meeting().await;
    world.tell(&circle.mia, "/newgroup Morning walk zone:Berlin alias:Mia").await;
    world.discord.next_dm(&world.operator).await;
    let changed = world.tell(&circle.mia, "/editgroup #2 fee:no fee about:Slowly").await;
    insta::assert_snapshot!(changed.text, @"
    Done. This is what Morning walk says of itself now:
    • In reminders: Morning walk
    • For: Slowly
    • Led by Mia; profession and licence: not stated
    • No session is scheduled.
    • Fee: no fee
    • Drop-in: come whenever you like, in English
    • Way in: at once
    • Group's time zone: Europe/Berlin
    • Chat: none yet
    • Seats: no limit

    The operator looks at it before it can be found with /find. You will hear from me.
    ");
    world.discord.next_dm(&world.operator).await;
    for typed in
        ["/editgroup #2 zone:Nowhere", "/editgroup #2 capacity:0", "/editgroup #2 kind:odd"]
    {
        let refused = world.tell(&circle.mia, typed).await;
        assert!(!refused.text.starts_with("Done"), "{typed}: {}", refused.text);
    }
    let same = asks(&world, &circle.dana, "group", &[("group", "#1")]).await;
    assert!(!same.text().contains("Slowly"), "{}", same.text());
    world.close().await;
}
