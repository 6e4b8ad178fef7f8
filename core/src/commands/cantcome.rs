//! `/cantcome`: somebody says that they will not be there. No reason is asked.

use crate::domain::membership::Rsvp;
use crate::reply::{Message, Reply};

use super::context::{Context, Outcome};
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, coming};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "cantcome",
    arguments: &[
        Argument::optional("session", Kind::Session).taking_the_rest(),
        Argument::optional("group", Kind::Group),
    ],
    who: Who::Everyone,
    answer: Answer::Private,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let meant = resolve::session(context, (ENTRY.name, input), Standing::Inside).await?;
    let line = coming::answer(context, meant, Rsvp::CantCome).await?;
    Ok(Reply::private(Message::line(line)))
}
