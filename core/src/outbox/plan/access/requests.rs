//! Somebody asks to join a Telegram chat whose door is kept here. Who is in its group is let in; whom nobody
//! knows is told, within the five minutes in which they can be written to, how to get into the group first. Who
//! cannot be told is turned down at once: they may ask again, and hear it then.

use chrono::Duration;

use super::super::hosts::takes_members;
use super::{owe, owe_delivery};
use crate::clock::Instant;
use crate::domain::access::Wish;
use crate::domain::address::ChatAddress;
use crate::domain::delivery::Kind;
use crate::domain::group::Group;
use crate::domain::membership::Standing;
use crate::store::access::{self, Asker, Door};
use crate::store::deliveries::{self, Owed, To};
use crate::store::seal::Sealer;
use crate::store::{Db, StoreError, chats, groups, memberships, persons};

/// Who asked can be written to for so long without having pressed Start (Bot API, ChatJoinRequest).
const CAN_BE_WRITTEN_TO: Duration = Duration::minutes(5);
/// Of a refusal that is not owed once its asker has read how to get in.
pub(in crate::outbox) const UNLESS_ANSWERED: i64 = 2;
/// A request waits for so long for its asker to get into the group.
const WAITS: Duration = Duration::days(7);

/// Somebody asked to join a chat, a while ago if nobody was there to hear of it.
///
/// # Errors
/// If the store cannot be written.
pub async fn asked_to_join(
    db: &mut Db,
    sealer: &Sealer,
    (address, asker): (&ChatAddress, &Asker),
    (asked_at, now): (Instant, Instant),
) -> Result<(), StoreError> {
    let Some((chat, served)) = served_by(db, address).await? else { return Ok(()) };
    // What the platform tells only those who may decide on it.
    access::keep(db, chat, now).await?;
    for (older, _) in access::requests_of(db, sealer, &asker.account, Some(chat)).await? {
        access::erase_request(db, older).await?;
    }
    let until = now + WAITS;
    let request = access::add_request(db, sealer, (chat, asker), (now, until)).await?;
    let door = Door { chat, role: String::new() };
    let person = persons::find(db, &asker.account).await?;
    if let Some(person) = &person
        && access::held(db, person.id, &door).await?
    {
        // Whoever leaves before it is answered is turned down with everybody else.
        let late = (Kind::JoinDeclined, (request, 0));
        owe_delivery(db, late, To::Chat(chat), (until, now)).await?;
        return owe(db, (person.id, &door), (Wish::In, 0), now).await;
    }
    // Whom the bot writes to anyway need not be written to within those minutes.
    let reached = person.as_ref().is_some_and(|person| person.reached);
    let answer_by = if reached { now } else { asked_at.min(now) } + CAN_BE_WRITTEN_TO;
    let person = person.map(|person| person.id);
    let welcome = may_come(db, sealer, (&served, person), asker).await?;
    let declined = |revision| (Kind::JoinDeclined, (request, revision));
    if !welcome || answer_by <= now {
        return owe_delivery(db, declined(1), To::Chat(chat), (now, now)).await;
    }
    owe_delivery(db, declined(0), To::Chat(chat), (until, now)).await?;
    owe_delivery(db, declined(UNLESS_ANSWERED), To::Chat(chat), (answer_by, now)).await?;
    let owed = Owed {
        kind: Kind::JoinAnswer,
        subject: request,
        revision: 0,
        to: To::Chat(chat),
        due_at: now,
        expires_at: Some(answer_by),
        message: None,
    };
    deliveries::owe(db, &owed, now).await
}

/// Somebody was not let into a group, or is to be forgotten: their requests at its doors, or at all, are
/// turned down.
///
/// # Errors
/// If the store cannot be written.
pub async fn turned_down(
    db: &mut Db,
    sealer: &Sealer,
    (group, asker): (Option<i64>, &Asker),
    now: Instant,
) -> Result<(), StoreError> {
    for (request, chat) in access::requests_of(db, sealer, &asker.account, None).await? {
        let about = match group {
            Some(group) => chats::groups_of(db, chat).await?.contains(&group),
            None => true,
        };
        if about {
            let declined = (Kind::JoinDeclined, (request, 1));
            owe_delivery(db, declined, To::Chat(chat), (now, now)).await?;
        }
    }
    Ok(())
}

/// The row of a chat, or of its first topic, that serves groups, with those groups.
async fn served_by(
    db: &mut Db,
    address: &ChatAddress,
) -> Result<Option<(i64, Vec<Group>)>, StoreError> {
    let (mut first, mut served) = (None, Vec::new());
    for chat in chats::with_topics(db, address).await? {
        for group in chats::groups_of(db, chat).await? {
            first = first.or(Some(chat));
            served.extend(groups::by_id(db, group).await?);
        }
    }
    Ok(first.map(|chat| (chat, served)))
}

/// Whether one of these groups could take the asker: it takes members, and did not take them out.
async fn may_come(
    db: &mut Db,
    sealer: &Sealer,
    (served, person): (&[Group], Option<i64>),
    asker: &Asker,
) -> Result<bool, StoreError> {
    for group in served {
        if !takes_members(db, group).await? {
            continue;
        }
        let token = sealer.tombstone_in(group.id, &asker.account);
        let membership = match person {
            Some(person) => memberships::find(db, group.id, person).await?,
            None => None,
        };
        let removed = membership.is_some_and(|found| found.state == Standing::Removed);
        if !removed && !memberships::is_kept_out(db, group.id, &token).await? {
            return Ok(true);
        }
    }
    Ok(false)
}
