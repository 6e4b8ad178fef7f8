//! What somebody writes to the operator: the concern itself, and what they add to it.

use crate::chance;
use crate::domain::concern::{self, Concern, KEPT_DAYS, LONGEST, MOST_WORDS, Part, read_reference};
use crate::domain::private::Private;
use crate::outbox::plan;
use crate::reply::refusal::{ConcernRefusal, Refusal};
use crate::reply::{Action, Button, Message, Press, Reply, Span, Tone, Verb};
use crate::store::concerns::{self, NewConcern};
use crate::store::{StoreError, drafts};

use super::super::context::{Context, Outcome, Stop};
use super::super::draft::{self, Draft, confirm_or_not};
use super::super::{Input, given};
use super::{ConcernDraft, ENTRY, is_inside, not_too_many, taken_back};

/// So many references are at hand for one concern: another may have the first.
const TRIES: usize = 16;

/// Something for a concern of the asker's own that is open: what the operator asked, or what was forgotten.
pub(super) async fn add(context: &mut Context<'_>, input: &Input, reference: &str) -> Outcome {
    // In a command written as one message all that follows the reference was taken for a part of it.
    let (reference, more) = reference.split_once(char::is_whitespace).unwrap_or((reference, ""));
    let mut input = input.clone();
    input.set("text", format!("{} {more}", input.get("text").unwrap_or_default()));
    input.set("reference", reference);
    let reference = read_reference(reference).unwrap_or_default();
    let found = concerns::by_reference(context.db, &reference).await?;
    let concern = own(context, found).await?;
    let Some(text) = given::line(&input, "text", LONGEST)? else {
        return more_or_less(context, &concern, input).await;
    };
    let add = ConcernDraft::Add { concern: concern.id, text: text.clone() };
    let id = draft::keep(context, &Draft::Concern(add)).await?;
    let message = Message::line(context.voice.concern_preview_add(Span::Code(concern.reference)))
        .paragraph(Span::Plain(text.into_inner()));
    Ok(Reply::private(message.row(confirm_or_not(context, id))))
}

/// Something to add, or all of it to be taken back.
async fn more_or_less(context: &mut Context<'_>, concern: &Concern, input: Input) -> Outcome {
    let waits = Draft::Missing {
        command: ENTRY.name.to_owned(),
        input,
        argument: "text".to_owned(),
        instead_of: None,
    };
    let id = draft::keep(context, &waits).await?;
    let write = Button {
        label: context.voice.button_write_concern().plain(),
        action: Action::Press(Press::new(Verb::Correct, id)),
        tone: Tone::Primary,
    };
    let reference = Span::Code(concern.reference.clone());
    let message = Message::line(context.voice.concern_add_or_take_back(reference));
    Ok(Reply::private(message.row(vec![write, taken_back::button(context, concern.id)])))
}

/// The concern, if the asker raised it and it is open.
pub(super) async fn raised_by_asker(
    context: &mut Context<'_>,
    found: Option<Concern>,
) -> Result<Concern, Stop> {
    let none = Refusal::Concern(ConcernRefusal::NoSuchReference);
    let (Some(concern), Some(person)) = (found, &context.person) else { return Err(none.into()) };
    if concerns::reporter(context.db, concern.id).await? != Some(person.id) {
        return Err(none.into());
    }
    Ok(concern)
}

/// The same, if more may be written for it.
async fn own(context: &mut Context<'_>, found: Option<Concern>) -> Result<Concern, Stop> {
    let concern = raised_by_asker(context, found).await?;
    if concerns::words_in_all(context.db, concern.id).await? >= MOST_WORDS {
        return Err(Refusal::Concern(ConcernRefusal::Enough(concern.reference)).into());
    }
    Ok(concern)
}

/// The press of "Answer" below a question of the operator's.
pub(in crate::commands) async fn press(context: &mut Context<'_>, concern: i64) -> Outcome {
    let found = concerns::by_id(context.db, concern).await?;
    let concern = own(context, found).await?;
    let mut input = Input::default();
    input.set("reference", concern.reference);
    let prompt = context.voice.prompt(ENTRY.name, "text");
    draft::ask(context, (ENTRY.name, &input), "text", prompt).await
}

/// The press of "Confirm" under whoever raises one or adds to it.
pub(in crate::commands) async fn confirm(
    context: &mut Context<'_>,
    id: i64,
    draft: ConcernDraft,
) -> Outcome {
    let message = match draft {
        ConcernDraft::Raise { group, about, text } => raise(context, (group, about), &text).await?,
        ConcernDraft::Add { concern, text } => {
            let found = concerns::by_id(context.db, concern).await?;
            let concern = own(context, found).await?;
            say(context, &concern, (Part::Added, &text)).await?;
            Message::line(context.voice.concern_added(Span::Code(concern.reference)))
        }
        ConcernDraft::Withdraw { concern } => {
            let found = concerns::by_id(context.db, concern).await?;
            let concern = raised_by_asker(context, found).await?;
            taken_back::confirm(context, &concern).await?
        }
        operators => super::super::concerns::confirm(context, operators).await?,
    };
    drafts::discard(context.db, id).await?;
    Ok(Reply::Replace(message))
}

async fn say(
    context: &mut Context<'_>,
    concern: &Concern,
    (part, text): (Part, &Private<String>),
) -> Result<(), Stop> {
    let person = context.remembered().await?.id;
    let sealer = context.house.store.sealer();
    let pair = (concern.id, person);
    let word = concerns::add(context.db, sealer, pair, (part, text), context.now).await?;
    let operators = &context.house.policy.operators;
    Ok(plan::concern_added(context.db, operators, word, context.now).await?)
}

async fn raise(
    context: &mut Context<'_>,
    (group, about): (i64, Option<i64>),
    text: &Private<String>,
) -> Result<Message, Stop> {
    not_too_many(context).await?;
    let person = context.remembered().await?.id;
    let inside = is_inside(context, group).await?;
    let mut references = Vec::new();
    for _ in 0..TRIES {
        references.push(concern::reference(chance::bytes().map_err(|_| StoreError::Sealed)?));
    }
    let new = NewConcern { references: &references, group, about, inside };
    let (id, reference) = concerns::create(context.db, &new, context.now).await?;
    let sealer = context.house.store.sealer();
    let first = (Part::Raised, text);
    concerns::add(context.db, sealer, (id, person), first, context.now).await?;
    let operators = &context.house.policy.operators;
    plan::concern_raised(context.db, operators, id, context.now).await?;
    let voice = &context.voice;
    let code = Span::Code(reference.clone());
    let more = format!("/{} reference:{reference}", voice.command_name(ENTRY.name));
    Ok(Message::line(voice.concern_is_raised(code))
        .paragraph(voice.concern_what_happens(KEPT_DAYS))
        .paragraph(voice.concern_add_how(Span::Code(more)))
        .row(vec![taken_back::button(context, id)]))
}
