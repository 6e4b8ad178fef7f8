//! What is said of seats: that one is held, that it went on, that a guest's session changed.

use super::{Said, Scene};
use crate::domain::address::Platform;
use crate::domain::group::{Group, State as GroupState};
use crate::domain::membership::{Rsvp, Standing};
use crate::domain::policy::KEPT_DAYS;
use crate::domain::seat::{Offer, OfferState};
use crate::domain::session::{Session, State};
use crate::outbox::messenger::Act;
use crate::outbox::plan;
use crate::reply::words::Voice;
use crate::reply::{Message, Press, Tone, Verb, offer_buttons, seat_button, session_buttons};
use crate::store::deliveries::To;
use crate::store::{
    Db, StoreError, access, attendance, fees, hosts, memberships, persons, rsvps, seat_offers,
    sessions, waitlist,
};
use crate::time::zone::Zone;

/// An offer with what it is about.
struct About {
    offer: Offer,
    group: Group,
    /// The one session it is for, or the group's next.
    session: Option<Session>,
    voice: Voice,
    zone: Zone,
}

impl Scene<'_> {
    async fn about(&self, db: &mut Db) -> Result<Option<About>, StoreError> {
        let Some(offer) = seat_offers::by_id(db, self.due.subject).await? else { return Ok(None) };
        let Some(group) = self.facts.group(db, offer.group).await? else { return Ok(None) };
        let session = match offer.session {
            Some(session) => self.facts.session(db, session).await?,
            None => sessions::next(db, group.id, self.now).await?,
        };
        let zone = self.zone_for(db, &group).await?;
        Ok(Some(About { voice: self.voice_for(&group), offer, group, session, zone }))
    }

    pub(super) async fn seat_offer(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some(about) = self.about(db).await? else { return Ok(None) };
        let About { offer, group, session, voice, zone } = about;
        if !offer.is_open() || offer.answer_by <= self.now || group.is_over() {
            return Ok(None);
        }
        let until = voice.moment(offer.answer_by, &zone);
        let away = voice.how_long_until(offer.answer_by, self.now);
        let at = session.map(|session| voice.moment(session.starts_at, &zone));
        let message = match (offer.session, at) {
            (Some(_), Some(at)) => {
                let message = Message::line(voice.guest_offered(&group.label, at))
                    .paragraph(voice.guest_keeps_place());
                self.before_taking(db, (&group, &voice), message).await?
            }
            (Some(_), None) => return Ok(None),
            (None, at) => {
                let message = Message::line(voice.seat_offered(&group.label));
                let message = match at {
                    Some(at) => message.paragraph(voice.fact_next(at)),
                    None => message,
                };
                let message = self.before_taking(db, (&group, &voice), message).await?;
                match self.shows_role(db, &group).await? {
                    true => message.paragraph(voice.fact_role()),
                    false => message,
                }
            }
        };
        let message = message.paragraph(voice.seat_held_until(until, away));
        Ok(Some((Act::Say(message.row(offer_buttons(&voice, offer.id))), None)))
    }

    /// What somebody knows before they take a seat or a place: what it costs, and whether it is noted who comes.
    async fn before_taking(
        &self,
        db: &mut Db,
        (group, voice): (&Group, &Voice),
        message: Message,
    ) -> Result<Message, StoreError> {
        let costs = fees::of_group(db, group.id, self.now).await?;
        let costs = voice.facts_of_fee(&costs, &group.zone).into_iter();
        let message = costs.fold(message, Message::paragraph);
        Ok(match attendance::kept_since(db, group.id).await? {
            Some(_) => message.paragraph(voice.joined_attendance(KEPT_DAYS)),
            None => message,
        })
    }

    /// Whether taking the seat brings a role that others see.
    async fn shows_role(&self, db: &mut Db, group: &Group) -> Result<bool, StoreError> {
        let To::Person(person) = self.due.to else { return Ok(false) };
        let person = persons::by_id(db, person).await?;
        let there = person.is_some_and(|person| person.account.platform == Platform::Discord);
        Ok(there && !access::doors_of(db, group.id, Platform::Discord).await?.is_empty())
    }

    pub(super) async fn seat_lapsed(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some(about) = self.about(db).await? else { return Ok(None) };
        let About { offer, group, session, voice, zone } = about;
        let waiting = memberships::by_id(db, offer.membership).await?;
        let waits = waiting.is_some_and(|own| own.state == Standing::Waiting);
        if offer.state != OfferState::Lapsed || !waits || group.is_over() {
            return Ok(None);
        }
        let position = waitlist::position(db, offer.membership).await?;
        let leave = seat_button(
            &voice.button_leave_line(),
            Press::new(Verb::LeaveLine, group.id),
            Tone::Plain,
        );
        if offer.session.is_some() {
            let Some(session) = session else { return Ok(None) };
            let at = voice.moment(session.starts_at, &zone);
            let went = if seat_offers::went_on(db, &offer).await? { "on" } else { "nowhere" };
            let message = Message::line(voice.guest_lapsed(&group.label, at, went))
                .paragraph(voice.fact_in_line(position))
                .row(vec![leave]);
            return Ok(Some((Act::Say(message), None)));
        }
        let seats = waitlist::seats(db, group.id).await?;
        let takes = plan::takes_members(db, &group).await?;
        let still_free = takes && seats.free_of(group.capacity) != Some(0);
        let message = Message::line(voice.seat_lapsed(&group.label));
        let (message, mut buttons) = if still_free {
            let press = Press::new(Verb::Join, group.id);
            let join = seat_button(&voice.button_take_seat(), press, Tone::Primary);
            (message.paragraph(voice.seat_still_free()), vec![join])
        } else {
            (message.paragraph(voice.seat_went_on(position)), Vec::new())
        };
        buttons.push(leave);
        Ok(Some((Act::Say(message.row(buttons)), None)))
    }

    pub(super) async fn seat_withdrawn(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some(about) = self.about(db).await? else { return Ok(None) };
        let About { offer, group, session, voice, zone } = about;
        if offer.session.is_none() {
            let waiting = memberships::by_id(db, offer.membership).await?;
            let waits = waiting.is_some_and(|own| own.state == Standing::Waiting);
            let line = match group.state {
                _ if !waits => return Ok(None),
                GroupState::Paused => voice.seat_withdrawn(&group.label),
                _ if hosts::joins_are_paused(db, group.id).await? => {
                    voice.seat_withheld(&group.label)
                }
                _ => return Ok(None),
            };
            return Ok(Some((Act::Say(Message::line(line)), None)));
        }
        let Some(session) = session else { return Ok(None) };
        let at = voice.moment(session.starts_at, &zone);
        let message = Message::line(voice.guest_withdrawn(&group.label, at));
        Ok(Some((Act::Say(message), None)))
    }

    /// A place is theirs again: unless they cannot come after all, or are no member any more.
    pub(super) async fn place_back(&self, db: &mut Db) -> Result<Said, StoreError> {
        let To::Person(person) = self.due.to else { return Ok(None) };
        let Some(session) = self.facts.session(db, self.due.subject).await? else {
            return Ok(None);
        };
        let Some(group) = self.active_group(db, session.group).await? else { return Ok(None) };
        let own = memberships::find(db, group.id, person).await?;
        let comes = rsvps::of(db, (session.id, person)).await? == Some(Rsvp::Coming);
        let on = session.state == State::Planned && session.ends_at() > self.now;
        if !comes || !on || own.is_none_or(|own| !own.is_active()) {
            return Ok(None);
        }
        let zone = self.zone_for(db, &group).await?;
        let voice = self.voice_for(&group);
        let at = voice.moment(session.starts_at, &zone);
        let message = Message::line(voice.place_is_back(&group.label, at))
            .row(session_buttons(&voice, session.id));
        Ok(Some((Act::Say(message), None)))
    }

    pub(super) async fn line_ended(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some(group) = self.facts.group(db, self.due.subject).await? else { return Ok(None) };
        let voice = self.voice_for(&group);
        Ok(Some((Act::Say(Message::line(voice.line_ended(&group.label))), None)))
    }
}
