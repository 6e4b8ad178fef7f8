//! What a chat has missed: owed once the chat can be reached again, or once its group goes on after a
//! break.

use chrono::Duration;

use crate::clock::Instant;
use crate::domain::delivery::Kind;
use crate::domain::session::{Session, State};
use crate::store::deliveries::{self, Owed, To};
use crate::store::series::{self, Series};
use crate::store::{Db, StoreError, sessions};

use super::{known_to, owe_change, owe_posted};

/// What a chat must read first goes first by so much: words that are due together go side by side.
pub(super) const APART: Duration = Duration::seconds(2);

/// Owes a chat, from a moment on, word of times posted and series ended that it has not heard of, and
/// then of every session ahead of which it still knows otherwise.
pub(super) async fn catch_up(
    db: &mut Db,
    (chat, group): (i64, i64),
    (from, now): (Instant, Instant),
) -> Result<(), StoreError> {
    let mut due_at = from;
    let unheard = series::unheard(db, group, chat).await?;
    for series in &unheard {
        if owe_posted(db, series, chat, (from, now)).await? {
            due_at = from + APART;
        }
    }
    let ended: Vec<Series> = series::of_group(db, group).await?;
    let ended: Vec<i64> =
        ended.iter().filter(|series| series.ends_local.is_some()).map(|series| series.id).collect();
    let with_its_series =
        |session: &Session| session.state == State::Cancelled && ended.contains(&session.series);
    let mut ahead = sessions::ahead(db, group, now, i64::MAX).await?;
    // Of what ended before they heard of it, there is nothing to take back.
    ahead.retain(|session| {
        !with_its_series(session) || unheard.iter().all(|series| series.id != session.series)
    });
    for session in ahead.iter().filter(|session| with_its_series(session)) {
        if session.starts_at > now && !known_to(db, (session, chat), None).await?.cancelled {
            owe_series_end(db, session.series, chat, (from, now)).await?;
            due_at = from + APART;
        }
    }
    for session in &ahead {
        let revision = deliveries::next_notice(db, session.id).await?;
        owe_change(db, (session, revision), chat, (due_at, now)).await?;
    }
    Ok(())
}

/// Owes one chat word that a series goes no further.
async fn owe_series_end(
    db: &mut Db,
    series: i64,
    chat: i64,
    (due_at, now): (Instant, Instant),
) -> Result<(), StoreError> {
    let kind = Kind::SeriesEnded;
    let revision = deliveries::next_revision(db, kind, series).await?;
    let (subject, to) = (series, To::Chat(chat));
    let owed = Owed { kind, subject, revision, to, due_at, expires_at: None, message: None };
    deliveries::owe(db, &owed, now).await
}
