//! Zones and recurrence against vectors made by others: five calendar libraries and two zone
//! engines. The vectors are large and live outside the repository; where they are absent, the test
//! says so and passes.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests are tests")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use circlekeeper_core::time::recurrence::Recurrence;
use circlekeeper_core::time::zone::{ClockChange, Zone, data_version};
use serde_json::Value;

fn data(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data").join(path)
}

/// The rows of a file of JSON lines; none, and a word about it, if the file is not there.
fn rows(path: &Path) -> Vec<Value> {
    let Ok(text) = std::fs::read_to_string(path) else {
        println!("skipped: {} is not there", path.display());
        return Vec::new();
    };
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn text<'a>(row: &'a Value, name: &str) -> &'a str {
    row[name].as_str().unwrap_or_default()
}

/// `2015-04-30T08:00:00`, `20150430T080000`, with or without an offset, or a date alone.
fn civil(raw: &str) -> NaiveDateTime {
    let raw = raw.trim_end_matches('Z');
    if let Ok(zoned) = DateTime::parse_from_rfc3339(raw) {
        return zoned.naive_local();
    }
    let formats = ["%Y-%m-%dT%H:%M:%S", "%Y%m%dT%H%M%S"];
    let moment = formats.iter().find_map(|f| NaiveDateTime::parse_from_str(raw, f).ok());
    let day = || ["%Y-%m-%d", "%Y%m%d"].iter().find_map(|f| NaiveDate::parse_from_str(raw, f).ok());
    moment.unwrap_or_else(|| day().unwrap().and_hms_opt(0, 0, 0).unwrap())
}

fn instant(raw: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(raw).unwrap().to_utc()
}

#[test]
fn local_times_become_the_instants_two_engines_agree_on() {
    let (mut agree, mut differs) = (0, String::new());
    for row in rows(&data("timezones/local-to-utc.jsonl")) {
        let zone = Zone::parse(text(&row, "tz")).unwrap();
        let resolved = zone.resolve(civil(text(&row, "local")));
        let change = match resolved.clock_change {
            ClockChange::None => "unique",
            ClockChange::Skipped { .. } => "nonexistent",
            ClockChange::Repeated => "ambiguous",
        };
        if resolved.at == instant(text(&row, "utc")) && change == text(&row, "kind") {
            agree += 1;
        } else {
            writeln!(differs, "{row} {resolved:?}").unwrap();
        }
    }
    println!("local-to-utc: agree {agree}");
    assert_eq!(differs, "");
}

#[test]
fn the_rules_of_2026_are_known() {
    let rows = rows(&data("timezones/rule-changes-2026.jsonl"));
    for row in &rows {
        let zone = Zone::parse(text(row, "tz")).unwrap();
        let at = zone.resolve(civil(text(row, "local"))).at;
        assert_eq!(at, instant(text(row, "utc_tzdata_2026f")), "{row} with {}", data_version());
    }
    println!("rule-changes-2026: agree {}", rows.len());
}

#[test]
fn every_zone_other_software_knows_is_known() {
    let Ok(raw) = std::fs::read_to_string(data("timezones/vvo-tzdb-raw.json")) else {
        println!("skipped: vvo-tzdb-raw.json is not there");
        return;
    };
    let zones: Vec<Value> = serde_json::from_str(&raw).unwrap();
    for zone in &zones {
        let name = text(zone, "name");
        assert_eq!(Zone::parse(name).unwrap().name(), name);
    }
    println!("vvo-tzdb: known {}", zones.len());
}

/// What became of one recurrence vector.
enum Outcome {
    Agrees,
    Refused(String),
    Differs(String),
}

fn try_rule(row: &Value) -> Outcome {
    let start = civil(text(row, "dtstart"));
    let series = match Recurrence::parse(text(row, "rrule"), start) {
        Ok(series) => series,
        Err(refusal) => return Outcome::Refused(refusal.to_string()),
    };
    let expected: Vec<_> =
        row["expected"].as_array().unwrap().iter().map(|t| civil(t.as_str().unwrap())).collect();
    let prefix = row["expected_is_prefix"] == true;
    let most = if prefix { expected.len() } else { expected.len() + 1 };
    let found: Vec<_> = series.occurrences().take(most).map(|o| o.starts).collect();
    // Re-reading what would be stored must give the same series.
    assert_eq!(Recurrence::parse(series.rule(), series.start()), Ok(series.clone()), "{row}");
    if found == expected {
        Outcome::Agrees
    } else {
        Outcome::Differs(format!("{row}\n  {found:?}"))
    }
}

/// Vectors this product means differently or that say nothing about a rule: an error expected by
/// one library, dates added by hand, a search that starts in the middle, and rules that dateutil,
/// the arbiter, reads differently itself.
fn in_scope(row: &Value) -> bool {
    row["dateutil_agrees"] == true
        && row["expected"].is_array()
        && ["rdate", "start_at", "fast_forward", "error"].iter().all(|name| row[name].is_null())
}

#[test]
fn rules_give_the_dates_other_calendars_give() {
    let (mut agree, mut refused, mut outside) = (0, 0, 0);
    let mut differs = Vec::new();
    let mut reasons = std::collections::BTreeMap::new();
    for name in ["python-dateutil", "libical", "rust-rrule", "sabre-vobject", "ical.js"] {
        for row in rows(&data(&format!("rrule/{name}.jsonl"))) {
            if !in_scope(&row) {
                outside += 1;
                continue;
            }
            match try_rule(&row) {
                Outcome::Agrees => agree += 1,
                Outcome::Differs(how) => differs.push(how),
                Outcome::Refused(why) => {
                    refused += 1;
                    *reasons.entry(why).or_insert(0) += 1;
                }
            }
        }
    }
    println!(
        "rrule: agree {agree}, refused {refused}, outside {outside}, differs {}",
        differs.len()
    );
    println!("refused: {reasons:#?}");
    assert!(differs.is_empty(), "{}", differs.join("\n"));
}
