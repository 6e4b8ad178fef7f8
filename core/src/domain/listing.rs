//! A listing: a group known only from an imported directory. It can be found, never joined here.
//!
//! What it says is what may be shown: when it meets, for whom it is, and its public page. The ways into
//! its calls, its notes and its contacts are no part of it; of the ways in it is only known which there
//! are. It is shown to who searches and to nobody else, so unlike a group it has no neutral label.
//!
//! Not here: how a directory's file is read (`exchange/`), its rows (`store/listings.rs`).

use chrono::Duration;

use crate::clock::Instant;
use crate::time::recurrence::Recurrence;
use crate::time::zone::Zone;

use super::private::Private;
use super::{BadWord, words_of};

/// One listing.
#[derive(Clone, Debug, PartialEq)]
pub struct Listing {
    /// What it is called.
    pub name: Private<String>,
    /// The zone its times are in.
    pub zone: Zone,
    /// When it meets; `None` is by appointment.
    pub meets: Option<Meets>,
    /// The languages it speaks, as tags; none if the directory does not say.
    pub languages: Vec<&'static str>,
    /// Folded topics.
    pub topics: Vec<String>,
    /// For whom it is in particular.
    pub welcomes: Vec<Welcomes>,
    /// Who may come, if the directory says.
    pub entry: Option<Entry>,
    /// Which ways in there are.
    pub ways: Ways,
    /// Its public page: where the ways in are found.
    pub page: Option<String>,
    /// What else it is searched by: folded words.
    pub words: Vec<String>,
}

/// What is known of a whole directory.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Defaults {
    /// The zone of meetings that name none.
    pub zone: Option<Zone>,
    /// What all of it is about: folded topics.
    pub topics: Vec<String>,
}

/// When a listing meets.
#[derive(Clone, Debug, PartialEq)]
pub struct Meets {
    /// By the wall clock of its zone.
    pub recurrence: Recurrence,
    /// How long.
    pub length_minutes: i64,
}

/// Which ways into a meeting there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ways {
    /// A call.
    pub online: bool,
    /// A phone conference.
    pub phone: bool,
    /// A place to go to.
    pub in_person: bool,
}

words_of! {
    /// Who may come.
    pub enum Entry {
        /// Anybody.
        Open = "open",
        /// Those it is about.
        Closed = "closed",
    }
}

words_of! {
    /// For whom a meeting is in particular.
    pub enum Welcomes {
        /// Women.
        Women = "women",
        /// Men.
        Men = "men",
        /// Young people.
        Young = "young",
        /// Older people.
        Seniors = "seniors",
        /// Lesbian, gay, bisexual, trans and queer people.
        Lgbtq = "lgbtq",
        /// People of colour.
        Colour = "colour",
        /// People who come for the first time.
        Newcomers = "newcomers",
    }
}

impl Ways {
    /// Whether there is any.
    #[must_use]
    pub const fn any(self) -> bool {
        self.online || self.phone || self.in_person
    }

    /// One word for which there are, to choose words by.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match (self.online, self.phone, self.in_person) {
            (true, false, false) => "online",
            (false, true, false) => "phone",
            (true, true, false) => "online-phone",
            (false, false, true) => "place",
            (true, false, true) => "online-place",
            (false, true, true) => "phone-place",
            (true, true, true) => "all",
            (false, false, false) => "none",
        }
    }
}

impl Listing {
    /// When it begins next, after `now`.
    #[must_use]
    pub fn next(&self, now: Instant) -> Option<Instant> {
        let recurrence = &self.meets.as_ref()?.recurrence;
        // A clock change may move a wall-clock time past `now`: begin to look a little earlier.
        let from = self.zone.local(now) - Duration::hours(3);
        let ahead = recurrence.next(from, 3).into_iter();
        ahead.map(|next| self.zone.resolve(next.starts).at).find(|at| *at > now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_session_follows_the_wall_clock() {
        let start = "2024-01-04T19:00:00".parse().unwrap();
        let recurrence = Recurrence::parse("FREQ=WEEKLY;BYDAY=TH", start).unwrap();
        let listing = Listing {
            name: Private::new("Thursday".to_owned()),
            zone: Zone::parse("America/New_York").unwrap(),
            meets: Some(Meets { recurrence, length_minutes: 60 }),
            languages: Vec::new(),
            topics: Vec::new(),
            welcomes: Vec::new(),
            entry: None,
            ways: Ways::default(),
            page: None,
            words: Vec::new(),
        };
        let next = |now: &str| listing.next(now.parse().unwrap()).unwrap().to_rfc3339();
        assert_eq!(next("2026-10-30T08:00:00Z"), "2026-11-06T00:00:00+00:00");
        assert_eq!(next("2026-10-29T22:59:59Z"), "2026-10-29T23:00:00+00:00");
        assert_eq!(next("2026-10-29T23:00:00Z"), "2026-11-06T00:00:00+00:00");
    }
}
