//! A seat in a group that is full: waited for in order, held for a while, given on.

use circlekeeper_playground::discord::{self, Where};
use circlekeeper_playground::telegram;
use circlekeeper_tests::{Circle, World};

mod german;
mod guests;
mod limits;
mod races;

const LINK: &str = "https://us02web.zoom.us/j/84212345678?pwd=harbour";

/// A circle of two seats that meets every Thursday, 19:00 in Berlin, from 3 December on; Mia (on
/// Telegram) and Noah (on Discord) have them. Everything is read.
async fn full() -> (World, Circle) {
    let world = World::open().await;
    let circle = world.circle().await;
    world.schedule(&circle, &[("when", "every Thursday 19:00"), ("link", LINK)]).await;
    world.ask(&circle.dana, circle.channel, "editgroup", &[("capacity", "2")]).await;
    world.tell(&circle.mia, "/join #1 alias:Mia B.").await;
    world.ask(&circle.noah, Where::Dm, "join", &[("group", "#1")]).await;
    (world, circle)
}

/// The same with two in line: Sam (on Telegram), then Kim (on Discord).
pub(super) async fn in_line() -> (World, Circle, telegram::Person, discord::Person) {
    let (world, circle) = full().await;
    let sam = world.newcomer("Sam").await;
    world.tell(&sam, "/join #1 alias:Sam").await;
    let kim = world.discord.person("Kim");
    world.discord.join(circle.server, &kim);
    world.ask(&kim, Where::Dm, "join", &[("group", "#1"), ("alias", "Kim")]).await;
    (world, circle, sam, kim)
}

/// Noah leaves: his seat is free.
pub(super) async fn noah_leaves(world: &World, circle: &Circle) {
    let left = world.ask(&circle.noah, Where::Dm, "leave", &[("group", "#1")]).await;
    assert!(left.text().starts_with("You have left Thursday circle"), "{}", left.text());
}

/// The facilitator confirms a command that both chats hear of.
async fn confirmed(world: &World, circle: &Circle, command: &str) {
    let preview = world.ask(&circle.dana, circle.channel, command, &[]).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    world.discord.next_message(circle.channel).await;
    world.telegram.next_message(circle.chat).await;
}

/// What the facilitator reads of seats.
async fn seats(world: &World, circle: &Circle) -> String {
    let people = world.ask(&circle.dana, circle.channel, "people", &[]).await;
    let line = people.text().lines().find(|line| line.starts_with("Seats:"));
    line.expect("a line about seats").to_owned()
}

