//! What somebody hears privately of a session they would come to, since no chat says it to them: in their own
//! zone and language. A guest is spoken to as one.

use crate::domain::group::Group;
use crate::domain::session::{Session, State};
use crate::outbox::messenger::Act;
use crate::outbox::plan::known_before;
use crate::reply::words::Voice;
use crate::reply::{Line, Message, session_buttons};
use crate::store::deliveries::{To, Told};
use crate::store::{Db, StoreError, comers, guests, memberships};
use crate::time::zone::Zone;

use super::{Said, Scene};

impl Scene<'_> {
    pub(super) async fn change_told(&self, db: &mut Db) -> Result<Said, StoreError> {
        let To::Person(person) = self.due.to else { return Ok(None) };
        let Some(session) = self.facts.session(db, self.due.subject).await? else {
            return Ok(None);
        };
        let Some(group) = self.active_group(db, session.group).await? else { return Ok(None) };
        let guest = guests::comes(db, (session.id, person)).await?;
        let membership = memberships::find(db, group.id, person).await?;
        let told = Told::from(&session);
        let knew = known_before(self.due.message.as_deref());
        // What it may have told already is told again or not at all: what changed since has its own word.
        let another = self.due.told.is_some_and(|maybe| maybe != told);
        // What is newer says all there is to say, whatever came of this one.
        let last = comers::last_word(db, (session.id, person)).await?;
        let outdated = last.is_some_and(|last| last.id != self.due.id);
        let inside = guest || membership.is_some_and(|membership| membership.is_active());
        if !inside || another || outdated || knew.is_some_and(|knew| knew.agrees_with(told)) {
            return Ok(None);
        }
        let zone = self.zone_for(db, &group).await?;
        let voice = self.voice_for(&group);
        let line = if guest {
            to_guest(&voice, (&group, &session), knew, &zone)
        } else {
            to_member(&voice, (&group, &session), knew, &zone)
        };
        let message = match session.state {
            State::Planned => Message::line(line).row(session_buttons(&voice, session.id)),
            State::Cancelled => Message::line(line),
        };
        Ok(Some((Act::Say(message), Some(told))))
    }
}

fn to_guest(
    voice: &Voice,
    (group, session): (&Group, &Session),
    knew: Option<Told>,
    zone: &Zone,
) -> Line {
    match session.state {
        State::Cancelled => {
            let expected = knew.filter(|knew| !knew.cancelled);
            let start = expected.map_or(session.starts_at, |knew| knew.start);
            voice.guest_cancelled(&group.label, voice.moment(start, zone))
        }
        State::Planned => voice.guest_moved(&group.label, voice.moment(session.starts_at, zone)),
    }
}

fn to_member(
    voice: &Voice,
    (group, session): (&Group, &Session),
    knew: Option<Told>,
    zone: &Zone,
) -> Line {
    let at = voice.moment(session.starts_at, zone);
    match (session.state, knew) {
        (State::Cancelled, Some(knew)) if !knew.cancelled => {
            voice.change_cancelled(&group.label, voice.moment(knew.start, zone))
        }
        (State::Cancelled, _) => voice.change_cancelled(&group.label, at),
        (State::Planned, Some(knew)) if knew.start == session.starts_at => {
            voice.change_takes_place(&group.label, at)
        }
        (State::Planned, Some(knew)) if !knew.cancelled => {
            voice.change_moved(&group.label, voice.moment(knew.start, zone), at)
        }
        (State::Planned, _) => voice.session_is_at(&group.label, at),
    }
}
