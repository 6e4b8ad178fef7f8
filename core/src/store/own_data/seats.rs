//! What is stored about somebody's waiting for a seat, and about the sessions they come to as a guest.

use super::super::{Db, StoreError};
use super::Deed;
use crate::clock::{Instant, from_unix};

/// Since when a membership waits for a seat, if it does.
///
/// # Errors
/// If the store cannot be read.
pub async fn waits_since(db: &mut Db, membership: i64) -> Result<Option<Instant>, StoreError> {
    let since =
        sqlx::query_scalar!("select since from waitlist where membership_id = $1", membership);
    Ok(since.fetch_optional(db).await?.map(from_unix))
}

/// A seat they were offered.
#[derive(Debug)]
pub struct SeatOffered {
    /// When the one session it was for begins; none for a seat for good.
    pub session: Option<Instant>,
    /// When it was offered.
    pub at: Instant,
    /// Until when it could be taken.
    pub answer_by: Instant,
    /// How that ended, as stored.
    pub state: String,
}

/// The seats a membership was offered.
///
/// # Errors
/// If the store cannot be read.
pub async fn seats_offered(db: &mut Db, membership: i64) -> Result<Vec<SeatOffered>, StoreError> {
    let rows = sqlx::query!(
        r#"select o.offered_at, o.answer_by, o.state, s.starts_at as "starts_at?: i64"
           from seat_offers o left join sessions s on s.id = o.session_id
           where o.membership_id = $1 order by o.id"#,
        membership
    )
    .fetch_all(db)
    .await?;
    let offered = |session: Option<i64>, at, answer_by, state| SeatOffered {
        session: session.map(from_unix),
        at: from_unix(at),
        answer_by: from_unix(answer_by),
        state,
    };
    let rows = rows.into_iter();
    Ok(rows.map(|row| offered(row.starts_at, row.offered_at, row.answer_by, row.state)).collect())
}

/// The sessions they come to as a guest.
///
/// # Errors
/// If the store cannot be read.
pub async fn guest_at(db: &mut Db, person: i64) -> Result<Vec<Deed>, StoreError> {
    let rows = sqlx::query!(
        "select g.name, s.start_local, guest.since from guests guest
         join sessions s on s.id = guest.session_id join groups g on g.id = s.group_id
         where guest.person_id = $1 order by s.starts_at, s.id",
        person
    )
    .fetch_all(db)
    .await?;
    let deed = |group, what, at| Deed { group, what, at: Some(from_unix(at)) };
    Ok(rows.into_iter().map(|row| deed(row.name, row.start_local, row.since)).collect())
}
