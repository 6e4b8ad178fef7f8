//! What is said of sessions: that one is near, that one changed, that new times were posted.

use crate::domain::session::State;
use crate::outbox::messenger::Act;
use crate::outbox::plan;
use crate::reply::{Line, Message, session_buttons};
use crate::store::deliveries::{To, Told};
use crate::store::{Db, StoreError, memberships, series, sessions};

use super::{Said, Scene};

impl Scene<'_> {
    pub(super) async fn reminder(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some(session) = self.facts.session(db, self.due.subject).await? else {
            return Ok(None);
        };
        let Some(group) = self.active_group(db, session.group).await? else { return Ok(None) };
        let moved_since = session.revision != self.due.revision;
        if session.state == State::Cancelled || moved_since || session.starts_at <= self.now {
            return Ok(None);
        }
        let voice = self.voice_for(&group);
        let at = voice.moment(session.starts_at, &group.zone);
        let away = voice.how_long_until(session.starts_at, self.now);
        let mut message = Message::line(voice.reminder(&group.label, at, away));
        if session.venue.is_some() {
            message = message.paragraph(voice.reminder_link());
        }
        let message = message.row(session_buttons(&voice, session.id));
        Ok(Some((Act::Say(message), None)))
    }

    pub(super) async fn change(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some(session) = self.facts.session(db, self.due.subject).await? else {
            return Ok(None);
        };
        let Some(group) = self.active_group(db, session.group).await? else { return Ok(None) };
        let To::Chat(chat) = self.due.to else { return Ok(None) };
        let voice = self.voice_for(&group);
        let before = plan::known_to(db, (&session, chat), Some(self.due.id)).await?;
        let told = Told::from(&session);
        // What it may have told already is told again or not at all: a platform that drops the double
        // would drop the news with it. What changed since has a notice of its own.
        if before.agrees_with(told) || self.due.told.is_some_and(|maybe| maybe != told) {
            return Ok(None);
        }
        let old = voice.moment(before.start, &group.zone);
        let new = voice.moment(session.starts_at, &group.zone);
        let line = if told.cancelled {
            voice.change_cancelled(&group.label, old)
        } else if before.start == session.starts_at {
            voice.change_takes_place(&group.label, new)
        } else {
            voice.change_moved(&group.label, old, new)
        };
        let mut message = Message::line(line);
        if !told.cancelled {
            message = message.row(session_buttons(&voice, session.id));
        }
        Ok(Some((Act::Say(message), Some(told))))
    }

    pub(super) async fn posted(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some(series) = series::by_id(db, self.due.subject).await? else { return Ok(None) };
        let Some(group) = self.active_group(db, series.group).await? else { return Ok(None) };
        let voice = self.voice_for(&group);
        let next = series.next(self.now, 4);
        if next.is_empty() {
            return Ok(None);
        }
        let dates = next.iter().take(3).map(|occurrence| {
            let at = series.zone.resolve(occurrence.starts).at;
            Line::from(voice.moment(at, &series.zone))
        });
        let message = Message::line(voice.posted(&group.label)).list(dates.collect());
        let message = if next.len() > 3 { message.paragraph(voice.posted_more()) } else { message };
        Ok(Some((Act::Say(message), None)))
    }

    /// The same as in the chats, in the reader's own zone and language.
    pub(super) async fn personal_reminder(&self, db: &mut Db) -> Result<Said, StoreError> {
        let To::Person(person) = self.due.to else { return Ok(None) };
        let Some(person) = self.facts.person(db, person).await? else { return Ok(None) };
        let Some(session) = self.facts.session(db, self.due.subject).await? else {
            return Ok(None);
        };
        let Some(group) = self.active_group(db, session.group).await? else { return Ok(None) };
        let membership = memberships::find(db, group.id, person.id).await?;
        let over = session.state == State::Cancelled
            || session.revision != self.due.revision
            || session.starts_at <= self.now;
        if over || !membership.is_some_and(|membership| membership.is_active()) {
            return Ok(None);
        }
        let voice = self.house.words.voice(person.language.as_deref().or(Some(&group.language)));
        let zone = person.zone.as_ref().unwrap_or(&group.zone);
        let at = voice.moment(session.starts_at, zone);
        let away = voice.how_long_until(session.starts_at, self.now);
        let message = Message::line(voice.reminder(&group.label, at, away))
            .row(session_buttons(&voice, session.id));
        Ok(Some((Act::Say(message), None)))
    }

    pub(super) async fn series_ended(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some(series) = series::by_id(db, self.due.subject).await? else { return Ok(None) };
        let Some(group) = self.active_group(db, series.group).await? else { return Ok(None) };
        let voice = self.voice_for(&group);
        let line = if series.recurrence.is_once() {
            // It may have been moved before, and its reader may not have heard of that.
            let ahead = sessions::ahead(db, group.id, self.now, i64::MAX).await?;
            let start = match ahead.iter().find(|session| session.series == series.id) {
                Some(only) => series.zone.local(plan::start_known(db, only, self.due.to).await?),
                None => series.recurrence.start(),
            };
            voice.change_cancelled(&group.label, voice.wall_clock(start, &series.zone))
        } else {
            voice.series_has_ended(&group.label, voice.rule(&series.recurrence, &series.zone))
        };
        Ok(Some((Act::Say(Message::line(line)), None)))
    }
}
