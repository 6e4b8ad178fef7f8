//! Journeys about times: posting them, changing them, being reminded, getting in.

mod reminders;
