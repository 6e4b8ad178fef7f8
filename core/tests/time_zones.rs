//! Zones as people name them, and the clocks on their walls.

#![expect(clippy::unwrap_used, reason = "helpers of tests are tests")]

use chrono::{DateTime, Duration, NaiveDateTime, Utc, Weekday};
use circlekeeper_core::time::recurrence::Recurrence;
use circlekeeper_core::time::zone::{
    BadDirectory, ClockChange, UnknownZone, Zone, completions, data_version, nearest, use_directory,
};

fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

fn utc(text: &str) -> DateTime<Utc> {
    at(text).and_utc()
}

fn named(raw: &str) -> String {
    Zone::parse(raw).map_or_else(|unknown| format!("{unknown:?}"), |zone| zone.to_string())
}

#[test]
fn a_weekly_evening_in_vancouver_stays_at_19_all_winter() {
    let vancouver = Zone::parse("vancouver").unwrap();
    let wednesdays = Recurrence::weekly(at("2026-10-21 19:00"), 1, &[Weekday::Wed]).unwrap();
    let ahead = wednesdays.next(at("2026-10-20 00:00"), 24);
    assert_eq!(ahead.last().unwrap().starts, at("2027-03-31 19:00"));
    for occurrence in ahead {
        let resolved = vancouver.resolve(occurrence.starts);
        // The clocks were not put back in 2026: seven hours behind UTC, all year from now on.
        assert_eq!(resolved.at, occurrence.starts.and_utc() + Duration::hours(7));
        assert_eq!(resolved.clock_change, ClockChange::None);
        assert_eq!(vancouver.local(resolved.at), occurrence.starts);
    }
}

#[test]
fn a_name_is_found_however_it_is_typed() {
    for (raw, name) in [
        ("Europe/Berlin", "Europe/Berlin"),
        ("  europe/berlin ", "Europe/Berlin"),
        ("berlin", "Europe/Berlin"),
        ("Vancouver", "America/Vancouver"),
        ("new york", "America/New_York"),
        ("America/New York", "America/New_York"),
        ("são paulo", "America/Sao_Paulo"),
        ("port au prince", "America/Port-au-Prince"),
        ("buenos aires", "America/Argentina/Buenos_Aires"),
        ("Europe/Kiev", "Europe/Kiev"),
        ("Asia/Calcutta", "Asia/Calcutta"),
        ("utc", "UTC"),
        ("Etc/UTC", "UTC"),
    ] {
        assert_eq!(named(raw), name, "{raw:?}");
    }
}

#[test]
fn a_retired_name_has_the_rules_of_its_successor() {
    let (old, new) = (Zone::parse("Europe/Kiev").unwrap(), Zone::parse("Europe/Kyiv").unwrap());
    let evening = at("2026-12-03 19:00");
    assert_eq!(old.resolve(evening), new.resolve(evening));
    assert_ne!(old, new);
}

#[test]
fn an_abbreviation_is_no_zone_but_a_hint() {
    for raw in
        ["EST", "est5edt", "PST", "CET", "GMT", "BST", "Etc/GMT+5", "GMT-3", "Factory", "", "/"]
    {
        assert!(Zone::parse(raw).is_err(), "{raw:?}");
    }
    let hints = |raw: &str| Zone::parse(raw).unwrap_err().nearest;
    assert_eq!(hints("EST"), ["America/New_York", "America/Toronto", "America/Panama"]);
    assert_eq!(hints("CET")[0], "Europe/Berlin");
    assert_eq!(hints("GMT"), ["Europe/London", "Europe/Dublin", "UTC"]);
}

#[test]
fn a_slip_of_the_finger_is_forgiven_with_a_list() {
    for (raw, first) in [
        ("Berln", "Europe/Berlin"),
        ("Europe/Berln", "Europe/Berlin"),
        ("Amercia/New_York", "America/New_York"),
        ("Vancuver", "America/Vancouver"),
    ] {
        assert_eq!(nearest(raw, 5).first().map(String::as_str), Some(first), "{raw:?}");
        let unknown = UnknownZone { nearest: nearest(raw, 5), offset: false };
        assert_eq!(Zone::parse(raw), Err(unknown));
    }
    assert!(nearest("qqqqqqqqqq", 5).is_empty());
    // Two places, so neither is chosen.
    assert!(Zone::parse("pacific").unwrap_err().nearest.len() <= 5);
}

