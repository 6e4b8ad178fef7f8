//! The way in: what a group asks beforehand, one's name there, the agreement, and sending it all off. A
//! draft that survives restarts and is taken up again where it was left.
//!
//! On Discord all that is left to answer stands in one form; on Telegram it is asked one by one.

use crate::domain::entry::{LONGEST_ANSWER, left_out};
use crate::domain::group::{EntryRule, Group};
use crate::domain::membership::LONGEST_ALIAS;
use crate::domain::private::Private;
use crate::domain::request::Fields;
use crate::domain::text::{self, BadText};
use crate::outbox::plan;
use crate::reply::refusal::{EntryRefusal, Refusal};
use crate::reply::{Block, Message, Reply, Span};
use crate::store::persons::Person;
use crate::store::{agreements, drafts, entry_requests, groups, invitations};

use super::super::context::{Context, Outcome, Stop};
use super::super::cost;
use super::super::draft::{self, Draft};
use super::super::naming;
use super::super::request::Input;
use super::super::seat::{self, Seated};
use super::steps::{Coming, Step};
use super::welcome::welcome;
use super::{EntryDraft, agreeing, invited, shown, standing};

/// What its drafts are called in the store.
pub(super) const KIND: &str = "coming";

/// Whether those who lead it decide who comes in, if nobody was invited.
fn asks(group: &Group, invitation: Option<i64>) -> Result<bool, Stop> {
    match (group.entry, invitation) {
        (EntryRule::Invite, None) => Err(EntryRefusal::ByInvitation(group.label.clone()).into()),
        (EntryRule::Request, None) => Ok(true),
        _ => Ok(false),
    }
}

/// Begins the way in, or takes it up again.
pub(in crate::commands) async fn begin(
    context: &mut Context<'_>,
    group: &Group,
    (alias, invitation): (Option<Private<String>>, Option<i64>),
) -> Outcome {
    let person = context.remembered().await?;
    let invited = invitation.is_some();
    if let Some(told) = standing::in_the_way(context, (group, &person), invited).await? {
        return Ok(Reply::private(told));
    }
    let before = unfinished(context, Some(group.id)).await?;
    let kept = before.as_ref().and_then(|(_, before)| before.alias.clone());
    let name = match alias.clone().or(kept) {
        None => standing::asked_as(context, (group.id, person.id)).await?,
        given => given,
    };
    naming::is_free(context, (group, person.id), name.as_ref()).await?;
    // Who is in line was asked all that before.
    if standing::in_line(context, (group.id, person.id)).await? {
        let message = enter(context, (group, &person), (alias.as_ref(), None)).await?;
        return Ok(Reply::private(message));
    }
    let asks = asks(group, invitation)?;
    let agreement = agreeing::owed(context, (group.id, person.id)).await?;
    if let Some((id, _)) = &before {
        drafts::discard(context.db, *id).await?;
    }
    if !asks && agreement.is_none() {
        let message = enter(context, (group, &person), (name.as_ref(), invitation)).await?;
        return Ok(Reply::private(message));
    }
    let mut steps = Vec::new();
    if asks {
        let unnamed = name.is_none().then_some(None);
        let questions = entry_requests::questions(context.db, group.id).await?;
        let asked = unnamed.into_iter().chain(questions.into_iter().map(Some));
        steps.extend(asked.map(|question| Step { question, answer: None }));
    }
    let (alias, agreement, typing) = (name, None, false);
    let mut coming = Coming { group: group.id, invitation, asks, alias, steps, agreement, typing };
    if let Some((_, before)) = before {
        coming.taking_over(&before);
    }
    let id = draft::keep(context, &Draft::Entry(EntryDraft::Coming(coming.clone()))).await?;
    go_on(context, (id, group), coming).await
}

/// The way in that this person began and left, into this group or into any.
async fn unfinished(
    context: &mut Context<'_>,
    group: Option<i64>,
) -> Result<Option<(i64, Coming)>, Stop> {
    let Some(person) = context.person.clone() else { return Ok(None) };
    let sealer = context.house.store.sealer();
    let found =
        drafts::of_kind::<Draft>(context.db, sealer, (person.id, KIND), context.now).await?;
    Ok(found.into_iter().rev().find_map(|found| match found.content {
        Draft::Entry(EntryDraft::Coming(coming)) if group.is_none_or(|id| id == coming.group) => {
            Some((found.id, coming))
        }
        _ => None,
    }))
}

