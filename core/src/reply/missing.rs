//! What a group has not said and must before it can be found: how each of it is said, and the buttons that ask.

use crate::domain::statement::Missing;

use super::refusal::{absence_example, alias_example, fee_example};
use super::words::Voice;
use super::{Action, Button, Line, Press, Tone, Verb};

/// How each missing thing is said, by typing a command.
#[must_use]
pub fn how_to_say(voice: &Voice, group: i64, missing: &[Missing]) -> Vec<Line> {
    let how = |what: &Missing| match what {
        Missing::Fee => voice.fee_comes_first(fee_example(voice, group)),
        Missing::Absence => voice.absence_comes_first(absence_example(voice, group)),
        Missing::Leader => voice.leader_comes_first(alias_example(voice, group)),
    };
    missing.iter().map(how).collect()
}

/// A button for each missing thing, which asks for it.
#[must_use]
pub fn missing_buttons(voice: &Voice, group: i64, missing: &[Missing]) -> Vec<Button> {
    let button = |what: &Missing| {
        let (label, number) = match what {
            Missing::Fee => (voice.button_state_fee(), 0),
            Missing::Absence => (voice.button_state_absence(), 2),
            Missing::Leader => (voice.button_state_leader(), 1),
        };
        let press = Press::new(Verb::State, group).with_choice(number);
        Button { label: label.plain(), action: Action::Press(press), tone: Tone::Primary }
    };
    missing.iter().map(button).collect()
}
