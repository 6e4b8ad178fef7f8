//! A store full of groups: ten members each, a leader among them who states something, a chat, two topics, a fee,
//! and weekly sessions in the two months ahead at every hour of the day; and of listings a fifth as many, as
//! directories bring them. Made by the program's own code, filled in bulk; without statistics,
//! since the program has none gathered.

use std::sync::Arc;

use circlekeeper_core::clock::{Clock, Instant, from_unix};
use circlekeeper_core::domain::address::{Account, Platform};
use circlekeeper_core::domain::credential::{Profession, Statement};
use circlekeeper_core::domain::policy::Policy;
use circlekeeper_core::house::{House, Wake};
use circlekeeper_core::outbox::Progress;
use circlekeeper_core::reply::words::Words;
use circlekeeper_core::store::seal::Sealer;
use circlekeeper_core::store::{Store, credentials, drafts};
use circlekeeper_core::time::zone;
use sqlx::sqlite::{SqliteConnectOptions, SqliteSynchronous};
use sqlx::{AssertSqlSafe, Connection, SqliteConnection};
use tempfile::TempDir;

/// What the groups are about.
const TOPICS: &str = "anxiety depression grief insomnia dementia caregivers cancer divorce loneliness ocd adhd \
    autism menopause infertility miscarriage stuttering tinnitus gambling bullying addiction burnout trauma";

/// Monday, 30 November 2026, 08:00 UTC.
pub(crate) fn now() -> Instant {
    from_unix(1_796_025_600)
}

/// A house with such a store, and the directory it lies in.
pub(crate) struct Town {
    pub(crate) house: House,
    _directory: TempDir,
}

impl Town {
    /// So many groups.
    pub(crate) async fn of(groups: i64) -> Self {
        let directory = directory();
        let file = directory.path().join("circlekeeper.db");
        let address = format!("sqlite://{}", file.display());
        let sealer = Sealer::from_file(&directory.path().join("secret.key")).expect("a key");
        let store = Store::open(&address, sealer).await.expect("a store");
        let options =
            SqliteConnectOptions::new().filename(file).synchronous(SqliteSynchronous::Off);
        let mut db = SqliteConnection::connect_with(&options).await.expect("the store");
        let all = people(groups).into_iter().chain(costs(groups)).chain(meetings(groups));
        for statement in all {
            sqlx::query(AssertSqlSafe(statement)).execute(&mut db).await.expect("it is written");
        }
        db.close().await.expect("it can be closed");
        statements(&store, groups).await;
        let clock = Clock::movable(now());
        let operators = vec![Account::new(Platform::Telegram, 1)];
        let house = House {
            store,
            clock,
            words: Words::load().expect("words"),
            policy: Arc::new(Policy { operators, ..Policy::default() }),
            wake: Wake::default(),
            progress: Progress::default(),
            sides: Default::default(),
            measures: Default::default(),
        };
        Self { house, _directory: directory }
    }

    /// Throws away what searches keep for their next pages, so that a later one finds the store as the first did.
    pub(crate) async fn forgets_what_is_half_done(&self) {
        let mut change = self.house.store.change().await.expect("a change");
        for person in [1, 2] {
            drafts::discard_all(&mut change, person).await.expect("they are thrown away");
        }
        change.commit().await.expect("they are thrown away");
    }
}

fn directory() -> TempDir {
    let memory = tempfile::tempdir_in("/dev/shm");
    memory.or_else(|_| tempfile::tempdir()).expect("a directory")
}

/// Who is there, and the groups they are in.
fn people(groups: i64) -> [String; 4] {
    let people = 2 * groups;
    let words = TOPICS.split_whitespace().map(|topic| format!("'{topic}'"));
    let topics = format!(
        "{}, words(word) as (select value from json_each(json_array({}))),
         topics(id, word) as (select row_number() over () - 1, word from words)",
        numbers(groups),
        words.collect::<Vec<_>>().join(", ")
    );
    let of = TOPICS.split_whitespace().count();
    let each = numbers(groups);
    [
        format!(
            "{} insert into persons (id, platform, account, zone, created_at)
             select n, 'telegram', cast(500000 + n as text), iif(n % 2, 'America/New_York', null), 0 from numbers",
            numbers(people)
        ),
        format!(
            "{each} insert into groups (id, name, label, about, zone, language, kind, state, capacity, fee, created_at)
             select n, 'Circle ' || n, 'Circle ' || n,
                    'for people who carry much by day and lie awake at night, number ' || n, 'Europe/Berlin',
                    iif(n % 5, 'en', 'de'), iif(n % 3, 'drop-in', 'fixed'), iif(n % 50, 'listed', 'closed'),
                    iif(n % 2, null, iif(n % 4, 12, 9)), iif(n % 3, 'no fee', '20 EUR a session'), 0
             from numbers"
        ),
        format!(
            "{topics} insert into group_topics (group_id, topic)
             select n, word from numbers join topics on id in (n % {of}, (n / {of} + n * 7 + 3) % {of}) order by n"
        ),
        format!(
            "{each}, places(k) as (select value from json_each('[0,1,2,3,4,5,6,7,8,9]'))
             insert into memberships (group_id, person_id, role, state, alias, changed_at)
             select n, (n * 10 + k) % {people} + 1, iif(k, 'member', 'facilitator'), 'active', 'Ana', 0
             from numbers, places"
        ),
    ]
}

