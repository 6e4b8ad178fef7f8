//! `/next`: when it meets next.

use crate::domain::group::{Group, State};
use crate::reply::refusal::Refusal;
use crate::reply::{Message, Reply, Span, session_buttons};
use crate::store::{hosts, sessions};

use super::context::{Context, Outcome, Stop};
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, duty, press, resting};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "next",
    arguments: &[Argument::optional("group", Kind::Group).taking_the_rest()],
    who: Who::Everyone,
    answer: Answer::InPlace,
    effect: Effect::Reads,
};

/// Each session has a row of buttons, and so many rows a message shows everywhere.
const ROWS: usize = 5;

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let groups: Vec<Group> = match (input.get("group"), resolve::of_this_chat(context).await?) {
        (None, Some(bound)) => vec![bound],
        _ if !context.caller.place.answers_privately => {
            return Ok(press::in_private(context, None));
        }
        (None, None) => resolve::own_or_as_guest(context).await?,
        _ => vec![resolve::group(context, (ENTRY.name, input), Standing::Any).await?],
    };
    if groups.is_empty() {
        return Err(Refusal::InNoGroup.into());
    }
    let mut message = Message::default();
    let several = groups.len() > 1;
    let groups = resolve::by_other_labels(&groups);
    // The last row is for those that have none of their own.
    let shown = if groups.len() > ROWS { ROWS - 1 } else { groups.len() };
    let (shown, others) = groups.split_at(shown);
    for group in shown {
        message = next_of(context, (group, several), message).await?;
    }
    let before = message.buttons.concat().len();
    message = resolve::with_each(ENTRY.name, (others, &groups), message);
    let offered = shown.len() + message.buttons.concat().len() - before;
    if !others.is_empty() {
        message = message.paragraph(context.voice.other_groups());
    }
    message = resolve::and_more(context, message, (groups.len(), offered));
    Ok(match context.in_place(message) {
        // In a chat the buttons are pressed by everybody, as under a reminder.
        Reply::Say { message, audience } => Reply::Say { message, audience },
        other => other,
    })
}

async fn next_of(
    context: &mut Context<'_>,
    (group, several): (&Group, bool),
    message: Message,
) -> Result<Message, Stop> {
    if group.state == State::Paused {
        return resting::next(context, group, message).await;
    }
    let next = sessions::next(context.db, group.id, context.now).await?;
    let zone = context.reading_zone(&group.zone);
    let voice = &context.voice;
    Ok(match next {
        None => message.paragraph(voice.next_nothing(&group.label)),
        Some(session) => {
            let at = voice.moment(session.starts_at, &zone);
            let away = voice.how_long_until(session.starts_at, context.now);
            let line = if session.starts_at > context.now {
                voice.next_is(&group.label, at, away)
            } else if hosts::begun_at(context.db, session.id).await?.is_some() {
                voice.next_is_now(&group.label, at)
            } else if hosts::watch(context.db, group.id).await?.watched {
                voice.next_was_to_begin(&group.label, at)
            } else {
                voice.next_is_due(&group.label, at)
            };
            let mut buttons = session_buttons(voice, session.id);
            if several {
                for button in &mut buttons {
                    button.label =
                        voice.button_of(&group.label, Span::Words(button.label.clone())).plain();
                }
            }
            let message = match duty::of_next(context, group, &session).await? {
                Some(duties) => message.paragraph(line).paragraph(duties),
                None => message.paragraph(line),
            };
            message.row(buttons)
        }
    })
}
