//! Somebody asks to be let into a group, and what becomes of it; what its members agree on.
//!
//! Not here: letting somebody in (`membership.rs`), and who may decide (`commands/coming_in/`).

use chrono::Duration;

use crate::clock::Instant;
use crate::domain::delivery::Kind;
use crate::domain::entry::{Answered, Part, REMINDED_AFTER_DAYS, RequestState};
use crate::domain::private::Private;
use crate::store::access::Asker;
use crate::store::deliveries::{self, Owed, To};
use crate::store::entry_requests::{self, Request};
use crate::store::lanes::Due;
use crate::store::seal::Sealer;
use crate::store::{Db, StoreError, agreements, drafts, groups, invitations, memberships, persons};

use super::daytime;
use super::word::{owe_person, owe_person_saying};
use super::{access, rule};

/// Somebody asks to be let in: the group's facilitators are told, under the name that was chosen. Returns
/// the request's number.
///
/// # Errors
/// If the store cannot be written.
pub async fn ask_to_enter(
    db: &mut Db,
    sealer: &Sealer,
    (group, person): (i64, i64),
    (alias, answers): (Option<&Private<String>>, &[Answered]),
    now: Instant,
) -> Result<i64, StoreError> {
    memberships::ask(db, (group, person), alias, now).await?;
    let id = entry_requests::create(db, sealer, (group, person), answers, now).await?;
    for facilitator in deliveries::facilitators(db, group).await? {
        owe_person(db, Kind::EntryRequest, (id, 0), facilitator, now).await?;
        remind_to_decide(db, (group, id), facilitator, now).await?;
    }
    Ok(id)
}

/// Reminds of a request that waits: it is worded, or let be, when the time has come.
async fn remind_to_decide(
    db: &mut Db,
    (group, request): (i64, i64),
    facilitator: i64,
    now: Instant,
) -> Result<(), StoreError> {
    let Some(group) = groups::by_id(db, group).await? else { return Ok(()) };
    for days in REMINDED_AFTER_DAYS {
        let owed = Owed {
            kind: Kind::EntryWaits,
            subject: request,
            revision: days,
            to: To::Person(facilitator),
            due_at: daytime::or_morning(&group.zone, now + Duration::days(days)),
            expires_at: None,
            message: None,
        };
        deliveries::owe(db, &owed, now).await?;
    }
    Ok(())
}

/// A request is taken back: nothing of it stays.
///
/// # Errors
/// If the store cannot be written.
pub async fn take_back_request(db: &mut Db, request: &Request) -> Result<(), StoreError> {
    memberships::take_back(db, request.group, request.person).await?;
    agreements::forget(db, (request.group, request.person)).await?;
    entry_requests::erase(db, request.id).await
}

/// They may come: what they answered is erased, and they are told. Says whether the request was open.
///
/// # Errors
/// If the store cannot be written.
pub async fn approve_entry(
    db: &mut Db,
    request: &Request,
    now: Instant,
) -> Result<bool, StoreError> {
    let approved = RequestState::Approved;
    if !entry_requests::decide(db, request.id, approved, now).await? {
        return Ok(false);
    }
    owe_person(db, Kind::EntryDecided, (request.id, 0), request.person, now).await?;
    Ok(true)
}

/// They are not let in, and are told kindly: by prepared words, or by those of who decided. Says whether
/// the request was open.
///
/// # Errors
/// If the store cannot be written.
pub async fn decline_entry(
    db: &mut Db,
    sealer: &Sealer,
    request: &Request,
    (why, own): (&str, Option<&Private<String>>),
    now: Instant,
) -> Result<bool, StoreError> {
    if !entry_requests::decide(db, request.id, RequestState::Declined, now).await? {
        return Ok(false);
    }
    memberships::decline(db, (request.group, request.person), now).await?;
    agreements::forget(db, (request.group, request.person)).await?;
    // Nor into the group's chats, if they asked to join one of those.
    if let Some(person) = persons::by_id(db, request.person).await? {
        let asker = Asker { account: person.account, language: None };
        access::turned_down(db, sealer, (Some(request.group), &asker), now).await?;
    }
    if let Some(own) = own {
        entry_requests::say(db, sealer, (request.id, Part::Decision), own, now).await?;
    }
    let (about, to) = ((request.id, 0), (request.person, Some(why)));
    owe_person_saying(db, Kind::EntryDecided, about, to, now).await?;
    Ok(true)
}

