//! On Discord: a role that somebody gave by hand. Whoever was never given it by the bot keeps it when they leave.

use circlekeeper_playground::discord::{Fault, Where};

use super::roles::{joins, with_role};
use super::taken_out;

#[tokio::test(flavor = "multi_thread")]
async fn a_role_that_was_given_by_hand_is_not_taken_by_leaving() {
    let (world, circle, role) = with_role().await;
    world.discord.give_role(circle.server, &circle.noah, role);
    joins(&world, &circle).await;
    let left = world.ask(&circle.noah, circle.channel, "leave", &[]).await;
    assert!(!left.text().contains("role"), "{}", left.text());
    world.settle().await;
    assert!(world.discord.has_role(circle.server, &circle.noah, role));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nor_by_leaving_the_line() {
    let (world, circle, role) = with_role().await;
    world.ask(&circle.dana, circle.channel, "editgroup", &[("capacity", "1")]).await;
    world.tell(&circle.mia, "/join #1").await;
    world.discord.give_role(circle.server, &circle.noah, role);
    let waits = world.reads_and_joins(&circle.noah, circle.channel, &[]).await;
    assert!(waits.text().contains("in line"), "{}", waits.text());
    world.ask(&circle.noah, Where::Dm, "leave", &[("group", "#1")]).await;
    world.settle().await;
    assert!(world.discord.has_role(circle.server, &circle.noah, role));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nor_when_no_role_is_given_any_more_or_the_group_is_over() {
    for ends in ["usechat", "closegroup"] {
        let (world, circle, role) = with_role().await;
        world.discord.give_role(circle.server, &circle.noah, role);
        joins(&world, &circle).await;
        let shown = world.ask(&circle.dana, circle.channel, ends, &[]).await;
        if ends == "usechat" {
            let preview = world.click(&circle.dana, shown.seen(), "Give no role any more").await;
            world.click(&circle.dana, preview.seen(), "Give no role any more").await;
        } else {
            world.click(&circle.dana, shown.seen(), "Confirm").await;
            world.discord.next_message(circle.channel).await;
            world.telegram.next_message(circle.chat).await;
        }
        world.settle().await;
        assert!(world.discord.has_role(circle.server, &circle.noah, role), "{ends}");
        assert!(!world.discord.has_role(circle.server, &circle.dana, role), "{ends}");
        world.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_taken_out_loses_it_whoever_gave_it() {
    let (world, circle, role) = with_role().await;
    world.discord.give_role(circle.server, &circle.noah, role);
    joins(&world, &circle).await;
    taken_out(&world, &circle).await;
    world.discord.next_dm(&circle.noah).await;
    world.settle().await;
    assert!(!world.discord.has_role(circle.server, &circle.noah, role));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_that_was_given_though_nobody_heard_so_is_ours_to_take_back() {
    for fault in [Fault::LoseReply, Fault::AfterEffect(500)] {
        let (world, circle, role) = with_role().await;
        world.discord.fail_next_on("PUT /guilds", fault);
        joins(&world, &circle).await;
        assert!(world.discord.has_role(circle.server, &circle.noah, role));
        let left = world.ask(&circle.noah, circle.channel, "leave", &[]).await;
        assert!(left.text().contains("The role that came with it"), "{}", left.text());
        world.settle().await;
        assert!(!world.discord.has_role(circle.server, &circle.noah, role));
        world.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn looking_whether_it_is_there_may_fail_without_a_trace() {
    let (world, circle, role) = with_role().await;
    world.discord.fail_next_on("GET /guilds", Fault::LoseReply);
    joins(&world, &circle).await;
    assert!(world.discord.has_role(circle.server, &circle.noah, role));
    world.ask(&circle.noah, circle.channel, "leave", &[]).await;
    world.settle().await;
    assert!(!world.discord.has_role(circle.server, &circle.noah, role));
    world.close().await;
}
