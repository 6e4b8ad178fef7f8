//! What somebody on the way into a group is shown: what is asked, the forms, and all of it once more.

use crate::domain::address::Platform;
use crate::domain::entry::{LONGEST_ANSWER, REQUEST_DAYS};
use crate::domain::group::Group;
use crate::domain::membership::LONGEST_ALIAS;
use crate::reply::entry_request::{answered, called};
use crate::reply::words::Voice;
use crate::reply::{Action, Button, Field, Form, Line, Message, Press, Span, Tone, Verb};
use crate::store::agreements::Agreement;

use super::super::context::Context;
use super::agreeing;
use super::before::Before;
use super::steps::{Coming, Step};

/// A form has so many fields at most (Discord's limit).
const FIELDS: usize = 5;

/// By which name a step's answer comes back.
pub(super) fn field_name(index: usize) -> String {
    format!("step{index}")
}

/// Whether questions are asked one by one, in the private chat, and answered there by what is typed next.
pub(super) fn one_by_one(context: &Context<'_>) -> bool {
    let place = &context.caller.place;
    context.caller.account.platform == Platform::Telegram && place.answers_privately
}

/// What is asked, and what becomes of the answers; last what is asked first, where it is answered at once.
pub(super) fn overview(
    context: &Context<'_>,
    (id, group): (i64, &Group),
    (coming, before): (&Coming, Before),
) -> Message {
    let voice = &context.voice;
    let questions = coming.steps.iter().filter_map(|step| step.question.as_ref());
    let mut lines: Vec<Line> =
        questions.map(|question| Span::Plain(question.reveal().clone()).into()).collect();
    if coming.steps.iter().any(|step| step.question.is_none()) {
        lines.insert(0, voice.what_should_we_call_you());
    }
    let begun = coming.steps.iter().any(|step| step.answer.is_some());
    let mut message = before.full.into_iter().fold(Message::default(), Message::paragraph);
    message = message.paragraph(voice.they_ask_first(&group.name)).list(lines);
    message = before.facts.into_iter().fold(message, Message::paragraph);
    message = message
        .paragraph(voice.no_diagnosis_please())
        .paragraph(voice.who_reads_answers(REQUEST_DAYS));
    if begun {
        let (done, all) = (count(coming.done()), count(coming.steps.len()));
        message = message.paragraph(voice.answered_so_far(done, all));
    }
    let next = coming.next().and_then(|index| coming.steps.get(index));
    if let Some(next) = next.filter(|_| one_by_one(context)) {
        message = message.paragraph(prompt(context, next, coming));
    }
    let label = if begun { voice.button_go_on() } else { voice.button_answer() };
    message.row(vec![
        button(&label, Press::new(Verb::Correct, id), Tone::Primary),
        button(&voice.button_discard(), Press::new(Verb::Discard, id), Tone::Plain),
    ])
}

/// The form for what is not answered yet: all of it on Discord, the next of it on Telegram.
pub(super) fn form(context: &Context<'_>, (id, group): (i64, &Group), coming: &Coming) -> Form {
    let at_once = match context.caller.account.platform {
        Platform::Discord => FIELDS,
        Platform::Telegram => 1,
    };
    let open = coming.steps.iter().enumerate().filter(|(_, step)| step.answer.is_none());
    let open: Vec<(usize, &Step)> = open.take(at_once).collect();
    let prompt = match open.first() {
        Some((_, step)) if at_once == 1 => prompt(context, step, coming),
        _ => context.voice.leave_blank_what_you_like(&group.label),
    };
    Form {
        id: id.to_string(),
        title: context.voice.form_no_diagnosis().plain(),
        prompt,
        fields: open.into_iter().map(|(index, step)| field(context, index, step)).collect(),
    }
}

/// "2 of 3: Which evenings suit you?" Counted is what is answered: a new question may stand before an old one.
fn prompt(context: &Context<'_>, step: &Step, coming: &Coming) -> Line {
    let voice = &context.voice;
    let asked = match &step.question {
        Some(question) => Span::Plain(question.reveal().clone()).into(),
        None => voice.what_should_we_call_you(),
    };
    voice.asked_one_by_one(count(coming.done() + 1), count(coming.steps.len()), asked)
}

fn field(context: &Context<'_>, index: usize, step: &Step) -> Field {
    let longest = if step.question.is_some() { LONGEST_ANSWER } else { LONGEST_ALIAS };
    let label = match &step.question {
        Some(question) => question.reveal().clone(),
        None => context.voice.field_your_name().plain(),
    };
    Field {
        name: field_name(index),
        label,
        value: String::new(),
        max_length: u16::try_from(longest).unwrap_or(u16::MAX),
        long: step.question.is_some(),
    }
}

/// All that goes off, and what is agreed to with it.
pub(super) fn preview(
    context: &Context<'_>,
    (id, group): (i64, &Group),
    (coming, agreement): (&Coming, Option<&Agreement>),
    before: Before,
) -> Message {
    let voice = &context.voice;
    let full = before.full.is_some();
    let mut message = before.full.into_iter().fold(Message::default(), Message::paragraph);
    if coming.asks {
        let mut lines = vec![voice.you_would_be_called(called(voice, coming.name()))];
        lines.extend(coming.answers().iter().map(|one| answered(voice, one)));
        message = message
            .paragraph(voice.this_goes_to_who_leads(&group.label))
            .list(lines)
            .paragraph(voice.who_reads_answers(REQUEST_DAYS));
    } else if agreement.is_none() {
        message = message.paragraph(voice.before_you_come_in(&group.label));
    }
    if let Some(agreement) = agreement {
        message = agreeing::words(context, message, (group, agreement));
    }
    message = before.facts.into_iter().fold(message, Message::paragraph);
    if coming.asks {
        message = message.paragraph(voice.help_crisis());
    }
    let label = match (coming.asks, agreement.is_some()) {
        (true, true) => voice.button_agree_and_send(),
        (true, false) => voice.button_send(),
        (false, true) => voice.button_agree(),
        (false, false) if full => voice.button_wait(),
        (false, false) => voice.button_join(),
    };
    message.row(vec![
        button(&label, Press::new(Verb::Confirm, id), Tone::Primary),
        button(&voice.button_discard(), Press::new(Verb::Discard, id), Tone::Plain),
    ])
}

pub(in crate::commands) fn button(label: &Line, press: Press, tone: Tone) -> Button {
    Button { label: label.plain(), action: Action::Press(press), tone }
}

/// The row below what was typed and does not hold yet.
pub(in crate::commands) fn as_typed(voice: &Voice, sends: &Line, draft: i64) -> Vec<Button> {
    vec![
        button(sends, Press::new(Verb::Confirm, draft), Tone::Primary),
        button(&voice.button_correct(), Press::new(Verb::Correct, draft), Tone::Plain),
        button(&voice.button_discard(), Press::new(Verb::Discard, draft), Tone::Plain),
    ]
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
