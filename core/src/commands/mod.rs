//! What can be asked: one file a command, collected into the catalogue.
//!
//! Each command file exports its `ENTRY` (name, arguments, who may, where it is answered) and its
//! `run`. The one list below makes the catalogue of them, from which both adapters build menus, the
//! one-message parser reads, and help is printed.
//!
//! Not here: transactions and the last word on failures (`app.rs`); what is true (`domain/`); how it
//! is worded (`reply/`).

pub mod complete;
pub mod context;
pub mod draft;
pub mod entry;
pub mod happening;
pub mod overheard;
pub mod press;
pub mod resolve;
pub mod written;

mod asking;
pub(crate) mod card;
mod coming_in;
mod cost;
mod doors;
mod given;
mod hearing;
mod leading;
mod legitimacy;
mod licence;
mod listing;
mod naming;
mod place;
mod posted;
mod resting;
mod seat;
mod tellagain;
mod when;

pub use crate::domain::caller::{self, Caller, ChatFacts, Openness, Place};
pub use crate::domain::request::{self, Happening, Input, Request};
pub(crate) use coming_in::{explained, unasked};
pub use entry::{Answer, Argument, Effect, Entry, Kind, Who};

use std::collections::HashMap;
use std::pin::Pin;
use std::sync::LazyLock;

use crate::reply::refusal::Refusal;
use crate::reply::words;

use context::{Context, Outcome};

macro_rules! catalogue {
    ($($command:ident),+ $(,)?) => {
        $(pub mod $command;)+

        /// All commands, in the order of the menus.
        pub static CATALOGUE: &[&Entry] = &[$(&$command::ENTRY),+];

        /// Runs the command; a boxed future, since some commands run others.
        fn run_by_name<'a, 'c: 'a>(
            name: &str,
            context: &'a mut Context<'c>,
            input: &'a Input,
        ) -> Option<Pin<Box<dyn Future<Output = Outcome> + Send + 'a>>> {
            $(if name == $command::ENTRY.name {
                return Some(Box::pin($command::run(context, input)));
            })+
            None
        }
    };
}

catalogue! {
    start,
    help,
    find,
    wish,
    group,
    join,
    leave,
    mygroups,
    next,
    coming,
    cantcome,
    link,
    remindme,
    alias,
    timezone,
    language,
    calendar,
    crisis,
    privacy,
    mydata,
    forgetme,
    concern,
    stop,
    newgroup,
    editgroup,
    usechat,
    schedule,
    sessions,
    movesession,
    cancelsession,
    restoresession,
    endseries,
    groupreminders,
    announce,
    questions,
    agreement,
    invite,
    requests,
    people,
    remove,
    cofacilitator,
    duty,
    begin,
    credential,
    attendance,
    proof,
    pausegroup,
    closegroup,
    admit,
    checkcredential,
    wishes,
    status,
    concerns,
    audit,
}

/// The entry of that name, in whatever language: a chat may have readers of several.
#[must_use]
pub fn entry(name: &str) -> Option<&'static Entry> {
    NAMES.get(name.to_ascii_lowercase().as_str()).copied()
}

/// All commands by all their names. A table test keeps names from clashing.
static NAMES: LazyLock<HashMap<&'static str, &'static Entry>> = LazyLock::new(|| {
    let own: HashMap<_, _> = CATALOGUE.iter().map(|entry| (entry.name, *entry)).collect();
    let localised =
        words::command_names().filter_map(|(name, localised)| Some((localised, *own.get(name)?)));
    localised.chain(own.iter().map(|(name, entry)| (*name, *entry))).collect()
});

/// Runs a command once it is known that the caller may use it here.
///
/// # Errors
/// What stopped it.
pub async fn run(context: &mut Context<'_>, entry: &'static Entry, input: &Input) -> Outcome {
    permit(context, entry)?;
    if let Some(missing) =
        entry.arguments.iter().find(|a| a.required && input.get(a.name).is_none())
    {
        return ask_for(context, entry, input, missing).await;
    }
    match run_by_name(entry.name, context, input) {
        Some(running) => running.await,
        None => Err(Refusal::UnknownCommand.into()),
    }
}

/// Refuses who may not use the command at all. Rights inside a group are each command's to look up.
fn permit(context: &Context<'_>, entry: &Entry) -> Result<(), Refusal> {
    let place = &context.caller.place;
    match entry.who {
        Who::Operator if !context.house.policy.operated_by(&context.caller.account) => {
            Err(Refusal::OperatorOnly)
        }
        Who::ChatManager => match &place.chat {
            Some(chat) if chat.caller_manages != Some(true) => {
                Err(Refusal::ManagersOnly(chat.address.platform))
            }
            _ => Ok(()),
        },
        _ => Ok(()),
    }
}

async fn ask_for(
    context: &mut Context<'_>,
    entry: &'static Entry,
    input: &Input,
    missing: &Argument,
) -> Outcome {
    let prompt = context.voice.prompt(entry.name, missing.name);
    if !context.caller.place.answers_privately {
        return Err(Refusal::Missing { question: prompt, argument: missing.name }.into());
    }
    draft::ask(context, (entry.name, input), missing.name, prompt).await
}
