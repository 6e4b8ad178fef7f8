//! Who would come in vain to a session that has changed, since no chat of the group tells them; and what each
//! of them was told of it.
//!
//! Whom no chat reaches is said in one place, the view `unreached`. Not here: when they are told
//! (`outbox/plan/comers.rs`).

use crate::clock::{Instant, from_unix};
use crate::domain::delivery::{Kind, State};

use super::deliveries::Told;
use super::{Db, StoreError, read};

/// Who would come to a session and hears of it in no chat: guests, who read none, and everybody in the group whom
/// none reaches. Most who come never say so beforehand. Not who said that they cannot, nor `but`.
///
/// # Errors
/// If the store cannot be read.
pub async fn of(
    db: &mut Db,
    (group, session): (i64, i64),
    but: Option<i64>,
) -> Result<Vec<i64>, StoreError> {
    Ok(sqlx::query_scalar!(
        r#"select u.person_id as "person!: i64" from unreached u
           left join rsvps r on r.session_id = $2 and r.person_id = u.person_id
           where u.group_id = $1 and u.person_id is not $3
             and coalesce(r.answer, '') <> 'cant_come'
           union
           select g.person_id from guests g where g.session_id = $2 and g.person_id is not $3
           order by 1"#,
        group,
        session,
        but
    )
    .fetch_all(db)
    .await?)
}

/// The same for all sessions of a series that are ahead, guests left out: whatever somebody said of one of them, they
/// may have come to the next.
///
/// # Errors
/// If the store cannot be read.
pub async fn of_series(db: &mut Db, group: i64, but: Option<i64>) -> Result<Vec<i64>, StoreError> {
    Ok(sqlx::query_scalar!(
        r#"select u.person_id as "person!: i64" from unreached u
           where u.group_id = $1 and u.person_id is not $2
           order by 1"#,
        group,
        but
    )
    .fetch_all(db)
    .await?)
}

/// Whom no chat of a group reaches: its members, those who lead it if `leaders`, and the guests of its
/// sessions ahead.
///
/// # Errors
/// If the store cannot be read.
pub async fn unreached(
    db: &mut Db,
    (group, leaders): (i64, bool),
    but: Option<i64>,
    now: Instant,
) -> Result<Vec<i64>, StoreError> {
    let now = now.timestamp();
    Ok(sqlx::query_scalar!(
        r#"select u.person_id as "person!: i64" from unreached u
           where u.group_id = $1 and u.person_id is not $3 and (u.role = 'member' or $2)
           union
           select g.person_id from guests g join sessions s on s.id = g.session_id
           where s.group_id = $1 and g.person_id is not $3 and s.state = 'planned' and s.starts_at > $4
           order by 1"#,
        group,
        leaders,
        but,
        now
    )
    .fetch_all(db)
    .await?)
}

/// What was owed to somebody last of what became of a session.
#[derive(Clone, Debug)]
pub struct Last {
    /// Row id.
    pub id: i64,
    /// How far that is.
    pub state: State,
    /// Whether it was never sent, for all that is known.
    pub unsent: bool,
    /// Whether it was not, and is still to be: soon, or once a break ends.
    pub waits: bool,
    /// What they knew before it, as it was written then.
    pub knew: Option<String>,
    /// What it told, or may have.
    pub told: Option<Told>,
}

/// What was owed to somebody last of what became of a session.
///
/// # Errors
/// If the store cannot be read.
pub async fn last_word(
    db: &mut Db,
    (session, person): (i64, i64),
) -> Result<Option<Last>, StoreError> {
    let row = sqlx::query!(
        r#"select id as "id!", state, message, told_start, told_state,
                  state in ('pending', 'cancelled') and doubts = 0 as "unsent!: bool",
                  (state = 'pending' or state = 'cancelled' and reason is 'break')
                  and doubts = 0 as "waits!: bool"
           from deliveries where kind = 'change_told' and subject = $1 and person_id = $2
           order by id desc limit 1"#,
        session,
        person
    );
    let Some(row) = row.fetch_optional(db).await? else { return Ok(None) };
    let cancelled = row.told_state.as_deref() == Some("cancelled");
    Ok(Some(Last {
        id: row.id,
        state: read(&row.state, "deliveries", "state", row.id)?,
        unsent: row.unsent,
        waits: row.waits,
        knew: row.message.filter(|_| row.unsent),
        told: row.told_start.map(|start| Told { start: from_unix(start), cancelled }),
    }))
}

