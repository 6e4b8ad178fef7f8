//! On Telegram: somebody changes their mind while the bot waits for an answer at the chat's door; two rights that
//! are missing at once; two groups behind one door.

use circlekeeper_playground::discord::Where as There;
use circlekeeper_playground::telegram::{Fault, Joined, Person, Seen, Where};
use circlekeeper_tests::{Circle, World};

use super::{asked, comes_in, kept, link_in, until};

/// Lea asked to join the chat before she joined the group; her approval has left and is not answered yet.
async fn being_approved() -> (World, Circle, Person) {
    let (world, circle) = kept().await;
    let lea = world.newcomer("Lea").await;
    world.telegram.ask_to_join(circle.chat, &lea);
    world.telegram.next_private(&lea).await;
    world.telegram.hold_calls("approveChatJoinRequest", true);
    world.tell(&lea, "/join #1").await;
    world.telegram.held(1).await;
    (world, circle, lea)
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leaves_while_they_are_being_let_in_is_taken_out_again() {
    let (world, circle, lea) = being_approved().await;
    let left = world.tell(&lea, "/leave #1").await;
    assert!(left.text.contains("You are also taken out of its chat here"), "{}", left.text);
    world.telegram.hold_calls("approveChatJoinRequest", false);
    until(&world, || asked(&world, "banchatmember") == 1).await;
    assert!(!world.telegram.is_in(circle.chat, &lea));
    // She may come again, by the usual way.
    comes_in(&world, &circle, &lea).await;
    assert!(world.telegram.is_in(circle.chat, &lea));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_when_nobody_heard_whether_they_were_let_in_and_the_bot_was_restarted() {
    let (mut world, circle, lea) = being_approved().await;
    world.tell(&lea, "/leave #1").await;
    world.telegram.fail_next_of("approveChatJoinRequest", Fault::LoseReply);
    world.telegram.hold_calls("approveChatJoinRequest", false);
    until(&world, || asked(&world, "banchatmember") == 1).await;
    world.settle().await;
    world.cut_off();
    world.start().await;
    world.settle().await;
    assert!(!world.telegram.is_in(circle.chat, &lea));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_when_the_bot_dies_before_it_hears_the_answer() {
    let (mut world, circle, lea) = being_approved().await;
    world.tell(&lea, "/leave #1").await;
    world.cut_off();
    world.telegram.hold_calls("approveChatJoinRequest", false);
    world.start().await;
    world.settle().await;
    assert!(!world.telegram.is_in(circle.chat, &lea));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leaves_and_comes_back_while_they_are_being_let_in_is_in_and_goes_by_us_later() {
    let (world, circle, lea) = being_approved().await;
    world.tell(&lea, "/leave #1").await;
    world.tell(&lea, "/join #1").await;
    world.telegram.hold_calls("approveChatJoinRequest", false);
    until(&world, || world.telegram.is_in(circle.chat, &lea)).await;
    world.settle().await;
    assert!(world.telegram.unread().is_empty(), "no link is needed");
    assert!(world.telegram.is_in(circle.chat, &lea));
    world.tell(&lea, "/leave #1").await;
    world.settle().await;
    assert!(!world.telegram.is_in(circle.chat, &lea));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_rights_that_are_missing_at_once_are_told_once_each() {
    let (world, circle) = kept().await;
    let [lea, sam] = [world.newcomer("Lea").await, world.newcomer("Sam").await];
    for person in [&lea, &sam] {
        comes_in(&world, &circle, person).await;
    }
    world
        .telegram
        .make_bot_admin_without(circle.chat, &["can_invite_users", "can_restrict_members"]);
    let [kim, uwe] = [world.newcomer("Kim").await, world.newcomer("Uwe").await];
    world.tell(&kim, "/join #1").await;
    let told = world.discord.next_dm(&circle.dana).await;
    assert!(told.text.contains("not allowed to invite"), "{}", told.text);
    world.tell(&lea, "/leave #1").await;
    let told = world.discord.next_dm(&circle.dana).await;
    assert!(told.text.contains("not allowed to take"), "{}", told.text);
    // The one, then the other again: both are known.
    world.tell(&uwe, "/join #1").await;
    world.settle().await;
    world.tell(&sam, "/leave #1").await;
    world.settle().await;
    assert!(world.discord.unread().is_empty(), "{:?}", world.discord.unread());
    world.telegram.make_bot_admin(circle.chat);
    for person in [&kim, &uwe] {
        link_in(&world.telegram.next_private(person).await);
    }
    world.settle().await;
    for person in [&lea, &sam] {
        assert!(!world.telegram.is_in(circle.chat, person));
    }
    world.close().await;
}

/// Two groups, each in a topic of one Telegram chat whose door the bot keeps: "Mornings" (#1), "Evenings" (#2).
async fn house() -> (World, circlekeeper_playground::telegram::ChatId) {
    let world = World::open().await;
    let mia = world.newcomer("Mia").await;
    let forum = world.telegram.forum("House", &mia);
    for name in ["Mornings", "Evenings"] {
        let topic = world.telegram.topic(forum, name);
        let written = format!("/newgroup {name} zone:Europe/Berlin fee:no fee alias:Mia");
        world.telegram.says(&mia, Where::Topic(forum, topic), &written).await;
        world.telegram.next_message(forum).await;
        let request = world.discord.next_dm(&world.operator).await;
        world.click(&world.operator, &request, "Admit").await;
        world.telegram.next_private(&mia).await;
    }
    world.telegram.make_bot_admin(forum);
    world.settle().await;
    (world, forum)
}

async fn joins(world: &World, person: &Person, group: &str) -> Seen {
    world.tell(person, &format!("/join {group}")).await;
    world.telegram.next_private(person).await
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_in_two_groups_of_one_chat_keeps_it_until_they_leave_both() {
    for (first, last) in [("#1", "#2"), ("#2", "#1")] {
        let (world, forum) = house().await;
        let lea = world.newcomer("Lea").await;
        let invitation = joins(&world, &lea, "#1").await;
        assert!(invitation.text.contains("the chat of Mornings"), "{}", invitation.text);
        assert_eq!(world.telegram.follow_invite(&lea, &link_in(&invitation)), Joined::In(forum));
        // She is there already: no second link.
        world.tell(&lea, "/join #2").await;
        world.settle().await;
        let left = world.tell(&lea, &format!("/leave {first}")).await;
        assert!(!left.text.contains("taken out of its chat"), "{first}: {}", left.text);
        world.settle().await;
        assert!(world.telegram.is_in(forum, &lea), "{first} first");
        let left = world.tell(&lea, &format!("/leave {last}")).await;
        assert!(left.text.contains("You are also taken out of its chat"), "{}", left.text);
        world.settle().await;
        assert!(!world.telegram.is_in(forum, &lea), "{last} last");
        world.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn links_into_one_chat_are_those_of_their_groups() {
    let (world, forum) = house().await;
    let lea = world.newcomer("Lea").await;
    let mornings = joins(&world, &lea, "#1").await;
    let evenings = joins(&world, &lea, "#2").await;
    assert!(evenings.text.contains("the chat of Evenings"), "{}", evenings.text);
    // Leaving the one takes nothing from the other.
    world.tell(&lea, "/leave #1").await;
    world.settle().await;
    let link = link_in(&evenings);
    assert_eq!(world.telegram.follow_invite(&lea, &link), Joined::In(forum));
    // Leaving the last makes what is left of them worthless.
    world.tell(&lea, "/leave #2").await;
    world.settle().await;
    assert!(!world.telegram.is_in(forum, &lea));
    assert_eq!(world.telegram.follow_invite(&lea, &link_in(&mornings)), Joined::Expired);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_that_another_group_gives_as_well_is_not_said_to_be_taken_back() {
    let world = World::open().await;
    let circle = world.circle().await;
    let (discord, dana) = (&world.discord, &circle.dana);
    discord.grant_bot(
        circle.server,
        circlekeeper_playground::discord::permission::MANAGE_ROLES,
        true,
    );
    let role = discord.role(circle.server, "house");
    world.ask(dana, circle.channel, "usechat", &[("role", "house")]).await;
    let other = discord.channel(circle.server, "evenings");
    discord.allow(other, dana);
    let options =
        [("name", "Evenings"), ("zone", "Europe/Berlin"), ("fee", "no fee"), ("alias", "Dana")];
    world.ask(dana, other, "newgroup", &options).await;
    let request = discord.next_dm(&world.operator).await;
    world.click(&world.operator, &request, "Admit").await;
    discord.next_dm(dana).await;
    world.ask(dana, other, "usechat", &[("role", "house")]).await;
    for group in ["#1", "#2"] {
        world.reads_and_joins(&circle.noah, There::Dm, &[("group", group)]).await;
    }
    world.settle().await;
    let left = world.ask(&circle.noah, There::Dm, "leave", &[("group", "#1")]).await;
    assert!(!left.text().contains("role"), "{}", left.text());
    world.settle().await;
    assert!(discord.has_role(circle.server, &circle.noah, role));
    world.close().await;
}
