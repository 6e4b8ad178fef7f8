//! Seats that are freed: offered to the next in line, held for a while, given on.
//!
//! Whatever frees a seat (somebody leaves, is taken out or forgotten, more seats, an offer that is turned
//! down, lapses or does not arrive, a member who cannot come) ends here, in the transaction that does it. So
//! while a seat is free, everybody in line has passed it or cannot be written to, and whoever comes may have
//! it. Two who accept the last seat are two transactions: the second finds it taken.
//!
//! An offer is open until somebody ends it. At its limit the lane does (`lane/start.rs`), so that an answer
//! that is handled first counts, however late it is: nobody else was asked yet.
//!
//! Not here: for how long a seat is held (`domain/seat.rs`), guests (`guests.rs`), what is said
//! (`outbox/compose/seats.rs`).

use chrono::Duration;

use super::guests;
use super::hosts::takes_members;
use super::word::owe_person;
use crate::clock::Instant;
use crate::domain::address::Platform;
use crate::domain::delivery::Kind;
use crate::domain::membership::{Membership, Role, Standing};
use crate::domain::seat::{self, HELD_SHORTEST, Offer, OfferState};
use crate::domain::session::State;
use crate::store::deliveries::{self, Owed, To};
use crate::store::{Db, StoreError, groups, seat_offers, sessions, waitlist};

/// How many sessions ahead are looked at for the limit of a seat for good.
const LOOKED_AT: i64 = 20;
/// An offer whose lane does not end it, since nobody holds that, is ended by another so much later.
const OTHERS_WAIT: Duration = Duration::minutes(5);

/// A seat may have been freed: it is offered, and so is each that waits for somebody to want it.
///
/// # Errors
/// If the store cannot be written.
pub async fn freed(db: &mut Db, group: i64, now: Instant) -> Result<(), StoreError> {
    waitlist::ask_anew(db, group).await?;
    offer(db, group, now).await
}

/// Offers what is free to whoever is next, for good first. Nothing is offered in a break, nor
/// while nobody new gets in.
pub(super) async fn offer(db: &mut Db, group: i64, now: Instant) -> Result<(), StoreError> {
    offer_at(db, group, (now, now)).await
}

/// The same; places for one session are told of at a moment of their own, so that who thinks better of it until then
/// takes theirs back and nobody was promised it.
pub(super) async fn offer_at(
    db: &mut Db,
    group: i64,
    (said_at, now): (Instant, Instant),
) -> Result<(), StoreError> {
    let Some(group) = groups::by_id(db, group).await? else { return Ok(()) };
    if !takes_members(db, &group).await? {
        return Ok(());
    }
    loop {
        let seats = waitlist::seats(db, group.id).await?;
        if seats.free_of(group.capacity) == Some(0) || seats.waiting == 0 {
            break;
        }
        let Some(next) = waitlist::next(db, group.id).await? else { break };
        let ahead = sessions::ahead(db, group.id, now, LOOKED_AT).await?;
        let planned = ahead.iter().filter(|session| session.state == State::Planned);
        let until = seat::held_for_good_until(now, planned.map(|session| session.starts_at));
        hold(db, next, (None, until), (now, now)).await?;
    }
    guests::offer(db, &group, (said_at, now)).await
}

/// Holds a seat for a membership that waits, and tells its person.
pub(super) async fn hold(
    db: &mut Db,
    (membership, person): (i64, i64),
    (session, until): (Option<i64>, Instant),
    (said_at, now): (Instant, Instant),
) -> Result<(), StoreError> {
    let id = seat_offers::open(db, (membership, session), until, now).await?;
    // In whole seconds, as it is stored.
    let until = crate::clock::from_unix(until.timestamp());
    let owed = |kind, due_at, expires_at| Owed {
        kind,
        subject: id,
        revision: 0,
        to: To::Person(person),
        due_at,
        expires_at,
        message: None,
    };
    deliveries::owe(db, &owed(Kind::SeatOffer, said_at, Some(until)), now).await?;
    // Due at the limit: it wakes the lane that ends the offer then, and says so.
    deliveries::owe(db, &owed(Kind::SeatLapsed, until, None), now).await
}

