//! What somebody who leads groups states of their profession, and what the operator's check adds to it.
//!
//! It is never called more than it is: stated by whoever leads, or checked by the operator on a day and until
//! a day. Both end by themselves: what holds follows from today's date alone.
//!
//! Not here: how it reads (`commands/licence.rs`), how it is kept (`store/credentials.rs`).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::clock::Instant;

use super::private::Private;
use super::text;
use super::venue::{BadVenue, Venue};

mod day;

pub use day::day;

/// The longest profession, in characters.
pub const LONGEST_PROFESSION: usize = 60;
/// The longest number, body or country.
pub const LONGEST_DETAIL: usize = 80;
/// How many days a check holds where the operator names no other day, and how many at most.
pub const CHECK_DAYS: (i64, i64) = (365, 3 * 366);
/// So many days before it ends, those whom it concerns hear of it.
pub const NOTICE_DAYS: i64 = 30;
/// For so many days nobody asks the same person for their licence again.
pub const ASKED_AGAIN_DAYS: i64 = 30;

/// What somebody states of themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Statement {
    /// That they have the same difficulty, and no licence.
    Peer,
    /// A profession.
    Profession(Profession),
}

/// A profession, with what others need to look it up; blanks where nothing is stated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profession {
    /// What it is called.
    pub title: Private<String>,
    /// The licence's number.
    pub number: Option<Private<String>>,
    /// Who issued it.
    pub body: Option<Private<String>>,
    /// For which country or state.
    pub country: Option<Private<String>>,
    /// The address of the public register.
    pub register: Option<Private<String>>,
    /// The licence's last day.
    pub expires: Option<NaiveDate>,
}

/// A statement as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credential {
    /// Row id.
    pub id: i64,
    /// Whose.
    pub person: i64,
    /// What they state.
    pub statement: Statement,
    /// When they did.
    pub stated_at: Instant,
    /// Grows with every statement and every check.
    pub revision: i64,
    /// The operator's last check of this statement, over or not.
    pub checked: Option<Check>,
}

/// The operator's word for a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Check {
    /// When it was given.
    pub at: Instant,
    /// Its last day.
    pub until: NaiveDate,
}

/// What a statement is worth on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worth {
    /// They say that they are a peer.
    Peer,
    /// They state a profession; nobody's check of it holds.
    Stated,
    /// The operator's check holds.
    Checked(Check),
    /// By their own words the licence ended with this day.
    Ended(NaiveDate),
}

impl Profession {
    /// Whether it says of itself that it is checked: that is said by us, and only when it is so.
    #[must_use]
    pub fn speaks_of_a_check(&self) -> bool {
        let details = [&self.number, &self.body, &self.country];
        let mut texts = details.into_iter().flatten().chain([&self.title]);
        texts.any(|text| speaks_of_a_check(text.reveal()))
    }
}

impl Credential {
    /// What it is worth on the day that is today where it is read.
    #[must_use]
    pub fn worth(&self, today: NaiveDate) -> Worth {
        let Statement::Profession(profession) = &self.statement else { return Worth::Peer };
        match (profession.expires, self.checked) {
            (Some(expires), _) if expires < today => Worth::Ended(expires),
            (_, Some(check)) if today <= check.until => Worth::Checked(check),
            _ => Worth::Stated,
        }
    }

    /// The day on which what is said of it today ends by itself, if there is one.
    #[must_use]
    pub fn ends(&self, today: NaiveDate) -> Option<NaiveDate> {
        let Statement::Profession(profession) = &self.statement else { return None };
        match self.worth(today) {
            Worth::Checked(check) => Some(check.until),
            Worth::Stated => profession.expires,
            Worth::Peer | Worth::Ended(_) => None,
        }
    }
}

/// Whether what was typed for a profession says that they are a peer, in a language there is.
#[must_use]
pub fn is_peer(typed: &str) -> bool {
    const WORDS: [&str; 8] = [
        "peer",
        "a peer",
        "peer supporter",
        "ein peer",
        "selbst betroffen",
        "betroffen",
        "betroffene",
        "betroffener",
    ];
    WORDS.contains(&text::folded(typed).as_str())
}

