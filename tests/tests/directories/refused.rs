//! What is not imported: broken files, a zone nobody named, a directory that is there already.

use circlekeeper::import::Args;
use circlekeeper::trouble::Trouble;

use crate::desk::{Desk, asked, counts, feed, fixture};

const BERLIN: &str = "Europe/Berlin";

fn failed(result: Result<impl std::fmt::Debug, Trouble>) -> String {
    match result {
        Err(Trouble::Failed(line)) => line,
        other => panic!("{other:?}"),
    }
}

fn say(result: Result<impl std::fmt::Debug, Trouble>) -> String {
    match result {
        Err(Trouble::Mend(line)) => line,
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_file_changes_nothing_and_says_where() {
    let desk = Desk::new();
    let good = fixture("harbour-2026-09.json");
    desk.import(&asked(good.clone(), BERLIN)).await.unwrap();
    let mut whole = std::fs::read(&good).unwrap();
    whole.extend(b"Error 500: the office's server adds this\n");
    let cut = &whole[..whole.len() / 2];
    for (text, place) in [
        (cut, "the file is cut off: it ends at line 1"),
        (whole.as_slice(), "line 29, column 1 is no JSON: there is text after the end of the list"),
        (b"{\"code\": 404}".as_slice(), "holds one record and not a list"),
        (b"[]".as_slice(), "the list is empty"),
        (b"[{\"slug\": \"a\"}, 4]".as_slice(), "not one of the 2 records can be used"),
    ] {
        let file = desk.file("harbour.json", text);
        let line = failed(desk.import(&asked(file, BERLIN)).await);
        assert!(line.contains(place) && line.contains("Nothing was changed"), "{line}");
    }
    let again = desk.import(&asked(good, BERLIN)).await.unwrap();
    assert_eq!(counts(&again), [0, 0, 4, 0, 1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_real_feed_cut_off_anywhere_is_refused() {
    let Some(file) = feed("sussex-aa-2021-06") else { return };
    let whole = std::fs::read(file).unwrap();
    let desk = Desk::new();
    for tenths in 1..10 {
        let file = desk.file("sussex.json", &whole[..whole.len() * tenths / 10]);
        let line = failed(desk.import(&asked(file, "America/New_York")).await);
        assert!(line.contains("the file is cut off"), "{line}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_zone_nobody_names_is_asked_for_once() {
    let desk = Desk::new();
    let nameless = Args { zone: None, ..asked(fixture("harbour-2026-09.json"), "") };
    let line = say(desk.import(&nameless).await);
    assert!(line.contains("4 of 5 meetings name no time zone. Say which is meant"), "{line}");
    let line = say(desk.import(&asked(fixture("harbour-2026-09.json"), "Berln")).await);
    assert!(line.contains("Europe/Berlin"), "{line}");
    desk.import(&asked(fixture("harbour-2026-09.json"), BERLIN)).await.unwrap();
    assert_eq!(counts(&desk.import(&nameless).await.unwrap()), [0, 0, 4, 0, 1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_file_name_does_not_make_a_second_directory() {
    let desk = Desk::new();
    let good = fixture("harbour-2026-09.json");
    desk.import(&asked(good.clone(), BERLIN)).await.unwrap();
    let copy = desk.file("download.json", &std::fs::read(&good).unwrap());
    let line = say(desk.import(&asked(copy.clone(), BERLIN)).await);
    assert!(line.contains("from the directory “harbour”"), "{line}");
    let named = Args { directory: Some("harbour".to_owned()), ..asked(copy, BERLIN) };
    assert_eq!(counts(&desk.import(&named).await.unwrap()), [0, 0, 4, 0, 1]);
}

/// A feed with these meetings of an office.
fn office(name: &str, meetings: std::ops::Range<usize>) -> Vec<u8> {
    let meeting = |n: usize| {
        format!(
            r#"{{"slug": "{name}-{n}", "name": "{name} {n}", "day": {}, "time": "19:00",
                "conference_url": "https://zoom.us/j/9", "url": "https://{name}.example/{n}"}}"#,
            n % 7
        )
    };
    format!("[{}]", meetings.map(meeting).collect::<Vec<_>>().join(",")).into_bytes()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_half_empty_edition_retires_nothing_until_somebody_says_that_it_is_right() {
    let desk = Desk::new();
    let whole = desk.file("quay-2026-09.json", &office("quay", 0..20));
    desk.import(&asked(whole.clone(), BERLIN)).await.unwrap();
    let half_empty = desk.file("quay-2026-10.json", &office("quay", 0..9));
    let another = desk.file("quay-2026-11.json", &office("mole", 0..20));
    for (file, gone) in [(&half_empty, "retire 11 of the 20"), (&another, "retire 20 of the 20")] {
        for dry_run in [true, false] {
            let line = say(desk.import(&Args { dry_run, ..asked(file, BERLIN) }).await);
            assert!(line.contains(gone) && line.ends_with("add --retire-most"), "{line}");
            assert!(!line.contains('\n'), "{line}");
        }
    }
    assert_eq!(counts(&desk.import(&asked(whole, BERLIN)).await.unwrap()), [0, 0, 20, 0, 0]);
    let meant = Args { retire_most: true, ..asked(half_empty, BERLIN) };
    for dry_run in [true, false] {
        let report = desk.import(&Args { dry_run, ..meant.clone() }).await.unwrap();
        assert_eq!(counts(&report), [0, 0, 9, 11, 0]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edition_with_half_of_the_meetings_needs_nobodys_word() {
    for (before, after, gone) in [(20, 10, 10), (2, 1, 1)] {
        let desk = Desk::new();
        let first = desk.file("quay-2026-09.json", &office("quay", 0..before));
        desk.import(&asked(first, BERLIN)).await.unwrap();
        let next = desk.file("quay-2026-10.json", &office("quay", 0..after));
        let report = desk.import(&asked(next, BERLIN)).await.unwrap();
        assert_eq!(counts(&report), [0, 0, after, gone, 0]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rehearsal_leaves_no_store_behind() {
    let desk = Desk::new();
    let rehearsed = Args { dry_run: true, ..asked(fixture("harbour-2026-09.json"), BERLIN) };
    assert_eq!(counts(&desk.import(&rehearsed).await.unwrap()), [4, 0, 0, 0, 1]);
    assert_eq!(std::fs::read_dir(desk.directory.path()).unwrap().count(), 0);
    desk.import(&asked(fixture("harbour-2026-09.json"), BERLIN)).await.unwrap();
    let rehearsed = Args { file: fixture("harbour-2026-10.json"), ..rehearsed };
    for _ in 0..2 {
        assert_eq!(counts(&desk.import(&rehearsed).await.unwrap()), [0, 2, 1, 1, 0]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_office_whose_file_is_called_alike_does_not_replace_the_first() {
    let desk = Desk::new();
    let first = desk.file("meetings.json", &office("quay", 0..6));
    let report = desk.import(&asked(first, BERLIN)).await.unwrap();
    assert_eq!((report.directory.as_str(), report.zone.unwrap().name()), ("meetings", BERLIN));
    let second = desk.file("meetings.json", &office("mole", 0..8));
    let line = say(desk.import(&asked(second.clone(), BERLIN)).await);
    assert!(line.contains("6 of the 6") && line.contains("“meetings”"), "{line}");
    assert!(line.contains("--directory"), "{line}");
    let own = Args { directory: Some("mole".to_owned()), ..asked(second, BERLIN) };
    assert_eq!(counts(&desk.import(&own).await.unwrap()), [8, 0, 0, 0, 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_of_which_nothing_can_be_used_says_why_record_by_record() {
    let desk = Desk::new();
    let feed = br#"[{"slug": "a", "name": "A", "day": 9, "time": "19:00"}, {"name": "B"}]"#;
    let useless = desk.file("quay-2026-10.json", feed);
    let told = failed(desk.import(&asked(useless.clone(), BERLIN)).await);
    assert!(told.contains("not one of the 2 records can be used. Nothing was changed"), "{told}");
    assert!(told.contains("\n  record 1 (a): ") && told.contains("\n  record 2 ("), "{told}");
    let good = desk.file("quay-2026-09.json", &office("quay", 0..3));
    desk.import(&asked(good, BERLIN)).await.unwrap();
    let told = failed(desk.import(&asked(useless, BERLIN)).await);
    assert!(told.contains("would retire the whole directory"), "{told}");
}
