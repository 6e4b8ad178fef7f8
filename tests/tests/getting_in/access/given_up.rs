//! What could not be done at a door for long: it stays owed while who leads may still mend it, and is not given up
//! in silence.

use circlekeeper_playground::discord::permission::MANAGE_ROLES;

use super::roles::{joins, with_role};
use super::{asked, comes_in, kept, taken_out, until};

#[tokio::test(flavor = "multi_thread")]
async fn whoever_was_taken_out_is_taken_out_when_the_right_comes_after_more_than_thirty_days() {
    let (world, circle) = kept().await;
    let lea = world.newcomer("Lea").await;
    comes_in(&world, &circle, &lea).await;
    world.telegram.make_bot_admin_without(circle.chat, &["can_restrict_members"]);
    taken_out(&world, &circle).await;
    world.telegram.next_private(&lea).await;
    let told = world.discord.next_dm(&circle.dana).await;
    assert!(told.text.contains("Ban users"), "{}", told.text);
    for day in ["2026-12-15T09:00:00Z", "2026-12-31T09:00:00Z", "2027-01-20T09:00:00Z"] {
        world.at(day).await;
    }
    assert!(world.telegram.is_in(circle.chat, &lea));
    world.telegram.make_bot_admin(circle.chat);
    until(&world, || !world.telegram.is_in(circle.chat, &lea)).await;
    let done = world.click(&circle.dana, &told, "Try again").await;
    insta::assert_snapshot!(done.text(), @"There is nothing left for me to do at a chat of Thursday circle: it was done meanwhile, or I have given it up after 30 days. If somebody is there who should not be, please take them out yourself.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_of_a_role_on_discord() {
    let (world, circle, role) = with_role().await;
    joins(&world, &circle).await;
    world.discord.grant_bot(circle.server, MANAGE_ROLES, false);
    taken_out(&world, &circle).await;
    world.discord.next_dm(&circle.noah).await;
    let told = world.discord.next_dm(&circle.dana).await;
    for day in ["2026-12-15T09:00:00Z", "2026-12-31T09:00:00Z", "2027-01-20T09:00:00Z"] {
        world.at(day).await;
    }
    world.discord.grant_bot(circle.server, MANAGE_ROLES, true);
    world.click(&circle.dana, &told, "Try again").await;
    world.settle().await;
    assert!(!world.discord.has_role(circle.server, &circle.noah, role));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_is_forgotten_is_kept_no_longer_than_thirty_days_and_who_leads_is_told() {
    let (world, circle) = kept().await;
    let lea = world.newcomer("Lea").await;
    comes_in(&world, &circle, &lea).await;
    world.telegram.make_bot_admin_without(circle.chat, &["can_restrict_members"]);
    let sure = world.tell(&lea, "/forgetme").await;
    world.telegram.press(&lea, &sure, sure.labels()[0]).await;
    world.telegram.next_edit(&sure).await;
    let told = world.discord.next_dm(&circle.dana).await;
    assert!(told.text.contains("Ban users"), "{}", told.text);
    world.at("2026-12-29T09:00:00Z").await;
    assert!(world.discord.unread().is_empty());
    world.at("2026-12-31T09:00:00Z").await;
    let given_up = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(given_up.text, @r"
    I could not change who gets into a chat of Thursday circle on Telegram.
    For 30 days I could not take somebody out of it who is no longer in the group, and I do not try it any longer. Please look yourself who should not be there any more.
    ");
    assert!(given_up.labels().is_empty());
    let late = world.click(&circle.dana, &told, "Try again").await;
    assert!(late.text().starts_with("There is nothing left for me to do"), "{}", late.text());
    assert_eq!(asked(&world, "unbanchatmember"), 0);
    world.close().await;
}
