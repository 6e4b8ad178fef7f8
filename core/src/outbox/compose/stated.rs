//! What those who lead a group read when it does not say any more what it must to be found.

use crate::domain::group::{Group, State};
use crate::outbox::messenger::Act;
use crate::reply::Message;
use crate::reply::words::Voice;
use crate::reply::{missing, missing_buttons};
use crate::store::{Db, StoreError, groups, statements};

use super::{Said, Scene};

impl Scene<'_> {
    /// It is missing, or the group is found no more for it; unless it was said since.
    pub(super) async fn unstated(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some(group) = groups::by_id(db, self.due.subject).await? else { return Ok(None) };
        if !self.still_leads(db, group.id).await? {
            return Ok(None);
        }
        let voice = self.voice_for(&group);
        let message = asking_for_it(db, (&voice, &group), Message::default()).await?;
        Ok((!message.blocks.is_empty()).then_some((Act::Say(message), None)))
    }
}

/// Adds what a group does not say any more, until when it is found all the same, and the buttons that ask for it.
pub(super) async fn asking_for_it(
    db: &mut Db,
    (voice, group): (&Voice, &Group),
    message: Message,
) -> Result<Message, StoreError> {
    let unsaid = statements::missing(db, group.id).await?;
    let until = statements::hidden_from(db, group.id).await?;
    let line = match (group.state, until) {
        _ if unsaid.is_empty() => return Ok(message),
        (State::Listed, Some(until)) => {
            let until = voice.day(group.zone.local(until).date());
            voice.told_unstated_until(&group.label, until)
        }
        (State::Unlisted, _) => voice.told_unstated(&group.label),
        _ => return Ok(message),
    };
    let how = missing::how_to_say(voice, group.id, &unsaid);
    let message = how.into_iter().fold(message.paragraph(line), Message::paragraph);
    Ok(message.row(missing_buttons(voice, group.id, &unsaid)))
}
