//! What holds of zones, recurrence and typed times whatever they are given.

#![expect(clippy::unwrap_used, reason = "helpers of tests are tests")]

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, Weekday};
use circlekeeper_core::time::phrase::{self, Unclear, When, canonical};
use circlekeeper_core::time::recurrence::{Pattern, Recurrence};
use circlekeeper_core::time::zone::{self, ClockChange, Zone};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Zones with half hours, odd hours, changes at midnight, whole days left out, and new rules.
const ZONES: [&str; 14] = [
    "Europe/Berlin",
    "America/New_York",
    "America/Vancouver",
    "America/Sao_Paulo",
    "America/Havana",
    "Africa/Casablanca",
    "Africa/Cairo",
    "Asia/Kolkata",
    "Asia/Tehran",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Pacific/Chatham",
    "Atlantic/Azores",
    "UTC",
];

/// Words of the grammar, so that nonsense made of them comes close to sense.
const WORDS: [&str; 78] = [
    "every",
    "other",
    "second",
    "2nd",
    "first",
    "last",
    "of",
    "the",
    "month",
    "on",
    "at",
    "from",
    "until",
    "to",
    "for",
    "in",
    "starting",
    "Monday",
    "thu",
    "Fridays",
    "Tue,",
    "and",
    "weekday",
    "today",
    "tonight",
    "tomorrow",
    "next",
    "this",
    "daily",
    "weekly",
    "biweekly",
    "fortnightly",
    "monthly",
    "week",
    "weeks",
    "days",
    "months",
    "hours",
    "min",
    "h",
    "am",
    "pm",
    "p.m.",
    "noon",
    "midnight",
    "o'clock",
    "evening",
    "morning",
    "half",
    "an",
    "a",
    "7",
    "12",
    "19",
    "19:00",
    "7:30",
    "25:00",
    "7pm",
    "19h30",
    "90",
    "1h30",
    "1.5",
    "2026-12-25",
    "2027-02-29",
    "3/4",
    "25.12.",
    "25.12.2027",
    "31",
    "Dec",
    "February",
    "2027",
    "6 times",
    "times",
    "-",
    "–",
    ",",
    ".",
    "'",
];

fn moments() -> impl Strategy<Value = NaiveDateTime> {
    let seconds = 0_i64..86_400 * 36_524;
    let from = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap().and_time(chrono::NaiveTime::MIN);
    seconds.prop_map(move |seconds| from + Duration::seconds(seconds))
}

/// Moments of the years people plan in, on the minute.
fn nows() -> impl Strategy<Value = NaiveDateTime> {
    let minutes = 0_i64..60 * 24 * 3_000;
    let from = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap().and_time(chrono::NaiveTime::MIN);
    minutes.prop_map(move |minutes| from + Duration::minutes(minutes))
}

fn weekdays() -> impl Strategy<Value = Vec<Weekday>> {
    proptest::collection::btree_set(0_u8..7, 1..=4)
        .prop_map(|days| days.into_iter().map(|day| Weekday::try_from(day).unwrap()).collect())
}

