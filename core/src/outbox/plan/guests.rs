//! Guests: for one session the place of a member who cannot come is offered to the next in line, where the
//! group allows it. They keep their place in line, and the member keeps the seat.
//!
//! Not here: seats for good, and how an offer is held and ends (`seats.rs`).

use super::seats;
use crate::clock::Instant;
use crate::domain::group::Group;
use crate::domain::membership::{Role, Rsvp};
use crate::domain::seat::{self, Offer, OfferState};
use crate::domain::session::{Session, State};
use crate::store::{Db, StoreError, guests, memberships, rsvps, seat_offers, sessions, waitlist};

/// So many sessions ahead are looked at.
const LOOKED_AT: i64 = 20;

/// What became of the place of a member who comes after all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Back {
    /// It is theirs.
    Theirs,
    /// A guest has taken it, and no other is free.
    GivenOn,
}

/// Offers the places of members who cannot come to sessions ahead.
pub(super) async fn offer(db: &mut Db, group: &Group, now: Instant) -> Result<(), StoreError> {
    let Some(capacity) = group.capacity else { return Ok(()) };
    if !guests::allowed(db, group.id).await? {
        return Ok(());
    }
    for session in sessions::ahead(db, group.id, now, LOOKED_AT).await? {
        if session.state == State::Cancelled {
            continue;
        }
        let Some(until) = seat::held_until(now, session.starts_at) else { continue };
        loop {
            let left = waitlist::seats(db, group.id).await?.left_of(capacity);
            if guests::places(db, session.id).await?.free(left) <= 0 {
                break;
            }
            let Some(next) = guests::next(db, (group.id, session.id)).await? else { break };
            seats::hold(db, next, (Some(session.id), until), now).await?;
        }
    }
    Ok(())
}

/// A member says whether they come; a guest that they do not. Their answer is remembered, unless the place
/// was given on for good.
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
    let before = rsvps::of(db, (session.id, person)).await?;
    let back = given == Rsvp::Coming && before == Some(Rsvp::CantCome) && seated;
    if back && !makes_room(db, (group, session), now).await? {
        return Ok(Back::GivenOn);
    }
    rsvps::answer(db, session.id, person, given, now).await?;
    if given == Rsvp::CantCome {
        guests::remove(db, (session.id, person)).await?;
        seats::offer(db, group.id, now).await?;
    }
    Ok(Back::Theirs)
}

/// Whether there is room for a member who comes after all: there was, or an offer that nobody has answered
/// is taken back for it.
async fn makes_room(
    db: &mut Db,
    (group, session): (&Group, &Session),
    now: Instant,
) -> Result<bool, StoreError> {
    let Some(capacity) = group.capacity else { return Ok(true) };
    let left = waitlist::seats(db, group.id).await?.left_of(capacity);
    if guests::places(db, session.id).await?.has_room_again(left) {
        return Ok(true);
    }
    let open = seat_offers::open_in(db, group.id).await?;
    let Some(last) = open.iter().rfind(|offer| offer.session == Some(session.id)) else {
        return Ok(false);
    };
    seats::take_back(db, last, now).await?;
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
