//! The zone a person reads times in.

use circlekeeper_playground::discord;
use circlekeeper_tests::World;

#[tokio::test(flavor = "multi_thread")]
async fn a_zone_is_set_shown_and_changed() {
    let world = World::open().await;
    let mia = world.newcomer("Mia").await;
    let unset = world.tell(&mia, "/timezone").await;
    insta::assert_snapshot!(unset.text, @"You have set no time zone, so I show times in each group's own. To set yours: /timezone and a city, for example /timezone Europe/Berlin");
    let set = world.tell(&mia, "/timezone Vancouver").await;
    insta::assert_snapshot!(set.text, @"Noted. I show you times in America/Vancouver, where it is now Mon 30 Nov 2026, 01:00 (Vancouver).");
    let shown = world.tell(&mia, "/timezone").await;
    insta::assert_snapshot!(shown.text, @"I show you times in America/Vancouver, where it is now Mon 30 Nov 2026, 01:00 (Vancouver). To change it: /timezone and a city.");
    let changed = world.tell(&mia, "/timezone zone:Asia/Kolkata").await;
    assert!(changed.text.contains("Mon 30 Nov 2026, 13:30 (Kolkata)"), "{}", changed.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_zone_is_set_on_discord() {
    let world = World::open().await;
    let circle = world.circle().await;
    let set =
        world.ask(&circle.noah, circle.channel, "timezone", &[("zone", "Europe/London")]).await;
    assert!(set.is_private());
    insta::assert_snapshot!(set.text(), @"Noted. I show you times in Europe/London, where it is now Mon 30 Nov 2026, 08:00 (London).");
    let shown = world.ask(&circle.noah, discord::Where::Dm, "timezone", &[]).await;
    assert!(shown.text().contains("Europe/London"), "{}", shown.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_zone_is_named_as_people_say_it() {
    let world = World::open().await;
    let mia = world.newcomer("Mia").await;
    for (said, zone) in [
        ("München", "Berlin"),
        ("Wien", "Vienna"),
        ("Germany", "Berlin"),
        ("san francisco", "Los_Angeles"),
    ] {
        let set = world.tell(&mia, &format!("/timezone {said}")).await;
        assert!(set.text.contains(zone), "{said}: {}", set.text);
    }
    let asked = world.tell(&mia, "/timezone Portland").await;
    insta::assert_snapshot!(asked.text, @"I know no such time zone. Do you mean one of these? America/New_York, America/Los_Angeles");
    let asked = world.tell(&mia, "/timezone GMT+2").await;
    insta::assert_snapshot!(asked.text, @"The clocks change in most places, so I need a city, not the hours from UTC. Do you mean one of these? Europe/Berlin, Europe/Athens, Africa/Johannesburg, Africa/Cairo");
    let asked = world.tell(&mia, "/timezone UTC+5:30").await;
    assert!(asked.text.ends_with("Asia/Kolkata, Asia/Colombo"), "{}", asked.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_zone_is_refused_and_changes_nothing() {
    let world = World::open().await;
    let mia = world.newcomer("Mia").await;
    world.tell(&mia, "/timezone Berlin").await;
    for wrong in ["Atlantis", "19:00", "CEST+2", "Europe/", "<b>", "../../etc/passwd", "ü"] {
        let answer = world.tell(&mia, &format!("/timezone {wrong}")).await;
        assert!(answer.text.starts_with("I know no such time zone."), "{wrong}: {}", answer.text);
    }
    let shown = world.tell(&mia, "/timezone").await;
    assert!(shown.text.contains("Europe/Berlin"), "{}", shown.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn private_answers_are_in_the_readers_zone_and_chats_in_the_groups() {
    let world = World::open().await;
    let circle = world.circle().await;
    world.schedule(&circle, &[("when", "every Thursday 19:00")]).await;
    let before = world.tell(&circle.mia, "/group thursday").await;
    assert!(before.text.contains("Thu 3 Dec 2026, 19:00 (Berlin)"), "{}", before.text);
    world.tell(&circle.mia, "/timezone New York").await;
    let group = world.tell(&circle.mia, "/group thursday").await;
    assert!(group.text.contains("Thu 3 Dec 2026, 13:00 (New York)"), "{}", group.text);
    let joined = world.tell(&circle.mia, "/join thursday").await;
    assert!(joined.text.contains("Thu 3 Dec 2026, 13:00 (New York)"), "{}", joined.text);
    let next = world.tell(&circle.mia, "/next").await;
    assert!(next.text.contains("Thu 3 Dec 2026, 13:00 (New York)"), "{}", next.text);
    let in_chat = world.tell_in(&circle.mia, circle.chat, "/next").await;
    assert!(in_chat.text.contains("Thu 3 Dec 2026, 19:00 (Berlin)"), "{}", in_chat.text);
    world.close().await;
}