/// Ends an open offer and takes back what is owed for it. Says whether it was open.
pub(super) async fn close(
    db: &mut Db,
    offer: &Offer,
    state: OfferState,
    now: Instant,
) -> Result<bool, StoreError> {
    if !seat_offers::end(db, offer, state, now).await? {
        return Ok(false);
    }
    deliveries::withdraw_notices(db, (Kind::SeatOffer, offer.id), now).await?;
    if state != OfferState::Lapsed {
        deliveries::withdraw_notices(db, (Kind::SeatLapsed, offer.id), now).await?;
    }
    Ok(true)
}

/// Ends the offers of a lane whose time is over: each goes on to the next. Says whether there were any.
///
/// # Errors
/// If the store cannot be written.
pub async fn lapse(db: &mut Db, lane: Platform, now: Instant) -> Result<bool, StoreError> {
    let overdue = seat_offers::overdue(db, Some(lane), now).await?;
    lapsed(db, &overdue, now).await?;
    Ok(!overdue.is_empty())
}

/// The same for whatever lane, if nobody holds that.
pub(super) async fn lapse_for_others(db: &mut Db, now: Instant) -> Result<(), StoreError> {
    let overdue = seat_offers::overdue(db, None, now - OTHERS_WAIT).await?;
    lapsed(db, &overdue, now).await
}

async fn lapsed(db: &mut Db, overdue: &[Offer], now: Instant) -> Result<(), StoreError> {
    for one in overdue {
        // Nobody was silent who was never told. They keep their place.
        if !deliveries::may_have_been_said(db, (Kind::SeatOffer, one.id)).await? {
            passes(db, one, OfferState::Unreached, now).await?;
            continue;
        }
        if !close(db, one, OfferState::Lapsed, now).await? {
            continue;
        }
        // Who is silent waits on, but keeps nobody behind them waiting again.
        if one.session.is_none() {
            waitlist::pass_to_the_end(db, one.membership).await?;
        }
        offer(db, one.group, now).await?;
    }
    Ok(())
}

/// Somebody does not want a seat this time: they keep their place, and it goes on to the next.
///
/// # Errors
/// If the store cannot be written.
pub async fn turn_down(db: &mut Db, offer: &Offer, now: Instant) -> Result<(), StoreError> {
    passes(db, offer, OfferState::Declined, now).await
}

/// Word of an offer did not arrive, and will not: it goes on at once.
///
/// # Errors
/// If the store cannot be written.
pub async fn unreached(db: &mut Db, offer: i64, now: Instant) -> Result<(), StoreError> {
    match seat_offers::by_id(db, offer).await? {
        Some(offer) => passes(db, &offer, OfferState::Unreached, now).await,
        None => Ok(()),
    }
}

async fn passes(
    db: &mut Db,
    one: &Offer,
    state: OfferState,
    now: Instant,
) -> Result<(), StoreError> {
    if !close(db, one, state, now).await? {
        return Ok(());
    }
    if one.session.is_none() {
        waitlist::pass(db, one.membership).await?;
    }
    offer(db, one.group, now).await
}

/// Somebody is in from now on: they wait no longer, are no guest, and hold no offer.
pub(super) async fn seated(
    db: &mut Db,
    (group, person): (i64, i64),
    now: Instant,
) -> Result<(), StoreError> {
    for offer in seat_offers::open_to(db, (group, person)).await? {
        let for_good = offer.session.is_none();
        let state = if for_good { OfferState::Accepted } else { OfferState::Withdrawn };
        close(db, &offer, state, now).await?;
    }
    waitlist::leave(db, (group, person)).await?;
    guests::are_no_more(db, (group, person)).await?;
    offer(db, group, now).await
}

/// Before a membership ends: what was theirs alone is erased.
pub(super) async fn erase(db: &mut Db, membership: &Membership) -> Result<(), StoreError> {
    seat_offers::erase(db, (membership.group, membership.person)).await
}

