//! Who comes in is decided: by two at once, on either platform, in a group that is full, while what it agrees
//! on changes, by an invitation that is worth nothing any more.

use circlekeeper_playground::discord::Where;
use circlekeeper_playground::telegram;
use circlekeeper_tests::{Circle, World};

use super::entry::{asking, asks, mia_asks, noah_asks, submit, turns};
use super::seats::becomes;

/// Lea, on Telegram, leads the circle with Dana. All that is said of it is read.
async fn with_lea(world: &World, circle: &Circle) -> telegram::Person {
    let made = world.ask(&circle.dana, circle.channel, "cofacilitator", &[]).await;
    let code = made.text().lines().find(|line| line.starts_with('`')).expect("a code");
    let lea = world.newcomer("Lea").await;
    world.agree(&lea, &format!("/cofacilitator {}", code.trim_matches('`'))).await;
    world.discord.next_dm(&circle.dana).await;
    lea
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_decide_at_the_same_moment_one_does_and_it_is_told_once() {
    let (world, circle) = asking().await;
    let lea = with_lea(&world, &circle).await;
    noah_asks(&world, &circle).await;
    let here = world.discord.next_dm(&circle.dana).await;
    let there = world.telegram.next_private(&lea).await;
    assert!(there.text.contains("somebody without a name asks to come into"), "{}", there.text);
    let choices = world.tap(&lea, &there, "Decline").await;
    let (approved, _) = tokio::join!(
        world.click(&circle.dana, &here, "Approve"),
        world.telegram.press(&lea, &choices, "No reason"),
    );
    world.settle().await;
    let told = world.discord.next_dm(&circle.noah).await;
    let people = world.ask(&circle.dana, circle.channel, "people", &[]).await;
    let is_in = people.text().contains("Discord, since") && people.text().contains("#3");
    let late = world.telegram.unread().into_iter().find(|seen| seen.text.contains("already"));
    if let Some(late) = late {
        assert_eq!(late.text, "That was decided already: they may come in.");
        world.telegram.next_private(&lea).await;
        assert!(told.text.starts_with("You may come in"), "{}", told.text);
        assert!(is_in, "{}", people.text());
    } else {
        let said = approved.text();
        assert_eq!(said, "That was decided already: they do not come in for now.");
        assert!(told.text.contains("It does not work out for now"), "{}", told.text);
        assert!(!is_in, "{}", people.text());
    }
    let decided = ["requests:approve", "requests:decline"];
    let audited = world.audited().await;
    let decisions = audited.iter().filter(|deed| decided.contains(&deed.as_str())).count();
    assert_eq!(decisions, 1, "{audited:?}");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_approved_when_the_group_is_full_waits_for_a_seat() {
    let world = World::open().await;
    let circle = world.circle().await;
    world.ask(&circle.noah, Where::Dm, "join", &[("group", "#1")]).await;
    world.ask(&circle.dana, circle.channel, "editgroup", &[("capacity", "1")]).await;
    asks(&world, &circle, "Which evenings suit you?\nWhich country do you live in?").await;
    mia_asks(&world, &circle).await;
    let request = world.discord.next_dm(&circle.dana).await;
    let done = world.click(&circle.dana, &request, "Approve").await;
    insta::assert_snapshot!(done.text(), @"Mia B. may come into Thursday circle. No seat is free, so they wait in line, and are told so. The answers are erased.");
    let told = world.telegram.next_private(&circle.mia).await;
    insta::assert_snapshot!(told.text, @"You may come into Thursday circle. No seat is free yet: you are on the waiting list, and I will write when one is yours.");
    let again = world.tell(&circle.mia, "/join #1").await;
    assert!(again.text.contains("You are number 1 in line"), "{}", again.text);
    world.ask(&circle.noah, Where::Dm, "leave", &[("group", "#1")]).await;
    let offer = world.telegram.next_private(&circle.mia).await;
    let welcome = becomes(&world, &circle.mia, &offer, "Take the seat").await;
    assert!(welcome.text.starts_with("You are in Thursday circle"), "{}", welcome.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_agreed_when_asking_agrees_anew_if_it_has_changed_by_the_approval() {
    let (world, circle) = asking().await;
    let dana = &circle.dana;
    let shown = world.ask(dana, circle.channel, "agreement", &[]).await;
    world.click(dana, shown.seen(), "Use this").await;
    let overview = world.tell(&circle.mia, "/join #1 alias:Mia").await;
    world.tap(&circle.mia, &overview, "Answer").await;
    world.tell(&circle.mia, "Tuesdays").await;
    let preview = world.tell(&circle.mia, "Austria").await;
    turns(&world, &circle.mia, &preview, "I agree, send it").await;
    let request = world.discord.next_dm(dana).await;
    let shown = world.ask(dana, circle.channel, "agreement", &[]).await;
    let form = world.click(dana, shown.seen(), "Change").await;
    let preview = submit(&world, dana, &form, &[("agreement", "We come on time.")]).await;
    world.click(dana, preview.seen(), "Confirm").await;
    world.click(dana, &request, "Approve").await;
    let told = world.telegram.next_private(&circle.mia).await;
    assert!(told.text.starts_with("You may come in"), "{}", told.text);
    let changed = world.telegram.next_private(&circle.mia).await;
    assert!(changed.text.contains("has changed what it agrees on"), "{}", changed.text);
    let shown = world.ask(dana, circle.channel, "agreement", &[]).await;
    assert!(shown.text().contains("0 of 1 members have agreed"), "{}", shown.text());
    let read = world.tap(&circle.mia, &changed, "Read the agreement").await;
    turns(&world, &circle.mia, &read, "I agree").await;
    let shown = world.ask(dana, circle.channel, "agreement", &[]).await;
    assert!(shown.text().contains("1 of 1 members have agreed"), "{}", shown.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_joins_at_once_on_discord_agrees_first() {
    let world = World::open().await;
    let circle = world.circle().await;
    let shown = world.ask(&circle.dana, circle.channel, "agreement", &[]).await;
    world.click(&circle.dana, shown.seen(), "Use this").await;
    let asked = world.ask(&circle.noah, circle.channel, "join", &[("alias", "Noah")]).await;
    assert!(asked.is_private());
    assert!(asked.text().contains("We record nothing"), "{}", asked.text());
    let people = world.ask(&circle.dana, circle.channel, "people", &[]).await;
    assert!(!people.text().contains("Noah"), "not before they agree: {}", people.text());
    let joined = world.click(&circle.noah, asked.seen(), "I agree").await;
    assert!(joined.text().starts_with("You are in Thursday circle"), "{}", joined.text());
    let shown = world.ask(&circle.dana, circle.channel, "agreement", &[]).await;
    assert!(shown.text().contains("1 of 1 members have agreed"), "{}", shown.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_that_was_taken_back_lets_nobody_in_and_a_full_group_makes_who_comes_wait() {
    let world = World::open().await;
    let circle = world.circle().await;
    let dana = &circle.dana;
    world.ask(&circle.noah, Where::Dm, "join", &[("group", "#1")]).await;
    let rules = [("entry", "invite"), ("capacity", "1")];
    world.ask(dana, circle.channel, "editgroup", &rules).await;
    let made = world.ask(dana, circle.channel, "invite", &[("count", "2")]).await;
    let codes: Vec<_> = made.text().split("code:").skip(1).map(|c| c[..26].to_owned()).collect();
    let back = made.seen().labels()[0].to_owned();
    let gone = world.click(dana, made.seen(), &back).await;
    assert!(gone.text().contains("is taken back. Nobody comes in by it"), "{}", gone.text());
    let refused = world.tell(&circle.mia, &format!("/join code:{}", codes[0])).await;
    insta::assert_snapshot!(refused.text, @"I know no such invitation. It may have been taken back, or a letter is missing. Please ask whoever gave it to you.");
    world.telegram.start_bot(&circle.mia, Some(&format!("inv-{}", codes[0]))).await;
    let refused = world.telegram.next_private(&circle.mia).await;
    assert!(refused.text.starts_with("I know no such invitation"), "{}", refused.text);
    let line = world.tell(&circle.mia, &format!("/join code:{}", codes[1])).await;
    assert!(line.text.contains("You are number 1 in line"), "{}", line.text);
    // It is used up all the same, and they keep their place.
    let kim = world.newcomer("Kim").await;
    let used = world.tell(&kim, &format!("/join code:{}", codes[1])).await;
    assert!(used.text.starts_with("That invitation has been used"), "{}", used.text);
    world.ask(&circle.noah, Where::Dm, "leave", &[("group", "#1")]).await;
    let offer = world.telegram.next_private(&circle.mia).await;
    let welcome = becomes(&world, &circle.mia, &offer, "Take the seat").await;
    assert!(welcome.text.starts_with("You are in Thursday circle"), "{}", welcome.text);
    world.close().await;
}

/// A group that has no chat at all, led on Telegram by Mia, listed.
async fn without_chats(world: &World, circle: &Circle) {
    let mia = &circle.mia;
    world.tell(mia, "/newgroup Morning walk zone:Berlin fee:no fee entry:request alias:Mia").await;
    let request = world.discord.next_dm(&world.operator).await;
    world.click(&world.operator, &request, "Admit").await;
    world.telegram.next_private(mia).await;
    let shown = world.tell(mia, "/questions").await;
    world.tap(mia, &shown, "Write them").await;
    let preview = world.tell(mia, "Which mornings?").await;
    turns(world, mia, &preview, "Confirm").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_without_chats_is_led_on_telegram_and_talks_first_with_somebody_on_discord() {
    let world = World::open().await;
    let circle = world.circle().await;
    without_chats(&world, &circle).await;
    let (mia, noah) = (&circle.mia, &circle.noah);
    let overview = world.ask(noah, Where::Dm, "join", &[("group", "#2"), ("alias", "Noah")]).await;
    let form = world.click(noah, overview.seen(), "Answer").await;
    let preview = submit(&world, noah, &form, &[("Which mornings?", "Sundays")]).await;
    world.click(noah, preview.seen(), "Send").await;
    let request = world.telegram.next_private(mia).await;
    insta::assert_snapshot!(request.text, @"
    #1 Noah asks to come into Morning walk.
    • Which mornings? Sundays

    What you decide is told to them, and their answers are erased here. Whoever also leads the group can decide as well.
    ");
    world.tap(mia, &request, "Talk first").await;
    let preview = world.tell(mia, "How far do you walk?").await;
    let asked = turns(&world, mia, &preview, "Send").await;
    assert_eq!(asked, "Asked. You will read their answer here.");
    let question = world.discord.next_dm(noah).await;
    insta::assert_snapshot!(question.text, @"
    Those who lead Morning walk have a question before they decide about your request:
    How far do you walk?
    Your answer reaches only them, and is erased when they have decided.
    ");
    let form = world.click(noah, &question, "Answer").await;
    assert_eq!(form.form().title, "Please write no diagnosis here");
    let preview = submit(&world, noah, &form, &[("word", "An hour.")]).await;
    assert!(preview.is_private());
    let sent = world.click(noah, preview.seen(), "Send").await;
    assert_eq!(
        sent.text(),
        "Those who lead Morning walk will read it.\nIf you need somebody now: /crisis"
    );
    let answer = world.telegram.next_private(mia).await;
    assert!(answer.text.contains("They answered: An hour."), "{}", answer.text);
    let list = world.tell(mia, "/requests #2").await;
    let request = world.tap(mia, &list, "Show #1").await;
    let done = turns(&world, mia, &request, "Approve").await;
    assert!(done.starts_with("Noah may come into Morning walk"), "{done}");
    let told = world.discord.next_dm(noah).await;
    assert!(told.text.starts_with("You may come in"), "{}", told.text);
    let late = world.tap(mia, &answer, "Decline").await;
    assert_eq!(late.text, "That was decided already: they may come in.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_request_is_told_in_mydata_on_both_platforms_and_gone_when_it_is_decided() {
    let (world, circle) = asking().await;
    mia_asks(&world, &circle).await;
    let request = world.discord.next_dm(&circle.dana).await;
    let data = mias_data(&world, &circle).await;
    for told in
        ["\"requests_to_come_in\"", "Which evenings suit you?", "Tuesdays", "\"state\": \"open\""]
    {
        assert!(data.contains(told), "{told}: {data}");
    }
    noah_asks(&world, &circle).await;
    world.discord.next_dm(&circle.dana).await;
    world.ask(&circle.noah, Where::Dm, "mydata", &[]).await;
    let file = world.discord.next_private(&circle.noah).await.files;
    let own = String::from_utf8(file[0].bytes.clone()).expect("text");
    assert!(own.contains("Fridays") && !own.contains("Tuesdays"), "{own}");
    world.click(&circle.dana, &request, "Approve").await;
    world.telegram.next_private(&circle.mia).await;
    let data = mias_data(&world, &circle).await;
    assert!(!data.contains("Tuesdays"), "{data}");
    world.close().await;
}

async fn mias_data(world: &World, circle: &Circle) -> String {
    let said = world.tell(&circle.mia, "/mydata").await;
    let sent = match said.file {
        Some(_) => said,
        None => world.telegram.next_private(&circle.mia).await,
    };
    String::from_utf8(sent.file.expect("a file").bytes).expect("text")
}
