//! What is lost at the doors of a group's chats by leaving it, and by its end.
//!
//! A group that is over opens no door. On Discord its role is taken back. On Telegram nobody is taken out:
//! people say goodbye there, and whose chat it is decides when it ends. But nobody is let in any more.

use super::{came_by_us, owe_delivery, revoke, takes_back};
use crate::clock::Instant;
use crate::domain::access::Wish;
use crate::domain::address::Platform;
use crate::domain::delivery::Kind;
use crate::store::access::{self, Door};
use crate::store::deliveries::To;
use crate::store::persons::{self, Person};
use crate::store::{Db, StoreError, memberships};

/// What somebody loses besides by leaving a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TakenBack {
    /// A role on Discord.
    pub role: bool,
    /// Their place in the Telegram chat.
    pub chat: bool,
}

/// What somebody would lose besides by leaving a group.
///
/// # Errors
/// If the store cannot be read.
pub async fn what_leaving_takes(
    db: &mut Db,
    (group, person): (i64, i64),
) -> Result<TakenBack, StoreError> {
    let mut taken = TakenBack::default();
    let Some(person) = persons::by_id(db, person).await? else { return Ok(taken) };
    let doors = access::doors_of(db, group, person.account.platform).await?;
    for door in doors {
        if access::held_besides(db, (group, person.id), &door).await? {
            continue;
        }
        taken_at(db, (&person, &door), &mut taken).await?;
    }
    Ok(taken)
}

/// Adds what somebody loses where a door shuts behind them. Nothing is taken from who has it by a way that is
/// not ours.
async fn taken_at(
    db: &mut Db,
    (person, door): (&Person, &Door),
    taken: &mut TakenBack,
) -> Result<(), StoreError> {
    let ours = came_by_us(db, (door, person.id)).await?;
    match person.account.platform {
        Platform::Discord => taken.role |= ours,
        Platform::Telegram => taken.chat |= ours,
    }
    Ok(())
}

/// Whether something must be taken back from somebody who is forgotten, for which their account has to be known
/// until it is done.
///
/// # Errors
/// If the store cannot be read.
pub async fn forgetting_owes(db: &mut Db, person: &Person) -> Result<bool, StoreError> {
    let mut taken = TakenBack::default();
    for membership in memberships::active_of(db, person.id).await? {
        for door in access::doors_of(db, membership.group, person.account.platform).await? {
            taken_at(db, (person, &door), &mut taken).await?;
        }
    }
    let owed = access::changes_of(db, person.id).await?;
    Ok(taken.role || taken.chat || owed.iter().any(|change| change.wish != Wish::In))
}

/// What people lose besides by a group's end: a role, and that others are let into its Telegram chats.
///
/// # Errors
/// If the store cannot be read.
pub async fn what_closing_takes(db: &mut Db, group: i64) -> Result<TakenBack, StoreError> {
    Ok(TakenBack {
        role: !access::doors_of(db, group, Platform::Discord).await?.is_empty(),
        chat: !access::doors_of(db, group, Platform::Telegram).await?.is_empty(),
    })
}

/// A group is over: what it opened shuts, unless another group of theirs holds it open.
///
/// # Errors
/// If the store cannot be written.
pub async fn group_ends(db: &mut Db, group: i64, now: Instant) -> Result<(), StoreError> {
    for platform in Platform::ALL {
        let people = access::members_on(db, group, platform).await?;
        for door in access::doors_of(db, group, platform).await? {
            for &person in &people {
                if platform == Platform::Discord {
                    takes_back(db, (person, &door), now).await?;
                    continue;
                }
                if access::held(db, person, &door).await? {
                    continue;
                }
                for link in access::links_into(db, (door.chat, person)).await? {
                    revoke(db, &link, now).await?;
                }
                access::owed_no_more(db, (person, &door)).await?;
            }
            if platform == Platform::Telegram {
                turn_all_down(db, door.chat, now).await?;
            }
        }
    }
    Ok(())
}

/// Who asked to join a chat of a group that is over is turned down, unless the chat serves another.
async fn turn_all_down(db: &mut Db, chat: i64, now: Instant) -> Result<(), StoreError> {
    for request in access::requests_nobody_can_grant(db, chat).await? {
        let declined = (Kind::JoinDeclined, (request, 1));
        owe_delivery(db, declined, To::Chat(chat), (now, now)).await?;
    }
    Ok(())
}
