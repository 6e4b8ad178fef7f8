//! What is said about searching: a wish, to the operator.

use crate::outbox::messenger::Act;
use crate::reply::{Message, Press, Span, Verb};
use crate::store::{Db, StoreError, wishes};

use super::{Said, Scene, button};

impl Scene<'_> {
    /// A wish that was ticked off meanwhile is not told.
    pub(super) async fn wish(&self, db: &mut Db) -> Result<Said, StoreError> {
        if !self.goes_to_operator(db).await? {
            return Ok(None);
        }
        let sealer = self.house.store.sealer();
        let Some(wish) = wishes::words(db, sealer, self.due.subject).await? else {
            return Ok(None);
        };
        let voice = self.house.words.voice(self.language.as_deref());
        let message = Message::line(voice.told_wish(voice.language_called(&wish.language)))
            .paragraph(Span::Plain(wish.words.into_inner()))
            .paragraph(voice.told_wish_how());
        let press = Press::new(Verb::WishDone, self.due.subject);
        Ok(Some((Act::Say(message.row(vec![button(&voice.button_wish_done(), press)])), None)))
    }
}
