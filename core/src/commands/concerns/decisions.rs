//! What the operator decides about a concern, each previewed and confirmed: a break that only the operator
//! ends, its end, a group closed, somebody taken out, a question to whoever wrote, a last word to them.

use crate::domain::concern::{Concern, How, MOST_WORDS, Part};
use crate::domain::group::{Group, State};
use crate::domain::private::Private;
use crate::outbox::plan;
use crate::reply::refusal::{ConcernRefusal, Refusal};
use crate::reply::{Line, Message, Reply, Span};
use crate::store::{concerns, groups, holds, memberships};

use super::super::audit::{self, Thing};
use super::super::concern::ConcernDraft;
use super::super::context::{Context, Outcome, Stop};
use super::super::draft::{self, Draft, confirm_or_not};
use super::super::hearing::heard;
use super::super::{closegroup, pausegroup, resolve};
use super::{ENTRY, people, still_open};

async fn preview(context: &mut Context<'_>, draft: ConcernDraft, message: Message) -> Outcome {
    let id = draft::keep(context, &Draft::Concern(draft)).await?;
    Ok(Reply::private(message.row(confirm_or_not(context, id))))
}

pub(super) async fn preview_hold(context: &mut Context<'_>, group: &Group) -> Outcome {
    resolve::not_over(group)?;
    let message = Message::line(context.voice.preview_hold(&group.label));
    preview(context, ConcernDraft::Hold { group: group.id }, message).await
}

pub(super) async fn preview_release(context: &mut Context<'_>, group: &Group) -> Outcome {
    can_go_on(context, group).await?;
    let message = Message::line(context.voice.preview_release(&group.label));
    preview(context, ConcernDraft::Release { group: group.id }, message).await
}

pub(super) async fn preview_close(context: &mut Context<'_>, group: &Group) -> Outcome {
    concerns_operator(context, group).await?;
    let message = Message::line(context.voice.preview_close_by_operator(&group.label));
    let message = closegroup::with_doors(context, group, message).await?;
    preview(context, ConcernDraft::Close { group: group.id }, message).await
}

pub(super) async fn preview_ask(
    context: &mut Context<'_>,
    concern: &Concern,
    text: Private<String>,
) -> Outcome {
    reporter(context, concern).await?;
    let reference = Span::Code(concern.reference.clone());
    let message = Message::line(context.voice.preview_ask(reference))
        .paragraph(Span::Plain(text.reveal().clone()));
    preview(context, ConcernDraft::Ask { concern: concern.id, text }, message).await
}

/// Shows what whoever wrote will read.
pub(super) async fn preview_handled(
    context: &mut Context<'_>,
    concern: &Concern,
    text: Option<Private<String>>,
) -> Outcome {
    let reference = || Span::Code(concern.reference.clone());
    let told = concerns::reporter(context.db, concern.id).await?.is_some();
    let voice = &context.voice;
    let mut message = Message::line(voice.preview_handled(reference()));
    message = if told {
        let message = message.paragraph(voice.preview_handled_told());
        match &text {
            Some(text) => message.paragraph(Span::Plain(text.reveal().clone())),
            None => message.paragraph(voice.concern_was_handled(reference())),
        }
    } else {
        message.paragraph(voice.concern_words_gone())
    };
    preview(context, ConcernDraft::Handle { concern: concern.id, text }, message).await
}

/// The press of "Confirm" under one of these. Whoever operated when it was previewed may do so no longer.
pub(in crate::commands) async fn confirm(
    context: &mut Context<'_>,
    draft: ConcernDraft,
) -> Result<Message, Stop> {
    super::super::permit(context, &ENTRY)?;
    match draft {
        ConcernDraft::Hold { group } => {
            let group = still_there(context, group).await?;
            hold(context, &group).await
        }
        ConcernDraft::Release { group } => {
            let group = still_there(context, group).await?;
            release(context, &group).await
        }
        ConcernDraft::Close { group } => {
            let group = still_there(context, group).await?;
            close(context, &group).await
        }
        ConcernDraft::Expel { membership } => expel(context, membership).await,
        ConcernDraft::Ask { concern, text } => ask(context, concern, &text).await,
        ConcernDraft::Handle { concern, text } => handle(context, concern, text.as_ref()).await,
        ConcernDraft::Raise { .. } | ConcernDraft::Add { .. } | ConcernDraft::Withdraw { .. } => {
            Err(Refusal::ButtonTooOld.into())
        }
    }
}

async fn still_there(context: &mut Context<'_>, group: i64) -> Result<Group, Stop> {
    Ok(groups::by_id(context.db, group).await?.ok_or(Refusal::ButtonTooOld)?)
}

/// The operator decides about groups that an open concern is about, and those they hold: not about any other.
async fn concerns_operator(context: &mut Context<'_>, group: &Group) -> Result<(), Stop> {
    resolve::not_over(group)?;
    let held = holds::is_held(context.db, group.id).await?;
    if !held && !concerns::is_about(context.db, group.id).await? {
        return Err(Refusal::Concern(ConcernRefusal::NotAbout(group.label.clone())).into());
    }
    Ok(())
}

async fn hold(context: &mut Context<'_>, group: &Group) -> Result<Message, Stop> {
    concerns_operator(context, group).await?;
    let in_break = group.state == State::Paused;
    if !holds::hold(context.db, (group.id, in_break), context.now).await? {
        return Err(Refusal::Concern(ConcernRefusal::HeldAlready(group.label.clone())).into());
    }
    let mut people = 0;
    if !in_break {
        groups::set_state(context.db, group.id, State::Paused).await?;
        people = plan::group_pauses(context.db, (group.id, None), context.now).await?;
    }
    plan::tell_decided(context.db, group.id, context.now).await?;
    audit::operated(context, "concerns:pause", (group.id, Thing::Group, group.id)).await?;
    let message = Message::line(context.voice.group_is_held(&group.label));
    if in_break {
        return Ok(message);
    }
    let told = context.voice.chats_are_told_neutrally();
    heard(context, group, message, (told, people)).await
}

