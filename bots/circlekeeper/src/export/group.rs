//! A group as it is written down: read from the store, in the order a person would tell it.

use std::sync::Arc;

use chrono::NaiveDateTime;
use circlekeeper_core::clock::Instant;
use circlekeeper_core::domain::address::Platform;
use circlekeeper_core::domain::group::Group;
use circlekeeper_core::domain::private::Private;
use circlekeeper_core::domain::session::Session;
use circlekeeper_core::domain::venue::Venue;
use circlekeeper_core::reply::words::Words;
use circlekeeper_core::store::seal::Sealer;
use circlekeeper_core::store::series::Series;
use circlekeeper_core::store::{
    Db, StoreError, chats, fees, groups, memberships, rsvps, series, sessions, venues,
};
use serde::Serialize;

/// Tells readers of the file what it is; grows when a field changes its meaning.
const FORMAT: &str = "circlekeeper group 1";

/// One group, written down.
#[derive(Serialize)]
pub(super) struct Written {
    format: &'static str,
    group: i64,
    name: Private<String>,
    label: Private<String>,
    about: Option<Private<String>>,
    topics: Vec<Private<String>>,
    zone: String,
    language: String,
    kind: &'static str,
    entry: &'static str,
    state: &'static str,
    capacity: Option<i64>,
    fee: Option<Private<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fee_ahead: Option<WrittenFee>,
    reminders_minutes_before: Vec<i64>,
    members: i64,
    facilitators: i64,
    chats: Vec<WrittenChat>,
    series: Vec<WrittenSeries>,
    sessions: Vec<WrittenSession>,
}

/// What it will cost, and from when on.
#[derive(Serialize)]
struct WrittenFee {
    from: Instant,
    fee: String,
}

/// Which platform, and whether the bot is still there; not where.
#[derive(Serialize)]
struct WrittenChat {
    platform: Platform,
    present: bool,
}

#[derive(Serialize)]
struct WrittenSeries {
    id: i64,
    /// Nothing for a single session.
    #[serde(skip_serializing_if = "String::is_empty")]
    rrule: String,
    start_local: NaiveDateTime,
    zone: String,
    length_minutes: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    ends_local: Option<NaiveDateTime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    venue: Option<Venue>,
}

#[derive(Serialize)]
struct WrittenSession {
    id: i64,
    series: i64,
    start_local: NaiveDateTime,
    zone: String,
    starts_at: Instant,
    length_minutes: i64,
    state: &'static str,
    coming: i64,
    cant_come: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    venue: Option<Venue>,
}

/// Reads group `id`; venues only with the key that opens them. What it costs is said in the group's language.
///
/// # Errors
/// If the store cannot be read.
pub(super) async fn read(
    db: &mut Db,
    id: i64,
    (sealer, words): (Option<&Sealer>, &Arc<Words>),
    now: Instant,
) -> Result<Option<Written>, StoreError> {
    let Some(group) = groups::by_id(db, id).await? else { return Ok(None) };
    let (members, facilitators) = memberships::count(db, id).await?;
    let offsets = groups::reminder_offsets(db, id).await?;
    let costs = fees::of_group(db, id, now).await?;
    let voice = words.voice(Some(&group.language));
    let mut written = facts(group);
    written.fee = costs.now.as_ref().map(|stated| voice.stated_fee(Some(stated)).plain().into());
    written.fee_ahead = costs
        .ahead
        .map(|ahead| WrittenFee { from: ahead.from, fee: voice.fee(&ahead.fee).plain() });
    (written.members, written.facilitators) = (members, facilitators);
    written.reminders_minutes_before = offsets.into_iter().map(|offset| offset / 60).collect();
    for chat in chats::of_group(db, id).await? {
        written.chats.push(WrittenChat { platform: chat.address.platform, present: chat.present });
    }
    for one in series::of_group(db, id).await? {
        let venue = venue(db, sealer, one.venue).await?;
        written.series.push(of_series(&one, venue));
    }
    let all = sessions::ahead(db, id, Instant::UNIX_EPOCH, i64::MAX).await?;
    for one in all {
        let venue = venue(db, sealer, one.venue).await?;
        let answers = rsvps::count(db, one.id).await?;
        written.sessions.push(of_session(&one, answers, venue));
    }
    Ok(Some(written))
}

async fn venue(
    db: &mut Db,
    sealer: Option<&Sealer>,
    id: Option<i64>,
) -> Result<Option<Venue>, StoreError> {
    match (sealer, id) {
        (Some(sealer), Some(id)) => venues::open(db, sealer, id).await,
        _ => Ok(None),
    }
}

fn facts(group: Group) -> Written {
    Written {
        format: FORMAT,
        group: group.id,
        name: group.name,
        label: group.label,
        about: group.about,
        topics: group.topics,
        zone: group.zone.name().to_owned(),
        language: group.language,
        kind: group.kind.as_str(),
        entry: group.entry.as_str(),
        state: group.state.as_str(),
        capacity: group.capacity,
        fee: None,
        fee_ahead: None,
        reminders_minutes_before: Vec::new(),
        members: 0,
        facilitators: 0,
        chats: Vec::new(),
        series: Vec::new(),
        sessions: Vec::new(),
    }
}

fn of_series(series: &Series, venue: Option<Venue>) -> WrittenSeries {
    WrittenSeries {
        id: series.id,
        rrule: series.recurrence.rule().to_owned(),
        start_local: series.recurrence.start(),
        zone: series.zone.name().to_owned(),
        length_minutes: series.length_minutes,
        ends_local: series.ends_local,
        venue,
    }
}

fn of_session(
    session: &Session,
    (coming, cant_come): (i64, i64),
    venue: Option<Venue>,
) -> WrittenSession {
    WrittenSession {
        id: session.id,
        series: session.series,
        start_local: session.start_local,
        zone: session.zone.name().to_owned(),
        starts_at: session.starts_at,
        length_minutes: session.length.num_minutes(),
        state: session.state.as_str(),
        coming,
        cant_come,
        venue,
    }
}
