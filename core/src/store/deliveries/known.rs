//! What was said already, or is on its way: what a chat knows, and what nobody needs to hear twice.

use crate::clock::{Instant, from_unix};
use crate::domain::delivery::Kind;
use crate::domain::session::{Session, State};
use crate::store::{Db, StoreError};

/// What a chat was last told of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// The start it was told.
    pub start: Instant,
    /// Whether it was told that the session does not take place.
    pub cancelled: bool,
}

impl From<&Session> for Told {
    /// What it is now.
    fn from(session: &Session) -> Self {
        Self { start: session.starts_at, cancelled: session.state == State::Cancelled }
    }
}

impl Told {
    /// Whether who knows the one needs to hear nothing to know the other: what does not take place
    /// has no start to speak of.
    #[must_use]
    pub fn agrees_with(self, other: Self) -> bool {
        self == other || (self.cancelled && other.cancelled)
    }
}

/// Whether a person has got word of this kind about a subject, or is about to.
///
/// # Errors
/// If the store cannot be read.
pub async fn was_told(
    db: &mut Db,
    (kind, subject): (Kind, i64),
    person: i64,
) -> Result<bool, StoreError> {
    let kind = kind.as_str();
    let found = sqlx::query_scalar!(
        "select id from deliveries where kind = $1 and subject = $2 and person_id = $3
            and state in ('pending', 'sending', 'sent', 'in_doubt') limit 1",
        kind,
        subject,
        person
    )
    .fetch_optional(db)
    .await?;
    Ok(found.is_some())
}

/// What a chat was last told of a session by a change notice, or may have been, or began with, and by which;
/// `None` if there was none yet. `except` is a notice that is about to be sent: it is not asked what it told.
///
/// # Errors
/// If the store cannot be read.
pub async fn told(
    db: &mut Db,
    (session, chat): (i64, i64),
    except: Option<i64>,
) -> Result<Option<(i64, Told)>, StoreError> {
    let row = sqlx::query!(
        r#"select id as "id!", told_start as "start!", told_state as "state!" from deliveries
           where kind = 'change' and subject = $1 and chat_id = $2 and told_start is not null
             and (state in ('sending', 'sent', 'in_doubt') or state = 'pending' and doubts > 0
                  or reason = 'known at binding')
             and id is not $3
           order by id desc limit 1"#,
        session,
        chat,
        except
    )
    .fetch_optional(db)
    .await?;
    let told =
        |start, state: &str| Told { start: from_unix(start), cancelled: state == "cancelled" };
    Ok(row.map(|row| (row.id, told(row.start, &row.state))))
}

/// By which word a chat hears that a series goes no further, and from when on its sessions do not
/// take place; `None` if it does not hear so.
///
/// # Errors
/// If the store cannot be read.
pub async fn series_end_told(
    db: &mut Db,
    series: i64,
    chat: i64,
) -> Result<Option<(i64, Instant)>, StoreError> {
    let row = sqlx::query!(
        r#"select id as "id!", created_at from deliveries
           where kind = 'series_ended' and subject = $1 and chat_id = $2
             and state in ('pending', 'sending', 'sent', 'in_doubt')
           order by id desc limit 1"#,
        series,
        chat
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.id, from_unix(row.created_at))))
}
