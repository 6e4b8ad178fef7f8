//! What a request leaves behind, and what an open question waits for. A command ends the waiting: what is
//! written after it was meant for somebody else, and must not become the answer.

use std::time::Duration;

use super::App;
use crate::commands::Caller;
use crate::domain::address::Account;
use crate::reply::words::Voice;
use crate::store::{Db, StoreError, drafts, inbox, persons};

/// How long whoever asks for help waits for the language they chose.
const LANGUAGE_TAKES: Duration = Duration::from_millis(200);

/// What a request that changed nothing leaves behind.
pub(super) struct Left {
    /// It is kept still.
    kept: bool,
    /// A question of whoever asked waits for words, and is to wait no longer.
    waits: bool,
}

impl Left {
    pub(super) async fn by(
        db: &mut Db,
        caller: &Caller,
        ends_waiting: bool,
    ) -> Result<Self, StoreError> {
        let kept = inbox::is_kept(db, caller).await?;
        let waits = ends_waiting && drafts::waits(db, &caller.account).await?;
        Ok(Self { kept, waits })
    }
}

fn told(ended: Result<(), StoreError>) {
    if let Err(error) = ended {
        tracing::warn!(%error, "a handled request could not be forgotten");
    }
}

impl App {
    /// Waits until what is done beside the answers is done. Nothing may be asked any more.
    pub async fn finish(&self) {
        self.beside.close();
        self.beside.wait().await;
    }

    /// Forgets a request that changed nothing. If that fails it is handled again after a restart,
    /// which does no harm.
    pub(super) async fn forget(&self, caller: &Caller, ends_waiting: bool) {
        let left = match self.house.store.question().await {
            Ok(mut question) => Left::by(&mut question, caller, ends_waiting).await,
            Err(error) => Err(error),
        };
        told(self.end(caller, left).await);
    }

    /// The same, for whoever only asked something: the answer waits for the end of an open question,
    /// since what is typed next must not become its answer, but not for the disk to take note that it
    /// was given.
    pub(super) async fn clear(&self, caller: &Caller, left: Result<Left, StoreError>) {
        match left {
            Ok(Left { kept: true, waits: false }) => {
                let (app, caller) = (self.clone(), caller.clone());
                self.beside.spawn(async move { told(app.end(&caller, left).await) });
            }
            left => told(self.end(caller, left).await),
        }
    }

    async fn end(&self, caller: &Caller, left: Result<Left, StoreError>) -> Result<(), StoreError> {
        let left = left?;
        if !left.kept && !left.waits {
            return Ok(());
        }
        let mut change = self.house.store.change().await?;
        inbox::handled(&mut change, caller, self.house.clock.now()).await?;
        if left.waits {
            drafts::end_waiting(&mut change, &caller.account).await?;
        }
        Ok(change.commit().await?)
    }

    /// The same for whoever asks for help: beside the answer, which waits for no store.
    pub(super) fn forget_beside(&self, caller: &Caller) {
        let (app, caller) = (self.clone(), caller.clone());
        self.beside.spawn(async move { app.forget(&caller, true).await });
    }

    /// Whoever could not be written to and asks something where answers are private may have opened their
    /// messages again: they are tried once more when something is owed to them. Beside the answer.
    pub(super) fn reach_again(&self, caller: &Caller) {
        if !caller.place.answers_privately {
            return;
        }
        let (app, account) = (self.clone(), caller.account.clone());
        self.beside.spawn(async move {
            if let Err(error) = app.try_to_reach(&account).await {
                tracing::warn!(%error, "a person who is back could not be noted");
            }
        });
    }

    async fn try_to_reach(&self, account: &Account) -> Result<(), StoreError> {
        let mut change = self.house.store.change().await?;
        persons::set_reach(&mut change, account, true).await?;
        Ok(change.commit().await?)
    }

    /// The voice for an answer that waits for no store: in the language the person chose if that can be
    /// read at once, else in the platform's.
    pub(super) async fn voice_at_once(&self, caller: &Caller) -> Voice {
        let (app, asker) = (self.clone(), caller.clone());
        // In a task of its own: what asks the store is never broken off in the middle.
        let reading = tokio::spawn(async move { app.chosen_language(&asker).await });
        let chosen = tokio::time::timeout(LANGUAGE_TAKES, reading).await;
        // What keeps it from being read is no matter of this answer.
        let chosen = chosen.ok().and_then(Result::ok).and_then(Result::ok).flatten();
        self.house.words.voice(chosen.as_deref().or(caller.language.as_deref()))
    }

    async fn chosen_language(&self, caller: &Caller) -> Result<Option<String>, StoreError> {
        let mut question = self.house.store.question().await?;
        let person = persons::find(&mut question, &caller.account).await?;
        Ok(person.and_then(|person| person.language))
    }

    /// Whether a draft of this person awaits an answer typed in the private chat: else such text is
    /// dropped at the door.
    pub async fn awaits_text(&self, caller: &Caller) -> bool {
        let awaits = async {
            let mut question = self.house.store.question().await?;
            let Some(person) = persons::find(&mut question, &caller.account).await? else {
                return Ok(false);
            };
            let now = self.house.clock.now();
            Ok::<_, StoreError>(drafts::awaiting(&mut question, person.id, now).await?.is_some())
        };
        awaits.await.unwrap_or_else(|error| {
            tracing::error!(%error, "drafts cannot be read");
            false
        })
    }
}
