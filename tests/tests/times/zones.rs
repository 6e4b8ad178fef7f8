//! Whose clock: a person's own where they alone read, the group's in its chats.

use circlekeeper_playground::telegram::Where;
use circlekeeper_tests::World;

use crate::led::{asks, from_telegram, posts, writes};

#[tokio::test(flavor = "multi_thread")]
async fn on_telegram_a_person_reads_their_own_zone_in_private() {
    let (world, led) = from_telegram().await;
    posts(&world, &led, "every Thursday 19:00").await;
    insta::assert_snapshot!(writes(&world, &led.mia, "/timezone").await.text, @"You have set no time zone, so I show times in each group's own. To set yours: /timezone and a city, for example /timezone Europe/Berlin");
    insta::assert_snapshot!(writes(&world, &led.mia, "/timezone New York").await.text, @"Noted. I show you times in America/New_York, where it is now Mon 30 Nov 2026, 03:00 (New York).");
    insta::assert_snapshot!(writes(&world, &led.mia, "/timezone").await.text, @"I show you times in America/New_York, where it is now Mon 30 Nov 2026, 03:00 (New York). To change it: /timezone and a city.");
    insta::assert_snapshot!(writes(&world, &led.mia, "/next").await.text, @"Evening circle: Thu 3 Dec 2026, 13:00 (New York), in 3 days.");
    insta::assert_snapshot!(writes(&world, &led.mia, "/coming").await.text, @"Noted: you are coming to Evening circle on Thu 3 Dec 2026, 13:00 (New York).");
    insta::assert_snapshot!(writes(&world, &led.mia, "/link").await.text, @"It is too early: the way in is given from Thu 3 Dec 2026, 12:30 (New York).");
    world.telegram.says(&led.mia, Where::Chat(led.chat), "/next").await;
    insta::assert_snapshot!(world.telegram.next_message(led.chat).await.text, @"Evening circle: Thu 3 Dec 2026, 19:00 (Berlin), in 3 days.");
    // What is typed is meant in the group's zone, whatever the facilitator reads in.
    writes(&world, &led.tara, "/timezone Asia/Tokyo").await;
    let preview = writes(&world, &led.tara, "/schedule tomorrow 19:00").await;
    insta::assert_snapshot!(preview.text, @"
    Evening circle: please check
    • Tue 1 Dec 2026, 19:00 (Berlin)

    Times are in Europe/Berlin. Each reader sees their own.

    Once, 60 minutes.

    Where: not said. To say it later, post the same times once more with a call link, a phone number or a place: that doubles nothing.
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_discord_a_person_reads_their_own_zone_in_private() {
    let world = World::open().await;
    let circle = world.circle().await;
    world.schedule(&circle, &[("when", "every Thursday 19:00")]).await;
    asks(&world, &circle, &circle.noah, "join", &[("group", "#1")]).await;
    let set = asks(&world, &circle, &circle.noah, "timezone", &[("zone", "Asia/Tokyo")]).await;
    assert!(set.is_private());
    insta::assert_snapshot!(set.text(), @"Noted. I show you times in Asia/Tokyo, where it is now Mon 30 Nov 2026, 17:00 (Tokyo).");
    let noted = asks(&world, &circle, &circle.noah, "coming", &[]).await;
    insta::assert_snapshot!(noted.text(), @"Noted: you are coming to Thursday circle on Fri 4 Dec 2026, 03:00 (Tokyo).");
    world.close().await;
}
