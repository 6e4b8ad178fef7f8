//! People who cannot be written to: tried once at most, told of to nobody, reminded again when they
//! come back.

use circlekeeper_playground::discord::Recorded;
use circlekeeper_playground::telegram;
use circlekeeper_tests::{Circle, World};

use crate::scene::{EARLY, LAST, NEXT_EARLY, both_reminded, thursdays};

/// Two hours before the first session, and before the two after it.
const TWO_HOURS: [&str; 3] =
    ["2026-12-03T16:00:00Z", "2026-12-10T16:00:00Z", "2026-12-17T16:00:00Z"];

/// Mia and Noah are members who wish to be reminded privately, two hours before.
async fn with_wishes() -> (World, Circle) {
    let (world, circle) = thursdays().await;
    world.tell(&circle.mia, "/join #1").await;
    world.tell(&circle.mia, "/remindme 2 hours").await;
    world.ask(&circle.noah, circle.channel, "join", &[]).await;
    world.ask(&circle.noah, circle.channel, "remindme", &[("before", "2 hours")]).await;
    world.settle().await;
    world.at(EARLY).await;
    both_reminded(&world, &circle).await;
    (world, circle)
}

/// What both chats are told between one session's two hours and the next one's.
async fn until_the_next(world: &World, circle: &Circle, moments: [&str; 2]) {
    for moment in moments {
        world.at(moment).await;
        both_reminded(world, circle).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_closes_their_messages_on_discord_is_tried_once_and_heard_again_when_they_come_back() {
    let (world, circle) = with_wishes().await;
    let refused = || {
        let refused = |one: &&Recorded| one.status == Some(403);
        world.discord.requests().iter().filter(refused).count()
    };
    world.discord.refuse_dms(&circle.noah);
    world.at(TWO_HOURS[0]).await;
    world.telegram.next_private(&circle.mia).await;
    assert_eq!(refused(), 1);
    until_the_next(&world, &circle, [LAST, NEXT_EARLY]).await;
    world.at(TWO_HOURS[1]).await;
    world.telegram.next_private(&circle.mia).await;
    assert_eq!(refused(), 1, "they are left alone");
    // They open them again, and show it by writing.
    world.discord.accept_dms(&circle.noah);
    world.ask(&circle.noah, circle.channel, "next", &[]).await;
    until_the_next(&world, &circle, ["2026-12-10T17:30:00Z", "2026-12-16T18:00:00Z"]).await;
    world.at(TWO_HOURS[2]).await;
    world.telegram.next_private(&circle.mia).await;
    world.discord.next_dm(&circle.noah).await;
    world.close().await;
}

/// How often the bot tried to write to Mia.
fn tries(world: &World, person: &telegram::Person) -> usize {
    let id = person.id().to_string();
    let to = |params: &serde_json::Value| params["chat_id"].to_string().trim_matches('"') == id;
    let requests = world.telegram.requests();
    requests.iter().filter(|one| one.method == "sendmessage" && to(&one.params)).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn who_blocks_the_bot_on_telegram_is_not_tried_and_reminded_again_after_lifting_it() {
    let (world, circle) = with_wishes().await;
    let tried = tries(&world, &circle.mia);
    world.telegram.block(&circle.mia).await;
    world.settle().await;
    world.at(TWO_HOURS[0]).await;
    world.discord.next_dm(&circle.noah).await;
    assert_eq!(tries(&world, &circle.mia), tried);
    world.telegram.unblock(&circle.mia).await;
    world.settle().await;
    until_the_next(&world, &circle, [LAST, NEXT_EARLY]).await;
    world.at(TWO_HOURS[1]).await;
    world.discord.next_dm(&circle.noah).await;
    world.telegram.next_private(&circle.mia).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_deletes_their_account_on_telegram_is_tried_once() {
    let (world, circle) = with_wishes().await;
    let tried = tries(&world, &circle.mia);
    world.telegram.delete_account(&circle.mia).await;
    world.at(TWO_HOURS[0]).await;
    world.discord.next_dm(&circle.noah).await;
    until_the_next(&world, &circle, [LAST, NEXT_EARLY]).await;
    world.at(TWO_HOURS[1]).await;
    world.discord.next_dm(&circle.noah).await;
    assert_eq!(tries(&world, &circle.mia), tried + 1);
    world.close().await;
}
