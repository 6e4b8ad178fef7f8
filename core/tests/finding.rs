//! What a search finds and in which order, compared with the same said plainly: every group is looked at, one
//! after the other, in no hurry.

use std::cmp::Reverse;

use circlekeeper_core::clock::from_unix;
use circlekeeper_core::domain::filters::{Filters, Most};
use circlekeeper_core::domain::topic::{Meaning, Topics, is_little};
use circlekeeper_core::store::Store;
use circlekeeper_core::store::seal::Sealer;
use circlekeeper_core::store::search::{self, Search};
use circlekeeper_core::time::zone::Zone;
use proptest::prelude::*;
use sqlx::sqlite::{SqliteConnectOptions, SqliteSynchronous};
use sqlx::{AssertSqlSafe, Connection, SqliteConnection};

/// Monday, 30 November 2026, 08:00 UTC.
const NOW: i64 = 1_796_025_600;
const HOUR: i64 = 3_600;

/// A group, as far as it can be searched for.
#[derive(Clone, Debug, Default)]
struct Group {
    name: Vec<&'static str>,
    about: Vec<&'static str>,
    topics: Vec<&'static str>,
    listed: bool,
    german: bool,
    fixed: bool,
    invites: bool,
    capacity: Option<i64>,
    members: i64,
    /// Nothing is "not stated", no amount is "no fee".
    fee: Option<Option<(i64, &'static str, &'static str)>>,
    /// Hours from now to its sessions, and whether they take place. Groups are in Berlin, and UTC+1.
    sessions: Vec<(i64, bool)>,
}

/// Its fit; nothing where it does not.
fn fit(group: &Group, meaning: &Meaning<'_>) -> Option<i64> {
    let name: Vec<&str> = group.name.clone();
    let in_column = |column: &[&str], phrase: &str| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        column.windows(phrase.len()).any(|words| words == phrase)
    };
    let mut parts = Vec::new();
    for (topic, weight) in &meaning.topics {
        let own = |said: &String| group.topics.iter().any(|topic| in_column(&[topic], said));
        let tells = |said: &&String| said.chars().count() >= 4 && !is_little(said);
        let tell = |said: &String| in_column(&name, said) || in_column(&group.about, said);
        if topic.spellings.iter().any(own) {
            parts.push(*weight);
        } else if topic.spellings.iter().filter(tells).any(tell) {
            parts.push(weight / 2);
        }
    }
    for word in &meaning.words {
        let begins = word.trim_end_matches('s');
        let has = |column: &[&str]| column.iter().any(|other| other.starts_with(begins));
        if has(&group.topics) {
            parts.push(10);
        } else if has(&name) || has(&group.about) {
            parts.push(3);
        }
    }
    parts.extend(meaning.name.as_ref().filter(|all| in_column(&name, all)).map(|_| 6));
    (!parts.is_empty()).then(|| parts.iter().sum())
}

/// When it meets next, of the sessions that are asked for.
fn next(group: &Group, filters: &Filters, zone: Option<&Zone>) -> Option<i64> {
    let starts = group.sessions.iter().filter(|(_, planned)| *planned);
    let starts = starts.map(|(hours, _)| NOW + hours * HOUR).filter(|at| *at >= NOW);
    let asked = |at: &i64| {
        if !filters.ask_when() {
            return true;
        }
        let away = zone.map_or(HOUR, |zone| i64::from(zone.offset_seconds(from_unix(*at))));
        let local = at + away;
        let minute = local.rem_euclid(86_400) / 60;
        // 1970 began on a Thursday.
        let day = (local.div_euclid(86_400) + 3).rem_euclid(7);
        let after = filters.after.map_or(0, i64::from);
        let before = filters.before.map_or(24 * 60, i64::from);
        let inside = match after < before {
            true => (after..before).contains(&minute),
            false => minute >= after || minute < before,
        };
        let days = &filters.days;
        inside
            && (days.is_empty() || days.iter().any(|asked| i64::from(*asked) == day))
            && *at < NOW + 35 * 24 * HOUR
    };
    starts.filter(asked).min()
}

/// Whether its fee is what is asked for.
fn costs(group: &Group, filters: &Filters) -> bool {
    match (&filters.most, group.fee) {
        (None, fee) if filters.no_fee => fee == Some(None),
        (None, _) => true,
        (Some(_), None) => false,
        (Some(_), Some(None)) => true,
        (Some(most), Some(Some((amount, currency, period)))) => {
            amount <= most.amount
                && currency == most.currency
                && most.period.as_deref().is_none_or(|asked| asked == period)
        }
    }
}

