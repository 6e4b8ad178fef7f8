//! For one session, the place of a member who cannot come is somebody's in line, where the group allows it.

use circlekeeper_playground::discord::{self, Where};
use circlekeeper_playground::telegram;
use circlekeeper_tests::{Circle, World};

use super::{LINK, becomes, in_line, noah_leaves, seats};

/// Two in line, and guests allowed.
async fn guests_allowed() -> (World, Circle, telegram::Person, discord::Person) {
    let (world, circle, sam, kim) = in_line().await;
    let edited = world.ask(&circle.dana, circle.channel, "editgroup", &[("guests", "yes")]).await;
    let said = "When a member cannot come, somebody in line may come once in their place.";
    assert!(edited.text().contains(said), "{}", edited.text());
    (world, circle, sam, kim)
}

/// Noah says on Discord that he cannot come to the first session, or that he can; what he is told.
async fn noah_says(world: &World, circle: &Circle, command: &str) -> String {
    world.ask(&circle.noah, Where::Dm, command, &[("session", "#1")]).await.text().to_owned()
}

/// The same, and the two minutes in which he might have thought better of it.
async fn noah_cannot_come(world: &World, circle: &Circle) -> String {
    let noted = noah_says(world, circle, "cantcome").await;
    two_minutes(world).await;
    noted
}

