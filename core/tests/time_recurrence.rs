//! Rules as they are read, kept and refused.

#![expect(clippy::unwrap_used, reason = "helpers of tests are tests")]

use chrono::{NaiveDate, NaiveDateTime, Weekday};
use circlekeeper_core::time::recurrence::{BadRule, Ends, Occurrence, Pattern, Recurrence};
use circlekeeper_core::time::zone::Zone;

fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A Tuesday.
fn start() -> NaiveDateTime {
    at("2026-12-01 19:00")
}

fn dates(series: &Recurrence, n: usize) -> Vec<String> {
    series.occurrences().take(n).map(|one| one.starts.date().to_string()).collect()
}

#[test]
fn a_start_that_does_not_fit_moves_to_the_first_date_that_does() {
    let thursdays = Recurrence::parse("FREQ=WEEKLY;BYDAY=TH", start()).unwrap();
    assert_eq!(thursdays.start(), at("2026-12-03 19:00"));
    // On a Tuesday, "every other Monday" begins with the next Monday, not a week later.
    let mondays = Recurrence::weekly(start(), 2, &[Weekday::Mon]).unwrap();
    assert_eq!(dates(&mondays, 2), ["2026-12-07", "2026-12-21"]);
    let last = Recurrence::monthly_nth(at("2026-12-30 19:00"), -1, Weekday::Tue, 2).unwrap();
    assert_eq!(dates(&last, 2), ["2027-01-26", "2027-03-30"]);
}

#[test]
fn one_rule_has_one_text() {
    for (text, canonical) in [
        ("rrule:freq=weekly;byday=th,mo;interval=1", "FREQ=WEEKLY;BYDAY=MO,TH"),
        ("BYDAY=2TU,-1TU;FREQ=MONTHLY;WKST=MO", "FREQ=MONTHLY;BYDAY=-1TU,2TU"),
        ("FREQ=DAILY;UNTIL=20261224", "FREQ=DAILY;UNTIL=20261224T235959"),
        ("FREQ=DAILY;UNTIL=20261224T190000Z", "FREQ=DAILY;UNTIL=20261224T190000"),
        ("FREQ=DAILY\nEXDATE:20261203T190000,20261202", "FREQ=DAILY\nEXDATE:20261202,20261203"),
        ("", ""),
    ] {
        assert_eq!(Recurrence::parse(text, start()).unwrap().rule(), canonical);
    }
}