/// Whether its fee says nothing about what is asked.
fn is_silent(group: &Group, filters: &Filters) -> bool {
    match (&filters.most, group.fee) {
        (most, None) => filters.no_fee || most.is_some(),
        (Some(most), Some(Some((_, currency, period)))) => {
            currency != most.currency || most.period.as_deref().is_some_and(|asked| asked != period)
        }
        _ => false,
    }
}

/// Whether it passes what else is asked.
fn passes(group: &Group, filters: &Filters) -> bool {
    let seat = !filters.seats
        || !group.invites && group.capacity.is_none_or(|seats| seats > group.members);
    group.listed
        && seat
        && filters.language.as_deref().is_none_or(|asked| (asked == "de") == group.german)
        && filters.kind.as_deref().is_none_or(|asked| (asked == "fixed") == group.fixed)
}

/// All that fit, in order, if the fee is as `fee` says.
fn ranked_by(
    groups: &[Group],
    meaning: Option<&Meaning<'_>>,
    (filters, zone): (&Filters, Option<&Zone>),
    fee: fn(&Group, &Filters) -> bool,
) -> Vec<i64> {
    let mut found = Vec::new();
    let passes = |group: &Group| passes(group, filters) && fee(group, filters);
    for (id, group) in (1..).zip(groups).filter(|(_, group)| passes(group)) {
        let fit = meaning.map_or(Some(0), |meaning| fit(group, meaning));
        let next = next(group, filters, zone);
        if let Some(fit) = fit.filter(|_| !filters.ask_when() || next.is_some()) {
            found.push((Reverse(fit), next.is_none(), next, id));
        }
    }
    found.sort_unstable();
    found.into_iter().map(|(.., id)| id).collect()
}

/// All that fit, in order.
fn ranked(
    groups: &[Group],
    meaning: Option<&Meaning<'_>>,
    asked: (&Filters, Option<&Zone>),
) -> Vec<i64> {
    ranked_by(groups, meaning, asked, costs)
}

/// A store that holds these groups.
async fn store(groups: &[Group]) -> (Store, tempfile::TempDir) {
    let directory = tempfile::tempdir().expect("a directory");
    let file = directory.path().join("circlekeeper.db");
    let sealer = Sealer::from_file(&directory.path().join("secret.key")).expect("a key");
    let store =
        Store::open(&format!("sqlite://{}", file.display()), sealer).await.expect("a store");
    let options = SqliteConnectOptions::new().filename(file).synchronous(SqliteSynchronous::Off);
    let mut db = SqliteConnection::connect_with(&options).await.expect("the store");
    let mut script = String::from("begin;");
    for (id, group) in (1..).zip(groups) {
        written(&mut script, id, group);
    }
    script.push_str("commit;");
    sqlx::raw_sql(AssertSqlSafe(script)).execute(&mut db).await.expect("it is written");
    db.close().await.expect("it can be closed");
    (store, directory)
}

