//! What a request comes down to: reading it, and running it where it may be answered.

use crate::commands::context::{Context, Outcome};
use crate::commands::{self, Answer, Caller, Effect, Entry, Happening, Input, Request};
use crate::commands::{crisis, entry, happening, overheard, press, written};
use crate::domain::request::Fields;
use crate::domain::venue;
use crate::reply::refusal::Refusal;
use crate::reply::{Press, Reply};

/// What a request comes down to once it is read.
pub(super) enum Task {
    Command(&'static Entry, Input),
    Press(Press),
    Answer {
        draft: Option<i64>,
        fields: Fields,
    },
    Happening(Happening),
    /// A command with a way into a call, typed where others read it.
    Exposed(Input),
    Unasked,
    Unknown,
    /// A button that is none of ours, or no longer.
    Foreign,
    Ignored,
}

impl Task {
    /// Reads a request; what cannot be read is unknown or ignored, never an error.
    pub(super) fn read(caller: &Caller, request: Request) -> Self {
        let private = caller.place.chat.is_none();
        match request {
            Request::Command { name, input } => {
                entry(&name).map_or(Self::Unknown, |entry| Self::Command(entry, input))
            }
            Request::Written(text) => match written::name_of(text.reveal()).and_then(entry) {
                // Whatever else is written beside it, a cry for help is answered.
                Some(found) if *found != crisis::ENTRY && exposes(caller, found, text.reveal()) => {
                    Self::Exposed(written::arguments_of(found, text.reveal()))
                }
                Some(entry) => Self::Command(entry, written::arguments_of(entry, text.reveal())),
                None if private => Self::Unknown,
                // In a chat it may be meant for another bot.
                None => Self::Ignored,
            },
            Request::Press(data) => data.reveal().parse().map_or(Self::Foreign, Self::Press),
            Request::Form { id, fields } => Self::Answer { draft: id.parse().ok(), fields },
            Request::Text(typed) => {
                Self::Answer { draft: None, fields: Fields::from([(String::new(), typed)]) }
            }
            Request::Unasked => Self::Unasked,
            Request::Event(happening) => Self::Happening(happening),
        }
    }

    /// Whether it can change the store.
    pub(super) fn effect(&self) -> Effect {
        match self {
            Self::Command(entry, _) => entry.effect,
            Self::Press(press) => press::effect_of(press.verb),
            Self::Answer { .. } | Self::Happening(_) | Self::Exposed(_) => Effect::Changes,
            Self::Unasked | Self::Unknown | Self::Foreign | Self::Ignored => Effect::Reads,
        }
    }

    /// Whether an open question waits no longer: another command was given, known or not.
    pub(super) const fn ends_waiting(&self) -> bool {
        matches!(self, Self::Command(..) | Self::Unknown)
    }

    /// Does it.
    pub(super) async fn run(self, context: &mut Context<'_>) -> Outcome {
        let outcome = match self {
            Self::Command(entry, input) => commanded(context, entry, &input).await,
            Self::Press(press) => press::follow(context, press).await,
            Self::Answer { draft, fields } => press::typed(context, draft, &fields).await,
            Self::Happening(news) => happening::take_note(context, &news).await,
            Self::Exposed(input) => exposed(context, &input).await,
            Self::Unasked => commands::unasked(context).await,
            Self::Unknown => Err(Refusal::UnknownCommand.into()),
            Self::Foreign => Err(Refusal::ButtonTooOld.into()),
            Self::Ignored => Ok(Reply::Nothing),
        };
        commands::explained(context, outcome).await
    }
}

/// Runs a command where it may be answered; a personal one asked where others read is moved to the
/// private chat, and names nothing.
async fn commanded(context: &mut Context<'_>, entry: &'static Entry, input: &Input) -> Outcome {
    if !context.caller.place.answers_privately {
        context.speak_as_this_chat().await?;
        if entry.answer == Answer::Private {
            if entry.effect == Effect::Changes {
                overheard::end_codes(context, input).await?;
            }
            return press::moved_to_private(context).await;
        }
    }
    commands::run(context, entry, input).await
}

/// Whatever else stood beside the way into a call was read by others, too.
async fn exposed(context: &mut Context<'_>, input: &Input) -> Outcome {
    overheard::end_codes(context, input).await?;
    happening::take_note(context, &Happening::LinkExposed).await
}

/// Arguments of which each is a way into a call, or a part of one.
const WAYS_IN: [&str; 2] = ["link", "phone"];
/// It is one where the command takes a phone number, too. Elsewhere it lets somebody into a group.
const CODE: &str = "code";

/// Whether a command with a way into a call was written where others read it. In one that belongs into the
/// private chat every address counts, since a call may be on anybody's server.
fn exposes(caller: &Caller, entry: &Entry, text: &str) -> bool {
    if caller.place.answers_privately {
        return false;
    }
    let input = written::arguments_of(entry, text);
    let personal = entry.answer == Answer::Private;
    let of_a_call = entry.argument("phone").is_some() && input.get(CODE).is_some();
    WAYS_IN.iter().any(|argument| input.get(argument).is_some())
        || of_a_call
        || (personal && venue::holds_an_address(&overheard::without_invitations(text)))
        || venue::leads_into_a_call(text)
}
