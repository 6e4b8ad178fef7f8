//! The promise: what must hold after every deed, and what must have arrived once all is well again.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Duration;
use circlekeeper_core::clock::{Instant, Mark};
use circlekeeper_core::domain::address::Platform;
use circlekeeper_core::domain::delivery::{Kind, State};
use circlekeeper_core::outbox::messenger::Recipient;

use super::platform::{Request, World};
use super::town::{Book, Entry, Town};

/// The offset of the early reminder, in seconds.
pub(super) const EARLY: i64 = 24 * 60 * 60;
/// The offset of the last one.
pub(super) const LAST: i64 = 30 * 60;
/// A request begins at most so long after its delivery was marked.
const BEGINS_WITHIN: Duration = Duration::seconds(10);

/// What has been seen of the play so far.
pub(super) struct Promise {
    platform: Platform,
    /// Whether the play is told as it goes.
    told: bool,
    /// The store after the last deed.
    pub(super) book: Book,
    /// How often people saw each delivery, and when first, by the stopwatch.
    pub(super) seen: BTreeMap<i64, (usize, Mark)>,
    /// Deliveries that were there before the play began.
    before: BTreeSet<i64>,
    /// Deliveries of which a process could not know whether they were done.
    unknown: BTreeSet<i64>,
    /// The addresses each chat has had; the last is where it is.
    pub(super) addresses: BTreeMap<i64, Vec<String>>,
    /// Sessions that do not take place, as their people have it.
    pub(super) cancelled: BTreeSet<i64>,
    /// The revision at which a session was moved last: its reminders are of another start.
    pub(super) moved: BTreeMap<i64, i64>,
}

impl Promise {
    pub(super) fn new(town: &Town) -> Self {
        let book = town.book();
        let chats = &town.bench.chats;
        let address = |number: usize| vec![town.bench.address(number).chat];
        Self {
            platform: town.bench.platform,
            told: std::env::var_os("OUTBOX_TOLD").is_some(),
            before: book.keys().copied().collect(),
            book,
            seen: BTreeMap::new(),
            unknown: BTreeSet::new(),
            addresses: chats.iter().enumerate().map(|(at, id)| (*id, address(at))).collect(),
            cancelled: BTreeSet::new(),
            moved: BTreeMap::new(),
        }
    }

    /// Safety, after each deed. `written` says whether the store may have changed.
    pub(super) fn check(&mut self, town: &Town, world: &World, written: bool) {
        let book = if written { town.book() } else { std::mem::take(&mut self.book) };
        for request in world.arrived() {
            let entry = book.get(&request.delivery).expect("what is sent is in the book");
            self.tell(|| format!("  process {} hands over {entry:?}", request.process));
            self.handed_over(&request, entry);
        }
        for (request, at) in world.seen() {
            let (times, _) = self.seen.entry(request.delivery).or_insert((0, at));
            *times += 1;
            let times = *times;
            let entry = &book[&request.delivery];
            self.tell(|| format!("  people see {}, time {times}", entry.id));
            self.not_doubled(entry, times);
            not_stale(entry, &request, at);
            self.right_chat(entry, &request);
        }
        self.unknown.extend(world.unknown());
        for entry in book.values() {
            let known = self.before.contains(&entry.id) && entry.kind == Kind::Posted;
            let seen = self.seen.contains_key(&entry.id);
            assert!(known || entry.state != State::Sent || seen, "sent without effect: {entry:?}");
            let unknown = entry.state != State::InDoubt || self.unknown.contains(&entry.id);
            assert!(unknown, "in doubt, though every answer is known: {entry:?}");
            self.last_is_tried_again(entry);
            let open = matches!(entry.state, State::Pending | State::Sending);
            assert!(open != entry.ended, "an end that is not recorded: {entry:?}");
        }
        self.book = book;
    }

    /// A process takes the lane: of what is marked it cannot know how far it is.
    pub(super) fn taken(&mut self) {
        let marked = self.book.values().filter(|entry| entry.state == State::Sending);
        self.unknown.extend(marked.map(|entry| entry.id));
    }