fn written(script: &mut String, id: i64, group: &Group) {
    let choose = |yes: bool, is: &'static str, is_not: &'static str| if yes { is } else { is_not };
    let number = |number: Option<i64>| number.map_or("null".to_owned(), |n| n.to_string());
    let mut add = |statement: String| script.push_str(&statement);
    add(format!(
        "insert into groups (id, name, label, about, zone, language, kind, entry, state, capacity, created_at)
         values ({id}, '{}', 'Quiet', '{}', 'Europe/Berlin', '{}', '{}', '{}', '{}', {}, 0);",
        group.name.join(" "),
        group.about.join(" "),
        choose(group.german, "de", "en"),
        choose(group.fixed, "fixed", "drop-in"),
        choose(group.invites, "invite", "direct"),
        choose(group.listed, "listed", "paused"),
        number(group.capacity),
    ));
    for topic in &group.topics {
        add(format!("insert or ignore into group_topics values ({id}, '{topic}');"));
    }
    for member in 0..group.members {
        let person = id * 1_000 + member;
        add(format!(
            "insert into persons (id, platform, account, created_at) values ({person}, 'telegram', '{person}', 0);
             insert into memberships (group_id, person_id, role, state, changed_at)
             values ({id}, {person}, 'member', '{}', 0);",
            choose(member % 2 == 0, "active", "offered")
        ));
    }
    if let Some(fee) = group.fee {
        let (amount, currency, period) = fee.map_or_else(
            || (None, "null".to_owned(), "null".to_owned()),
            |(amount, currency, period)| {
                (Some(amount), format!("'{currency}'"), format!("'{period}'"))
            },
        );
        // What was taken back and what holds only later count for nothing.
        for (from, back) in [(0, "null"), (5, "1"), (NOW + 1, "null")] {
            let amount = if from == 0 { number(amount) } else { "99999".to_owned() };
            let (currency, period) = match (from, &fee) {
                (0, _) => (currency.as_str(), period.as_str()),
                _ => ("'XAF'", "'course'"),
            };
            add(format!(
                "insert into fees (group_id, amount, currency, period, holds_from, stated_at, taken_back_at)
                 values ({id}, {amount}, {currency}, {period}, {from}, 0, {back});"
            ));
        }
    }
    add(format!(
        "insert into series (id, group_id, rule, start_local, zone, length_minutes, created_at)
         values ({id}, {id}, 'FREQ=DAILY', '2026-01-01T19:00:00', 'Europe/Berlin', 60, 0);"
    ));
    for (slot, (hours, planned)) in group.sessions.iter().enumerate() {
        let at = NOW + hours * HOUR;
        add(format!(
            "insert into sessions (series_id, group_id, slot, slot_local, start_local, zone, starts_at, posted_for,
                                   zone_data, length_minutes, state)
             values ({id}, {id}, {slot}, strftime('%Y-%m-%dT%H:%M:%S', {at} + 3600, 'unixepoch'),
                     strftime('%Y-%m-%dT%H:%M:%S', {at} + 3600, 'unixepoch'), 'Europe/Berlin', {at}, {at}, 'x', 60,
                     '{}');",
            choose(*planned, "planned", "cancelled")
        ));
    }
}

/// What the store finds, page by page.
async fn found(
    store: &Store,
    meaning: Option<&Meaning<'_>>,
    (filters, zone): (&Filters, Option<&Zone>),
    (of, most): (usize, usize),
) -> Vec<i64> {
    let mut db = store.question().await.expect("a connection");
    let search = Search { meaning, filters, zone, now: from_unix(NOW) };
    let mut all = Vec::new();
    while all.len() < most {
        let page =
            search::page(&mut db, &search, (all.len(), of)).await.expect("it can be searched");
        if page.ids.is_empty() {
            assert_eq!(page.in_all, all.len());
            break;
        }
        all.extend(page.ids);
    }
    all
}

const WORDS: [&str; 6] = ["harbour", "birch", "gardens", "garden", "panic", "grief"];
const TOPICS: [&str; 5] = ["grief", "anxiety", "panic", "insomnia", "birch"];

fn some(of: &'static [&'static str], most: usize) -> impl Strategy<Value = Vec<&'static str>> {
    proptest::collection::vec(proptest::sample::select(of), 0..=most)
}

fn group() -> impl Strategy<Value = Group> {
    let fee = (prop_oneof![Just(500_i64), Just(2_000), Just(2_500)], any::<bool>(), any::<bool>());
    let fee = fee.prop_map(|(amount, euro, once)| {
        let (currency, period) =
            (if euro { "EUR" } else { "USD" }, if once { "session" } else { "month" });
        (amount, currency, period)
    });
    let words = (some(&WORDS, 3), some(&WORDS, 3), some(&TOPICS, 2));
    let facts = (prop::bool::weighted(0.9), any::<bool>(), any::<bool>(), any::<bool>());
    let seats = (proptest::option::of(1_i64..3), 0_i64..3);
    let fee = proptest::option::of(proptest::option::of(fee));
    let sessions = proptest::collection::vec((-30_i64..1_000, prop::bool::weighted(0.8)), 0..4);
    (words, facts, seats, fee, sessions).prop_map(|(words, facts, seats, fee, sessions)| {
        let (name, about, topics) = words;
        let (listed, german, fixed, invites) = facts;
        let (capacity, members) = seats;
        let name = if name.is_empty() { vec!["willow"] } else { name };
        Group {
            name,
            about,
            topics,
            listed,
            german,
            fixed,
            invites,
            capacity,
            members,
            fee,
            sessions,
        }
    })
}

