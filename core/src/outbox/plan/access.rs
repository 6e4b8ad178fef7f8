//! What is owed at the doors of a group's chats when somebody comes or goes: a role on Discord, a way into
//! the chat on Telegram, and both back again.
//!
//! What is owed stands in a row (`store/access.rs`) until it is done, and a delivery tries it; a change of
//! mind takes the row's next revision, so the older try finds nothing to do. Nobody is taken out by their own
//! leaving whom we did not let in, nor loses a role that somebody else gave them. What follows from
//! how a try ended is in `access/ended.rs`; for whom a role waits in `access/arriving.rs`; what a group's end
//! takes back in `access/over.rs`.

use chrono::Duration;

use crate::clock::Instant;
use crate::domain::access::{Trouble, Wish};
use crate::domain::address::Platform;
use crate::domain::caller::BotStanding;
use crate::domain::delivery::Kind;
use crate::outbox::messenger::{Act, Door as AtDoor};
use crate::store::access::{self, Asker, Door, Given, Link};
use crate::store::deliveries::{self, Owed, To};
use crate::store::lanes::Due;
use crate::store::persons::{self, Person};
use crate::store::seal::Sealer;
use crate::store::{Db, StoreError, chats, memberships};

mod arriving;
mod ended;
mod outside;
mod over;
mod requests;
mod roles;

pub use arriving::{arrives, is_waited_for};
pub use outside::{may_be_outside, what_leaving_leaves, what_removing_leaves};
pub use over::{TakenBack, forgetting_owes, group_ends, what_closing_takes, what_leaving_takes};
pub(in crate::outbox) use requests::UNLESS_ANSWERED;
pub use requests::{asked_to_join, turned_down};
pub use roles::{give_no_role, give_role, role_shows};

use ended::{tell, tried};

pub(in crate::outbox) use arriving::absent;
pub(in crate::outbox) use ended::{done, doubted, gone, made, not_allowed, was_so};
pub(in crate::outbox) use outside::outside_of;

/// A link lets somebody in for so long.
pub(in crate::outbox) const LINK_LASTS: Duration = Duration::hours(24);
/// What ended undone and nobody can mend is tried again this often.
const TRIED_AGAIN: Duration = Duration::hours(6);
/// What a known trouble keeps from being done is tried again this often: that it was mended may be told to
/// nobody.
const TROUBLED_AGAIN: Duration = Duration::hours(24);
/// What could not be done for so long is given up, and the account forgotten.
const KEPT_FOR: Duration = Duration::days(KEPT_DAYS);
/// The same in days: so long an account's number is kept at most after somebody was forgotten.
pub const KEPT_DAYS: i64 = 30;

/// A change is about to be tried: what was asked there has to be known if somebody changes their mind before
/// the platform has answered.
pub(in crate::outbox) async fn begins(db: &mut Db, due: &Due, act: &Act) -> Result<(), StoreError> {
    match act {
        Act::Door(AtDoor::LetIn { asked: true, .. } | AtDoor::GiveRole { .. }) => {
            access::note_asked(db, (due.subject, due.revision)).await
        }
        _ => Ok(()),
    }
}

/// Somebody is in a group from now on: its doors open to them.
pub(super) async fn opens(
    db: &mut Db,
    (group, person): (i64, i64),
    now: Instant,
) -> Result<(), StoreError> {
    let Some(person) = persons::by_id(db, person).await? else { return Ok(()) };
    for door in access::doors_of(db, group, person.account.platform).await? {
        owe(db, (person.id, &door), (Wish::In, 0), now).await?;
    }
    Ok(())
}

/// Somebody is no longer in a group: its doors shut behind them, unless another group of theirs holds them
/// open. `wish` says whether they are kept out.
pub(super) async fn shuts(
    db: &mut Db,
    (group, person): (i64, i64),
    wish: Wish,
    now: Instant,
) -> Result<(), StoreError> {
    let Some(person) = persons::by_id(db, person).await? else { return Ok(()) };
    for door in access::doors_of(db, group, person.account.platform).await? {
        if !access::held(db, person.id, &door).await? {
            shut(db, (&person, &door), wish, now).await?;
        }
    }
    Ok(())
}