fn speaks_of_a_check(typed: &str) -> bool {
    const SIGNS: [char; 5] = ['✓', '✔', '✅', '☑', '🗸'];
    let folded = text::folded(typed);
    ["check", "verif", "gepruf", "uberpruf"].iter().any(|said| folded.contains(said))
        || typed.contains(SIGNS)
}

/// The address of a public register: one that opens by itself, with a public host and no login.
///
/// # Errors
/// If it is none, or leads into a call.
pub fn register(typed: &str) -> Result<Private<String>, BadVenue> {
    match Venue::link(typed)? {
        Venue::Link { url, provider: None } => Ok(url),
        Venue::Link { provider: Some(provider), .. } => Err(BadVenue::NoRoom(provider)),
        _ => Err(BadVenue::NotALink),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(expires: Option<&str>, until: Option<&str>) -> Credential {
        let date = |day: &str| day.parse().unwrap();
        let title = Private::new("psychotherapist".to_owned());
        let rest = (None, None, None, None);
        let (number, body, country, register) = rest;
        let expires = expires.map(date);
        let profession = Profession { title, number, body, country, register, expires };
        let at = "2026-11-30T08:00:00Z".parse().unwrap();
        Credential {
            id: 1,
            person: 1,
            statement: Statement::Profession(profession),
            stated_at: at,
            revision: 1,
            checked: until.map(|day| Check { at, until: date(day) }),
        }
    }

    #[test]
    fn a_check_and_a_licence_hold_through_their_last_day() {
        let on = |credential: &Credential, day: &str| credential.worth(day.parse().unwrap());
        let checked = of(None, Some("2027-06-30"));
        assert!(matches!(on(&checked, "2027-06-30"), Worth::Checked(_)));
        assert_eq!(on(&checked, "2027-07-01"), Worth::Stated);
        let both = of(Some("2027-06-30"), Some("2027-06-30"));
        assert!(matches!(on(&both, "2027-06-30"), Worth::Checked(_)));
        assert_eq!(on(&both, "2027-07-01"), Worth::Ended("2027-06-30".parse().unwrap()));
        assert_eq!(on(&of(None, None), "2099-01-01"), Worth::Stated);
        let peer = Credential { statement: Statement::Peer, ..of(None, Some("2027-06-30")) };
        assert_eq!(on(&peer, "2026-12-01"), Worth::Peer);
    }

    #[test]
    fn what_ends_is_what_is_said_today() {
        let ends = |credential: &Credential| credential.ends("2026-12-01".parse().unwrap());
        let day = |day: &str| Some(day.parse().unwrap());
        assert_eq!(ends(&of(Some("2028-01-01"), Some("2027-06-30"))), day("2027-06-30"));
        assert_eq!(ends(&of(Some("2028-01-01"), None)), day("2028-01-01"));
        assert_eq!(ends(&of(Some("2026-11-30"), None)), None);
        assert_eq!(ends(&of(None, None)), None);
    }

    #[test]
    fn nobody_calls_themselves_checked() {
        for said in ["psychologist (verified)", "Überprüft", "CHECKED by all", "Dr ✅", "geprüfte"]
        {
            assert!(speaks_of_a_check(said), "{said}");
        }
        for said in ["psychotherapist", "Landesprüfungsamt", "certified counsellor"] {
            assert!(!speaks_of_a_check(said), "{said}");
        }
        assert!(is_peer(" Peer ") && is_peer("Betroffene") && !is_peer("peer reviewed"));
    }

    #[test]
    fn a_register_is_a_public_page() {
        assert!(register("https://register.example.org/find?name=1").is_ok());
        for bad in [
            "http://register.example.org",
            "https://me:pw@register.example.org/",
            "https://localhost/x",
            "https://zoom.us/j/842",
            "register",
        ] {
            assert!(register(bad).is_err(), "{bad}");
        }
    }
}
