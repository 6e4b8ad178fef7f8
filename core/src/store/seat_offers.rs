//! Seats that were offered to people in line, and how those offers ended.
//!
//! An open offer of a seat for good goes with the membership's state 'offered': both are set here, so that
//! they cannot part.

use crate::clock::{Instant, from_unix};
use crate::domain::address::Platform;
use crate::domain::seat::{Offer, OfferState};

use super::{Db, StoreError, read};

mod after;

pub use after::went_on;

struct Row {
    id: i64,
    membership_id: i64,
    group_id: i64,
    person_id: i64,
    session_id: Option<i64>,
    state: String,
    answer_by: i64,
}

impl TryFrom<Row> for Offer {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id,
            membership: row.membership_id,
            group: row.group_id,
            person: row.person_id,
            session: row.session_id,
            state: read(&row.state, "seat_offers", "state", row.id)?,
            answer_by: from_unix(row.answer_by),
        })
    }
}

/// Offers a seat to a membership that waits: for one session, or for good. Returns the offer's id.
///
/// # Errors
/// If the store cannot be written.
pub async fn open(
    db: &mut Db,
    (membership, session): (i64, Option<i64>),
    answer_by: Instant,
    now: Instant,
) -> Result<i64, StoreError> {
    let (answer_by, now) = (answer_by.timestamp(), now.timestamp());
    let id = sqlx::query_scalar!(
        r#"insert into seat_offers (membership_id, session_id, offered_at, answer_by)
           values ($1, $2, $3, $4) returning id as "id!: i64""#,
        membership,
        session,
        now,
        answer_by
    )
    .fetch_one(&mut *db)
    .await?;
    if session.is_none() {
        sqlx::query!(
            "update memberships set state = 'offered', changed_at = $1
             where id = $2 and state = 'waiting'",
            now,
            membership
        )
        .execute(db)
        .await?;
    }
    Ok(id)
}

/// Ends an open offer. Whom a seat for good was offered to waits again, unless they took it. Says whether it
/// was open.
///
/// # Errors
/// If the store cannot be written.
pub async fn end(
    db: &mut Db,
    offer: &Offer,
    state: OfferState,
    now: Instant,
) -> Result<bool, StoreError> {
    let (word, now) = (state.as_str(), now.timestamp());
    let done = sqlx::query!(
        "update seat_offers set state = $1, ended_at = $2 where id = $3 and state = 'open'",
        word,
        now,
        offer.id
    )
    .execute(&mut *db)
    .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    if offer.session.is_none() && state != OfferState::Accepted {
        sqlx::query!(
            "update memberships set state = 'waiting', changed_at = $1
             where id = $2 and state = 'offered'",
            now,
            offer.membership
        )
        .execute(db)
        .await?;
    }
    Ok(true)
}

/// The offer in row `id`.
///
/// # Errors
/// If the store cannot be read.
pub async fn by_id(db: &mut Db, id: i64) -> Result<Option<Offer>, StoreError> {
    sqlx::query_as!(
        Row,
        r#"select o.id as "id!", o.membership_id, m.group_id, m.person_id, o.session_id, o.state,
                  o.answer_by
           from seat_offers o join memberships m on m.id = o.membership_id where o.id = $1"#,
        id
    )
    .fetch_optional(db)
    .await?
    .map(Offer::try_from)
    .transpose()
}