/// Why a word ended unsaid that a break keeps back: it is said once the group goes on. The queries below
/// name it, too.
pub const KEPT: &str = "break";

/// Whether a break keeps back a word to a person of this kind about this subject.
///
/// # Errors
/// If the store cannot be read.
pub async fn is_kept(db: &mut Db, kind: Kind, subject: i64) -> Result<bool, StoreError> {
    let kind = kind.as_str();
    let kept = sqlx::query_scalar!(
        r#"select exists (select 1 from groups g where g.state = 'paused'
                          and (($1 = 'change_told'
                                and g.id = (select group_id from sessions where id = $2))
                               or ($1 = 'series_ended'
                                   and g.id = (select group_id from series where id = $2))))
           as "kept!: bool""#,
        kind,
        subject
    );
    Ok(kept.fetch_one(db).await?)
}

/// What a break kept back of this is kept no longer: it is owed anew, or nobody needs it any more.
///
/// # Errors
/// If the store cannot be written.
pub async fn release(db: &mut Db, kind: Kind, subject: i64) -> Result<(), StoreError> {
    let kind = kind.as_str();
    sqlx::query!(
        "update deliveries set reason = null
         where kind = $1 and subject = $2 and state = 'cancelled' and reason = 'break'",
        kind,
        subject
    )
    .execute(db)
    .await?;
    Ok(())
}

/// To whom a break kept from saying what became of which session ahead, and what they knew before.
///
/// # Errors
/// If the store cannot be read.
pub async fn kept_from(
    db: &mut Db,
    group: i64,
    now: Instant,
) -> Result<Vec<(i64, i64, Option<String>)>, StoreError> {
    let now = now.timestamp();
    let rows = sqlx::query!(
        r#"select d.subject, d.person_id as "person!: i64", d.message from deliveries d
           join sessions s on s.id = d.subject
           where d.kind = 'change_told' and s.group_id = $1 and d.state = 'cancelled' and d.reason = 'break'
             and s.starts_at + s.length_minutes * 60 > $2
             and d.id = (select max(last.id) from deliveries last
                         where last.kind = d.kind and last.subject = d.subject
                           and last.person_id = d.person_id)
           order by d.id"#,
        group,
        now
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.subject, row.person, row.message)).collect())
}

/// To whom a break kept from saying that which series goes no further.
///
/// # Errors
/// If the store cannot be read.
pub async fn kept_from_ends(db: &mut Db, group: i64) -> Result<Vec<(i64, i64)>, StoreError> {
    let rows = sqlx::query!(
        r#"select d.subject, d.person_id as "person!: i64" from deliveries d
           join series s on s.id = d.subject
           where d.kind = 'series_ended' and s.group_id = $1 and d.state = 'cancelled'
             and d.reason = 'break' and d.person_id is not null
             and d.id = (select max(last.id) from deliveries last
                         where last.kind = d.kind and last.subject = d.subject
                           and last.person_id = d.person_id)
           order by d.id"#,
        group
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.subject, row.person)).collect())
}

/// The revision of the last word of a group's course to a chat that has just ended unheard, or that holds
/// still; nothing if the chat heard it, or if people were told of a later one.
///
/// # Errors
/// If the store cannot be read.
pub async fn course_unheard(
    db: &mut Db,
    (group, chat): (i64, i64),
    now: Instant,
) -> Result<Option<i64>, StoreError> {
    let now = now.timestamp();
    Ok(sqlx::query_scalar!(
        "select revision from deliveries last
         where kind = 'group_state' and subject = $1 and chat_id = $2
           and state in ('cancelled', 'refused', 'expired')
           and (ended_at >= $3
                or exists (select 1 from groups where id = $1 and state in ('paused', 'closed')))
           and not exists (select 1 from deliveries later
                           where later.kind = 'state_told' and later.subject = $1
                             and later.revision > last.revision)
           and not exists (select 1 from deliveries newer
                           where newer.kind = 'group_state' and newer.subject = $1
                             and newer.chat_id = $2 and newer.id > last.id)",
        group,
        chat,
        now
    )
    .fetch_optional(db)
    .await?)
}