async fn shut(
    db: &mut Db,
    (person, door): (&Person, &Door),
    wish: Wish,
    now: Instant,
) -> Result<(), StoreError> {
    for link in access::links_into(db, (door.chat, person.id)).await? {
        revoke(db, &link, now).await?;
    }
    if wish == Wish::Barred || came_by_us(db, (door, person.id)).await? {
        return owe(db, (person.id, door), (wish, 0), now).await;
    }
    // They were there before, or never came: what was owed to them is owed no more.
    access::owed_no_more(db, (person.id, door)).await
}

/// Whether somebody is in by us, or is about to be: the platform has not answered yet whether it let them in.
async fn came_by_us(db: &mut Db, at: (&Door, i64)) -> Result<bool, StoreError> {
    Ok(access::given(db, at).await? == Some(Given::LetIn) || access::asked_at(db, at).await?)
}

/// Shuts a door behind somebody, unless a group of theirs holds it open.
async fn takes_back(
    db: &mut Db,
    (person, door): (i64, &Door),
    now: Instant,
) -> Result<(), StoreError> {
    if access::held(db, person, door).await? {
        return Ok(());
    }
    match persons::by_id(db, person).await? {
        Some(person) => shut(db, (&person, door), Wish::Out, now).await,
        None => Ok(()),
    }
}

/// A person is about to be forgotten: all doors shut behind them, and what is owed for that outlasts them.
pub(super) async fn forgets(
    db: &mut Db,
    sealer: &Sealer,
    person: &Person,
    now: Instant,
) -> Result<(), StoreError> {
    for membership in memberships::active_of(db, person.id).await? {
        for door in access::doors_of(db, membership.group, person.account.platform).await? {
            shut(db, (person, &door), Wish::Out, now).await?;
        }
    }
    for link in access::links_of(db, person.id).await? {
        revoke(db, &link, now).await?;
    }
    let asker = Asker { account: person.account.clone(), language: None };
    turned_down(db, sealer, (None, &asker), now).await?;
    for change in access::changes_of(db, person.id).await? {
        if change.wish == Wish::In {
            access::done(db, (change.id, change.revision)).await?;
        } else {
            access::keep_account(db, sealer, (change.id, &person.account)).await?;
        }
    }
    Ok(())
}

/// What the bot may do at a Telegram chat's door, as it was found just now: one where it may invite is kept
/// from now on, and who is in the group already is let in.
///
/// # Errors
/// If the store cannot be written.
pub async fn keep_door(
    db: &mut Db,
    (chat, standing): (i64, BotStanding),
    now: Instant,
) -> Result<(), StoreError> {
    if !standing.invites {
        return Ok(());
    }
    if access::keep(db, chat, now).await? {
        return guard(db, chat, now).await;
    }
    let mended = access::mend(db, chat, Some(Trouble::TelegramInvite)).await?;
    let bans = standing.bans && access::mend(db, chat, Some(Trouble::TelegramBan)).await?;
    if mended || bans { again(db, chat, now).await } else { Ok(()) }
}

/// Lets in whoever is in the groups of a chat whose door is kept, and not in the chat.
///
/// # Errors
/// If the store cannot be written.
pub async fn guard(db: &mut Db, chat: i64, now: Instant) -> Result<(), StoreError> {
    if !access::is_kept(db, chat).await? {
        return Ok(());
    }
    for group in chats::groups_of(db, chat).await? {
        for person in access::members_on(db, group, Platform::Telegram).await? {
            opens(db, (group, person), now).await?;
        }
    }
    Ok(())
}

