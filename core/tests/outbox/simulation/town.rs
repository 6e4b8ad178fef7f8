//! The group, its chats and its store: put back as they were for each play, and what its people do.

use std::collections::BTreeMap;

use chrono::{Duration, NaiveDateTime};
use circlekeeper_core::House;
use circlekeeper_core::clock::{Clock, Instant, from_unix};
use circlekeeper_core::domain::address::{ChatAddress, Platform};
use circlekeeper_core::domain::delivery::{Kind, State};
use circlekeeper_core::domain::session::Session;
use circlekeeper_core::house::Wake;
use circlekeeper_core::outbox::{Progress, plan};
use circlekeeper_core::store::seal::Sealer;
use circlekeeper_core::store::{Change, Store, deliveries, sessions};
use tokio::runtime::Runtime;

use crate::bench::Bench;

pub(super) const CHATS: usize = 2;

/// A delivery as the store has it.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) id: i64,
    pub(super) kind: Kind,
    pub(super) subject: i64,
    pub(super) revision: i64,
    pub(super) offset: i64,
    pub(super) chat: Option<i64>,
    pub(super) due_at: Instant,
    pub(super) expires_at: Option<Instant>,
    pub(super) state: State,
    pub(super) first_try_at: Option<Instant>,
    pub(super) ended: bool,
    pub(super) doubts: i64,
}

/// All deliveries, by id.
pub(super) type Book = BTreeMap<i64, Entry>;

pub(super) struct Town {
    pub(super) runtime: Runtime,
    pub(super) bench: Bench,
    tables: Vec<String>,
    /// Two stores of their own on the same file, as two processes have them.
    stores: Vec<Store>,
}

