//! `/remindme`: private reminders, by one's own wish, as long before as one likes.

use crate::domain::offsets;
use crate::reply::refusal::Refusal;
use crate::reply::{Message, Reply};
use crate::store::{deliveries, persons};

use super::context::{Context, Outcome};
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, card};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "remindme",
    arguments: &[
        Argument::optional("before", Kind::Text(100)).taking_the_rest(),
        Argument::optional("group", Kind::Group),
    ],
    who: Who::Everyone,
    answer: Answer::Private,
    effect: Effect::Changes,
};

/// Words that end private reminders.
const OFF: [&str; 4] = ["off", "none", "aus", "never"];

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let group = resolve::group(context, (ENTRY.name, input), Standing::Inside).await?;
    let person = context.remembered().await?;
    let pair = (group.id, person.id);
    let Some(given) = input.get("before") else {
        let offsets = persons::reminders(context.db, group.id, person.id).await?;
        let line = match card::offsets(&context.voice, &offsets) {
            Some(offsets) => context.voice.reminded_privately(&group.label, offsets),
            None => context.voice.not_reminded_privately(&group.label),
        };
        return Ok(Reply::private(Message::line(line)));
    };
    let off = OFF.contains(&given.to_lowercase().as_str());
    let offsets =
        if off { Vec::new() } else { offsets::parse(given).map_err(Refusal::BadOffsets)? };
    persons::set_reminders(context.db, pair, &offsets).await?;
    deliveries::disarm_person(context.db, pair, context.now).await?;
    deliveries::arm(context.db, group.id, context.now).await?;
    let line = match card::offsets(&context.voice, &offsets) {
        Some(offsets) => context.voice.will_remind_privately(&group.label, offsets),
        None => context.voice.will_not_remind_privately(&group.label),
    };
    Ok(Reply::private(Message::line(line)))
}
