//! Word owed to people and chats about groups and chats: requests, answers, losses.

use chrono::Duration;

use super::access;
use super::arm;
use super::catch_up::catch_up;
use super::comers;
use crate::clock::Instant;
use crate::domain::address::ChatAddress;
use crate::domain::delivery::{Kind, Loss};
use crate::domain::{BadWord, words_of};
use crate::house::House;
use crate::store::deliveries::{self, Owed, To};
use crate::store::{Db, StoreError, chats, persons};

/// Asks every operator to look at a group who was not asked yet: a break may have kept it from them. Asks
/// all of them `anew` when the group has changed what stood in the way. Returns how many operators there
/// are.
///
/// # Errors
/// If the store cannot be written.
pub async fn ask_operators(
    db: &mut Db,
    house: &House,
    (group, anew): (i64, bool),
    now: Instant,
) -> Result<usize, StoreError> {
    for operator in &house.policy.operators {
        let person = persons::remember(db, operator, None, now).await?;
        if anew || !deliveries::was_told(db, (Kind::AdmissionRequest, group), person.id).await? {
            let revision = deliveries::next_revision(db, Kind::AdmissionRequest, group).await?;
            owe_person(db, Kind::AdmissionRequest, (group, revision), person.id, now).await?;
        }
    }
    Ok(house.policy.operators.len())
}

/// Nobody is asked once more whether a chat may serve their group before so much time has passed.
const ASKED_AGAIN_AFTER: Duration = Duration::hours(1);

/// Asks a group's facilitators whether a chat may serve it; once more if they let it be.
///
/// # Errors
/// If the store cannot be written.
pub async fn ask_to_bind(
    db: &mut Db,
    (chat, group): (i64, i64),
    now: Instant,
) -> Result<(), StoreError> {
    for person in deliveries::facilitators(db, group).await? {
        deliveries::ask_again(db, (chat, group), person, (ASKED_AGAIN_AFTER, now)).await?;
        owe_person(db, Kind::BindRequest, (chat, group), person, now).await?;
    }
    Ok(())
}

/// Binds a chat to a group: it is owed the reminders ahead, and knows of its sessions what is true now.
///
/// # Errors
/// If the store cannot be written.
pub async fn bind(
    db: &mut Db,
    (chat, group): (i64, i64),
    by: i64,
    now: Instant,
) -> Result<(), StoreError> {
    chats::bind(db, chat, group, by, now).await?;
    deliveries::begin_with(db, (chat, group), now).await?;
    arm(db, group, now).await
}

/// Binds a chat to a group after a facilitator agreed, and tells the chat so.
///
/// # Errors
/// If the store cannot be written.
pub async fn bind_as_agreed(
    db: &mut Db,
    (chat, group): (i64, i64),
    by: i64,
    now: Instant,
) -> Result<(), StoreError> {
    bind(db, (chat, group), by, now).await?;
    let owed = Owed {
        kind: Kind::ChatBound,
        subject: group,
        revision: 0,
        to: To::Chat(chat),
        due_at: now,
        expires_at: None,
        message: None,
    };
    deliveries::owe(db, &owed, now).await
}

/// Tells a group's facilitators that it was admitted.
///
/// # Errors
/// If the store cannot be written.
pub async fn tell_admitted(db: &mut Db, group: i64, now: Instant) -> Result<(), StoreError> {
    for person in deliveries::facilitators(db, group).await? {
        owe_person(db, Kind::Admitted, (group, 0), person, now).await?;
    }
    Ok(())
}

/// The bot was taken out of a chat: it is owed nothing, and its groups' facilitators are told once.
///
/// # Errors
/// If the store cannot be written.
pub async fn lose_chat(db: &mut Db, chat: i64, now: Instant) -> Result<(), StoreError> {
    chat_refuses(db, (chat, Loss::Left), now).await
}