/// The open offers to a person in a group, a seat for good first.
///
/// # Errors
/// If the store cannot be read.
pub async fn open_to(db: &mut Db, (group, person): (i64, i64)) -> Result<Vec<Offer>, StoreError> {
    let rows = sqlx::query_as!(
        Row,
        r#"select o.id as "id!", o.membership_id, m.group_id, m.person_id, o.session_id, o.state,
                  o.answer_by
           from seat_offers o join memberships m on m.id = o.membership_id
           where m.group_id = $1 and m.person_id = $2 and o.state = 'open'
           order by o.session_id is not null, o.id"#,
        group,
        person
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(Offer::try_from).collect()
}

/// The open offers of a group, the oldest first.
///
/// # Errors
/// If the store cannot be read.
pub async fn open_in(db: &mut Db, group: i64) -> Result<Vec<Offer>, StoreError> {
    let rows = sqlx::query_as!(
        Row,
        r#"select o.id as "id!", o.membership_id, m.group_id, m.person_id, o.session_id, o.state,
                  o.answer_by
           from seat_offers o join memberships m on m.id = o.membership_id
           where m.group_id = $1 and o.state = 'open' order by o.id"#,
        group
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(Offer::try_from).collect()
}

/// The open offers whose time was over at `by`: to people on one platform, or on any.
///
/// # Errors
/// If the store cannot be read.
pub async fn overdue(
    db: &mut Db,
    lane: Option<Platform>,
    by: Instant,
) -> Result<Vec<Offer>, StoreError> {
    let (lane, by) = (lane.map(Platform::as_str), by.timestamp());
    let rows = sqlx::query_as!(
        Row,
        r#"select o.id as "id!", o.membership_id, m.group_id, m.person_id, o.session_id, o.state,
                  o.answer_by
           from seat_offers o join memberships m on m.id = o.membership_id
           join persons p on p.id = m.person_id
           where o.state = 'open' and o.answer_by <= $1 and p.platform = coalesce($2, p.platform)
           order by o.answer_by, o.id"#,
        by,
        lane
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(Offer::try_from).collect()
}

/// Every open offer.
///
/// # Errors
/// If the store cannot be read.
pub async fn all_open(db: &mut Db) -> Result<Vec<Offer>, StoreError> {
    let rows = sqlx::query_as!(
        Row,
        r#"select o.id as "id!", o.membership_id, m.group_id, m.person_id, o.session_id, o.state,
                  o.answer_by
           from seat_offers o join memberships m on m.id = o.membership_id
           where o.state = 'open' order by o.id"#
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(Offer::try_from).collect()
}

/// Sets until when an open offer can be answered, and with it what is owed for it.
///
/// # Errors
/// If the store cannot be written.
pub async fn set_limit(db: &mut Db, id: i64, answer_by: Instant) -> Result<(), StoreError> {
    let answer_by = answer_by.timestamp();
    sqlx::query!(
        "update seat_offers set answer_by = $1 where id = $2 and state = 'open'",
        answer_by,
        id
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "update deliveries set expires_at = $1
         where kind = 'seat_offer' and subject = $2 and state = 'pending'",
        answer_by,
        id
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "update deliveries set due_at = $1, urgency_at = $1
         where kind = 'seat_lapsed' and subject = $2 and state = 'pending'",
        answer_by,
        id
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Erases what a person was offered in a group, what they were written for it, and their place in line. A
/// word that is just being sent stays until its end is recorded.
///
/// # Errors
/// If the store cannot be written.
pub async fn erase(db: &mut Db, (group, person): (i64, i64)) -> Result<(), StoreError> {
    sqlx::query!(
        "delete from deliveries where person_id = $2 and state <> 'sending'
         and ((kind in ('seat_offer', 'seat_lapsed', 'seat_withdrawn') and subject in
               (select o.id from seat_offers o join memberships m on m.id = o.membership_id
                where m.group_id = $1 and m.person_id = $2))
              or (kind = 'change_told' and subject in
                  (select id from sessions where group_id = $1)))",
        group,
        person
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "delete from seat_offers where membership_id in
            (select id from memberships where group_id = $1 and person_id = $2)",
        group,
        person
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "delete from guests where person_id = $2
         and session_id in (select id from sessions where group_id = $1)",
        group,
        person
    )
    .execute(&mut *db)
    .await?;
    super::waitlist::leave(db, (group, person)).await
}

/// Erases what ended before this moment.
///
/// # Errors
/// If the store cannot be written.
pub async fn purge(db: &mut Db, before: i64) -> Result<(), StoreError> {
    sqlx::query!("delete from seat_offers where ended_at < $1", before).execute(&mut *db).await?;
    sqlx::query!(
        "delete from guests where session_id in (select id from sessions where starts_at < $1)",
        before
    )
    .execute(db)
    .await?;
    Ok(())
}
