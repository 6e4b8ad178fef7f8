//! What somebody is told on the way into a group, and once they are in it: by when they learn what it costs and
//! where it reminds; what they may simply type; what stands while others decide or a seat is waited for.

use circlekeeper_playground::discord::permission::MANAGE_ROLES;
use circlekeeper_playground::discord::{Seen, Where};
use circlekeeper_playground::telegram::Where as There;
use circlekeeper_tests::{Circle, World};

use super::entry::{asking, asks, mia_asks, noah_asks, submit, turns};
use super::seats::{becomes, in_line, noah_leaves};

const LINK: &str = "https://us02web.zoom.us/j/84212345678?pwd=harbour";

/// A circle that costs something and has a session ahead.
async fn dear() -> (World, Circle) {
    let world = World::open().await;
    let circle = world.circle().await;
    let (dana, channel) = (&circle.dana, circle.channel);
    let fee = [("fee", "20 EUR a session, absence free if told 2 days before")];
    world.ask(dana, channel, "editgroup", &fee).await;
    world.schedule(&circle, &[("when", "every Thursday 19:00"), ("link", LINK)]).await;
    (world, circle)
}

#[tokio::test(flavor = "multi_thread")]
async fn who_joins_reads_what_it_costs_and_what_staying_away_does() {
    let (world, circle) = dear().await;
    let shown = world.tell(&circle.mia, "/join #1").await;
    let joined = turns(&world, &circle.mia, &shown, "Join").await;
    insta::assert_snapshot!(joined, @"
    You are in Thursday circle. Welcome.

    The next session: Thu 3 Dec 2026, 19:00 (Berlin)

    Fee: 20.00 EUR a session; an absence costs nothing if it is said at least 2 days before, and else the whole

    I remind in the group's chat. If you are not in it: I cannot let you in, so I tell those who lead the group that somebody needs a way in. To be reminded here until then: /remindme 1 hour

    The call link comes with /link, from 30 minutes before a session.

    What I keep: your account, that you are in this group, and for 90 days your answers about coming and when I wrote to you. I show it to no other member. /leave ends and erases it.
    ");
    let shown = world.ask(&circle.noah, circle.channel, "join", &[]).await;
    let joined = world.click(&circle.noah, shown.seen(), "Join").await;
    insta::assert_snapshot!(joined.text(), @r"
    You are in Thursday circle. Welcome.
    The next session: <t:1796320800:F>
    Fee: 20\.00 EUR a session; an absence costs nothing if it is said at least 2 days before, and else the whole
    The call link comes with /link, from 30 minutes before a session.
    What I keep: your account, that you are in this group, and for 90 days your answers about coming and when I wrote to you. I show it to no other member. /leave ends and erases it.
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_word_of_approval_says_what_joining_at_once_would_have_said_from_todays_facts() {
    let (world, circle) = dear().await;
    asks(&world, &circle, "").await;
    world.tell(&circle.mia, "/timezone New York").await;
    world.tell(&circle.mia, "/join #1").await;
    let preview = world.tell(&circle.mia, "Mia B.").await;
    assert!(preview.text.contains("Fee: 20.00 EUR a session"), "{}", preview.text);
    becomes(&world, &circle.mia, &preview, "Send").await;
    let request = world.discord.next_dm(&circle.dana).await;
    // The session is moved between the decision and the word of it: what is true then is said.
    world.telegram.down(true);
    world.click(&circle.dana, &request, "Approve").await;
    let to = [("to", "2026-12-04 18:00"), ("session", "#1")];
    let preview = world.ask(&circle.dana, circle.channel, "movesession", &to).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    world.telegram.down(false);
    let told = world.telegram.next_private(&circle.mia).await;
    insta::assert_snapshot!(told.text, @"
    You may come in: you are now in Thursday circle. Welcome.

    The next session: Fri 4 Dec 2026, 12:00 (New York)

    Fee: 20.00 EUR a session; an absence costs nothing if it is said at least 2 days before, and else the whole

    I remind in the group's chat. If you are not in it: I cannot let you in, so I tell those who lead the group that somebody needs a way in. To be reminded here until then: /remindme 1 hour

    The call link comes with /link, from 30 minutes before a session.

    What I keep: your account, that you are in this group, and for 90 days your answers about coming and when I wrote to you. I show it to no other member. /leave ends and erases it.
    ");
    assert_eq!(told.labels(), ["Coming", "Can't come", "Get the link", "Show Thursday circle"]);
    let pressed = world.telegram.press(&circle.mia, &told, "Coming").await;
    assert!(pressed.alert.is_some(), "an answer");
    world.at("2026-11-30T08:05:00Z").await;
    world.discord.next_message(circle.channel).await;
    world.telegram.next_message(circle.chat).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_asked_first_may_be_typed_at_once_and_survives_a_restart() {
    let (mut world, circle) = asking().await;
    let overview = world.tell(&circle.mia, "/join #1").await;
    assert!(overview.text.contains("1 of 3: What should we call you there?"), "{}", overview.text);
    world.settle().await;
    world.cut_off();
    world.start().await;
    let question = world.tell(&circle.mia, "Mia B.").await;
    assert!(question.text.starts_with("2 of 3: Which evenings suit you?"), "{}", question.text);
    // Another command ends it; /join goes on where she was, and may be answered at once again.
    world.tell(&circle.mia, "/mygroups").await;
    let unasked = world.tell(&circle.mia, "Tuesdays").await;
    assert!(unasked.text.starts_with("I only understand commands"), "{}", unasked.text);
    let overview = world.tell(&circle.mia, "/join").await;
    assert!(overview.text.contains("2 of 3: Which evenings suit you?"), "{}", overview.text);
    world.tell(&circle.mia, "Tuesdays").await;
    let preview = world.tell(&circle.mia, "Austria").await;
    let sent = becomes(&world, &circle.mia, &preview, "Send").await;
    assert!(sent.text.starts_with("Your request is with those"), "{}", sent.text);
    let request = world.discord.next_dm(&circle.dana).await;
    for said in ["Mia B.", "Tuesdays", "Austria"] {
        assert!(request.text.contains(said), "{said}: {}", request.text);
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_into_a_group_chat_answers_nothing() {
    let (world, circle) = asking().await;
    world.tell(&circle.mia, "/join #1").await;
    world.telegram.says(&circle.mia, There::Chat(circle.chat), "Mia is my real name").await;
    world.settle().await;
    let stored = world.stored_bytes();
    assert!(!stored.windows(9).any(|bytes| bytes == b"real name"), "kept");
    let question = world.tell(&circle.mia, "Mia B.").await;
    assert!(question.text.starts_with("2 of 3"), "{}", question.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_for_members_says_that_the_request_stands() {
    let (world, circle) = asking().await;
    mia_asks(&world, &circle).await;
    noah_asks(&world, &circle).await;
    for _ in 0..2 {
        world.discord.next_dm(&circle.dana).await;
    }
    let told = world.tell(&circle.mia, "/coming").await;
    insta::assert_snapshot!(told.text, @"You are not in Thursday circle yet. Your request of 30 Nov 2026 stands; those who lead it have not decided. Once you are in, you can do that. To take the request back: /leave #1");
    for command in ["/cantcome", "/link", "/remindme 1 hour", "/coming group:#1"] {
        assert_eq!(world.tell(&circle.mia, command).await.text, told.text, "{command}");
    }
    let own = world.tell(&circle.mia, "/mygroups").await;
    assert!(own.text.contains("have not decided yet"), "{}", own.text);
    let told = world.ask(&circle.noah, Where::Dm, "remindme", &[("before", "1 hour")]).await;
    insta::assert_snapshot!(told.text(), @"You are not in Thursday circle yet. Your request of 30 Nov 2026 stands; those who lead it have not decided. Once you are in, you can do that. To take the request back: `/leave #1`");
    for command in ["coming", "link"] {
        let again = world.ask(&circle.noah, Where::Dm, command, &[]).await;
        assert_eq!(again.text(), told.text(), "{command}");
    }
    world.ask(&circle.noah, Where::Dm, "language", &[("language", "de")]).await;
    let told = world.ask(&circle.noah, Where::Dm, "link", &[]).await;
    insta::assert_snapshot!(told.text(), @"Du bist noch nicht in Thursday circle. Deine Anfrage vom 30. Nov. 2026 liegt bei der Leitung; sie hat noch nicht entschieden. Das geht, sobald du dabei bist. Um die Anfrage zurückzunehmen: `/austreten #1`");
    // In a chat nothing of it is said.
    let there = world.tell_in(&circle.mia, circle.chat, "/coming").await;
    assert!(there.text.starts_with("Better asked in private"), "{}", there.text);
    let left = world.tell(&circle.mia, "/leave #1").await;
    assert!(left.text.starts_with("You no longer ask to come into"), "{}", left.text);
    let none = world.tell(&circle.mia, "/coming").await;
    assert!(none.text.starts_with("You are in no group yet"), "{}", none.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_for_members_says_that_the_place_in_line_stands() {
    let (world, circle, sam, kim) = in_line().await;
    let told = world.tell(&sam, "/link").await;
    insta::assert_snapshot!(told.text, @"You are not in Thursday circle yet. You wait for a seat, number 1 in line, and keep that place. Once you are in, you can do that. To wait no longer: /leave #1");
    let told = world.ask(&kim, Where::Dm, "coming", &[]).await;
    assert!(told.text().contains("number 2 in line, and keep that place"), "{}", told.text());
    noah_leaves(&world, &circle).await;
    world.telegram.next_private(&sam).await;
    let told = world.tell(&sam, "/remindme 1 hour").await;
    insta::assert_snapshot!(told.text, @"You are not in Thursday circle yet. A seat is held for you until Tue 1 Dec 2026, 05:30 (Berlin). To take it: /join #1. Once you are in, you can do that. To wait no longer: /leave #1");
    let joined = world.tell(&sam, "/join #1").await;
    assert!(joined.text.starts_with("You are in Thursday circle"), "{}", joined.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seat_that_nobody_else_waits_for_stays_free_and_may_be_taken_after_all() {
    let (world, circle, sam, kim) = in_line().await;
    noah_leaves(&world, &circle).await;
    let offer = world.telegram.next_private(&sam).await;
    let on = becomes(&world, &sam, &offer, "Not this time").await;
    assert!(on.text.contains("goes to whoever is next"), "{}", on.text);
    let there = world.discord.next_dm(&kim).await;
    let free = world.click(&kim, &there, "Not this time").await;
    insta::assert_snapshot!(free.text(), @"Noted, not this time. At present nobody else waits for that seat in Thursday circle, so it stays free. You keep your place: number 2 in line. If you think better of it, it is yours as long as nobody else takes it.");
    assert_eq!(free.seen().labels(), ["Take the seat", "Leave the line"]);
    let late = world.tell(&sam, "/join #1").await;
    assert!(late.text.starts_with("You are in Thursday circle"), "{}", late.text);
    let late = world.click(&kim, free.seen(), "Take the seat").await;
    assert!(late.text().contains("no seat free at present"), "{}", late.text());
    // Another is freed: Kim alone waits.
    world.tell(&sam, "/leave #1").await;
    let there = world.discord.next_dm(&kim).await;
    let free = world.click(&kim, &there, "Not this time").await;
    let joined = world.click(&kim, free.seen(), "Take the seat").await;
    assert!(joined.text().starts_with("You are in Thursday circle"), "{}", joined.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_turns_down_the_only_offer_is_told_in_german_as_well() {
    let (world, circle, sam, kim) = in_line().await;
    world.ask(&kim, Where::Dm, "leave", &[("group", "#1")]).await;
    world.tell(&sam, "/language de").await;
    noah_leaves(&world, &circle).await;
    let offer = world.telegram.next_private(&sam).await;
    let free = becomes(&world, &sam, &offer, "Diesmal nicht").await;
    insta::assert_snapshot!(free.text, @"Gut, diesmal nicht. Zurzeit wartet niemand sonst auf diesen Platz in Thursday circle, er bleibt also frei. Du behältst deine Stelle: Nummer 1 auf der Warteliste. Überlegst du es dir anders, gehört er dir, solange ihn niemand sonst nimmt.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_joins_a_group_that_opens_its_chats_is_told_so() {
    let world = World::open().await;
    let circle = world.circle().await;
    world.telegram.make_bot_admin(circle.chat);
    world.settle().await;
    let lea = world.newcomer("Lea").await;
    let joined = world.tell(&lea, "/join #1").await;
    assert!(joined.text.contains("If you are not in it yet, a link into it follows here."));
    world.telegram.next_private(&lea).await;
    world.discord.grant_bot(circle.server, MANAGE_ROLES, true);
    world.discord.role(circle.server, "circle");
    world.ask(&circle.dana, circle.channel, "usechat", &[("role", "circle")]).await;
    let joined = world.reads_and_joins(&circle.noah, Where::Dm, &[("group", "#1")]).await;
    // Whether they are on its server the bot does not know.
    let opens = "in the group's channel, which I open to you now if you are on its server.";
    assert!(joined.text().contains(opens), "{}", joined.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_joins_a_group_whose_chats_open_otherwise_is_told_how_to_be_reminded() {
    let world = World::open().await;
    let circle = world.circle().await;
    let joined = world.ask(&circle.noah, Where::Dm, "join", &[("group", "#1")]).await;
    assert!(joined.text().contains(
        "If you do not see it: I cannot open it to you, so I tell those who lead the group"
    ));
    let uwe = world.telegram.person("Uwe").with_language("de");
    world.telegram.start_bot(&uwe, None).await;
    world.telegram.next_private(&uwe).await;
    let joined = world.tell(&uwe, "/beitreten #1").await;
    insta::assert_snapshot!(joined.text, @"
    Du bist jetzt in Thursday circle. Willkommen.

    Es ist noch kein Treffen geplant. Die Chats der Gruppe erfahren davon.

    Kosten: kostenlos

    Ich erinnere im Chat der Gruppe. Falls du nicht darin bist: Ich kann dich nicht hineinlassen und sage deshalb der Leitung, dass jemand einen Weg hinein braucht. Um bis dahin hier erinnert zu werden: /erinnern 1 Stunde

    Den Zugangslink bekommst du mit /zugang, frühestens 30 Minuten vor einem Treffen.

    Was ich speichere: dein Konto, dass du in dieser Gruppe bist, und 90 Tage lang deine Antworten, ob du kommst, und wann ich dir geschrieben habe. Anderen Mitgliedern zeige ich es nicht. /austreten beendet und löscht es.
    ");
    world.tell(&circle.mia, "/newgroup Morning walk zone:Berlin fee:no fee alias:Mia").await;
    let request = world.discord.next_dm(&world.operator).await;
    world.click(&world.operator, &request, "Admit").await;
    world.telegram.next_private(&circle.mia).await;
    let joined = world.tell(&uwe, "/beitreten #2").await;
    assert!(
        joined.text.contains("hat zurzeit keinen Chat, in dem ich erinnern"),
        "{}",
        joined.text
    );
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_joins_a_group_whose_chats_are_lost_is_not_sent_there_to_be_reminded() {
    let world = World::open().await;
    let circle = world.circle().await;
    world.telegram.kick_bot(circle.chat);
    let told = world.discord.next_dm(&circle.dana).await;
    assert!(told.text.contains("Telegram"), "{}", told.text);
    let joined = world.tell(&circle.mia, "/join #1").await;
    assert!(joined.text.contains("on Discord"), "{}", joined.text);
    assert!(!joined.text.contains("I remind in the group's chat."), "{}", joined.text);
    // Dana cannot be told on Discord either: she shares no server with the bot any more.
    world.discord.kick_bot(circle.server);
    world.settle().await;
    let lea = world.newcomer("Lea").await;
    let joined = world.tell(&lea, "/join #1").await;
    let none = "The group has no chat at present in which I could remind. To be reminded here: /remindme 1 hour";
    assert!(joined.text.contains(none), "{}", joined.text);
    world.close().await;
}

/// Dana asks back about a request.
async fn asks_back(world: &World, circle: &Circle, request: &Seen, words: &str) {
    let form = world.click(&circle.dana, request, "Talk first").await;
    let preview = submit(world, &circle.dana, &form, &[("word", words)]).await;
    world.click(&circle.dana, preview.seen(), "Send").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_groups_that_ask_back_the_one_that_was_read_last_is_answered() {
    let world = World::open().await;
    let circle = world.circle().await;
    asks(&world, &circle, "").await;
    let options =
        [("name", "Early circle"), ("zone", "Europe/Berlin"), ("alias", "Dana"), ("fee", "no fee")];
    world.ask(&circle.dana, Where::Dm, "newgroup", &options).await;
    let admit = world.discord.next_dm(&world.operator).await;
    world.click(&world.operator, &admit, "Admit").await;
    world.discord.next_dm(&circle.dana).await;
    let by_request = [("entry", "request"), ("group", "#2")];
    world.ask(&circle.dana, Where::Dm, "editgroup", &by_request).await;
    let mut requests = Vec::new();
    for group in ["#1", "#2"] {
        world.tell(&circle.mia, &format!("/join {group}")).await;
        let preview = world.tell(&circle.mia, "Mia B.").await;
        becomes(&world, &circle.mia, &preview, "Send").await;
        requests.push(world.discord.next_dm(&circle.dana).await);
    }
    asks_back(&world, &circle, &requests[0], "Are Thursdays good?").await;
    let thursday = world.telegram.next_private(&circle.mia).await;
    asks_back(&world, &circle, &requests[1], "Are you up at seven?").await;
    let early = world.telegram.next_private(&circle.mia).await;
    assert!(early.text.contains("Are you up at seven?"), "{}", early.text);
    world.settle().await;
    let preview = world.tell(&circle.mia, "At six.").await;
    assert!(
        preview.text.starts_with("I will tell those who lead Early circle"),
        "{}",
        preview.text
    );
    becomes(&world, &circle.mia, &preview, "Send").await;
    let told = world.discord.next_dm(&circle.dana).await;
    assert!(told.text.contains("You asked: Are you up at seven?"), "{}", told.text);
    assert!(told.text.contains("They answered: At six."), "{}", told.text);
    // The other question is answered by its button.
    world.tap(&circle.mia, &thursday, "Answer").await;
    let preview = world.tell(&circle.mia, "They are.").await;
    let own = "I will tell those who lead Thursday circle";
    assert!(preview.text.starts_with(own), "{}", preview.text);
    becomes(&world, &circle.mia, &preview, "Send").await;
    let told = world.discord.next_dm(&circle.dana).await;
    assert!(told.text.contains("They answered: They are."), "{}", told.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_read_while_a_newer_one_is_on_its_way_gets_its_own_answer() {
    let (world, circle) = asking().await;
    mia_asks(&world, &circle).await;
    let request = world.discord.next_dm(&circle.dana).await;
    let options =
        [("name", "Early circle"), ("zone", "Europe/Berlin"), ("alias", "Dana"), ("fee", "no fee")];
    world.ask(&circle.dana, Where::Dm, "newgroup", &options).await;
    let admit = world.discord.next_dm(&world.operator).await;
    world.click(&world.operator, &admit, "Admit").await;
    world.discord.next_dm(&circle.dana).await;
    let by_request = [("entry", "request"), ("group", "#2")];
    world.ask(&circle.dana, Where::Dm, "editgroup", &by_request).await;
    world.tell(&circle.mia, "/join #2").await;
    let preview = world.tell(&circle.mia, "Mia B.").await;
    becomes(&world, &circle.mia, &preview, "Send").await;
    let other = world.discord.next_dm(&circle.dana).await;
    world.telegram.down(true);
    asks_back(&world, &circle, &other, "Are you up at seven?").await;
    asks_back(&world, &circle, &request, "Are Thursdays good?").await;
    world.telegram.down(false);
    let mut read = Vec::new();
    for _ in 0..2 {
        read.push(world.telegram.next_private(&circle.mia).await.text);
    }
    world.settle().await;
    let last = if read[1].contains("seven") { "Early circle" } else { "Thursday circle" };
    let preview = world.tell(&circle.mia, "Yes.").await;
    let own = format!("I will tell those who lead {last}");
    assert!(preview.text.starts_with(&own), "{read:?}: {}", preview.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_turns_a_seat_down_that_is_not_there_any_more_is_not_promised_it() {
    let (world, circle, sam, _) = in_line().await;
    noah_leaves(&world, &circle).await;
    let offer = world.telegram.next_private(&sam).await;
    let fewer = [("capacity", "1")];
    world.ask(&circle.dana, circle.channel, "editgroup", &fewer).await;
    let on = becomes(&world, &sam, &offer, "Not this time").await;
    insta::assert_snapshot!(on.text, @"Noted, not this time. That seat in Thursday circle is offered to nobody at present. You keep your place: number 1 in line.");
    assert_eq!(on.labels(), ["Leave the line"]);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_groups_of_one_name_the_way_into_the_other_is_not_told() {
    let (world, circle) = asking().await;
    mia_asks(&world, &circle).await;
    world.discord.next_dm(&circle.dana).await;
    let options = [
        ("name", "Thursday circle"),
        ("zone", "Europe/Berlin"),
        ("alias", "Dana"),
        ("fee", "no fee"),
    ];
    world.ask(&circle.dana, Where::Dm, "newgroup", &options).await;
    let admit = world.discord.next_dm(&world.operator).await;
    world.click(&world.operator, &admit, "Admit").await;
    world.discord.next_dm(&circle.dana).await;
    let own = world.tell(&circle.mia, "/alias Mia group:#1").await;
    assert!(own.text.starts_with("You are not in Thursday circle yet."), "{}", own.text);
    let other = world.tell(&circle.mia, "/alias Mia group:#2").await;
    assert!(other.text.starts_with("Only members of Thursday circle"), "{}", other.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_asked_back_may_be_answered_at_once() {
    let (mut world, circle) = asking().await;
    mia_asks(&world, &circle).await;
    let request = world.discord.next_dm(&circle.dana).await;
    let form = world.click(&circle.dana, &request, "Talk first").await;
    assert_eq!(form.form().title, "A question before you decide");
    let preview =
        submit(&world, &circle.dana, &form, &[("word", "Until when can you stay?")]).await;
    world.click(&circle.dana, preview.seen(), "Send").await;
    world.telegram.next_private(&circle.mia).await;
    world.settle().await;
    world.cut_off();
    world.start().await;
    let preview = world.tell(&circle.mia, "Until nine.").await;
    insta::assert_snapshot!(preview.text, @"
    I will tell those who lead Thursday circle this:

    Until nine.
    ");
    becomes(&world, &circle.mia, &preview, "Send").await;
    let answer = world.discord.next_dm(&circle.dana).await;
    assert!(answer.text.contains("They answered: Until nine."), "{}", answer.text);
    // What is typed long after is not taken for an answer.
    let form = world.click(&circle.dana, &answer, "Talk first").await;
    let preview = submit(&world, &circle.dana, &form, &[("word", "And from when?")]).await;
    world.click(&circle.dana, preview.seen(), "Send").await;
    let question = world.telegram.next_private(&circle.mia).await;
    world.settle().await;
    world.at("2026-11-30T08:30:00Z").await;
    let late = world.tell(&circle.mia, "From six.").await;
    assert!(late.text.starts_with("I only understand commands"), "{}", late.text);
    world.tap(&circle.mia, &question, "Answer").await;
    let preview = world.tell(&circle.mia, "From six.").await;
    becomes(&world, &circle.mia, &preview, "Send").await;
    let answer = world.discord.next_dm(&circle.dana).await;
    assert!(answer.text.contains("They answered: From six."), "{}", answer.text);
    let choices = world.click(&circle.dana, &answer, "Decline").await;
    let form = world.click(&circle.dana, choices.seen(), "My own words").await;
    assert_eq!(form.form().title, "What they are told");
    world.close().await;
}
