//! `/stop`: leaves whatever was half-finished.

use crate::reply::{Message, Reply};
use crate::store::drafts;

use super::context::{Context, Outcome};
use super::{Answer, Effect, Entry, Input, Who};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "stop",
    arguments: &[],
    who: Who::Everyone,
    answer: Answer::Private,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, _: &Input) -> Outcome {
    let dropped = match &context.person {
        Some(person) => drafts::discard_all(context.db, person.id).await?,
        None => 0,
    };
    let voice = &context.voice;
    let line = if dropped == 0 { voice.nothing_to_stop() } else { voice.stopped() };
    Ok(Reply::private(Message::line(line)))
}
