//! Seats in a small world of their own: a seed decides who asks for one, takes it, passes it, leaves or cannot be
//! written to, what the platform does, when the process starts anew and how time goes.
//!
//! Real: the commands and buttons people use, the lane that ends what nobody answers, the store. After each deed
//! nobody is in beyond the seats there are, nobody in line is passed over, and what is held is held for somebody;
//! and once nobody does anything any more, every offer ends.
//!
//! ```text
//! SEATS_FIRST_SEED=26 SEATS_SEEDS=1 cargo test -p circlekeeper-core --test outbox seats -- --nocapture
//! ```

use std::collections::{BTreeSet, HashMap};

use chrono::Duration;
use circlekeeper_core::App;
use circlekeeper_core::commands::{Caller, Place, Request};
use circlekeeper_core::domain::address::{Account, Platform};
use circlekeeper_core::domain::membership::Role;
use circlekeeper_core::domain::request::Happening;
use circlekeeper_core::outbox::messenger::{Ending, Reason};
use circlekeeper_core::outbox::{Lane, plan};
use circlekeeper_core::reply::{Action, Reply};
use circlekeeper_core::store::{groups, persons, seat_offers, waitlist};

use super::chance::Chance;
use crate::bench::Bench;
use crate::script::Line;

/// Dana, who leads the group, has the account 1; these follow.
const PEOPLE: usize = 7;
const DEEDS: usize = 70;

struct Play {
    bench: Bench,
    app: App,
    lane: Option<Lane>,
    chance: Chance,
    events: usize,
    /// How many seats were taken or held after the last deed, and the last offer that had been made.
    before: (i64, i64),
}

/// One who waits: their number in line, their person, whether they passed the seat that is free.
type InLine = (i64, i64, bool);

#[tokio::test]
async fn nobody_is_in_beyond_the_seats_nobody_is_passed_over_and_every_offer_ends() {
    let given = |name: &str| std::env::var(name).ok().and_then(|number| number.parse().ok());
    let (first, seeds) =
        (given("SEATS_FIRST_SEED").unwrap_or(1), given("SEATS_SEEDS").unwrap_or(16));
    let mut ends = BTreeSet::new();
    for seed in first..first + seeds {
        let platform = if seed % 2 == 0 { Platform::Discord } else { Platform::Telegram };
        eprintln!("seed {seed} on {platform}");
        let mut play = Play::begin(platform, seed).await;
        for _ in 0..DEEDS {
            play.deed().await;
            play.promise().await;
        }
        play.every_offer_ends().await;
        let ended: Vec<(String, i64)> = play.rows("select state, 0 from seat_offers").await;
        ends.extend(ended.into_iter().map(|(state, _)| state));
    }
    // What never happens proves nothing.
    if seeds >= 16 {
        let all = ["accepted", "declined", "lapsed", "unreached", "withdrawn"];
        assert_eq!(ends.iter().map(String::as_str).collect::<Vec<_>>(), all);
    }
}

impl Play {
    async fn begin(platform: Platform, seed: u64) -> Self {
        let bench = Bench::open(platform, 1).await;
        let app = App::new(bench.house.clone(), HashMap::new());
        let now = bench.house.clock.now();
        let mut db = bench.change().await;
        let dana = Account::new(platform, 1);
        let dana = persons::remember(&mut db, &dana, None, now).await.expect("a person").id;
        let as_what = (Role::Facilitator, None);
        plan::let_in(&mut db, (bench.group, dana), as_what, now).await.expect("a facilitator");
        db.commit().await.expect("a commit");
        let (lane, chance) = (Some(bench.take().await), Chance::new(seed));
        let mut play = Self { bench, app, lane, chance, events: 0, before: (0, 0) };
        play.seats(2).await;
        assert_eq!(play.capacity().await, Some(2), "the seats are set");
        play
    }

    async fn deed(&mut self) {
        let who = 2 + self.chance.below(PEOPLE);
        let deed = self.chance.below(100);
        eprintln!("  {}: {deed} by {who}", self.bench.house.clock.now());
        match deed {
            0..28 => {
                self.writes(who, "/join #1").await;
            }
            28..46 => self.answers("seat").await,
            46..56 => self.answers("noseat").await,
            56..64 => {
                self.writes(who, "/leave #1").await;
            }
            64..67 => {
                self.asks(who, Request::Press("unwait:1".to_owned().into())).await;
            }
            67..70 => {
                self.asks(who, Request::Event(Happening::Blocked)).await;
            }
            70..74 => {
                let seats = 1 + self.chance.below(4);
                self.seats(seats).await;
            }
            74..77 => self.a_break_begins_or_ends().await,
            77..97 => self.time_passes().await,
            _ => self.starts_anew().await,
        }
        // The lane is woken by most of what is asked; sometimes time goes on before.
        if !self.chance.one_in(6) {
            self.settle().await;
        }
    }

