//! How long a search takes in the store: `cargo bench -p circlekeeper --bench find`.
//!
//! Beside the time somebody waits stands the time all threads of the process computed, where the system says
//! so (Linux): on a machine that does other things at once the first says as much of those.
//!
//! What is measured is reading what is meant, finding one page of it, and fetching that page's groups: all
//! that `/find` asks of the store before it says anything. Nothing is asserted; the table is for
//! `docs/measurements.md`.
//!
//! Here: which searches there are, and the table. The groups are made in `town.rs`.

#![expect(clippy::print_stdout, reason = "the table is what was asked for")]
#![expect(clippy::expect_used, reason = "a scene that cannot be set measures nothing")]

mod town;

use std::time::Duration;

use circlekeeper_core::clock::Clock;
use circlekeeper_core::domain::address::Platform;
use circlekeeper_core::domain::filters::Filters;
use circlekeeper_core::domain::topic::Topics;
use circlekeeper_core::store::Store;
use circlekeeper_core::store::search::{self, Search};
use circlekeeper_core::time::zone::Zone;

use town::Town;

/// How often each search is made, after as many as a tenth of that to warm up.
const TIMES: usize = 200;
/// How many groups stand on a page of `/find`.
const PAGE: usize = 3;

/// What somebody looks for.
struct Asked {
    called: &'static str,
    words: &'static str,
    filters: Filters,
}

fn searches() -> Vec<Asked> {
    let asked = |called, words, filters| Asked { called, words, filters };
    let none = Filters::default;
    let evenings = Filters { days: vec![3], after: Some(18 * 60), ..none() };
    let free = Filters { days: vec![5, 6], no_fee: true, seats: true, ..none() };
    let narrow = Filters {
        language: Some("de".to_owned()),
        platform: Some(Platform::Discord),
        kind: Some("fixed".to_owned()),
        ..none()
    };
    vec![
        asked("I have panic attacks at night", "I have panic attacks at night", none()),
        asked("my husband drinks", "my husband drinks", none()),
        asked("anxeity (a typing error)", "anxeity", none()),
        asked("a word in no group", "xylophone", none()),
        asked("a word in every group's name", "circle", none()),
        asked("nothing: all groups", "", none()),
        asked("all, Thursdays from 18:00 in New York", "", evenings.clone()),
        asked("grief, Thursdays from 18:00 in New York", "grief", evenings),
        asked("grief, weekend, no fee, a seat now", "grief", free),
        asked("grief, German, on Discord, fixed seats", "grief", narrow),
    ]
}

#[tokio::main]
async fn main() {
    // `cargo test --benches` starts this, too, and asks for no measuring.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let (few, many) = (Town::of(1_000).await, Town::of(10_000).await);
    println!("| search | of 1,000: fit | p50 | of 10,000: fit | computed | p50 | p99 | longest |");
    println!("|---|---:|---:|---:|---:|---:|---:|---:|");
    for asked in searches() {
        let few = measured(&few.store, &asked).await;
        let many = measured(&many.store, &asked).await;
        row(asked.called, &few, &many);
    }
    for (called, typed) in [("a group by its name", "Circle 77"), ("being typed", "cir")] {
        let few = by_name(&few.store, typed).await;
        let many = by_name(&many.store, typed).await;
        row(called, &few, &many);
    }
}

/// What was measured.
struct Measured {
    /// How many groups fit.
    fit: usize,
    /// How long each search took, the shortest first.
    waited: Vec<Duration>,
    /// How long was computed for one, on average.
    computed: Option<Duration>,
}

impl Measured {
    fn of(fit: usize, mut waited: Vec<Duration>, before: Option<Duration>) -> Self {
        let times = u32::try_from(waited.len()).unwrap_or(u32::MAX);
        let computed = computed().zip(before).map(|(now, before)| (now - before) / times);
        waited.sort_unstable();
        Self { fit, waited, computed }
    }
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

async fn measured(store: &Store, asked: &Asked) -> Measured {
    let zone = Zone::parse("America/New_York").expect("a zone");
    let clock = Clock::system();
    let mut db = store.question().await.expect("a connection");
    let (mut fit, mut waited, mut before) = (0, Vec::new(), None);
    for turn in 0..TIMES + TIMES / 10 {
        if turn == TIMES / 10 {
            before = computed();
        }
        let began = clock.mark();
        let meaning = Topics::built_in().read(asked.words);
        let meaning = (!asked.words.is_empty()).then_some(&meaning);
        let (filters, now) = (&asked.filters, town::now());
        let search = Search { meaning, filters, zone: Some(&zone), now };
        let page = search::page(&mut db, &search, (0, PAGE)).await;
        let (ids, in_all) = page.expect("it can be searched");
        search::in_order(&mut db, &ids).await.expect("they can be read");
        if turn >= TIMES / 10 {
            waited.push(began.elapsed());
        }
        fit = in_all;
    }
    Measured::of(fit, waited, before)
}

/// The same for a name: how many there are of it, up to what is looked at.
async fn by_name(store: &Store, typed: &str) -> Measured {
    let clock = Clock::system();
    let mut db = store.question().await.expect("a connection");
    let (mut fit, mut waited, before) = (0, Vec::new(), computed());
    for _ in 0..TIMES {
        let began = clock.mark();
        let found = search::called(&mut db, typed, false).await.expect("it can be searched");
        waited.push(began.elapsed());
        fit = found.len();
    }
    Measured::of(fit, waited, before)
}

fn row(called: &str, few: &Measured, many: &Measured) {
    let ms = |time: Duration| format!("{:.2} ms", time.as_secs_f64() * 1_000.0);
    let waited = |of: &Measured, of_hundred: usize| {
        ms(of.waited[(of.waited.len() * of_hundred / 100).min(of.waited.len() - 1)])
    };
    println!(
        "| {called} | {} | {} | {} | {} | {} | {} | {} |",
        few.fit,
        waited(few, 50),
        many.fit,
        many.computed.map_or("?".to_owned(), ms),
        waited(many, 50),
        waited(many, 99),
        waited(many, 100)
    );
}
