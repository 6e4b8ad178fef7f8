//! A place in a group, for whoever may come: taken, waited for, held, given up.
//!
//! Here: what is said to them of it. Who may come is decided before (`join.rs`); whose turn it is, and
//! for how long a seat is held, in `outbox/plan/seats.rs`.

use crate::domain::group::{EntryRule, Group};
use crate::domain::membership::{Membership, Role, Standing};
use crate::domain::private::Private;
use crate::outbox::plan;
use crate::reply::refusal::Refusal;
use crate::reply::{
    Button, Line, Message, Press, Reply, Tone, Verb, offer_buttons, seat_button as button,
};
use crate::store::{invitations, memberships, seat_offers, waitlist};

use super::context::{Context, Outcome, Stop};
use super::{card, resolve};

mod guest;
mod held;
mod leading;

pub(super) use guest::{comes_as_guest, guest_sessions};
pub(super) use held::{accept, turn_down};
pub(super) use leading::{edited, line_for_leaders};

/// How taking a seat ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seated {
    /// They are in.
    In,
    /// They are in line.
    Waiting {
        /// The number in line, 1 for the next.
        position: i64,
    },
}

/// Lets a person in as a member if a seat is free, or held for them; else they get in line, or keep
/// their place there.
pub(super) async fn take(
    context: &mut Context<'_>,
    group: &Group,
    person: i64,
    alias: Option<&Private<String>>,
) -> Result<Seated, Stop> {
    let membership = memberships::find(context.db, group.id, person).await?;
    let held = membership.as_ref().is_some_and(|own| own.state == Standing::Offered);
    if held || !card::is_full(context, group).await? {
        let how = (Role::Member, alias);
        plan::let_in(context.db, (group.id, person), how, context.now).await?;
        return Ok(Seated::In);
    }
    plan::waits(context.db, (group.id, person), alias, context.now).await?;
    let waiting = memberships::find(context.db, group.id, person).await?;
    let position = match waiting {
        Some(waiting) => waitlist::position(context.db, waiting.id).await?,
        None => 1,
    };
    Ok(Seated::Waiting { position })
}

/// What somebody is told who has just got in line, or asks again.
pub(super) fn in_line(context: &Context<'_>, group: &Group, position: i64) -> Message {
    let voice = &context.voice;
    Message::line(voice.in_line(&group.label, position))
        .paragraph(voice.in_line_how())
        .row(vec![leaves_the_line(context, group)])
}

/// How somebody's waiting stands, if they wait.
pub(super) async fn fact(
    context: &mut Context<'_>,
    (group, membership): (&Group, &Membership),
) -> Result<Option<Line>, Stop> {
    Ok(match membership.state {
        Standing::Waiting => {
            let position = waitlist::position(context.db, membership.id).await?;
            Some(context.voice.fact_in_line(position))
        }
        Standing::Offered => {
            let held = seat_offers::open_to(context.db, (group.id, membership.person)).await?;
            let held = held.into_iter().find(|offer| offer.session.is_none());
            let zone = context.reading_zone(&group.zone);
            held.map(|held| {
                context.voice.fact_seat_held(context.voice.moment(held.answer_by, &zone))
            })
        }
        _ => None,
    })
}

/// What somebody who is in line, or holds an offer, can do about it; or who might get in line.
pub(super) async fn buttons(
    context: &mut Context<'_>,
    group: &Group,
    membership: Option<&Membership>,
) -> Result<Vec<Button>, Stop> {
    if let Some(own) = membership.filter(|own| own.is_in_line()) {
        let held = seat_offers::open_to(context.db, (group.id, own.person)).await?;
        // A seat for good comes first; a guest's is answered in its own message.
        let held = held.first().filter(|offer| offer.session.is_none());
        let mut buttons = held.map_or_else(Vec::new, |o| offer_buttons(&context.voice, o.id));
        buttons.push(leaves_the_line(context, group));
        return Ok(buttons);
    }
    let full = card::is_full(context, group).await?;
    let shown = card::mark(context, group).await?;
    let voice = &context.voice;
    let label = match group.entry {
        _ if full => voice.button_wait(),
        EntryRule::Request => voice.button_ask_to_join(),
        _ => voice.button_join(),
    };
    Ok(vec![button(&label, Press::new(Verb::Join, group.id).with_choice(shown), Tone::Primary)])
}

fn leaves_the_line(context: &Context<'_>, group: &Group) -> Button {
    let press = Press::new(Verb::LeaveLine, group.id);
    button(&context.voice.button_leave_line(), press, Tone::Plain)
}

/// The press of "Leave the line".
pub(super) async fn leave_line(context: &mut Context<'_>, group: i64) -> Outcome {
    let group = resolve::known_by_id(context, group).await?.ok_or(Refusal::ButtonTooOld)?;
    let person = context.remembered().await?;
    let membership = memberships::find(context.db, group.id, person.id).await?;
    match membership {
        Some(own) if own.is_in_line() => {
            out_of_line(context, (&group, &own)).await.map(Reply::Replace)
        }
        // Pressed after a seat was taken: nobody is put out of a group by an old button.
        Some(own) if own.is_active() => Err(Refusal::AlreadyIn(group.label).into()),
        _ => Err(Refusal::ButtonTooOld.into()),
    }
}

/// They wait no longer, by their own wish. An invitation by which they waited is good again, and they read so.
pub(super) async fn out_of_line(
    context: &mut Context<'_>,
    (group, own): (&Group, &Membership),
) -> Result<Message, Stop> {
    let invitation = invitations::waited_by(context.db, own.id).await?;
    plan::leaves(context.db, (group.id, own.person), context.now).await?;
    context.erased = true;
    let message = Message::line(context.voice.left_line(&group.label));
    let good = invitation.filter(|one| one.expires_at > context.now && !group.is_over());
    Ok(match good {
        Some(one) => {
            let until = context.voice.date(group.zone.local(one.expires_at));
            message.paragraph(context.voice.invitation_good_again(until))
        }
        None => message,
    })
}