/// Something is asked back, or answered: it is told on, under no account.
///
/// # Errors
/// If the store cannot be written.
pub async fn relay(
    db: &mut Db,
    sealer: &Sealer,
    (request, part): (&Request, Part),
    text: &Private<String>,
    now: Instant,
) -> Result<(), StoreError> {
    let word = entry_requests::say(db, sealer, (request.id, part), text, now).await?;
    let about = (request.id, word);
    if part == Part::Answer {
        for facilitator in deliveries::facilitators(db, request.group).await? {
            owe_person(db, Kind::EntryAnswer, about, facilitator, now).await?;
        }
        return Ok(());
    }
    owe_person(db, Kind::EntryQuestion, about, request.person, now).await
}

/// What was asked back has reached whom it is for: what they type next may be their answer.
///
/// # Errors
/// If the store cannot be written.
pub async fn question_is_there(db: &mut Db, due: &Due, now: Instant) -> Result<(), StoreError> {
    match (due.kind, due.to) {
        (Kind::EntryQuestion, To::Person(person)) => {
            drafts::begin_waiting(db, (person, due.subject), now).await
        }
        _ => Ok(()),
    }
}

/// A group agrees on something new: its members are asked whether they do.
///
/// # Errors
/// If the store cannot be written.
pub async fn agreement_changes(
    db: &mut Db,
    group: i64,
    words: Option<&Private<String>>,
    now: Instant,
) -> Result<i64, StoreError> {
    deliveries::withdraw_notices(db, (Kind::AgreementChanged, group), now).await?;
    let version = agreements::set(db, group, words, now).await?;
    if words.is_some() {
        for person in agreements::unagreed(db, (group, version)).await? {
            owe_person(db, Kind::AgreementChanged, (group, version), person, now).await?;
        }
    }
    Ok(version)
}

/// Asks one person who has just come in whether they agree, if they have not: what the group agrees on may
/// have changed while they waited.
pub(super) async fn ask_to_agree(
    db: &mut Db,
    (group, person): (i64, i64),
    now: Instant,
) -> Result<(), StoreError> {
    let Some(agreement) = agreements::of_group(db, group).await? else { return Ok(()) };
    let what = (group, agreement.version);
    if agreements::unagreed(db, what).await?.contains(&person) {
        owe_person(db, Kind::AgreementChanged, what, person, now).await?;
    }
    Ok(())
}

/// Somebody comes in by another way than the request they have sent: nobody has to decide it any more.
///
/// # Errors
/// If the store cannot be written.
pub(super) async fn asks_no_more(db: &mut Db, pair: (i64, i64)) -> Result<(), StoreError> {
    let request = entry_requests::of_person(db, pair).await?;
    match request.filter(|request| request.state == RequestState::Open) {
        Some(request) => entry_requests::erase(db, request.id).await,
        None => Ok(()),
    }
}

/// Lets go of requests that nobody decided in time, and tells who asked and who lead the group; forgets what has served its time.
///
/// # Errors
/// If the store cannot be written.
pub(super) async fn keep_up(db: &mut Db, now: Instant) -> Result<(), StoreError> {
    for request in entry_requests::lapsed(db, now).await? {
        rule::lapses(db, &request, now).await?;
        let about = (request.group, request.id);
        for facilitator in deliveries::facilitators(db, request.group).await? {
            owe_person(db, Kind::EntryLapsed, about, facilitator, now).await?;
        }
    }
    rule::keep_up(db, now).await?;
    entry_requests::purge(db, now).await?;
    invitations::purge(db, now).await
}
