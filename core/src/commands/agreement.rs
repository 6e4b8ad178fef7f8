//! `/agreement`: what the members of a group agree on. A change is a new version, which they are asked
//! about; who does not agree stays in.

use crate::domain::entry::{LONGEST_AGREEMENT, left_out};
use crate::domain::group::Group;
use crate::domain::private::Private;
use crate::domain::text::{self, BadText};
use crate::outbox::plan;
use crate::reply::refusal::Refusal;
use crate::reply::{Field, Form, Message, Press, Reply, Span, Tone, Verb};
use crate::store::{agreements, drafts};

use super::audit::{self, Thing};
use super::coming_in::shown::{as_typed, button};
use super::coming_in::{EntryDraft, agreeing};
use super::context::{Context, Outcome};
use super::draft::{self, Draft};
use super::leading::led;
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "agreement",
    arguments: &[Argument::optional("group", Kind::Group).taking_the_rest()],
    who: Who::Facilitator,
    answer: Answer::Private,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let group = resolve::group(context, (ENTRY.name, input), Standing::Leading).await?;
    resolve::not_over(&group)?;
    let Some(agreement) = agreements::of_group(context.db, group.id).await? else {
        return propose(context, &group).await;
    };
    let (missing, members) = agreeing::missing(context, (group.id, agreement.version)).await?;
    let message = agreeing::words(context, Message::default(), (&group, &agreement));
    let message = message.paragraph(context.voice.how_many_agreed(members - missing, members));
    let words = Some(agreement.words);
    let draft = EntryDraft::Agreement { group: group.id, words, typing: false };
    let id = draft::keep(context, &Draft::Entry(draft)).await?;
    let change = button(&context.voice.button_change(), Press::new(Verb::Correct, id), Tone::Plain);
    Ok(Reply::private(message.row(vec![change])))
}

/// A proposal, for a group that has none.
async fn propose(context: &mut Context<'_>, group: &Group) -> Outcome {
    let proposal = context.voice.agreement_proposal().plain();
    let words = text::lines(&proposal, LONGEST_AGREEMENT).ok();
    let mut message = Message::line(context.voice.agrees_on_nothing(&group.label));
    message = in_lines(message, words.as_ref());
    let draft = EntryDraft::Agreement { group: group.id, words, typing: false };
    let id = draft::keep(context, &Draft::Entry(draft)).await?;
    let voice = &context.voice;
    Ok(Reply::private(message.row(vec![
        button(&voice.button_use_proposal(), Press::new(Verb::Confirm, id), Tone::Primary),
        button(&voice.button_change(), Press::new(Verb::Correct, id), Tone::Plain),
        button(&voice.button_discard(), Press::new(Verb::Discard, id), Tone::Plain),
    ])))
}

fn in_lines(message: Message, words: Option<&Private<String>>) -> Message {
    let lines = words.map_or("", |words| words.reveal()).lines();
    lines.fold(message, |message, line| message.paragraph(Span::Plain(line.to_owned())))
}

/// Opens the form, with what was written so far.
pub(super) async fn write(
    context: &mut Context<'_>,
    id: i64,
    (group, words): (i64, Option<Private<String>>),
) -> Outcome {
    led(context, group).await?;
    let value = words.clone().unwrap_or_default().into_inner();
    let draft = EntryDraft::Agreement { group, words, typing: true };
    draft::renew(context, id, &Draft::Entry(draft)).await?;
    let label = context.voice.field_agreement().plain();
    let field = Field::long("agreement", label, value, LONGEST_AGREEMENT);
    let said = (context.voice.form_agreement(), context.voice.write_agreement());
    Ok(Reply::Ask(Form::of_one(id, said, field)))
}

/// What was typed, before it holds.
pub(super) async fn typed(
    context: &mut Context<'_>,
    id: i64,
    (group, typed): (i64, &str),
) -> Outcome {
    let group = led(context, group).await?;
    let words = if left_out(typed) {
        None
    } else {
        Some(text::lines(typed, LONGEST_AGREEMENT).map_err(|bad| match bad {
            BadText::Empty => Refusal::BadArgument("text"),
            BadText::TooLong(longest) => Refusal::TooLong { argument: "text", longest },
        })?)
    };
    let voice = &context.voice;
    let heading = match words {
        Some(_) => voice.preview_agreement(&group.label),
        None => voice.preview_no_agreement(&group.label),
    };
    let message = in_lines(Message::line(heading), words.as_ref()).row(as_typed(
        voice,
        &voice.button_confirm(),
        id,
    ));
    let draft = EntryDraft::Agreement { group: group.id, words, typing: false };
    draft::renew(context, id, &Draft::Entry(draft)).await?;
    Ok(Reply::private(message))
}

/// The press of "Confirm". What holds already stays as it is.
pub(super) async fn confirm(
    context: &mut Context<'_>,
    id: i64,
    (group, words): (i64, Option<&Private<String>>),
) -> Outcome {
    let group = led(context, group).await?;
    drafts::discard(context.db, id).await?;
    let before = agreements::of_group(context.db, group.id).await?;
    let before = before.map(|before| (before.version, before.words));
    let version = match before {
        Some((version, same)) if Some(&same) == words => version,
        _ => plan::agreement_changes(context.db, group.id, words, context.now).await?,
    };
    audit::led(context, ENTRY.name, (group.id, Thing::Group, group.id)).await?;
    let voice = &context.voice;
    let line = match words {
        Some(_) => voice.agreement_set(&group.label, version),
        None => voice.agreement_dropped(&group.label),
    };
    Ok(Reply::Replace(Message::line(line)))
}
