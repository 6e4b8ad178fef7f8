//! What those whom it concerns hear of a change of what their group costs.

use crate::domain::fee::Fee;
use crate::outbox::messenger::Act;
use crate::outbox::plan::{LATER, STAYS};
use crate::reply::{Message, Press, Verb};
use crate::store::deliveries::{To, Told};
use crate::store::{Db, StoreError, fees, groups};

use super::{Said, Scene, button};

impl Scene<'_> {
    pub(super) async fn fee_change(&self, db: &mut Db) -> Result<Said, StoreError> {
        let To::Person(person) = self.due.to else { return Ok(None) };
        let Some(statement) = fees::by_id(db, self.due.subject).await? else { return Ok(None) };
        let Some(group) = groups::by_id(db, statement.group).await? else { return Ok(None) };
        let concerned = fees::concerned(db, group.id).await?;
        if group.is_over() || concerned.iter().all(|one| one.person != person) {
            return Ok(None);
        }
        // The day it may have named is told again or not at all; another one has its own word.
        let named = Told { start: statement.from, cancelled: false };
        if self.due.told.is_some_and(|maybe| maybe != named) {
            return Ok(None);
        }
        let costs = fees::of_group(db, group.id, self.now).await?;
        let voice = self.voice_for(&group);
        let fee = voice.fee(&statement.fee);
        let from = || voice.date(group.zone.local(statement.from));
        let (instead, ahead) = (self.due.message.as_deref(), statement.from > self.now);
        let line = if instead == Some(STAYS) {
            voice.told_fee_stays(&group.label, fee)
        } else if instead == Some(LATER) && ahead {
            voice.told_fee_later(&group.label, from(), fee)
        } else if ahead {
            voice.told_fee_changes(&group.label, from(), fee)
        } else if statement.fee == Fee::None {
            voice.told_fee_is_none(&group.label)
        } else {
            voice.told_fee_is(&group.label, from(), fee)
        };
        let mut message = Message::line(line);
        if ahead {
            let until = voice.stated_fee(costs.now.as_ref());
            message = message.paragraph(voice.fee_until_then(until));
        }
        let message = message
            .paragraph(voice.fee_if_not_for_you())
            .row(vec![button(&voice.button_show(&group.label), Press::new(Verb::Group, group.id))]);
        Ok(Some((Act::Say(message), ahead.then_some(named))))
    }
}
