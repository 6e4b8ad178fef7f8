//! What comes and goes: formats that other programs read and write.
//!
//! Here: iCalendar out ([`calendar`]). Not here: what a person is shown (`reply/`) and the store's own
//! shape (`store/`).

pub mod calendar;
