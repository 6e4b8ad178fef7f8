//! What is said to those who lead a group about leading it.

use crate::outbox::messenger::Act;
use crate::reply::Message;
use crate::store::deliveries::To;
use crate::store::{Db, StoreError, groups, memberships};

use super::{Said, Scene};

impl Scene<'_> {
    /// One person more leads the group, unless they have stopped already.
    pub(super) async fn cofacilitator(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some(group) = groups::by_id(db, self.due.subject).await? else { return Ok(None) };
        let new = memberships::by_id(db, self.due.revision).await?;
        let Some(new) = new.filter(|new| new.leads() && new.group == group.id) else {
            return Ok(None);
        };
        if !self.still_leads(db, group.id).await? {
            return Ok(None);
        }
        let voice = self.voice_for(&group);
        let line = match &new.alias {
            Some(name) => voice.told_cofacilitator(name, &group.label),
            None => voice.told_cofacilitator_unnamed(&group.label),
        };
        Ok(Some((Act::Say(Message::line(line)), None)))
    }

    /// Whether the person it goes to leads the group now.
    pub(super) async fn still_leads(&self, db: &mut Db, group: i64) -> Result<bool, StoreError> {
        let To::Person(person) = self.due.to else { return Ok(false) };
        let membership = memberships::find(db, group, person).await?;
        Ok(membership.is_some_and(|membership| membership.leads()))
    }
}
