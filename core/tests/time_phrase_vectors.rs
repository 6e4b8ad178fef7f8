//! Typed times against the phrases of four libraries for natural dates.
//!
//! The grammar is far stricter than they are, so most of their phrases are refused or asked about,
//! and that is right. What counts is the rest: whatever is read must be read as they read it, and
//! what must not be a time must not become one. Where the vectors are absent, the test says so.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests are tests")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime};
use circlekeeper_core::time::phrase::{Unclear, civil_date, parse};
use serde_json::Value;

/// Phrases read otherwise on purpose, and why.
const ON_PURPOSE: &[(&str, &str)] = &[
    ("12th of July at 19:00", "a date without a year is ahead, never the closest one behind"),
    ("friday 7.6", "with dots the day comes first, in every language that writes dots"),
];

/// One phrase of a library and what it makes of it.
struct Phrase {
    text: String,
    now: NaiveDateTime,
    expected: Expected,
}

enum Expected {
    Nothing,
    Day(NaiveDate),
    Moment(NaiveDateTime),
}

#[derive(Default)]
struct Tally {
    agree: usize,
    asked: usize,
    refused: usize,
    on_purpose: usize,
    differs: Vec<String>,
}

fn data(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/time-phrases").join(path)
}

fn file(path: &str) -> Option<String> {
    let text = std::fs::read_to_string(data(path)).ok();
    if text.is_none() {
        println!("skipped: {path} is not there");
    }
    text
}

fn rows(path: &str) -> Vec<Value> {
    let text = file(path).unwrap_or_default();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn moment(value: &Value) -> Option<NaiveDateTime> {
    let text = value.as_str()?.get(..19)?.replace(' ', "T");
    NaiveDateTime::parse_from_str(&text, "%Y-%m-%dT%H:%M:%S").ok()
}

/// The reference time of every duckling row.
fn ducklings() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2013, 2, 12).unwrap().and_hms_opt(4, 30, 0).unwrap()
}

fn duckling(row: &Value) -> Option<Phrase> {
    let expected = match (row["kind"].as_str()?, row["grain"].as_str()) {
        ("none", _) => Expected::Nothing,
        ("datetime", Some("day")) => Expected::Day(moment(&row["value"])?.date()),
        ("datetime", Some("hour" | "minute")) => Expected::Moment(moment(&row["value"])?),
        _ => return None,
    };
    Some(Phrase { text: row["text"].as_str()?.to_owned(), now: ducklings(), expected })
}

fn chrono_js(row: &Value) -> Option<Phrase> {
    let expected = match &row["expected"] {
        Value::Null => Expected::Nothing,
        expected => Expected::Moment(moment(&expected["start"]["date"])?),
    };
    let now = moment(&row["ref"])?;
    let matched = row["expected"]["match"].as_str().or(row["text"].as_str())?;
    Some(Phrase { text: matched.to_owned(), now, expected })
}

fn dateparser(row: &Value) -> Option<Phrase> {
    let expected = Expected::Moment(moment(&row["expected"])?);
    Some(Phrase { text: row["text"].as_str()?.to_owned(), now: moment(&row["ref"])?, expected })
}

fn recognizers(row: &Value) -> Option<Phrase> {
    let [result] = row["Results"].as_array()?.as_slice() else { return None };
    let values = result["Resolution"]["values"].as_array();
    // Where there are two, the second lies ahead, and so do all sessions.
    let value = values.and_then(|values| values.last()).map(|value| &value["value"]);
    let value = value.unwrap_or(&result["Value"]["FutureResolution"]["dateTime"]);
    let day = || NaiveDate::parse_from_str(value.as_str()?, "%Y-%m-%d").ok();
    let expected = moment(value).map(Expected::Moment).or_else(|| day().map(Expected::Day))?;
    let text = result["Text"].as_str()?.to_owned();
    Some(Phrase { text, now: moment(&row["Context"]["ReferenceDateTime"])?, expected })
}

impl Tally {
    fn add(&mut self, phrase: &Phrase) {
        let Phrase { text, now, expected } = phrase;
        let read = match expected {
            Expected::Day(day) => {
                civil_date(text, *now).map(|found| (found == *day, found.to_string()))
            }
            Expected::Moment(at) => {
                parse(text, *now).map(|found| (found.start == *at, found.start.to_string()))
            }
            Expected::Nothing => parse(text, *now).map(|found| (false, found.start.to_string())),
        };
        match read {
            Ok((true, _)) => self.agree += 1,
            Ok(_) if ON_PURPOSE.iter().any(|(known, _)| known == text) => self.on_purpose += 1,
            Ok((false, found)) => {
                self.differs.push(format!("{text:?} at {now} is read as {found}"));
            }
            Err(Unclear::Ambiguous(_)) => self.asked += 1,
            Err(_) => self.refused += 1,
        }
    }
}

#[test]
fn what_is_read_is_read_as_others_read_it() {
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut add = |library, phrase: Option<Phrase>| {
        if let Some(phrase) = phrase {
            tallies.entry(library).or_default().add(&phrase);
        }
    };
    for locale in ["en", "en-US", "en-GB", "en-AU", "en-CA"] {
        rows(&format!("duckling/{locale}.jsonl"))
            .iter()
            .for_each(|row| add("duckling", duckling(row)));
    }
    rows("chrono/en.jsonl").iter().for_each(|row| add("chrono", chrono_js(row)));
    rows("dateparser/multilingual.jsonl").iter().for_each(|row| add("dateparser", dateparser(row)));
    for model in ["DateParser", "DateTimeParser", "DateTimeModel"] {
        let text =
            file(&format!("recognizers-text/English/{model}.json")).unwrap_or("[]".to_owned());
        let rows: Vec<Value> = serde_json::from_str(&text).unwrap();
        rows.iter().for_each(|row| add("recognizers-text", recognizers(row)));
    }
    for (library, tally) in &tallies {
        let Tally { agree, asked, refused, on_purpose, differs } = tally;
        println!(
            "{library}: agree {agree}, asked {asked}, refused {refused}, on purpose {on_purpose}, differs {}",
            differs.len()
        );
    }
    let differs: Vec<_> = tallies.values().flat_map(|tally| tally.differs.clone()).collect();
    assert!(differs.is_empty(), "{}", differs.join("\n"));
}