#[test]
fn a_bad_rule_is_refused_by_the_name_of_its_part() {
    let refused = |text: &str| Recurrence::parse(text, start()).unwrap_err();
    let unsupported = |part: &str| BadRule::Unsupported { part: part.to_owned() };
    let bad = |part: &str| BadRule::BadValue { part: part.to_owned() };
    assert_eq!(refused("FREQ=HOURLY"), unsupported("FREQ"));
    assert_eq!(refused("FREQ=DAILY;BYHOUR=9,19"), unsupported("BYHOUR"));
    assert_eq!(refused("FREQ=MONTHLY;BYDAY=-5TU"), unsupported("BYDAY"));
    assert_eq!(refused("FREQ=DAILY\nRDATE:20261203"), unsupported("RDATE"));
    assert_eq!(refused("INTERVAL=2"), BadRule::Missing { part: "FREQ" });
    assert_eq!(refused("FREQ=DAILY;COUNT=1;COUNT=2"), BadRule::Twice { part: "COUNT".to_owned() });
    assert_eq!(refused("FREQ=DAILY;COUNT=0"), bad("COUNT"));
    assert_eq!(refused("FREQ=DAILY;INTERVAL=0"), bad("INTERVAL"));
    assert_eq!(refused("FREQ=DAILY;INTERVAL=99999"), bad("INTERVAL"));
    assert_eq!(refused("FREQ=DAILY;COUNT=3;UNTIL=20270101"), bad("UNTIL"));
    assert_eq!(refused("FREQ=WEEKLY;BYDAY=1TU"), bad("BYDAY"));
    assert_eq!(refused("FREQ=WEEKLY;BYDAY=XX"), bad("BYDAY"));
    assert_eq!(refused("FREQ=MONTHLY;BYSETPOS=1"), bad("BYSETPOS"));
    assert_eq!(refused("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), BadRule::NeverHappens);
    assert_eq!(refused("FREQ=DAILY;UNTIL=20200101"), BadRule::NeverHappens);
    assert_eq!(Recurrence::weekly(start(), 1, &[]), Err(bad("BYDAY")));
    assert_eq!(Recurrence::monthly_nth(start(), 5, Weekday::Tue, 1), Err(bad("BYDAY")));
    assert_eq!(Recurrence::monthly_day(start(), 31, 1), Err(bad("BYMONTHDAY")));
}

#[test]
fn a_day_left_out_keeps_the_numbers_of_the_others() {
    let series = Recurrence::weekly(start(), 1, &[Weekday::Tue]).unwrap().with_count(4).unwrap();
    let series = series.without(day("2026-12-08"));
    let slots: Vec<_> = series.occurrences().map(|one| one.slot).collect();
    assert_eq!(slots, [0, 2, 3]);
    assert_eq!(series.excluded().collect::<Vec<_>>(), [day("2026-12-08")]);
}

#[test]
fn a_window_takes_its_first_moment_and_not_its_last() {
    let series = Recurrence::daily(start(), 1).unwrap();
    let seen = series.between(at("2026-12-02 19:00"), at("2026-12-03 19:00"));
    assert_eq!(seen, [Occurrence { slot: 1, starts: at("2026-12-02 19:00") }]);
    assert_eq!(series.next(at("2026-12-02 19:00"), 1)[0].slot, 2);
}

#[test]
fn a_single_session_is_a_series_of_one() {
    let once = Recurrence::once(start());
    assert!(once.is_once());
    assert_eq!(once.occurrences().collect::<Vec<_>>(), [Occurrence { slot: 0, starts: start() }]);
    assert_eq!(once.with_count(3).unwrap().occurrences().count(), 1);
}

#[test]
fn nothing_runs_for_ever() {
    assert_eq!(Recurrence::daily(start(), 1).unwrap().occurrences().count(), 20_000);
}

#[test]
fn a_rule_has_a_shape_and_an_end() {
    let series = |text: &str| Recurrence::parse(text, start()).unwrap();
    let tuesdays = vec![Weekday::Tue];
    assert_eq!(
        series("FREQ=WEEKLY;INTERVAL=2").pattern(),
        Pattern::Weekly { every: 2, days: tuesdays }
    );
    let nths = vec![2, -1];
    let day_of = |nths| Pattern::MonthlyNth { every: 1, nths, day: Weekday::Tue };
    assert_eq!(series("FREQ=MONTHLY;BYDAY=-1TU,2TU").pattern(), day_of(nths));
    assert_eq!(series("FREQ=MONTHLY").pattern(), Pattern::MonthlyDay { every: 1, day: 1 });
    assert_eq!(series("FREQ=YEARLY").pattern(), Pattern::Other);
    assert_eq!(series("FREQ=DAILY;COUNT=3").ends(), Ends::After(3));
    assert_eq!(series("FREQ=DAILY;UNTIL=20261224").ends(), Ends::On(day("2026-12-24")));
    assert_eq!(series("FREQ=DAILY;UNTIL=20261224T120000").ends(), Ends::On(day("2026-12-23")));
}

#[test]
fn a_calendar_is_given_the_end_in_utc() {
    let series = Recurrence::daily(start(), 1).unwrap().until(day("2026-12-24")).unwrap();
    let berlin = Zone::parse("Europe/Berlin").unwrap();
    let rule = series.for_calendar(&berlin);
    assert_eq!(rule.as_deref(), Some("FREQ=DAILY;UNTIL=20261224T225959Z"));
    assert_eq!(Recurrence::once(start()).for_calendar(&berlin), None);
}
