//! Journeys about times: posting them, changing them, being reminded, getting in.

mod answers;
mod bad_times;
mod cancels;
mod clock_changes;
mod in_one_phrase;
mod in_vain;
mod led;
mod moves;
mod posted_again;
mod posting;
mod reminders;
mod series;
mod venues;
mod way_in;
mod which;
mod zones;
