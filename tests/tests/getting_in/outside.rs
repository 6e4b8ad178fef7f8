//! Chats whose doors the bot does not keep: who comes into the group may stand outside, who is out of it is still
//! inside, and both are said.

use circlekeeper_playground::discord::Where;
use circlekeeper_tests::{Circle, World};

/// A journey that hears what who leads reads of newcomers.
async fn heard() -> (World, Circle) {
    let world = World::open().await;
    world.tells_of_newcomers();
    let circle = world.circle().await;
    (world, circle)
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leaves_or_is_taken_out_reads_that_the_chat_is_another_matter() {
    let (world, circle) = heard().await;
    world.ask(&circle.noah, circle.channel, "join", &[]).await;
    let left = world.ask(&circle.noah, circle.channel, "leave", &[]).await;
    let there = format!("https://discord.com/channels/{}/{}", circle.server.0, circle.channel.0);
    let text = left.text().replace(&there, "CHANNEL");
    insta::assert_snapshot!(text, @"
    You have left Thursday circle. That you were in it is erased, with your name there, your answers about sessions and what I wrote to you about them.
    I do not close its channel on Discord (<CHANNEL>) to you: if you could read it, you still can. To be out of it as well, leave that server, or ask those who run it to close the channel to you.
    ");
    world.tell(&circle.mia, "/join #1 alias:Mia").await;
    let left = world.tell(&circle.mia, "/leave #1").await;
    insta::assert_snapshot!(left.text, @"
    You have left Thursday circle. That you were in it is erased, with your name there, your answers about sessions and what I wrote to you about them.

    I do not take you out of its chat on Telegram: if you are in it, you still are. Please leave it there yourself.
    ");
    // Taken out by who leads: they read where, and how the bot would do it.
    world.tell(&circle.mia, "/join #1 alias:Mia").await;
    world.ask(&circle.noah, circle.channel, "join", &[("alias", "Noah")]).await;
    for name in ["Mia", "Noah"] {
        let preview = world.ask(&circle.dana, Where::Dm, "remove", &[("member", name)]).await;
        let done = world.click(&circle.dana, preview.seen(), "Confirm").await;
        let text = done.text().replace(&there, "CHANNEL");
        if name == "Mia" {
            insta::assert_snapshot!(text, @"
            Done. They are no longer in Thursday circle. They could still come back with an account on the other platform.
            I do not keep its chat on Telegram: if they are in it, they still are. Please take them out there yourself. So that I do that from now on, make me an administrator there who may invite and ban people.
            If that was a mistake, or you have made peace, the button below lets them ask again, and so does /people later on: there they are `#4`, without a name.
            ");
        } else {
            insta::assert_snapshot!(text, @"
            Done. They are no longer in Thursday circle. They could still come back with an account on the other platform.
            I do not keep its channel on Discord (<CHANNEL>): if they could read it, they still can. Please take them out there yourself. So that I do that from now on: /usechat with a role, in that channel.
            If that was a mistake, or you have made peace, the button below lets them ask again, and so does /people later on: there they are `#5`, without a name.
            ");
        }
    }
    world.telegram.next_private(&circle.mia).await;
    world.discord.next_dm(&circle.noah).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_door_is_kept_nobody_is_sent_to_a_chat_they_are_taken_out_of() {
    let (world, circle) = heard().await;
    world.telegram.make_bot_admin(circle.chat);
    world.settle().await;
    // Mia was there before the bot kept the door: it did not let her in, and does not take her out.
    world.tell(&circle.mia, "/join #1").await;
    world.settle().await;
    let left = world.tell(&circle.mia, "/leave #1").await;
    assert!(left.text.contains("Please leave it there yourself."), "{}", left.text);
    let sam = world.newcomer("Sam").await;
    world.tell(&sam, "/join #1 alias:Sam").await;
    world.telegram.next_private(&sam).await;
    let preview = world.ask(&circle.dana, Where::Dm, "remove", &[("member", "Sam")]).await;
    let done = world.click(&circle.dana, preview.seen(), "Confirm").await;
    assert!(!done.text().contains("if they are in it"), "{}", done.text());
    world.telegram.next_private(&sam).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leads_hears_once_a_day_that_somebody_may_need_a_way_in() {
    let (world, circle) = heard().await;
    let sam = world.newcomer("Sam").await;
    let joined = world.tell(&sam, "/join #1").await;
    assert!(
        joined.text.contains("so I tell those who lead the group that somebody needs a way in"),
        "{}",
        joined.text
    );
    let kim = world.newcomer("Kim").await;
    world.tell(&kim, "/join #1").await;
    // Noah joins in the channel: he is in it.
    world.ask(&circle.noah, circle.channel, "join", &[]).await;
    world.at("2026-11-30T08:09:00Z").await;
    assert!(world.discord.unread().is_empty());
    world.at("2026-11-30T08:15:00Z").await;
    let told = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(told.text, @"
    Somebody came into Thursday circle who may not be in its chat. I do not keep that chat, so I cannot let them in, and they cannot write to you.
    - On Telegram: make me an administrator there who may invite and ban people. Then whoever is in the group gets a link of their own, those who wait included.
    Or let them in yourself, if you know who they are. I say this once a day at most. /people shows who is in the group.
    ");
    // Somebody else on the same day is told of the next morning.
    let lea = world.newcomer("Lea").await;
    world.tell(&lea, "/join #1").await;
    world.at("2026-11-30T22:00:00Z").await;
    assert!(world.discord.unread().is_empty());
    world.at("2026-12-01T08:00:00Z").await;
    let told = world.discord.next_dm(&circle.dana).await;
    assert!(told.text.contains("who may not be in its chat"), "{}", told.text);
    // She makes the bot keep the door: those who wait are let in by themselves.
    world.telegram.make_bot_admin(circle.chat);
    world.settle().await;
    for waiting in [&sam, &kim, &lea] {
        let way_in = world.telegram.next_private(waiting).await;
        assert_eq!(way_in.labels(), ["Enter the chat", "A new link"]);
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_told_of_a_newcomer_who_is_gone_or_let_in_meanwhile() {
    let (world, circle) = heard().await;
    let sam = world.newcomer("Sam").await;
    world.tell(&sam, "/join #1").await;
    world.tell(&sam, "/leave #1").await;
    world.at("2026-11-30T09:00:00Z").await;
    world.tell(&sam, "/join #1").await;
    world.telegram.make_bot_admin(circle.chat);
    world.settle().await;
    world.telegram.next_private(&sam).await;
    world.at("2026-12-02T09:00:00Z").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_discord_a_role_opens_the_channel_to_those_who_wait() {
    let (mut world, circle) = heard().await;
    world.ask(&circle.noah, Where::Dm, "join", &[("group", "#1")]).await;
    world.cut_off();
    world.start().await;
    let dana = circle.dana.with_locale("de");
    world.ask(&dana, Where::Dm, "language", &[("language", "de")]).await;
    world.at("2026-11-30T09:00:00Z").await;
    let told = world.discord.next_dm(&dana).await;
    let there = format!("https://discord.com/channels/{}/{}", circle.server.0, circle.channel.0);
    insta::assert_snapshot!(told.text.replace(&there, "CHANNEL"), @"
    Zu Thursday circle ist jemand dazugekommen und vielleicht nicht im Chat. Ich verwalte den Chat nicht: Ich kann niemanden hineinlassen, und die Person kann euch nicht schreiben.
    - Auf Discord (<CHANNEL>): Nutze in diesem Kanal /chatnutzen mit einer Rolle. Dann öffne ich ihn für alle in der Gruppe, auch für die, die warten.
    Oder lass die Person selbst hinein, wenn du weißt, wer es ist. Ich sage das höchstens einmal am Tag. /leute zeigt, wer dabei ist.
    ");
    // MANAGE_ROLES, as Discord numbers it.
    world.discord.grant_bot(circle.server, 1 << 28, true);
    let role = world.discord.role(circle.server, "circle");
    world.ask(&dana, circle.channel, "usechat", &[("role", "circle")]).await;
    world.settle().await;
    assert!(world.discord.has_role(circle.server, &circle.noah, role));
    let shows = world.discord.next_dm(&circle.noah).await;
    assert!(shows.text.contains("Everybody there can see it on your profile"), "{}", shows.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_a_session_happens_in_the_chat_the_way_there_is_said() {
    let (world, circle) = heard().await;
    let options = [("when", "3 December 19:00 90 min"), ("videochat", "telegram")];
    world.schedule(&circle, &options).await;
    let sam = world.newcomer("Sam").await;
    world.tell(&sam, "/join #1").await;
    world.ask(&circle.noah, circle.channel, "join", &[]).await;
    world.at("2026-12-02T18:00:00Z").await;
    world.discord.read_everything();
    world.telegram.next_message(circle.chat).await;
    world.at("2026-12-03T17:45:00Z").await;
    world.discord.read_everything();
    world.telegram.next_message(circle.chat).await;
    let given = world.tell(&sam, "/link").await;
    insta::assert_snapshot!(given.text, @"
    Thursday circle, Thu 3 Dec 2026, 19:00 (Berlin)

    It happens in the video chat of the group's Telegram chat.

    Please keep this to yourself.

    If you are not in that chat: I cannot let you in. Those who lead the group can; they hear from me when somebody who came in may need a way in.
    ");
    let elsewhere = world.ask(&circle.noah, Where::Dm, "link", &[]).await;
    assert!(
        elsewhere.text().contains("That is on Telegram: to come, you need an account there"),
        "{}",
        elsewhere.text()
    );
    world.telegram.make_bot_admin(circle.chat);
    world.settle().await;
    world.telegram.next_private(&sam).await;
    let given = world.tell(&sam, "/link").await;
    assert_eq!(given.labels().last(), Some(&"A new link"));
    world.telegram.press(&sam, &given, "A new link").await;
    world.telegram.next_edit(&given).await;
    let way_in = world.telegram.next_private(&sam).await;
    assert_eq!(way_in.labels(), ["Enter the chat", "A new link"]);
    world.close().await;
}
