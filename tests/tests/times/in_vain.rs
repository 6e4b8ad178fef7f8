//! Nobody comes in vain: who is in a group and in none of its chats hears privately what became of the session.

use circlekeeper_core::domain::policy::Listing;
use circlekeeper_playground::discord::{self, Where};
use circlekeeper_playground::telegram::Person;
use circlekeeper_tests::World;

use crate::led::{Led, from_telegram, posts, silent, turns, writes};

/// The circle led from Telegram, its chat there and no other, with Kim on Discord in it: she reads no chat.
async fn with_kim() -> (World, Led, discord::Person) {
    let (world, led) = from_telegram().await;
    posts(&world, &led, "every Thursday 19:00").await;
    let kim = kim(&world);
    world.ask(&kim, Where::Dm, "join", &[("group", "#1"), ("alias", "Kim")]).await;
    (world, led, kim)
}

fn kim(world: &World) -> discord::Person {
    let server = world.discord.guild("Elsewhere");
    let kim = world.discord.person("Kim");
    world.discord.join(server, &kim);
    kim
}

async fn kims(world: &World, kim: &discord::Person, command: &str, options: &[(&str, &str)]) {
    let answer = world.ask(kim, Where::Dm, command, options).await;
    assert!(answer.is_private(), "{}", answer.text());
}

/// Tara gives a command and confirms it; what she reads then.
async fn confirms(world: &World, led: &Led, command: &str) -> String {
    confirms_as(world, &led.tara, command).await
}

async fn confirms_as(world: &World, by: &Person, command: &str) -> String {
    let preview = writes(world, by, command).await;
    turns(world, by, &preview, "Confirm").await.text
}

