//! The way in: what a group asks beforehand, one's name there, the agreement, and sending it all off. A
//! draft that survives restarts and is taken up again where it was left.
//!
//! On Discord all that is left to answer stands in one form; on Telegram it is asked one by one.

use crate::domain::entry::{LONGEST_ANSWER, REQUEST_DAYS, left_out};
use crate::domain::group::{EntryRule, Group};
use crate::domain::membership::LONGEST_ALIAS;
use crate::domain::private::Private;
use crate::domain::request::Fields;
use crate::domain::text::{self, BadText};
use crate::outbox::plan;
use crate::reply::refusal::{EntryRefusal, Refusal};
use crate::reply::{Block, Line, Message, Reply, Span};
use crate::store::persons::Person;
use crate::store::{agreements, drafts, entry_requests, groups, invitations};

use super::super::context::{Context, Outcome, Stop};
use super::super::draft::{self, Draft};
use super::super::naming;
use super::super::resolve;
use super::super::seat::{self, Seated};
use super::before::{self, Read};
use super::steps::{Coming, Step};
use super::welcome::welcome;
use super::{EntryDraft, agreeing, invited, shown, standing, taken_up};

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

/// How somebody comes to the way in.
#[derive(Clone, Debug, Default)]
pub(in crate::commands) struct Comes {
    /// What they want to be called, if they said so beforehand.
    pub alias: Option<Private<String>>,
    /// By which invitation, if by one.
    pub invitation: Option<i64>,
    /// What they have just read of the group.
    pub read: Read,
    /// From one of its chats: they know the way there.
    pub from_its_chat: bool,
}

/// Begins the way in, or takes it up again.
pub(in crate::commands) async fn begin(
    context: &mut Context<'_>,
    group: &Group,
    comes: Comes,
) -> Outcome {
    let person = context.remembered().await?;
    let invited = comes.invitation.is_some();
    if let Some(told) = standing::in_the_way(context, (group, &person), invited).await? {
        return Ok(Reply::private(told));
    }
    let before = taken_up::unfinished(context, Some(group.id)).await?;
    let kept = before.as_ref().and_then(|(_, before)| before.alias.clone());
    let Comes { alias, invitation, read, from_its_chat } = comes;
    let name = match alias.or(kept) {
        None => standing::asked_as(context, (group.id, person.id)).await?,
        given => given,
    };
    naming::is_free(context, (group, person.id), name.as_ref()).await?;
    let mut coming = Coming { invitation, alias: name, from_its_chat, ..Coming::into(group.id) };
    // Who is in line was asked all that before.
    if standing::in_line(context, (group.id, person.id)).await? {
        coming.invitation = None;
        let message = enter(context, (group, &person), &coming).await?;
        return Ok(Reply::private(message));
    }
    coming.asks = asks(group, invitation)?;
    let agreement = agreeing::owed(context, (group.id, person.id)).await?;
    if let Some((id, _)) = &before {
        drafts::discard(context.db, *id).await?;
    }
    let at_once = !coming.asks && agreement.is_none();
    if at_once && !before::is_due(context, group, read).await? {
        let message = enter(context, (group, &person), &coming).await?;
        return Ok(Reply::private(message));
    }
    if coming.asks {
        let unnamed = coming.alias.is_none().then_some(None);
        let questions = entry_requests::questions(context.db, group.id).await?;
        let asked = unnamed.into_iter().chain(questions.into_iter().map(Some));
        coming.steps.extend(asked.map(|question| Step { question, answer: None }));
    }
    if let Some((_, before)) = before {
        coming.taking_over(&before);
    }
    let id = draft::keep(context, &Draft::Entry(EntryDraft::Coming(coming.clone()))).await?;
    go_on(context, (id, group), coming).await
}

