//! What the grammar of typed times reads, asks and refuses, on Wednesday 25 November 2026, 10:00.

#![expect(clippy::unwrap_used, reason = "helpers of tests are tests")]

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use circlekeeper_core::time::phrase::{
    Doubt, Meaning, Question, Unclear, When, canonical, civil_date, civil_time, length, parse,
};

fn now() -> NaiveDateTime {
    at("2026-11-25 10:00")
}

fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn time(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").unwrap()
}

/// Start, rule and length in one line.
fn shown(when: &When) -> String {
    let mut line = when.start.format("%Y-%m-%d %H:%M").to_string();
    for more in [when.recurrence.rule().replace("FREQ=", "")].iter().filter(|rule| !rule.is_empty())
    {
        line = format!("{line} {more}");
    }
    match when.length {
        Some(length) => format!("{line} {}min", length.num_minutes()),
        None => line,
    }
}

fn reads(cases: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (phrase, expected) in cases {
        let got = parse(phrase, now()).map_or_else(|unclear| format!("{unclear:?}"), |w| shown(&w));
        if got != *expected {
            wrong.push(format!("{phrase:?}\n  expected {expected}\n  got      {got}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn question(phrase: &str) -> Question {
    match parse(phrase, now()) {
        Err(Unclear::Ambiguous(question)) => question,
        other => panic!("{phrase:?} is not asked about: {other:?}"),
    }
}

/// The doubt, and where each of its readings leads.
fn asks(phrase: &str, doubt: Doubt, readings: &[&str]) {
    let question = question(phrase);
    assert_eq!(question.doubt, doubt, "{phrase:?}");
    let led: Vec<_> = question
        .choices
        .iter()
        .map(|choice| match parse(&choice.phrase, now()) {
            Ok(when) => {
                assert_eq!(choice.starts, Some(when.start), "{phrase:?}");
                shown(&when)
            }
            Err(Unclear::Ambiguous(next)) => {
                assert_eq!(choice.starts, None, "{phrase:?}");
                format!("then {:?}", next.doubt)
            }
            Err(unclear) => panic!("{:?} leads nowhere: {unclear:?}", choice.phrase),
        })
        .collect();
    assert_eq!(led, readings, "{phrase:?}");
}

fn refuses(phrase: &str, expected: &Unclear) {
    assert_eq!(parse(phrase, now()).as_ref().map(shown), Err(expected), "{phrase:?}");
}

fn does_not_understand(cases: &[(&str, &str)]) {
    for (phrase, left) in cases {
        refuses(phrase, &Unclear::NotUnderstood { left: (*left).to_owned() });
    }
}

#[test]
fn one_session_on_a_date() {
    reads(&[
        ("2026-12-25 19:00", "2026-12-25 19:00"),
        ("2026-12-25T19:00", "2026-12-25 19:00"),
        ("2026/12/25, 7pm", "2026-12-25 19:00"),
        ("25 Dec 19:00", "2026-12-25 19:00"),
        ("Dec 25 2026 7pm", "2026-12-25 19:00"),
        ("7 pm on the 25th of December, 2026", "2026-12-25 19:00"),
        ("25.12.2026 19:00", "2026-12-25 19:00"),
        ("25.12. 19:00", "2026-12-25 19:00"),
        ("25/12 19:00", "2026-12-25 19:00"),
        ("12/25/26 19:00", "2026-12-25 19:00"),
        ("4/4 19:00", "2027-04-04 19:00"),
        ("3 January 19:00", "2027-01-03 19:00"),
        ("Sept. 3 19:00", "2027-09-03 19:00"),
        ("Thursday, 3 December 2026, 19:00", "2026-12-03 19:00"),
        ("29 Feb 2028 19:00", "2028-02-29 19:00"),
    ]);
}

#[test]
fn one_session_on_a_day_to_come() {
    reads(&[
        ("Thursday 19:00", "2026-11-26 19:00"),
        ("thu 7:30pm", "2026-11-26 19:30"),
        ("Thu. at 7.30 p.m.", "2026-11-26 19:30"),
        ("wednesday 19:00", "2026-11-25 19:00"),
        ("wednesday 10:00", "2026-11-25 10:00"),
        ("wednesday 09:00", "2026-12-02 09:00"),
        ("this friday 19:00", "2026-11-27 19:00"),
        ("this coming friday 19:00", "2026-11-27 19:00"),
        ("today 19:00", "2026-11-25 19:00"),
        ("tonight at 7", "2026-11-25 19:00"),
        ("this evening 8 o'clock", "2026-11-25 20:00"),
        ("tomorrow noon", "2026-11-26 12:00"),
        ("tomorrow at 7 in the morning", "2026-11-26 07:00"),
        ("19:00 tomorrow", "2026-11-26 19:00"),
        ("day after tomorrow 12 noon", "2026-11-27 12:00"),
        ("Friday midnight", "2026-11-27 00:00"),
        ("in 2 hours", "2026-11-25 12:00"),
        ("in an hour and a half", "2026-11-25 11:30"),
        ("in 90 minutes for 1h", "2026-11-25 11:30 60min"),
        ("in 3 days 19:00", "2026-11-28 19:00"),
        ("in 2 weeks at 19", "2026-12-09 19:00"),
        ("Friday 12am", "2026-11-27 00:00"),
        ("Friday 12pm", "2026-11-27 12:00"),
        ("Friday 19h30", "2026-11-27 19:30"),
        ("Friday @ 19", "2026-11-27 19:00"),
    ]);
}

#[test]
fn a_series_of_weeks() {
    reads(&[
        ("every day 19:00", "2026-11-25 19:00 DAILY"),
        ("daily at 09:00", "2026-11-26 09:00 DAILY"),
        ("every other day 19:00", "2026-11-25 19:00 DAILY;INTERVAL=2"),
        ("every 3 days at 7pm", "2026-11-25 19:00 DAILY;INTERVAL=3"),
        ("every evening at 7", "2026-11-25 19:00 DAILY"),
        ("every Thursday 19:00", "2026-11-26 19:00 WEEKLY;BYDAY=TH"),
        ("Thursdays 19:00", "2026-11-26 19:00 WEEKLY;BYDAY=TH"),
        ("Mondays and Thursdays, 19:00", "2026-11-26 19:00 WEEKLY;BYDAY=MO,TH"),
        ("every Monday and Thursday 19:00", "2026-11-26 19:00 WEEKLY;BYDAY=MO,TH"),
        ("every Tue, Thu 19:00", "2026-11-26 19:00 WEEKLY;BYDAY=TU,TH"),
        ("every weekday 19:00", "2026-11-25 19:00 WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("every Mon-Fri 19:00", "2026-11-25 19:00 WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("every other Tuesday 7pm", "2026-12-01 19:00 WEEKLY;INTERVAL=2;BYDAY=TU"),
        ("every 2 weeks on Thursday 19:00", "2026-11-26 19:00 WEEKLY;INTERVAL=2;BYDAY=TH"),
        ("Thursday 19:00 every two weeks", "2026-11-26 19:00 WEEKLY;INTERVAL=2;BYDAY=TH"),
        ("fortnightly on Thursday 19:00", "2026-11-26 19:00 WEEKLY;INTERVAL=2;BYDAY=TH"),
        ("Thursdays every fortnight 19:00", "2026-11-26 19:00 WEEKLY;INTERVAL=2;BYDAY=TH"),
        ("every 3rd week on Friday 19:00", "2026-11-27 19:00 WEEKLY;INTERVAL=3;BYDAY=FR"),
        ("weekly on Thursday at 19:00", "2026-11-26 19:00 WEEKLY;BYDAY=TH"),
        ("2026-12-03 19:00 weekly", "2026-12-03 19:00 WEEKLY;BYDAY=TH"),
        ("Thursday evenings at 7", "2026-11-26 19:00 WEEKLY;BYDAY=TH"),
        ("every Wednesday 09:00", "2026-12-02 09:00 WEEKLY;BYDAY=WE"),
        (
            "every other Thursday 19:00 90 min for 8 weeks",
            "2026-11-26 19:00 WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TH 90min",
        ),
    ]);
}

#[test]
fn a_series_of_months() {
    reads(&[
        ("first Monday of the month 18:30", "2026-12-07 18:30 MONTHLY;BYDAY=1MO"),
        ("last Friday of every month 19:00", "2026-11-27 19:00 MONTHLY;BYDAY=-1FR"),
        ("2nd and 4th Tuesday of the month 19:00", "2026-12-08 19:00 MONTHLY;BYDAY=2TU,4TU"),
        ("monthly on the first Monday 18:30", "2026-12-07 18:30 MONTHLY;BYDAY=1MO"),
        ("every first Monday 18:30", "2026-12-07 18:30 MONTHLY;BYDAY=1MO"),
        ("every second Thursday of the month 19:00", "2026-12-10 19:00 MONTHLY;BYDAY=2TH"),
        ("every 2nd and 4th Tuesday 19:00", "2026-12-08 19:00 MONTHLY;BYDAY=2TU,4TU"),
        (
            "every 2 months on the first Monday 18:30",
            "2026-12-07 18:30 MONTHLY;INTERVAL=2;BYDAY=1MO",
        ),
        (
            "first Monday of every other month 18:30",
            "2026-12-07 18:30 MONTHLY;INTERVAL=2;BYDAY=1MO",
        ),
        ("monthly on the 15th, 19:00", "2026-12-15 19:00 MONTHLY;BYMONTHDAY=15"),
        ("1st and 3rd Thursdays 19:00", "2026-12-03 19:00 MONTHLY;BYDAY=1TH,3TH"),
        ("15th of every month 19:00", "2026-12-15 19:00 MONTHLY;BYMONTHDAY=15"),
        ("last day of the month 19:00", "2026-11-30 19:00 MONTHLY;BYMONTHDAY=-1"),
    ]);
}

#[test]
fn beginnings_ends_and_lengths() {
    reads(&[
        ("every Thursday 19:00 for 6 sessions", "2026-11-26 19:00 WEEKLY;COUNT=6;BYDAY=TH"),
        ("Thursdays 19:00 6 times", "2026-11-26 19:00 WEEKLY;COUNT=6;BYDAY=TH"),
        ("Thursdays 19:00 for eight weeks", "2026-11-26 19:00 WEEKLY;COUNT=8;BYDAY=TH"),
        (
            "Thursdays 19:00 for 90 min for 8 weeks",
            "2026-11-26 19:00 WEEKLY;COUNT=8;BYDAY=TH 90min",
        ),
        ("every Mon and Thu 19:00 for 2 weeks", "2026-11-26 19:00 WEEKLY;COUNT=4;BYDAY=MO,TH"),
        ("Thursdays 19:00 for a year", "2026-11-26 19:00 WEEKLY;COUNT=53;BYDAY=TH"),
        ("every day 19:00 for 10 days", "2026-11-25 19:00 DAILY;COUNT=10"),
        (
            "first Monday of the month 18:30 for 6 months",
            "2026-12-07 18:30 MONTHLY;COUNT=6;BYDAY=1MO",
        ),
        (
            "every Thursday 19:00 until 2027-03-01",
            "2026-11-26 19:00 WEEKLY;UNTIL=20270301T235959;BYDAY=TH",
        ),
        ("Thursdays 19:00 until 1 March", "2026-11-26 19:00 WEEKLY;UNTIL=20270301T235959;BYDAY=TH"),
        ("every Thursday 19:00 starting 2026-12-03", "2026-12-03 19:00 WEEKLY;BYDAY=TH"),
        ("every Thursday at 19:00 from 1 December", "2026-12-03 19:00 WEEKLY;BYDAY=TH"),
        (
            "every Thursday from 3 December to 14 January 19:00",
            "2026-12-03 19:00 WEEKLY;UNTIL=20270114T235959;BYDAY=TH",
        ),
        (
            "every other Thursday starting 27 November 19:00",
            "2026-12-03 19:00 WEEKLY;INTERVAL=2;BYDAY=TH",
        ),
        ("every day 09:00 starting today", "2026-11-26 09:00 DAILY"),
        ("weekly starting Monday 19:00", "2026-11-30 19:00 WEEKLY;BYDAY=MO"),
        ("Thursday 19:00-20:30", "2026-11-26 19:00 90min"),
        ("Thursday from 19:00 to 20:30", "2026-11-26 19:00 90min"),
        ("Thursday 7-8:30pm", "2026-11-26 19:00 90min"),
        ("Thursday 7pm until 8:30pm", "2026-11-26 19:00 90min"),
        ("Thursday 7pm – 9", "2026-11-26 19:00 120min"),
        ("Thursday 22:00-01:00", "2026-11-26 22:00 180min"),
        ("Thursday 19-21", "2026-11-26 19:00 120min"),
        ("Thursday 19:00 1h", "2026-11-26 19:00 60min"),
        ("Thursday 19:00 1.5 hours", "2026-11-26 19:00 90min"),
        ("Thursday 19:00 1h30", "2026-11-26 19:00 90min"),
        ("Thursday 19:00 1h30m", "2026-11-26 19:00 90min"),
        ("Thursday 19:00 for 1 hour and 15 minutes", "2026-11-26 19:00 75min"),
        ("Thursday 19:00 for half an hour", "2026-11-26 19:00 30min"),
        ("Thursday 19:00, 90m", "2026-11-26 19:00 90min"),
    ]);
}

#[test]
fn what_has_two_readings_is_asked() {
    asks(
        "Thursday 7",
        Doubt::MorningOrEvening { hour: 7 },
        &["2026-11-26 07:00", "2026-11-26 19:00"],
    );
    asks(
        "Thursday at 7:30",
        Doubt::MorningOrEvening { hour: 7 },
        &["2026-11-26 07:30", "2026-11-26 19:30"],
    );
    asks(
        "Thursday 7-9",
        Doubt::MorningOrEvening { hour: 7 },
        &["2026-11-26 07:00 120min", "2026-11-26 19:00 120min"],
    );
    asks(
        "Thursday 11-1pm",
        Doubt::MorningOrEvening { hour: 11 },
        &[
            "2026-11-26 11:00 120min",
            // Until one the next afternoon is too long to be offered.
        ],
    );
    asks(
        "next Friday 19:00",
        Doubt::NextWeekday(Weekday::Fri),
        &["2026-11-27 19:00", "2026-12-04 19:00"],
    );
    asks(
        "next wednesday 19:00",
        Doubt::NextWeekday(Weekday::Wed),
        &["2026-12-02 19:00", "2026-12-09 19:00"],
    );
    asks("3/4 19:00", Doubt::DayOrMonth, &["2027-04-03 19:00", "2027-03-04 19:00"]);
    asks("3-4-2027 19:00", Doubt::DayOrMonth, &["2027-04-03 19:00", "2027-03-04 19:00"]);
    asks(
        "every second Thursday 19:00",
        Doubt::EverySecond { nth: 2, day: Weekday::Thu },
        &["2026-11-26 19:00 WEEKLY;INTERVAL=2;BYDAY=TH", "2026-12-10 19:00 MONTHLY;BYDAY=2TH"],
    );
    asks(
        "biweekly on Thursday 19:00",
        Doubt::Biweekly,
        &["2026-11-26 19:00 WEEKLY;INTERVAL=2;BYDAY=TH"],
    );
    asks(
        "bi-weekly Mon and Thu 19:00",
        Doubt::Biweekly,
        &["2026-11-26 19:00 WEEKLY;INTERVAL=2;BYDAY=MO,TH", "2026-11-26 19:00 WEEKLY;BYDAY=MO,TH"],
    );
    asks(
        "3 December 19:00 monthly",
        Doubt::MonthlyHow,
        &["2026-12-03 19:00 MONTHLY;BYMONTHDAY=3", "2026-12-03 19:00 MONTHLY;BYDAY=1TH"],
    );
    asks(
        "Thursday 19:00 for 8 weeks",
        Doubt::OnceOrRepeated,
        &["2026-11-26 19:00 WEEKLY;COUNT=8;BYDAY=TH"],
    );
    asks(
        "Monday and Thursday 19:00",
        Doubt::OnceOrRepeated,
        &["2026-11-26 19:00 WEEKLY;BYDAY=MO,TH"],
    );
    asks("first Monday 18:30", Doubt::OnceOrRepeated, &["2026-12-07 18:30 MONTHLY;BYDAY=1MO"]);
    asks(
        "every week starting next Friday at 7",
        Doubt::NextWeekday(Weekday::Fri),
        &["then MorningOrEvening { hour: 7 }", "then MorningOrEvening { hour: 7 }"],
    );
}

#[test]
fn a_reading_that_is_over_is_not_offered() {
    asks("today at 9", Doubt::MorningOrEvening { hour: 9 }, &["2026-11-25 21:00"]);
    assert_eq!(question("today at 9").choices[0].meaning, Meaning::Time(time("21:00")));
}

#[test]
fn a_rewritten_phrase_keeps_the_rest_as_it_was_typed() {
    let choices = question("Every 2nd Thursday 19:00, 90 min").choices;
    assert_eq!(choices[0].phrase, "every 2 weeks on Thursday 19:00, 90 min");
    assert_eq!(choices[1].phrase, "second Thursday of the month 19:00, 90 min");
}

#[test]
fn what_is_missing_or_impossible_is_named() {
    let no_date = |day, month, year| Unclear::NoSuchDate { day, month, year };
    let no_time = |raw: &str| Unclear::NoSuchTime { raw: raw.to_owned() };
    let past = |starts| Unclear::Past { starts: at(starts) };
    refuses("", &Unclear::NoDay);
    refuses("19:00", &Unclear::NoDay);
    refuses("weekly 19:00", &Unclear::NoDay);
    refuses("monthly 19:00", &Unclear::NoDay);
    refuses("Thursday", &Unclear::NoTime);
    refuses("in 2 weeks", &Unclear::NoTime);
    refuses("every other Thursday", &Unclear::NoTime);
    refuses("31 February 19:00", &no_date(31, 2, None));
    refuses("29 Feb 2027 19:00", &no_date(29, 2, Some(2027)));
    refuses("31/31 19:00", &no_date(31, 31, None));
    refuses("2026-13-01 19:00", &no_date(1, 13, Some(2026)));
    refuses("Thursday 25:00", &no_time("25:00"));
    refuses("Thursday 24:00", &no_time("24:00"));
    refuses("Thursday 13pm", &no_time("13pm"));
    refuses("Thursday 19:75", &no_time("19:75"));
    refuses("today 09:00", &past("2026-11-25 09:00"));
    refuses("this monday 19:00", &past("2026-11-23 19:00"));
    refuses("2020-01-01 19:00", &past("2020-01-01 19:00"));
    refuses("every day 19:00 starting 2026-11-01", &past("2026-11-01 19:00"));
    refuses("2029-01-01 19:00", &Unclear::TooFar);
    refuses("every Thursday 19:00 starting 2029-01-01", &Unclear::TooFar);
    refuses("Thursday 19:00 for 13 hours", &Unclear::TooLong);
    refuses("Thursday 19:00-08:00", &Unclear::TooLong);
    refuses("every Thursday 19:00 until today", &Unclear::EndsBeforeStart);
    refuses("monthly on the 31st 19:00", &Unclear::NotEveryMonth { day: 31 });
    let said = Weekday::Fri;
    refuses("Friday 3 December 19:00", &Unclear::WrongWeekday { date: day("2026-12-03"), said });
}

#[test]
fn what_is_not_understood_is_quoted() {
    does_not_understand(&[
        ("Thursday 19:00 CET", "CET"),
        ("Thursday 19.30", "19.30"),
        ("jeudi 19h", "jeudi"),
        ("Thursday 19:00 20:00", "20:00"),
        ("Thursday or Friday 19:00", "or"),
        ("every hour", "every"),
        ("every 15 minutes", "every"),
        ("Thursday 19:00 in the morning", "in the morning"),
        ("Thursday 19:00 8 weeks", "8"),
        ("Thursday 19", "19"),
        ("monday to thursday or so", "or"),
        ("3 December 19:00 for 8 weeks", "for 8 weeks"),
        ("3 December 19:00 every Friday", "3 December"),
        ("the Thursday after 19:00", "after"),
        ("second Thursday of December 19:00", "December"),
        ("last Thursday 19:00 weekly", "last Thursday"),
        ("in 2 hours 19:00", "19:00"),
        ("Thursday <b>19:00</b>", "<b>19:00</b>"),
    ]);
}

#[test]
fn separate_fields_take_only_their_own() {
    assert_eq!(civil_date("3 Dec", now()), Ok(day("2026-12-03")));
    assert_eq!(civil_date("Wednesday", now()), Ok(day("2026-11-25")));
    assert_eq!(civil_date("today", now()), Ok(day("2026-11-25")));
    assert_eq!(civil_date("Thu, 3 Dec", now()), Ok(day("2026-12-03")));
    assert!(matches!(civil_date("3/4", now()), Err(Unclear::Ambiguous(_))));
    assert!(matches!(civil_date("next Friday", now()), Err(Unclear::Ambiguous(_))));
    assert!(matches!(civil_date("2020-01-01", now()), Err(Unclear::Past { .. })));
    assert!(matches!(civil_date("3 Dec 19:00", now()), Err(Unclear::NotUnderstood { .. })));
    assert_eq!(civil_time("19:00"), Ok(time("19:00")));
    assert_eq!(civil_time("19"), Ok(time("19:00")));
    assert_eq!(civil_time("7pm"), Ok(time("19:00")));
    assert_eq!(civil_time("7 in the evening"), Ok(time("19:00")));
    assert!(matches!(civil_time("25"), Err(Unclear::NoSuchTime { .. })));
    assert_eq!(civil_time(""), Err(Unclear::NoTime));
    let Err(Unclear::Ambiguous(question)) = civil_time("7") else { panic!("7 is not asked about") };
    let phrases: Vec<_> = question.choices.iter().map(|choice| choice.phrase.as_str()).collect();
    assert_eq!(phrases, ["07:00", "19:00"]);
    assert_eq!(length("1h30").map(|length| length.num_minutes()), Ok(90));
    assert_eq!(length("13 hours"), Err(Unclear::TooLong));
    assert!(matches!(length("90"), Err(Unclear::NotUnderstood { .. })));
}

#[test]
fn a_series_can_be_put_as_a_phrase() {
    for (phrase, expected) in [
        ("Thursday 7pm", "2026-11-26 19:00"),
        (
            "every other Thursday 19:00 90 min for 8 weeks",
            "every 2 weeks on Thursday starting 2026-11-26 19:00 4 times for 90 min",
        ),
        (
            "2nd and last Tuesday of the month 19:00 until 1 March",
            "second, last Tuesday every month starting 2026-12-08 19:00 until 2027-03-01",
        ),
        ("last day of the month 19:00", "last day of every month starting 2026-11-30 19:00"),
    ] {
        let when = parse(phrase, now()).unwrap();
        assert_eq!(canonical(&when).as_deref(), Some(expected), "{phrase:?}");
        assert_eq!(parse(expected, now()), Ok(when), "{phrase:?}");
    }
}