#[test]
fn typing_is_met_with_names() {
    assert_eq!(completions("berl", 1), ["Europe/Berlin"]);
    assert_eq!(completions("europe/am", 1), ["Europe/Amsterdam"]);
    assert!(completions("york", 5).contains(&"America/New_York".to_owned()));
    assert_eq!(completions("", 25).len(), 25);
    assert!(!completions("e", 100).contains(&"EST".to_owned()));
}

#[test]
fn clocks_that_jump_and_clocks_that_repeat() {
    let berlin = Zone::parse("Europe/Berlin").unwrap();
    let skipped = berlin.resolve(at("2027-03-28 02:30"));
    assert_eq!(skipped.at, utc("2027-03-28 01:30"));
    assert_eq!(skipped.clock_change, ClockChange::Skipped { shifted_to: at("2027-03-28 03:30") });
    let repeated = berlin.resolve(at("2026-10-25 02:30"));
    assert_eq!(repeated.at, utc("2026-10-25 00:30"));
    assert_eq!(repeated.clock_change, ClockChange::Repeated);
    assert_eq!(berlin.abbreviation(repeated.at), "CEST");
    assert_eq!(berlin.offset_seconds(utc("2026-12-01 00:00")), 3600);
}

#[test]
fn a_gap_is_as_long_as_the_place_makes_it() {
    // Half an hour on Lord Howe; a whole day left out in Samoa.
    let lord_howe = Zone::parse("lord howe").unwrap().resolve(at("2026-10-04 02:15"));
    assert_eq!(lord_howe.clock_change, ClockChange::Skipped { shifted_to: at("2026-10-04 02:45") });
    let apia = Zone::parse("apia").unwrap().resolve(at("2011-12-30 19:00"));
    assert_eq!(apia.clock_change, ClockChange::Skipped { shifted_to: at("2011-12-31 19:00") });
}

#[test]
fn no_moment_is_too_far_to_be_answered() {
    let zone = Zone::parse("Europe/Berlin").unwrap();
    for civil in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
        let resolved = zone.resolve(civil);
        let _ = (
            zone.local(resolved.at),
            zone.offset_seconds(resolved.at),
            zone.abbreviation(resolved.at),
        );
    }
}

#[test]
fn the_data_states_its_version_and_stays_what_it_is() {
    let version = data_version();
    assert!(version.as_str() >= "2026f", "{version}");
    assert_eq!(use_directory(std::path::Path::new("/nowhere")), Err(BadDirectory::NoZones));
}

#[test]
fn every_place_in_the_list_has_a_zone() {
    let list = include_str!("../locales/places.txt");
    assert!(list.lines().count() <= 120);
    let mut wrong = Vec::new();
    for line in list.lines().filter(|line| !line.starts_with('#')) {
        let (zone, names) = line.split_once(": ").expect("a zone and names");
        assert_eq!(Zone::parse(zone).expect(zone).name(), zone);
        for name in names.split(", ") {
            let offered = Zone::parse(name)
                .map_or_else(|unknown| unknown.nearest, |found| vec![found.name().to_owned()]);
            if !offered.iter().any(|one| one == zone) {
                wrong.push(format!("{name}: {offered:?}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn places_are_known_by_the_names_people_say() {
    for (said, zone) in [
        ("München", "Europe/Berlin"),
        ("muenchen", "Europe/Berlin"),
        ("Wien", "Europe/Vienna"),
        ("Germany", "Europe/Berlin"),
        ("Zuerich", "Europe/Zurich"),
    ] {
        assert_eq!(Zone::parse(said).expect(said).name(), zone);
    }
    let offered = |raw: &str| Zone::parse(raw).unwrap_err();
    assert_eq!(offered("Portland").nearest, ["America/New_York", "America/Los_Angeles"]);
    for offset in ["GMT+2", "utc +2", "+02:00", "UTC+5:30", "UTC-8"] {
        assert!(offered(offset).offset && !offered(offset).nearest.is_empty(), "{offset}");
    }
    assert_eq!(completions("münch", 3), ["Europe/Berlin"]);
}
