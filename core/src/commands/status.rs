//! `/status`: how the house is, in words, for the operator.
//!
//! What the store knows holds for all processes that share it; what went wrong without stopping anything
//! is this process's own.

use crate::domain::address::Platform;
use crate::health::Counts;
use crate::reply::block::{Line, Span};
use crate::reply::words::Voice;
use crate::reply::{Message, Reply};
use crate::store::health::{self, LaneHealth};
use crate::store::{groups, persons};
use crate::time::zone;

use super::context::{Context, Outcome};
use super::{Answer, Effect, Entry, Input, Who};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "status",
    arguments: &[],
    who: Who::Operator,
    answer: Answer::Private,
    effect: Effect::Reads,
};

pub(super) async fn run(context: &mut Context<'_>, _: &Input) -> Outcome {
    let groups = groups::count_by_state(context.db).await?;
    let people = persons::count(context.db).await?;
    let (present, gone) = health::chats(context.db).await?;
    let lanes = health::lanes(context.db, context.now).await?;
    let voice = &context.voice;
    let version = Span::Plain(env!("CARGO_PKG_VERSION").to_owned());
    let zones = Span::Plain(zone::data_version());
    let states: Vec<String> =
        groups.iter().map(|(state, count)| format!("{state} {count}")).collect();
    let mut lines = vec![
        voice.status_version(version, zones),
        voice.status_groups(Span::Plain(states.join(", "))),
        voice.status_people(people),
        voice.status_chats(present, gone),
    ];
    lines.extend(lanes.iter().map(|lane| lane_line(context, lane)));
    let sides = context.house.sides.counts();
    lines.extend(sides.into_iter().map(|(side, counts)| side_line(voice, side, counts)));
    let ended = context.house.sides.ended();
    lines.extend(ended.iter().map(|side| voice.status_side_ended(Span::Plain(side.to_string()))));
    Ok(Reply::private(Message::default().heading(voice.status_heading()).list(lines)))
}

fn lane_line(context: &Context<'_>, lane: &LaneHealth) -> Line {
    let voice = &context.voice;
    let name = Span::Plain(lane.lane.clone());
    let late = lane.oldest.map(|oldest| (context.now - oldest).num_seconds().max(0));
    let line = voice.status_lane(name, lane.due, lane.later, lane.sent, lane.trouble);
    match late {
        Some(seconds) => {
            let late = voice.status_late(seconds);
            Line([line.0, vec![Span::Words(" ".to_owned())], late.0].concat())
        }
        None => line,
    }
}

/// What went wrong on a side; what never happened is not named.
fn side_line(voice: &Voice, side: Platform, counts: Counts) -> Line {
    let Counts { restarts, silences, failed_polls, unreadable, lost_answers } = counts;
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let said = [
        (restarts, voice.status_restarts(number(restarts))),
        (silences, voice.status_silences(number(silences))),
        (failed_polls, voice.status_failed_polls(number(failed_polls))),
        (unreadable, voice.status_unreadable(number(unreadable))),
        (lost_answers, voice.status_lost_answers(number(lost_answers))),
    ];
    let happened = said.into_iter().filter(|(count, _)| *count > 0);
    let words: Vec<Vec<Span>> = happened.map(|(_, line)| line.0).collect();
    let name = Span::Plain(side.to_string());
    if words.is_empty() {
        return voice.status_side_well(name);
    }
    voice.status_side(name, Line(words.join(&Span::Words(", ".to_owned()))))
}
