//! Asking for what a command lacks, to be typed: as a form where there are forms, else in the next message.

use crate::reply::{Field, Form, Line, Reply};

use super::super::context::{Context, Outcome};
use super::super::request::Input;
use super::{Draft, keep};

/// Asks for one argument by typing.
///
/// # Errors
/// If the store cannot be written.
pub async fn ask(
    context: &mut Context<'_>,
    (command, input): (&str, &Input),
    argument: &str,
    prompt: Line,
) -> Outcome {
    ask_instead_of(context, (command, input), argument, prompt, None).await
}

/// The same to correct a preview.
///
/// # Errors
/// If the store cannot be written.
pub async fn ask_instead_of(
    context: &mut Context<'_>,
    (command, input): (&str, &Input),
    argument: &str,
    prompt: Line,
    instead_of: Option<i64>,
) -> Outcome {
    let value = input.get(argument).unwrap_or_default().to_owned();
    let draft = Draft::Missing {
        command: command.to_owned(),
        input: input.clone(),
        argument: argument.to_owned(),
        instead_of,
    };
    let id = keep(context, &draft).await?;
    let label = context.voice.field_label(argument);
    let title = context.voice.form_title_for(command, argument);
    let (max_length, long) = room_for(command, argument);
    let field = Field { name: argument.to_owned(), label, value, max_length, long };
    Ok(Reply::Ask(Form::of_one(id, (title, prompt), field)))
}

/// How much may be typed for an argument, and whether that takes several lines.
fn room_for(command: &str, argument: &str) -> (u16, bool) {
    const A_LINE: u16 = 300;
    let argument = super::super::entry(command).and_then(|entry| entry.argument(argument));
    match argument.map(|argument| argument.kind) {
        Some(super::super::Kind::Text(longest)) if longest > A_LINE => (longest, true),
        _ => (A_LINE, false),
    }
}
