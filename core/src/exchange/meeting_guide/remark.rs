//! What there is to say about a record: why it was left out, or what was noticed in one that was not.
//!
//! Nothing here repeats a record's notes, links or numbers; of days, times and zones the first
//! characters, so that the office can find them.

/// Why a record was left out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[expect(missing_docs, reason = "each says what it is")]
pub enum Fault {
    #[error("it is no record")]
    NotARecord,
    #[error("it has no name")]
    NoName,
    #[error("its day “{0}” is no day of the week")]
    Day(String),
    #[error("its time “{0}” is no time of day")]
    Time(String),
    #[error("it has a day and no time")]
    NoTime,
    #[error("it has a time and no day")]
    NoDay,
    #[error("its time zone “{0}” is unknown")]
    Zone(String),
    #[error("it does not meet at present (closed, with no way in online or by phone)")]
    Closed,
    #[error("there is no way in: no link, no number, no place")]
    NoWay,
    #[error("the same meeting stands in the file before")]
    Twice,
}

/// What was noticed in a record that came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Remark {
    /// Its public page is missing, so that there is nowhere to go on to.
    DeadEnd,
    /// What it gives as its page leads into a call, or is no address.
    PageUnusable,
    /// It ends on the next day.
    CrossesMidnight,
    /// Its end makes it longer than half a day, so that the usual length is taken.
    EndUnlikely,
    /// Its call link is none: no address, or a service's front page.
    LinkUnusable,
    /// Its number cannot be dialled.
    PhoneUnusable,
    /// It is said to be online, and has neither link nor number.
    OnlineWithoutWay,
    /// Another meeting in the file has the same key.
    KeyTwice,
    /// It meets by appointment: it has neither day nor time.
    ByAppointment,
    /// Part of its name was left out: an address, a number or a passcode.
    NameCut,
}

impl Remark {
    /// All of them, in the order of a report.
    pub const ALL: &'static [Self] = &[
        Self::DeadEnd,
        Self::PageUnusable,
        Self::LinkUnusable,
        Self::PhoneUnusable,
        Self::OnlineWithoutWay,
        Self::EndUnlikely,
        Self::KeyTwice,
        Self::NameCut,
        Self::ByAppointment,
        Self::CrossesMidnight,
    ];

    /// What it says of the meetings it was made of.
    #[must_use]
    pub const fn says(self) -> &'static str {
        match self {
            Self::DeadEnd => "dead ends: no public page to go on to",
            Self::PageUnusable => "their page is no public page, and is left out",
            Self::CrossesMidnight => "end on the next day",
            Self::EndUnlikely => "their end makes no sense, 60 minutes are taken",
            Self::LinkUnusable => "their call link is unusable",
            Self::PhoneUnusable => "their phone number is unusable",
            Self::OnlineWithoutWay => "said to be online, with neither link nor number",
            Self::KeyTwice => "their key stands in the file twice",
            Self::ByAppointment => "by appointment: no day and time",
            Self::NameCut => "part of their name is left out: address, number or passcode",
        }
    }
}
