//! `/sessions`: what is planned ahead, with the numbers other commands take.

use crate::domain::group::Group;
use crate::reply::refusal::Refusal;
use crate::reply::{Message, Reply, Span};
use crate::store::sessions;

use super::context::{Context, Outcome};
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, card};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "sessions",
    arguments: &[Argument::optional("group", Kind::Group).taking_the_rest()],
    who: Who::Everyone,
    answer: Answer::Private,
    effect: Effect::Reads,
};

const SHOWN: i64 = 10;

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let groups: Vec<Group> = match (input.get("group"), resolve::of_this_chat(context).await?) {
        (None, Some(bound)) => vec![bound],
        (None, None) => resolve::own(context, Standing::Inside).await?,
        _ => vec![resolve::group(context, (ENTRY.name, input), Standing::Inside).await?],
    };
    if groups.is_empty() {
        return Err(Refusal::InNoGroup.into());
    }
    let mut message = Message::default();
    for group in groups.iter().take(5) {
        let ahead = sessions::ahead(context.db, group.id, context.now, SHOWN).await?;
        message = message.heading(Span::Strong(group.label.reveal().clone()));
        message = if ahead.is_empty() {
            message.paragraph(context.voice.fact_nothing_scheduled())
        } else {
            let line = |session| card::session_line(context, group, session);
            message.list(ahead.iter().map(line).collect())
        };
    }
    Ok(Reply::private(message))
}
