//! Times that are posted already: posted once more they are not doubled. What is new (where it
//! happens, how long it takes) is put on them instead.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;

use crate::clock::Instant;
use crate::domain::group::Group;
use crate::domain::session::{Session, State};
use crate::domain::venue::Venue;
use crate::store::series::{self, Series};
use crate::store::{sessions, venues};
use crate::time::recurrence::Recurrence;

use super::context::{Context, Stop};

/// How many sessions ahead two rules are compared by.
const COMPARED: usize = 60;

/// A series that meets just when it was asked for.
pub(super) struct Posted {
    /// It.
    pub series: Series,
    /// Those of its sessions that are to come and take place.
    pub ahead: Vec<Session>,
}

/// The series of a group that meet just at these times from now on, oldest first. Two of them were
/// posted when times could be doubled: what is new goes on both.
pub(super) async fn same(
    context: &mut Context<'_>,
    group: &Group,
    recurrence: &Recurrence,
) -> Result<Vec<Posted>, Stop> {
    let mut same = Vec::new();
    for series in series::of_group(context.db, group.id).await? {
        if series.zone != group.zone {
            continue;
        }
        let ahead = sessions::planned_of_series(context.db, series.id, context.now).await?;
        if !ahead.is_empty() && meets(&series, &ahead, recurrence, context.now) {
            same.push(Posted { series, ahead });
        }
    }
    Ok(same)
}

fn meets(series: &Series, ahead: &[Session], recurrence: &Recurrence, now: Instant) -> bool {
    // A single session is where it was moved to.
    if let ([only], "") = (ahead, series.recurrence.rule()) {
        return recurrence.rule().is_empty() && only.start_local == recurrence.start();
    }
    let wanted = recurrence.next(series.zone.local(now), COMPARED);
    let wanted: Vec<NaiveDateTime> = wanted.iter().map(|occurrence| occurrence.starts).collect();
    series.next(now, COMPARED).iter().map(|occurrence| occurrence.starts).eq(wanted)
}

/// Where the sessions of a series happen, as far as that was said.
pub(super) async fn venue_of(
    context: &mut Context<'_>,
    posted: &Posted,
) -> Result<Option<Venue>, Stop> {
    let Some(venue) = posted.series.venue else { return Ok(None) };
    Ok(venues::open(context.db, context.house.store.sealer(), venue).await?)
}

/// How many of the sessions would begin just when one begins that is posted already.
pub(super) async fn doubled(
    context: &mut Context<'_>,
    group: &Group,
    recurrence: &Recurrence,
) -> Result<i64, Stop> {
    let mut ahead = sessions::ahead(context.db, group.id, context.now, i64::MAX).await?;
    ahead.retain(|session| session.state == State::Planned);
    let posted: BTreeSet<Instant> = ahead.iter().map(|session| session.starts_at).collect();
    let Some(last) = posted.last() else { return Ok(0) };
    // A day more, so that no change of the clock hides the last one.
    let to = group.zone.local(*last) + chrono::Duration::days(1);
    let mut new = recurrence.between(group.zone.local(context.now), to);
    new.retain(|occurrence| posted.contains(&group.zone.resolve(occurrence.starts).at));
    Ok(i64::try_from(new.len()).unwrap_or(i64::MAX))
}
