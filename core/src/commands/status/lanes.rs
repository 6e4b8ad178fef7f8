//! What `/status` says of each platform's lane and side.

use std::time::Duration;

use crate::clock::Instant;
use crate::commands::context::{Context, Stop};
use crate::domain::address::Platform;
use crate::health::{Counts, Why};
use crate::measures::Tally;
use crate::outbox::is_held;
use crate::reply::block::{Line, Span};
use crate::reply::words::Voice;
use crate::store::health::{self, LaneHealth, LastDay};
use crate::store::hosts;
use crate::time::zone::Zone;

use super::Told;

/// What is due this long is late: a busy lane is given so much.
const LATE_S: i64 = 10;
/// A living lane takes a step at least every second.
const STEPS_WITHIN: Duration = Duration::from_secs(30);

pub(super) async fn tell(context: &mut Context<'_>, told: &mut Told) -> Result<(), Stop> {
    let lanes = health::lanes(context.db, context.now).await?;
    for (side, why) in context.house.sides.ended() {
        told.ill.push(match why {
            Why::TokenRefused => context.voice.status_side_refused(side.title_span()),
            Why::Otherwise => context.voice.status_side_ended(side.title_span()),
        });
    }
    let unserved: Vec<Platform> =
        Platform::ALL.into_iter().filter(|side| !is_served(context, *side)).collect();
    let unwatched = hosts::out_of_hearing(context.db, &unserved, context.now).await?;
    if unwatched > 0 {
        told.ill.push(context.voice.status_out_of_hearing(unwatched));
    }
    let served = context.house.sides.counts();
    for lane in &lanes {
        let counts = served.iter().find(|(side, _)| *side == lane.lane).map(|(_, counts)| *counts);
        let day = health::last_day(context.db, lane.lane, context.now).await?;
        at_this_moment(context, lane, counts.is_some(), told);
        last_day(context, lane, day, told);
        if let Some(counts) = counts {
            since_start(context, lane.lane, counts, told);
        }
    }
    Ok(())
}

/// Whether any process takes what is said on a side.
fn is_served(context: &Context<'_>, side: Platform) -> bool {
    context.house.progress.last_step(side).is_some()
        || matches!(is_held(context.house.store.path(), side), Ok(true))
}

trait Titled {
    fn title_span(self) -> Span;
}

impl Titled for Platform {
    fn title_span(self) -> Span {
        Span::Plain(self.title().to_owned())
    }
}

/// Who holds the lane, and whether something waits too long.
fn at_this_moment(context: &Context<'_>, lane: &LaneHealth, served: bool, told: &mut Told) {
    let (voice, side) = (&context.voice, lane.lane.title_span());
    if let Some(oldest) = lane.oldest.filter(|at| (context.now - *at).num_seconds() >= LATE_S) {
        told.ill.push(voice.status_due(side.clone(), lane.due, moment(context, oldest)));
    }
    // A side that nobody ever served is not missed.
    let (Some(taken), store) = (lane.taken_at, context.house.store.path()) else { return };
    let since = moment(context, taken);
    match context.house.progress.last_step(lane.lane) {
        Some(step) => {
            let idle = context.house.clock.mark().saturating_duration_since(step);
            if idle > STEPS_WITHIN {
                told.ill.push(voice.status_idle(side, number(idle.as_secs())));
            } else {
                told.well.push(voice.status_held_here(side, since));
            }
        }
        None if matches!(is_held(store, lane.lane), Ok(true)) => {
            told.well.push(if served {
                voice.status_standing_by(side, since)
            } else {
                voice.status_held_elsewhere(side, since)
            });
        }
        None if lane.due + lane.later > 0 => told.ill.push(voice.status_unheld(side)),
        None => {}
    }
}

/// What ended in the last day, whichever process was at work.
fn last_day(context: &Context<'_>, lane: &LaneHealth, day: LastDay, told: &mut Told) {
    let voice = &context.voice;
    let LastDay { sent, in_doubt, refused, expired, superseded } = day;
    let ill = happened([
        (in_doubt, voice.status_in_doubt(in_doubt)),
        (refused, voice.status_refused(refused)),
        (expired, voice.status_expired(expired)),
    ]);
    if let Some(ill) = ill {
        told.ill.push(voice.status_last_day(lane.lane.title_span(), ill));
    }
    if sent + superseded + lane.later == 0 {
        return;
    }
    let mut line = vec![voice.status_lane(lane.lane.title_span(), sent, lane.later)];
    if superseded > 0 {
        line.push(voice.status_superseded(superseded));
    }
    told.well.extend(joined(line));
}

/// What this process counted.
fn since_start(context: &Context<'_>, side: Platform, counts: Counts, told: &mut Told) {
    let voice = &context.voice;
    if let Some(ill) = troubles(voice, counts) {
        told.ill.push(voice.status_since_start(side.title_span(), ill));
    }
    let tally = context.house.measures.tally(side);
    let mut said = vec![sent(voice, tally)];
    said.extend(happened([
        (number(tally.resent), voice.status_resent(number(tally.resent))),
        (number(tally.waited), voice.status_waited(number(tally.waited))),
        (number(tally.unsent), voice.status_unsent(number(tally.unsent))),
        (number(tally.moved), voice.status_moved(number(tally.moved))),
    ]));
    said.extend(answered(voice, tally));
    let said = joined(said).unwrap_or_default();
    told.well.push(voice.status_since_start(side.title_span(), said));
}

fn sent(voice: &Voice, tally: Tally) -> Line {
    match tally {
        Tally { sent: 0, .. } => voice.status_nothing_sent(),
        Tally { sent, late: 0, .. } => voice.status_in_time(number(sent)),
        Tally { sent, late, latest, .. } => {
            voice.status_late(number(sent), number(late), number(latest.as_secs()))
        }
    }
}

fn answered(voice: &Voice, tally: Tally) -> Option<Line> {
    match tally {
        Tally { answered: 0, .. } => None,
        Tally { answered, slow: 0, .. } => Some(voice.status_answered(number(answered))),
        Tally { answered, slow, slowest, .. } => {
            let slowest = number(slowest.as_secs());
            Some(voice.status_answered_slowly(number(answered), number(slow), slowest))
        }
    }
}

/// What went wrong on a side without stopping anything; what never happened is not named.
fn troubles(voice: &Voice, counts: Counts) -> Option<Line> {
    let Counts { restarts, silences, failed_polls, unreadable, lost_answers } = counts;
    happened([
        (number(restarts), voice.status_restarts(number(restarts))),
        (number(silences), voice.status_silences(number(silences))),
        (number(failed_polls), voice.status_failed_polls(number(failed_polls))),
        (number(unreadable), voice.status_unreadable(number(unreadable))),
        (number(lost_answers), voice.status_lost_answers(number(lost_answers))),
    ])
}

fn happened<const N: usize>(said: [(i64, Line); N]) -> Option<Line> {
    joined(said.into_iter().filter(|(count, _)| *count > 0).map(|(_, line)| line).collect())
}

fn joined(lines: Vec<Line>) -> Option<Line> {
    let words: Vec<Vec<Span>> = lines.into_iter().map(|line| line.0).collect();
    (!words.is_empty()).then(|| Line(words.join(&Span::Words(", ".to_owned()))))
}

fn moment(context: &Context<'_>, at: Instant) -> Span {
    context.voice.moment(at, &context.reading_zone(&Zone::utc()))
}

fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
