//! Journeys about times: posting them, changing them, being reminded, getting in.

mod bad_times;
mod led;
mod posting;
mod reminders;
