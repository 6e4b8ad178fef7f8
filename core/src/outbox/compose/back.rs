//! What is said to whoever was taken out of a group and may ask to come in again: that it is up to them, and which
//! way is open.

use super::{Said, Scene, button};
use crate::domain::delivery::Kind;
use crate::domain::group::{EntryRule, Group, State};
use crate::outbox::messenger::Act;
use crate::outbox::plan::{self, BY_OPERATOR};
use crate::reply::{Message, Press, Verb};
use crate::store::deliveries::To;
use crate::store::{Db, StoreError, groups, memberships};

impl Scene<'_> {
    /// Somebody was taken out of a group, or may ask to come in again: to them.
    pub(super) async fn out_or_back(&self, db: &mut Db) -> Result<Said, StoreError> {
        match self.due.kind {
            Kind::LetBack => self.let_back(db).await,
            _ => self.removed(db).await,
        }
    }

    async fn let_back(&self, db: &mut Db) -> Result<Said, StoreError> {
        let To::Person(person) = self.due.to else { return Ok(None) };
        let group = groups::by_id(db, self.due.subject).await?;
        let Some(group) = group.filter(|group| !group.is_over()) else { return Ok(None) };
        let voice = self.voice_for(&group);
        if self.still_leads(db, group.id).await? {
            let message = Message::line(voice.told_operator_lets_back(&group.label));
            return Ok(Some((Act::Say(message), None)));
        }
        // Who came back meanwhile knows it, and who was taken out once more may not.
        if memberships::find(db, group.id, person).await?.is_some() {
            return Ok(None);
        }
        let by_operator = self.due.message.as_deref() == Some(BY_OPERATOR);
        let told = if by_operator {
            voice.told_let_back_by_operator(&group.label)
        } else {
            voice.told_let_back(&group.label)
        };
        let way = way_into(db, &group).await?;
        let message = Message::line(told).paragraph(voice.let_back_way(way));
        let label = match way {
            "direct" => voice.button_join(),
            "request" => voice.button_ask_to_join(),
            _ => return Ok(Some((Act::Say(message), None))),
        };
        let press = Press::new(Verb::Join, group.id);
        Ok(Some((Act::Say(message.row(vec![button(&label, press)])), None)))
    }
}

/// Which way into a group is open to a stranger now. Whom it is not listed for, nobody finds it without those who
/// lead it.
async fn way_into(db: &mut Db, group: &Group) -> Result<&'static str, StoreError> {
    if !plan::takes_members(db, group).await? {
        return Ok("later");
    }
    Ok(match (group.state, group.entry) {
        (State::Listed, EntryRule::Direct) => "direct",
        (State::Listed, EntryRule::Request) => "request",
        _ => "invite",
    })
}
