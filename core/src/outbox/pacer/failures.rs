//! Recipients to whom requests fail: left alone for longer each time in a row, so that an outage is neither
//! hammered nor used up by the few tries a message has.

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::time::Duration;

use super::limits::{Limits, Room};
use crate::clock::Mark;

/// Each pause is so many times as long as the one before, up to the longest.
const LONGER: u32 = 4;
/// Who was not written to for so long after a pause begins anew: what failed then says nothing now.
const FORGOTTEN_AFTER: Duration = Duration::from_secs(60);

/// The failures in a row of each room.
#[derive(Debug, Default)]
pub(super) struct Failures {
    rooms: HashMap<Room, Failing>,
}

#[derive(Debug)]
struct Failing {
    /// The pause before it is spread.
    pause: Duration,
    until: Mark,
}

impl Failures {
    /// Another request to `room` failed: it is left alone until the moment that is returned.
    pub(super) fn note(&mut self, room: &Room, limits: &Limits, now: Mark) -> Mark {
        let longer = |failing: &Failing| (failing.pause * LONGER).min(limits.longest_breather);
        let pause = self.rooms.get(room).map_or(limits.breather, longer);
        let until = now + pause.mul_f64(0.5 + share(room));
        self.rooms.insert(room.clone(), Failing { pause, until });
        until
    }

    /// `room` has answered.
    pub(super) fn over(&mut self, room: &Room) {
        self.rooms.remove(room);
    }

    pub(super) fn tidy(&mut self, now: Mark) {
        self.rooms.retain(|_, failing| failing.until + FORGOTTEN_AFTER > now);
    }
}

/// A share of one, by which a room's pauses are longer or shorter than others': what failed together does not
/// come again together. Always the same for the same room, so that what happened can be played again.
fn share(room: &Room) -> f64 {
    let hash = BuildHasherDefault::<DefaultHasher>::default().hash_one(room);
    let [share, ..] = hash.to_le_bytes();
    f64::from(share) / f64::from(u8::MAX)
}