/// `/join` without a group: goes on where somebody left, or asks which. On Discord groups are offered while
/// one types the command.
pub(in crate::commands) async fn resume(context: &mut Context<'_>, input: &Input) -> Outcome {
    let Some((id, coming)) = unfinished(context, None).await? else {
        if !shown::one_by_one(context) {
            return Err(Refusal::SayWhichToJoin.into());
        }
        let prompt = context.voice.prompt("join", "group");
        return draft::ask(context, ("join", input), "group", prompt).await;
    };
    let group = groups::by_id(context.db, coming.group).await?.ok_or(Refusal::SayWhichToJoin)?;
    go_on(context, (id, &group), coming).await
}

/// What is answered to what was typed and not asked for. Who has left something half-finished on the way in may
/// have meant it as an answer: they read how to go on.
pub(crate) async fn unasked(context: &mut Context<'_>) -> Outcome {
    let mut message = Message::line(context.voice.unasked());
    let unfinished = match context.caller.place.answers_privately {
        true => unfinished(context, None).await?,
        false => None,
    };
    if let Some((_, coming)) = unfinished
        && let Some(group) = groups::by_id(context.db, coming.group).await?
    {
        let join = Span::Code(format!("/{}", context.voice.command_name("join")));
        message = message.paragraph(context.voice.unsent_goes_on(&group.label, join));
    }
    Ok(Reply::private(message))
}

/// What comes next: what is asked, in an overview, or all of it once more before it is sent.
async fn go_on(
    context: &mut Context<'_>,
    (id, group): (i64, &Group),
    mut coming: Coming,
) -> Outcome {
    let fee = cost::facts(context, group).await?;
    if coming.next().is_some() {
        let message = shown::overview(context, (id, group), (&coming, fee));
        // Whoever reads the first question in the private chat may answer it at once.
        if shown::one_by_one(context) {
            coming.typing = true;
            draft::renew(context, id, &Draft::Entry(EntryDraft::Coming(coming))).await?;
        }
        return Ok(Reply::private(message));
    }
    let person = context.remembered().await?;
    let agreement = agreeing::owed(context, (group.id, person.id)).await?;
    coming.agreement = agreement.as_ref().map(|agreement| agreement.version);
    coming.typing = false;
    let message = shown::preview(context, (id, group), (&coming, agreement.as_ref()), fee);
    draft::renew(context, id, &Draft::Entry(EntryDraft::Coming(coming))).await?;
    Ok(Reply::private(message))
}

/// Asks what is not answered yet.
pub(super) async fn ask(context: &mut Context<'_>, id: i64, mut coming: Coming) -> Outcome {
    let group = groups::by_id(context.db, coming.group).await?.ok_or(Refusal::ButtonTooOld)?;
    if coming.next().is_none() {
        return go_on(context, (id, &group), coming).await;
    }
    coming.typing = true;
    let form = shown::form(context, (id, &group), &coming);
    draft::renew(context, id, &Draft::Entry(EntryDraft::Coming(coming))).await?;
    Ok(Reply::Ask(form))
}

/// Takes what was typed, and goes on.
pub(super) async fn answered(
    context: &mut Context<'_>,
    id: i64,
    (mut coming, fields): (Coming, &Fields),
) -> Outcome {
    let next = coming.next();
    for (index, step) in coming.steps.iter_mut().enumerate() {
        let named = fields.get(&shown::field_name(index));
        // What was typed in the chat has no name, and answers what was asked last.
        let typed = named.or_else(|| fields.get("").filter(|_| Some(index) == next));
        if let Some(typed) = typed {
            step.answer = Some(cleaned(step, typed.reveal())?);
        }
    }
    let group = groups::by_id(context.db, coming.group).await?.ok_or(Refusal::ButtonTooOld)?;
    let person = context.remembered().await?;
    naming::is_free(context, (&group, person.id), coming.name()).await?;
    if coming.next().is_some() {
        return ask(context, id, coming).await;
    }
    go_on(context, (id, &group), coming).await
}

