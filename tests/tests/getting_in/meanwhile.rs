//! What happens between asking and coming in: another way in, a seat nobody heard of, new words to agree to.

use circlekeeper_playground::discord::Where;
use circlekeeper_tests::{Circle, World};

use super::entry::{asking, asks, mia_asks};
use super::seats::{becomes, in_line, noah_leaves};

/// Dana sets what the circle agrees on.
async fn agrees_on(world: &World, circle: &Circle, words: &str) {
    let dana = &circle.dana;
    let shown = world.ask(dana, circle.channel, "agreement", &[]).await;
    let form = world.click(dana, shown.seen(), "Change").await;
    let preview = world.discord.submit(dana, form.form(), &[("agreement", words)]).await;
    world.click(dana, preview.expect("an answer").seen(), "Confirm").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leads_by_a_code_stays_a_leader_whatever_they_asked_before() {
    let (world, circle) = asking().await;
    mia_asks(&world, &circle).await;
    let request = world.discord.next_dm(&circle.dana).await;
    let made = world.ask(&circle.dana, circle.channel, "cofacilitator", &[]).await;
    let code = made.text().lines().find(|line| line.starts_with('`')).expect("a code");
    world.agree(&circle.mia, &format!("/cofacilitator {}", code.trim_matches('`'))).await;
    world.discord.next_dm(&circle.dana).await;
    let late = world.click(&circle.dana, &request, "Approve").await;
    insta::assert_snapshot!(late.text(), @"That request is not there any more: it was taken back, or it waited too long. /requests shows who is waiting.");
    let asked = world.tell(&circle.mia, "/requests").await;
    assert_eq!(asked.text, "Nobody is waiting to come into Thursday circle.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_gets_in_line_by_an_invitation_keeps_their_place_when_an_old_request_is_sent() {
    let (world, circle) = asking().await;
    world.ask(&circle.dana, circle.channel, "editgroup", &[("capacity", "1")]).await;
    let made = world.ask(&circle.dana, circle.channel, "invite", &[("count", "2")]).await;
    let codes: Vec<_> = made.text().split("code:").skip(1).map(|c| c[..26].to_owned()).collect();
    world.ask(&circle.noah, Where::Dm, "join", &[("code", &codes[0])]).await;
    let overview = world.tell(&circle.mia, "/join #1").await;
    world.tap(&circle.mia, &overview, "Answer").await;
    for answer in ["Mia B.", "Tuesdays"] {
        world.tell(&circle.mia, answer).await;
    }
    let preview = world.tell(&circle.mia, "Austria").await;
    let line = world.tell(&circle.mia, &format!("/join code:{}", codes[1])).await;
    assert!(line.text.contains("You are number 1 in line"), "{}", line.text);
    let old = world.tap(&circle.mia, &preview, "Send").await;
    assert!(old.text.contains("too old"), "{}", old.text);
    let asked = world.ask(&circle.dana, circle.channel, "requests", &[]).await;
    assert_eq!(asked.text(), "Nobody is waiting to come into Thursday circle.");
    world.ask(&circle.noah, Where::Dm, "leave", &[("group", "#1")]).await;
    let offer = world.telegram.next_private(&circle.mia).await;
    let welcome = becomes(&world, &circle.mia, &offer, "Take the seat").await;
    assert!(welcome.text.starts_with("You are in Thursday circle"), "{}", welcome.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_never_heard_of_a_seat_keeps_their_place_and_is_not_called_silent() {
    let (world, circle, sam, kim) = in_line().await;
    world.telegram.down(true);
    noah_leaves(&world, &circle).await;
    world.at_once("2026-12-01T04:30:00Z");
    let there = world.discord.next_dm(&kim).await;
    world.telegram.down(false);
    let welcome = world.click(&kim, &there, "Take the seat").await;
    assert!(welcome.text().starts_with("You are in Thursday circle"), "{}", welcome.text());
    world.settle().await;
    assert!(world.telegram.unread().is_empty(), "{:?}", world.telegram.unread());
    let own = world.tell(&sam, "/mygroups").await;
    assert!(own.text.contains("number 1 in line"), "{}", own.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_comes_from_the_line_is_asked_to_agree_to_what_has_changed() {
    let (world, circle, sam, _) = in_line().await;
    agrees_on(&world, &circle, "We come on time.").await;
    // Who is in is asked at once.
    world.telegram.next_private(&circle.mia).await;
    world.discord.next_dm(&circle.noah).await;
    noah_leaves(&world, &circle).await;
    let offer = world.telegram.next_private(&sam).await;
    becomes(&world, &sam, &offer, "Take the seat").await;
    let told = world.telegram.next_private(&sam).await;
    assert!(told.text.contains("Please read it, and say whether you agree"), "{}", told.text);
    let read = world.tap(&sam, &told, "Read the agreement").await;
    let agreed = becomes(&world, &sam, &read, "I agree").await;
    assert!(agreed.text.starts_with("Thank you. You agree"), "{}", agreed.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_agreed_to_goes_with_a_request_that_is_taken_back_or_declined() {
    let world = World::open().await;
    let circle = world.circle().await;
    asks(&world, &circle, "").await;
    agrees_on(&world, &circle, "We come on time.").await;
    for declined in [false, true] {
        let overview = world.tell(&circle.mia, "/join #1 alias:Mia").await;
        world.telegram.press(&circle.mia, &overview, "I agree, send it").await;
        let sent = world.telegram.next_edit(&overview).await;
        let request = world.discord.next_dm(&circle.dana).await;
        if declined {
            let choices = world.click(&circle.dana, &request, "Decline").await;
            world.click(&circle.dana, choices.seen(), "No reason").await;
            world.telegram.next_private(&circle.mia).await;
            let late = world.tap(&circle.mia, &sent, "Take it back").await;
            insta::assert_snapshot!(late.text, @"That was decided meanwhile, and your answers are erased. What was decided, you read here.");
        } else {
            world.telegram.press(&circle.mia, &sent, "Take it back").await;
            world.telegram.next_edit(&sent).await;
        }
        let said = world.tell(&circle.mia, "/mydata").await;
        let sent = match said.file {
            Some(_) => said,
            None => world.telegram.next_private(&circle.mia).await,
        };
        let file = String::from_utf8(sent.file.expect("a file").bytes).expect("text");
        assert!(file.contains("\"agreements\": []"), "{file}");
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_comes_in_by_an_invitation_of_somebody_who_leads_no_more() {
    let (world, circle) = asking().await;
    let made = world.ask(&circle.dana, circle.channel, "cofacilitator", &[]).await;
    let code = made.text().lines().find(|line| line.starts_with('`')).expect("a code");
    world.agree(&circle.mia, &format!("/cofacilitator {}", code.trim_matches('`'))).await;
    world.discord.next_dm(&circle.dana).await;
    let made = world.tell(&circle.mia, "/invite").await;
    let code = made.text.split("code:").nth(1).expect("a code")[..26].to_owned();
    world.tell(&circle.mia, "/leave #1").await;
    let refused = world.ask(&circle.noah, Where::Dm, "join", &[("code", &code)]).await;
    insta::assert_snapshot!(refused.text(), @"I know no such invitation. It may have been taken back, or a letter is missing. Please ask whoever gave it to you.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_made_up_button_tells_nobody_which_groups_there_are() {
    let (world, circle) = asking().await;
    world.ask(&circle.dana, circle.channel, "invite", &[]).await;
    let shown = world.ask(&circle.noah, Where::Dm, "find", &[]).await;
    let forged = world.discord.press_forged(&circle.noah, shown.seen(), "revoke:1").await;
    assert!(!forged.expect("an answer").text().contains("Thursday"));
    world.close().await;
}