    /// For whoever follows one seed (`OUTBOX_TOLD=1`).
    pub(super) fn tell(&self, what: impl FnOnce() -> String) {
        if self.told {
            eprintln!("{}", what());
        }
    }

    /// What the outbox handed over after the book was read last.
    fn handed_over(&self, request: &Request, entry: &Entry) {
        if let Some(before) = self.book.get(&entry.id) {
            // What came too late is owed again where the calendar was set back: then it is fresh.
            let too_late = matches!(before.state, State::Expired | State::Superseded);
            assert!(!before.ended || too_late, "sent after its end: {before:?}");
        }
        assert!(entry.due_at <= request.at, "sent early, at {}: {entry:?}", request.at);
        let cancelled = entry.kind == Kind::Reminder && self.cancelled.contains(&entry.subject);
        assert!(!cancelled, "a reminder of a cancelled session: {entry:?}");
        let moved = self.moved.get(&entry.subject).is_some_and(|at| entry.revision <= *at);
        let moved = entry.kind == Kind::Reminder && moved;
        assert!(!moved, "a reminder of a start that does not hold: {entry:?}");
    }

    /// Telegram: one too many of the last reminder is better than none.
    fn last_is_tried_again(&self, entry: &Entry) {
        let last =
            (entry.kind, entry.offset, entry.state) == (Kind::Reminder, LAST, State::InDoubt);
        if last && self.platform == Platform::Telegram {
            assert!(entry.doubts > 0, "the last reminder, left in doubt at once: {entry:?}");
        }
    }

    fn not_doubled(&self, entry: &Entry, times: usize) {
        let most = match (self.platform, entry.kind) {
            // Whoever misses a change comes at the wrong time: it is resent whatever is known.
            (_, Kind::Change) => 4,
            (Platform::Discord, _) => 1,
            (Platform::Telegram, Kind::Reminder) if entry.offset == EARLY => 1,
            (Platform::Telegram, Kind::Reminder) => 4,
            (Platform::Telegram, _) => 2,
        };
        assert!(times <= most, "seen {times} times: {entry:?}");
    }

    fn right_chat(&self, entry: &Entry, request: &Request) {
        let (Some(chat), Recipient::Chat(address)) = (entry.chat, &request.to) else { return };
        let now_at = self.addresses.get(&chat).and_then(|addresses| addresses.last());
        assert_eq!(now_at, Some(&address.chat), "in the wrong chat: {entry:?}");
    }

    /// Every end is recorded, and nothing is left lying.
    pub(super) fn nothing_left(&self, now: Instant) {
        for entry in self.book.values() {
            assert!(entry.state != State::Sending, "left marked: {entry:?}");
            let overdue = entry.state == State::Pending && entry.due_at <= now;
            assert!(!overdue, "left lying at {now}: {entry:?}");
            let seen = self.seen.contains_key(&entry.id);
            let said = matches!(entry.state, State::Sent | State::InDoubt | State::Refused);
            assert!(!seen || said, "people saw it, the store denies it: {entry:?}");
        }
    }
}

/// It may be handed over in time and begin a little later.
fn not_stale(entry: &Entry, request: &Request, at: Mark) {
    let waited = Duration::from_std(at - request.mark).unwrap_or_default();
    assert!(waited <= BEGINS_WITHIN, "begun {waited} after it was handed over: {entry:?}");
    // What was looked at to let it go may be older than that: the process may have been stopped in between.
    let looked = entry.first_try_at.filter(|looked| entry.doubts == 0 && looked.timestamp() > 0);
    let since = looked.map_or(waited, |looked| waited + (request.at - looked));
    // The store keeps whole seconds.
    assert!(
        since <= BEGINS_WITHIN + Duration::seconds(1),
        "begun {since} after its mark: {entry:?}"
    );
    let fresh = entry.expires_at.is_none_or(|expires| request.at < expires + BEGINS_WITHIN);
    assert!(fresh, "stale, handed over at {}: {entry:?}", request.at);
}
