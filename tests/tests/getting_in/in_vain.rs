//! Who waits for a seat and goes without having had one: their invitation is good again, and what they read of
//! calendars and of places that nobody else wants is true.

use circlekeeper_playground::discord::Where;
use circlekeeper_playground::telegram::Person;
use circlekeeper_tests::{Circle, World};

use super::seats::becomes;

const USED: &str = "That invitation has been used already: each is for one person, to come in or to wait for a seat. It is good again only if they leave the line before they are in. Please ask for another.";

/// A circle with one seat, which Noah has; a code by which somebody may come, made for so many days.
async fn full(days: &str) -> (World, Circle, String) {
    let world = World::open().await;
    let circle = world.circle().await;
    world.ask(&circle.dana, circle.channel, "editgroup", &[("capacity", "1")]).await;
    world.ask(&circle.noah, Where::Dm, "join", &[("group", "#1")]).await;
    world.ask(&circle.dana, circle.channel, "editgroup", &[("entry", "invite")]).await;
    let code = invites(&world, &circle, days).await;
    (world, circle, code)
}

async fn invites(world: &World, circle: &Circle, days: &str) -> String {
    let made = world.ask(&circle.dana, circle.channel, "invite", &[("days", days)]).await;
    made.text().split("code:").nth(1).expect("a code")[..26].to_owned()
}

async fn comes_by(world: &World, by: &Person, code: &str) -> String {
    world.tell(by, &format!("/join code:{code}")).await.text
}

async fn waits_by(world: &World, by: &Person, code: &str) {
    let line = comes_by(world, by, code).await;
    assert!(line.contains("in line"), "{line}");
}

