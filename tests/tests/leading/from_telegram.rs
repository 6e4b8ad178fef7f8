//! What the operator decides about a concern, all of it on Telegram.

use circlekeeper_playground::telegram::{Person, Seen};
use circlekeeper_tests::World;

use crate::scene::{both, gathered, nameless, tells_operator, with_two_operators};

/// The operator presses what stands below a concern, and confirms what it previews; what is said then.
async fn decides(world: &World, oda: &Person, shown: &Seen, label: &str) -> String {
    let preview = world.tap(oda, shown, label).await;
    confirms(world, oda, &preview).await
}

async fn confirms(world: &World, oda: &Person, preview: &Seen) -> String {
    assert_eq!(preview.labels(), ["Confirm", "Never mind"], "{}", preview.text);
    world.telegram.press(oda, preview, "Confirm").await;
    world.telegram.next_edit(preview).await.text
}

#[tokio::test(flavor = "multi_thread")]
async fn the_operator_pauses_asks_closes_and_has_the_last_word() {
    let (world, oda) = with_two_operators().await;
    let circle = gathered(&world).await;
    world.settle().await;
    for _ in world.telegram.unread() {
        world.telegram.next_private(&oda).await;
    }
    let reference = tells_operator(&world, &circle.mia, "/concern They took my money").await;
    world.discord.next_dm(&world.operator).await;
    let told = world.telegram.next_private(&oda).await;
    let shown = world.tap(&oda, &told, "Look at it").await;
    let paused = decides(&world, &oda, &shown, "Pause the group").await;
    assert!(paused.starts_with("Thursday circle is paused."), "{paused}");
    both(&world, &circle, "Thursday circle takes a break. You will hear here when it goes on.")
        .await;
    world.discord.next_dm(&circle.dana).await;

    let asks = world.tap(&oda, &shown, "Ask them something").await;
    assert_eq!(asks.text, "What do you want to ask them?");
    let preview = world.tell(&oda, "When was that?").await;
    assert!(preview.text.contains("When was that?"), "{}", preview.text);
    let asked = confirms(&world, &oda, &preview).await;
    assert!(asked.starts_with("Done. Whoever raised"), "{asked}");
    let question = world.telegram.next_private(&circle.mia).await;
    assert!(question.text.contains("When was that?"), "{}", question.text);
    world.tap(&circle.mia, &question, "Answer").await;
    let preview = world.tell(&circle.mia, "In October").await;
    world.telegram.press(&circle.mia, &preview, "Confirm").await;
    world.telegram.next_edit(&preview).await;
    world.discord.next_dm(&world.operator).await;
    let added = world.telegram.next_private(&oda).await;
    assert!(added.text.contains("In October"), "{}", added.text);

    let shown = world.tap(&oda, &added, "Look at it").await;
    let closed = decides(&world, &oda, &shown, "Close the group").await;
    assert!(closed.starts_with("Thursday circle is closed."), "{closed}");
    both(&world, &circle, "Thursday circle is over. Thank you for having been here.").await;
    world.discord.next_dm(&circle.dana).await;
    world.tap(&oda, &shown, "… in my own words").await;
    let preview = world.tell(&oda, "You should have it back by now.").await;
    let done = confirms(&world, &oda, &preview).await;
    assert!(done.starts_with("Done."), "{done}");
    let ended = world.telegram.next_private(&circle.mia).await;
    insta::assert_snapshot!(nameless(&ended.text, &reference), @"
    The operator of this bot has looked at what you told them, C-7F3K.

    They write:

    You should have it back by now.

    What you wrote is erased. If you need somebody now: /crisis
    ");
    world.close().await;
}