/// Opens the doors of a group's chats to somebody in it once more: on Telegram they get new links, and those
/// they had are worthless then. Says whether there are such doors.
///
/// # Errors
/// If the store cannot be written.
pub async fn open_again(
    db: &mut Db,
    (group, person): (i64, &Person),
    now: Instant,
) -> Result<bool, StoreError> {
    let doors = access::doors_of(db, group, person.account.platform).await?;
    for link in access::links_of(db, person.id).await? {
        if doors.iter().any(|door| door.chat == link.chat) {
            revoke(db, &link, now).await?;
        }
    }
    opens(db, (group, person.id), now).await?;
    Ok(!doors.is_empty())
}

/// Whether a group has a door that is kept on a person's platform.
///
/// # Errors
/// If the store cannot be read.
pub async fn has_doors(db: &mut Db, (group, person): (i64, &Person)) -> Result<bool, StoreError> {
    Ok(!access::doors_of(db, group, person.account.platform).await?.is_empty())
}

/// What kept a chat's door from being kept is said to be mended: all that is owed there is tried again. Says
/// whether anything is.
///
/// # Errors
/// If the store cannot be written.
pub async fn try_doors_again(db: &mut Db, chat: i64, now: Instant) -> Result<bool, StoreError> {
    access::mend(db, chat, None).await?;
    again(db, chat, now).await?;
    access::is_owed(db, chat).await
}

/// Owes once more what is owed at a chat's doors and on its way no more. A trouble stays noted until a try ends
/// well: whoever was told of it is not told again.
///
/// # Errors
/// If the store cannot be written.
pub async fn again(db: &mut Db, chat: i64, now: Instant) -> Result<(), StoreError> {
    for change in access::again(db, chat).await? {
        owe_delivery(db, (Kind::Access, change), To::Chat(chat), (now, now)).await?;
    }
    Ok(())
}

/// Tries again what ended without anybody knowing why, and gives up what nobody waits for any more.
pub(super) async fn sweep(db: &mut Db, now: Instant) -> Result<(), StoreError> {
    access::purge(db, now).await?;
    give_up(db, now).await?;
    let before = (now - TRIED_AGAIN, now - TROUBLED_AGAIN);
    for chat in access::chats_with_leftovers(db, before).await? {
        again(db, chat, now).await?;
    }
    Ok(())
}

/// Gives up what could not be done for so long, and says so once a chat to whoever leads its groups: somebody
/// is there who should not be.
async fn give_up(db: &mut Db, now: Instant) -> Result<(), StoreError> {
    let mut told = Vec::new();
    for given_up in access::give_up(db, now - KEPT_FOR).await? {
        let (change, chat) = (given_up.change, given_up.chat);
        tracing::warn!(change, chat, "somebody could not be taken out, and it is given up");
        if !told.contains(&chat) {
            told.push(chat);
            tell(db, (chat, Trouble::GivenUp), now).await?;
        }
    }
    Ok(())
}

/// Notes what a person is owed at a door, and owes it.
async fn owe(
    db: &mut Db,
    (person, door): (i64, &Door),
    wish: (Wish, i64),
    now: Instant,
) -> Result<(), StoreError> {
    let change = access::wish(db, (person, door), wish, now).await?;
    owe_delivery(db, (Kind::Access, change), To::Chat(door.chat), (now, now)).await
}

/// Makes a link worthless at once. It was to be at its end anyway.
async fn revoke(db: &mut Db, link: &Link, now: Instant) -> Result<(), StoreError> {
    owe_delivery(db, (Kind::LinkRevoked, (link.id, 1)), To::Chat(link.chat), (now, now)).await
}

async fn owe_delivery(
    db: &mut Db,
    (kind, (subject, revision)): (Kind, (i64, i64)),
    to: To,
    (due_at, now): (Instant, Instant),
) -> Result<(), StoreError> {
    let owed = Owed { kind, subject, revision, to, due_at, expires_at: None, message: None };
    deliveries::owe(db, &owed, now).await
}
