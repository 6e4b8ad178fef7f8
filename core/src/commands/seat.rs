//! A place in a group, for whoever may come: taken, waited for, held, given up.
//!
//! Here: what is said to them of it. Who may come is decided before (`join.rs`); whose turn it is, and
//! for how long a seat is held, in `outbox/plan/seats.rs`.

use crate::domain::group::Group;
use crate::domain::membership::{Membership, Role, Standing};
use crate::domain::private::Private;
use crate::outbox::plan;
use crate::reply::refusal::Refusal;
use crate::reply::{Action, Button, Line, Message, Press, Reply, Span, Tone, Verb};
use crate::store::{memberships, waitlist};
use crate::time::zone::Zone;

use super::context::{Context, Outcome, Stop};
use super::{card, resolve};

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
    membership: &Membership,
) -> Result<Option<Line>, Stop> {
    Ok(match membership.state {
        Standing::Waiting => {
            let position = waitlist::position(context.db, membership.id).await?;
            Some(context.voice.fact_in_line(position))
        }
        _ => None,
    })
}

/// What somebody who is in line, or holds an offer, can do about it; or who might get in line.
pub(super) fn buttons(
    context: &Context<'_>,
    group: &Group,
    standing: Option<Standing>,
    full: bool,
) -> Vec<Button> {
    let join = |label: Line| button(&label, Press::new(Verb::Join, group.id), Tone::Primary);
    match standing {
        Some(Standing::Waiting) => vec![leaves_the_line(context, group)],
        _ if full => vec![join(context.voice.button_wait())],
        _ => vec![join(context.voice.button_join())],
    }
}

fn leaves_the_line(context: &Context<'_>, group: &Group) -> Button {
    let press = Press::new(Verb::LeaveLine, group.id);
    button(&context.voice.button_leave_line(), press, Tone::Plain)
}

fn button(label: &Line, press: Press, tone: Tone) -> Button {
    Button { label: label.plain(), action: Action::Press(press), tone }
}

/// The press of "Leave the line".
pub(super) async fn leave_line(context: &mut Context<'_>, group: i64) -> Outcome {
    let group = resolve::known_by_id(context, group).await?.ok_or(Refusal::ButtonTooOld)?;
    let person = context.remembered().await?;
    let membership = memberships::find(context.db, group.id, person.id).await?;
    let waits = |own: &Membership| matches!(own.state, Standing::Waiting | Standing::Offered);
    match membership {
        Some(own) if waits(&own) => {
            plan::leaves(context.db, (group.id, person.id), context.now).await?;
            context.erased = true;
            Ok(Reply::Replace(Message::line(context.voice.left_line(&group.label))))
        }
        // Pressed after a seat was taken: nobody is put out of a group by an old button.
        Some(own) if own.is_active() => Err(Refusal::AlreadyIn(group.label).into()),
        _ => Err(Refusal::ButtonTooOld.into()),
    }
}

/// Adds, for who leads the group, how its seats are taken and who waits for one, by alias.
pub(super) async fn line_for_leaders(
    context: &mut Context<'_>,
    group: &Group,
    message: Message,
    zone: &Zone,
) -> Result<Message, Stop> {
    let seats = waitlist::seats(context.db, group.id).await?;
    let message = match (group.capacity, seats.free_of(group.capacity)) {
        (Some(capacity), Some(free)) => {
            let taken = context.voice.seats_taken(seats.members, seats.offered, free, capacity);
            message.paragraph(taken)
        }
        _ => message,
    };
    let line = memberships::in_line(context.db, group.id).await?;
    if line.is_empty() {
        return Ok(message);
    }
    let mut lines = Vec::with_capacity(line.len());
    for one in &line {
        let number = Span::Code(format!("#{}", one.membership.id));
        let name = match &one.membership.alias {
            Some(alias) => Line::from(Span::Plain(alias.reveal().clone())),
            None => context.voice.unnamed(),
        };
        let platform = Span::Plain(one.platform.title().to_owned());
        let since = context.voice.date(zone.local(one.since));
        lines.push(match one.membership.state {
            Standing::Offered => context.voice.person_offered(number, name, platform, since),
            _ => context.voice.person_waiting(number, name, platform, since),
        });
    }
    let count = i64::try_from(line.len()).unwrap_or(i64::MAX);
    Ok(message.paragraph(context.voice.people_wait(count)).list(lines))
}
