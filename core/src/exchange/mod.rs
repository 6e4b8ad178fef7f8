//! What comes and goes: files that other programs write and read.
//!
//! Here: iCalendar out ([`calendar`]); reading a directory's feed ([`meeting_guide`]), and bringing it
//! into the store ([`directory`]): what is new, what changed, what is gone ([`reconcile`]). Reading is lenient, since
//! real feeds are: a record that cannot be used is left out and named, the others come in; a file that
//! is broken as a whole changes nothing.
//!
//! Not here, on purpose: any text, link, number or contact that a feed holds beyond what a
//! [`crate::domain::listing::Listing`] says. It is read past, and neither stored, logged nor reported.
//!
//! Look next: `store/listings.rs` for the rows, `commands/find.rs` for who sees them.

pub mod calendar;
pub mod directory;
pub mod meeting_guide;
pub mod reconcile;
