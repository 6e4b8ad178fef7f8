//! How long `/find` takes, whole: `cargo bench -p circlekeeper-core --bench find`.
//!
//! What is measured is the command as an adapter hands it over, until the reply is there: what is meant is read,
//! groups and listings are looked for, what was left out is counted, the page's groups are described, what goes
//! on is kept, all of it is committed. So nothing that it asks of the store is missing here, whatever it comes to
//! ask. The store lies in memory where the system has such a place: how long a disk takes to commit is not what
//! finding costs. Words after `--` choose rows.
//!
//! Beside the time somebody waits stands what all threads of the process computed for it, where the system says
//! so (Linux): on a machine that does other things at once the first says as much of those. Nothing is asserted;
//! the table is for `docs/measurements.md`.
//!
//! Here: which searches there are, and the table. The groups are made in `town.rs`.

#![expect(clippy::print_stdout, reason = "the table is what was asked for")]
#![expect(clippy::expect_used, reason = "a scene that cannot be set measures nothing")]

mod town;

use std::collections::HashMap;
use std::time::Duration;

use circlekeeper_core::app::App;
use circlekeeper_core::commands::{Caller, Place, Request};
use circlekeeper_core::domain::address::{Account, Platform};
use circlekeeper_core::reply::{Block, Reply};
use circlekeeper_core::store::search;

use town::Town;

/// How often each search is made, after some to warm up.
const TIMES: usize = 400;
const WARM: usize = 40;

/// What somebody looks for: how it is called here, and what they write.
const SEARCHES: &[(&str, &str)] = &[
    ("I have panic attacks at night", "I have panic attacks at night"),
    ("my husband drinks: nothing, near topics", "my husband drinks"),
    ("anxeity (a typing error)", "anxeity"),
    ("a word in no group: nothing, common topics", "xylophone"),
    ("a word in every group's name", "circle"),
    ("nothing said: all groups", ""),
    ("all, Thursdays from 18:00", "day:thu after:18:00"),
    ("all, mornings", "after:05:00 before:10:00"),
    ("all, at minutes when none meets", "after:18:05 before:18:25"),
    ("grief, Thursdays from 18:00", "grief day:thu after:18:00"),
    ("grief, at minutes when none meets", "grief after:18:05 before:18:25"),
    ("a word in every name, at such minutes", "circle after:18:05 before:18:25"),
    ("grief, no fee", "grief fee:none"),
    ("all, 15 EUR at most", "fee:15EUR"),
    ("grief, weekend, no fee, a seat now", "grief day:sat,sun fee:none seats:yes"),
    ("all, weekend, no fee, a seat now", "day:sat,sun fee:none seats:yes"),
    ("grief, no fee, a seat, when none meets", "grief after:18:05 before:18:25 fee:none seats:yes"),
    ("all, no fee, a seat, when none meets", "after:18:05 before:18:25 fee:none seats:yes"),
    ("grief, German, on Discord, fixed seats", "grief language:de platform:discord kind:fixed"),
    ("grief, led by a therapist", "grief led:therapist"),
    ("all, led by peers, on Telegram", "led:peers platform:telegram"),
    (
        "all filters at once",
        "circle day:sat,sun after:08:00 fee:none seats:yes led:therapist language:en platform:telegram",
    ),
];

#[tokio::main]
async fn main() {
    // `cargo test --benches` starts this, too, and asks for no measuring.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let chosen: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let is_chosen =
        |called: &str| chosen.is_empty() || chosen.iter().any(|w| called.contains(&**w));
    let (few, many) = (Town::of(1_000).await, Town::of(10_000).await);
    println!(
        "| `/find` | of 1,000: fit | p50 | of 10,000: fit | computed: p50 | p99 | waited: p50 | p99 | longest | ratio |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    for (called, written) in SEARCHES.iter().filter(|(called, _)| is_chosen(called)) {
        // Whose hours those are: an asker's whose zone is known, and each group's own.
        let zoned: &[bool] = match written.contains("day:") || written.contains("after:") {
            true => &[true, false],
            false => &[true],
        };
        for zoned in zoned {
            let (few, many) =
                (found(&few, written, *zoned).await, found(&many, written, *zoned).await);
            let whose = if *zoned { "" } else { ", by the groups' own clocks" };
            row(&format!("{called}{whose}"), &few, &many);
        }
    }
    for (called, typed) in [("a group by its name", "Circle 77"), ("being typed", "cir")] {
        if is_chosen(called) {
            row(called, &by_name(&few, typed).await, &by_name(&many, typed).await);
        }
    }
}

