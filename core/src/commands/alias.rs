//! `/alias`: what one is called in a group.

use crate::reply::refusal::Refusal;
use crate::reply::{Message, Reply};
use crate::store::memberships;

use super::context::{Context, Outcome};
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, given};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "alias",
    arguments: &[
        Argument::required("alias", Kind::Text(64)).taking_the_rest(),
        Argument::optional("group", Kind::Group),
    ],
    who: Who::Everyone,
    answer: Answer::Private,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let group = resolve::group(context, (ENTRY.name, input), Standing::Inside).await?;
    let alias = given::alias(input)?.ok_or(Refusal::BadArgument("alias"))?;
    let person = context.remembered().await?;
    let membership = memberships::find(context.db, group.id, person.id).await?;
    let membership = membership.ok_or(Refusal::NotInGroup(group.label.clone()))?;
    memberships::set_alias(context.db, membership.id, &alias).await?;
    let line = context.voice.alias_set(&group.label, &alias);
    Ok(Reply::private(Message::line(line)))
}
