use serde_json::{Value, json};

use super::*;
use crate::domain::listing::{Entry, Ways, Welcomes};
use crate::time::zone::Zone;

fn berlin() -> Defaults {
    Defaults { zone: Some(Zone::parse("Europe/Berlin").unwrap()), topics: Vec::new() }
}

fn feed(records: &Value) -> Feed {
    read(records.to_string().as_bytes(), (&berlin(), Topics::built_in()), &mut |_, _| ()).unwrap()
}

/// A record that can be used, with some fields changed.
fn one(changes: &Value) -> Value {
    let mut record = json!({
        "slug": "a", "name": "Evening", "day": 4, "time": "19:00", "end_time": "20:15",
        "conference_url": "https://zoom.us/j/1", "url": "https://office.example/a",
    });
    for (name, value) in changes.as_object().unwrap() {
        record[name] = value.clone();
    }
    record
}

fn found(changes: &Value) -> Found {
    let mut feed = feed(&json!([one(changes)]));
    assert_eq!(feed.left_out, []);
    feed.found.remove(0)
}

fn fault(changes: &Value) -> Fault {
    feed(&json!([one(changes)])).left_out.remove(0).why
}

fn broken(text: &[u8]) -> Broken {
    match read(text, (&berlin(), Topics::built_in()), &mut |_, _| ()) {
        Err(Unread::Broken(broken)) => broken,
        other => panic!("{other:?}"),
    }
}

#[test]
fn days_come_as_number_text_name_or_list() {
    for (day, rule) in [
        (json!(4), "TH"),
        (json!("4"), "TH"),
        (json!([4]), "TH"),
        (json!(["1", 4]), "MO,TH"),
        (json!("1,4"), "MO,TH"),
        (json!("Thursday"), "TH"),
        (json!("thu"), "TH"),
        (json!("Thursdays"), "TH"),
        (json!(0), "SU"),
        (json!(7), "SU"),
    ] {
        let meets = found(&json!({ "day": day })).listing.meets.unwrap();
        assert_eq!(meets.recurrence.rule(), format!("FREQ=WEEKLY;BYDAY={rule}"), "{day}");
    }
    assert_eq!(fault(&json!({ "day": 9 })), Fault::Day("9".into()));
    assert_eq!(fault(&json!({ "day": "someday" })), Fault::Day("someday".into()));
    assert_eq!(fault(&json!({ "day": null })), Fault::NoDay);
    assert_eq!(fault(&json!({ "time": "" })), Fault::NoTime);
}

#[test]
fn times_come_with_and_without_seconds_and_halves() {
    for (time, start) in [
        ("19:00", "19:00:00"),
        ("19:00:00", "19:00:00"),
        ("7:00 PM", "19:00:00"),
        ("7pm", "19:00:00"),
        ("7:00 p.m.", "19:00:00"),
        ("12:30 AM", "00:30:00"),
        ("12:00 PM", "12:00:00"),
        ("24:00", "00:00:00"),
    ] {
        let meets = found(&json!({ "time": time })).listing.meets.unwrap();
        assert_eq!(meets.recurrence.start().time().to_string(), start, "{time}");
    }
    for time in ["noonish", "25:00", "13:00 AM", "7", "19:00:00:00"] {
        assert_eq!(fault(&json!({ "time": time })), Fault::Time(time.into()));
    }
}

#[test]
fn an_end_before_the_start_crosses_midnight_unless_that_makes_half_a_day() {
    for (end, minutes, remarks) in [
        (json!("20:15"), 75, vec![]),
        (json!("00:30"), 330, vec![Remark::CrossesMidnight]),
        (json!("07:30"), 60, vec![Remark::EndUnlikely]),
        (json!("19:00"), 60, vec![Remark::EndUnlikely]),
        (json!(null), 60, vec![]),
    ] {
        let found = found(&json!({ "end_time": end }));
        let length = found.listing.meets.unwrap().length_minutes;
        assert_eq!((length, found.remarks), (minutes, remarks), "{end}");
    }
}

#[test]
fn neither_day_nor_time_is_by_appointment() {
    let found = found(&json!({ "day": null, "time": null }));
    assert!(found.listing.meets.is_none());
    assert_eq!(found.remarks, [Remark::ByAppointment]);
}

#[test]
fn type_codes_in_any_form_say_language_and_audience() {
    for types in [json!(["O", "S", "W"]), json!("o, s,w"), json!(["o,s", "W"])] {
        let listing = found(&json!({ "types": types })).listing;
        assert_eq!(listing.languages, ["es"]);
        assert_eq!(listing.welcomes, [Welcomes::Women]);
        assert_eq!(listing.entry, Some(Entry::Open));
        assert!(listing.words.contains(&"spanish".to_owned()));
    }
    assert!(found(&json!({ "types": null })).listing.languages.is_empty());
    let typos = feed(&json!([one(&json!({ "types": ["ASBI", "onl"] }))]));
    assert_eq!(typos.unknown_types.into_iter().collect::<Vec<_>>(), [("ASBI".to_owned(), 1)]);
}

