//! `/questions`: what a group asks of whoever wants to come in. Up to five, practical ones; previewed, then
//! confirmed.

use crate::domain::entry::{self, BadQuestions, LONGEST_QUESTION, MOST_QUESTIONS};
use crate::domain::group::{EntryRule, Group};
use crate::domain::private::Private;
use crate::reply::refusal::{BadForm, EntryRefusal, Refusal};
use crate::reply::{Field, Form, Line, Message, Press, Reply, Span, Tone, Verb};
use crate::store::{drafts, entry_requests};

use super::audit::{self, Thing};
use super::coming_in::EntryDraft;
use super::coming_in::shown::{as_typed, button};
use super::context::{Context, Outcome, Stop};
use super::draft::{self, Draft};
use super::leading::led;
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "questions",
    arguments: &[Argument::optional("group", Kind::Group).taking_the_rest()],
    who: Who::Facilitator,
    answer: Answer::Private,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let group = resolve::group(context, (ENTRY.name, input), Standing::Leading).await;
    let group = group.map_err(|stop| or_questions(context, input, stop))?;
    resolve::not_over(&group)?;
    let questions = entry_requests::questions(context.db, group.id).await?;
    let none = questions.is_empty();
    let lines = listed(&questions);
    let draft = EntryDraft::Questions { group: group.id, questions, typing: false };
    let id = draft::keep(context, &Draft::Entry(draft)).await?;
    let voice = &context.voice;
    let message = if none {
        Message::line(voice.asks_nothing(&group.label))
    } else {
        Message::line(voice.asks_this(&group.label)).list(lines)
    };
    let label = if none { voice.button_write() } else { voice.button_change() };
    let message = message.paragraph(voice.questions_how());
    let message = with_rule(context, message, &group);
    Ok(Reply::private(message.row(vec![button(
        &label,
        Press::new(Verb::Correct, id),
        Tone::Primary,
    )])))
}

/// What is no group may be what they want to ask: that is written below a button, one question a line.
fn or_questions(context: &Context<'_>, input: &Input, stop: Stop) -> Stop {
    let words = input.get("group").is_some_and(|given| resolve::row_id(given).is_none());
    match stop {
        Stop::Refusal(refusal) if words && matches!(*refusal, Refusal::NoSuchGroup) => {
            let command = format!("/{}", context.voice.command_name(ENTRY.name));
            Refusal::Form(BadForm::Questions(command)).into()
        }
        other => other,
    }
}

/// Questions are put only where those who lead the group decide who comes.
fn with_rule(context: &Context<'_>, message: Message, group: &Group) -> Message {
    if group.entry == EntryRule::Request {
        return message;
    }
    let command = context.voice.command_name("editgroup");
    let example = Span::Code(format!("/{command} #{} entry:request", group.id));
    message.paragraph(context.voice.questions_need_requests(example))
}

fn listed(questions: &[Private<String>]) -> Vec<Line> {
    questions.iter().map(|question| Span::Plain(question.reveal().clone()).into()).collect()
}

/// Opens the form, with what was written so far.
pub(super) async fn write(
    context: &mut Context<'_>,
    id: i64,
    (group, questions): (i64, Vec<Private<String>>),
) -> Outcome {
    led(context, group).await?;
    let value = questions.iter().map(|question| question.reveal().as_str());
    let value = value.collect::<Vec<_>>().join("\n");
    let draft = EntryDraft::Questions { group, questions, typing: true };
    draft::renew(context, id, &Draft::Entry(draft)).await?;
    let longest = MOST_QUESTIONS * (LONGEST_QUESTION + 1);
    let label = context.voice.field_questions().plain();
    let field = Field::long("questions", label, value, longest);
    let said = (context.voice.form_questions(), context.voice.write_questions());
    Ok(Reply::Ask(Form::of_one(id, said, field)))
}

/// What was typed, before it holds.
pub(super) async fn typed(
    context: &mut Context<'_>,
    id: i64,
    (group, typed): (i64, &str),
) -> Outcome {
    let group = led(context, group).await?;
    let questions = entry::questions(typed).map_err(|bad| match bad {
        BadQuestions::TooMany => EntryRefusal::TooManyQuestions,
        BadQuestions::TooLong => EntryRefusal::QuestionTooLong,
    })?;
    let voice = &context.voice;
    let message = if questions.is_empty() {
        Message::line(voice.preview_no_questions(&group.label))
    } else {
        Message::line(voice.preview_questions(&group.label))
            .list(listed(&questions))
            .paragraph(voice.ask_for_no_diagnosis())
    };
    let message = message.row(as_typed(voice, &voice.button_confirm(), id));
    let draft = EntryDraft::Questions { group: group.id, questions, typing: false };
    draft::renew(context, id, &Draft::Entry(draft)).await?;
    Ok(Reply::private(message))
}

/// The press of "Confirm".
pub(super) async fn confirm(
    context: &mut Context<'_>,
    id: i64,
    (group, questions): (i64, &[Private<String>]),
) -> Outcome {
    let group = led(context, group).await?;
    entry_requests::set_questions(context.db, group.id, questions).await?;
    audit::led(context, ENTRY.name, (group.id, Thing::Group, group.id)).await?;
    drafts::discard(context.db, id).await?;
    let message = if questions.is_empty() {
        Message::line(context.voice.asks_nothing(&group.label))
    } else {
        Message::line(context.voice.asks_this(&group.label)).list(listed(questions))
    };
    Ok(Reply::Replace(with_rule(context, message, &group)))
}