fn cleaned(step: &Step, typed: &str) -> Result<Private<String>, Refusal> {
    let (argument, longest) = match step.question {
        Some(_) => ("answer", LONGEST_ANSWER),
        None => ("alias", LONGEST_ALIAS),
    };
    match text::one_line(typed, longest) {
        Ok(line) if !left_out(typed) => Ok(line),
        Ok(_) | Err(BadText::Empty) => Ok(Private::default()),
        Err(BadText::TooLong(longest)) => Err(Refusal::TooLong { argument, longest }),
    }
}

/// The press of the button that agrees and sends. What has changed since the preview is shown once more.
pub(super) async fn finish(context: &mut Context<'_>, id: i64, coming: Coming) -> Outcome {
    let group = groups::by_id(context.db, coming.group).await?.ok_or(Refusal::ButtonTooOld)?;
    let person = context.remembered().await?;
    let invited = coming.invitation.is_some();
    if let Some(told) = standing::in_the_way(context, (&group, &person), invited).await? {
        drafts::discard(context.db, id).await?;
        return Ok(Reply::Replace(told));
    }
    // Who leads the group may go by that name since.
    naming::is_free(context, (&group, person.id), coming.name()).await?;
    // Who got in line meanwhile, by another way, keeps their place there.
    if standing::in_line(context, (group.id, person.id)).await? {
        drafts::discard(context.db, id).await?;
        let message = enter(context, (&group, &person), (coming.name(), None)).await?;
        return Ok(Reply::Replace(message));
    }
    if asks(&group, coming.invitation)? != coming.asks {
        let alias = coming.name().cloned();
        return Box::pin(begin(context, &group, (alias, coming.invitation))).await;
    }
    if coming.asks && coming.asked() != entry_requests::questions(context.db, group.id).await? {
        return asked_anew(context, &group, &coming).await;
    }
    let agreement = agreeing::owed(context, (group.id, person.id)).await?;
    let version = agreement.as_ref().map(|agreement| agreement.version);
    if coming.next().is_some() || version.is_some_and(|now| coming.agreement != Some(now)) {
        return go_on(context, (id, &group), coming).await;
    }
    if let Some(version) = version {
        agreements::agree(context.db, (group.id, version), person.id, context.now).await?;
    }
    drafts::discard(context.db, id).await?;
    if coming.asks {
        return send(context, (&group, &person), &coming).await;
    }
    let name = coming.name();
    let message = enter(context, (&group, &person), (name, coming.invitation)).await?;
    Ok(Reply::Replace(message))
}

/// The group asks something else by now: nothing is sent, and what it asks today is asked. What was answered
/// to the same questions stays.
async fn asked_anew(context: &mut Context<'_>, group: &Group, coming: &Coming) -> Outcome {
    let how = (coming.name().cloned(), coming.invitation);
    let next = Box::pin(begin(context, group, how)).await?;
    let Reply::Say { mut message, audience } = next else { return Ok(next) };
    let note = context.voice.questions_have_changed(&group.label);
    message.blocks.insert(0, Block::Paragraph(note));
    Ok(Reply::Say { message, audience })
}

async fn send(
    context: &mut Context<'_>,
    (group, person): (&Group, &Person),
    coming: &Coming,
) -> Outcome {
    let sealer = context.house.store.sealer();
    let (pair, answers) = ((group.id, person.id), coming.answers());
    let said = (coming.name(), answers.as_slice());
    let id = plan::ask_to_enter(context.db, sealer, pair, said, context.now).await?;
    // The draft held the answers, too.
    context.erased = true;
    let request = entry_requests::by_id(context.db, id).await?.ok_or(EntryRefusal::RequestGone)?;
    let message = Message::line(context.voice.request_sent(&group.label))
        .row(vec![standing::take_back_button(context, &request)]);
    Ok(Reply::Replace(message))
}

/// Takes a seat for whoever may come now.
async fn enter(
    context: &mut Context<'_>,
    (group, person): (&Group, &Person),
    (alias, invitation): (Option<&Private<String>>, Option<i64>),
) -> Result<Message, Stop> {
    if let Some(invitation) = invitation {
        invited::use_up(context, invitation).await?;
    }
    plan::needs_no_answer(context.db, (group.id, person.id)).await?;
    match seat::take(context, group, person.id, alias).await? {
        Seated::In => welcome(context, group).await,
        Seated::Waiting { position } => {
            if let Some(invitation) = invitation {
                invitations::waits_by(context.db, (group.id, person.id), invitation).await?;
            }
            Ok(seat::in_line(context, group, position))
        }
    }
}
