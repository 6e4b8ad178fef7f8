//! On Telegram: a link of one's own into the chat, and out of it again.

use circlekeeper_playground::telegram::{Fault, Joined};
use circlekeeper_tests::World;

use super::{asked, comes_in, invited, kept, link_in, taken_out};

#[tokio::test(flavor = "multi_thread")]
async fn a_link_arrives_in_private_and_admits_one_person_once() {
    let (world, circle) = kept().await;
    let lea = world.newcomer("Lea").await;
    let invitation = invited(&world, &lea).await;
    insta::assert_snapshot!(invitation.text, @r"
    Here is your way into the chat of Thursday circle.

    The link lets in one person, once, and ends in 24 hours. It is yours: please do not pass it on.
    ");
    assert_eq!(invitation.labels(), ["Enter the chat", "A new link"]);
    let link = link_in(&invitation);
    assert_eq!(world.telegram.follow_invite(&lea, &link), Joined::In(circle.chat));
    let sam = world.telegram.person("Sam");
    assert_eq!(world.telegram.follow_invite(&sam, &link), Joined::Expired);
    let stored = world.stored_bytes();
    assert!(!stored.windows(link.len()).any(|bytes| bytes == link.as_bytes()), "an open link");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn leaving_the_group_is_leaving_the_chat_and_the_way_back_is_open() {
    let (world, circle) = kept().await;
    let lea = world.newcomer("Lea").await;
    comes_in(&world, &circle, &lea).await;
    let left = world.tell(&lea, "/leave").await;
    insta::assert_snapshot!(left.text, @r"
    You have left Thursday circle. That you were in it is erased, with your name there, your answers about sessions and what I wrote to you about them.

    You are also taken out of its chat here.
    ");
    world.settle().await;
    assert!(!world.telegram.is_in(circle.chat, &lea));
    comes_in(&world, &circle, &lea).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_was_not_used_is_worthless_once_its_owner_has_left() {
    let (world, _) = kept().await;
    let lea = world.newcomer("Lea").await;
    let link = link_in(&invited(&world, &lea).await);
    world.tell(&lea, "/leave").await;
    world.settle().await;
    assert_eq!(world.telegram.follow_invite(&lea, &link), Joined::Expired);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_in_the_chat_before_gets_no_link_and_is_not_taken_out_of_it() {
    let (world, circle) = kept().await;
    world.tell(&circle.mia, "/join #1").await;
    world.settle().await;
    world.tell(&circle.mia, "/leave").await;
    world.settle().await;
    assert!(world.telegram.is_in(circle.chat, &circle.mia));
    assert_eq!(asked(&world, "createchatinvitelink"), 0);
    assert_eq!(asked(&world, "banchatmember"), 0);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn administrators_of_the_chat_are_never_touched() {
    let (world, circle) = kept().await;
    let lea = world.newcomer("Lea").await;
    comes_in(&world, &circle, &lea).await;
    world.telegram.make_admin(circle.chat, &lea);
    world.tell(&lea, "/leave").await;
    world.settle().await;
    assert!(world.telegram.is_in(circle.chat, &lea));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_taken_out_of_the_group_does_not_come_back_into_the_chat() {
    let (world, circle) = kept().await;
    let lea = world.newcomer("Lea").await;
    let link = link_in(&invited(&world, &lea).await);
    world.telegram.join(circle.chat, &lea);
    taken_out(&world, &circle).await;
    world.telegram.next_private(&lea).await;
    world.settle().await;
    assert!(!world.telegram.is_in(circle.chat, &lea));
    assert_eq!(world.telegram.follow_invite(&lea, &link), Joined::Expired);
    let standing = world.telegram.requests();
    let ban = standing.iter().find(|request| request.method == "banchatmember");
    assert!(ban.is_some_and(|request| request.params["until_date"].is_null()), "for good");
    assert_eq!(asked(&world, "unbanchatmember"), 0);
    // Unless they are let back: when they come in again, so they may there.
    let people = world.ask(&circle.dana, circle.channel, "people", &[]).await;
    let out = world.click(&circle.dana, people.seen(), "Who was taken out").await;
    let preview = world.click(&circle.dana, out.seen(), "Let #2 ask again").await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    let told = world.telegram.next_private(&lea).await;
    world.tap(&lea, &told, "Join").await;
    let link = link_in(&world.telegram.next_private(&lea).await);
    assert_eq!(world.telegram.follow_invite(&lea, &link), Joined::In(circle.chat));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_may_not_have_arrived_is_revoked_and_another_is_made() {
    let (world, circle) = kept().await;
    let lea = world.newcomer("Lea").await;
    world.telegram.hold_calls("createChatInviteLink", true);
    world.tell(&lea, "/join #1").await;
    world.telegram.held(1).await;
    world.telegram.fail_next(Fault::LoseReply);
    world.telegram.hold_calls("createChatInviteLink", false);
    let first = link_in(&world.telegram.next_private(&lea).await);
    let second = link_in(&world.telegram.next_private(&lea).await);
    world.settle().await;
    assert_ne!(first, second);
    assert_eq!(world.telegram.follow_invite(&lea, &first), Joined::Expired);
    assert_eq!(world.telegram.follow_invite(&lea, &second), Joined::In(circle.chat));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_was_not_used_ends_after_a_day_and_another_can_be_had() {
    let (world, circle) = kept().await;
    let lea = world.newcomer("Lea").await;
    let invitation = invited(&world, &lea).await;
    world.at("2026-12-01T09:00:00Z").await;
    assert_eq!(world.telegram.follow_invite(&lea, &link_in(&invitation)), Joined::Expired);
    assert_eq!(asked(&world, "revokechatinvitelink"), 1);
    world.telegram.press(&lea, &invitation, "A new link").await;
    let follows = world.telegram.next_edit(&invitation).await;
    insta::assert_snapshot!(follows.text, @"A new link into the chat of Thursday circle follows, unless you are in it already. The one before no longer works.");
    let link = link_in(&world.telegram.next_private(&lea).await);
    assert_eq!(world.telegram.follow_invite(&lea, &link), Joined::In(circle.chat));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_right_that_is_missing_is_told_once_and_what_is_owed_follows_when_it_is_given() {
    let (world, circle) = kept().await;
    world.telegram.make_bot_admin_without(circle.chat, &["can_invite_users"]);
    let lea = world.newcomer("Lea").await;
    world.tell(&lea, "/join #1").await;
    let told = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(told.text, @r"
    I could not change who gets into a chat of Thursday circle on Telegram.
    I am not allowed to invite people there. Please make me an administrator with “Invite users via link”, then press Try again.
    ");
    let kim = world.newcomer("Kim").await;
    world.tell(&kim, "/join #1").await;
    world.settle().await;
    world.telegram.make_bot_admin(circle.chat);
    for person in [&lea, &kim] {
        link_in(&world.telegram.next_private(person).await);
    }
    // What lets nobody out is another right.
    comes_in_again(&world, &circle, &lea).await;
    world.telegram.make_bot_admin_without(circle.chat, &["can_restrict_members"]);
    world.tell(&lea, "/leave").await;
    let told = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(told.text, @r"
    I could not change who gets into a chat of Thursday circle on Telegram.
    I am not allowed to take people out of it. Please make me an administrator with “Ban users”, then press Try again. Until then, please look yourself who should not be there any more.
    ");
    world.telegram.make_bot_admin(circle.chat);
    world.click(&circle.dana, &told, "Try again").await;
    world.settle().await;
    assert!(!world.telegram.is_in(circle.chat, &lea));
    world.close().await;
}

async fn comes_in_again(
    world: &World,
    circle: &circlekeeper_tests::Circle,
    person: &circlekeeper_playground::telegram::Person,
) {
    world.telegram.join(circle.chat, person);
    world.settle().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_forgotten_is_taken_out_though_the_bot_is_cut_off_meanwhile() {
    let (mut world, circle) = kept().await;
    let lea = world.newcomer("Lea").await;
    comes_in(&world, &circle, &lea).await;
    world.telegram.hold_calls("getChatMember", true);
    let sure = world.tell(&lea, "/forgetme").await;
    assert!(sure.text.contains("a place in a chat, is taken back from you"), "{}", sure.text);
    world.telegram.press(&lea, &sure, sure.labels()[0]).await;
    let done = world.telegram.next_edit(&sure).await;
    assert!(done.text.contains("for 30 days at most."), "{}", done.text);
    world.telegram.held(1).await;
    world.cut_off();
    let account = lea.id().to_string();
    let stored = world.stored_bytes();
    assert!(!stored.windows(account.len()).any(|bytes| bytes == account.as_bytes()), "Lea is kept");
    world.telegram.hold_calls("getChatMember", false);
    world.start().await;
    world.settle().await;
    assert!(!world.telegram.is_in(circle.chat, &lea));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_whose_door_is_not_ours_is_left_alone() {
    let world = World::open().await;
    let circle = world.circle().await;
    let lea = world.newcomer("Lea").await;
    world.tell(&lea, "/join #1").await;
    world.settle().await;
    world.tell(&lea, "/leave").await;
    world.settle().await;
    assert_eq!(asked(&world, "createchatinvitelink"), 0);
    // Once it is, those in the group already are let in.
    world.tell(&lea, "/join #1").await;
    world.settle().await;
    world.telegram.make_bot_admin(circle.chat);
    let link = link_in(&world.telegram.next_private(&lea).await);
    assert_eq!(world.telegram.follow_invite(&lea, &link), Joined::In(circle.chat));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn binding_says_what_it_finds_at_the_door() {
    let (world, circle) = kept().await;
    let said = world.tell_in(&circle.dana_there, circle.chat, "/usechat #1").await;
    insta::assert_snapshot!(said.text, @r"
    This chat belongs to Thursday circle. Reminders arrive here.

    I keep this chat's door: whoever joins the group gets a link of their own, and whoever leaves it is taken out again.

    Please note: this chat has a permanent invite link, so whoever has it gets in. Please revoke it in the chat's settings, or let it ask for approval.
    ");
    world.telegram.make_bot_admin_without(circle.chat, &["can_invite_users"]);
    let said = world.tell_in(&circle.dana_there, circle.chat, "/usechat #1").await;
    insta::assert_snapshot!(said.text, @r"
    This chat belongs to Thursday circle. Reminders arrive here.

    I am administrator here but may not invite people. With “Invite users via link” I could let in whoever joins the group.
    ");
    let said = world.tell_in(&circle.dana_there, circle.chat, "/usechat role:Circle #1").await;
    insta::assert_snapshot!(said.text, @"Roles are something Discord has. Please use /usechat with a role in the group's channel there. Here, make me an administrator who may invite and ban people: then I let in whoever joins the group.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_left_a_moment_ago_gets_a_link_though_the_ban_was_not_lifted() {
    let (world, circle) = kept().await;
    let lea = world.newcomer("Lea").await;
    comes_in(&world, &circle, &lea).await;
    world.telegram.fail_next_of("unbanChatMember", Fault::Status(500, "Internal Server Error"));
    let left = world.tell(&lea, "/leave").await;
    world.settle().await;
    assert!(!world.telegram.is_in(circle.chat, &lea));
    world.tap(&lea, &left, "Join again").await;
    let link = link_in(&world.telegram.next_private(&lea).await);
    assert_eq!(world.telegram.follow_invite(&lea, &link), Joined::In(circle.chat));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_the_server_no_longer_knows_says_nothing_about_the_chat() {
    let (world, circle) = kept().await;
    let lea = world.newcomer("Lea").await;
    invited(&world, &lea).await;
    let unknown = || Fault::Status(400, "Bad Request: user not found");
    world.telegram.fail_next_of("getChatMember", unknown());
    world.telegram.fail_next_of("banChatMember", unknown());
    taken_out(&world, &circle).await;
    world.telegram.next_private(&lea).await;
    world.settle().await;
    let words = [("text", "Tea at five")];
    let preview = world.ask(&circle.dana, circle.channel, "announce", &words).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    world.discord.next_message(circle.channel).await;
    let heard = world.telegram.next_message(circle.chat).await;
    assert!(heard.text.contains("Tea at five"), "{}", heard.text);
    world.close().await;
}