/// What those who lead groups state: half of them a profession, and the licence of one in five has ended.
async fn statements(store: &Store, groups: i64) {
    let mut change = store.change().await.expect("a change");
    let people = 2 * groups;
    for n in 1..=people / 10 {
        let none = || (None, None);
        let ((number, body), (country, register)) = (none(), none());
        let expires = (n % 5 == 0).then(|| "2026-11-01".parse().expect("a day"));
        let title = "counsellor".to_owned().into();
        let profession = Profession { title, number, body, country, register, expires };
        let said = if n % 2 == 0 { Statement::Peer } else { Statement::Profession(profession) };
        let stated = (n * 10 % people + 1, &said);
        credentials::state(&mut change, store.sealer(), stated, now())
            .await
            .expect("it is written");
    }
    change.commit().await.expect("it is written");
}

/// What groups cost, and what directories know besides.
fn costs(groups: i64) -> [String; 3] {
    let (each, listings) = (numbers(groups), numbers(groups / 5));
    let topics = TOPICS.split_whitespace().map(|topic| format!("'{topic}'"));
    let topics = topics.collect::<Vec<_>>().join(", ");
    let of = TOPICS.split_whitespace().count();
    [
        // One in four has said it in words alone, as before there were parts.
        format!(
            "{each} insert into fees (group_id, amount, currency, period, holds_from, stated_at)
             select n, iif(n % 3, null, 2000), iif(n % 3, null, 'EUR'), iif(n % 3, null, 'session'), 0, 0
             from numbers where n % 4"
        ),
        "insert into directories (id, name, zone, imported_at) values (1, 'Harbour office', 'Europe/Berlin', 0)"
            .to_owned(),
        format!(
            "{listings} insert into listings (directory_id, key, name, zone, languages, topics, online, phone,
                                             in_person, page, words, changed_at)
             select 1, cast(n as text), 'Meeting ' || n, 'Europe/Berlin', iif(n % 5, 'en', 'de'), topic, 1, 0, 0,
                    iif(n % 2, 'https://harbour.example/' || n, null),
                    ' meeting ' || n || ' ' || topic || ' evening online for everybody who would like to come ', 0
             from (select n, json_array({topics}) ->> (n % {of}) as topic from numbers)"
        ),
    ]
}

/// Where and when the groups meet.
fn meetings(groups: i64) -> [String; 5] {
    let (zone_data, now, each) = (zone::data_version(), now().timestamp(), numbers(groups));
    [
        format!(
            "{each} insert into chats (id, platform, chat)
             select n, iif(n % 2, 'telegram', 'discord'), cast(1000000 + n as text) from numbers"
        ),
        "insert into bindings (chat_id, group_id, bound_at) select id, id, 0 from chats".to_owned(),
        format!(
            "{each} insert into series (id, group_id, rule, start_local, zone, length_minutes, created_at)
             select n, n, 'FREQ=WEEKLY', '2026-01-01T19:00:00', 'Europe/Berlin', 60, 0 from numbers"
        ),
        format!(
            "{each}, weeks(w) as (select value from json_each('[0,1,2,3,4,5,6,7]')),
             starts(n, w, at) as
                 (select n, w, {now} - {now} % 86400 + (1 + n % 7 + 7 * w) * 86400 + (n / 7 % 48) * 1800
                  from numbers, weeks)
             insert into sessions (series_id, group_id, slot, slot_local, start_local, zone, starts_at, posted_for,
                                   zone_data, length_minutes)
             select n, n, w, strftime('%Y-%m-%dT%H:%M:%S', at + 3600, 'unixepoch'),
                    strftime('%Y-%m-%dT%H:%M:%S', at + 3600, 'unixepoch'), 'Europe/Berlin', at, at, '{zone_data}', 60
             from starts"
        ),
        "pragma wal_checkpoint(truncate)".to_owned(),
    ]
}

/// The numbers from one on.
fn numbers(to: i64) -> String {
    format!(
        "with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < {to})"
    )
}
