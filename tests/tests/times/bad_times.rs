//! Times that cannot be: said so, with the way out.

use circlekeeper_tests::World;

use crate::led::{dana, from_telegram, writes};

const BAD: [&str; 14] = [
    "2026-11-29 19:00",
    "today 08:00",
    "31 February 19:00",
    "2027-02-29 19:00",
    "Thursday 25:00",
    "Thursday",
    "19:00",
    "whenever it suits",
    "Friday 3 December 2026 19:00",
    "2029-06-01 19:00",
    "every month on the 31st 19:00",
    "every Thursday 19:00 until 1 December 2026",
    "Thursday 19:00 13 hours",
    "every Thursday 19:00 <b>@everyone</b>",
];

#[tokio::test(flavor = "multi_thread")]
async fn on_telegram_what_cannot_be_is_said_to_be_so() {
    let (world, led) = from_telegram().await;
    let mut said = Vec::new();
    for phrase in BAD {
        let refused = writes(&world, &led.tara, &format!("/schedule {phrase}")).await;
        assert!(refused.labels().is_empty(), "{phrase}: {}", refused.text);
        // The unseen signs that keep Telegram from making links and commands of it are left out here.
        said.push(format!("{phrase}\n  {}", refused.text.replace('\u{2060}', "")));
    }
    insta::assert_snapshot!(said.join("\n"), @"
    2026-11-29 19:00
      2026-11-29 19:00 has passed already.
    today 08:00
      2026-11-30 08:00 has passed already.
    31 February 19:00
      There is no 31 Feb in the calendar.
    2027-02-29 19:00
      There is no 29 Feb in the calendar.
    Thursday 25:00
      There is no such time: 25:00. A day goes from 00:00 to 23:59.
    Thursday
      At what time? For example: every Thursday 19:00
    19:00
      On which day? For example: every Thursday 19:00, or 2027-01-14 19:00
    whenever it suits
      I do not understand “whenever”. I understand for example: 2027-01-14 19:00; tomorrow 19:00; every Thursday 19:00 90 min; every other Tuesday 7pm; first Monday of the month 18:30; for 8 weeks
    Friday 3 December 2026 19:00
      2026-12-03 is another day of the week. Please check which you mean.
    2029-06-01 19:00
      That is more than two years ahead.
    every month on the 31st 19:00
      Not every month has a day 31. You could say: last Friday of the month 19:00
    every Thursday 19:00 until 1 December 2026
      That ends before its first session.
    Thursday 19:00 13 hours
      A session takes at most twelve hours.
    every Thursday 19:00 <b>@everyone</b>
      I do not understand “<b>@everyone</b>”. I understand for example: 2027-01-14 19:00; tomorrow 19:00; every Thursday 19:00 90 min; every other Tuesday 7pm; first Monday of the month 18:30; for 8 weeks
    ");
    let long = format!("/schedule every Thursday 19:00 {}", "very ".repeat(600));
    insta::assert_snapshot!(writes(&world, &led.tara, &long).await.text, @"I do not understand “every Thursday 19:00 very very very very”. I understand for example: 2027-01-14 19:00; tomorrow 19:00; every Thursday 19:00 90 min; every other Tuesday 7pm; first Monday of the month 18:30; for 8 weeks");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_discord_what_cannot_be_is_said_to_be_so() {
    let world = World::open().await;
    let circle = world.circle().await;
    let mut said = Vec::new();
    for phrase in BAD {
        let refused = dana(&world, &circle, "schedule", &[("when", phrase)]).await;
        assert!(refused.seen().labels().is_empty(), "{phrase}: {}", refused.text());
        assert_eq!(refused.seen().pings, Vec::<String>::new());
        said.push(format!("{phrase}\n  {}", refused.text()));
    }
    insta::assert_snapshot!(said.join("\n"), @r"
    2026-11-29 19:00
      2026-11-29 19:00 has passed already.
    today 08:00
      2026-11-30 08:00 has passed already.
    31 February 19:00
      There is no 31 Feb in the calendar.
    2027-02-29 19:00
      There is no 29 Feb in the calendar.
    Thursday 25:00
      There is no such time: 25:00. A day goes from 00:00 to 23:59.
    Thursday
      At what time? For example: every Thursday 19:00
    19:00
      On which day? For example: every Thursday 19:00, or 2027-01-14 19:00
    whenever it suits
      I do not understand “whenever”. I understand for example: 2027-01-14 19:00; tomorrow 19:00; every Thursday 19:00 90 min; every other Tuesday 7pm; first Monday of the month 18:30; for 8 weeks
    Friday 3 December 2026 19:00
      2026-12-03 is another day of the week. Please check which you mean.
    2029-06-01 19:00
      That is more than two years ahead.
    every month on the 31st 19:00
      Not every month has a day 31. You could say: last Friday of the month 19:00
    every Thursday 19:00 until 1 December 2026
      That ends before its first session.
    Thursday 19:00 13 hours
      A session takes at most twelve hours.
    every Thursday 19:00 <b>@everyone</b>
      I do not understand “\<b>\@everyone\</b>”. I understand for example: 2027-01-14 19:00; tomorrow 19:00; every Thursday 19:00 90 min; every other Tuesday 7pm; first Monday of the month 18:30; for 8 weeks
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn separate_options_that_cannot_be_are_said_to_be_so() {
    let world = World::open().await;
    let circle = world.circle().await;
    let mut said = Vec::new();
    for options in [
        &[("date", "2027-01-14")][..],
        &[("time", "19:00")],
        &[("time", "19:00"), ("repeat", "weekly")],
        &[("date", "31 February"), ("time", "19:00")],
        &[("date", "2027-01-14"), ("time", "25:00")],
        &[("date", "2027-01-14"), ("time", "7")],
        &[("date", "3/4"), ("time", "19:00")],
        &[("date", "2026-11-30"), ("time", "08:00")],
        &[("when", "Thursday 19:00"), ("repeat", "weekly")],
        &[("when", "Thursday 19:00"), ("date", "2027-01-14")],
    ] {
        let answer = dana(&world, &circle, "schedule", options).await;
        said.push(format!("{options:?}\n  {}", answer.text()));
    }
    insta::assert_snapshot!(said.join("\n"), @r#"
    [("date", "2027-01-14")]
      At what time? For example: every Thursday 19:00
    [("time", "19:00")]
      On which day? For example: every Thursday 19:00, or 2027-01-14 19:00
    [("time", "19:00"), ("repeat", "weekly")]
      On which day? For example: every Thursday 19:00, or 2027-01-14 19:00
    [("date", "31 February"), ("time", "19:00")]
      There is no 31 Feb in the calendar.
    [("date", "2027-01-14"), ("time", "25:00")]
      There is no such time: 25:00. A day goes from 00:00 to 23:59.
    [("date", "2027-01-14"), ("time", "7")]
      That can be read in more than one way. Which do you mean?
    [("date", "3/4"), ("time", "19:00")]
      That can be read in more than one way. Which do you mean?
    [("date", "2026-11-30"), ("time", "08:00")]
      2026-11-30 08:00 has passed already.
    [("when", "Thursday 19:00"), ("repeat", "weekly")]
      Please say it one way: either when, or date, time and repeat.
    [("when", "Thursday 19:00"), ("date", "2027-01-14")]
      Please say it one way: either when, or date, time and repeat.
    "#);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn named_values_that_cannot_be_are_said_to_be_so() {
    let (world, led) = from_telegram().await;
    let mut said = Vec::new();
    for times in [
        "date:2027-01-14 time:19:00 repeat:yearly",
        "every Thursday 19:00 length:3",
        "every Thursday 19:00 length:ninety",
        "every Thursday 19:00 channel:general",
        "every Thursday 19:00 videochat:zoom",
        "every Thursday 19:00 group:#99",
        "every Thursday 19:00 https://zoom.us/j/1 place:Room 3",
        "every Thursday 19:00 phone:+49301234567 https://zoom.us/j/1",
        "every Thursday 19:00 code:1234#",
        "phone:+49301234567 code:1234# every Thursday 19:00",
    ] {
        let refused = writes(&world, &led.tara, &format!("/schedule {times}")).await;
        said.push(format!("{times}\n  {} {:?}", refused.text, refused.labels()));
    }
    insta::assert_snapshot!(said.join("\n"), @"
    date:2027-01-14 time:19:00 repeat:yearly
      For repeat I understand one of these words: once, weekly, fortnightly, monthly. For example repeat:once []
    every Thursday 19:00 length:3
      For length I need a whole number from 5 to 720, in digits. For example length:60 []
    every Thursday 19:00 length:ninety
      For length I need a whole number from 5 to 720, in digits. For example length:60 []
    every Thursday 19:00 channel:general
      I cannot use what was given for channel. []
    every Thursday 19:00 videochat:zoom
      For videochat I understand one of these words: telegram. For example videochat:telegram []
    every Thursday 19:00 group:#99
      I know no such group. /find shows those that can be joined. []
    every Thursday 19:00 https://zoom.us/j/1 place:Room 3
      Please give one way to meet only: a link, a phone number, a channel, or a place. []
    every Thursday 19:00 phone:+49301234567 https://zoom.us/j/1
      Please give one way to meet only: a link, a phone number, a channel, or a place. []
    every Thursday 19:00 code:1234#
      That is no phone number I understand. For example: phone:+49301234567 code:123456# []
    phone:+49301234567 code:1234# every Thursday 19:00
      That is no phone number I understand. For example: phone:+49301234567 code:123456# []
    ");
    world.close().await;
}
