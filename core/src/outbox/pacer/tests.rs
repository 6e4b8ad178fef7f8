//! The pacer by the real stopwatch, and its books by one that the test moves.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::clock::from_unix;
use crate::domain::address::Platform;

fn pacer(platform: Platform) -> Arc<Pacer> {
    Arc::new(Pacer::new(Limits::of(platform), Clock::movable(from_unix(0))))
}

/// Sends something that is under way from then on, if there is a place.
fn send(pacer: &Arc<Pacer>, room: &Room) -> Result<(), Duration> {
    pacer.ask(room).map_err(|held| held.wait)?;
    std::mem::forget(pacer.take(room));
    Ok(())
}

fn reply(pacer: &Arc<Pacer>, room: &Room) {
    pacer.take_next(room).answered();
}

fn chat(name: &(impl ToString + ?Sized)) -> Room {
    Room::Shared(name.to_string())
}

fn millis(count: u64) -> Duration {
    Duration::from_millis(count)
}

#[test]
fn a_telegram_chat_takes_one_message_a_second() {
    let pacer = pacer(Platform::Telegram);
    assert!(pacer.ask(&chat("a")).is_ok());
    pacer.take(&chat("a")).answered();
    let wait = send(&pacer, &chat("a")).unwrap_err();
    assert!(wait > millis(500) && wait <= SECOND);
    assert!(send(&pacer, &chat("b")).is_ok(), "one chat does not hold up another");
}

#[test]
fn after_a_pause_a_few_go_at_once_and_the_rest_evenly() {
    let pacer = pacer(Platform::Telegram);
    assert_eq!(pacer.places(1), Ok(10));
    let sent = (0..40).filter(|name| send(&pacer, &chat(name)).is_ok()).count();
    assert!((10..=12).contains(&sent), "{sent}");
    let held = pacer.ask(&chat("x")).unwrap_err();
    assert!(held.whole_lane && held.wait <= millis(34), "{held:?}");
    let held = pacer.places(1_000).unwrap_err();
    assert!(held.wait > millis(100) && held.wait <= millis(167), "in groups of five: {held:?}");
}

#[test]
fn replies_go_before_the_outbox_and_wait_for_a_place_only_in_a_full_second() {
    let pacer = pacer(Platform::Telegram);
    let waits: Vec<_> = (0..31)
        .map(|name| {
            let place = pacer.take_next(&chat(&name));
            let wait = place.wait();
            place.answered();
            wait
        })
        .collect();
    assert!(waits[..30].iter().all(Duration::is_zero), "{waits:?}");
    assert!(waits[30] > millis(500) && waits[30] <= SECOND, "{waits:?}");
    assert!(send(&pacer, &chat("x")).unwrap_err() > millis(500));
}

#[test]
fn replies_count_against_a_chats_limit_but_do_not_wait_for_it() {
    let pacer = pacer(Platform::Discord);
    for _ in 0..5 {
        assert_eq!(pacer.take_next(&chat("a")).wait(), Duration::ZERO);
        reply(&pacer, &chat("a"));
    }
    assert!(send(&pacer, &chat("a")).is_err());
    assert!(send(&pacer, &chat("b")).is_ok());
}

#[test]
fn only_a_chat_of_several_people_has_a_limit_by_the_minute() {
    let wait_after_twenty = |room: Room| {
        let pacer = pacer(Platform::Telegram);
        (0..20).for_each(|_| reply(&pacer, &room));
        pacer.ask(&room).unwrap_err().wait
    };
    assert!(wait_after_twenty(chat("a")) > SECOND * 50);
    let private = wait_after_twenty(Room::Private("a".to_owned()));
    assert!(private <= SECOND, "many answers are no debt");
}

#[test]
fn a_short_pause_does_not_end_a_long_one() {
    let pacer = pacer(Platform::Discord);
    pacer.pause_room(&chat("a"), MINUTE);
    pacer.pause_room(&chat("a"), SECOND);
    assert!(send(&pacer, &chat("a")).unwrap_err() > SECOND);
    assert!(send(&pacer, &chat("b")).is_ok());
    pacer.pause_lane(MINUTE);
    pacer.pause_lane(SECOND);
    assert!(send(&pacer, &chat("b")).unwrap_err() > SECOND);
    assert!(pacer.places(1).is_err());
}

#[test]
fn a_chat_that_fails_is_left_alone_for_longer_each_time_until_it_answers() {
    let mut play = Play::new(Platform::Telegram);
    let fail = |play: &mut Play, room: &str| {
        play.state.failed(&chat(room), play.now);
        let pause = play.state.ask(&chat(room), play.now).unwrap_err().wait;
        play.now += pause;
        // In tenths of a second.
        pause.as_millis().div_ceil(100)
    };
    let first = fail(&mut play, "a");
    assert!((4..=11).contains(&first), "{first}");
    let second = fail(&mut play, "a");
    assert!((4 * first - 4..=4 * first).contains(&second), "{second} after {first}");
    let third = fail(&mut play, "a");
    assert!((4 * second - 4..=4 * second).contains(&third), "{third} after {second}");
    let longest = fail(&mut play, "a");
    assert!(longest > third && longest <= 20 * first, "{longest}");
    assert_eq!(fail(&mut play, "a"), longest);
    assert!(play.state.ask(&chat("b"), play.now).is_ok(), "another does not wait");
    play.state.ended(&chat("a"), None, play.now);
    assert_eq!(fail(&mut play, "a"), longest, "an end that says nothing");
    play.state.ended(&chat("a"), Some(millis(1)), play.now);
    assert_eq!((fail(&mut play, "a"), fail(&mut play, "a")), (first, second), "an answer");
    play.now += MINUTE + SECOND;
    assert_eq!(play.state.ask(&chat("a"), play.now), Ok(()));
    assert_eq!(fail(&mut play, "a"), first, "long after");
}