/// A chat does not take what is sent there: the same follows, and its facilitators are told what mends it.
///
/// # Errors
/// If the store cannot be written.
pub async fn chat_refuses(
    db: &mut Db,
    (chat, why): (i64, Loss),
    now: Instant,
) -> Result<(), StoreError> {
    if !chats::set_present(db, chat, false).await? {
        return Ok(());
    }
    deliveries::withdraw_from_chat(db, chat, now).await?;
    let losses = chats::losses(db, chat).await?;
    for group in chats::groups_of(db, chat).await? {
        for person in deliveries::facilitators(db, group).await? {
            let to = (person, Some(why.as_str()));
            owe_person_saying(db, Kind::ChatLost, (chat, losses), to, now).await?;
        }
        comers::chat_lost(db, (chat, group), now).await?;
    }
    Ok(())
}

/// A chat can be reached again: reminders ahead are owed to it once more, and word of what changed
/// while it was lost.
///
/// # Errors
/// If the store cannot be written.
pub async fn regain_chat(db: &mut Db, chat: i64, now: Instant) -> Result<(), StoreError> {
    let regained = chats::set_present(db, chat, true).await?;
    for group in chats::groups_of(db, chat).await? {
        arm(db, group, now).await?;
        if regained {
            catch_up(db, (chat, group), (now, now)).await?;
        }
    }
    if regained { access::again(db, chat, now).await } else { Ok(()) }
}

/// A chat has a new address: it is followed, and can be reached there.
///
/// # Errors
/// If the store cannot be written.
pub async fn follow_chat(
    db: &mut Db,
    old: &ChatAddress,
    new: &ChatAddress,
    now: Instant,
) -> Result<(), StoreError> {
    match chats::follow(db, old, new).await? {
        Some(chat) => regain_chat(db, chat, now).await,
        None => Ok(()),
    }
}

/// A call link was typed where others read it: the message is deleted if the bot may, and the
/// facilitators are told to make a new link.
///
/// # Errors
/// If the store cannot be written.
pub async fn link_exposed(
    db: &mut Db,
    (chat, group): (i64, i64),
    (event, message): (i64, Option<&str>),
    now: Instant,
) -> Result<(), StoreError> {
    if let Some(message) = message {
        take_message_away(db, (chat, event), message, now).await?;
    }
    for person in deliveries::facilitators(db, group).await? {
        owe_person(db, Kind::LinkExposed, (chat, event), person, now).await?;
    }
    Ok(())
}

/// A message that others should not read is deleted, if the bot may.
///
/// # Errors
/// If the store cannot be written.
pub async fn take_message_away(
    db: &mut Db,
    (chat, event): (i64, i64),
    message: &str,
    now: Instant,
) -> Result<(), StoreError> {
    let owed = Owed {
        kind: Kind::EraseMessage,
        subject: chat,
        revision: event,
        to: To::Chat(chat),
        due_at: now,
        expires_at: Some(now + Duration::hours(24)),
        message: Some(message),
    };
    deliveries::owe(db, &owed, now).await
}

words_of! {
    /// What others could read.
    pub enum Overheard {
        /// An invitation.
        Invitation = "invitation",
        /// A code by which somebody leads the group.
        CodeToLead = "code_to_lead",
    }
}

/// Tells whoever gave out a code that others could read it, and that it is good no more.
///
/// # Errors
/// If the store cannot be written.
pub async fn code_overheard(
    db: &mut Db,
    (group, what): (i64, Overheard),
    made_by: i64,
    now: Instant,
) -> Result<(), StoreError> {
    let revision = deliveries::next_revision(db, Kind::CodeOverheard, group).await?;
    let to = (made_by, Some(what.as_str()));
    owe_person_saying(db, Kind::CodeOverheard, (group, revision), to, now).await
}

pub(super) async fn owe_person(
    db: &mut Db,
    kind: Kind,
    about: (i64, i64),
    person: i64,
    now: Instant,
) -> Result<(), StoreError> {
    owe_person_saying(db, kind, about, (person, None), now).await
}

/// The same with something the kind needs besides.
pub(super) async fn owe_person_saying(
    db: &mut Db,
    kind: Kind,
    (subject, revision): (i64, i64),
    (person, message): (i64, Option<&str>),
    now: Instant,
) -> Result<(), StoreError> {
    let to = To::Person(person);
    let owed = Owed { kind, subject, revision, to, due_at: now, expires_at: None, message };
    deliveries::owe(db, &owed, now).await
}
