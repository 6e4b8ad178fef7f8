//! Who came to a session, as those who lead the group say: noted only where a group does that.

use super::membership::Rsvp;
use super::private::Private;
use super::{BadWord, words_of};

words_of! {
    /// What is noted of one person and one session.
    pub enum Attendance {
        /// Nothing yet.
        Open = "open",
        /// They came.
        Attended = "attended",
        /// They did not, and had not said so.
        Missed = "missed",
        /// They did not, and had said so.
        Excused = "excused",
    }
}

/// One line of a session's roll.
#[derive(Clone, Debug)]
pub struct OnRoll {
    /// Row id.
    pub id: i64,
    /// What they chose to be called.
    pub alias: Option<Private<String>>,
    /// The number of their membership: what tells the nameless apart.
    pub membership: i64,
    /// What is noted.
    pub state: Attendance,
}

/// How often each was noted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Sessions they came to.
    pub attended: i64,
    /// Sessions they did not come to, without having said so.
    pub missed: i64,
    /// Sessions they did not come to, as they had said.
    pub excused: i64,
}

impl Attendance {
    /// All of them, in the order of the numbers that a button carries.
    const IN_ORDER: [Self; 4] = [Self::Open, Self::Attended, Self::Missed, Self::Excused];

    /// The choice of a button on a page that shows this state: what its press means follows from what whoever
    /// pressed it saw, not from what was noted meanwhile.
    #[must_use]
    pub const fn seen_on(self, page: u16) -> u16 {
        let number = match self {
            Self::Open => 0,
            Self::Attended => 1,
            Self::Missed => 2,
            Self::Excused => 3,
        };
        page.saturating_mul(4).saturating_add(number)
    }

    /// Reads what [`Self::seen_on`] wrote: the state that was seen, and the page.
    #[must_use]
    pub fn seen(choice: u16) -> (Self, u16) {
        (Self::IN_ORDER[usize::from(choice % 4)], choice / 4)
    }

    /// What the next press of the same button notes: came, did not, nothing. Who said beforehand that they
    /// cannot come is excused.
    #[must_use]
    pub const fn after_a_press(self, answered: Option<Rsvp>) -> Self {
        match (self, answered) {
            (Self::Open, _) => Self::Attended,
            (Self::Attended, Some(Rsvp::CantCome)) => Self::Excused,
            (Self::Attended, _) => Self::Missed,
            (Self::Missed | Self::Excused, _) => Self::Open,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_carries_what_was_seen_and_on_which_page() {
        for page in [0, 1, 7, u16::MAX / 4] {
            for state in Attendance::IN_ORDER {
                assert_eq!(Attendance::seen(state.seen_on(page)), (state, page));
            }
        }
    }

    #[test]
    fn three_presses_lead_back() {
        for answered in [None, Some(Rsvp::Coming), Some(Rsvp::CantCome)] {
            let came = Attendance::Open.after_a_press(answered);
            assert_eq!(came, Attendance::Attended);
            let did_not = came.after_a_press(answered);
            let excused = did_not == Attendance::Excused;
            assert_eq!(excused, answered == Some(Rsvp::CantCome));
            assert_eq!(did_not.after_a_press(answered), Attendance::Open);
        }
    }
}