impl Town {
    pub(super) fn open(platform: Platform) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.expect("a runtime");
        let bench = runtime.block_on(Bench::open(platform, CHATS));
        let tables = runtime.block_on(keep(&bench));
        let address = format!("sqlite://{}", bench.house.store.path().display());
        let open = || runtime.block_on(Store::open(&address, Sealer::new(&[7; 32])));
        let stores = (0..2).map(|_| open().expect("a store")).collect();
        Self { runtime, bench, tables, stores }
    }

    /// The house of one process.
    pub(super) fn house(&self, process: usize, clock: Clock) -> House {
        House {
            store: self.stores[process].clone(),
            clock,
            wake: Wake::default(),
            progress: Progress::default(),
            measures: Default::default(),
            sides: Default::default(),
            ..self.bench.house.clone()
        }
    }

    /// Everything is as it was at first.
    pub(super) fn begin_anew(&self) {
        let tables = &self.tables;
        self.change(async |db| {
            run(db, "pragma defer_foreign_keys = on").await;
            // No group is ever deleted, so nothing does this by itself; the triggers fill it again.
            run(db, "delete from group_search").await;
            for table in tables {
                run(db, &format!("delete from {table}")).await;
            }
            for table in tables {
                run(db, &format!("insert into {table} select * from kept_{table}")).await;
            }
        });
    }

    /// A change of the store by the people's side of the program.
    pub(super) fn change(&self, deed: impl AsyncFnOnce(&mut Change)) {
        self.runtime.block_on(async {
            let mut change = self.bench.change().await;
            deed(&mut change).await;
            change.commit().await.expect("a commit");
        });
    }

    pub(super) fn book(&self) -> Book {
        self.runtime.block_on(async {
            let mut question = self.bench.house.store.question().await.expect("a reader");
            // In one piece: so many rows one by one would take longer than the rest of a play.
            let lines: Option<String> = sqlx::query_scalar(
                "select group_concat(concat_ws('|', id, kind, subject, revision, offset_s,
                        coalesce(chat_id, ''), due_at, coalesce(expires_at, ''), state,
                        coalesce(first_try_at, ''), ended_at is not null, doubts), ';')
                 from deliveries",
            )
            .fetch_one(&mut *question)
            .await
            .expect("the ledger");
            let lines = lines.unwrap_or_default();
            lines.split(';').map(entry).map(|entry| (entry.id, entry)).collect()
        })
    }

    /// The sessions that are not over, soonest first.
    pub(super) fn sessions(&self, now: Instant) -> Vec<Session> {
        self.runtime.block_on(async {
            let mut question = self.bench.house.store.question().await.expect("a reader");
            sessions::ahead(&mut question, self.bench.group, now, 20).await.expect("sessions")
        })
    }

    pub(super) fn cancel(&self, session: &Session, now: Instant) {
        self.change(async |db| {
            plan::cancel_session(db, (session, None), now).await.expect("cancelled");
        });
    }

    pub(super) fn restore(&self, session: &Session, now: Instant) {
        self.change(async |db| {
            plan::restore_session(db, (session, None), now).await.expect("restored");
        });
    }

    pub(super) fn move_to(&self, session: &Session, to: NaiveDateTime, now: Instant) {
        self.change(async |db| {
            plan::move_session(db, (session, None), to, now).await.expect("moved");
        });
    }

    pub(super) fn lose(&self, chat: usize, now: Instant) {
        let chat = self.bench.chats[chat];
        self.change(async |db| plan::lose_chat(db, chat, now).await.expect("lost"));
    }

    pub(super) fn regain(&self, chat: usize, now: Instant) {
        let chat = self.bench.chats[chat];
        self.change(async |db| plan::regain_chat(db, chat, now).await.expect("regained"));
    }

    pub(super) fn follow(&self, old: &ChatAddress, new: &ChatAddress, now: Instant) {
        self.change(async |db| plan::follow_chat(db, old, new, now).await.expect("followed"));
    }

    /// The start of a session was derived from zone data that are not today's.
    pub(super) fn other_zone_data(&self, session: &Session, shift: Duration) {
        let start = session.starts_at + shift;
        self.change(async |db| {
            sessions::forge_zone_data(db, session.id, start).await.expect("forged");
        });
    }

    /// What a chat was last told of a session's start (none: that it is cancelled), and by which delivery.
    pub(super) fn told(&self, session: &Session, chat: i64) -> (Option<i64>, Option<Instant>) {
        self.runtime.block_on(async {
            let mut question = self.bench.house.store.question().await.expect("a reader");
            let told = deliveries::told(&mut question, (session.id, chat), None).await;
            match told.expect("what was told") {
                Some((id, told)) => (Some(id), (!told.cancelled).then_some(told.start)),
                None => (None, Some(session.posted_for)),
            }
        })
    }
}

/// Keeps a copy of every table beside it; says which there are.
async fn keep(bench: &Bench) -> Vec<String> {
    let mut db = bench.change().await;
    let tables: Vec<String> = sqlx::query_scalar(
        "select name from pragma_table_list where schema = 'main' and type = 'table'
         and (name = 'sqlite_sequence' or name not like '\\_%' escape '\\' and name not like 'sqlite%')",
    )
    .fetch_all(&mut *db)
    .await
    .expect("the tables");
    // Time goes back in a play, and the audit with it.
    run(&mut db, "drop trigger audit_is_not_erased").await;
    for table in &tables {
        run(&mut db, &format!("create table kept_{table} as select * from {table}")).await;
    }
    db.commit().await.expect("a commit");
    tables
}

async fn run(db: &mut Change, sql: &str) {
    sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&mut **db).await.expect("SQL");
}

fn entry(line: &str) -> Entry {
    let columns: Vec<&str> = line.split('|').collect();
    let number = |column: usize| columns[column].parse::<i64>().ok();
    let sure = |column: usize| number(column).expect("a number");
    Entry {
        id: sure(0),
        kind: columns[1].parse().expect("a kind"),
        subject: sure(2),
        revision: sure(3),
        offset: sure(4),
        chat: number(5),
        due_at: from_unix(sure(6)),
        expires_at: number(7).map(from_unix),
        state: columns[8].parse().expect("a state"),
        first_try_at: number(9).map(from_unix),
        ended: sure(10) == 1,
        doubts: sure(11),
    }
}
