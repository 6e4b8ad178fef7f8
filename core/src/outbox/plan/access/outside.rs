//! Chats whose doors we do not keep: who comes into the group may not be in them, and who is out of it still is.

use chrono::{Datelike, Duration};

use super::{came_by_us, owe_delivery};
use crate::clock::Instant;
use crate::domain::address::{ChatAddress, Platform};
use crate::domain::delivery::Kind;
use crate::outbox::plan::daytime;
use crate::store::access::{self, Door};
use crate::store::deliveries::{self, To};
use crate::store::{Db, StoreError, chats, groups, persons};

/// Others may come in meanwhile: they are told of together.
const WAITS: Duration = Duration::minutes(10);
/// Word of it is due so long after somebody came in at most: at once, or the next morning, not at night.
const CAME_LATELY: Duration = Duration::hours(48);

/// Somebody has come into a group and may not be in its chat, since we keep no door there: those who lead it are
/// told, once a day at most, whoever else comes.
///
/// # Errors
/// If the store cannot be written.
pub async fn may_be_outside(
    db: &mut Db,
    (group, person): (i64, i64),
    now: Instant,
) -> Result<(), StoreError> {
    let Some(person) = persons::by_id(db, person).await? else { return Ok(()) };
    let Some(group) = groups::by_id(db, group).await? else { return Ok(()) };
    let platform = person.account.platform;
    if access::unkept(db, group.id, platform).await?.is_empty() {
        return Ok(());
    }
    let day_of = |at| i64::from(group.zone.local(at).num_days_from_ce());
    let mut due_at = daytime::or_morning(&group.zone, now + WAITS);
    if deliveries::has_begun(db, Kind::Outside, (group.id, day_of(due_at))).await? {
        due_at = daytime::next_morning(&group.zone, due_at);
    }
    let what = (group.id, day_of(due_at));
    for leader in deliveries::facilitators(db, group.id).await? {
        owe_delivery(db, (Kind::Outside, what), To::Person(leader), (due_at, now)).await?;
    }
    deliveries::note_platform(db, Kind::Outside, what, platform).await
}

/// The chats somebody may not be in who came in lately on one of these platforms, for word that was due then:
/// not those whose doors are kept by now, nor if whoever came has left again, nor whom earlier word was about.
///
/// # Errors
/// If the store cannot be read.
pub(in crate::outbox) async fn outside_of(
    db: &mut Db,
    (group, noted): (i64, &str),
    (revision, due_at): (i64, Instant),
) -> Result<Vec<ChatAddress>, StoreError> {
    let mut found = Vec::new();
    let told = deliveries::last_sent_before(db, Kind::Outside, (group, revision)).await?;
    let since = told.map_or(due_at - CAME_LATELY, |told| told.max(due_at - CAME_LATELY));
    for platform in Platform::ALL {
        let noted = noted.contains(platform.as_str());
        if noted && access::somebody_came(db, (group, platform), since).await? {
            let chats = access::unkept(db, group, platform).await?;
            found.extend(addresses(db, chats).await?);
        }
    }
    Ok(found)
}

/// The chats somebody is in still, if they are in them, once they have left a group: those whose doors are not
/// kept, and those into which they came by a way that is not ours. Not those another group of theirs
/// shares.
///
/// # Errors
/// If the store cannot be read.
pub async fn what_leaving_leaves(
    db: &mut Db,
    (group, person): (i64, i64),
) -> Result<Vec<ChatAddress>, StoreError> {
    let Some(person) = persons::by_id(db, person).await? else { return Ok(Vec::new()) };
    let platform = person.account.platform;
    let mut left = access::unkept(db, group, platform).await?;
    for door in access::doors_of(db, group, platform).await? {
        if !came_by_us(db, (&door, person.id)).await? {
            left.push(door.chat);
        }
    }
    let mut own = Vec::new();
    for chat in left {
        let door = Door { chat, role: String::new() };
        if !access::held_besides(db, (group, person.id), &door).await? {
            own.push(chat);
        }
    }
    addresses(db, own).await
}

/// The chats somebody is in still, if they are in them, after they were taken out of a group: on a Telegram chat
/// whose door we keep they are kept out.
///
/// # Errors
/// If the store cannot be read.
pub async fn what_removing_leaves(
    db: &mut Db,
    (group, person): (i64, i64),
) -> Result<Vec<ChatAddress>, StoreError> {
    let Some(person) = persons::by_id(db, person).await? else { return Ok(Vec::new()) };
    let left = access::unkept(db, group, person.account.platform).await?;
    addresses(db, left).await
}

async fn addresses(db: &mut Db, rows: Vec<i64>) -> Result<Vec<ChatAddress>, StoreError> {
    let mut found = Vec::new();
    for row in rows {
        found.extend(chats::by_id(db, row).await?.map(|chat| chat.address));
    }
    Ok(found)
}