/// Any series the constructors make, with or without an end.
fn series() -> impl Strategy<Value = Recurrence> {
    let end = prop_oneof![
        Just(None),
        (1_u32..60).prop_map(|count| Some(Ok(count))),
        (0_i64..700).prop_map(|days| Some(Err(days))),
    ];
    (nows(), 0_u8..4, 1_u32..6, weekdays(), select(vec![1_i8, 2, 3, 4, -1]), 1_i8..=28, end)
        .prop_map(|(start, kind, every, days, nth, day, end)| {
            let series = match kind {
                0 => Recurrence::daily(start, every),
                1 => Recurrence::weekly(start, every, &days),
                2 => Recurrence::monthly_nth(start, nth, days[0], every),
                _ => Recurrence::monthly_day(start, day, every),
            }
            .unwrap();
            match end {
                None => series,
                Some(Ok(count)) => series.with_count(count).unwrap(),
                Some(Err(days)) => {
                    let last = series.start().date() + Duration::days(days);
                    series.until(last).unwrap()
                }
            }
        })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_wall_clock_leads_to_an_instant_and_back(name in select(&ZONES[..]), civil in moments()) {
        let zone = Zone::parse(name).unwrap();
        let resolved = zone.resolve(civil);
        let back = zone.local(resolved.at);
        match resolved.clock_change {
            ClockChange::Skipped { shifted_to } => {
                prop_assert_eq!(back, shifted_to);
                // The shift is the gap itself: just before the change plus nothing is missing.
                let jump = zone.offset_seconds(resolved.at)
                    - zone.offset_seconds(resolved.at - (shifted_to - civil));
                prop_assert_eq!(shifted_to - civil, Duration::seconds(jump.into()));
                prop_assert!(shifted_to > civil);
            }
            ClockChange::Repeated => {
                prop_assert_eq!(back, civil);
                // No instant up to a day before shows the same: this is the first.
                let earlier = (1..=96).map(|n| resolved.at - Duration::minutes(n * 15));
                prop_assert!(earlier.into_iter().all(|at| zone.local(at) != civil));
            }
            ClockChange::None => prop_assert_eq!(back, civil),
        }
    }

    #[test]
    fn an_instant_is_shown_and_found_again(name in select(&ZONES[..]), seconds in 0_i64..4_000_000_000) {
        let zone = Zone::parse(name).unwrap();
        let at = DateTime::from_timestamp(seconds, 0).unwrap();
        let resolved = zone.resolve(zone.local(at));
        prop_assert!(resolved.at == at || resolved.clock_change == ClockChange::Repeated);
    }

    #[test]
    fn zone_names_never_panic(raw in ".{0,60}|[a-z/_ ]{0,12}", n in 0_usize..10) {
        if let Ok(zone) = Zone::parse(&raw) {
            prop_assert_eq!(Zone::parse(zone.name()), Ok(zone.clone()));
        }
        prop_assert!(zone::completions(&raw, n).len() <= n);
        for name in zone::nearest(&raw, n).into_iter().chain(zone::completions(&raw, n)) {
            prop_assert!(Zone::parse(&name).is_ok(), "{} is offered and refused", name);
        }
    }

    #[test]
    fn a_series_runs_forward_with_slots_in_step(series in series()) {
        let all: Vec<_> = series.occurrences().take(80).collect();
        prop_assert_eq!(all[0].starts, series.start());
        prop_assert!(all.windows(2).all(|two| two[0].starts < two[1].starts));
        prop_assert!(all.iter().zip(0..).all(|(occurrence, slot)| occurrence.slot == slot));
        prop_assert!(all.iter().all(|one| one.starts.time() == series.start().time()));
    }

    #[test]
    fn the_text_gives_the_same_series(series in series(), left_out in any::<Index>()) {
        let all: Vec<_> = series.occurrences().take(20).collect();
        let shorter = series.clone().without(left_out.get(&all).starts.date());
        for series in [series, shorter] {
            let again = Recurrence::parse(series.rule(), series.start());
            prop_assert_eq!(again.as_ref(), Ok(&series));
            let same = again.unwrap().occurrences().take(60).eq(series.occurrences().take(60));
            prop_assert!(same);
        }
    }

    #[test]
    fn a_slot_is_the_same_through_every_window(series in series(), from in 0_i64..900, days in 0_i64..400) {
        let from = series.start() + Duration::days(from - 100);
        let to = from + Duration::days(days);
        let seen = series.between(from, to);
        let expected: Vec<_> =
            series.occurrences().filter(|one| one.starts >= from && one.starts < to).collect();
        prop_assert_eq!(&seen, &expected);
        let next = series.next(from - Duration::seconds(1), seen.len());
        prop_assert_eq!(next, seen);
    }

    #[test]
    fn a_day_left_out_shifts_nobody(series in series(), left_out in any::<Index>()) {
        let all: Vec<_> = series.occurrences().take(20).collect();
        let gone = *left_out.get(&all);
        let rest: Vec<_> = series.clone().without(gone.starts.date()).occurrences().take(all.len() - 1).collect();
        let expected: Vec<_> = all.iter().copied().filter(|one| *one != gone).collect();
        prop_assert_eq!(rest, expected);
    }

    #[test]
    fn a_count_is_kept(start in nows(), count in 1_u32..200, days in weekdays(), every in 1_u32..5) {
        let series = Recurrence::weekly(start, every, &days).unwrap().with_count(count).unwrap();
        prop_assert_eq!(series.occurrences().count(), usize::try_from(count).unwrap());
    }

    #[test]
    fn weeks_keep_their_interval(start in nows(), days in weekdays(), every in 1_u32..6) {
        let series = Recurrence::weekly(start, every, &days).unwrap();
        let monday = |at: NaiveDateTime| at.date() - Duration::days(at.weekday().num_days_from_monday().into());
        let first = monday(series.start());
        prop_assert!(series.start() >= start && series.start() < start + Duration::days(7));
        for one in series.occurrences().take(40) {
            prop_assert!(days.contains(&one.starts.weekday()));
            prop_assert_eq!((monday(one.starts) - first).num_weeks() % i64::from(every), 0);
        }
    }

    #[test]
    fn the_nth_weekday_is_the_nth(start in nows(), nth in select(vec![1_i8, 2, 3, 4, -1]), day in 0_u8..7, every in 1_u32..6) {
        let day = Weekday::try_from(day).unwrap();
        let series = Recurrence::monthly_nth(start, nth, day, every).unwrap();
        let month = |at: NaiveDateTime| i64::from(at.year()) * 12 + i64::from(at.month());
        let first = month(series.start());
        for (one, n) in series.occurrences().take(30).zip(0..) {
            prop_assert_eq!(one.starts.weekday(), day);
            prop_assert_eq!(month(one.starts), first + n * i64::from(every));
            let week = (one.starts.day() - 1) / 7 + 1;
            let last = (one.starts + Duration::days(7)).month() != one.starts.month();
            let fits = if nth == -1 { last } else { i64::from(week) == i64::from(nth) };
            prop_assert!(fits);
        }
    }

    #[test]
    fn rules_never_panic(rule in "(FREQ|BYDAY|COUNT|UNTIL|[A-Z]{3,8}|EXDATE:|[=;,:0-9+-]|DAILY|WEEKLY|MONTHLY|YEARLY|-?[0-9]{1,3}(MO|TU|SU)?|\n){0,14}", start in nows()) {
        if let Ok(series) = Recurrence::parse(&rule, start) {
            prop_assert!(series.occurrences().take(10).count() <= 10);
        }
    }

    #[test]
    fn texts_never_panic(text in ".{0,80}", now in nows()) {
        sound(&text, now)?;
    }

    #[test]
    fn texts_of_digits_and_signs_never_panic(text in "[0-9a-z:./ ,-]{0,30}", now in nows()) {
        sound(&text, now)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn salads_of_known_words_never_panic(
        words in proptest::collection::vec(select(&WORDS[..]), 0..9),
        glue in select(vec![" ", " ", " ", "", ", "]),
        now in nows(),
    ) {
        sound(&words.join(glue), now)?;
    }

    #[test]
    fn a_series_can_be_said_and_understood(series in series(), length in proptest::option::of(1_i64..=720)) {
        let start = series.start();
        let when = When { start, recurrence: series, length: length.map(Duration::minutes) };
        let said = canonical(&when);
        prop_assert_eq!(said.is_none(), matches!(when.recurrence.pattern(), Pattern::Other));
        if let Some(said) = said {
            prop_assert_eq!(phrase::parse(&said, start - Duration::days(1)), Ok(when), "{}", said);
        }
    }
}

/// What must hold of every text: no panic, nothing in the past, nothing beyond the promised
/// limits, and every reading of a doubt is a phrase that asks no more of the same.
fn sound(text: &str, now: NaiveDateTime) -> Result<(), TestCaseError> {
    let _ = (phrase::civil_time(text), phrase::length(text));
    if let Ok(date) = phrase::civil_date(text, now) {
        prop_assert!(date >= now.date());
    }
    match phrase::parse(text, now) {
        Ok(when) => {
            prop_assert!(when.start >= now, "{} starts at {}", text, when.start);
            prop_assert!(when.start - now <= Duration::days(732));
            prop_assert_eq!(when.start, when.recurrence.start());
            prop_assert!(
                when.length.is_none_or(|length| (1..=720).contains(&length.num_minutes()))
            );
        }
        Err(Unclear::Ambiguous(question)) => {
            prop_assert!(!question.choices.is_empty());
            for choice in question.choices {
                match phrase::parse(&choice.phrase, now) {
                    Ok(when) => prop_assert_eq!(choice.starts, Some(when.start)),
                    Err(Unclear::Ambiguous(next)) => {
                        prop_assert!(choice.starts.is_none());
                        prop_assert!(
                            next.doubt != question.doubt || text.len() < choice.phrase.len()
                        );
                    }
                    other => prop_assert!(false, "{} leads to {:?}", choice.phrase, other),
                }
            }
        }
        Err(Unclear::NotUnderstood { left }) => prop_assert!(left.chars().count() <= 40),
        Err(_) => {}
    }
    Ok(())
}
