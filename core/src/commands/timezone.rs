//! `/timezone`: the zone in which a person reads times.

use crate::reply::block::Span;
use crate::reply::refusal::Refusal;
use crate::reply::{Message, Reply};
use crate::store::persons;
use crate::time::zone::Zone;

use super::context::{Context, Outcome};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "timezone",
    arguments: &[Argument::optional("zone", Kind::Zone).taking_the_rest()],
    who: Who::Everyone,
    answer: Answer::Private,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let Some(given) = input.get("zone") else { return Ok(show(context)) };
    let zone = Zone::parse(given).map_err(Refusal::UnknownZone)?;
    let person = context.remembered().await?;
    persons::set_zone(context.db, person.id, &zone).await?;
    let voice = &context.voice;
    let local = voice.wall_clock(zone.local(context.now), &zone);
    let line = voice.timezone_set(Span::Plain(zone.name().to_owned()), local);
    Ok(Reply::private(Message::line(line)))
}

fn show(context: &Context<'_>) -> Reply {
    let voice = &context.voice;
    let line = match context.person.as_ref().and_then(|person| person.zone.as_ref()) {
        Some(zone) => {
            let local = voice.wall_clock(zone.local(context.now), zone);
            voice.timezone_is(Span::Plain(zone.name().to_owned()), local)
        }
        None => voice.timezone_unset(),
    };
    Reply::private(Message::line(line))
}
