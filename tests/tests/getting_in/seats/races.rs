//! Two who press at the same moment: one has the seat, the other hears so kindly.

use circlekeeper_playground::discord::Where;
use circlekeeper_tests::{Circle, World};

use super::{becomes, full, in_line, noah_leaves, seats};

/// Of two who were answered one got the last seat, and the other is first in line.
async fn one_is_in_and_one_in_line(world: &World, circle: &Circle, said: [&str; 2]) {
    let in_it = said.iter().filter(|said| said.starts_with("You are in Thursday circle"));
    assert_eq!(in_it.count(), 1, "{said:?}");
    let line = said.iter().filter(|said| said.contains("You are number 1 in line"));
    assert_eq!(line.count(), 1, "{said:?}");
    assert_eq!(seats(world, circle).await, "Seats: 2 of 2 taken, 0 free");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_take_the_last_seat_at_the_same_moment_end_with_one_in_and_one_in_line() {
    for _ in 0..4 {
        let (world, circle) = full().await;
        noah_leaves(&world, &circle).await;
        let ada = world.newcomer("Ada").await;
        let ben = world.discord.person("Ben");
        world.discord.join(circle.server, &ben);
        let there = world.tell(&ada, "/group #1").await;
        let here = world.ask(&ben, Where::Dm, "group", &[("group", "#1")]).await;
        let (ours, theirs) =
            tokio::join!(world.tap(&ada, &there, "Join"), world.click(&ben, here.seen(), "Join"),);
        let said = [ours.text.as_str(), theirs.text()];
        one_is_in_and_one_in_line(&world, &circle, said).await;
        world.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_offer_and_a_new_one_for_the_same_seat_cannot_both_be_taken() {
    for _ in 0..4 {
        let (world, circle, sam, kim) = in_line().await;
        noah_leaves(&world, &circle).await;
        let old = world.telegram.next_private(&sam).await;
        world.at("2026-12-01T04:30:00Z").await;
        world.telegram.next_private(&sam).await;
        let new = world.discord.next_dm(&kim).await;
        let (late, taken) = tokio::join!(
            world.tap(&sam, &old, "Take the seat"),
            world.click(&kim, &new, "Take the seat"),
        );
        assert!(late.text.starts_with("The time for that seat"), "{}", late.text);
        assert!(taken.text().starts_with("You are in Thursday circle"), "{}", taken.text());
        assert_eq!(seats(&world, &circle).await, "Seats: 2 of 2 taken, 0 free");
        world.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_offers_for_two_seats_are_both_taken() {
    let (world, circle, sam, kim) = in_line().await;
    world.ask(&circle.dana, circle.channel, "editgroup", &[("capacity", "4")]).await;
    let there = world.telegram.next_private(&sam).await;
    let here = world.discord.next_dm(&kim).await;
    let (ours, theirs) = tokio::join!(
        becomes(&world, &sam, &there, "Take the seat"),
        world.click(&kim, &here, "Take the seat"),
    );
    for said in [ours.text.as_str(), theirs.text()] {
        assert!(said.starts_with("You are in Thursday circle"), "{said}");
    }
    assert_eq!(seats(&world, &circle).await, "Seats: 4 of 4 taken, 0 free");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seat_is_taken_once_however_often_it_is_pressed() {
    let (world, circle, sam, kim) = in_line().await;
    noah_leaves(&world, &circle).await;
    let offer = world.telegram.next_private(&sam).await;
    let data = offer.buttons[0].data.clone().expect("a press");
    becomes(&world, &sam, &offer, "Take the seat").await;
    for forged in [data.clone(), data.replace("seat", "noseat")] {
        world.telegram.press_forged(&sam, &offer, &forged).await;
        let again = world.telegram.next_private(&sam).await;
        assert_eq!(again.text, "You are in Thursday circle already.");
    }
    // Somebody else's offer is nobody's to take, whatever is sent.
    let own = world.ask(&kim, Where::Dm, "group", &[("group", "#1")]).await;
    let stolen = world.discord.press_forged(&kim, own.seen(), &data).await.expect("an answer");
    assert!(stolen.text().contains("belongs to somebody else"), "{}", stolen.text());
    let none = world.discord.press_forged(&kim, own.seen(), "seat:999").await.expect("an answer");
    assert!(none.text().starts_with("That offer is over"), "{}", none.text());
    assert_eq!(seats(&world, &circle).await, "Seats: 2 of 2 taken, 0 free");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_take_the_last_seat_around_a_restart_end_with_one_in_and_one_in_line() {
    let (mut world, circle) = full().await;
    noah_leaves(&world, &circle).await;
    let ada = world.newcomer("Ada").await;
    let ben = world.discord.person("Ben");
    world.discord.join(circle.server, &ben);
    let there = world.tell(&ada, "/group #1").await;
    let here = world.ask(&ben, Where::Dm, "group", &[("group", "#1")]).await;
    world.settle().await;
    world.cut_off();
    // Telegram keeps what was pressed until somebody asks for it.
    let pressed = {
        let (telegram, ada) = (world.telegram.clone(), ada.clone());
        tokio::spawn(async move { telegram.press(&ada, &there, "Join").await })
    };
    world.start().await;
    let theirs = world.click(&ben, here.seen(), "Join").await;
    pressed.await.expect("an answer");
    let ours = world.telegram.next_private(&ada).await;
    let said = [ours.text.as_str(), theirs.text()];
    one_is_in_and_one_in_line(&world, &circle, said).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_offered_before_there_were_fewer_seats_is_kept_and_nobody_else_gets_in() {
    let (mut world, circle, sam, kim) = in_line().await;
    noah_leaves(&world, &circle).await;
    let offer = world.telegram.next_private(&sam).await;
    let fewer = world.ask(&circle.dana, circle.channel, "editgroup", &[("capacity", "1")]).await;
    assert!(
        fewer.text().contains("A seat is held for somebody it was offered to"),
        "{}",
        fewer.text()
    );
    let waits = world.ask(&kim, Where::Dm, "join", &[("group", "#1")]).await;
    assert!(waits.text().contains("You are number 1 in line"), "{}", waits.text());
    world.settle().await;
    world.cut_off();
    world.start().await;
    let welcome = becomes(&world, &sam, &offer, "Take the seat").await;
    assert!(welcome.text.starts_with("You are in Thursday circle"), "{}", welcome.text);
    assert_eq!(seats(&world, &circle).await, "Seats: 2 of 1 taken, 0 free");
    // One leaves: there is still no seat free for Kim.
    world.tell(&circle.mia, "/leave #1").await;
    world.settle().await;
    assert!(world.discord.unread().is_empty(), "{:?}", world.discord.unread());
    world.tell(&sam, "/leave #1").await;
    let there = world.discord.next_dm(&kim).await;
    assert!(there.text.starts_with("A seat in Thursday circle is free"), "{}", there.text);
    world.close().await;
}
