//! Guests: for one session the place of a member who cannot come is offered to the next in line, where the
//! group allows it. They keep their place in line, and the member keeps the seat.
//!
//! What was held for somebody holds. So word of it waits a little: a member who thinks better of it at once takes
//! nothing from anybody. Who does so later, and finds no place, is given the next that is free, before the line.
//!
//! Not here: seats for good, and how an offer is held and ends (`seats.rs`).

use super::seats;
use super::word::owe_person;
use crate::clock::Instant;
use crate::domain::delivery::{CHANGE_HURRIES, CHANGE_WAITS, Kind};
use crate::domain::group::Group;
use crate::domain::membership::{Role, Rsvp};
use crate::domain::seat::{self, Offer, OfferState};
use crate::domain::session::{Session, State};
use crate::store::{
    Db, StoreError, deliveries, guests, memberships, rsvps, seat_offers, sessions, waitlist,
};

/// So many sessions ahead are looked at.
const LOOKED_AT: i64 = 20;

/// What became of the place of a member who comes after all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Back {
    /// It is theirs.
    Theirs,
    /// It is somebody else's, or held for them, and no other is free. The next one is theirs.
    Waits,
}

/// Offers the places of members who cannot come to sessions ahead.
pub(super) async fn offer(
    db: &mut Db,
    group: &Group,
    (said_at, now): (Instant, Instant),
) -> Result<(), StoreError> {
    let Some(capacity) = group.capacity else { return Ok(()) };
    let allowed = guests::allowed(db, group.id).await?;
    for session in sessions::ahead(db, group.id, now, LOOKED_AT).await? {
        if session.state == State::Cancelled {
            continue;
        }
        members_first(db, (group, capacity), &session, now).await?;
        if !allowed {
            continue;
        }
        let Some(until) = seat::held_until(now, session.starts_at) else { continue };
        loop {
            let left = waitlist::seats(db, group.id).await?.left_of(capacity);
            if guests::places(db, session.id).await?.free(left) <= 0 {
                break;
            }
            let Some(next) = guests::next(db, (group.id, session.id)).await? else { break };
            seats::hold(db, next, (Some(session.id), until), (said_at, now)).await?;
        }
    }
    Ok(())
}

/// What is free for a session is first theirs who gave up their place and want to come after all: they are told so.
async fn members_first(
    db: &mut Db,
    (group, capacity): (&Group, i64),
    session: &Session,
    now: Instant,
) -> Result<(), StoreError> {
    while let Some(person) = rsvps::next_back(db, session.id).await? {
        let left = waitlist::seats(db, group.id).await?.left_of(capacity);
        if !guests::places(db, session.id).await?.has_room_again(left) {
            break;
        }
        rsvps::answer(db, session.id, person, Rsvp::Coming, now).await?;
        let revision = deliveries::next_revision(db, Kind::PlaceBack, session.id).await?;
        owe_person(db, Kind::PlaceBack, (session.id, revision), person, now).await?;
    }
    Ok(())
}

/// A member says whether they come; a guest that they do not. Their answer is remembered, or, where there is no
/// place any more, that they wait for one.
///
/// # Errors
/// If the store cannot be written.
pub async fn answers(
    db: &mut Db,
    (group, session): (&Group, &Session),
    (person, given): (i64, Rsvp),
    now: Instant,
) -> Result<Back, StoreError> {
    let membership = memberships::find(db, group.id, person).await?;
    let seated = membership.is_some_and(|own| own.is_active() && own.role == Role::Member);
    let before = rsvps::given(db, (session.id, person)).await?;
    if let Some((Rsvp::CantCome, gave_up)) = before
        && given == Rsvp::Coming
        && seated
        && !has_a_place(db, (group, session), (person, gave_up), now).await?
    {
        rsvps::wants_back(db, (session.id, person), now).await?;
        return Ok(Back::Waits);
    }
    rsvps::answer(db, session.id, person, given, now).await?;
    if given == Rsvp::CantCome {
        guests::remove(db, (session.id, person)).await?;
        let hurries = !seated || session.starts_at - now <= CHANGE_HURRIES;
        let said_at = if hurries { now } else { now + CHANGE_WAITS };
        seats::offer_at(db, group.id, (said_at, now)).await?;
    }
    Ok(Back::Theirs)
}

/// Whether there is room for a member who comes after all: there was, or an offer that nobody has heard of yet is
/// taken back for it, or nothing has become of what they gave up.
async fn has_a_place(
    db: &mut Db,
    (group, session): (&Group, &Session),
    (person, gave_up): (i64, Instant),
    now: Instant,
) -> Result<bool, StoreError> {
    let Some(capacity) = group.capacity else { return Ok(true) };
    let left = waitlist::seats(db, group.id).await?.left_of(capacity);
    if guests::places(db, session.id).await?.has_room_again(left) {
        return Ok(true);
    }
    let open = seat_offers::open_in(db, group.id).await?;
    for offer in open.iter().rev().filter(|offer| offer.session == Some(session.id)) {
        if unmake(db, offer, now).await?
            && guests::places(db, session.id).await?.has_room_again(left)
        {
            return Ok(true);
        }
    }
    Ok(!guests::given_on_since(db, (session.id, person), gave_up).await?)
}

/// Takes an offer back that nobody was told of yet. Says whether it could.
async fn unmake(db: &mut Db, offer: &Offer, now: Instant) -> Result<bool, StoreError> {
    if deliveries::may_have_been_said(db, (Kind::SeatOffer, offer.id)).await? {
        return Ok(false);
    }
    for kind in [Kind::SeatOffer, Kind::SeatLapsed] {
        deliveries::withdraw_notices(db, (kind, offer.id), now).await?;
    }
    guests::unmake(db, offer.id).await?;
    Ok(true)
}

/// Somebody in line takes the place they were offered for one session.
///
/// # Errors
/// If the store cannot be written.
pub async fn comes_as_guest(
    db: &mut Db,
    (offer, session): (&Offer, i64),
    now: Instant,
) -> Result<(), StoreError> {
    seats::close(db, offer, OfferState::Accepted, now).await?;
    guests::add(db, (session, offer.person), now).await?;
    rsvps::answer(db, session, offer.person, Rsvp::Coming, now).await
}

/// Somebody is no guest of a group any more.
pub(super) async fn are_no_more(
    db: &mut Db,
    (group, person): (i64, i64),
) -> Result<(), StoreError> {
    guests::remove_all(db, (group, person)).await
}

/// Guest seats are allowed from now on, or not. Who has one keeps it; what is offered and not answered is
/// taken back.
///
/// # Errors
/// If the store cannot be written.
pub async fn allow_guests(
    db: &mut Db,
    group: i64,
    allowed: bool,
    now: Instant,
) -> Result<(), StoreError> {
    guests::allow(db, group, allowed).await?;
    if allowed {
        return seats::offer(db, group, now).await;
    }
    for open in seat_offers::open_in(db, group).await? {
        if open.session.is_some() {
            seats::take_back(db, &open, now).await?;
        }
    }
    Ok(())
}