#[test]
fn keys_are_numbers_long_or_twice() {
    let long = "x".repeat(80);
    assert_eq!(found(&json!({ "slug": 17 })).key, "17");
    assert_eq!(found(&json!({ "slug": long })).key, long);
    assert_eq!(
        found(&json!({ "slug": null, "name": "Späte Runde" })).key,
        "spate-runde@thu-1900-75"
    );
    let twice =
        feed(&json!([one(&json!({})), one(&json!({ "day": 5 })), one(&json!({ "day": 5 }))]));
    let keys: Vec<&str> = twice.found.iter().map(|found| found.key.as_str()).collect();
    assert_eq!(keys, ["a", "a@fri-1900-75"]);
    assert_eq!(twice.left_out[0].why, Fault::Twice);
}

#[test]
fn zones_are_cleaned() {
    for (raw, zone) in [
        ("America/Toronto ", "America/Toronto"),
        ("pacific/honolulu", "Pacific/Honolulu"),
        ("America/New York", "America/New_York"),
        ("Europe/Kiev", "Europe/Kiev"),
        ("", "Europe/Berlin"),
    ] {
        assert_eq!(found(&json!({ "timezone": raw })).listing.zone.name(), zone);
    }
    assert_eq!(fault(&json!({ "timezone": "Mars/Base" })), Fault::Zone("Mars/Base".into()));
    let bytes = json!([one(&json!({}))]).to_string();
    let unread = read(bytes.as_bytes(), (&Defaults::default(), Topics::built_in()), &mut |_, _| ());
    assert!(matches!(unread, Err(Unread::ZoneNeeded { without: 1, of: 1 })));
}

#[test]
fn of_the_ways_in_only_their_presence_is_kept() {
    let ways = |changes: Value| found(&changes).listing.ways;
    let online = Ways { online: true, ..Ways::default() };
    for link in
        ["  https://zoom.us/j/1?pwd=x", "http://zoom.us/j/1", "zoom.us/j/1", "https://me.example"]
    {
        assert_eq!(ways(json!({ "conference_url": link })), online, "{link}");
    }
    for number in ["+15555550123", "+15555550123,,1#,,#,,2#", "+1 555-555-0123,,1#,,#,,Ab3d&#"] {
        let phone = json!({ "conference_url": null, "conference_phone": number });
        assert_eq!(ways(phone), Ways { phone: true, ..Ways::default() }, "{number}");
    }
    let unusable = found(&json!({ "conference_phone": "Meeting ID: 1 Password: x" }));
    assert_eq!(unusable.remarks, [Remark::PhoneUnusable]);
    let place =
        json!({ "conference_url": "https://zoom.us", "formatted_address": "1 High St, Town" });
    let found = found(&place);
    assert_eq!(found.listing.ways, Ways { in_person: true, ..Ways::default() });
    assert_eq!(found.remarks, [Remark::LinkUnusable]);
    assert_eq!(fault(&json!({ "conference_url": "https://zoom.us" })), Fault::NoWay);
    assert_eq!(fault(&json!({ "conference_url": null, "types": ["TC"] })), Fault::Closed);
}

#[test]
fn a_page_that_leads_into_a_call_is_no_page() {
    for url in
        ["https://zoom.us/j/1", "https://discord.gg/abc", "https://t.me/+abc", "mailto:a@b.example"]
    {
        let found = found(&json!({ "url": url }));
        assert_eq!(found.listing.page, None, "{url}");
        assert_eq!(found.remarks, [Remark::PageUnusable, Remark::DeadEnd]);
    }
    let page = |changes: Value| found(&changes).listing.page.unwrap();
    assert_eq!(page(json!({ "url": " office.example/x#top" })), "https://office.example/x");
    assert_eq!(page(json!({ "url": null, "website": "http://g.example" })), "http://g.example/");
    assert_eq!(found(&json!({ "url": "" })).remarks, [Remark::DeadEnd]);
}

#[test]
fn names_lose_what_leads_into_a_call() {
    for (name, kept) in [
        ("Hope 123 4567 8901 passcode: sesame", "Hope"),
        ("Hope https://zoom.us/j/1", "Hope"),
        ("Hope - ana@mail.example", "Hope"),
        ("Hope (123-456-7890)", "Hope"),
        ("R&B Chips @ Noon", "R&B Chips @ Noon"),
        ("12 Steps 12 Traditions 12 Concepts", "12 Steps 12 Traditions 12 Concepts"),
        ("30818592 Parents", "30818592 Parents"),
        ("30818592 12 Steps", "30818592 12 Steps"),
    ] {
        assert_eq!(found(&json!({ "name": name })).listing.name.reveal(), kept);
    }
    assert_eq!(found(&json!({ "name": "", "group": "Hope" })).listing.name.reveal(), "Hope");
    assert_eq!(fault(&json!({ "name": " ", "group": null })), Fault::NoName);
}

#[test]
fn a_broken_file_says_where() {
    assert_eq!(broken(b"[{\"name\": \"A\",\n \"sl"), Broken::CutOff { line: 2, column: 4 });
    let trailing = broken(b"[{\"name\": \"A\"}]\n<html>");
    assert!(matches!(trailing, Broken::NotJson { line: 2, column: 1, .. }), "{trailing:?}");
    assert_eq!(broken(b"{\"meetings\": []}"), Broken::NotAList("one record"));
    assert_eq!(broken(b"[]"), Broken::Empty);
    assert_eq!(broken(b"[\"\xff\"]"), Broken::NotText { byte: 3 });
    assert_eq!(feed(&json!([one(&json!({})), 5])).left_out[0].why, Fault::NotARecord);
}