/// A group goes on once the operator lets it, and somebody leads it.
async fn can_go_on(context: &mut Context<'_>, group: &Group) -> Result<(), Stop> {
    resolve::not_over(group)?;
    if !holds::is_held(context.db, group.id).await? {
        return Err(Refusal::Concern(ConcernRefusal::NotHeld(group.label.clone())).into());
    }
    let (_, facilitators) = memberships::count(context.db, group.id).await?;
    if facilitators == 0 {
        return Err(Refusal::Concern(ConcernRefusal::NobodyLeads(group.label.clone())).into());
    }
    Ok(())
}

async fn release(context: &mut Context<'_>, group: &Group) -> Result<Message, Stop> {
    can_go_on(context, group).await?;
    let in_break = holds::release(context.db, group.id).await?.unwrap_or(false);
    let mut people = 0;
    if !in_break {
        people = pausegroup::go_on(context, (group, None)).await?;
    }
    plan::tell_decided(context.db, group.id, context.now).await?;
    audit::operated(context, "concerns:resume", (group.id, Thing::Group, group.id)).await?;
    if in_break {
        return Ok(Message::line(context.voice.group_is_released_into_break(&group.label)));
    }
    let message = Message::line(context.voice.group_is_released(&group.label));
    let told = context.voice.chats_are_told();
    heard(context, group, message, (told, people)).await
}

async fn close(context: &mut Context<'_>, group: &Group) -> Result<Message, Stop> {
    concerns_operator(context, group).await?;
    groups::set_state(context.db, group.id, State::Closed).await?;
    holds::release(context.db, group.id).await?;
    let people = plan::group_closes(context.db, (group.id, None), context.now).await?;
    context.erased = true;
    plan::tell_decided(context.db, group.id, context.now).await?;
    audit::operated(context, "concerns:close", (group.id, Thing::Group, group.id)).await?;
    let message = Message::line(context.voice.group_closed(&group.label));
    let told = context.voice.chats_are_told();
    heard(context, group, message, (told, people)).await
}

async fn expel(context: &mut Context<'_>, membership: i64) -> Result<Message, Stop> {
    let (group, member) = people::meant(context, membership).await?;
    let operators = &context.house.policy.operators;
    let unled = plan::expels(context.db, operators, &member, context.now).await?;
    let on = (group.id, Thing::Membership, member.id);
    audit::operated(context, "concerns:remove", on).await?;
    context.erased = true;
    let command = format!("/{} member:#{}", context.voice.command_name(ENTRY.name), member.id);
    let message = Message::line(context.voice.removed(&group.label))
        .paragraph(context.voice.expelled_may_be_let_back(Span::Code(command)));
    Ok(if unled && !group.is_over() {
        message.paragraph(context.voice.is_unled(&group.label))
    } else {
        message
    })
}

/// Who raised it, to be written to through it.
async fn reporter(context: &mut Context<'_>, concern: &Concern) -> Result<i64, Stop> {
    let reference = || concern.reference.clone();
    let found = concerns::reporter(context.db, concern.id).await?;
    let reporter =
        found.ok_or_else(|| Refusal::Concern(ConcernRefusal::NobodyToAsk(reference())))?;
    if concerns::words_in_all(context.db, concern.id).await? >= MOST_WORDS {
        return Err(Refusal::Concern(ConcernRefusal::Enough(reference())).into());
    }
    Ok(reporter)
}

async fn ask(
    context: &mut Context<'_>,
    concern: i64,
    text: &Private<String>,
) -> Result<Message, Stop> {
    let concern = still_open(concerns::by_id(context.db, concern).await?)?;
    let reporter = reporter(context, &concern).await?;
    let sealer = context.house.store.sealer();
    let pair = (concern.id, reporter);
    let word = concerns::add(context.db, sealer, pair, (Part::Asked, text), context.now).await?;
    plan::concern_asked(context.db, (word, reporter), context.now).await?;
    let on = (concern.group, Thing::Concern, concern.id);
    audit::operated(context, "concerns:ask", on).await?;
    Ok(Message::line(context.voice.concern_is_asked(Span::Code(concern.reference))))
}

async fn handle(
    context: &mut Context<'_>,
    concern: i64,
    text: Option<&Private<String>>,
) -> Result<Message, Stop> {
    let concern = still_open(concerns::by_id(context.db, concern).await?)?;
    let reporter = concerns::reporter(context.db, concern.id).await?;
    concerns::end(context.db, concern.id, How::Handled, context.now).await?;
    if let Some(reporter) = reporter {
        if let Some(text) = text {
            let sealer = context.house.store.sealer();
            let last = (Part::Told, text);
            concerns::add(context.db, sealer, (concern.id, reporter), last, context.now).await?;
        }
        plan::concern_ended(context.db, (concern.id, reporter), context.now).await?;
    }
    let on = (concern.group, Thing::Concern, concern.id);
    audit::operated(context, "concerns:handled", on).await?;
    context.erased = true;
    let reference: Line = Span::Code(concern.reference).into();
    Ok(Message::line(match reporter {
        Some(_) => context.voice.concern_is_handled(reference),
        None => context.voice.concern_is_handled_untold(reference),
    }))
}
