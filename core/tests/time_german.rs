//! What the grammar of typed times reads in German, on Wednesday 25 November 2026, 10:00.

use chrono::NaiveDateTime;
use circlekeeper_core::time::phrase::{Doubt, Unclear, When, parse};

fn now() -> NaiveDateTime {
    "2026-11-25T10:00:00".parse().expect("a moment")
}

/// Start, rule and length in one line.
fn shown(when: &When) -> String {
    let start = when.start.format("%Y-%m-%d %H:%M").to_string();
    let rule = when.recurrence.rule().replace("FREQ=", "");
    let length = when.length.map(|length| format!("{}min", length.num_minutes()));
    let parts = [start, rule, length.unwrap_or_default()];
    parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ")
}

/// Both phrases mean the same.
fn same(cases: &[(&str, &str)]) {
    let read = |phrase: &str| match parse(phrase, now()) {
        Ok(when) => shown(&when),
        Err(unclear) => format!("{unclear:?}"),
    };
    let differs = |(german, english): &&(&str, &str)| {
        parse(english, now()).is_err() || read(german) != read(english)
    };
    let wrong: Vec<_> = cases
        .iter()
        .filter(differs)
        .map(|(german, english)| {
            format!("{german}: {}\n{english}: {}", read(german), read(english))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn half_hours_are_said_as_people_say_them() {
    same(&[
        ("Freitag halb acht abends", "Friday half past seven in the evening"),
        ("Freitag um halb 8 abends", "Friday 19:30"),
        ("morgen halb eins nachmittags", "tomorrow half past twelve in the afternoon"),
        ("jeden Freitag um halb acht abends", "every Friday 19:30"),
    ]);
    for phrase in ["Freitag halb acht", "Friday half past seven"] {
        let Err(Unclear::Ambiguous(question)) = parse(phrase, now()) else {
            panic!("{phrase} is not asked about");
        };
        let starts: Vec<_> = question.choices.iter().filter_map(|choice| choice.starts).collect();
        let minutes = starts.iter().all(|start| start.format("%M").to_string() == "30");
        assert!(!starts.is_empty() && minutes, "{phrase}: {starts:?}");
    }
}

#[test]
fn yesterday_is_over() {
    for phrase in ["gestern 19:00", "yesterday 19:00"] {
        assert!(matches!(parse(phrase, now()), Err(Unclear::Past { .. })), "{phrase}");
    }
}

#[test]
fn single_sessions() {
    same(&[
        ("Donnerstag 19:00", "Thursday 19:00"),
        ("am Donnerstag um 19 Uhr", "Thursday 19:00"),
        ("Do. 19.30 Uhr", "Thursday 19:30"),
        ("19.10 Uhr am Freitag", "Friday 19:10"),
        ("morgen 19:00", "tomorrow 19:00"),
        ("übermorgen um 19 Uhr", "day after tomorrow 19:00"),
        ("uebermorgen um 19 Uhr", "day after tomorrow 19:00"),
        ("heute Abend um 8", "this evening at 8"),
        ("heute um 7 Uhr abends", "today 19:00"),
        ("morgen Mittag", "tomorrow noon"),
        ("14. Januar 2027 19:00", "14 January 2027 19:00"),
        ("am 14. Januar um 19 Uhr", "14 January 19:00"),
        ("am 14.1.2027 19:00", "14.1.2027 19:00"),
        ("3. März 2027, 19 Uhr", "3 March 2027 19:00"),
        ("diesen Freitag 19:00", "this Friday 19:00"),
        ("kommenden Freitag 19:00", "coming Friday 19:00"),
        ("in zwei Stunden", "in two hours"),
        ("in 3 Tagen 19:00", "in 3 days 19:00"),
        ("Freitag 19:00 bis 20:30", "Friday 19:00-20:30"),
        ("Freitag von 19 Uhr bis 21 Uhr", "Friday 19:00-21:00"),
        ("Freitag 19:00 für eine Stunde", "Friday 19:00 for an hour"),
    ]);
}

#[test]
fn sessions_that_repeat() {
    same(&[
        ("jeden Donnerstag 19:00", "every Thursday 19:00"),
        ("jeden Donnerstag um 19 Uhr, 90 Minuten", "every Thursday 19:00 90 min"),
        ("donnerstags 19:00 90 Min", "Thursdays 19:00 90 min"),
        ("montags und donnerstags um 19 Uhr", "Mondays and Thursdays 19:00"),
        ("jeden Montag bis Freitag 19:00", "every Monday to Friday 19:00"),
        ("alle 2 Wochen dienstags 19 Uhr", "every 2 weeks on Tuesday 19:00"),
        ("alle zwei Wochen am Dienstag um 19:00", "every 2 weeks on Tuesday 19:00"),
        ("jede zweite Woche dienstags 19:00", "every second week on Tuesday 19:00"),
        ("jeden ersten Montag im Monat 18:30", "every first Monday of the month 18:30"),
        ("erster Montag im Monat 18:30", "first Monday of the month 18:30"),
        ("1. Montag im Monat 18:30", "1st Monday of the month 18:30"),
        ("1. und 3. Montag im Monat 18:30", "1st and 3rd Monday of the month 18:30"),
        ("letzter Freitag im Monat 19:00", "last Friday of the month 19:00"),
        ("letzter Freitag des Monats 19:00", "last Friday of the month 19:00"),
        ("jeden Monat am 15. um 19 Uhr", "every month on the 15th 19:00"),
        ("täglich um 19 Uhr", "daily 19:00"),
        ("werktags 19:00", "weekdays 19:00"),
        ("jeden Morgen um 7:30", "every morning 07:30"),
        ("jeden Donnerstag 19:00 ab 3. Dezember", "every Thursday 19:00 starting 3 December"),
        ("jeden Donnerstag 19:00 ab dem 3.12.", "every Thursday 19:00 starting 3 December"),
        ("jeden Donnerstag 19:00 bis 1. März", "every Thursday 19:00 until 1 March"),
        ("jeden Donnerstag 19:00 bis zum 1. März 2027", "every Thursday 19:00 until 1 March 2027"),
        ("jeden Donnerstag 19:00 für 8 Wochen", "every Thursday 19:00 for 8 weeks"),
        ("jeden Donnerstag 19:00 8 Mal", "every Thursday 19:00 8 times"),
    ]);
}

#[test]
fn what_has_two_readings_is_asked_and_each_reading_leads_on() {
    let doubts = [
        ("jeden zweiten Dienstag 19 Uhr", "EverySecond"),
        ("nächsten Freitag 19:00", "NextWeekday"),
        ("7 am Freitag", "MorningOrEvening"),
        ("am Freitag um 7", "MorningOrEvening"),
        ("am 3/4 19:00", "DayOrMonth"),
    ];
    for (phrase, expected) in doubts {
        let Err(Unclear::Ambiguous(question)) = parse(phrase, now()) else {
            panic!("{phrase:?} is not asked about: {:?}", parse(phrase, now()))
        };
        let doubt: Doubt = question.doubt;
        assert!(format!("{doubt:?}").starts_with(expected), "{phrase:?}: {doubt:?}");
        for choice in question.choices {
            let read = parse(&choice.phrase, now());
            assert!(read.is_ok(), "{phrase:?}: {:?} is {read:?}", choice.phrase);
        }
    }
}

#[test]
fn what_is_not_understood_is_quoted_as_it_was_typed() {
    for (phrase, expected) in [
        ("jeden Donnerstag 19:00 vielleicht", "vielleicht"),
        ("jeden Donnerstag abends oder so um 19:00", "oder"),
        ("19:30 am Vollmond", "Vollmond"),
    ] {
        let expected = Unclear::NotUnderstood { left: expected.to_owned() };
        assert_eq!(parse(phrase, now()).err(), Some(expected), "{phrase:?}");
    }
}

#[test]
fn english_is_read_as_before() {
    assert!(matches!(parse("Friday 7 am", now()), Ok(when) if shown(&when) == "2026-11-27 07:00"));
    assert!(matches!(parse("7 am Friday", now()), Ok(when) if shown(&when) == "2026-11-27 07:00"));
}