/// Somebody presses on Telegram, and reads what the message became.
pub(super) async fn becomes(
    world: &World,
    by: &telegram::Person,
    message: &telegram::Seen,
    label: &str,
) -> telegram::Seen {
    world.telegram.press(by, message, label).await;
    world.telegram.next_edit(message).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_freed_seat_is_held_for_the_next_in_line_until_they_answer() {
    let (world, circle, sam, kim) = in_line().await;
    noah_leaves(&world, &circle).await;
    let offer = world.telegram.next_private(&sam).await;
    insta::assert_snapshot!(offer.text, @"
    A seat in Thursday circle is free, and it is your turn.

    Next session: Thu 3 Dec 2026, 19:00 (Berlin)

    Fee: no fee

    I hold it for you until Tue 1 Dec 2026, 05:30 (Berlin) (in 21 hours). If I hear nothing by then, it goes to the next in line.
    ");
    assert_eq!(offer.labels(), ["Take the seat", "Not this time"]);
    assert_eq!(
        seats(&world, &circle).await,
        "Seats: 1 of 2 taken, 1 held for somebody it was offered to, 0 free"
    );
    // It is nobody else's meanwhile.
    let lea = world.newcomer("Lea").await;
    let line = world.tell(&lea, "/join #1").await;
    assert!(line.text.contains("You are number 2 in line"), "{}", line.text);
    let own = world.tell(&sam, "/mygroups").await;
    assert!(own.text.contains("A seat is held for you until"), "{}", own.text);
    let shown = world.tell(&sam, "/group #1").await;
    assert_eq!(
        shown.labels(),
        ["Take the seat", "Not this time", "Leave the line", "Ask for their licence"]
    );
    let welcome = becomes(&world, &sam, &offer, "Take the seat").await;
    assert!(welcome.text.starts_with("You are in Thursday circle. Welcome."), "{}", welcome.text);
    assert_eq!(seats(&world, &circle).await, "Seats: 2 of 2 taken, 0 free");
    let again = world.tap(&sam, &shown, "Take the seat").await;
    assert_eq!(again.text, "You are in Thursday circle already.");
    let again = world.tap(&sam, &shown, "Leave the line").await;
    assert_eq!(again.text, "You are in Thursday circle already.");
    let own = world.ask(&kim, Where::Dm, "mygroups", &[]).await;
    assert!(own.text().contains("number 1 in line"), "{}", own.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seat_that_is_turned_down_goes_to_the_next_and_the_place_in_line_stays() {
    let (world, circle, sam, kim) = in_line().await;
    noah_leaves(&world, &circle).await;
    let offer = world.telegram.next_private(&sam).await;
    let noted = becomes(&world, &sam, &offer, "Not this time").await;
    insta::assert_snapshot!(noted.text, @"Noted, not this time. That seat in Thursday circle goes to whoever is next. You keep your place: number 1 in line.");
    assert_eq!(noted.labels(), ["Leave the line"]);
    let there = world.discord.next_dm(&kim).await;
    insta::assert_snapshot!(there.text, @"
    A seat in Thursday circle is free, and it is your turn.
    Next session: <t:1796320800:F>
    Fee: no fee
    I hold it for you until <t:1796099400:F> (<t:1796099400:R>). If I hear nothing by then, it goes to the next in line.
    ");
    let noted = world.click(&kim, &there, "Not this time").await;
    assert!(noted.text().contains("number 2 in line"), "{}", noted.text());
    // Nobody in line wants it: it is free to whoever comes, those in line among them.
    assert_eq!(seats(&world, &circle).await, "Seats: 1 of 2 taken, 1 free");
    let lea = world.newcomer("Lea").await;
    assert!(world.tell(&lea, "/join #1").await.text.starts_with("You are in Thursday circle"));
    // When the next one is freed, both are asked anew, the first one first.
    world.tell(&lea, "/leave #1").await;
    let offer = world.telegram.next_private(&sam).await;
    assert!(offer.text.starts_with("A seat in Thursday circle is free"), "{}", offer.text);
    let welcome = world.tell(&sam, "/join #1").await;
    assert!(welcome.text.starts_with("You are in Thursday circle. Welcome."), "{}", welcome.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_way_a_seat_is_freed_leads_to_an_offer() {
    let (world, circle, sam, kim) = in_line().await;
    let removed = world.ask(&circle.dana, circle.channel, "remove", &[("member", "#3")]).await;
    world.click(&circle.dana, removed.seen(), "Confirm").await;
    world.discord.next_dm(&circle.noah).await;
    let offer = world.telegram.next_private(&sam).await;
    // Who holds an offer and leaves the line gives it on.
    assert!(world.tell(&sam, "/leave #1").await.text.starts_with("You do not wait"));
    let there = world.discord.next_dm(&kim).await;
    let late = world.tap(&sam, &offer, "Take the seat").await;
    assert_eq!(late.text, "That offer is over. /mygroups shows where you wait.");
    world.click(&kim, &there, "Take the seat").await;
    // Who is forgotten leaves a seat behind.
    world.tell(&sam, "/join #1").await;
    world.agree(&circle.mia, "/forgetme").await;
    let offer = world.telegram.next_private(&sam).await;
    becomes(&world, &sam, &offer, "Take the seat").await;
    // More seats are seats, too.
    let lea = world.newcomer("Lea").await;
    world.tell(&lea, "/join #1").await;
    world.ask(&circle.dana, circle.channel, "editgroup", &[("capacity", "3")]).await;
    let offer = world.telegram.next_private(&lea).await;
    // Fewer take nothing from who was offered one.
    let fewer = world.ask(&circle.dana, circle.channel, "editgroup", &[("capacity", "1")]).await;
    let said =
        "2 are in it already. Nobody is taken out: no seat is free until there are fewer than 1.";
    assert!(fewer.text().contains(said), "{}", fewer.text());
    let welcome = becomes(&world, &lea, &offer, "Take the seat").await;
    assert!(welcome.text.starts_with("You are in Thursday circle"), "{}", welcome.text);
    assert_eq!(seats(&world, &circle).await, "Seats: 3 of 1 taken, 0 free");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leads_takes_somebody_out_of_the_line_and_the_others_move_up() {
    let (world, circle, sam, kim) = in_line().await;
    let people = world.ask(&circle.dana, circle.channel, "people", &[]).await;
    assert!(people.text().contains("- `#4` Sam, Telegram"), "{}", people.text());
    let preview = world.ask(&circle.dana, circle.channel, "remove", &[("member", "#4")]).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    let told = world.telegram.next_private(&sam).await;
    insta::assert_snapshot!(told.text, @"You no longer wait for a seat in Thursday circle: those who lead it have taken you out of the line. If you think that is a mistake, please tell the operator of this bot: /concern. /find shows other groups. If you need somebody now: /crisis");
    let again = world.tell(&sam, "/join #1").await;
    assert_eq!(
        again.text,
        "You were taken out of Thursday circle, so you cannot come in by yourself. Those who lead it can let you ask again: to them you are #4, without a name. If you think that is a mistake, please speak with them, or tell the operator of this bot: /concern"
    );
    let own = world.ask(&kim, Where::Dm, "mygroups", &[]).await;
    assert!(own.text().contains("number 1 in line"), "{}", own.text());
    noah_leaves(&world, &circle).await;
    world.discord.next_dm(&kim).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_cannot_be_written_to_keeps_nobody_waiting() {
    let (world, circle, sam, kim) = in_line().await;
    world.telegram.block(&sam).await;
    noah_leaves(&world, &circle).await;
    let there = world.discord.next_dm(&kim).await;
    assert!(there.text.starts_with("A seat in Thursday circle is free"), "{}", there.text);
    world.click(&kim, &there, "Not this time").await;
    world.telegram.unblock(&sam).await;
    let own = world.tell(&sam, "/mygroups").await;
    assert!(own.text.contains("number 1 in line"), "{}", own.text);
    // What is free is theirs for the asking.
    assert!(world.tell(&sam, "/join #1").await.text.starts_with("You are in Thursday circle"));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seat_that_does_not_arrive_on_discord_goes_on_at_once() {
    let (world, circle) = full().await;
    let kim = world.discord.person("Kim");
    world.discord.join(circle.server, &kim);
    world.ask(&kim, Where::Dm, "join", &[("group", "#1")]).await;
    let sam = world.newcomer("Sam").await;
    world.tell(&sam, "/join #1").await;
    world.discord.refuse_dms(&kim);
    noah_leaves(&world, &circle).await;
    let offer = world.telegram.next_private(&sam).await;
    assert!(offer.text.starts_with("A seat in Thursday circle is free"), "{}", offer.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_without_chats_has_a_line_as_well() {
    let world = World::open_with(|settings| {
        settings.listing = circlekeeper_core::domain::policy::Listing::Open;
    })
    .await;
    let [dana, noah, sam] =
        [world.newcomer("Dana").await, world.newcomer("Noah").await, world.newcomer("Sam").await];
    world.tell(&dana, "/newgroup Morning walk zone:Berlin fee:no fee capacity:1 alias:Dana").await;
    assert!(world.tell(&noah, "/join #1").await.text.starts_with("You are in"));
    let line = world.tell(&sam, "/join #1").await;
    assert!(line.text.contains("You are number 1 in line"), "{}", line.text);
    world.tell(&noah, "/leave").await;
    let offer = world.telegram.next_private(&sam).await;
    // No session is scheduled: it is held for a day.
    assert!(offer.text.contains("1 Dec 2026, 09:00"), "{}", offer.text);
    becomes(&world, &sam, &offer, "Take the seat").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_break_offers_nothing_and_an_end_ends_the_line() {
    let (world, circle, sam, kim) = in_line().await;
    confirmed(&world, &circle, "pausegroup").await;
    noah_leaves(&world, &circle).await;
    world.settle().await;
    assert!(world.telegram.unread().is_empty());
    confirmed(&world, &circle, "pausegroup").await;
    let offer = world.telegram.next_private(&sam).await;
    confirmed(&world, &circle, "closegroup").await;
    let over = world.telegram.next_private(&sam).await;
    insta::assert_snapshot!(over.text, @"Thursday circle is over for good, so you do not wait for a seat there any more. That you did is erased. /find shows other groups.");
    let over = world.discord.next_dm(&kim).await;
    assert!(over.text.starts_with("Thursday circle is over for good"), "{}", over.text);
    let late = world.tap(&sam, &offer, "Take the seat").await;
    assert!(late.text.starts_with("That offer is over"), "{}", late.text);
    assert!(world.tell(&sam, "/mygroups").await.text.starts_with("You are in no group yet"));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_offered_before_a_break_is_taken_back_and_offered_anew_after_it() {
    let (world, circle, sam, _) = in_line().await;
    noah_leaves(&world, &circle).await;
    let offer = world.telegram.next_private(&sam).await;
    confirmed(&world, &circle, "pausegroup").await;
    let back = world.telegram.next_private(&sam).await;
    insta::assert_snapshot!(back.text, @"Thursday circle takes a break, so the seat I held for you there cannot be taken now. I am sorry. You keep your place in line, and I write to you when a seat is free again.");
    let late = world.tap(&sam, &offer, "Take the seat").await;
    insta::assert_snapshot!(late.text, @"That place in Thursday circle is not free after all. You are number 1 in line, as before.");
    confirmed(&world, &circle, "pausegroup").await;
    let offer = world.telegram.next_private(&sam).await;
    let joined = becomes(&world, &sam, &offer, "Take the seat").await;
    assert!(joined.text.starts_with("You are in Thursday circle"), "{}", joined.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn waiting_is_told_in_my_data_and_erased_when_i_am_forgotten() {
    let (world, circle, sam, kim) = in_line().await;
    noah_leaves(&world, &circle).await;
    let offer = world.telegram.next_private(&sam).await;
    world.tell(&sam, "/mydata").await;
    let file = world.telegram.next_private(&sam).await.file.expect("a file");
    let data = String::from_utf8(file.bytes).expect("text");
    for told in ["waits_for_a_seat_since", "seats_offered", "\"state\": \"open\"", "\"offered\""] {
        assert!(data.contains(told), "{told}: {data}");
    }
    world.agree(&sam, "/forgetme").await;
    let there = world.discord.next_dm(&kim).await;
    assert!(there.text.starts_with("A seat in Thursday circle is free"), "{}", there.text);
    let late = world.tap(&sam, &offer, "Take the seat").await;
    assert_eq!(late.text, "That offer is over. /mygroups shows where you wait.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_comes_to_a_full_group_gets_in_line() {
    let (world, circle) = full().await;
    let sam = world.newcomer("Sam").await;
    let found = world.tell(&sam, "/find anxiety").await;
    assert!(found.text.contains("No seat free, of 2"), "{}", found.text);
    let first = world.tap(&sam, &found, "Wait for a seat: Thursday circle").await;
    insta::assert_snapshot!(first.text, @"
    Thursday circle has no seat free at present. You are number 1 in line.

    As soon as a seat is yours to take I write to you here, and hold it for a while. To leave the line: /leave
    ");
    assert_eq!(first.labels(), ["Leave the line"]);
    let kim = world.discord.person("Kim");
    world.discord.join(circle.server, &kim);
    let shown = world.ask(&kim, Where::Dm, "group", &[("group", "#1")]).await;
    assert_eq!(shown.seen().labels(), ["Wait for a seat", "Ask for their licence"]);
    let second = world.click(&kim, shown.seen(), "Wait for a seat").await;
    insta::assert_snapshot!(second.text(), @"
    Thursday circle has no seat free at present. You are number 2 in line.
    As soon as a seat is yours to take I write to you here, and hold it for a while. To leave the line: /leave
    ");
    let again = world.ask(&kim, Where::Dm, "join", &[("group", "#1"), ("alias", "K.")]).await;
    assert!(again.text().contains("You are number 2 in line"), "{}", again.text());
    let own = world.ask(&kim, Where::Dm, "mygroups", &[]).await;
    assert!(own.text().contains("You wait for a seat: number 2 in line"), "{}", own.text());
    let shown = world.ask(&kim, Where::Dm, "group", &[("group", "#1")]).await;
    assert!(shown.text().contains("You wait for a seat: number 2 in line"), "{}", shown.text());
    assert_eq!(shown.seen().labels(), ["Leave the line", "Ask for their licence"]);
    // What is for members is not for who waits.
    let link = world.ask(&kim, Where::Dm, "link", &[("group", "#1")]).await;
    assert!(link.text().contains("number 2 in line, and keep that place"), "{}", link.text());
    let people = world.ask(&circle.dana, circle.channel, "people", &[]).await;
    assert!(people.is_private());
    insta::assert_snapshot!(people.text(), @"
    In Thursday circle:
    - `#1` Dana (facilitator), Discord, since 30 Nov 2026
    - `#2` Mia B., Telegram, since 30 Nov 2026
    - `#3` somebody without a name, Discord, since 30 Nov 2026
    Seats: 2 of 2 taken, 0 free
    2 people wait for a seat, the next one first:
    - `#4` somebody without a name, Telegram, since 30 Nov 2026
    - `#5` K., Discord, since 30 Nov 2026
    Please keep this to yourself. To take somebody out: /remove and their number.
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_waits_leaves_the_line_by_command_or_button_and_the_others_move_up() {
    let (world, circle) = full().await;
    let [sam, kim, lea] =
        [world.newcomer("Sam").await, world.newcomer("Kim").await, world.newcomer("Lea").await];
    for person in [&sam, &kim, &lea] {
        world.tell(person, "/join #1").await;
    }
    let left = world.tell(&sam, "/leave #1").await;
    let said = "You do not wait for a seat in Thursday circle any more. That you did is erased.";
    assert_eq!((left.text.as_str(), left.labels().len()), (said, 0));
    let shown = world.tell(&kim, "/group #1").await;
    assert!(shown.text.contains("number 1 in line"), "{}", shown.text);
    world.telegram.press(&kim, &shown, "Leave the line").await;
    assert_eq!(world.telegram.next_edit(&shown).await.text, said);
    // Pressed once more where the change had not been seen yet.
    world.telegram.press_forged(&kim, &shown, "unwait:1").await;
    let late = world.telegram.next_private(&kim).await;
    assert!(late.text.contains("button is too old"), "{}", late.text);
    assert!(world.tell(&lea, "/mygroups").await.text.contains("number 1 in line"));
    let none = world.tell(&sam, "/leave").await;
    assert!(none.text.starts_with("You are in no group yet"), "{}", none.text);
    let people = world.ask(&circle.dana, circle.channel, "people", &[]).await;
    assert!(people.text().contains("One person waits for a seat:"), "{}", people.text());
    world.close().await;
}
