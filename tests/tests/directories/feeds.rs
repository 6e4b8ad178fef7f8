//! Real feeds of offices, as they published them. They are kept beside the project and not in it.

use std::collections::BTreeMap;

use circlekeeper_core::exchange::meeting_guide::{Fault, Remark};
use serde_json::Value;

use crate::desk::{Desk, asked, counts, feed};

const LOS_ANGELES: &str = "America/Los_Angeles";
const NEW_YORK: &str = "America/New_York";

/// Imports one feed into a store of its own; counts, faults and dead ends.
async fn imported(name: &str, zone: &str) -> Option<([usize; 5], BTreeMap<Fault, usize>, usize)> {
    let file = feed(name)?;
    let report = Desk::new().import(&asked(file, zone)).await.expect("an import");
    let mut faults = BTreeMap::new();
    for left_out in &report.left_out {
        *faults.entry(left_out.why.clone()).or_default() += 1;
    }
    let dead_ends = report.remarks.get(&Remark::DeadEnd).map_or(0, Vec::len);
    Some((counts(&report), faults, dead_ends))
}

#[tokio::test(flavor = "multi_thread")]
async fn offices_feeds_come_in() {
    let closed = |count| (Fault::Closed, count);
    let no_way = |count| (Fault::NoWay, count);
    for (name, zone, new, faults, dead_ends) in [
        ("al-anon-2023", NEW_YORK, 208, vec![closed(10), no_way(1)], 0),
        ("edmonton-aa-2022", "America/Edmonton", 141, vec![closed(7)], 0),
        ("san-jose-aa-2021-08", LOS_ANGELES, 476, vec![closed(50)], 0),
        ("sussex-aa-2021-06", NEW_YORK, 105, vec![closed(40)], 0),
        ("atlanta-aa-entity-2024", NEW_YORK, 6, vec![], 0),
        ("times-edge-cases", "America/Chicago", 8, vec![no_way(1)], 8),
    ] {
        let Some(seen) = imported(name, zone).await else { continue };
        let left_out = faults.iter().map(|(_, count)| count).sum();
        assert_eq!(
            seen,
            ([new, 0, 0, 0, left_out], faults.into_iter().collect(), dead_ends),
            "{name}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_office_with_new_software_updates_retires_and_never_doubles() {
    let (Some(before), Some(after)) = (feed("san-jose-aa-2021-08"), feed("san-jose-aa-2021-10"))
    else {
        return;
    };
    let desk = Desk::new();
    desk.import(&asked(before, LOS_ANGELES)).await.unwrap();
    let report = desk.import(&asked(after.clone(), LOS_ANGELES)).await.unwrap();
    assert_eq!(counts(&report), [34, 449, 0, 27, 48]);
    assert_eq!(report.remarks[&Remark::DeadEnd].len(), 385);
    assert_eq!(report.remarks[&Remark::KeyTwice], ["pass-it-on-group@sun-0930-60"]);
    let again = desk.import(&asked(after, LOS_ANGELES)).await.unwrap();
    assert_eq!(counts(&again), [0, 0, 483, 0, 48]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_year_later_what_stayed_is_updated_and_what_went_is_retired() {
    let (Some(before), Some(after)) = (feed("sussex-aa-2021-06"), feed("sussex-aa-2022")) else {
        return;
    };
    let desk = Desk::new();
    desk.import(&asked(before.clone(), NEW_YORK)).await.unwrap();
    let report = desk.import(&asked(after, NEW_YORK)).await.unwrap();
    assert_eq!((counts(&report), report.rekeyed), ([33, 90, 0, 15, 0], 1));
    let back = desk.import(&asked(before, NEW_YORK)).await.unwrap();
    assert_eq!(back.new, 0, "what was retired comes back as itself");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_private_of_a_feed_enters_the_store() {
    for name in ["al-anon-2023", "edmonton-aa-2022", "san-jose-aa-2021-10", "sussex-aa-2021-06"] {
        let Some(file) = feed(name) else { continue };
        let desk = Desk::new();
        desk.import(&asked(file.clone(), NEW_YORK)).await.unwrap();
        let stored = desk.stored_text();
        let records: Vec<Value> = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
        let public: String = records.iter().map(public).collect();
        let mut looked_for = 0;
        for record in &records {
            for secret in secrets(record).filter(|secret| !public.contains(secret)) {
                looked_for += 1;
                assert!(!stored.contains(&secret), "{name}: {secret}");
            }
        }
        assert!(looked_for > 100, "{name}: {looked_for}");
    }
}

/// What a record says publicly.
fn public(record: &Value) -> String {
    ["name", "slug", "group", "url", "website"].map(|field| text(record, field) + " ").concat()
}

/// What of a record must be in no store: whole notes and contacts, and of links and numbers the parts
/// that open a room. Short pieces prove nothing.
fn secrets(record: &Value) -> impl Iterator<Item = String> {
    let whole = [
        "notes",
        "location_notes",
        "group_notes",
        "conference_url_notes",
        "conference_phone_notes",
        "conference_url",
        "conference_phone",
        "email",
        "phone",
        "venmo",
        "paypal",
        "contact_1_name",
        "contact_1_email",
        "contact_1_phone",
        "contact_2_email",
        "contact_3_email",
        "entity_email",
    ];
    let mut secrets = whole.map(|field| text(record, field)).to_vec();
    let ways = ["conference_url", "conference_phone"].map(|field| text(record, field)).join(" ");
    secrets.extend(ways.split(['/', '?', '=', '&', ',', '#', ' ']).map(str::to_owned));
    let opens =
        |secret: &String| secret.chars().any(|c| c.is_ascii_digit()) || secret.contains(['@', ' ']);
    secrets.into_iter().filter(move |secret| secret.len() >= 8 && opens(secret))
}

fn text(record: &Value, field: &str) -> String {
    record[field].as_str().unwrap_or_default().trim().to_owned()
}