/// What was measured.
#[derive(Default)]
struct Measured {
    /// How many groups fit, and how many listings.
    fit: String,
    /// How long each search took, the shortest first.
    waited: Vec<Duration>,
    /// How long was computed for each, the shortest first; nothing where nobody says.
    computed: Vec<Duration>,
}

impl Measured {
    /// One more, by what the clock and the threads said before.
    fn add(&mut self, waited: Duration, before: Option<Duration>) {
        self.waited.push(waited);
        self.computed
            .extend(computed().zip(before).map(|(now, before)| now.saturating_sub(before)));
    }

    fn sorted(mut self) -> Self {
        self.waited.sort_unstable();
        self.computed.sort_unstable();
        self
    }
}

/// Of sorted times the one that so many of a hundred do not exceed.
fn part(of: &[Duration], in_hundred: usize) -> Option<Duration> {
    of.get((of.len() * in_hundred / 100).min(of.len().saturating_sub(1))).copied()
}

/// How long the threads of this process have computed so far, all together
/// (docs.kernel.org/scheduler/sched-stats.html: the first number of a schedstat, in nanoseconds).
fn computed() -> Option<Duration> {
    let mut all = 0;
    for thread in std::fs::read_dir("/proc/self/task").ok()? {
        let stat = std::fs::read_to_string(thread.ok()?.path().join("schedstat")).ok()?;
        all += stat.split_whitespace().next()?.parse::<u64>().ok()?;
    }
    Some(Duration::from_nanos(all))
}

async fn found(town: &Town, written: &str, zoned: bool) -> Measured {
    let app = App::new(town.house.clone(), HashMap::new());
    let mut measured = Measured::default();
    for turn in 0..WARM + TIMES {
        let event = format!("{written} {zoned} {turn}");
        let account = Account::new(Platform::Telegram, if zoned { 500_001 } else { 500_002 });
        let place = Place::private();
        let caller = Caller { account, language: None, place, event, message: None };
        let request = Request::Written(format!("/find {written}").into());
        let (before, began) = (computed(), town.house.clock.mark());
        let reply = app.handle(&caller, request).await;
        if turn >= WARM {
            measured.add(began.elapsed(), before);
        }
        measured.fit = how_many(&reply);
    }
    town.forgets_what_is_half_done().await;
    measured.sorted()
}

/// How many groups a reply says there are, and how many listings behind a plus.
fn how_many(reply: &Reply) -> String {
    let Reply::Say { message, .. } = reply else { return "?".to_owned() };
    let lines = message.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(line) => Some(line.plain()),
        _ => None,
    });
    let (mut groups, mut listings) = ("0".to_owned(), String::new());
    for line in lines {
        let number = |line: &str| {
            let digits = line.chars().filter(char::is_ascii_digit).collect::<String>();
            if digits.is_empty() { "1".to_owned() } else { digits }
        };
        if line.ends_with("best fit first:") || line == "One group:" {
            groups = number(&line);
        } else if line.contains("from directories") || line.contains("but directories know") {
            listings = format!(" + {}", number(&line));
        }
    }
    groups + &listings
}

/// The same for a name: how many there are of it, up to what is looked at.
async fn by_name(town: &Town, typed: &str) -> Measured {
    let mut db = town.house.store.question().await.expect("a connection");
    let mut measured = Measured::default();
    for _ in 0..TIMES {
        let (before, began) = (computed(), town.house.clock.mark());
        let found = search::called(&mut db, typed, false).await.expect("it can be searched");
        measured.add(began.elapsed(), before);
        measured.fit = found.len().to_string();
    }
    measured.sorted()
}

fn row(called: &str, few: &Measured, many: &Measured) {
    let ms = |time: Option<Duration>| {
        time.map_or("?".to_owned(), |time| format!("{:.2} ms", time.as_secs_f64() * 1_000.0))
    };
    // What was computed says more of the search than what was waited for.
    let (few_p50, many_p50) = (part(&few.computed, 50), part(&many.computed, 50));
    let ratio = few_p50.zip(many_p50).map(|(few, many)| many.as_secs_f64() / few.as_secs_f64());
    println!(
        "| {called} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
        few.fit,
        ms(few_p50),
        many.fit,
        ms(many_p50),
        ms(part(&many.computed, 99)),
        ms(part(&many.waited, 50)),
        ms(part(&many.waited, 99)),
        ms(part(&many.waited, 100)),
        ratio.map_or("?".to_owned(), |ratio| format!("{ratio:.1}"))
    );
}