/// After a membership has ended: its seat, or its place, is somebody else's.
pub(super) async fn given_up(
    db: &mut Db,
    before: &Membership,
    now: Instant,
) -> Result<(), StoreError> {
    let held = matches!(before.state, Standing::Active | Standing::Offered);
    if held && before.role == Role::Member {
        freed(db, before.group, now).await
    } else {
        offer(db, before.group, now).await
    }
}

/// Whoever takes a lane gives everybody who was made an offer before a while more to answer, but not beyond
/// ten minutes before the session: while nobody was there to hear, nobody could.
///
/// # Errors
/// If the store cannot be written.
pub async fn hold_on(db: &mut Db, now: Instant) -> Result<(), StoreError> {
    for offer in seat_offers::all_open(db).await? {
        let at_most = latest(db, &offer, now).await?;
        let until = at_most.map_or(now + HELD_SHORTEST, |at_most| at_most.min(now + HELD_SHORTEST));
        if until > offer.answer_by {
            seat_offers::set_limit(db, offer.id, until).await?;
        }
    }
    Ok(())
}

/// The last moment an offer may be answered, by the times as they are now: of a seat for good by the next
/// session, unless that is as near already.
async fn latest(db: &mut Db, offer: &Offer, now: Instant) -> Result<Option<Instant>, StoreError> {
    if let Some(session) = offer.session {
        let session = sessions::by_id(db, session).await?;
        return Ok(session.map(|session| session.starts_at - seat::ENDS_BEFORE));
    }
    let ahead = sessions::ahead(db, offer.group, now, LOOKED_AT).await?;
    let planned = ahead.iter().filter(|session| session.state == State::Planned);
    let mut limits = planned.map(|session| session.starts_at - seat::ENDS_BEFORE);
    Ok(limits.find(|limit| *limit >= now + seat::ANSWERED_WITHIN))
}

/// A group's times have changed: no offer stays open beyond what they allow now, and none for a session
/// that does not take place.
///
/// # Errors
/// If the store cannot be written.
pub async fn times_changed(db: &mut Db, group: i64, now: Instant) -> Result<(), StoreError> {
    for offer in seat_offers::open_in(db, group).await? {
        if let Some(session) = offer.session {
            let session = sessions::by_id(db, session).await?;
            if session.is_none_or(|session| session.state == State::Cancelled) {
                take_back(db, &offer, now).await?;
                continue;
            }
        }
        let latest = latest(db, &offer, now).await?;
        if let Some(latest) = latest.filter(|latest| *latest < offer.answer_by) {
            seat_offers::set_limit(db, offer.id, latest.max(now)).await?;
        }
    }
    Ok(())
}

/// A seat is not free after all: the offer ends, and whoever may have read it is told.
pub(super) async fn take_back(db: &mut Db, offer: &Offer, now: Instant) -> Result<(), StoreError> {
    if close(db, offer, OfferState::Withdrawn, now).await? {
        owe_person(db, Kind::SeatWithdrawn, (offer.id, 0), offer.person, now).await?;
    }
    Ok(())
}

/// A group takes a break: what is offered there is taken back. Everybody keeps their place in line, and is
/// asked anew when it goes on.
pub(super) async fn held_back(db: &mut Db, group: i64, now: Instant) -> Result<(), StoreError> {
    for open in seat_offers::open_in(db, group).await? {
        take_back(db, &open, now).await?;
    }
    Ok(())
}

/// A group is over: whoever waits there for a seat waits no longer, and is told.
///
/// # Errors
/// If the store cannot be written.
pub(super) async fn line_ends(db: &mut Db, group: i64, now: Instant) -> Result<(), StoreError> {
    for person in waitlist::people(db, group).await? {
        let membership = crate::store::memberships::find(db, group, person).await?;
        if let Some(membership) = membership {
            erase(db, &membership).await?;
            crate::store::memberships::leave(db, group, person).await?;
            owe_person(db, Kind::LineEnded, (group, 0), person, now).await?;
        }
    }
    Ok(())
}