    /// One of the offers that were made, open or not, is answered by whose it is.
    async fn answers(&mut self, verb: &str) {
        let offers: Vec<(i64, i64)> = self
            .rows("select o.id, m.person_id from seat_offers o join memberships m on m.id = o.membership_id")
            .await;
        if offers.is_empty() {
            return;
        }
        // The later ones more often than those long gone.
        let back = self.chance.below(offers.len()).min(self.chance.below(offers.len()));
        let (offer, person) = offers[offers.len() - 1 - back];
        let accounts: Vec<(i64, i64)> = self
            .rows(&format!("select cast(account as integer), 0 from persons where id = {person}"))
            .await;
        let Some((account, _)) = accounts.first() else { return };
        let who = usize::try_from(*account).expect("one of ours");
        self.asks(who, Request::Press(format!("{verb}:{offer}").into())).await;
    }

    async fn a_break_begins_or_ends(&mut self) {
        let preview = self.writes(1, "/pausegroup #1").await;
        let Reply::Say { message, .. } = preview else { return };
        let press = message.buttons.iter().flatten().find_map(|button| match button.action {
            Action::Press(press) => Some(press.to_string()),
            _ => None,
        });
        self.asks(1, Request::Press(press.expect("a button to confirm").into())).await;
    }

    async fn time_passes(&mut self) {
        let step = match self.chance.below(3) {
            0 => Duration::minutes(self.chance.between(1, 40)),
            1 => Duration::hours(self.chance.between(1, 8)),
            _ => Duration::hours(self.chance.between(8, 40)),
        };
        let reason = || Reason::new("played");
        match self.chance.below(8) {
            0 => self.bench.script.next(Line::LostReply),
            1 => self.bench.script.next(Line::Instead(Ending::NotAllowed(reason()))),
            2 => self.bench.script.next(Line::Instead(Ending::Gone(reason()))),
            _ => {}
        }
        let clock = &self.bench.house.clock;
        clock.set(clock.now() + step);
        self.settle().await;
    }

    /// The process ends, and another takes its place.
    async fn starts_anew(&mut self) {
        let ended = self.lane.take();
        drop(ended);
        self.lane = Some(self.bench.take().await);
        self.settle().await;
    }

    /// The lane does all that is due: nothing is held beyond its limit then.
    async fn settle(&mut self) {
        let lane = self.lane.as_mut().expect("a lane");
        lane.settle().await.expect("the lane settles");
        let (platform, now) = (self.bench.platform, self.bench.house.clock.now());
        let mut db = self.bench.house.store.question().await.expect("a reader");
        let overdue = seat_offers::overdue(&mut db, Some(platform), now).await.expect("offers");
        assert!(overdue.is_empty(), "held beyond its limit: {overdue:?}");
    }

    async fn seats(&mut self, seats: usize) {
        self.writes(1, &format!("/editgroup #1 capacity:{seats}")).await;
    }

    async fn capacity(&self) -> Option<i64> {
        let mut db = self.bench.house.store.question().await.expect("a reader");
        groups::by_id(&mut db, self.bench.group).await.expect("a store").expect("a group").capacity
    }

    async fn takes_members(&self) -> bool {
        let mut db = self.bench.house.store.question().await.expect("a reader");
        let group = groups::by_id(&mut db, self.bench.group).await.expect("a store");
        plan::takes_members(&mut db, &group.expect("a group")).await.expect("a store")
    }

    async fn writes(&mut self, who: usize, text: &str) -> Reply {
        self.asks(who, Request::Written(text.to_owned().into())).await
    }

    async fn asks(&mut self, who: usize, request: Request) -> Reply {
        self.events += 1;
        let account = Account::new(self.bench.platform, u64::try_from(who).expect("a number"));
        let caller = Caller {
            account,
            language: None,
            place: Place::private(),
            event: format!("seats{}", self.events),
            message: None,
        };
        self.app.handle(&caller, request).await
    }

