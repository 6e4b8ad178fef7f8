//! `/crisis`: whom to turn to now. Answered at once, to everyone, everywhere; needs nothing stored,
//! so that it works even when the store does not. No triage, no log line, no number without its source.

use crate::domain::policy::{CrisisLine, Policy};
use crate::reply::block::{Line, Span};
use crate::reply::words::Voice;
use crate::reply::{Audience, Message, Reply};

use super::caller::Place;
use super::context::{Context, Outcome};
use super::{Answer, Effect, Entry, Input, Who};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "crisis",
    arguments: &[],
    who: Who::Everyone,
    answer: Answer::InPlace,
    effect: Effect::Reads,
};

/// The directory of helplines in most countries, kept by ThroughLine.
const DIRECTORY: &str = "https://findahelpline.com";

pub(super) async fn run(context: &mut Context<'_>, _: &Input) -> Outcome {
    Ok(answer(&context.voice, &context.house.policy, &context.caller.place))
}

/// The answer itself, without a store.
#[must_use]
pub fn answer(voice: &Voice, policy: &Policy, place: &Place) -> Reply {
    let mut message = Message::default().heading(voice.crisis_emergency());
    if !policy.crisis.is_empty() {
        let lines = policy.crisis.iter().map(|line| described(voice, line)).collect();
        message = message.paragraph(voice.crisis_lines()).list(lines);
    }
    let directory = Span::Link(DIRECTORY.to_owned());
    let message = message
        .paragraph(voice.crisis_directory(directory))
        .paragraph(voice.crisis_nobody_watches());
    let audience = if place.answers_privately { Audience::Asker } else { Audience::Chat };
    Reply::Say { message, audience }
}

fn described(voice: &Voice, line: &CrisisLine) -> Line {
    let plain = |text: &str| Span::Plain(text.to_owned());
    voice.crisis_line(
        plain(&line.name),
        plain(&line.place),
        or_link(&line.contact, Span::Code),
        plain(&line.hours),
        or_link(&line.source, Span::Plain),
        plain(&line.checked_on.to_string()),
    )
}

/// An address is there to be opened.
fn or_link(text: &str, otherwise: fn(String) -> Span) -> Span {
    let kind = if text.starts_with("https://") { Span::Link } else { otherwise };
    kind(text.to_owned())
}
