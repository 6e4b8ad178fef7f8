//! A request to be let into a group, as those who lead it read it: under the name that was chosen.

use crate::domain::entry::{Answered, Part};
use crate::domain::private::Private;

use super::words::Voice;
use super::{Action, Button, Line, Message, Press, Span, Tone, Verb};

/// What is shown of a request.
#[derive(Clone, Copy, Debug)]
pub struct Asking<'a> {
    /// Its number.
    pub id: i64,
    /// The group's label.
    pub label: &'a Private<String>,
    /// What they chose to be called.
    pub alias: Option<&'a Private<String>>,
    /// What they answered.
    pub answers: &'a [Answered],
    /// What was asked back and answered.
    pub said: &'a [(Part, Private<String>)],
}

impl Asking<'_> {
    /// In words, with what can be done about it.
    #[must_use]
    pub fn message(&self, voice: &Voice) -> Message {
        let number = Span::Code(format!("#{}", self.id));
        let name = called(voice, self.alias);
        let message = Message::line(voice.asks_to_come_in(number, name, self.label));
        let answers: Vec<Line> = self.answers.iter().map(|one| answered(voice, one)).collect();
        let message = if answers.is_empty() { message } else { message.list(answers) };
        let said = self.said.iter().map(|(part, text)| match part {
            Part::Answer => voice.they_answered(text),
            _ => voice.was_asked_back(text),
        });
        let said: Vec<Line> = said.collect();
        let message = if said.is_empty() { message } else { message.list(said) };
        message.paragraph(voice.decide_and_it_is_erased()).row(buttons(voice, self.id))
    }
}

/// A name, or that there is none.
#[must_use]
pub fn called(voice: &Voice, alias: Option<&Private<String>>) -> Line {
    match alias {
        Some(alias) => Span::Plain(alias.reveal().clone()).into(),
        None => voice.unnamed(),
    }
}

/// "Which evenings? Tuesdays": a question with its answer.
#[must_use]
pub fn answered(voice: &Voice, one: &Answered) -> Line {
    if one.answer.reveal().is_empty() {
        return voice.question_left_blank(&one.question);
    }
    voice.question_answered(&one.question, &one.answer)
}

fn buttons(voice: &Voice, request: i64) -> Vec<Button> {
    let button = |label: Line, verb, tone| Button {
        label: label.plain(),
        action: Action::Press(Press::new(verb, request)),
        tone,
    };
    vec![
        button(voice.button_approve(), Verb::Approve, Tone::Primary),
        button(voice.button_decline(), Verb::Decline, Tone::Plain),
        button(voice.button_talk_first(), Verb::AskBack, Tone::Plain),
    ]
}
