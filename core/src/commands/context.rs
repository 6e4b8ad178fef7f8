//! What a command is handed: the one instant, the caller, the open transaction, the voice.

use crate::clock::Instant;
use crate::house::House;
use crate::reply::refusal::{CredentialRefusal, EntryRefusal, Refusal};
use crate::reply::words::Voice;
use crate::reply::{Audience, Message, Reply};
use crate::store::persons::{self, Person};
use crate::store::{Db, StoreError};
use crate::time::zone::Zone;

use super::caller::Caller;
use super::resolve;

/// One request being handled.
pub struct Context<'a> {
    /// The reader or the transaction this request has.
    pub db: &'a mut Db,
    /// The one instant of this request.
    pub now: Instant,
    /// Who asks, and where.
    pub caller: &'a Caller,
    /// Who asks, if they are remembered.
    pub person: Option<Person>,
    /// The words in the caller's language.
    pub voice: Voice,
    /// Everything shared.
    pub house: &'a House,
    /// What is handled was typed in answer to a question: it may have been meant for somebody else.
    pub answering: bool,
    /// Something was erased by somebody's wish: no trace may stay in the store's log either.
    pub erased: bool,
}

/// How handling ends.
pub type Outcome = Result<Reply, Stop>;

/// Why a command did not go through.
#[derive(Debug)]
pub enum Stop {
    /// Something the person can understand and act on. Nothing is changed.
    Refusal(Box<Refusal>),
    /// Something has to be asked first. What was changed (a draft) stays.
    Ask(Reply),
    /// Something we have to mend. Nothing is changed.
    Failure(StoreError),
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refusal(Box::new(refusal))
    }
}

impl From<CredentialRefusal> for Stop {
    fn from(refusal: CredentialRefusal) -> Self {
        Refusal::from(refusal).into()
    }
}

impl From<EntryRefusal> for Stop {
    fn from(refusal: EntryRefusal) -> Self {
        Refusal::from(refusal).into()
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Failure(error)
    }
}

impl Context<'_> {
    /// The caller, remembered from now on. Only a change may ask this.
    ///
    /// # Errors
    /// If the store cannot be written.
    pub async fn remembered(&mut self) -> Result<Person, StoreError> {
        let language = self.caller.language.as_deref();
        let person = persons::remember(self.db, &self.caller.account, language, self.now).await?;
        self.person = Some(person.clone());
        Ok(person)
    }

    /// Speaks the language of the group this chat belongs to, from now on: for what everybody there
    /// reads. Nothing changes where the chat belongs to none.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub async fn speak_as_this_chat(&mut self) -> Result<(), Stop> {
        if let Some(group) = resolve::of_this_chat(self).await? {
            self.voice = self.house.words.voice(Some(&group.language));
        }
        Ok(())
    }

    /// The zone in which moments are put into words for the caller: their own if they chose one and
    /// nobody else reads it, else `group`'s.
    #[must_use]
    pub fn reading_zone(&self, group: &Zone) -> Zone {
        let own = self.person.as_ref().and_then(|person| person.zone.clone());
        own.filter(|_| self.caller.place.answers_privately).unwrap_or_else(|| group.clone())
    }

    /// An answer where it was asked: seen by the asker alone where the platform can.
    #[must_use]
    pub fn in_place(&self, message: Message) -> Reply {
        let private = self.caller.place.answers_privately;
        let audience = if private { Audience::Asker } else { Audience::Chat };
        Reply::Say { message, audience }
    }
}