async fn two_minutes(world: &World) {
    world.at(&(world.now() + chrono::Duration::minutes(2)).to_rfc3339()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_cannot_come_leaves_a_guest_seat_for_that_session_alone() {
    let (world, circle, sam, kim) = guests_allowed().await;
    noah_cannot_come(&world, &circle).await;
    let offer = world.telegram.next_private(&sam).await;
    insta::assert_snapshot!(offer.text, @"
    Somebody in Thursday circle cannot come to the session on Thu 3 Dec 2026, 19:00 (Berlin). You can come in their place, this once.

    Your place in line stays yours either way.

    Fee: no fee

    I hold it for you until Tue 1 Dec 2026, 05:30 (Berlin) (in 20 hours). If I hear nothing by then, it goes to the next in line.
    ");
    let welcome = becomes(&world, &sam, &offer, "Take the seat").await;
    insta::assert_snapshot!(welcome.text, @"
    You come to Thursday circle as a guest, this once: Thu 3 Dec 2026, 19:00 (Berlin)

    The call link comes with /link, from 30 minutes before a session.

    Your place in line stays yours either way.

    Fee: no fee
    ");
    // A guest is in line as before, and no member.
    let own = world.tell(&sam, "/mygroups").await;
    assert!(own.text.contains("number 1 in line"), "{}", own.text);
    let comes = "You come as a guest, this once: Thu 3 Dec 2026, 19:00 (Berlin)";
    assert!(own.text.contains(comes), "{}", own.text);
    let next = world.tell(&sam, "/next").await;
    assert!(next.text.contains("Thu 3 Dec 2026, 19:00 (Berlin)"), "{}", next.text);
    assert_eq!(seats(&world, &circle).await, "Seats: 2 of 2 taken, 0 free");
    let early = world.tell(&sam, "/link").await;
    assert!(early.text.starts_with("It is too early"), "{}", early.text);
    let other = world.tell(&sam, "/link session:#2").await;
    assert!(other.text.contains("number 1 in line, and keep that place"), "{}", other.text);
    world.at("2026-12-02T18:00:00Z").await;
    reminded(&world, &circle).await;
    world.at("2026-12-03T17:30:00Z").await;
    reminded(&world, &circle).await;
    for asked in ["/link", "/link session:#1", "/link group:#1"] {
        let link = world.tell(&sam, asked).await;
        assert!(link.text.contains(LINK), "{asked}: {}", link.text);
    }
    let none = world.ask(&kim, Where::Dm, "link", &[("session", "#1")]).await;
    assert!(!none.text().contains(LINK), "{}", none.text());
    let none = world.ask(&kim, Where::Dm, "link", &[]).await;
    assert!(!none.text().contains(LINK), "{}", none.text());
    // It was for this once.
    world.at("2026-12-03T19:31:00Z").await;
    let over = world.tell(&sam, "/link").await;
    assert!(over.text.contains("You wait for a seat, number 1"), "{}", over.text);
    world.close().await;
}

async fn reminded(world: &World, circle: &Circle) {
    world.discord.next_message(circle.channel).await;
    world.telegram.next_message(circle.chat).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_who_thinks_better_of_it_at_once_takes_nothing_from_anybody() {
    let (world, circle, sam, _) = guests_allowed().await;
    noah_says(&world, &circle, "cantcome").await;
    let noted = noah_says(&world, &circle, "coming").await;
    assert!(noted.starts_with("Noted: you are coming"), "{noted}");
    two_minutes(&world).await;
    assert!(world.telegram.unread().is_empty());
    // Nobody was told of it, so nobody is passed over the next time.
    noah_cannot_come(&world, &circle).await;
    let offer = world.telegram.next_private(&sam).await;
    becomes(&world, &sam, &offer, "Take the seat").await;
    // In the next breath, with a guest in another's place since before, it is nobody's either.
    world.tell(&circle.mia, "/cantcome session:#1").await;
    let noted = world.tell(&circle.mia, "/coming session:#1").await;
    assert!(noted.text.starts_with("Noted: you are coming"), "{}", noted.text);
    two_minutes(&world).await;
    assert!(world.discord.unread().is_empty());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_the_next_breath_nobody_is_told_that_their_place_was_given_on() {
    let (world, circle, sam, _) = guests_allowed().await;
    noah_cannot_come(&world, &circle).await;
    let offer = world.telegram.next_private(&sam).await;
    becomes(&world, &sam, &offer, "Take the seat").await;
    // Noah is gone for good, and Sam a guest still: so one comes more than there are seats.
    noah_leaves(&world, &circle).await;
    world.telegram.next_private(&sam).await;
    two_minutes(&world).await;
    world.tell(&circle.mia, "/cantcome session:#1").await;
    let noted = world.tell(&circle.mia, "/coming session:#1").await;
    assert!(noted.text.starts_with("Noted: you are coming"), "{}", noted.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_held_holds_and_a_member_who_wants_back_is_next() {
    let (world, circle, sam, kim) = guests_allowed().await;
    noah_cannot_come(&world, &circle).await;
    let own = world.ask(&circle.noah, Where::Dm, "mygroups", &[]).await;
    assert!(
        own.text().contains("You said that you can't come: <t:1796320800:F>"),
        "{}",
        own.text()
    );
    let offer = world.telegram.next_private(&sam).await;
    let waits = noah_says(&world, &circle, "coming").await;
    insta::assert_snapshot!(waits, @"For Thursday circle on Thu 3 Dec 2026, 19:00 (Berlin) every place is taken by now, or held for somebody it was offered to, and they count on it. You wait for one: the next that is free is yours, before anybody in line, and I write to you then. Your seat in the group stays yours in any case.");
    let own = world.ask(&circle.noah, Where::Dm, "mygroups", &[]).await;
    let waits = "You wait for a place, having said that you can't come: <t:1796320800:F>";
    assert!(own.text().contains(waits), "{}", own.text());
    let data = world.ask(&circle.noah, Where::Dm, "mydata", &[]).await;
    assert!(!data.text().is_empty());
    let files = world.discord.next_private(&circle.noah).await.files;
    let data = String::from_utf8(files[0].bytes.clone()).expect("text");
    assert!(data.contains("\"wants_back\""), "{data}");
    let welcome = becomes(&world, &sam, &offer, "Take the seat").await;
    assert!(welcome.text.starts_with("You come to"), "{}", welcome.text);
    // Another place is free: it is his who waits for one, before anybody in line.
    world.tell(&circle.mia, "/cantcome session:#1").await;
    let back = world.discord.next_dm(&circle.noah).await;
    insta::assert_snapshot!(back.text, @"A place in Thursday circle on <t:1796320800:F> is free, and it is yours: you are noted as coming. If you cannot after all, please say so.");
    assert_eq!(back.labels(), ["Coming", "Can't come", "Get the link"]);
    let waits = world.tell(&circle.mia, "/coming session:#1").await;
    assert!(waits.text.contains("every place is taken by now"), "{}", waits.text);
    // A guest who cannot come leaves the place to whoever is next: that is Mia now.
    world.tell(&sam, "/cantcome session:#1").await;
    let back = world.telegram.next_private(&circle.mia).await;
    assert!(back.text.starts_with("A place in Thursday circle on"), "{}", back.text);
    two_minutes(&world).await;
    assert!(world.discord.unread().is_empty());
    // Guests who cannot come are no members who cannot.
    let listed = world.ask(&circle.dana, circle.channel, "sessions", &[]).await;
    assert!(listed.text().contains("coming 2, can't come 0"), "{}", listed.text());
    let none = world.ask(&kim, Where::Dm, "link", &[("session", "#1")]).await;
    assert!(!none.text().contains(LINK), "{}", none.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_and_a_member_who_press_at_the_same_moment_never_share_one_place() {
    for _ in 0..4 {
        let (world, circle, sam, _) = guests_allowed().await;
        noah_cannot_come(&world, &circle).await;
        let offer = world.telegram.next_private(&sam).await;
        let (_, back) = tokio::join!(
            world.telegram.press(&sam, &offer, "Take the seat"),
            noah_says(&world, &circle, "coming"),
        );
        assert!(back.contains("every place is taken by now"), "{back}");
        let welcome = world.telegram.next_edit(&offer).await;
        assert!(welcome.text.starts_with("You come to"), "{}", welcome.text);
        let link = world.tell(&sam, "/link session:#1").await;
        assert!(link.text.starts_with("It is too early"), "{}", link.text);
        world.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_leave_of_the_facilitator_nobody_comes_as_a_guest() {
    let (world, circle, sam, _) = in_line().await;
    noah_cannot_come(&world, &circle).await;
    world.settle().await;
    assert!(world.telegram.unread().is_empty());
    // Allowed now, the place is offered; not any more, it is taken back.
    world.ask(&circle.dana, circle.channel, "editgroup", &[("guests", "yes")]).await;
    world.telegram.next_private(&sam).await;
    world.ask(&circle.dana, circle.channel, "editgroup", &[("guests", "no")]).await;
    let word = world.telegram.next_private(&sam).await;
    assert!(word.text.contains("is not free after all"), "{}", word.text);
    let bad = world.tell(&circle.mia, "/editgroup #1 guests:yes").await;
    assert!(bad.text.starts_with("Only a facilitator"), "{}", bad.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_hears_when_the_session_moves_or_does_not_take_place() {
    let (world, circle, sam, kim) = guests_allowed().await;
    noah_cannot_come(&world, &circle).await;
    let offer = world.telegram.next_private(&sam).await;
    becomes(&world, &sam, &offer, "Take the seat").await;
    world.tell(&circle.mia, "/cantcome session:#1").await;
    two_minutes(&world).await;
    let open = world.discord.next_dm(&kim).await;
    let to = [("to", "2026-12-04 20:00"), ("session", "#1")];
    let preview = world.ask(&circle.dana, circle.channel, "movesession", &to).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    two_minutes(&world).await;
    reminded(&world, &circle).await;
    let word = world.telegram.next_private(&sam).await;
    insta::assert_snapshot!(word.text, @"The session of Thursday circle that you come to as a guest takes place on Fri 4 Dec 2026, 20:00 (Berlin)");
    let preview =
        world.ask(&circle.dana, circle.channel, "cancelsession", &[("session", "#1")]).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    let word = world.discord.next_dm(&kim).await;
    assert!(word.text.contains("is not free after all"), "{}", word.text);
    two_minutes(&world).await;
    reminded(&world, &circle).await;
    let word = world.telegram.next_private(&sam).await;
    insta::assert_snapshot!(word.text, @"The session of Thursday circle that you were to come to as a guest is cancelled: Fri 4 Dec 2026, 20:00 (Berlin)");
    let late = world.click(&kim, &open, "Take the seat").await;
    assert_eq!(late.text(), "That session is cancelled. /sessions shows the others.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_hears_of_the_time_they_know_when_a_moved_session_does_not_take_place() {
    for ended in [false, true] {
        let (world, circle, sam, _) = guests_allowed().await;
        noah_cannot_come(&world, &circle).await;
        let offer = world.telegram.next_private(&sam).await;
        becomes(&world, &sam, &offer, "Take the seat").await;
        let to = [("to", "2026-12-04 20:00"), ("session", "#1")];
        let preview = world.ask(&circle.dana, circle.channel, "movesession", &to).await;
        world.click(&circle.dana, preview.seen(), "Confirm").await;
        // Before anybody heard of the move.
        let command = if ended { "endseries" } else { "cancelsession" };
        let which: &[(&str, &str)] = if ended { &[] } else { &[("session", "#1")] };
        let preview = world.ask(&circle.dana, circle.channel, command, which).await;
        world.click(&circle.dana, preview.seen(), "Confirm").await;
        two_minutes(&world).await;
        reminded(&world, &circle).await;
        let word = world.telegram.next_private(&sam).await.text;
        let known = "is cancelled: Thu 3 Dec 2026, 19:00 (Berlin)";
        assert!(word.ends_with(known), "{command}: {word}");
        world.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_who_gets_a_seat_for_good_leaves_the_guest_seat_to_the_next() {
    let (world, circle, sam, kim) = guests_allowed().await;
    world.tell(&circle.mia, "/cantcome session:#1").await;
    two_minutes(&world).await;
    let once = world.telegram.next_private(&sam).await;
    becomes(&world, &sam, &once, "Take the seat").await;
    noah_leaves(&world, &circle).await;
    let good = world.telegram.next_private(&sam).await;
    assert!(good.text.starts_with("A seat in Thursday circle is free"), "{}", good.text);
    becomes(&world, &sam, &good, "Take the seat").await;
    let there = world.discord.next_dm(&kim).await;
    assert!(there.text.starts_with("Somebody in Thursday circle cannot come"), "{}", there.text);
    // Silence lets that one pass, too.
    world.at("2026-12-01T04:32:00Z").await;
    let over = world.discord.next_dm(&kim).await;
    insta::assert_snapshot!(over.text, @"
    I held a place in Thursday circle on <t:1796320800:F> for you and heard nothing, so I do not hold it any more. Nobody else can come in that place at present.
    You wait for a seat: number 1 in line
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_guest_leaves_behind_is_told_and_erased() {
    let (world, circle, sam, kim) = guests_allowed().await;
    noah_cannot_come(&world, &circle).await;
    let offer = world.telegram.next_private(&sam).await;
    becomes(&world, &sam, &offer, "Take the seat").await;
    world.tell(&sam, "/mydata").await;
    let file = world.telegram.next_private(&sam).await.file.expect("a file");
    let data = String::from_utf8(file.bytes).expect("text");
    assert!(data.contains("\"what\": \"2026-12-03T19:00:00\""), "{data}");
    world.tell(&sam, "/leave #1").await;
    world.discord.next_dm(&kim).await;
    world.tell(&sam, "/mydata").await;
    let file = world.telegram.next_private(&sam).await.file.expect("a file");
    let data = String::from_utf8(file.bytes).expect("text");
    assert!(!data.contains("2026-12-03") && !data.contains("Thursday"), "{data}");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_who_cannot_come_says_so_without_a_number() {
    let (world, circle, sam, kim) = guests_allowed().await;
    let noted = noah_cannot_come(&world, &circle).await;
    assert!(noted.ends_with("Somebody in line may take your place that time."), "{noted}");
    let offer = world.telegram.next_private(&sam).await;
    becomes(&world, &sam, &offer, "Take the seat").await;
    let said = world.tell(&sam, "/cantcome").await;
    assert!(said.text.starts_with("Noted: you can't come to Thursday circle"), "{}", said.text);
    let goes_on = world.discord.next_dm(&kim).await;
    assert!(
        goes_on.text.starts_with("Somebody in Thursday circle cannot come"),
        "{}",
        goes_on.text
    );
    let back = noah_says(&world, &circle, "coming").await;
    assert!(back.contains("every place is taken by now"), "{back}");
    // Whoever it is held for does not want it: so it is Noah's before anybody's.
    world.click(&kim, &goes_on, "Not this time").await;
    let told = world.discord.next_dm(&circle.noah).await;
    assert!(told.text.starts_with("A place in Thursday circle on"), "{}", told.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_knows_what_it_costs_and_that_it_is_noted_and_has_their_proof() {
    let (world, circle, sam, kim) = guests_allowed().await;
    world.ask(&circle.dana, circle.channel, "attendance", &[("record", "on")]).await;
    world.telegram.next_private(&circle.mia).await;
    world.discord.next_dm(&circle.noah).await;
    noah_cannot_come(&world, &circle).await;
    let offer = world.telegram.next_private(&sam).await;
    let noted = "Those who lead the group note who comes to its sessions.";
    assert!(offer.text.contains(noted) && offer.text.contains("Fee: no fee"), "{}", offer.text);
    let welcome = becomes(&world, &sam, &offer, "Take the seat").await;
    assert!(welcome.text.contains(noted), "{}", welcome.text);
    assert!(welcome.text.contains("Fee: no fee"), "{}", welcome.text);
    let before = world.tell(&sam, "/proof").await;
    let nothing = "Nothing says yet that you came to a session of Thursday circle.";
    assert!(before.text.starts_with(nothing), "{}", before.text);
    let none = world.ask(&kim, Where::Dm, "proof", &[]).await;
    assert!(none.text().contains("in line"), "{}", none.text());
    for moment in ["2026-12-02T18:00:00Z", "2026-12-03T17:30:00Z"] {
        world.at(moment).await;
        reminded(&world, &circle).await;
    }
    world.at("2026-12-03T18:00:00Z").await;
    let begins = world.discord.next_dm(&circle.dana).await;
    world.click(&circle.dana, &begins, "We have begun").await;
    world.at("2026-12-03T19:00:00Z").await;
    let roll = world.discord.next_dm(&circle.dana).await;
    world.click(&circle.dana, &roll, "Sam: not noted").await;
    let proof = world.tell(&sam, "/proof").await;
    let came = "Sam came to one session of Thursday circle:";
    assert!(proof.text.contains(came), "{}", proof.text);
    world.close().await;
}
