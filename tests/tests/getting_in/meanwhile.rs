//! What happens between asking and coming in: another way in, a seat nobody heard of, new words to agree to.

use circlekeeper_playground::discord::Where;
use circlekeeper_tests::{Circle, World};

use super::entry::{asking, asks, mia_asks, submit};
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
    world.agree(&circle.mia, "/leave #1").await;
    world.discord.next_dm(&circle.dana).await;
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

/// Dana asks something else of whoever wants to come in.
async fn asks_anew(world: &World, circle: &Circle, questions: &str) {
    let dana = &circle.dana;
    let shown = world.ask(dana, circle.channel, "questions", &[]).await;
    let form = world.click(dana, shown.seen(), "Change").await;
    let preview = submit(world, dana, &form, &[("questions", questions)]).await;
    world.click(dana, preview.seen(), "Confirm").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn questions_that_change_before_a_request_is_sent_are_asked_on_telegram() {
    let world = World::open().await;
    let circle = world.circle().await;
    asks(&world, &circle, "").await;
    agrees_on(&world, &circle, "We come on time.").await;
    let preview = world.tell(&circle.mia, "/join #1 alias:Mia B.").await;
    let shown = world.ask(&circle.dana, circle.channel, "questions", &[]).await;
    let form = world.click(&circle.dana, shown.seen(), "Write them").await;
    let asked = [("questions", "Which evenings suit you?\nWhich country do you live in?")];
    let set = submit(&world, &circle.dana, &form, &asked).await;
    world.click(&circle.dana, set.seen(), "Confirm").await;
    let anew = world.tap(&circle.mia, &preview, "I agree, send it").await;
    insta::assert_snapshot!(anew.text, @"
    Thursday circle asks something else by now. Nothing has been sent.

    Those who lead Thursday circle read requests before somebody comes in. They would like to know:
    • Which evenings suit you?
    • Which country do you live in?

    Fee: no fee

    Please write no diagnosis here, and nothing you would rather say in person. You may leave out what you like.

    Only those who lead the group read your answers, under the name you choose. I erase them when they have decided, after 30 days at the latest; what I wrote to them stays in their chat with me until they delete it.

    1 of 2: Which evenings suit you? (Write - to leave it out. /stop ends it. Please write no diagnosis here.)
    ");
    world.tell(&circle.mia, "Tuesdays").await;
    let preview = world.tell(&circle.mia, "Austria").await;
    // Once more: what was answered to the same question stays.
    asks_anew(&world, &circle, "How did you hear of us?\nWhich evenings suit you?").await;
    let anew = world.tap(&circle.mia, &preview, "I agree, send it").await;
    assert!(anew.text.contains("You have answered 1 of 2."), "{}", anew.text);
    assert!(anew.text.contains("2 of 2: How did you hear of us?"), "{}", anew.text);
    let old = world.tap(&circle.mia, &preview, "I agree, send it").await;
    assert!(old.text.contains("too old"), "{}", old.text);
    let preview = world.tell(&circle.mia, "From a friend").await;
    becomes(&world, &circle.mia, &preview, "I agree, send it").await;
    let request = world.discord.next_dm(&circle.dana).await;
    for said in ["Mia B.", "How did you hear of us? From a friend", "suit you? Tuesdays"] {
        assert!(request.text.contains(said), "{said}: {}", request.text);
    }
    assert!(!request.text.contains("Austria"), "{}", request.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn questions_that_change_before_a_request_is_sent_are_asked_on_discord_in_german() {
    let (world, circle) = asking().await;
    let noah = &circle.noah;
    world.ask(noah, Where::Dm, "language", &[("language", "de")]).await;
    let overview = world.ask(noah, circle.channel, "join", &[("alias", "Noah")]).await;
    let form = world.click(noah, overview.seen(), "Antworten").await;
    let fields = [("Which evenings suit you?", "Fridays"), ("Which country do you live in?", "")];
    let preview = submit(&world, noah, &form, &fields).await;
    asks_anew(&world, &circle, "Which evenings suit you?\nHow did you hear of us?").await;
    let anew = world.click(noah, preview.seen(), "Abschicken").await;
    insta::assert_snapshot!(anew.text(), @"
    Thursday circle fragt inzwischen etwas anderes. Es wurde nichts abgeschickt.
    Wer Thursday circle leitet, liest Anfragen, bevor jemand dazukommt. Die Leitung wüsste gern:
    - Which evenings suit you?
    - How did you hear of us?
    Kosten: kostenlos
    Bitte schreib hier keine Diagnose, und nichts, was du lieber persönlich sagst. Du kannst auslassen, was du möchtest.
    Deine Antworten liest nur die Leitung der Gruppe, unter dem Namen, den du wählst. Ich lösche sie, sobald sie entschieden hat, spätestens nach 30 Tagen; was ich der Leitung geschrieben habe, bleibt in deren Chat mit mir, bis sie es löscht.
    Du hast 1 von 2 beantwortet.
    ");
    let waiting = world.ask(&circle.dana, circle.channel, "requests", &[]).await;
    assert_eq!(waiting.text(), "Nobody is waiting to come into Thursday circle.");
    let form = world.click(noah, anew.seen(), "Weiter").await;
    let preview = submit(&world, noah, &form, &[("How did you hear of us?", "A friend")]).await;
    world.click(noah, preview.seen(), "Abschicken").await;
    let request = world.discord.next_dm(&circle.dana).await;
    for said in ["Noah asks to come", "suit you? Fridays", "hear of us? A friend"] {
        assert!(request.text.contains(said), "{said}: {}", request.text);
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_is_taken_up_again_keeps_the_name_that_was_given_with_it() {
    let (world, circle) = asking().await;
    let (mia, sam) = (&circle.mia, world.newcomer("Sam").await);
    world.tell(mia, "/join Thursday circle alias:Sammy").await;
    world.tell(mia, "Mondays").await;
    world.tell(mia, "/mygroups").await;
    let unasked = world.tell(mia, "Portugal").await;
    insta::assert_snapshot!(unasked.text, @"
    I only understand commands, and I have not read or kept what you wrote. /help shows what I can do. If you need somebody now: /crisis

    You were on the way into Thursday circle, and nothing has been sent yet. /join goes on where you left.
    ");
    world.tell(mia, "/language de").await;
    let unasked = world.tell(mia, "Portugal").await;
    insta::assert_snapshot!(unasked.text.lines().last().unwrap_or_default(), @"Du warst auf dem Weg in Thursday circle, und es wurde noch nichts abgeschickt. Mit /beitreten machst du dort weiter.");
    world.tell(mia, "/sprache en").await;
    let overview = world.tell(mia, "/join Thursday circle").await;
    assert!(!overview.text.contains("What should we call you"), "{}", overview.text);
    assert!(overview.text.contains("You have answered 1 of 2."), "{}", overview.text);
    assert!(overview.text.contains("2 of 2: Which country"), "{}", overview.text);
    let preview = world.tell(mia, "Portugal").await;
    assert!(preview.text.contains("You are called: Sammy"), "{}", preview.text);
    // Another name that is given replaces it.
    let preview = world.tell(mia, "/join Thursday circle alias:Sam").await;
    assert!(preview.text.contains("You are called: Sam\n"), "{}", preview.text);
    becomes(&world, mia, &preview, "Send").await;
    let request = world.discord.next_dm(&circle.dana).await;
    assert!(request.text.contains("Sam asks to come into"), "{}", request.text);
    // Who has nothing half-finished reads nothing of it.
    let unasked = world.tell(&sam, "Portugal").await;
    assert!(unasked.text.ends_with("/crisis"), "{}", unasked.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_that_was_used_to_wait_is_not_said_to_have_let_somebody_in() {
    let (world, circle) = asking().await;
    world.ask(&circle.dana, circle.channel, "editgroup", &[("capacity", "1")]).await;
    let made = world.ask(&circle.dana, circle.channel, "invite", &[("count", "2")]).await;
    let codes: Vec<_> = made.text().split("code:").skip(1).map(|c| c[..26].to_owned()).collect();
    world.ask(&circle.noah, Where::Dm, "join", &[("code", &codes[0])]).await;
    let (mia, join) = (&circle.mia, format!("/join code:{}", codes[1]));
    let line = world.tell(mia, &join).await;
    assert!(line.text.contains("You are number 1 in line"), "{}", line.text);
    let sam = world.newcomer("Sam").await;
    let again = world.tell(&sam, &join).await;
    insta::assert_snapshot!(again.text, @"That invitation has been used already: each is for one person, to come in or to wait for a seat. It is good again only if they leave the line before they are in. Please ask for another.");
    world.tell(&sam, "/language de").await;
    insta::assert_snapshot!(world.tell(&sam, &join).await.text, @"Diese Einladung wurde schon benutzt: Jede ist für eine Person, um dazuzukommen oder auf einen Platz zu warten. Sie gilt nur dann wieder, wenn diese Person die Warteliste verlässt, bevor sie dabei ist. Bitte frag nach einer neuen.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_way_back_is_called_what_it_is() {
    let (world, circle) = asking().await;
    mia_asks(&world, &circle).await;
    let request = world.discord.next_dm(&circle.dana).await;
    world.click(&circle.dana, &request, "Approve").await;
    world.telegram.next_private(&circle.mia).await;
    let left = world.tell(&circle.mia, "/leave #1").await;
    assert_eq!(left.labels(), ["Ask to join"]);
    let overview = world.tap(&circle.mia, &left, "Ask to join").await;
    assert!(overview.text.contains("read requests before"), "{}", overview.text);
    let made = world.ask(&circle.dana, circle.channel, "invite", &[]).await;
    let code = made.text().split("code:").nth(1).expect("a code")[..26].to_owned();
    world.ask(&circle.dana, circle.channel, "editgroup", &[("entry", "invite")]).await;
    world.ask(&circle.noah, Where::Dm, "join", &[("code", &code)]).await;
    let left = world.ask(&circle.noah, Where::Dm, "leave", &[("group", "#1")]).await;
    assert!(left.text().starts_with("You have left Thursday circle"), "{}", left.text());
    assert!(left.seen().labels().is_empty(), "{:?}", left.seen().labels());
    world.close().await;
}
