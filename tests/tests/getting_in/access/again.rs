//! What is owed at a door and could not be done, once it can; and the way back to who lost theirs.

use circlekeeper_playground::discord::permission::MANAGE_ROLES;
use circlekeeper_playground::discord::{Person, RoleId, Where};
use circlekeeper_playground::telegram::Joined;
use circlekeeper_tests::{Circle, World};

use super::roles::{joins, with_role};
use super::{comes_in, kept, link_in, until};

/// The bot may no longer give roles; Noah, who is in, leaves, and Lea, who is not, joins. Dana was told once.
async fn nothing_moves() -> (World, Circle, RoleId, Person) {
    let (world, circle, role) = with_role().await;
    joins(&world, &circle).await;
    let lea = world.discord.person("Lea");
    world.discord.join(circle.server, &lea);
    world.discord.allow(circle.channel, &lea);
    world.discord.grant_bot(circle.server, MANAGE_ROLES, false);
    world.ask(&circle.noah, circle.channel, "leave", &[]).await;
    world.settle().await;
    world.discord.next_dm(&circle.dana).await;
    world.reads_and_joins(&lea, circle.channel, &[]).await;
    world.settle().await;
    (world, circle, role, lea)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_right_that_is_given_back_is_used_at_once_and_nobody_has_to_press_anything() {
    let (world, circle, role, lea) = nothing_moves().await;
    // Another role changes, and the right is still missing: tried in vain, and told to nobody again.
    world.discord.role(circle.server, "something else");
    world.settle().await;
    assert!(world.discord.unread().is_empty(), "{:?}", world.discord.unread());
    assert!(world.discord.has_role(circle.server, &circle.noah, role), "it cannot be taken yet");
    world.discord.grant_bot(circle.server, MANAGE_ROLES, true);
    until(&world, || !world.discord.has_role(circle.server, &circle.noah, role)).await;
    until(&world, || world.discord.has_role(circle.server, &lea, role)).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_right_that_was_given_while_nobody_listened_is_found_at_the_next_start() {
    let (mut world, circle, role, lea) = nothing_moves().await;
    world.cut_off();
    world.discord.grant_bot(circle.server, MANAGE_ROLES, true);
    world.start().await;
    until(&world, || world.discord.has_role(circle.server, &lea, role)).await;
    until(&world, || !world.discord.has_role(circle.server, &circle.noah, role)).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_owed_is_tried_every_day_without_a_second_word_of_the_same_trouble() {
    let (world, circle, _, _) = nothing_moves().await;
    let tries = || world.discord.requests().iter().filter(|one| one.method == "DELETE").count();
    let before = tries();
    world.at("2026-12-01T12:00:00Z").await;
    world.discord.read_everything();
    world.settle().await;
    assert!(tries() > before, "tried again within a day");
    let told = |text: &str| text.contains("I could not change who gets into a chat");
    let inbox = world.discord.history(&circle.dana, Where::Dm);
    assert_eq!(inbox.iter().filter(|seen| told(&seen.text)).count(), 1, "told twice");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_left_the_server_and_comes_back_gets_the_role_again_by_join() {
    let (world, circle, role) = with_role().await;
    joins(&world, &circle).await;
    world.discord.leave(circle.server, &circle.noah);
    world.discord.join(circle.server, &circle.noah);
    assert!(!world.discord.has_role(circle.server, &circle.noah, role));
    let answer = world.ask(&circle.noah, circle.channel, "join", &[]).await;
    insta::assert_snapshot!(answer.text(), @"You are in Thursday circle already. If you cannot get into its chat any more, press the button below.");
    world.click(&circle.noah, answer.seen(), "Open the channel").await;
    until(&world, || world.discord.has_role(circle.server, &circle.noah, role)).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_left_the_chat_by_the_app_gets_a_new_way_in_by_join() {
    let (world, circle) = kept().await;
    let lea = world.newcomer("Lea").await;
    comes_in(&world, &circle, &lea).await;
    world.telegram.leave(circle.chat, &lea);
    world.settle().await;
    let answer = world.tell(&lea, "/join #1").await;
    assert!(answer.text.starts_with("You are in Thursday circle already"), "{}", answer.text);
    world.telegram.press(&lea, &answer, "A new link").await;
    let invitation = world.telegram.next_private(&lea).await;
    assert_eq!(world.telegram.follow_invite(&lea, &link_in(&invitation)), Joined::In(circle.chat));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_goes_while_a_right_is_known_to_be_missing_reads_what_is_so() {
    let (world, circle, role, lea) = nothing_moves().await;
    world.discord.give_role(circle.server, &lea, role);
    let left = world.ask(&lea, circle.channel, "leave", &[]).await;
    assert!(!left.text().contains("is taken back."), "{}", left.text());
    // Taken out by who leads: they read it, too.
    let kim = world.discord.person("Kim");
    world.discord.join(circle.server, &kim);
    world.reads_and_joins(&kim, Where::Dm, &[("group", "#1"), ("alias", "Kim")]).await;
    let preview = world.ask(&circle.dana, circle.channel, "remove", &[("member", "Kim")]).await;
    let done = world.click(&circle.dana, preview.seen(), "Confirm").await;
    let still = "I may not take the group's role from them at present: they still see its channel.";
    assert!(done.text().contains(still), "{}", done.text());
    world.settle().await;
    world.discord.read_everything();
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_telegram_who_goes_meanwhile_reads_that_they_can_leave_by_themselves() {
    let (world, circle) = kept().await;
    let (lea, sam) = (world.newcomer("Lea").await, world.newcomer("Sam").await);
    for person in [&lea, &sam] {
        comes_in(&world, &circle, person).await;
    }
    world.telegram.make_bot_admin_without(circle.chat, &["can_restrict_members"]);
    world.tell(&lea, "/leave #1").await;
    world.discord.next_dm(&circle.dana).await;
    world.tell(&sam, "/language de").await;
    let left = world.tell(&sam, "/austreten #1").await;
    let still = "Aus ihrem Chat hier darf ich dich zurzeit nicht herausnehmen. Du kannst ihn selbst verlassen";
    assert!(left.text.contains(still), "{}", left.text);
    world.telegram.make_bot_admin(circle.chat);
    until(&world, || !world.telegram.is_in(circle.chat, &sam)).await;
    world.close().await;
}
