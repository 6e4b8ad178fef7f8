//! What is said of noting who came: the roll, to who leads the group, and to its members that there is one.

use crate::domain::delivery::Kind;
use crate::domain::policy::KEPT_DAYS;
use crate::outbox::messenger::Act;
use crate::outbox::plan;
use crate::reply::Message;
use crate::reply::attendance::Roll;
use crate::store::deliveries::To;
use crate::store::{Db, StoreError, attendance, memberships};

use super::{Said, Scene};

impl Scene<'_> {
    /// Who came is asked, or members are told that it is.
    pub(super) async fn about_attendance(&self, db: &mut Db) -> Result<Said, StoreError> {
        match self.due.kind {
            Kind::AttendanceTold => self.attendance_told(db).await,
            _ => self.attendance(db).await,
        }
    }

    /// A session is over: who came?
    async fn attendance(&self, db: &mut Db) -> Result<Said, StoreError> {
        let about = (self.due.subject, self.due.revision);
        let Some((group, session)) = plan::to_be_noted(db, about, self.now).await? else {
            return Ok(None);
        };
        let lines = attendance::roll(db, session.id).await?;
        if lines.is_empty() || !self.still_leads(db, group.id).await? {
            return Ok(None);
        }
        let voice = self.voice_for(&group);
        let at = voice.moment(session.starts_at, &group.zone);
        let roll = Roll { session: session.id, label: &group.label, at, lines: &lines, page: 0 };
        Ok(Some((Act::Say(roll.message(&voice)), None)))
    }

    /// The group notes who comes, or does no more.
    async fn attendance_told(&self, db: &mut Db) -> Result<Said, StoreError> {
        let To::Person(person) = self.due.to else { return Ok(None) };
        let Some(group) = self.facts.group(db, self.due.subject).await? else { return Ok(None) };
        let own = memberships::find(db, group.id, person).await?;
        if group.is_over() || !own.is_some_and(|own| own.is_active()) {
            return Ok(None);
        }
        let voice = self.voice_for(&group);
        let message = match attendance::kept_since(db, group.id).await? {
            Some(_) => Message::line(voice.attendance_is_kept(&group.label, KEPT_DAYS))
                .paragraph(voice.attendance_is_yours()),
            None => Message::line(voice.attendance_is_kept_no_more(&group.label, KEPT_DAYS)),
        };
        Ok(Some((Act::Say(message), None)))
    }
}
