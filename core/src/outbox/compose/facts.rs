//! What the deliveries of one step speak of, read at once in the step's transaction: nobody changes it
//! before the step is over. Today's facts, not yesterday's: the next step reads its own.

use std::collections::HashMap;

use crate::domain::group::Group;
use crate::domain::session::Session;
use crate::store::chats::Chat;
use crate::store::deliveries::To;
use crate::store::lanes::Due;
use crate::store::persons::Person;
use crate::store::{Db, StoreError, chats, groups, persons, sessions};

/// What was read. What was not, or could not be, is asked for when it is needed.
#[derive(Default)]
pub(in crate::outbox) struct Facts {
    sessions: HashMap<i64, Session>,
    groups: HashMap<i64, Group>,
    chats: HashMap<i64, Chat>,
    persons: HashMap<i64, Person>,
}

impl Facts {
    /// Reads what `due` speaks of, and to whom it goes.
    pub(in crate::outbox) async fn gather(db: &mut Db, due: &[Due]) -> Result<Self, StoreError> {
        let (mut chats, mut persons) = (Vec::new(), Vec::new());
        for one in due {
            match one.to {
                To::Chat(id) => chats.push(id),
                To::Person(id) => persons.push(id),
            }
        }
        let of_sessions = due.iter().filter(|one| one.kind.is_reminder());
        let sessions: Vec<i64> = of_sessions.map(|one| one.subject).collect();
        let mut facts = Self::default();
        if !chats.is_empty() {
            facts.chats = chats::by_ids(db, &chats).await?;
        }
        if !persons.is_empty() {
            facts.persons = persons::by_ids(db, &persons).await?;
        }
        if !sessions.is_empty() {
            facts.sessions = sessions::by_ids(db, &sessions).await?;
            let groups: Vec<i64> = facts.sessions.values().map(|session| session.group).collect();
            facts.groups = groups::by_ids(db, &groups).await?;
        }
        Ok(facts)
    }

    pub(super) async fn session(
        &self,
        db: &mut Db,
        id: i64,
    ) -> Result<Option<Session>, StoreError> {
        match self.sessions.get(&id) {
            Some(session) => Ok(Some(session.clone())),
            None => sessions::by_id(db, id).await,
        }
    }

    pub(super) async fn group(&self, db: &mut Db, id: i64) -> Result<Option<Group>, StoreError> {
        match self.groups.get(&id) {
            Some(group) => Ok(Some(group.clone())),
            None => groups::by_id(db, id).await,
        }
    }

    pub(super) async fn chat(&self, db: &mut Db, id: i64) -> Result<Option<Chat>, StoreError> {
        match self.chats.get(&id) {
            Some(chat) => Ok(Some(chat.clone())),
            None => chats::by_id(db, id).await,
        }
    }

    pub(super) async fn person(&self, db: &mut Db, id: i64) -> Result<Option<Person>, StoreError> {
        match self.persons.get(&id) {
            Some(person) => Ok(Some(person.clone())),
            None => persons::by_id(db, id).await,
        }
    }
}
