//! Who was taken out of a group, for those who lead it, and letting them ask to come in again: after a preview, by
//! the way everybody takes. Nobody is put back. Whom the operator took out the operator alone lets back.
//!
//! They stand there by a number: of who was taken out no name is kept. Whoever tries to come in reads their own.

use crate::domain::group::Group;
use crate::domain::membership::{Membership, Standing as State};
use crate::outbox::plan;
use crate::reply::refusal::{Refusal, Running};
use crate::reply::{Action, Button, Line, Message, Press, Reply, Span, Tone, Verb};
use crate::store::{drafts, groups, memberships};
use crate::time::zone::Zone;

use super::super::audit::{self, Thing};
use super::super::context::{Context, Outcome, Stop};
use super::super::draft::{self, Draft, confirm_or_not};
use super::super::leading::Leading;
use super::super::people::turning;
use super::super::resolve::{self, Standing};

/// So many are shown at once, each with a button …
const PAGE: usize = 8;
/// … so many in a row.
const IN_A_ROW: usize = 2;

/// Adds below the people of a group how many were taken out, with the button that shows them.
pub(in crate::commands) async fn line_for_leaders(
    context: &mut Context<'_>,
    group: &Group,
    message: Message,
) -> Result<(Message, Vec<Button>), Stop> {
    let out = memberships::taken_out(context.db, group.id).await?.len();
    let (expelled, _) = memberships::out_for_others(context.db, group.id).await?;
    let count = i64::try_from(out).unwrap_or(i64::MAX).saturating_add(expelled);
    if count == 0 || group.is_over() {
        return Ok((message, Vec::new()));
    }
    let show = Button {
        label: context.voice.button_taken_out().plain(),
        action: Action::Press(Press::new(Verb::TakenOut, group.id)),
        tone: Tone::Plain,
    };
    Ok((message.paragraph(context.voice.people_taken_out(count)), vec![show]))
}

/// The press of that button, or of one that turns the page.
pub(in crate::commands) async fn press_list(context: &mut Context<'_>, press: Press) -> Outcome {
    let group = groups::by_id(context.db, press.id).await?.ok_or(Refusal::ButtonTooOld)?;
    resolve::require(context, &group, Standing::Leading).await.map_err(resolve::of_another)?;
    resolve::not_over(&group)?;
    let message = page(context, &group, press.choice.unwrap_or(0)).await?;
    Ok(match press.choice {
        Some(_) => Reply::Replace(message),
        None => Reply::private(message),
    })
}

/// Some of them. A page that is not there any more is the last.
async fn page(context: &mut Context<'_>, group: &Group, number: u16) -> Result<Message, Stop> {
    let out = memberships::taken_out(context.db, group.id).await?;
    let zone = context.reading_zone(&group.zone);
    let last = out.len().saturating_sub(1) / PAGE;
    let page = usize::from(number).min(last);
    let shown = &out[(page * PAGE).min(out.len())..((page + 1) * PAGE).min(out.len())];
    let mut message = if shown.is_empty() {
        Message::line(context.voice.taken_out_nobody(&group.label))
    } else {
        let lines = shown.iter().map(|one| described(context, one, &zone)).collect();
        let message = Message::line(context.voice.taken_out_of(&group.label)).list(lines);
        message.paragraph(context.voice.taken_out_how())
    };
    let (expelled, forgotten) = memberships::out_for_others(context.db, group.id).await?;
    if expelled > 0 {
        message = message.paragraph(context.voice.taken_out_by_operator(expelled));
    }
    if forgotten > 0 {
        message = message.paragraph(context.voice.taken_out_and_forgotten(forgotten));
    }
    for row in shown.chunks(IN_A_ROW) {
        let buttons = row.iter().map(|one| {
            let label = context.voice.button_let_back_numbered(numbered(one.membership.id));
            button(&label, one.membership.id)
        });
        message = message.row(buttons.collect());
    }
    Ok(message.row(turning(context, Press::new(Verb::TakenOut, group.id), (page, last))))
}

fn described(context: &Context<'_>, one: &memberships::Listed, zone: &Zone) -> Line {
    let number = Span::Code(format!("#{}", one.membership.id));
    let platform = Span::Plain(one.platform.title().to_owned());
    let since = context.voice.date(zone.local(one.since));
    context.voice.person_taken_out(number, platform, since)
}

fn numbered(membership: i64) -> Span {
    Span::Plain(format!("#{membership}"))
}

/// Lets somebody ask again, after a preview.
pub(in crate::commands) fn button(label: &Line, membership: i64) -> Button {
    Button {
        label: label.plain(),
        action: Action::Press(Press::new(Verb::LetBack, membership)),
        tone: Tone::Plain,
    }
}

/// The press of that: what letting somebody ask again means, before it is done.
pub(in crate::commands) async fn preview(context: &mut Context<'_>, membership: i64) -> Outcome {
    let (group, member, _) = meant(context, membership).await?;
    let step = Leading::LetBack { membership: member.id };
    let id = draft::keep(context, &Draft::Leading(step)).await?;
    let number = Span::Code(format!("#{}", member.id));
    let message = Message::line(context.voice.preview_let_back(number, &group.label))
        .paragraph(context.voice.preview_let_back_means(group.entry.as_str()));
    Ok(Reply::private(message.row(confirm_or_not(context, id))))
}

/// Whoever is out, and whether the operator took them out, if it is the caller's to let them back.
async fn meant(
    context: &mut Context<'_>,
    membership: i64,
) -> Result<(Group, Membership, bool), Stop> {
    let gone = || Refusal::Running(Running::NotTakenOut);
    let member = memberships::by_id(context.db, membership).await?.ok_or_else(gone)?;
    let group = groups::by_id(context.db, member.group).await?.ok_or_else(gone)?;
    let by_operator = memberships::is_expelled(context.db, member.id).await?;
    let operates = context.house.policy.operated_by(&context.caller.account);
    if !(by_operator && operates) {
        resolve::require(context, &group, Standing::Leading).await.map_err(resolve::of_another)?;
    }
    resolve::not_over(&group)?;
    if member.state != State::Removed {
        return Err(gone().into());
    }
    if by_operator && !operates {
        return Err(Refusal::Running(Running::TakenOutByOperator(group.label)).into());
    }
    Ok((group, member, by_operator))
}

/// The press of "Confirm". Who led the group when it was previewed may do so no longer, and somebody else may have
/// been sooner.
pub(in crate::commands) async fn confirm(
    context: &mut Context<'_>,
    id: i64,
    membership: i64,
) -> Outcome {
    let (group, member, by_operator) = meant(context, membership).await?;
    plan::lets_back(context.db, (&member, by_operator), context.now).await?;
    drafts::discard(context.db, id).await?;
    let on = (group.id, Thing::Membership, member.id);
    if by_operator {
        audit::operated(context, "concerns:back", on).await?;
    } else {
        audit::led(context, "remove:back", on).await?;
    }
    context.erased = true;
    let number = Span::Code(format!("#{}", member.id));
    Ok(Reply::Replace(Message::line(context.voice.let_back(number, &group.label))))
}
