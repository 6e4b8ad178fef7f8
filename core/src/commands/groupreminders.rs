//! `/groupreminders`: how long before a session the group's chats are reminded.

use crate::domain::offsets;
use crate::reply::refusal::Refusal;
use crate::reply::{Message, Reply};
use crate::store::{deliveries, groups};

use super::audit::{self, Thing};
use super::context::{Context, Outcome};
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, card};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "groupreminders",
    arguments: &[
        Argument::required("before", Kind::Text(100)).taking_the_rest(),
        Argument::optional("group", Kind::Group),
    ],
    who: Who::Facilitator,
    answer: Answer::Private,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let group = resolve::group(context, (ENTRY.name, input), Standing::Leading).await?;
    let given = input.get("before").unwrap_or_default();
    let offsets = offsets::parse(given).map_err(Refusal::BadOffsets)?;
    groups::set_reminders(context.db, group.id, &offsets).await?;
    deliveries::disarm_group(context.db, group.id, context.now).await?;
    deliveries::arm(context.db, group.id, context.now).await?;
    audit::led(context, ENTRY.name, (group.id, Thing::Group, group.id)).await?;
    let voice = &context.voice;
    let offsets = card::offsets(voice, &offsets).unwrap_or_default();
    Ok(Reply::private(Message::line(voice.group_reminders_set(&group.label, offsets))))
}