async fn noah_leaves(world: &World, circle: &Circle) {
    world.ask(&circle.noah, Where::Dm, "leave", &[("group", "#1")]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_by_which_somebody_waited_in_vain_is_good_again() {
    let (world, circle, code) = full("7").await;
    waits_by(&world, &circle.mia, &code).await;
    let sam = world.newcomer("Sam").await;
    assert_eq!(comes_by(&world, &sam, &code).await, USED);
    let left = world.tell(&circle.mia, "/leave #1").await;
    insta::assert_snapshot!(left.text, @"
    You do not wait for a seat in Thursday circle any more. That you did is erased.

    Your invitation is good again, until 7 Dec 2026.
    ");
    let open = world.ask(&circle.dana, circle.channel, "invite", &[("count", "0")]).await;
    assert!(open.text().starts_with("One invitation is open"), "{}", open.text());
    // It is as good for whoever it is handed on to, and on the other platform.
    let line = world.ask(&circle.dana, circle.channel, "people", &[]).await;
    assert!(!line.text().contains("wait"), "{}", line.text());
    let kim = world.discord.person("Kim");
    world.discord.join(circle.server, &kim);
    let line = world.ask(&kim, Where::Dm, "join", &[("code", &code)]).await;
    assert!(line.text().contains("You are number 1 in line"), "{}", line.text());
    assert_eq!(comes_by(&world, &circle.mia, &code).await, USED);
    let left = world.click(&kim, line.seen(), "Leave the line").await;
    insta::assert_snapshot!(left.text(), @"
    You do not wait for a seat in Thursday circle any more. That you did is erased.
    Your invitation is good again, until 7 Dec 2026.
    ");
    noah_leaves(&world, &circle).await;
    let welcome = comes_by(&world, &circle.mia, &code).await;
    assert!(welcome.starts_with("You are in Thursday circle"), "{welcome}");
    // Who was in has used it.
    world.tell(&circle.mia, "/leave #1").await;
    assert_eq!(comes_by(&world, &circle.mia, &code).await, USED);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_says_no_to_a_seat_or_lets_it_pass_and_then_goes_keeps_the_invitation() {
    let (world, circle, code) = full("7").await;
    waits_by(&world, &circle.mia, &code).await;
    let other = invites(&world, &circle, "7").await;
    let sam = world.newcomer("Sam").await;
    waits_by(&world, &sam, &other).await;
    noah_leaves(&world, &circle).await;
    let offer = world.telegram.next_private(&circle.mia).await;
    let noted = becomes(&world, &circle.mia, &offer, "Not this time").await;
    // They wait on, and it is theirs.
    let lea = world.newcomer("Lea").await;
    assert_eq!(comes_by(&world, &lea, &code).await, USED);
    becomes(&world, &circle.mia, &noted, "Leave the line").await;
    world.telegram.next_private(&sam).await;
    world.at("2026-12-01T08:00:01Z").await;
    let lapsed = world.telegram.next_private(&sam).await;
    assert!(lapsed.text.contains("heard nothing"), "{}", lapsed.text);
    let left = becomes(&world, &sam, &lapsed, "Leave the line").await;
    assert!(
        left.text.ends_with("Your invitation is good again, until 7 Dec 2026."),
        "{}",
        left.text
    );
    for (by, code) in [(&sam, &code), (&circle.mia, &other)] {
        let now = comes_by(&world, by, code).await;
        assert!(now.starts_with("You are in") || now.contains("number 1 in line"), "{now}");
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_taken_out_of_the_line_has_used_it_and_who_is_forgotten_there_has_not() {
    let (world, circle, code) = full("7").await;
    waits_by(&world, &circle.mia, &code).await;
    let preview = world.ask(&circle.dana, circle.channel, "remove", &[("member", "#3")]).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    world.telegram.next_private(&circle.mia).await;
    let sam = world.newcomer("Sam").await;
    assert_eq!(comes_by(&world, &sam, &code).await, USED);
    let other = invites(&world, &circle, "7").await;
    waits_by(&world, &sam, &other).await;
    world.tell(&sam, "/mydata").await;
    let file = world.telegram.next_private(&sam).await.file.expect("a file");
    let data = String::from_utf8(file.bytes).expect("text");
    assert!(data.contains("\"waits_by_an_invitation\": true"), "{data}");
    world.agree(&sam, "/forgetme").await;
    let lea = world.newcomer("Lea").await;
    waits_by(&world, &lea, &other).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_that_has_expired_meanwhile_stays_so() {
    let (mut world, circle, code) = full("1").await;
    waits_by(&world, &circle.mia, &code).await;
    world.cut_off();
    world.at_once("2026-12-01T08:30:00Z");
    world.start().await;
    let left = world.tell(&circle.mia, "/leave #1").await;
    assert_eq!(
        left.text,
        "You do not wait for a seat in Thursday circle any more. That you did is erased."
    );
    let late = comes_by(&world, &circle.mia, &code).await;
    assert!(late.starts_with("That invitation no longer holds"), "{late}");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_use_at_once_what_is_good_again_one_does() {
    for _ in 0..3 {
        let (world, circle, code) = full("7").await;
        waits_by(&world, &circle.mia, &code).await;
        let (sam, lea) = (world.newcomer("Sam").await, world.newcomer("Lea").await);
        world.tell(&circle.mia, "/leave #1").await;
        let (one, other) =
            tokio::join!(comes_by(&world, &sam, &code), comes_by(&world, &lea, &code));
        let in_line = [&one, &other].iter().filter(|text| text.contains("in line.")).count();
        let refused = [&one, &other].iter().filter(|text| **text == USED).count();
        assert_eq!((in_line, refused), (1, 1), "{one} / {other}");
        world.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_only_waits_is_told_so_by_calendar_and_a_guest_gets_their_session() {
    let world = World::open().await;
    let circle = world.circle().await;
    let none = world.tell(&circle.mia, "/calendar").await;
    assert_eq!(none.text, "You are in no group yet. /find helps to find one.");
    world.schedule(&circle, &[("when", "every Thursday 19:00")]).await;
    let seats = [("capacity", "1"), ("guests", "yes")];
    world.ask(&circle.dana, circle.channel, "editgroup", &seats).await;
    world.ask(&circle.noah, Where::Dm, "join", &[("group", "#1")]).await;
    world.tell(&circle.mia, "/join #1").await;
    let kim = world.discord.person("Kim");
    world.discord.join(circle.server, &kim);
    world.ask(&kim, Where::Dm, "join", &[("group", "#1")]).await;
    let waits = world.tell(&circle.mia, "/calendar").await;
    insta::assert_snapshot!(waits.text, @"You are not in Thursday circle yet. You wait for a seat, number 1 in line, and keep that place. Once you are in, you can do that. To wait no longer: /leave #1");
    let waits = world.ask(&kim, Where::Dm, "calendar", &[]).await;
    assert!(waits.text().contains("number 2 in line"), "{}", waits.text());
    world.ask(&circle.noah, Where::Dm, "cantcome", &[("session", "#1")]).await;
    // So long it can be taken back.
    world.at("2026-11-30T08:02:00Z").await;
    let offer = world.telegram.next_private(&circle.mia).await;
    becomes(&world, &circle.mia, &offer, "Take the seat").await;
    world.tell(&circle.mia, "/calendar").await;
    let file = world.telegram.next_private(&circle.mia).await.file.expect("a file");
    let calendar = String::from_utf8(file.bytes).expect("text");
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 1, "{calendar}");
    assert!(calendar.contains("20261203T180000Z"), "{calendar}");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_for_once_that_nobody_else_wants_is_not_said_to_have_gone_on() {
    let world = World::open().await;
    let circle = world.circle().await;
    world.schedule(&circle, &[("when", "every Thursday 19:00")]).await;
    let seats = [("capacity", "1"), ("guests", "yes")];
    world.ask(&circle.dana, circle.channel, "editgroup", &seats).await;
    world.ask(&circle.noah, Where::Dm, "join", &[("group", "#1")]).await;
    world.tell(&circle.mia, "/join #1").await;
    world.ask(&circle.noah, Where::Dm, "cantcome", &[("session", "#1")]).await;
    // So long it can be taken back.
    world.at("2026-11-30T08:02:00Z").await;
    let offer = world.telegram.next_private(&circle.mia).await;
    world.at("2026-12-01T04:32:00Z").await;
    let over = world.telegram.next_private(&circle.mia).await;
    insta::assert_snapshot!(over.text, @"
    I held a place in Thursday circle on Thu 3 Dec 2026, 19:00 (Berlin) for you and heard nothing, so I do not hold it any more. Nobody else can come in that place at present.

    You wait for a seat: number 1 in line
    ");
    let late = world.tap(&circle.mia, &offer, "Take the seat").await;
    insta::assert_snapshot!(late.text, @"The time for that seat in Thursday circle is over, so I do not hold it for you any more. You are number 1 in line; when your turn comes again, I write to you.");
    // The next one is taken, and given back.
    world.ask(&circle.noah, Where::Dm, "cantcome", &[("session", "#2")]).await;
    world.at("2026-12-01T04:34:00Z").await;
    let offer = world.telegram.next_private(&circle.mia).await;
    becomes(&world, &circle.mia, &offer, "Take the seat").await;
    world.tell(&circle.mia, "/cantcome").await;
    world.telegram.press_forged(&circle.mia, &over, "seat:2").await;
    insta::assert_snapshot!(world.telegram.next_private(&circle.mia).await.text, @"You said that you cannot come after all, so that place in Thursday circle is not yours any more. You are number 1 in line, as before.");
    world.tell(&circle.mia, "/language de").await;
    world.telegram.press_forged(&circle.mia, &over, "seat:2").await;
    insta::assert_snapshot!(world.telegram.next_private(&circle.mia).await.text, @"Du hast gesagt, dass du doch nicht kommen kannst, deshalb ist dieser Platz in Thursday circle nicht mehr deiner. Du bist weiter Nummer 1 auf der Warteliste.");
    world.telegram.press_forged(&circle.mia, &over, "seat:1").await;
    insta::assert_snapshot!(world.telegram.next_private(&circle.mia).await.text, @"Die Zeit für diesen Platz in Thursday circle ist vorbei, deshalb halte ich ihn nicht mehr für dich frei. Du bist Nummer 1 auf der Warteliste. Bist du wieder an der Reihe, schreibe ich dir.");
    world.close().await;
}
