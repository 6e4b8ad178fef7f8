//! Whoever uses the bot on a server is there: roles that could not be given to them before, since they were
//! not, are tried again. Nothing else tells that somebody has come.

use super::App;
use crate::commands::Caller;
use crate::domain::address::Platform;
use crate::outbox::plan;
use crate::store::StoreError;

impl App {
    /// Beside the answer, which waits for none of it.
    pub(super) fn note_arrival(&self, caller: &Caller) {
        let Some(chat) = &caller.place.chat else { return };
        if chat.address.platform != Platform::Discord || chat.address.space.is_none() {
            return;
        }
        let (app, caller) = (self.clone(), caller.clone());
        self.beside.spawn(async move {
            if let Err(error) = app.open_to(&caller).await {
                tracing::warn!(%error, "who has come to a server could not be looked for");
            }
        });
    }

    async fn open_to(&self, caller: &Caller) -> Result<(), StoreError> {
        let space = caller.place.chat.as_ref().and_then(|chat| chat.address.space.as_deref());
        let Some(space) = space else { return Ok(()) };
        let who = (&caller.account, space);
        let mut question = self.house.store.question().await?;
        if !plan::access::is_waited_for(&mut question, who).await? {
            return Ok(());
        }
        drop(question);
        let mut change = self.house.store.change().await?;
        plan::access::arrives(&mut change, who, self.house.clock.now()).await?;
        change.commit().await?;
        self.house.wake.up();
        Ok(())
    }
}