/// The circle's chat hears this.
async fn chat_hears(world: &World, led: &Led, words: &str) {
    let there = world.telegram.next_message(led.chat).await;
    assert!(there.text.contains(words), "{}", there.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_said_that_they_come_and_reads_no_chat_hears_of_a_cancellation_privately() {
    let (world, led, kim) = with_kim().await;
    kims(&world, &kim, "coming", &[]).await;
    let done = confirms(&world, &led, "/cancelsession").await;
    insta::assert_snapshot!(done, @"
    Done. Evening circle on Thu 3 Dec 2026, 19:00 (Berlin) is cancelled.

    Its chats are told in two minutes, or at once if it is soon.

    One person whom no chat reaches is told privately.
    ");
    world.at("2026-11-30T08:01:59Z").await;
    silent(&world, "within two minutes");
    world.at("2026-11-30T08:02:01Z").await;
    chat_hears(&world, &led, "is cancelled").await;
    let told = world.discord.next_dm(&kim).await;
    insta::assert_snapshot!(told.text, @"Evening circle on <t:1796320800:F> is cancelled.");
    // It takes place after all: she hears that, too.
    let done = confirms(&world, &led, "/restoresession").await;
    assert!(done.contains("One person whom no chat reaches is told privately."), "{done}");
    world.at("2026-11-30T08:04:02Z").await;
    chat_hears(&world, &led, "takes place after all").await;
    let told = world.discord.next_dm(&kim).await;
    insta::assert_snapshot!(told.text, @"Evening circle on <t:1796320800:F> takes place after all.");
    assert_eq!(told.labels(), ["Coming", "Can't come", "Get the link"]);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_reminded_privately_is_told_of_a_move_and_reminded_at_the_new_time() {
    let (mut world, led, kim) = with_kim().await;
    world.misses_reminders();
    kims(&world, &kim, "timezone", &[("zone", "New York")]).await;
    kims(&world, &kim, "remindme", &[("before", "2 hours")]).await;
    confirms(&world, &led, "/movesession Friday 20:00").await;
    // A restart in between loses nothing and doubles nothing.
    world.cut_off();
    world.start().await;
    world.at("2026-11-30T08:02:01Z").await;
    chat_hears(&world, &led, "has moved").await;
    let told = world.discord.next_dm(&kim).await;
    insta::assert_snapshot!(told.text, @"Evening circle has moved: from <t:1796320800:F> to <t:1796410800:F>.");
    world.at("2026-12-03T16:00:00Z").await;
    silent(&world, "at the old time");
    world.at("2026-12-03T19:00:00Z").await;
    chat_hears(&world, &led, "in 24 hours").await;
    world.at("2026-12-04T17:00:00Z").await;
    let reminder = world.discord.next_dm(&kim).await;
    insta::assert_snapshot!(reminder.text, @"Evening circle: <t:1796410800:F>, <t:1796410800:R>.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_that_is_undone_at_once_says_nothing_and_two_come_to_one_truth() {
    let (world, led, kim) = with_kim().await;
    kims(&world, &kim, "coming", &[]).await;
    confirms(&world, &led, "/cancelsession").await;
    let done = confirms(&world, &led, "/restoresession").await;
    assert!(!done.contains("privately"), "{done}");
    world.at("2026-11-30T08:05:00Z").await;
    silent(&world, "undone");
    confirms(&world, &led, "/movesession Friday 20:00").await;
    confirms(&world, &led, "/movesession Friday 21:00").await;
    world.at("2026-11-30T08:07:01Z").await;
    chat_hears(&world, &led, "has moved").await;
    let told = world.discord.next_dm(&kim).await;
    // From what she knew to what is true; what was between nobody told her.
    insta::assert_snapshot!(told.text, @"Evening circle has moved: from <t:1796320800:F> to <t:1796414400:F>.");
    world.at("2026-11-30T08:20:00Z").await;
    silent(&world, "told once");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_reads_the_chat_or_will_not_come_is_not_told_privately() {
    let (world, led, kim) = with_kim().await;
    // Mia is on Telegram, where the chat is. Kim wishes for reminders, but not of this session.
    writes(&world, &led.mia, "/coming").await;
    kims(&world, &kim, "remindme", &[("before", "2 hours")]).await;
    kims(&world, &kim, "cantcome", &[]).await;
    let done = confirms(&world, &led, "/cancelsession").await;
    assert!(!done.contains("privately"), "{done}");
    world.at("2026-11-30T08:02:01Z").await;
    chat_hears(&world, &led, "is cancelled").await;
    silent(&world, "nobody else");
    // Who leaves before it is sent hears nothing of a group that is theirs no more.
    confirms(&world, &led, "/cancelsession #2").await;
    kims(&world, &kim, "leave", &[("group", "#1")]).await;
    world.at("2026-11-30T08:04:02Z").await;
    chat_hears(&world, &led, "is cancelled").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_end_of_a_series_a_break_and_an_end_are_told_privately_once() {
    let (world, led, kim) = with_kim().await;
    world.ask(&kim, Where::Dm, "language", &[("language", "de")]).await;
    kims(&world, &kim, "coming", &[]).await;
    kims(&world, &kim, "remindme", &[("before", "2 hours")]).await;
    confirms(&world, &led, "/pausegroup").await;
    chat_hears(&world, &led, "takes a break").await;
    let told = world.discord.next_dm(&kim).await;
    insta::assert_snapshot!(told.text, @"Evening circle macht eine Pause. Hier steht, wenn es weitergeht.");
    // What changes in a break is said when it ends.
    let done = confirms(&world, &led, "/cancelsession").await;
    insta::assert_snapshot!(done, @"
    Done. Evening circle on Thu 3 Dec 2026, 19:00 (Berlin) is cancelled.

    Its chats hear of it when the break ends.

    One person whom no chat reaches is told privately when the break ends.
    ");
    world.at("2026-11-30T08:10:00Z").await;
    silent(&world, "in a break");
    let done = confirms(&world, &led, "/pausegroup").await;
    assert!(done.contains("One person whom no chat reaches"), "{done}");
    chat_hears(&world, &led, "goes on").await;
    let told = world.discord.next_dm(&kim).await;
    insta::assert_snapshot!(told.text, @"Evening circle geht weiter.");
    world.at("2026-11-30T08:10:02Z").await;
    chat_hears(&world, &led, "is cancelled").await;
    let told = world.discord.next_dm(&kim).await;
    insta::assert_snapshot!(told.text, @"Evening circle am <t:1796320800:F> ist abgesagt.");
    // Many sessions, one word.
    confirms(&world, &led, "/endseries").await;
    chat_hears(&world, &led, "every Thursday").await;
    let told = world.discord.next_dm(&kim).await;
    insta::assert_snapshot!(told.text, @"Evening circle: Die Treffen jeden Donnerstag 19:00 Uhr (Berlin) enden. Von den nächsten findet keines statt.");
    world.at("2026-11-30T08:20:00Z").await;
    silent(&world, "told once");
    confirms(&world, &led, "/closegroup").await;
    chat_hears(&world, &led, "over").await;
    let told = world.discord.next_dm(&kim).await;
    insta::assert_snapshot!(told.text, @"Evening circle ist zu Ende. Danke, dass du dabei warst.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_end_of_a_session_that_moved_unheard_is_told_by_the_time_its_readers_know() {
    let (world, led, kim) = with_kim().await;
    posts(&world, &led, "5 December 2026 19:00").await;
    let lena = world.discord.person("Lena");
    world.discord.join(world.discord.guild("Elsewhere"), &lena);
    let joined = [("group", "#1"), ("alias", "Lena")];
    world.ask(&lena, Where::Dm, "join", &joined).await;
    let once = world.ask(&lena, Where::Dm, "sessions", &[]).await.text().to_owned();
    let once = once.lines().find(|line| line.contains("1796493600")).expect("that session");
    let once = once.split('`').nth(1).expect("its number").to_owned();
    kims(&world, &lena, "coming", &[("session", &once)]).await;
    confirms(&world, &led, &format!("/movesession {once} 6 December 2026 20:00")).await;
    // Before anybody heard of it.
    confirms(&world, &led, "/endseries series:2").await;
    world.settle().await;
    let there = world.telegram.next_message(led.chat).await;
    insta::assert_snapshot!(there.text, @"Evening circle on Sat 5 Dec 2026, 19:00 (Berlin) is cancelled.");
    let told = world.discord.next_dm(&lena).await;
    insta::assert_snapshot!(told.text, @"Evening circle on Sat 5 Dec 2026, 19:00 (Berlin) is cancelled.");
    // Kim has not said that she comes, and reads no chat either.
    let told = world.discord.next_dm(&kim).await;
    assert!(told.text.contains("on Sat 5 Dec 2026, 19:00 (Berlin) is cancelled"), "{}", told.text);
    world.at("2026-11-30T08:10:00Z").await;
    silent(&world, "told once");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_that_is_lost_before_it_heard_leaves_nobody_unheard() {
    let (mut world, led, kim) = with_kim().await;
    world.misses_reminders();
    // Mia reads the chat; Sam, who is no member, is told nothing.
    writes(&world, &led.mia, "/coming").await;
    confirms(&world, &led, "/cancelsession").await;
    world.telegram.kick_bot(led.chat);
    world.settle().await;
    let lost = world.telegram.next_private(&led.tara).await;
    assert!(lost.text.contains("I can no longer post"), "{}", lost.text);
    let told = world.telegram.next_private(&led.mia).await;
    insta::assert_snapshot!(told.text, @"Evening circle on Thu 3 Dec 2026, 19:00 (Berlin) is cancelled.");
    // Tara did it herself; Kim, who never read that chat, hears of it in time.
    world.at("2026-11-30T08:30:00Z").await;
    assert!(world.discord.next_dm(&kim).await.text.contains("is cancelled"));
    silent(&world, "told once");
    // From now on there is no chat: who comes hears the next change, too.
    writes(&world, &led.mia, "/coming session:#2").await;
    let done = confirms(&world, &led, "/cancelsession #2").await;
    insta::assert_snapshot!(done, @"
    Done. Evening circle on Thu 10 Dec 2026, 19:00 (Berlin) is cancelled.

    No chat can hear it: there is none, or none that I can reach. Use /usechat in the chat of the group.

    2 people whom no chat reaches are told privately.
    ");
    world.at("2026-11-30T08:32:01Z").await;
    assert!(world.discord.next_dm(&kim).await.text.contains("is cancelled"));
    let told = world.telegram.next_private(&led.mia).await;
    insta::assert_snapshot!(told.text, @"Evening circle on Thu 10 Dec 2026, 19:00 (Berlin) is cancelled.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_circle_led_from_discord_tells_its_member_on_telegram() {
    let world = World::open_with(|settings| settings.listing = Listing::Open).await;
    let server = world.discord.guild("House");
    let channel = world.discord.channel(server, "circle");
    let dana = world.discord.person("Dana");
    world.discord.join(server, &dana);
    world.discord.allow(channel, &dana);
    world.discord.make_admin(server, &dana);
    let opened = [("name", "Night circle"), ("zone", "Berlin"), ("fee", "no fee"), ("alias", "D")];
    world.ask(&dana, channel, "newgroup", &opened).await;
    let preview = world.ask(&dana, channel, "schedule", &[("when", "every Thursday 19:00")]).await;
    let confirm = preview.seen().labels()[0].to_owned();
    world.click(&dana, preview.seen(), &confirm).await;
    world.discord.next_message(channel).await;
    let mia = world.newcomer("Mia").await;
    world.tell(&mia, "/join #1 alias:Mia").await;
    world.tell(&mia, "/language Deutsch").await;
    world.tell(&mia, "/dabei").await;
    let preview = world.ask(&dana, channel, "movesession", &[("to", "Friday 20:00")]).await;
    world.click(&dana, preview.seen(), "Confirm").await;
    world.at("2026-11-30T08:02:01Z").await;
    world.discord.next_message(channel).await;
    let told = world.telegram.next_private(&mia).await;
    insta::assert_snapshot!(told.text, @"Night circle ist verschoben: von Do, 3. Dez. 2026, 19:00 Uhr (Berlin) auf Fr, 4. Dez. 2026, 20:00 Uhr (Berlin).");
    world.close().await;
}

/// What a group without any chat says: Tara leads it, Mia is in it on Telegram and Kim on Discord. None of them has
/// said that they come.
async fn without_a_chat() -> (World, Person, Person, discord::Person) {
    let world = World::open_with(|settings| settings.listing = Listing::Open).await;
    let (tara, mia) = (world.newcomer("Tara").await, world.newcomer("Mia").await);
    world.tell(&tara, "/newgroup Quiet circle zone:Berlin fee:no fee alias:Tara").await;
    world.agree(&tara, "/schedule every Thursday 19:00").await;
    world.tell(&mia, "/join #1").await;
    let kim = kim(&world);
    kims(&world, &kim, "join", &[("group", "#1"), ("alias", "Kim")]).await;
    (world, tara, mia, kim)
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_group_without_a_chat_every_member_hears_of_what_is_cancelled_moved_and_restored() {
    let (world, tara, mia, kim) = without_a_chat().await;
    let done = world.agree(&tara, "/cancelsession").await;
    insta::assert_snapshot!(done.text, @"
    Done. Quiet circle on Thu 3 Dec 2026, 19:00 (Berlin) is cancelled.

    No chat can hear it: there is none, or none that I can reach. Use /usechat in the chat of the group.

    2 people whom no chat reaches are told privately.
    ");
    world.at("2026-11-30T08:01:59Z").await;
    silent(&world, "within two minutes");
    world.at("2026-11-30T08:02:01Z").await;
    let told = world.telegram.next_private(&mia).await;
    insta::assert_snapshot!(told.text, @"Quiet circle on Thu 3 Dec 2026, 19:00 (Berlin) is cancelled.");
    let told = world.discord.next_dm(&kim).await;
    insta::assert_snapshot!(told.text, @"Quiet circle on <t:1796320800:F> is cancelled.");
    world.agree(&tara, "/restoresession").await;
    world.at("2026-11-30T08:05:00Z").await;
    let told = world.telegram.next_private(&mia).await;
    insta::assert_snapshot!(told.text, @"Quiet circle on Thu 3 Dec 2026, 19:00 (Berlin) takes place after all.");
    assert!(world.discord.next_dm(&kim).await.text.contains("takes place after all"));
    // Who cannot come is spared the move; the other is told once of two.
    kims(&world, &kim, "cantcome", &[]).await;
    world.agree(&tara, "/movesession Friday 20:00").await;
    world.agree(&tara, "/movesession Friday 21:00").await;
    world.at("2026-11-30T08:08:00Z").await;
    let told = world.telegram.next_private(&mia).await;
    insta::assert_snapshot!(told.text, @"Quiet circle has moved: from Thu 3 Dec 2026, 19:00 (Berlin) to Fri 4 Dec 2026, 21:00 (Berlin).");
    world.at("2026-11-30T08:20:00Z").await;
    silent(&world, "told once");
    // Many sessions, one word.
    world.agree(&tara, "/endseries").await;
    assert!(world.telegram.next_private(&mia).await.text.contains("every Thursday"));
    assert!(world.discord.next_dm(&kim).await.text.contains("every Thursday"));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn once_a_group_has_a_chat_its_readers_hear_of_it_there_alone() {
    let (world, tara, mia, kim) = without_a_chat().await;
    let chat = world.telegram.group("Quiet", &tara);
    world.telegram.join(chat, &mia);
    world.tell_in(&tara, chat, "/usechat #1").await;
    let done = world.agree(&tara, "/cancelsession").await;
    assert!(done.text.contains("One person whom no chat reaches"), "{}", done.text);
    world.at("2026-11-30T08:02:01Z").await;
    assert!(world.telegram.next_message(chat).await.text.contains("is cancelled"));
    assert!(world.discord.next_dm(&kim).await.text.contains("is cancelled"));
    silent(&world, "Mia reads the chat");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_lead_the_one_who_changed_it_is_not_told_when_the_chat_is_lost() {
    let (mut world, led, kim) = with_kim().await;
    world.misses_reminders();
    let code = writes(&world, &led.tara, "/cofacilitator").await.text;
    let code = code.lines().find(|line| line.contains('-') && !line.contains(' ')).expect("a code");
    confirms_as(&world, &led.sam, &format!("/cofacilitator {}", code.trim_matches('`'))).await;
    let told = world.telegram.next_private(&led.tara).await;
    assert!(told.text.contains("leads"), "{}", told.text);
    // Sam moves one, Tara cancels another and ends none; then the chat is gone before it heard.
    confirms_as(&world, &led.sam, "/movesession Friday 20:00").await;
    confirms(&world, &led, "/cancelsession s2").await;
    world.telegram.kick_bot(led.chat);
    world.settle().await;
    let (moved, cancelled) = ("has moved", "is cancelled");
    for (person, hears) in [
        (&led.tara, "I can no longer post"),
        (&led.sam, "I can no longer post"),
        (&led.mia, moved),
        (&led.mia, cancelled),
    ] {
        let told = world.telegram.next_private(person).await.text;
        assert!(told.contains(hears), "{hears}: {told}");
    }
    // Kim, whom the chat never reached, hears of both in time; who leads, of what the other did.
    world.at("2026-11-30T08:02:01Z").await;
    for _ in 0..2 {
        world.discord.next_dm(&kim).await;
    }
    for (person, hears) in [(&led.tara, moved), (&led.sam, cancelled)] {
        let told = world.telegram.next_private(person).await.text;
        assert!(told.contains(hears), "{hears}: {told}");
    }
    silent(&world, "what they did themselves");
    world.close().await;
}
