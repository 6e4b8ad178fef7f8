//! Coming into a group that does not take everybody at once: asking, answering, deciding; on both
//! platforms, in both languages, and with everything that can come between.

use circlekeeper_playground::{discord, telegram};
use circlekeeper_tests::{Circle, World};

const QUESTIONS: &str = "Which evenings suit you?\nWhich country do you live in?";

/// The circle asks two questions of whoever wants to come in.
pub(super) async fn asking() -> (World, Circle) {
    let world = World::open().await;
    let circle = world.circle().await;
    asks(&world, &circle, QUESTIONS).await;
    (world, circle)
}

/// Dana lets people come in by a request, and writes the questions.
pub(super) async fn asks(world: &World, circle: &Circle, questions: &str) {
    let dana = &circle.dana;
    world.ask(dana, circle.channel, "editgroup", &[("entry", "request")]).await;
    if questions.is_empty() {
        return;
    }
    let shown = world.ask(dana, circle.channel, "questions", &[]).await;
    let form = world.click(dana, shown.seen(), "Write them").await;
    let preview = submit(world, dana, &form, &[("questions", questions)]).await;
    let set = world.click(dana, preview.seen(), "Confirm").await;
    assert!(set.text().contains("asks people who want to come in"), "{}", set.text());
}

pub(super) async fn submit(
    world: &World,
    by: &discord::Person,
    opened: &discord::Answer,
    fields: &[(&str, &str)],
) -> discord::Answer {
    world.discord.submit(by, opened.form(), fields).await.expect("an answer in time")
}

/// Somebody presses a button on Telegram, and the message becomes another.
pub(super) async fn turns(
    world: &World,
    by: &telegram::Person,
    at: &telegram::Seen,
    label: &str,
) -> String {
    world.telegram.press(by, at, label).await;
    world.telegram.next_edit(at).await.text
}

/// Mia answers all, and sends it. What she saw before, and what it became.
pub(super) async fn mia_asks(world: &World, circle: &Circle) -> (telegram::Seen, telegram::Seen) {
    let overview = world.tell(&circle.mia, "/join #1").await;
    world.tap(&circle.mia, &overview, "Answer").await;
    for answer in ["Mia B.", "Tuesdays"] {
        world.tell(&circle.mia, answer).await;
    }
    let preview = world.tell(&circle.mia, "Austria").await;
    world.telegram.press(&circle.mia, &preview, "Send").await;
    let sent = world.telegram.next_edit(&preview).await;
    (preview, sent)
}