#[test]
fn what_failed_together_comes_again_one_by_one() {
    let mut play = Play::new(Platform::Discord);
    let mut pauses: Vec<_> = (0..20)
        .map(|name| {
            play.state.failed(&chat(&name), play.now);
            play.state.ask(&chat(&name), play.now).unwrap_err().wait
        })
        .collect();
    pauses.sort();
    pauses.dedup();
    assert!(pauses.len() > 10, "{pauses:?}");
    assert!(pauses[pauses.len() - 1] - pauses[0] > millis(300), "{pauses:?}");
}

#[test]
fn without_limits_nothing_is_counted() {
    let pacer = Arc::new(Pacer::new(Limits::NONE, Clock::movable(from_unix(0))));
    assert!((0..10_000).all(|_| send(&pacer, &chat("a")).is_ok()));
    assert!(pacer.places(1).unwrap() > 1_000_000);
}

#[test]
fn what_is_under_way_fills_the_second_and_no_more() {
    // A platform that answers nothing any more.
    let mut play = Play::new(Platform::Telegram);
    for step in 0..10_000 {
        play.now += millis(1);
        let _ = play.outbox(step, millis(1_000_000), Duration::ZERO);
    }
    assert_eq!(play.arrivals.len(), 30);
}

#[test]
fn a_thousand_go_in_the_time_the_limit_allows_however_long_the_way_is() {
    for (platform, limit) in [(Platform::Telegram, 33_300), (Platform::Discord, 19_990)] {
        for way in [0, 25, 250] {
            let mut play = Play::new(platform);
            let began = play.now;
            let mut room = 0;
            while room < 1_000 {
                // As late as timers are.
                play.now += millis(1);
                play.hear();
                for _ in 0..play.state.places(1_000 - room, play.now).unwrap_or_default() {
                    room += usize::from(play.outbox(room, millis(way), millis(way)));
                }
            }
            let took = play.now - began;
            assert!(took <= millis(limit), "{platform:?} {way}: {took:?}");
            play.check();
        }
    }
}

/// A lane, its platform, and a stopwatch.
struct Play {
    state: State,
    limit: usize,
    now: Mark,
    /// When a platform got each request, in the order they were taken, and whether the outbox sent it.
    arrivals: Vec<(Mark, bool)>,
    /// What will be answered, and how long after its start.
    under_way: BTreeMap<(Mark, usize), (Room, Duration)>,
}

impl Play {
    fn new(platform: Platform) -> Self {
        let limits = Limits::of(platform);
        let now = Clock::movable(from_unix(0)).mark();
        let (arrivals, under_way) = (Vec::new(), BTreeMap::new());
        Self { state: State::new(limits), limit: limits.lane_per_second, now, arrivals, under_way }
    }

    fn hear(&mut self) {
        while let Some(first) = self.under_way.first_entry() {
            let at = first.key().0;
            if at > self.now {
                return;
            }
            let (room, trip) = first.remove();
            self.state.ended(&room, Some(trip), at);
        }
    }

    /// The outbox sends to a room if it may; there and back it takes so long.
    fn outbox(&mut self, room: usize, there: Duration, back: Duration) -> bool {
        self.hear();
        let room = chat(&room);
        let may = self.state.ask(&room, self.now).is_ok();
        if may {
            self.state.take(&room, self.now);
            self.leave(room, self.now, (there, back), true);
        }
        may
    }

    fn reply(&mut self, room: usize, there: Duration, back: Duration) {
        self.hear();
        let room = chat(&room);
        let at = self.state.reserve(&room, self.now);
        self.leave(room, at, (there, back), false);
    }

    fn leave(&mut self, room: Room, at: Mark, (there, back): (Duration, Duration), ours: bool) {
        let number = self.arrivals.len();
        self.arrivals.push((at + there, ours));
        self.under_way.insert((at + there + back, number), (room, there + back));
    }

    /// No second that ends with a message of the outbox holds more than the limit of what was taken before
    /// it and itself.
    fn check(&self) {
        for (number, (end, ours)) in self.arrivals.iter().enumerate() {
            let inside = |at: &Mark| *at <= *end && *end - *at < SECOND;
            let count = self.arrivals[..=number].iter().filter(|(at, _)| inside(at)).count();
            assert!(!ours || count <= self.limit, "{count} in the second before request {number}");
        }
    }
}

#[derive(Clone, Debug)]
enum Deed {
    Outbox,
    Reply,
    Wait(u64),
}

fn deed() -> impl Strategy<Value = (Deed, u64, u64)> {
    let deed = prop_oneof![
        8 => Just(Deed::Outbox),
        1 => Just(Deed::Reply),
        3 => (0u64..60).prop_map(Deed::Wait),
    ];
    // Most requests are as quick as can be; some are held up on either way.
    let held_up = || prop_oneof![3 => Just(0u64), 1 => 0u64..400];
    (deed, held_up(), held_up())
}

proptest! {
    #[test]
    fn no_second_is_too_full_for_the_outbox(
        deeds in prop::collection::vec(deed(), 1..400),
        way in 0u64..300,
    ) {
        for platform in Platform::ALL {
            let mut play = Play::new(platform);
            // The way is known.
            play.outbox(0, millis(way), millis(way));
            play.now += millis(2 * way);
            for (room, (deed, there, back)) in deeds.iter().enumerate() {
                let (there, back) = (millis(way + there), millis(way + back));
                match deed {
                    Deed::Outbox => {
                        play.outbox(room + 1, there, back);
                    }
                    Deed::Reply => play.reply(room + 1, there, back),
                    Deed::Wait(long) => play.now += millis(*long),
                }
            }
            play.check();
        }
    }
}