fn filters() -> impl Strategy<Value = Filters> {
    let most = (prop_oneof![Just(500_i64), Just(2_000)], any::<bool>(), any::<bool>());
    let most = most.prop_map(|(amount, euro, any_period)| Most {
        amount,
        currency: if euro { "EUR" } else { "USD" }.to_owned(),
        period: (!any_period).then(|| "session".to_owned()),
    });
    let rare = |weight| prop::bool::weighted(weight);
    let hours = (0_u16..=1_440, 0_u16..=1_440);
    let when = (rare(0.3), proptest::collection::vec(0_u8..7, 1..4), rare(0.3), hours);
    let which = (rare(0.2), rare(0.2), rare(0.2), rare(0.2));
    (when, which, proptest::option::weighted(0.3, most)).prop_map(|(when, which, most)| {
        let (on_days, days, at_hours, (after, before)) = when;
        let (german, fixed, no_fee, seats) = which;
        Filters {
            days: if on_days { days } else { Vec::new() },
            after: at_hours.then_some(after),
            before: at_hours.then_some(before),
            language: german.then(|| "de".to_owned()),
            kind: fixed.then(|| "fixed".to_owned()),
            no_fee: no_fee && most.is_none(),
            most,
            seats,
            ..Filters::default()
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn a_search_finds_what_fits_in_the_order_that_is_promised(
        groups in proptest::collection::vec(group(), 1..14),
        searches in proptest::collection::vec((some(&WORDS, 3), filters(), any::<bool>()), 12),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let (store, _directory) = store(&groups).await;
            let new_york = Zone::parse("America/New_York").expect("a zone");
            for (words, filters, of_new_york) in &searches {
                let words = words.join(" ");
                let meaning = Topics::built_in().read(&words);
                let meaning = (!words.is_empty()).then_some(&meaning);
                let asked = (filters, of_new_york.then_some(&new_york));
                let expected = ranked(&groups, meaning, asked);
                let mut db = store.question().await.expect("a connection");
                let search = Search { meaning, filters, zone: asked.1, now: from_unix(NOW) };
                let page = search::page(&mut db, &search, (0, 1)).await.expect("it can be searched");
                drop(db);
                prop_assert_eq!(page.unsaid, ranked_by(&groups, meaning, asked, is_silent).len());
                let none = Filters::default();
                prop_assert_eq!(page.by_words, ranked(&groups, meaning, (&none, None)).len());
                prop_assert_eq!(page.listed, groups.iter().filter(|group| group.listed).count());
                for of in [1, 3, 50] {
                    let found = found(&store, meaning, asked, (of, usize::MAX)).await;
                    prop_assert_eq!(&found, &expected, "{:?} {:?} by {}", words, filters, of);
                }
            }
            Ok(())
        })?;
    }
}

/// So many groups fit equally that the sessions ahead are read in their order.
#[tokio::test]
async fn of_very_many_equal_fits_those_that_meet_soonest_come_first() {
    let many = |hours: &dyn Fn(i64) -> Vec<i64>, topic: &dyn Fn(i64) -> &'static str| {
        let group = |n: i64| Group {
            name: vec!["willow"],
            topics: vec![topic(n)],
            listed: true,
            sessions: hours(n).into_iter().map(|hours| (hours, hours % 5 != 3)).collect(),
            ..Group::default()
        };
        (0..900).map(group).collect::<Vec<_>>()
    };
    let grief = |_: i64| "grief";
    let sessions: [&dyn Fn(i64) -> Vec<i64>; 4] = [
        // Some meet several times, many at the same hour, some not at all.
        &|n| if n % 7 == 0 { vec![] } else { vec![n * 31 % 90, n * 17 % 400 + 24] },
        &|_| vec![48],
        // Only a few meet at all.
        &|n| if n % 400 == 0 { vec![n] } else { vec![-n - 1] },
        &|_| vec![],
    ];
    for hours in sessions {
        for topic in [&grief as &dyn Fn(i64) -> &'static str, &|n| {
            if n < 590 { "insomnia" } else { "grief" }
        }] {
            let groups = many(hours, topic);
            let (store, _directory) = store(&groups).await;
            let meaning = Topics::built_in().read("grief");
            let filters = Filters::default();
            let expected = ranked(&groups, Some(&meaning), (&filters, None));
            let first = found(&store, Some(&meaning), (&filters, None), (7, 42)).await;
            assert_eq!(first, expected[..42]);
            let all = found(&store, Some(&meaning), (&filters, None), (200, usize::MAX)).await;
            assert_eq!(all, expected);
        }
    }
}
