//! A Bot API server that is older than this program, or somebody else's: it does not know times.

use circlekeeper_playground::telegram::Where;
use circlekeeper_tests::World;

use crate::scene::{
    EARLY, LAST, both_reminded, reminded_on_discord, reminded_on_telegram, thursdays,
    tries_on_telegram,
};

/// How many texts the server refused.
fn refused(world: &World) -> usize {
    let requests = world.telegram.requests();
    let unread = |words: &Option<String>| {
        words.as_ref().is_some_and(|words| words.contains("Unsupported start tag"))
    };
    requests.iter().filter(|one| unread(&one.description)).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_knows_no_times_gets_reminders_with_the_time_written_out() {
    let (world, circle) = thursdays().await;
    world.telegram.refuse_times(true);
    let tried = tries_on_telegram(&world, circle.chat);
    world.at(EARLY).await;
    reminded_on_discord(&world, &circle).await;
    let reminder = reminded_on_telegram(&world, circle.chat).await;
    assert!(reminder.text.contains("19:00"), "{}", reminder.text);
    // Asked twice the first time, and not again.
    assert_eq!(tries_on_telegram(&world, circle.chat), tried + 2);
    world.at(LAST).await;
    both_reminded(&world, &circle).await;
    assert_eq!(tries_on_telegram(&world, circle.chat), tried + 3);
    assert_eq!(refused(&world), 1);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_knows_no_times_gets_answers_with_the_time_written_out() {
    let (world, circle) = thursdays().await;
    world.telegram.refuse_times(true);
    for _ in 0..2 {
        world.telegram.says(&circle.mia, Where::Chat(circle.chat), "/next").await;
        let answer = world.telegram.next_message(circle.chat).await;
        assert!(answer.text.contains("19:00"), "{}", answer.text);
    }
    assert_eq!(refused(&world), 1);
    world.close().await;
}
