//! A group that is over lets go of its people.

use crate::scene::{both, confirms, meeting};

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_group_is_not_asked_about_when_another_is_meant() {
    let (world, circle) = meeting().await;
    confirms(&world, &circle, "closegroup", &[]).await;
    both(&world, &circle, "is over").await;
    world.telegram.start_bot(&circle.dana_there, None).await;
    world.telegram.next_private(&circle.dana_there).await;
    let options = [("name", "Thursday circle"), ("zone", "Europe/Berlin")];
    let dm = circlekeeper_playground::discord::Where::Dm;
    world.ask(&circle.dana, dm, "newgroup", &options).await;
    world.discord.next_dm(&world.operator).await;
    let preview = world.ask(&circle.dana, dm, "schedule", &[("when", "every Friday 19:00")]).await;
    assert_eq!(preview.seen().labels()[0], "Confirm", "{}", preview.text());
    let by_name = [("group", "Thursday circle")];
    let shown = world.ask(&circle.dana, dm, "editgroup", &by_name).await;
    assert!(shown.text().contains("Chat: none yet"), "{}", shown.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_may_leave_a_closed_group_its_only_facilitator_too() {
    let (world, circle) = meeting().await;
    confirms(&world, &circle, "closegroup", &[]).await;
    both(&world, &circle, "is over").await;
    let own = world.tell(&circle.mia, "/mygroups").await;
    assert!(own.text.contains("Thursday circle (#1)\n• It is over."), "{}", own.text);
    let left = world.tell(&circle.mia, "/leave").await;
    assert!(left.text.starts_with("You have left Thursday circle"), "{}", left.text);
    assert_eq!(left.labels(), Vec::<&str>::new(), "nobody comes back");
    let left = world.ask(&circle.dana, circle.channel, "leave", &[("group", "#1")]).await;
    assert!(left.text().starts_with("You have left Thursday circle"), "{}", left.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_is_cut_short_says_so() {
    let (world, circle) = meeting().await;
    for number in 2..=7 {
        world
            .tell(&circle.mia, &format!("/newgroup Walk {number} zone:Berlin fee:no fee alias:Mia"))
            .await;
        world.discord.next_dm(&world.operator).await;
    }
    let list = world.tell(&circle.mia, "/mygroups").await;
    assert!(list.text.ends_with("And 2 more."), "{}", list.text);
    // What asks has a button for each, and what is beyond the rows of buttons is behind one.
    let list = world.tell(&circle.mia, "/group").await;
    assert_eq!((list.text.as_str(), list.labels().len()), ("Which group?", 7));
    let list = world.tell(&circle.mia, "/next").await;
    assert!(list.text.ends_with("And of your other groups?"), "{}", list.text);
    assert!(list.labels().ends_with(&["Walk 5", "Walk 6", "Walk 7"]), "{:?}", list.labels());
    let waiting =
        world.ask(&world.operator, circlekeeper_playground::discord::Where::Dm, "admit", &[]);
    let waiting = waiting.await;
    assert!(waiting.text().ends_with("And one more."), "{}", waiting.text());
    world.close().await;
}
