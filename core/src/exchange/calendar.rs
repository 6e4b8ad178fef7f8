//! iCalendar (RFC 5545): sessions as events in UTC, one each.
//!
//! Each session is an event of its own rather than part of a rule, so that moved and cancelled ones are
//! right in every reader, and no reader's zone rules matter. The summary is the neutral label; there
//! is no link and no place.

use icalendar::{Calendar, Component, Event, EventLike, EventStatus};

use crate::clock::Instant;
use crate::domain::private::Private;
use crate::domain::session::{Session, State};

/// The sessions, each with its group's label, as a calendar. `now` stamps the events.
#[must_use]
pub fn of_sessions(sessions: &[(Private<String>, Session)], now: Instant) -> String {
    let mut calendar = Calendar::new();
    for (label, session) in sessions {
        calendar.push(event(label, session, now));
    }
    calendar.done().to_string()
}

fn event(label: &Private<String>, session: &Session, now: Instant) -> Event {
    let status = match session.state {
        State::Planned => EventStatus::Confirmed,
        State::Cancelled => EventStatus::Cancelled,
    };
    Event::new()
        // The same session keeps its id, so that a later file replaces the event (RFC 5545, 3.8.4.7).
        .uid(&format!("session-{}@circlekeeper", session.id))
        .sequence(u32::try_from(session.revision).unwrap_or(u32::MAX))
        .timestamp(now)
        .summary(label.reveal())
        .starts(session.starts_at)
        .ends(session.ends_at())
        .status(status)
        .done()
}

#[cfg(test)]
mod tests {
    use chrono::Duration;

    use super::*;
    use crate::clock::from_unix;
    use crate::time::zone::Zone;

    fn session(state: State) -> Session {
        let starts_at = from_unix(1_796_320_800);
        let zone = Zone::utc();
        Session {
            id: 7,
            group: 1,
            series: 1,
            slot: 0,
            start_local: zone.local(starts_at),
            zone,
            starts_at,
            posted_for: starts_at,
            length: Duration::minutes(90),
            venue: Some(3),
            state,
            revision: 2,
        }
    }

    #[test]
    fn a_session_is_an_event_in_utc_without_a_way_in() {
        let label = Private::new("Circle, one\nBEGIN:VALARM".to_owned());
        let text = of_sessions(&[(label, session(State::Planned))], from_unix(0));
        assert!(text.contains("UID:session-7@circlekeeper"), "{text}");
        assert!(text.contains("DTSTART:20261203T180000Z"), "{text}");
        assert!(text.contains("DTEND:20261203T193000Z"), "{text}");
        assert!(text.contains("SEQUENCE:2"), "{text}");
        assert!(!text.contains("\r\nBEGIN:VALARM"), "{text}");
        assert!(!text.contains("URL") && !text.contains("LOCATION"), "{text}");
    }

    #[test]
    fn a_cancelled_session_says_so() {
        let label = Private::new("Circle".to_owned());
        let text = of_sessions(&[(label, session(State::Cancelled))], from_unix(0));
        assert!(text.contains("STATUS:CANCELLED"), "{text}");
    }
}
