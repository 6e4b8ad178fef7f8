//! Hours at which those who lead a group are written to about what can wait: not at night, by the group's clock.

use chrono::{Days, NaiveDate, Timelike};

use crate::clock::Instant;
use crate::time::zone::Zone;

/// It is day from this hour on …
const FROM: u32 = 9;
/// … until this one.
const UNTIL: u32 = 21;

/// That moment, or the next morning where it lies in the night.
pub(super) fn or_morning(zone: &Zone, at: Instant) -> Instant {
    let local = zone.local(at);
    match local.hour() {
        FROM..UNTIL => at,
        hour if hour < FROM => morning_of(zone, local.date(), at),
        _ => next_morning(zone, at),
    }
}

/// The morning after the day of that moment.
pub(super) fn next_morning(zone: &Zone, at: Instant) -> Instant {
    let day = zone.local(at).date();
    morning_of(zone, day.checked_add_days(Days::new(1)).unwrap_or(day), at)
}

fn morning_of(zone: &Zone, day: NaiveDate, otherwise: Instant) -> Instant {
    day.and_hms_opt(FROM, 0, 0).map_or(otherwise, |morning| zone.resolve(morning).at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_written_to_at_night() {
        let zone = Zone::parse("Europe/Berlin").expect("a zone");
        let at = |text: &str| text.parse::<Instant>().expect("a moment");
        for (asked, told) in [
            ("2026-12-03T08:00:00Z", "2026-12-03T08:00:00Z"),
            ("2026-12-03T19:59:00Z", "2026-12-03T19:59:00Z"),
            ("2026-12-03T20:00:00Z", "2026-12-04T08:00:00Z"),
            ("2026-12-03T23:30:00Z", "2026-12-04T08:00:00Z"),
            ("2026-12-04T05:00:00Z", "2026-12-04T08:00:00Z"),
            ("2026-10-24T21:00:00Z", "2026-10-25T08:00:00Z"),
        ] {
            assert_eq!(or_morning(&zone, at(asked)), at(told), "{asked}");
        }
        let next = next_morning(&zone, at("2026-12-03T08:00:00Z"));
        assert_eq!(next, at("2026-12-04T08:00:00Z"));
    }
}
