//! What follows at a chat's door from how a try ended.

use super::{LINK_LASTS, came_by_us, owe, owe_delivery, revoke};
use crate::clock::Instant;
use crate::domain::access::{Trouble, Wish};
use crate::domain::address::{Account, Platform};
use crate::domain::delivery::{Kind, Loss};
use crate::domain::private::Private;
use crate::outbox::plan::word::{chat_refuses, owe_person_saying};
use crate::store::access::{self, AccessChange, Door, Given};
use crate::store::deliveries::{self, Owed, To};
use crate::store::lanes::Due;
use crate::store::seal::Sealer;
use crate::store::{Db, StoreError, chats, persons};

/// After so many links that may or may not have arrived no more are made by themselves.
const LINKS_DOUBTED: i64 = 3;

/// The change a delivery tried, unless somebody changed their mind since.
pub(super) async fn tried(db: &mut Db, due: &Due) -> Result<Option<AccessChange>, StoreError> {
    if due.kind != Kind::Access {
        return Ok(None);
    }
    let change = access::change(db, due.subject).await?;
    Ok(change.filter(|change| change.revision == due.revision))
}

/// It was done, or there was nothing to do.
pub(in crate::outbox) async fn done(
    db: &mut Db,
    sealer: &Sealer,
    due: &Due,
    now: Instant,
) -> Result<(), StoreError> {
    match due.kind {
        Kind::Access => {}
        Kind::LinkRevoked => return access::erase_link(db, due.subject).await,
        Kind::JoinDeclined => return access::erase_request(db, due.subject).await,
        _ => return Ok(()),
    }
    let Some(change) = access::change(db, due.subject).await? else { return Ok(()) };
    if change.revision != due.revision {
        return overtaken(db, sealer, (&change, due), now).await;
    }
    note(db, sealer, &change, now).await?;
    access::done(db, (change.id, change.revision)).await?;
    // A role that was there before is no proof that it may be given.
    let was_there = change.wish == Wish::In && !change.door.role.is_empty() && change.asked == 0;
    if !was_there {
        access::mend(db, change.door.chat, Some(trouble_of(&change))).await?;
    }
    Ok(())
}

/// It was so before: the role is there, but not by us. After a try of which nobody knows whether it gave it,
/// that cannot be said.
pub(in crate::outbox) async fn was_so(db: &mut Db, due: &Due) -> Result<(), StoreError> {
    let_nobody_in(db, due).await?;
    if due.kind != Kind::Access {
        return Ok(());
    }
    let Some(change) = access::change(db, due.subject).await? else { return Ok(()) };
    let Some(person) = change.person else { return Ok(()) };
    let left = change.revision != due.revision && change.wish == Wish::Out;
    if left && !came_by_us(db, (&change.door, person)).await? {
        // They changed their mind meanwhile: there is nothing of ours to take back.
        access::done(db, (change.id, change.revision)).await?;
    }
    Ok(())
}

/// A try has let nobody in, if it was the first.
pub(super) async fn let_nobody_in(db: &mut Db, due: &Due) -> Result<(), StoreError> {
    if due.kind != Kind::Access || due.doubts > 0 {
        return Ok(());
    }
    access::note_not_asked(db, (due.subject, due.revision)).await
}

/// Somebody changed their mind while they were being let in: they are in by us, and what they wish now follows.
async fn overtaken(
    db: &mut Db,
    sealer: &Sealer,
    (change, due): (&AccessChange, &Due),
    now: Instant,
) -> Result<(), StoreError> {
    let role = !change.door.role.is_empty();
    let by_us = change.asked == due.revision || role && change.asked > 0;
    let Some(person) = change.person.filter(|_| by_us) else { return Ok(()) };
    if !role {
        answer_requests(db, sealer, (change.door.chat, person)).await?;
    }
    access::note_given(db, (&change.door, person), Given::LetIn, now).await
}

/// Notes what was done at a door, for later: who is there by us, and who is kept out.
async fn note(
    db: &mut Db,
    sealer: &Sealer,
    change: &AccessChange,
    now: Instant,
) -> Result<(), StoreError> {
    let Some(person) = change.person else { return Ok(()) };
    let (at, role) = ((&change.door, person), !change.door.role.is_empty());
    let came = match change.wish {
        Wish::Barred if !role => return access::note_given(db, at, Given::Barred, now).await,
        Wish::Out | Wish::Barred => return access::forget_given(db, at).await,
        Wish::In if role => change.asked > 0,
        // Without a request of theirs they were there already, by a way that is not ours.
        Wish::In => answer_requests(db, sealer, (change.door.chat, person)).await?,
    };
    if came { access::note_given(db, at, Given::LetIn, now).await } else { Ok(()) }
}

/// Erases the requests of a person to join a chat: they are decided on. Says whether there were any.
async fn answer_requests(
    db: &mut Db,
    sealer: &Sealer,
    (chat, person): (i64, i64),
) -> Result<bool, StoreError> {
    let Some(account) = account_of(db, person).await? else { return Ok(false) };
    let requests = access::requests_of(db, sealer, &account, Some(chat)).await?;
    for (id, _) in &requests {
        access::erase_request(db, *id).await?;
    }
    Ok(!requests.is_empty())
}