/// Noah does on Discord, without a name.
pub(super) async fn noah_asks(world: &World, circle: &Circle) -> discord::Answer {
    let overview = world.ask(&circle.noah, circle.channel, "join", &[]).await;
    let form = world.click(&circle.noah, overview.seen(), "Answer").await;
    let fields = [("Which evenings suit you?", "Fridays"), ("step2", "")];
    let preview = submit(world, &circle.noah, &form, &fields).await;
    world.click(&circle.noah, preview.seen(), "Send").await
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_on_telegram_answers_one_by_one_and_is_let_in() {
    let (world, circle) = asking().await;
    let overview = world.tell(&circle.mia, "/join #1").await;
    insta::assert_snapshot!(overview.text, @"
    Those who lead Thursday circle read requests before somebody comes in. They would like to know:
    • What should we call you there?
    • Which evenings suit you?
    • Which country do you live in?

    Fee: no fee

    Please write no diagnosis here, and nothing you would rather say in person. You may leave out what you like.

    Only those who lead the group read your answers, under the name you choose. I erase them when they have decided, after 30 days at the latest; what I wrote to them stays in their chat with me until they delete it.

    1 of 3: What should we call you there? (Write - to leave it out. /stop ends it. Please write no diagnosis here.)
    ");
    let question = world.tap(&circle.mia, &overview, "Answer").await;
    insta::assert_snapshot!(question.text, @"1 of 3: What should we call you there? (Write - to leave it out. /stop ends it. Please write no diagnosis here.)");
    let question = world.tell(&circle.mia, "Mia B.").await;
    assert!(question.text.starts_with("2 of 3: Which evenings suit you?"), "{}", question.text);
    let question = world.tell(&circle.mia, "-").await;
    assert!(question.text.starts_with("3 of 3: Which country"), "{}", question.text);
    let preview = world.tell(&circle.mia, "Austria").await;
    insta::assert_snapshot!(preview.text, @"
    This goes to those who lead Thursday circle:
    • You are called: Mia B.
    • Which evenings suit you? (left out)
    • Which country do you live in? Austria

    Only those who lead the group read your answers, under the name you choose. I erase them when they have decided, after 30 days at the latest; what I wrote to them stays in their chat with me until they delete it.

    Fee: no fee

    If you need somebody now: /crisis
    ");
    let sent = turns(&world, &circle.mia, &preview, "Send").await;
    insta::assert_snapshot!(sent, @"
    Your request is with those who lead Thursday circle. You will read here what they decide.

    That can take up to 30 days. If nobody has decided by then, I tell you. To take it back: /leave #1

    If you need somebody now: /crisis
    ");
    let request = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(request.text, @"
    `#1` Mia B. asks to come into Thursday circle.
    - Which evenings suit you? (left out)
    - Which country do you live in? Austria
    What you decide is told to them, and their answers are erased here. Whoever also leads the group can decide as well.
    ");
    assert_eq!(request.labels(), ["Approve", "Decline", "Talk first"]);
    let done = world.click(&circle.dana, &request, "Approve").await;
    insta::assert_snapshot!(done.text(), @"Mia B. may come into Thursday circle, and is told so. The answers are erased.");
    let told = world.telegram.next_private(&circle.mia).await;
    insta::assert_snapshot!(told.text, @"
    You may come in: you are now in Thursday circle. Welcome.

    No session is scheduled yet. The group's chats will hear of it.

    Fee: no fee

    I remind in the group's chat. If you are not in it: I cannot let you in, so I tell those who lead the group that somebody needs a way in. To be reminded here until then: /remindme 1 hour

    The call link comes with /link, from 30 minutes before a session.

    What I keep: your account, that you are in this group, and for 90 days your answers about coming and when I wrote to you. I show it to no other member. /leave ends and erases it.
    ");
    assert_eq!(told.labels(), ["Show Thursday circle"]);
    let people = world.ask(&circle.dana, circle.channel, "people", &[]).await;
    assert!(people.text().contains("Mia B."), "{}", people.text());
    let again = world.discord.press_forged(&circle.dana, &request, "decline:1").await;
    let again = again.expect("an answer");
    assert_eq!(again.text(), "That was decided already: they may come in.");
    for deed in ["questions", "requests:approve"] {
        assert!(world.audited().await.iter().any(|noted| noted == deed), "{deed}");
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_on_discord_answers_in_one_form() {
    let (world, circle) = asking().await;
    let overview = world.ask(&circle.noah, circle.channel, "join", &[]).await;
    assert!(overview.is_private());
    let form = world.click(&circle.noah, overview.seen(), "Answer").await;
    assert_eq!(form.form().title, "Please write no diagnosis here");
    let labels: Vec<&str> = form.form().inputs.iter().map(|input| input.label.as_str()).collect();
    let asked = [
        "What should we call you there?",
        "Which evenings suit you?",
        "Which country do you live in?",
    ];
    assert_eq!(labels, asked);
    // The form is closed unsent: the button opens it again.
    let form = world.click(&circle.noah, overview.seen(), "Answer").await;
    let fields = [(asked[0], "Noah"), (asked[1], "Fridays"), (asked[2], "Germany")];
    let preview = submit(&world, &circle.noah, &form, &fields).await;
    assert!(preview.is_private());
    insta::assert_snapshot!(preview.text(), @"
    This goes to those who lead Thursday circle:
    - You are called: Noah
    - Which evenings suit you? Fridays
    - Which country do you live in? Germany
    Only those who lead the group read your answers, under the name you choose. I erase them when they have decided, after 30 days at the latest; what I wrote to them stays in their chat with me until they delete it.
    Fee: no fee
    If you need somebody now: /crisis
    ");
    let sent = world.click(&circle.noah, preview.seen(), "Send").await;
    assert!(sent.text().starts_with("Your request is with those"), "{}", sent.text());
    world.discord.next_dm(&circle.dana).await;
    let twice = world.ask(&circle.noah, circle.channel, "join", &[]).await;
    insta::assert_snapshot!(twice.text(), @"You asked to come into Thursday circle on 30 Nov 2026. Those who lead it have not decided yet; that can take up to 30 days. You will read here what they decide.");
    let waiting = world.ask(&circle.dana, circle.channel, "requests", &[]).await;
    insta::assert_snapshot!(waiting.text(), @"
    Waiting to come into Thursday circle:
    - `#1` Noah, since 30 Nov 2026
    ");
    let request = world.click(&circle.dana, waiting.seen(), "Show #1").await;
    assert!(request.text().contains("Which evenings suit you? Fridays"), "{}", request.text());
    world.click(&circle.dana, request.seen(), "Approve").await;
    let told = world.discord.next_dm(&circle.noah).await;
    insta::assert_snapshot!(told.text, @"
    You may come in: you are now in Thursday circle. Welcome.
    No session is scheduled yet. The group's chats will hear of it.
    Fee: no fee
    I remind in the group's channel. If you do not see it: I cannot open it to you, so I tell those who lead the group that somebody needs a way in. To be reminded privately until then: /remindme 1 hour
    The call link comes with /link, from 30 minutes before a session.
    What I keep: your account, that you are in this group, and for 90 days your answers about coming and when I wrote to you. I show it to no other member. /leave ends and erases it.
    ");
    let nobody = world.ask(&circle.dana, circle.channel, "requests", &[]).await;
    assert_eq!(nobody.text(), "Nobody is waiting to come into Thursday circle.");
    let member = world.ask(&circle.noah, circle.channel, "requests", &[]).await;
    assert!(member.text().starts_with("Only a facilitator"), "{}", member.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_not_let_in_is_told_kindly_and_may_ask_again_later() {
    let (world, circle) = asking().await;
    mia_asks(&world, &circle).await;
    let request = world.discord.next_dm(&circle.dana).await;
    let choices = world.click(&circle.dana, &request, "Decline").await;
    insta::assert_snapshot!(choices.text(), @"
    Nothing is decided yet. If Mia B. is not to come in for now: what shall they be told? Choosing one of these decides it and tells them. Or write your own words:
    - There is no room for another person at present.
    - Another group will probably fit better. That says nothing about you.
    - It does not work out at present. That says nothing about you.
    ");
    let done = world.click(&circle.dana, choices.seen(), "Another fits better").await;
    insta::assert_snapshot!(done.text(), @"They will be told kindly that they cannot come into Thursday circle for now. The answers are erased.");
    let told = world.telegram.next_private(&circle.mia).await;
    insta::assert_snapshot!(told.text, @"
    You asked to come into Thursday circle. It does not work out for now. Your answers are erased.

    Another group will probably fit better. That says nothing about you.

    You may ask there again from 30 Dec 2026 on. /find shows other groups.

    If you need somebody now: /crisis
    ");
    let again = world.tell(&circle.mia, "/join #1").await;
    insta::assert_snapshot!(again.text, @"You asked Thursday circle a short while ago, and it did not work out. You may ask again from 30 Dec 2026 on. /find shows other groups.");
    world.at("2026-12-30T09:01:00Z").await;
    let again = world.tell(&circle.mia, "/join #1").await;
    assert!(again.text.starts_with("Those who lead Thursday circle read"), "{}", again.text);
    for deed in ["requests:decline"] {
        assert!(world.audited().await.iter().any(|noted| noted == deed), "{deed}");
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_facilitator_declines_in_her_own_words() {
    let (world, circle) = asking().await;
    noah_asks(&world, &circle).await;
    let request = world.discord.next_dm(&circle.dana).await;
    let choices = world.click(&circle.dana, &request, "Decline").await;
    let form = world.click(&circle.dana, choices.seen(), "My own words").await;
    let kind = [("word", "We begin again in spring, and would be glad to see you then.")];
    let preview = submit(&world, &circle.dana, &form, &kind).await;
    insta::assert_snapshot!(preview.text(), @"
    Nothing is decided before you press Send. Then they do not come in for now, and I tell them this:
    We begin again in spring, and would be glad to see you then.
    ");
    world.click(&circle.dana, preview.seen(), "Send").await;
    let told = world.discord.next_dm(&circle.noah).await;
    assert!(
        told.text.contains("Those who lead it write:\nWe begin again in spring"),
        "{}",
        told.text
    );
    for deed in ["requests:decline"] {
        assert!(world.audited().await.iter().any(|noted| noted == deed), "{deed}");
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_asked_back_and_answered_without_either_account() {
    let (world, circle) = asking().await;
    mia_asks(&world, &circle).await;
    let request = world.discord.next_dm(&circle.dana).await;
    for (asked, answered) in [("Can you stay until nine?", "Yes, I can."), ("Truly?", "Truly.")] {
        let form = world.click(&circle.dana, &request, "Talk first").await;
        let preview = submit(&world, &circle.dana, &form, &[("word", asked)]).await;
        let sent = world.click(&circle.dana, preview.seen(), "Send").await;
        assert_eq!(sent.text(), "Asked. You will read their answer here.");
        let question = world.telegram.next_private(&circle.mia).await;
        assert!(question.text.contains(asked), "{}", question.text);
        assert!(!question.text.contains("Dana"), "{}", question.text);
        world.tap(&circle.mia, &question, "Answer").await;
        let preview = world.tell(&circle.mia, answered).await;
        assert!(preview.text.starts_with("I will tell those who lead"), "{}", preview.text);
        turns(&world, &circle.mia, &preview, "Send").await;
        let told = world.discord.next_dm(&circle.dana).await;
        assert!(told.text.contains(&format!("You asked: {asked}")), "{}", told.text);
        assert!(told.text.contains(&format!("They answered: {answered}")), "{}", told.text);
        assert!(!told.text.contains("Which evenings"), "{}", told.text);
    }
    let whole = world.ask(&circle.dana, circle.channel, "requests", &[]).await;
    let whole = world.click(&circle.dana, whole.seen(), "Show #1").await;
    insta::assert_snapshot!(whole.text(), @"
    `#1` Mia B. asks to come into Thursday circle.
    - Which evenings suit you? Tuesdays
    - Which country do you live in? Austria
    - You asked: Can you stay until nine?
    - They answered: Yes, I can.
    - You asked: Truly?
    - They answered: Truly.
    What you decide is told to them, and their answers are erased here. Whoever also leads the group can decide as well.
    ");
    world.click(&circle.dana, whole.seen(), "Approve").await;
    world.telegram.next_private(&circle.mia).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_was_taken_back_cannot_be_approved() {
    let (world, circle) = asking().await;
    let (_, sent) = mia_asks(&world, &circle).await;
    let request = world.discord.next_dm(&circle.dana).await;
    let back = turns(&world, &circle.mia, &sent, "Take it back").await;
    insta::assert_snapshot!(back, @"You no longer ask to come into Thursday circle. Your request and your answers are erased.");
    let gone = world.click(&circle.dana, &request, "Approve").await;
    insta::assert_snapshot!(gone.text(), @"That request is not there any more: it was taken back, or it waited too long. /requests shows who is waiting.");
    // Leaving while waiting is taking it back.
    noah_asks(&world, &circle).await;
    world.discord.next_dm(&circle.dana).await;
    let mine = world.ask(&circle.noah, discord::Where::Dm, "mygroups", &[]).await;
    assert!(mine.text().contains("You asked to come into Thursday circle"), "{}", mine.text());
    let left = world.ask(&circle.noah, circle.channel, "leave", &[]).await;
    assert!(left.text().starts_with("You no longer ask to come into"), "{}", left.text());
    let nobody = world.ask(&circle.dana, circle.channel, "requests", &[]).await;
    assert_eq!(nobody.text(), "Nobody is waiting to come into Thursday circle.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_questions_are_taken_up_where_they_were_left() {
    let (mut world, circle) = asking().await;
    let overview = world.tell(&circle.mia, "/join #1").await;
    world.tap(&circle.mia, &overview, "Answer").await;
    world.tell(&circle.mia, "Mia B.").await;
    world.cut_off();
    world.start().await;
    let question = world.tell(&circle.mia, "Tuesdays").await;
    assert!(question.text.starts_with("3 of 3: Which country"), "{}", question.text);
    // Another command ends the waiting; /join goes on.
    world.tell(&circle.mia, "/help").await;
    let unheard = world.tell(&circle.mia, "Austria").await;
    assert!(unheard.text.starts_with("I only understand commands"), "{}", unheard.text);
    let overview = world.tell(&circle.mia, "/join").await;
    assert!(overview.text.contains("You have answered 2 of 3."), "{}", overview.text);
    let question = world.tap(&circle.mia, &overview, "Go on").await;
    assert!(question.text.starts_with("3 of 3: Which country"), "{}", question.text);
    let long = world.tell(&circle.mia, &"a".repeat(201)).await;
    assert!(long.text.starts_with("That is too long"), "{}", long.text);
    let preview = world.tell(&circle.mia, "Austria").await;
    assert!(preview.text.contains("Which evenings suit you? Tuesdays"), "{}", preview.text);
    world.tell(&circle.mia, "/stop").await;
    let anew = world.tell(&circle.mia, "/join #1").await;
    assert_eq!(anew.labels(), ["Answer", "Never mind"]);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_are_never_in_plain_and_gone_once_decided() {
    let world = World::open().await;
    let circle = world.circle().await;
    asks(&world, &circle, "Which evenings suit you?").await;
    let overview = world.tell(&circle.mia, "/join #1 alias:Mia").await;
    world.tap(&circle.mia, &overview, "Answer").await;
    let preview = world.tell(&circle.mia, "cobalt-canary evenings").await;
    holds(&world, "cobalt-canary", false);
    turns(&world, &circle.mia, &preview, "Send").await;
    let request = world.discord.next_dm(&circle.dana).await;
    assert!(request.text.contains("cobalt-canary"), "{}", request.text);
    holds(&world, "cobalt-canary", false);
    let sealed = world.sealed_answers(1).await.expect("they are kept");
    assert!(bytes_hold(&world, &sealed), "sealed, they are there");
    world.click(&circle.dana, &request, "Approve").await;
    world.telegram.next_private(&circle.mia).await;
    assert_eq!(world.sealed_answers(1).await, None);
    assert!(!bytes_hold(&world, &sealed), "not even sealed are they there");
    world.close().await;
}

fn holds(world: &World, word: &str, expected: bool) {
    assert_eq!(bytes_hold(world, word.as_bytes()), expected, "{word}");
}

fn bytes_hold(world: &World, wanted: &[u8]) -> bool {
    world.stored_bytes().windows(wanted.len()).any(|window| window == wanted)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_nobody_decides_lapses_kindly() {
    let (world, circle) = asking().await;
    mia_asks(&world, &circle).await;
    let request = world.discord.next_dm(&circle.dana).await;
    world.at("2026-12-29T07:00:00Z").await;
    let reminded = world.discord.next_dm(&circle.dana).await;
    assert!(reminded.text.contains("nobody has decided yet"), "{}", reminded.text);
    let waits = world.tell(&circle.mia, "/join #1").await;
    assert!(waits.text.starts_with("You asked to come into"), "{}", waits.text);
    world.at("2026-12-30T10:00:00Z").await;
    let told = world.telegram.next_private(&circle.mia).await;
    insta::assert_snapshot!(told.text, @"
    Nobody has answered your request to come into Thursday circle in time. I am sorry. Your answers are erased, and you may ask again. /find shows other groups.

    If you need somebody now: /crisis
    ");
    let lapsed = world.discord.next_dm(&circle.dana).await;
    assert!(lapsed.text.starts_with("Nobody decided a request"), "{}", lapsed.text);
    let gone = world.click(&circle.dana, &request, "Approve").await;
    assert!(gone.text().starts_with("That request is not there any more"), "{}", gone.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_decides_nothing() {
    let (world, circle) = asking().await;
    let (_, sent) = mia_asks(&world, &circle).await;
    world.discord.next_dm(&circle.dana).await;
    let overview = world.ask(&circle.noah, circle.channel, "start", &[]).await;
    for verb in ["approve:1", "decline:1:0", "askback:1", "request:1", "withdraw:1", "answerback:1"]
    {
        let answer = world.discord.press_forged(&circle.noah, overview.seen(), verb).await;
        let said = answer.expect("an answer").text().to_owned();
        assert!(said.contains("somebody else's request"), "{verb}: {said}");
    }
    turns(&world, &circle.mia, &sent, "Take it back").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn at_most_five_questions_are_asked_and_none_is_long() {
    let world = World::open().await;
    let circle = world.circle().await;
    let shown = world.ask(&circle.dana, circle.channel, "questions", &[]).await;
    insta::assert_snapshot!(shown.text(), @"
    Thursday circle asks nothing of people who want to come in.
    Up to five short, practical questions: which evenings, which country, what would help. Please ask for no diagnosis: this is no place for it.
    They are asked once people come in by a request: `/editgroup #1 entry:request`
    ");
    let form = world.click(&circle.dana, shown.seen(), "Write them").await;
    let many = submit(&world, &circle.dana, &form, &[("questions", "a\nb\nc\nd\ne\nf")]).await;
    assert_eq!(many.text(), "That is too much to ask: 5 questions at most.");
    let form = world.click(&circle.dana, shown.seen(), "Write them").await;
    let long = "x".repeat(101);
    let long = submit(&world, &circle.dana, &form, &[("questions", &long)]).await;
    assert_eq!(long.text(), "One of them is too long: 100 characters at most.");
    let mia = &circle.mia;
    world.tell(mia, "/newgroup Morning walk zone:Berlin fee:no fee entry:request").await;
    world.discord.next_dm(&world.operator).await;
    let shown = world.tell(mia, "/questions").await;
    world.tap(mia, &shown, "Write them").await;
    let preview = world.tell(mia, "Which mornings?\nHow far do you walk?").await;
    insta::assert_snapshot!(preview.text, @"
    Morning walk will ask this:
    • Which mornings?
    • How far do you walk?

    Please look once more that none of them asks for a diagnosis. I tell people to write none.
    ");
    let set = turns(&world, mia, &preview, "Confirm").await;
    assert!(set.contains("How far do you walk?"), "{set}");
    let shown = world.tell(mia, "/questions").await;
    world.tap(mia, &shown, "Change").await;
    let preview = world.tell(mia, "-").await;
    let set = turns(&world, mia, &preview, "Confirm").await;
    assert_eq!(set, "Morning walk asks nothing of people who want to come in.");
    world.close().await;
}
