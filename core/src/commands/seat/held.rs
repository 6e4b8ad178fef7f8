//! The answer to an offer: the seat is taken, or turned down. Whether it is still theirs is looked at when the
//! button is pressed, in the transaction that gives it.

use crate::domain::group::{Group, State};
use crate::domain::membership::{Membership, Role};
use crate::domain::policy::KEPT_DAYS;
use crate::domain::seat::{Offer, OfferState};
use crate::domain::session::Session;
use crate::outbox::plan;
use crate::reply::refusal::{NoSeat, Refusal};
use crate::reply::{
    Message, Press, Reply, Span, Tone, Verb, seat_button as button, session_buttons,
};
use crate::store::{attendance, groups, guests, memberships, seat_offers, sessions, waitlist};

use super::super::context::{Context, Outcome, Stop};
use super::super::{card, cost, join};
use super::leaves_the_line;

/// An offer that is the presser's own, and its group.
async fn own(context: &mut Context<'_>, id: i64) -> Result<(Offer, Group), Stop> {
    let offer = seat_offers::by_id(context.db, id).await?;
    let offer = offer.ok_or(Refusal::Seat(NoSeat::OfferGone))?;
    if context.person.as_ref().is_none_or(|person| person.id != offer.person) {
        return Err(Refusal::ButtonOfAnother.into());
    }
    let group = groups::by_id(context.db, offer.group).await?;
    Ok((offer, group.ok_or(Refusal::NoSuchGroup)?))
}

/// The press of "Take the seat".
pub(in crate::commands) async fn accept(context: &mut Context<'_>, id: i64) -> Outcome {
    let (offer, group) = own(context, id).await?;
    context.remembered().await?;
    let membership = memberships::find(context.db, group.id, offer.person).await?;
    if membership.is_some_and(|own| own.is_active()) {
        return Err(Refusal::AlreadyIn(group.label).into());
    }
    if group.state == State::Closed {
        return Err(Refusal::GroupIsOver(group.label).into());
    }
    // In a break nobody gets in, whatever was offered before.
    if offer.is_open() && !group.takes_members() {
        return Err(Refusal::TakesNobody(group.label).into());
    }
    match offer.session {
        Some(session) => accept_once(context, &offer, &group, session).await,
        None => accept_for_good(context, &offer, &group).await,
    }
}

async fn accept_for_good(context: &mut Context<'_>, offer: &Offer, group: &Group) -> Outcome {
    // Later than it was held: still theirs while it is anybody's.
    let takes = plan::takes_members(context.db, group).await?;
    let free = takes && !card::is_full(context, group).await?;
    if !offer.is_open() && !free {
        return Err(too_late(context, offer, group).await?.into());
    }
    let pair = (group.id, offer.person);
    plan::let_in(context.db, pair, (Role::Member, None), context.now).await?;
    plan::access::may_be_outside(context.db, pair, context.now).await?;
    Ok(Reply::Replace(join::welcome(context, group).await?))
}

async fn accept_once(
    context: &mut Context<'_>,
    offer: &Offer,
    group: &Group,
    session: i64,
) -> Outcome {
    let session = sessions::by_id(context.db, session).await?.ok_or(Refusal::NoSuchSession)?;
    super::super::resolve::still_ahead(context, &session)?;
    let zone = context.reading_zone(&group.zone);
    let at = context.voice.moment(session.starts_at, &zone);
    if guests::comes(context.db, (session.id, offer.person)).await? {
        let already = NoSeat::ComesAlready(group.label.clone(), at);
        return Err(Refusal::Seat(already).into());
    }
    if !offer.is_open() {
        return Err(too_late(context, offer, group).await?.into());
    }
    plan::comes_as_guest(context.db, (offer, session.id), context.now).await?;
    Ok(Reply::Replace(guest_welcome(context, group, &session).await?))
}

async fn guest_welcome(
    context: &mut Context<'_>,
    group: &Group,
    session: &Session,
) -> Result<Message, Stop> {
    let opens = groups::last_reminder_offset(context.db, group.id).await?;
    let zone = context.reading_zone(&group.zone);
    let costs = cost::facts(context, group).await?;
    let noted = attendance::kept_since(context.db, group.id).await?.is_some();
    let voice = &context.voice;
    let opens = Span::Words(card::offset(voice, opens).plain());
    let at = voice.moment(session.starts_at, &zone);
    let message = Message::line(voice.guest_welcome(&group.label, at))
        .paragraph(voice.joined_link(opens))
        .paragraph(voice.guest_keeps_place());
    let message = costs.into_iter().fold(message, Message::paragraph);
    let message =
        if noted { message.paragraph(voice.joined_attendance(KEPT_DAYS)) } else { message };
    Ok(message.row(session_buttons(voice, session.id)))
}

/// The press of "Not this time".
pub(in crate::commands) async fn turn_down(context: &mut Context<'_>, id: i64) -> Outcome {
    let (offer, group) = own(context, id).await?;
    context.remembered().await?;
    if !offer.is_open() {
        let membership = memberships::by_id(context.db, offer.membership).await?;
        if membership.as_ref().is_some_and(Membership::is_active) {
            return Err(Refusal::AlreadyIn(group.label).into());
        }
        return Err(too_late(context, &offer, &group).await?.into());
    }
    let goes_on = passed_on(context, &offer).await?;
    // Fewer seats may be left than there were when it was offered, or nobody gets in at present.
    let takes = plan::takes_members(context.db, &group).await?;
    let stays_free = takes && !card::is_full(context, &group).await?;
    let position = waitlist::position(context.db, offer.membership).await?;
    let (voice, label) = (&context.voice, &group.label);
    let leave = leaves_the_line(context, &group);
    Ok(Reply::Replace(if goes_on {
        Message::line(voice.turned_down(label, position)).row(vec![leave])
    } else if offer.session.is_some() {
        Message::line(voice.turned_down_once(label, position)).row(vec![leave])
    } else if !stays_free {
        Message::line(voice.turned_down_withheld(label, position)).row(vec![leave])
    } else {
        // It stays free: whoever thinks better of it may still have it.
        let press = Press::new(Verb::Join, group.id);
        let take = button(&voice.button_take_seat(), press, Tone::Plain);
        Message::line(voice.turned_down_free(label, position)).row(vec![take, leave])
    }))
}

/// Turns an offer down. Says whether it is somebody else's now.
async fn passed_on(context: &mut Context<'_>, offer: &Offer) -> Result<bool, Stop> {
    let before = seat_offers::open_in(context.db, offer.group).await?;
    plan::turn_down(context.db, offer, context.now).await?;
    let mut after = seat_offers::open_in(context.db, offer.group).await?;
    after.retain(|open| before.iter().all(|known| known.id != open.id));
    Ok(after.iter().any(|open| open.session == offer.session))
}

/// Why an offer that has ended cannot be taken any more.
async fn too_late(
    context: &mut Context<'_>,
    offer: &Offer,
    group: &Group,
) -> Result<Refusal, Stop> {
    let position = waitlist::position(context.db, offer.membership).await?;
    let label = group.label.clone();
    let went_on = seat_offers::went_on(context.db, offer).await?;
    Ok(Refusal::Seat(match offer.state {
        // They came as a guest, and then could not.
        OfferState::Accepted => NoSeat::GivenBack(label, position),
        OfferState::Declined => NoSeat::TurnedDown(label, position),
        OfferState::Withdrawn => NoSeat::NotFree(label, position),
        _ if went_on => NoSeat::WentOn(label, position),
        _ => NoSeat::TimeOver(label, position),
    }))
}
