//! The store a row begins with: made by the program's own code, filled in bulk.

use std::path::Path;

use circlekeeper_core::clock::Instant;
use circlekeeper_core::domain::address::Platform;
use circlekeeper_core::store::Store;
use circlekeeper_core::store::seal::Sealer;
use circlekeeper_core::time::zone;
use sqlx::sqlite::{SqliteConnectOptions, SqliteSynchronous};
use sqlx::{AssertSqlSafe, Connection, SqliteConnection};

/// The chats of Discord have numbers from here; those of Telegram are the same, below zero.
pub(crate) const FIRST_CHAT: i64 = 1_000_000;
/// People on Telegram have numbers from here.
pub(crate) const FIRST_PERSON: i64 = 500_000;
/// So many people are members of the first group.
pub(crate) const PEOPLE: i64 = 100;

/// A day before the session, as the usual first reminder.
const OFFSET: i64 = 24 * 60 * 60;

/// A store that is being prepared.
pub(crate) struct Preparing {
    db: SqliteConnection,
}

impl Preparing {
    /// An empty one in `directory`, with its key.
    pub(crate) async fn begin(directory: &Path) -> Self {
        let file = directory.join("circlekeeper.db");
        let sealer = Sealer::from_file(&directory.join("keys/secret.key")).expect("a key");
        let store = Store::open(&format!("sqlite://{}", file.display()), sealer).await;
        store.expect("a store").close().await;
        let options =
            SqliteConnectOptions::new().filename(file).synchronous(SqliteSynchronous::Off);
        let db = SqliteConnection::connect_with(&options).await.expect("the store");
        Self { db }
    }

    async fn run(&mut self, sql: String) {
        sqlx::query(AssertSqlSafe(sql)).execute(&mut self.db).await.expect("it can be written");
    }

    /// So many groups that meet weekly, each with a chat on either platform, and members of the first.
    /// All their sessions ahead are there already.
    pub(crate) async fn groups(&mut self, count: i64) {
        let numbers = format!(
            "with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < {count})"
        );
        let statements = [
            format!(
                "{numbers} insert into groups (id, name, label, zone, language, state, created_at)
                 select n, 'Circle ' || n, 'Thursday circle ' || n, 'Europe/Berlin', 'en', 'listed', 0
                 from numbers"
            ),
            format!(
                "{numbers} insert into chats (id, platform, chat)
                 select 2 * n - 1, 'discord', cast({FIRST_CHAT} + n as text) from numbers
                 union all select 2 * n, 'telegram', cast(-({FIRST_CHAT} + n) as text) from numbers"
            ),
            "insert into bindings (chat_id, group_id, bound_at) select id, (id + 1) / 2, 0 from chats"
                .to_owned(),
            "insert into group_reminders (group_id, offset_s)
             select id, offset_s from groups, (select 86400 offset_s union select 1800)"
                .to_owned(),
            format!(
                "{numbers} insert into series (id, group_id, rule, start_local, zone, length_minutes,
                                               ends_local, created_at)
                 select n, n, 'FREQ=WEEKLY', '2026-01-01T19:00:00', 'Europe/Berlin', 60,
                        '2026-01-02T00:00:00', 0 from numbers"
            ),
        ];
        for statement in statements {
            self.run(statement).await;
        }
        self.members().await;
    }

    /// The first leads the first group, on Telegram.
    async fn members(&mut self) {
        let numbers = format!(
            "with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < {PEOPLE})"
        );
        self.run(format!(
            "{numbers} insert into persons (id, platform, account, created_at)
             select n, 'telegram', cast({FIRST_PERSON} + n as text), 0 from numbers"
        ))
        .await;
        self.run(format!(
            "{numbers} insert into memberships (group_id, person_id, role, state, changed_at)
             select 1, n, iif(n = 1, 'facilitator', 'member'), 'active', 0 from numbers"
        ))
        .await;
    }

    /// A session of each of the first `groups` groups, a day after `due`, with its first reminder on one
    /// platform; and that `times` over. Consecutive times lie `apart` seconds apart.
    pub(crate) async fn reminders(
        &mut self,
        platform: Platform,
        (groups, times): (i64, i64),
        (due, apart): (Instant, i64),
    ) {
        let (due, zone_data) = (due.timestamp(), zone::data_version());
        let odd = i64::from(platform == Platform::Discord);
        let (first, lane): (i64, _) = (self.sessions().await, platform.as_str());
        self.run(format!(
            "with recursive
                 numbers(n) as (select 0 union all select n + 1 from numbers where n < {groups} * {times} - 1),
                 due(n, circle, at) as (select n, n % {groups} + 1, {due} + (n / {groups}) * {apart} from numbers)
             insert into sessions (id, series_id, group_id, slot, slot_local, start_local, zone, starts_at,
                                   posted_for, zone_data, length_minutes)
             select {first} + n + 1, circle, circle, {first} + n,
                    strftime('%Y-%m-%dT%H:%M:%S', at + {OFFSET} + 3600, 'unixepoch'),
                    strftime('%Y-%m-%dT%H:%M:%S', at + {OFFSET} + 3600, 'unixepoch'),
                    'Europe/Berlin', at + {OFFSET}, at + {OFFSET}, '{zone_data}', 60 from due"
        ))
        .await;
        self.run(format!(
            "insert into deliveries (lane, kind, subject, revision, offset_s, chat_id, due_at, expires_at,
                                     urgency_at, created_at)
             select '{lane}', 'reminder', id, 1, {OFFSET}, 2 * group_id - {odd}, starts_at - {OFFSET},
                    starts_at - 1800, starts_at, 0
             from sessions where id > {first}"
        ))
        .await;
    }

    async fn sessions(&mut self) -> i64 {
        let count = sqlx::query_scalar("select coalesce(max(id), 0) from sessions");
        count.fetch_one(&mut self.db).await.expect("it can be read")
    }

    /// So many deliveries more, half of them sent long ago and half owed in the coming two months.
    pub(crate) async fn stored(&mut self, count: i64, now: Instant) {
        let now = now.timestamp();
        self.run(format!(
            "with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < {count}),
                  due(n, at) as (select n, {now} + (2 * (n % 2) - 1) * (86400 * 2 + n * 5) from numbers)
             insert into deliveries (lane, kind, subject, revision, offset_s, chat_id, state, due_at,
                                     expires_at, urgency_at, first_try_at, message, ended_at, created_at)
             select iif(n % 4 < 2, 'telegram', 'discord'), 'reminder', 1, 1000 + n, {OFFSET},
                    iif(n % 4 < 2, 2, 1), iif(n % 2, 'pending', 'sent'), at, at + {OFFSET} - 1800, at + {OFFSET},
                    iif(n % 2, null, at), iif(n % 2, null, '123456'), iif(n % 2, null, at), 0
             from due"
        ))
        .await;
    }

    /// How many of the reminders ended in each state, by platform.
    pub(crate) async fn states(directory: &Path) -> Vec<(String, String, i64)> {
        let file = directory.join("circlekeeper.db");
        let options = SqliteConnectOptions::new().filename(file).read_only(true);
        let mut db = SqliteConnection::connect_with(&options).await.expect("the store");
        sqlx::query_as(
            "select lane, state, count(*) from deliveries where kind = 'reminder' group by lane, state",
        )
        .fetch_all(&mut db)
        .await
        .expect("it can be read")
    }

    /// It is ready.
    pub(crate) async fn end(mut self) {
        self.run("pragma wal_checkpoint(truncate)".to_owned()).await;
        self.db.close().await.expect("it can be closed");
    }
}
