//! `/help`: made from the catalogue; short in a chat, full in private.

use crate::reply::Message;
use crate::reply::block::{Line, Span};

use super::context::{Context, Outcome};
use super::{Answer, CATALOGUE, Effect, Entry, Input, Who};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "help",
    arguments: &[],
    who: Who::Everyone,
    answer: Answer::InPlace,
    effect: Effect::Reads,
};

pub(super) async fn run(context: &mut Context<'_>, _: &Input) -> Outcome {
    let voice = &context.voice;
    let operates = context.house.policy.operated_by(&context.caller.account);
    let private = context.caller.place.answers_privately;
    let lines = |who: &[Who]| -> Vec<Line> {
        let wanted = |entry: &&&Entry| {
            who.contains(&entry.who) && (private || entry.in_chat_menu() || entry.in_manager_menu())
        };
        CATALOGUE.iter().filter(wanted).map(|entry| described(context, entry)).collect()
    };
    let mut message = Message::default()
        .paragraph(voice.help_everyone())
        .list(lines(&[Who::Everyone]))
        .paragraph(voice.help_facilitators())
        .list(lines(&[Who::ChatManager, Who::Facilitator]));
    if operates && private {
        message = message.paragraph(voice.help_operator()).list(lines(&[Who::Operator]));
    }
    let message = if private { message } else { message.paragraph(voice.help_more_in_private()) };
    Ok(context.in_place(message.paragraph(voice.help_crisis())))
}

fn described(context: &Context<'_>, entry: &Entry) -> Line {
    let (name, summary) =
        (context.voice.command_name(entry.name), context.voice.summary(entry.name));
    Line(vec![Span::Command(name), Span::Words(format!(" {summary}"))])
}
