//! Binding chats to groups: who may, who is asked, what is warned of.

use circlekeeper_playground::discord::{self, permission};
use circlekeeper_playground::telegram::Where;
use circlekeeper_tests::{Circle, World};

/// Another listed group of Dana's, without a chat; its number is #2.
async fn walk(world: &World, circle: &Circle) {
    let options =
        [("name", "Morning walk"), ("zone", "Europe/Berlin"), ("fee", "no fee"), ("alias", "Mia")];
    world.ask(&circle.dana, discord::Where::Dm, "newgroup", &options).await;
    let request = world.discord.next_dm(&world.operator).await;
    world.click(&world.operator, &request, "Admit").await;
    world.discord.next_dm(&circle.dana).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_does_not_manage_the_chat_is_told_who_may_bind_it() {
    let world = World::open().await;
    let circle = world.circle().await;
    let chat = world.telegram.group("Other", &circle.dana_there);
    world.telegram.join(chat, &circle.mia);
    let answer = world.tell_in(&circle.mia, chat, "/usechat #1").await;
    let may = "Only somebody who manages this chat can do that: on Telegram, an administrator who shows their name.";
    assert_eq!(answer.text, may);
    let answer = world.ask(&circle.noah, circle.channel, "usechat", &[]).await;
    let may = "Only somebody who manages this chat can do that: on Discord, whoever has the right “Manage Channels”.";
    assert_eq!(answer.text(), may);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_facilitator_binds_a_second_channel_at_once() {
    let world = World::open().await;
    let circle = world.circle().await;
    let second = world.discord.channel(circle.server, "second");
    let asked = world.ask(&circle.dana, second, "usechat", &[]).await;
    assert_eq!(asked.text(), "This chat now belongs to Thursday circle. Reminders arrive here.");
    let again = world.ask(&circle.dana, second, "usechat", &[]).await;
    assert_eq!(again.text(), "This chat belongs to Thursday circle. Reminders arrive here.");
    let facts = world.ask(&circle.dana, discord::Where::Dm, "group", &[]).await;
    assert!(facts.text().contains("Chat: Discord, Telegram. Private: yes"), "{}", facts.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_right_to_manage_channels_is_enough_on_discord() {
    let world = World::open().await;
    let circle = world.circle().await;
    let second = world.discord.channel(circle.server, "second");
    world.discord.allow(second, &circle.noah);
    world.discord.allow_bits(second, &circle.noah, permission::MANAGE_CHANNELS);
    let options = [("name", "Noah's walk"), ("zone", "Europe/Berlin")];
    let opened = world.ask(&circle.noah, second, "newgroup", &options).await;
    assert!(opened.text().contains("This chat now belongs to"), "{}", opened.text());
    world.discord.next_dm(&world.operator).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_that_serves_a_group_is_not_given_to_another() {
    let world = World::open().await;
    let circle = world.circle().await;
    walk(&world, &circle).await;
    let taken = "This chat already belongs to Thursday circle. A chat serves one group.";
    let options = [("group", "Morning walk")];
    let answer = world.ask(&circle.dana, circle.channel, "usechat", &options).await;
    assert_eq!(answer.text(), taken);
    let answer = world.tell_in(&circle.dana_there, circle.chat, "/usechat #2").await;
    assert_eq!(answer.text, taken);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn asking_again_for_a_chat_that_serves_the_group_asks_nobody() {
    let world = World::open().await;
    let circle = world.circle().await;
    let answer = world.tell_in(&circle.dana_there, circle.chat, "/usechat #1").await;
    assert_eq!(answer.text, "This chat belongs to Thursday circle. Reminders arrive here.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn chats_that_others_can_read_are_warned_of() {
    let world = World::open().await;
    let circle = world.circle().await;
    walk(&world, &circle).await;
    let hall = world.discord.public_channel(circle.server, "hall");
    let options = [("group", "Morning walk")];
    let answer = world.ask(&circle.dana, hall, "usechat", &options).await;
    insta::assert_snapshot!(answer.text(), @r"
    This chat now belongs to Morning walk. Reminders arrive here.
    Please note: everybody on this server can see this channel. For a support group a private channel is kinder.
    ");
    let mia = &circle.mia;
    let chat = world.telegram.public_group("Open evenings", "openevenings", mia);
    let written = "/newgroup Open evenings zone:Europe/Berlin";
    let answer = world.tell_in(mia, chat, written).await;
    insta::assert_snapshot!(answer.text, @"
    Open evenings is open. Its number is #3.

    This chat now belongs to Open evenings. Reminders arrive here.

    Please note: this chat is public, so anybody can find and read it. For a support group a private chat is kinder.

    The operator looks at it before it can be found with /find. You will hear from me.

    Before it can be found with /find, it has to say what it costs, for example: /editgroup #3 fee:no fee

    Before it can be found with /find, it has to say who leads it, for example: /alias Dana group:#3

    Next, post the times: /schedule, for example every Thursday 19:00
    ");
    world.discord.next_dm(&world.operator).await;
    let facts = world.tell_in(mia, chat, "/group").await;
    assert!(facts.text.contains("Chat: Telegram. Private: no"), "{}", facts.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn facilitators_are_asked_before_a_chat_they_do_not_know_is_bound() {
    let world = World::open().await;
    let circle = world.circle().await;
    walk(&world, &circle).await;
    let chat = world.telegram.group("Walkers", &circle.dana_there);
    let answer = world.tell_in(&circle.dana_there, chat, "/usechat #2").await;
    insta::assert_snapshot!(answer.text, @"I have asked the facilitators of Morning walk. Once one of them agrees, its reminders arrive here.");
    let request = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(request.text, @"Somebody who manages a chat on Telegram asks that it serve Morning walk. Everybody in that chat would get its session times. If you do not know of it, do nothing.");
    assert!(world.telegram.messages(chat).len() == 1, "nothing is said there before she agrees");
    let agreed = world.click(&circle.dana, &request, "Yes, use that chat").await;
    insta::assert_snapshot!(agreed.text(), @"Done. That chat now belongs to Morning walk.");
    let posted = world.telegram.next_message(chat).await;
    insta::assert_snapshot!(posted.text, @"This chat now belongs to Morning walk. Reminders arrive here.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn facilitators_who_let_a_request_be_are_asked_again_later_and_not_at_once() {
    let world = World::open().await;
    let circle = world.circle().await;
    walk(&world, &circle).await;
    let chat = world.telegram.group("Walkers", &circle.dana_there);
    for _ in 0..2 {
        world.tell_in(&circle.dana_there, chat, "/usechat #2").await;
    }
    world.settle().await;
    world.discord.next_dm(&circle.dana).await;
    assert!(world.discord.unread().is_empty(), "asked twice");
    world.at("2026-11-30T10:00:00Z").await;
    world.tell_in(&circle.dana_there, chat, "/usechat #2").await;
    world.settle().await;
    let request = world.discord.next_dm(&circle.dana).await;
    world.click(&circle.dana, &request, "Yes, use that chat").await;
    world.telegram.next_message(chat).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_bound_after_a_move_is_told_of_what_changes_then() {
    let world = World::open().await;
    let circle = world.circle().await;
    world.schedule(&circle, &[("when", "3 December 19:00")]).await;
    move_to(&world, &circle, "2026-12-04 19:00").await;
    world.at("2026-11-30T09:00:00Z").await;
    world.discord.next_message(circle.channel).await;
    world.telegram.next_message(circle.chat).await;
    let second = world.discord.channel(circle.server, "friday-circle");
    world.discord.allow(second, &circle.dana);
    world.ask(&circle.dana, second, "usechat", &[("group", "#1")]).await;
    world.at("2026-12-03T18:00:00Z").await;
    let reminded = world.discord.next_message(second).await;
    assert!(reminded.text.contains("<t:1796407200:F>"), "{}", reminded.text);
    world.discord.next_message(circle.channel).await;
    world.telegram.next_message(circle.chat).await;
    // Not from the day that was posted, of which the new chat never heard.
    move_to(&world, &circle, "2026-12-05 19:00").await;
    world.at("2026-12-03T18:10:00Z").await;
    for chat in [second, circle.channel] {
        let told = world.discord.next_message(chat).await.text;
        let moved = "from <t:1796407200:F> to <t:1796493600:F>";
        assert!(told.contains(moved), "{told}");
    }
    world.telegram.next_message(circle.chat).await;
    world.close().await;
}

async fn move_to(world: &World, circle: &Circle, to: &str) {
    let options = [("to", to), ("session", "#1")];
    let preview = world.ask(&circle.dana, circle.channel, "movesession", &options).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn agreeing_twice_or_for_somebody_else_does_nothing() {
    let world = World::open().await;
    let circle = world.circle().await;
    walk(&world, &circle).await;
    let chat = world.telegram.group("Walkers", &circle.dana_there);
    world.tell_in(&circle.dana_there, chat, "/usechat #2").await;
    let request = world.discord.next_dm(&circle.dana).await;
    let data = request.buttons[0].custom_id.clone().expect("a button");
    let hello = world.ask(&circle.noah, circle.channel, "start", &[]).await;
    let stranger = world.discord.press_forged(&circle.noah, hello.seen(), &data).await;
    let stranger = stranger.expect("an answer");
    insta::assert_snapshot!(stranger.text(), @"That button belongs to somebody else's request. Please use the command yourself.");
    world.click(&circle.dana, &request, "Yes, use that chat").await;
    world.telegram.next_message(chat).await;
    let again = world.discord.press_forged(&circle.dana, &request, &data).await;
    insta::assert_snapshot!(again.expect("an answer").text(), @"That button is too old. Please use the command again.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_is_needed_to_bind_one() {
    let world = World::open().await;
    let circle = world.circle().await;
    let answer = world.ask(&circle.dana, discord::Where::Dm, "usechat", &[]).await;
    assert_eq!(answer.text(), "Use this in the chat that belongs to the group.");
    let answer = world.tell(&circle.mia, "/usechat #1").await;
    assert_eq!(answer.text, "Use this in the chat that belongs to the group.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_that_cannot_be_found_is_not_given_away_by_usechat() {
    let world = World::open().await;
    let circle = world.circle().await;
    let options = [("name", "Hidden circle"), ("zone", "Europe/Berlin")];
    world.ask(&circle.dana, discord::Where::Dm, "newgroup", &options).await;
    world.discord.next_dm(&world.operator).await;
    let chat = world.telegram.group("Curious", &circle.mia);
    for given in ["#2", "Hidden circle", "#99"] {
        let answer = world.tell_in(&circle.mia, chat, &format!("/usechat {given}")).await;
        assert_eq!(answer.text, "I know no such group. /find shows those that can be joined.");
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_topic_of_a_forum_is_a_chat_of_its_own() {
    let world = World::open().await;
    let mia = world.newcomer("Mia").await;
    let forum = world.telegram.forum("House", &mia);
    let topic = world.telegram.topic(forum, "Evenings");
    let written = "/newgroup Evenings zone:Europe/Berlin";
    world.telegram.says(&mia, Where::Topic(forum, topic), written).await;
    let answer = world.telegram.next_message(forum).await;
    assert_eq!(answer.thread, Some(topic));
    assert!(answer.text.contains("This chat now belongs to Evenings"), "{}", answer.text);
    world.discord.next_dm(&world.operator).await;
    let elsewhere = world.tell_in(&mia, forum, "/group").await;
    assert!(elsewhere.text.contains("Better asked in private"), "{}", elsewhere.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_is_not_shown_what_else_its_administrator_leads() {
    let world = World::open().await;
    let circle = world.circle().await;
    for name in ["Morning walk", "Morning run"] {
        world
            .tell(&circle.mia, &format!("/newgroup {name} zone:Berlin fee:no fee alias:Mia"))
            .await;
        world.discord.next_dm(&world.operator).await;
    }
    let chat = world.telegram.group("Walks", &circle.mia);
    for typed in ["/usechat", "/usechat Morning"] {
        let answer = world.tell_in(&circle.mia, chat, typed).await;
        insta::allow_duplicates! {
            insta::assert_snapshot!(answer.text, @"Which group? Please add its number: /usechat #12. In our private chat, /mygroups shows it.");
        }
        assert_eq!(answer.labels(), Vec::<&str>::new(), "{typed}");
    }
    let own = world.tell(&circle.mia, "/mygroups").await;
    assert!(own.text.contains("Morning walk (#2)"), "{}", own.text);
    let bound = world.tell_in(&circle.mia, chat, "/usechat #2").await;
    assert!(bound.text.contains("This chat now belongs to Morning walk"), "{}", bound.text);
    world.close().await;
}