async fn account_of(db: &mut Db, person: i64) -> Result<Option<Account>, StoreError> {
    Ok(persons::by_id(db, person).await?.map(|person| person.account))
}

/// A link was made. It is sent to whom it is for; whoever changed their mind meanwhile gets none.
pub(in crate::outbox) async fn made(
    db: &mut Db,
    (sealer, link): (&Sealer, &Private<String>),
    due: &Due,
    now: Instant,
) -> Result<(), StoreError> {
    let To::Chat(chat) = due.to else { return Ok(()) };
    let until = now + LINK_LASTS;
    let wanted = tried(db, due).await?.filter(|change| change.wish == Wish::In);
    let Some((change, person)) = wanted.and_then(|change| Some((change.clone(), change.person?)))
    else {
        let id = access::add_link(db, (sealer, link), (chat, None, 0), (now, until)).await?;
        return owe_delivery(db, (Kind::LinkRevoked, (id, 1)), due.to, (now, now)).await;
    };
    let whose = (chat, Some(person), change.doubts);
    let id = access::add_link(db, (sealer, link), whose, (now, until)).await?;
    answer_requests(db, sealer, (chat, person)).await?;
    access::note_given(db, (&change.door, person), Given::LetIn, now).await?;
    access::done(db, (change.id, change.revision)).await?;
    access::mend(db, chat, Some(Trouble::TelegramInvite)).await?;
    let owed = Owed {
        kind: Kind::Invitation,
        subject: id,
        revision: 0,
        to: To::Person(person),
        due_at: now,
        expires_at: Some(until),
        message: None,
    };
    deliveries::owe(db, &owed, now).await?;
    owe_delivery(db, (Kind::LinkRevoked, (id, 0)), due.to, (until, now)).await
}

/// Nobody knows whether a link arrived: it is made worthless, and another is made, a few times.
pub(in crate::outbox) async fn doubted(
    db: &mut Db,
    due: &Due,
    now: Instant,
) -> Result<(), StoreError> {
    if due.kind != Kind::Invitation {
        return Ok(());
    }
    let Some(link) = access::link(db, due.subject).await? else { return Ok(()) };
    revoke(db, &link, now).await?;
    let door = Door { chat: link.chat, role: String::new() };
    match link.person {
        Some(person) if link.doubts + 1 < LINKS_DOUBTED => {
            owe(db, (person, &door), (Wish::In, link.doubts + 1), now).await
        }
        _ => Ok(()),
    }
}

/// What it was about is not there any more. Of a person who cannot be written to, the link is made worthless.
pub(in crate::outbox) async fn gone(
    db: &mut Db,
    due: &Due,
    now: Instant,
) -> Result<(), StoreError> {
    if due.kind == Kind::Invitation {
        return match access::link(db, due.subject).await? {
            Some(link) => revoke(db, &link, now).await,
            None => Ok(()),
        };
    }
    let_nobody_in(db, due).await?;
    let Some(change) = tried(db, due).await? else { return Ok(()) };
    if change.door.role.is_empty() {
        return chat_refuses(db, (change.door.chat, Loss::Gone), now).await;
    }
    access::take_role_away(db, &change.door).await?;
    access::mend(db, change.door.chat, None).await?;
    tell(db, (change.door.chat, Trouble::DiscordRoleGone), now).await
}

/// A right is missing: whoever leads the chat's group is told which, once until it is mended.
pub(in crate::outbox) async fn not_allowed(
    db: &mut Db,
    due: &Due,
    now: Instant,
) -> Result<(), StoreError> {
    if due.kind == Kind::Invitation {
        return gone(db, due, now).await;
    }
    let_nobody_in(db, due).await?;
    let Some(change) = tried(db, due).await? else { return Ok(()) };
    let trouble = (change.door.chat, trouble_of(&change));
    if access::trouble(db, trouble, now).await? { tell(db, trouble, now).await } else { Ok(()) }
}

/// What keeps such a change from being made.
fn trouble_of(change: &AccessChange) -> Trouble {
    let platform = if change.door.role.is_empty() { Platform::Telegram } else { Platform::Discord };
    match (platform, change.wish) {
        (Platform::Discord, _) => Trouble::DiscordRoles,
        (Platform::Telegram, Wish::In) => Trouble::TelegramInvite,
        (Platform::Telegram, Wish::Out | Wish::Barred) => Trouble::TelegramBan,
    }
}

/// Tells whoever leads the groups of a chat what is wrong at its door.
pub(super) async fn tell(
    db: &mut Db,
    (chat, why): (i64, Trouble),
    now: Instant,
) -> Result<(), StoreError> {
    let revision = deliveries::next_revision(db, Kind::AccessRefused, chat).await?;
    for group in chats::groups_of(db, chat).await? {
        for person in deliveries::facilitators(db, group).await? {
            let to = (person, Some(why.as_str()));
            owe_person_saying(db, Kind::AccessRefused, (chat, revision), to, now).await?;
        }
    }
    Ok(())
}
