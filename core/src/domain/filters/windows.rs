//! When a session would have to begin: the days and hours that are asked for, in the time ahead.
//!
//! They are those of whoever asks where their zone is known, else those that clocks show where the session is.
//! Written out as ranges, so that the store reads the sessions within them from an index and no others.

use crate::clock::{Instant, from_unix};
use crate::time::zone::Zone;

use super::{AHEAD, Filters};

const DAY: i64 = 24 * 60 * 60;

/// Ranges of times, each from the first on and before the second, the earlier ones first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Windows {
    /// In seconds of UTC.
    Moments(Vec<(i64, i64)>),
    /// As clocks show it where the session is, written as the store writes that.
    Clocks(Vec<(String, String)>),
}

/// The end of the time ahead.
#[must_use]
pub fn ahead_until(now: Instant) -> i64 {
    (now + AHEAD).timestamp()
}

impl Filters {
    /// When a session has to begin.
    #[must_use]
    pub fn windows(&self, zone: Option<&Zone>, now: Instant) -> Windows {
        let (from, to) = (now.timestamp(), ahead_until(now));
        let Some(zone) = zone else {
            // Clocks are nowhere a day away from UTC.
            let all = self.parts_of((from - DAY, to + DAY));
            return Windows::Clocks(
                all.map(|(begins, ends)| (clock(begins), clock(ends))).collect(),
            );
        };
        let mut moments = Vec::new();
        for Stretch { begins, ends, away } in stretches(zone, (from, to)) {
            let parts = self.parts_of((begins + away, ends + away));
            let parts = parts.map(|(a, b)| ((a - away).max(begins), (b - away).min(ends)));
            moments.extend(parts.filter(|(begins, ends)| begins < ends));
        }
        Windows::Moments(moments)
    }

    /// The parts of the days around this range that are asked for, in seconds of a clock.
    fn parts_of(&self, (from, to): (i64, i64)) -> impl Iterator<Item = (i64, i64)> {
        let after = self.after.map_or(0, i64::from) * 60;
        let before = self.before.map_or(DAY, |minutes| i64::from(minutes) * 60);
        // Hours may go on after midnight; then they are the other day's.
        let parts = match after < before {
            true => [(after, before), (DAY, DAY)],
            false => [(0, before), (after, DAY)],
        };
        // 1970 began on a Thursday.
        let is_asked = |day: &i64| {
            let day = (day + 3).rem_euclid(7);
            self.days.is_empty() || self.days.iter().any(|asked| i64::from(*asked) == day)
        };
        let days = (from.div_euclid(DAY)..=to.div_euclid(DAY)).filter(is_asked);
        let of_day =
            move |day: i64| parts.map(|(begins, ends)| (day * DAY + begins, day * DAY + ends));
        days.flat_map(of_day).filter(|(begins, ends)| begins < ends)
    }
}

fn clock(seconds: i64) -> String {
    from_unix(seconds).format("%Y-%m-%dT%H:%M:%S").to_string()
}

/// A stretch of time in which a zone is this far from UTC.
struct Stretch {
    begins: i64,
    ends: i64,
    /// Seconds east of UTC.
    away: i64,
}

fn stretches(zone: &Zone, (from, to): (i64, i64)) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    // Clocks change on the hour or the half hour of UTC, wherever that is.
    let step = 30 * 60;
    let mut at = from;
    while at < to {
        let ends = ((at / step + 1) * step).min(to);
        let away = i64::from(zone.offset_seconds(from_unix(at)));
        match stretches.last_mut() {
            Some(last) if last.away == away => last.ends = ends,
            _ => stretches.push(Stretch { begins: at, ends, away }),
        }
        at = ends;
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_change_moves_the_hours_that_are_asked_for() {
        let zone = Zone::parse("Europe/Berlin").unwrap();
        let filters =
            Filters { days: vec![6], after: Some(60), before: Some(180), ..Filters::default() };
        let now = "2027-03-20T08:00:00Z".parse().unwrap();
        let Windows::Moments(found) = filters.windows(Some(&zone), now) else { panic!("moments") };
        let hours = |at: &str| at.parse::<Instant>().unwrap().timestamp();
        // On the 28th there is no time from two to three.
        let expected = [
            ("2027-03-21T00:00:00Z", "2027-03-21T02:00:00Z"),
            ("2027-03-28T00:00:00Z", "2027-03-28T01:00:00Z"),
            ("2027-04-03T23:00:00Z", "2027-04-04T01:00:00Z"),
        ];
        assert_eq!(found[..3], expected.map(|(from, to)| (hours(from), hours(to))));
    }

    #[test]
    fn hours_that_go_on_after_midnight_are_two_parts_of_a_day() {
        let filters = Filters {
            days: vec![3],
            after: Some(22 * 60),
            before: Some(120),
            ..Filters::default()
        };
        let now = "2026-11-30T08:00:00Z".parse().unwrap();
        let Windows::Clocks(found) = filters.windows(None, now) else { panic!("clocks") };
        let expected = [
            ("2026-12-03T00:00:00", "2026-12-03T02:00:00"),
            ("2026-12-03T22:00:00", "2026-12-04T00:00:00"),
        ];
        assert_eq!(found[..2], expected.map(|(from, to)| (from.to_owned(), to.to_owned())));
    }
}
