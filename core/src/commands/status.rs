//! `/status`: how the house is, in words, for the operator: first what somebody should look at, then the
//! rest, as short as a phone wants it.
//!
//! What the store knows holds for all processes that share it; what was counted since the start of the
//! program is this process's own. The lines are made in `status/lanes.rs`.

use crate::reply::block::{Line, Span};
use crate::reply::{Message, Reply};
use crate::store::{concerns, groups, health, persons};
use crate::time::zone;

use super::context::{Context, Outcome};
use super::{Answer, Effect, Entry, Input, Who};

mod lanes;

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "status",
    arguments: &[],
    who: Who::Operator,
    answer: Answer::Private,
    effect: Effect::Reads,
};

/// What there is to say.
#[derive(Default)]
struct Told {
    /// What somebody should look at.
    ill: Vec<Line>,
    /// The rest.
    well: Vec<Line>,
}

pub(super) async fn run(context: &mut Context<'_>, _: &Input) -> Outcome {
    let mut told = Told::default();
    lanes::tell(context, &mut told).await?;
    house(context, &mut told).await?;
    let voice = &context.voice;
    let message = Message::default().heading(voice.status_heading());
    let message = if told.ill.is_empty() {
        message.paragraph(voice.status_all_well())
    } else {
        message.paragraph(voice.status_please_look()).list(told.ill)
    };
    Ok(Reply::private(message.list(told.well)))
}

async fn house(context: &mut Context<'_>, told: &mut Told) -> Result<(), super::context::Stop> {
    let groups = groups::count_by_state(context.db).await?;
    let people = persons::count(context.db).await?;
    let (present, gone) = health::chats(context.db).await?;
    let concerns = i64::try_from(concerns::open(context.db).await?.len()).unwrap_or(i64::MAX);
    let voice = &context.voice;
    if concerns > 0 {
        told.ill.push(voice.status_concerns(concerns));
    }
    if gone > 0 {
        told.ill.push(voice.status_chats_lost(gone));
    }
    let states: Vec<String> =
        groups.iter().map(|(state, count)| format!("{state} {count}")).collect();
    let version = Span::Plain(env!("CARGO_PKG_VERSION").to_owned());
    told.well.extend([
        voice.status_groups(Span::Plain(states.join(", "))),
        voice.status_people(people),
        voice.status_chats(present),
        voice.status_version(version, Span::Plain(zone::data_version())),
    ]);
    Ok(())
}