    /// What must hold after each deed.
    async fn promise(&mut self) {
        let capacity = self.capacity().await.expect("seats");
        let mut db = self.bench.house.store.question().await.expect("a reader");
        let group =
            groups::by_id(&mut db, self.bench.group).await.expect("a store").expect("a group");
        let seats = waitlist::seats(&mut db, group.id).await.expect("seats");
        let taken = seats.members + seats.offered;
        // Fewer seats put nobody out; but nobody comes in, either.
        assert!(
            taken <= capacity || taken <= self.before.0,
            "{taken} of {capacity} are taken or held"
        );
        let takes = plan::takes_members(&mut db, &group).await.expect("a store");
        let next = waitlist::next(&mut db, group.id).await.expect("a line");
        let free = seats.free_of(group.capacity) != Some(0);
        assert!(!(takes && free) || next.is_none(), "a seat is free, and {next:?} is not asked");
        drop(db);
        self.held_for_somebody(seats.offered).await;
        let last = self.in_order().await;
        self.before = (taken, last);
    }

    /// Each seat that is held is held by one open offer; who waits is in line, and nobody else.
    async fn held_for_somebody(&self, offered: i64) {
        let open =
            "select count(*), 0 from seat_offers where state = 'open' and session_id is null";
        assert_eq!(self.rows::<(i64, i64)>(open).await[0].0, offered, "offers, and seats held");
        let strays = "select count(*), 0 from memberships m
                      where (m.state in ('waiting', 'offered'))
                         <> exists (select 1 from waitlist w where w.membership_id = m.id)";
        assert_eq!(self.rows::<(i64, i64)>(strays).await[0].0, 0, "in line, or not");
    }

    /// Of the offers that this deed made, none went past somebody before them. The last offer there is.
    async fn in_order(&self) -> i64 {
        let made: Vec<(i64, i64)> = self
            .rows(&format!(
                "select o.id, w.number from seat_offers o join waitlist w on w.membership_id = o.membership_id
                 where o.id > {} and o.state = 'open' order by o.id",
                self.before.1
            ))
            .await;
        let waiting: Vec<InLine> = self
            .rows(
                "select w.number, m.person_id, w.passed from waitlist w
                 join memberships m on m.id = w.membership_id and m.state = 'waiting'
                 join persons p on p.id = m.person_id and p.reach = 'open'",
            )
            .await;
        for (offer, number) in &made {
            let before = waiting.iter().find(|(place, _, passed)| place < number && !passed);
            assert!(before.is_none(), "offer {offer} went past {before:?}");
        }
        let last: Vec<(i64, i64)> =
            self.rows("select coalesce(max(id), 0), 0 from seat_offers").await;
        last[0].0.max(self.before.1)
    }

    /// Some go once more, and then nobody does anything any more: whatever is held falls to the next, and then to nobody.
    async fn every_offer_ends(&mut self) {
        if !self.takes_members().await {
            self.a_break_begins_or_ends().await;
        }
        for who in 2..2 + PEOPLE {
            self.writes(who, "/join #1").await;
        }
        for who in 2..5 {
            self.writes(who, "/leave #1").await;
            self.settle().await;
            self.promise().await;
        }
        for _ in 0..=PEOPLE * 2 {
            let mut db = self.bench.house.store.question().await.expect("a reader");
            let open = seat_offers::all_open(&mut db).await.expect("offers");
            drop(db);
            let Some(limit) = open.iter().map(|offer| offer.answer_by).max() else { break };
            let clock = &self.bench.house.clock;
            clock.set(limit.max(clock.now()) + Duration::seconds(1));
            self.settle().await;
            self.promise().await;
        }
        let left = "select count(*), (select count(*) from deliveries
                                      where kind in ('seat_offer', 'seat_lapsed')
                                        and state in ('pending', 'sending'))
                    from seat_offers where state = 'open'";
        assert_eq!(
            self.rows::<(i64, i64)>(left).await,
            [(0, 0)],
            "open offers, and what is owed of them"
        );
    }

    async fn rows<R>(&self, sql: &str) -> Vec<R>
    where
        R: for<'r> sqlx::FromRow<'r, sqlx::sqlite::SqliteRow> + Send + Unpin,
    {
        let mut db = self.bench.house.store.question().await.expect("a reader");
        let query = sqlx::query_as(sqlx::AssertSqlSafe(sql.to_owned()));
        query.fetch_all(&mut *db).await.expect("rows")
    }
}
