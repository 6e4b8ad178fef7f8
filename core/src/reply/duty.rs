//! Who leads a session and who minds its door, in a line.

use crate::domain::duty::{Duty, Taken};

use super::Line;
use super::entry_request::called;
use super::words::Voice;

/// What is taken; nothing if nothing is.
#[must_use]
pub fn taken(voice: &Voice, taken: &[Taken]) -> Option<Line> {
    Some(match both(voice, taken) {
        (Some(lead), Some(door)) => voice.duties_both(lead, door),
        (Some(lead), None) => voice.duties_lead(lead),
        (None, Some(door)) => voice.duties_door(door),
        (None, None) => return None,
    })
}

/// The same with what nobody has taken yet.
#[must_use]
pub fn open(voice: &Voice, taken: &[Taken]) -> Line {
    match both(voice, taken) {
        (Some(lead), Some(door)) => voice.duties_both(lead, door),
        (Some(lead), None) => voice.duties_no_door(lead),
        (None, Some(door)) => voice.duties_no_lead(door),
        (None, None) => voice.duties_none(),
    }
}

/// Of the session that is next, to its members; nothing if nothing is taken.
#[must_use]
pub fn of_next(voice: &Voice, taken: &[Taken]) -> Option<Line> {
    Some(match both(voice, taken) {
        (Some(lead), Some(door)) => voice.next_led_with(lead, door),
        (Some(lead), None) => voice.next_led(lead),
        (None, Some(door)) => voice.next_door(door),
        (None, None) => return None,
    })
}

/// Of a session that nobody has begun; nothing if nobody had taken it on.
#[must_use]
pub fn was_taken(voice: &Voice, taken: &[Taken]) -> Option<Line> {
    Some(match both(voice, taken) {
        (Some(lead), Some(door)) => voice.were_to_lead(lead, door),
        (Some(lead), None) => voice.was_to_lead(lead),
        (None, Some(door)) => voice.was_to_mind_the_door(door),
        (None, None) => return None,
    })
}

/// Who leads, and who minds the door.
fn both(voice: &Voice, taken: &[Taken]) -> (Option<Line>, Option<Line>) {
    let named = |duty| {
        let one = taken.iter().find(|one| one.duty == duty)?;
        Some(called(voice, one.alias.as_ref()))
    };
    (named(Duty::Lead), named(Duty::Door))
}
