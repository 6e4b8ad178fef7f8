//! On Telegram: somebody asks at the chat's door before they are in the group.

use circlekeeper_playground::telegram::{Fault, Joined, Person, Seen};
use circlekeeper_tests::World;

use super::{asked, comes_in, invited, kept, taken_out, until};

/// What stands behind Start.
fn payload_of(answer: &Seen) -> String {
    let start = answer.buttons.first().and_then(|button| button.url.clone()).expect("a button");
    start.split("start=").nth(1).expect("a payload").to_owned()
}

/// Somebody follows Start and joins the group they are shown.
async fn joins(world: &World, person: &Person, answer: &Seen) {
    world.telegram.start_bot(person, Some(&payload_of(answer))).await;
    let card = world.telegram.next_private(person).await;
    let join = card.labels()[0].to_owned();
    world.telegram.press(person, &card, &join).await;
    world.telegram.next_private(person).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_who_asks_is_shown_the_way_and_let_in_once_they_are_in_the_group() {
    let (world, circle) = kept().await;
    let lea = world.telegram.person("Lea");
    world.telegram.ask_to_join(circle.chat, &lea);
    let answer = world.telegram.next_private(&lea).await;
    insta::assert_snapshot!(answer.text, @"You asked to join a chat whose door I keep. It belongs to a support group: once you are in the group, I let you into the chat. Press Start to see it. If you do not want that, you need not do anything.");
    assert_eq!(answer.labels(), ["Start"]);
    joins(&world, &lea, &answer).await;
    world.settle().await;
    assert!(world.telegram.is_in(circle.chat, &lea));
    assert_eq!(asked(&world, "createchatinvitelink"), 0, "nothing else is needed");
    // They came by us, so they go by us.
    world.tell(&lea, "/leave").await;
    world.settle().await;
    assert!(!world.telegram.is_in(circle.chat, &lea));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_is_answered_in_their_language() {
    let (world, circle) = kept().await;
    let lea = world.telegram.person("Lea").with_language("de");
    world.telegram.ask_to_join(circle.chat, &lea);
    let answer = world.telegram.next_private(&lea).await;
    insta::assert_snapshot!(answer.text, @"Du möchtest in einen Chat, auf dessen Tür ich achte. Er gehört zu einer Selbsthilfegruppe: Sobald du in der Gruppe bist, lasse ich dich in den Chat. Drück auf „Starten“, um sie zu sehen. Wenn du das nicht willst, brauchst du nichts zu tun.");
    assert_eq!(answer.labels(), ["Starten"]);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_in_the_group_and_asks_is_let_in_at_once() {
    let (world, circle) = kept().await;
    let lea = world.newcomer("Lea").await;
    invited(&world, &lea).await;
    world.telegram.ask_to_join(circle.chat, &lea);
    until(&world, || world.telegram.is_in(circle.chat, &lea)).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_nobody_follows_up_is_turned_down_and_forgotten_after_a_week() {
    let (mut world, circle) = kept().await;
    let lea = world.telegram.person("Lea");
    world.telegram.ask_to_join(circle.chat, &lea);
    world.telegram.next_private(&lea).await;
    world.settle().await;
    world.cut_off();
    world.start().await;
    world.at("2026-12-06T08:00:00Z").await;
    assert_eq!(asked(&world, "declinechatjoinrequest"), 0);
    world.at("2026-12-07T09:00:00Z").await;
    assert_eq!(asked(&world, "declinechatjoinrequest"), 1);
    let account = lea.id().to_string();
    let stored = world.stored_bytes();
    assert!(!stored.windows(account.len()).any(|bytes| bytes == account.as_bytes()), "Lea is kept");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_taken_out_is_turned_down_without_a_word() {
    let (world, circle) = kept().await;
    let lea = world.newcomer("Lea").await;
    comes_in(&world, &circle, &lea).await;
    taken_out(&world, &circle).await;
    world.telegram.next_private(&lea).await;
    world.settle().await;
    // Somebody lifts the ban in the chat itself: the group's decision stands.
    world.telegram.lift_ban(circle.chat, &lea);
    world.telegram.ask_to_join(circle.chat, &lea);
    until(&world, || asked(&world, "declinechatjoinrequest") == 1).await;
    assert!(!world.telegram.is_in(circle.chat, &lea));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_who_asks_twice_is_let_in_once() {
    let (world, circle) = kept().await;
    let lea = world.telegram.person("Lea");
    world.telegram.ask_to_join(circle.chat, &lea);
    world.telegram.next_private(&lea).await;
    world.telegram.ask_to_join(circle.chat, &lea);
    let answer = world.telegram.next_private(&lea).await;
    joins(&world, &lea, &answer).await;
    world.settle().await;
    assert!(world.telegram.is_in(circle.chat, &lea));
    assert_eq!(asked(&world, "approvechatjoinrequest"), 1);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_not_let_into_the_group_is_not_let_into_its_chat_either() {
    let (world, circle) = kept().await;
    world.ask(&circle.dana, circle.channel, "editgroup", &[("entry", "request")]).await;
    let lea = world.telegram.person("Lea");
    world.telegram.ask_to_join(circle.chat, &lea);
    let answer = world.telegram.next_private(&lea).await;
    world.telegram.start_bot(&lea, Some(&payload_of(&answer))).await;
    let card = world.telegram.next_private(&lea).await;
    let overview = world.tap(&lea, &card, card.labels()[0]).await;
    world.tap(&lea, &overview, "Answer").await;
    let preview = world.tell(&lea, "Lea").await;
    world.telegram.press(&lea, &preview, "Send").await;
    world.telegram.next_edit(&preview).await;
    let request = world.discord.next_dm(&circle.dana).await;
    assert_eq!(asked(&world, "declinechatjoinrequest"), 0, "while nobody has decided");
    let choices = world.click(&circle.dana, &request, "Decline").await;
    world.click(&circle.dana, choices.seen(), "No reason").await;
    let told = world.telegram.next_private(&lea).await;
    assert!(told.text.contains("It does not work out"), "{}", told.text);
    until(&world, || asked(&world, "declinechatjoinrequest") == 1).await;
    assert!(!world.telegram.is_in(circle.chat, &lea));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_that_is_over_lets_nobody_into_its_chat_and_takes_nobody_out() {
    let (world, circle) = kept().await;
    let [lea, sam] = [world.newcomer("Lea").await, world.newcomer("Sam").await];
    comes_in(&world, &circle, &lea).await;
    let invitation = invited(&world, &sam).await;
    let kim = world.telegram.person("Kim");
    world.telegram.ask_to_join(circle.chat, &kim);
    world.telegram.next_private(&kim).await;
    let preview = world.ask(&circle.dana, circle.channel, "closegroup", &[]).await;
    insta::assert_snapshot!(preview.text(), @"
    Close Thursday circle for good? Its sessions ahead will not take place.
    On Telegram I let nobody into its chat any more, and take nobody out: whoever is there stays until those whose chat it is close it.
    ");
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    world.discord.next_message(circle.channel).await;
    world.telegram.next_message(circle.chat).await;
    world.settle().await;
    assert!(world.telegram.is_in(circle.chat, &lea), "they say goodbye there");
    let link = super::link_in(&invitation);
    assert_eq!(world.telegram.follow_invite(&sam, &link), Joined::Expired);
    assert_eq!(asked(&world, "declinechatjoinrequest"), 1, "Kim's");
    let late = world.tap(&sam, &invitation, "A new link").await;
    assert!(late.text.starts_with("Thursday circle is over"), "{}", late.text);
    // Who asks from now on asks those whose chat it is.
    world.telegram.ask_to_join(circle.chat, &kim);
    world.settle().await;
    assert!(world.telegram.unread().is_empty());
    assert!(!world.telegram.is_in(circle.chat, &kim));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_nobody_may_write_to_any_more_is_turned_down_at_once_and_hears_it_the_next_time()
{
    let (mut world, circle) = kept().await;
    let lea = world.telegram.person("Lea");
    world.cut_off();
    world.telegram.ask_to_join(circle.chat, &lea);
    world.at_once("2026-11-30T09:06:00Z");
    world.start().await;
    until(&world, || asked(&world, "declinechatjoinrequest") == 1).await;
    assert!(world.telegram.unread().is_empty());
    world.telegram.ask_to_join(circle.chat, &lea);
    let answer = world.telegram.next_private(&lea).await;
    joins(&world, &lea, &answer).await;
    world.settle().await;
    assert!(world.telegram.is_in(circle.chat, &lea));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_in_the_group_or_known_to_the_bot_is_answered_however_late() {
    let (mut world, circle) = kept().await;
    let [lea, kim] = [world.newcomer("Lea").await, world.newcomer("Kim").await];
    invited(&world, &lea).await;
    world.cut_off();
    world.telegram.ask_to_join(circle.chat, &lea);
    world.telegram.ask_to_join(circle.chat, &kim);
    world.at_once("2026-11-30T09:06:00Z");
    world.start().await;
    let answer = world.telegram.next_private(&kim).await;
    assert!(answer.text.starts_with("You asked to join a chat"), "{}", answer.text);
    until(&world, || world.telegram.is_in(circle.chat, &lea)).await;
    assert_eq!(asked(&world, "declinechatjoinrequest"), 0);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_no_answer_reached_within_five_minutes_is_turned_down_then() {
    let (world, circle) = kept().await;
    let [lea, kim] = ["Lea", "Kim"].map(|name| world.telegram.person(name));
    let refused = Fault::Status(403, "Forbidden: bot can't initiate conversation with a user");
    world.telegram.fail_next_of("sendMessage", refused);
    world.telegram.ask_to_join(circle.chat, &lea);
    world.settle().await;
    world.telegram.ask_to_join(circle.chat, &kim);
    world.telegram.next_private(&kim).await;
    assert_eq!(asked(&world, "declinechatjoinrequest"), 0);
    world.at("2026-11-30T09:06:00Z").await;
    assert_eq!(
        asked(&world, "declinechatjoinrequest"),
        1,
        "hers, and not that of who was answered"
    );
    world.close().await;
}
