//! `/requests`: who asks to come into a group, for those who lead it.

use crate::reply::Reply;

use super::context::{Context, Outcome};
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, coming_in};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "requests",
    arguments: &[Argument::optional("group", Kind::Group).taking_the_rest()],
    who: Who::Facilitator,
    answer: Answer::Private,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let group = resolve::group(context, (ENTRY.name, input), Standing::Leading).await?;
    let message = coming_in::list(context, &group).await?;
    Ok(Reply::private(message))
}