/// What comes next: what is asked, in an overview, or all of it once more before it is sent.
pub(super) async fn go_on(
    context: &mut Context<'_>,
    (id, group): (i64, &Group),
    mut coming: Coming,
) -> Outcome {
    let before = before::read(context, group, coming.asks).await?;
    if coming.next().is_some() {
        let message = shown::overview(context, (id, group), (&coming, before));
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
    coming.told = Some(before.told());
    let message = shown::preview(context, (id, group), (&coming, agreement.as_ref()), before);
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
pub(super) async fn finish(context: &mut Context<'_>, id: i64, mut coming: Coming) -> Outcome {
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
        coming.invitation = None;
        let message = enter(context, (&group, &person), &coming).await?;
        return Ok(Reply::Replace(message));
    }
    let told = before::read(context, &group, coming.asks).await?.told();
    let told = coming.told.as_ref().is_some_and(|before| before.reveal() == told.reveal());
    let changed = coming.told.is_some() && !told;
    if asks(&group, coming.invitation)? != coming.asks {
        return Box::pin(begin(context, &group, coming.once_more(told))).await;
    }
    if coming.asks && coming.asked() != entry_requests::questions(context.db, group.id).await? {
        return asked_anew(context, &group, &coming).await;
    }
    let agreement = agreeing::owed(context, (group.id, person.id)).await?;
    let version = agreement.as_ref().map(|agreement| agreement.version);
    let unread = !told || version.is_some_and(|now| coming.agreement != Some(now));
    if coming.next().is_some() || unread {
        let next = go_on(context, (id, &group), coming).await?;
        let note = changed.then(|| context.voice.facts_have_changed(&group.label));
        return Ok(noted(next, note));
    }
    if let Some(version) = version {
        agreements::agree(context.db, (group.id, version), person.id, context.now).await?;
    }
    drafts::discard(context.db, id).await?;
    if coming.asks {
        return send(context, (&group, &person), &coming).await;
    }
    let message = enter(context, (&group, &person), &coming).await?;
    Ok(Reply::Replace(message))
}

/// The group asks something else by now: nothing is sent, and what it asks today is asked. What was answered
/// to the same questions stays.
async fn asked_anew(context: &mut Context<'_>, group: &Group, coming: &Coming) -> Outcome {
    let next = Box::pin(begin(context, group, coming.once_more(false))).await?;
    Ok(noted(next, Some(context.voice.questions_have_changed(&group.label))))
}

/// The same with a note above it.
fn noted(next: Reply, note: Option<Line>) -> Reply {
    match (next, note) {
        (Reply::Say { mut message, audience }, Some(note)) => {
            message.blocks.insert(0, Block::Paragraph(note));
            Reply::Say { message, audience }
        }
        (next, _) => next,
    }
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
    let leave = context.voice.command_name("leave");
    let leave = Span::Code(format!("/{leave} #{}", group.id));
    let message = Message::line(context.voice.request_sent(&group.label))
        .paragraph(context.voice.request_sent_how(REQUEST_DAYS, leave))
        .paragraph(context.voice.help_crisis())
        .row(vec![standing::take_back_button(context, &request)]);
    Ok(Reply::Replace(message))
}

/// Takes a seat for whoever may come now.
async fn enter(
    context: &mut Context<'_>,
    (group, person): (&Group, &Person),
    coming: &Coming,
) -> Result<Message, Stop> {
    if let Some(invitation) = coming.invitation {
        invited::use_up(context, invitation).await?;
    }
    plan::needs_no_answer(context.db, (group.id, person.id)).await?;
    match seat::take(context, group, person.id, coming.name()).await? {
        Seated::In => {
            let here = resolve::of_this_chat(context).await?;
            let in_its_chat = here.is_some_and(|here| here.id == group.id);
            if !in_its_chat && !coming.from_its_chat {
                let pair = (group.id, person.id);
                plan::access::may_be_outside(context.db, pair, context.now).await?;
            }
            welcome(context, group).await
        }
        Seated::Waiting { position } => {
            if let Some(invitation) = coming.invitation {
                invitations::waits_by(context.db, (group.id, person.id), invitation).await?;
            }
            Ok(seat::in_line(context, group, position))
        }
    }
}
