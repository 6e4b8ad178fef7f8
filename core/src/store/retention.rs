//! What is over and has been kept long enough is erased.
//!
//! Sessions stay: they name nobody, and their numbers are given once.
//!
//! Not here: who is forgotten (`persons.rs`), and half-finished requests, which go much sooner (`drafts.rs`).

use crate::clock::Instant;
use crate::domain::policy::KEPT_DAYS;

use super::{Db, StoreError, attendance, cofacilitators, duties, hosts, invitations, seat_offers};

mod entry;

/// Erases what was over [`KEPT_DAYS`] ago.
///
/// # Errors
/// If the store cannot be written.
pub async fn purge(db: &mut Db, now: Instant) -> Result<(), StoreError> {
    let before = now.timestamp() - KEPT_DAYS * 24 * 60 * 60;
    purge_answers(db, before).await?;
    super::fees::purge(db, before).await?;
    purge_deliveries(db, before).await?;
    seat_offers::purge(db, before).await?;
    hosts::purge(db, before).await?;
    attendance::purge(db, before).await?;
    duties::purge(db, before).await?;
    // Who left before leaving erased it.
    sqlx::query!("delete from memberships where state = 'left'").execute(db).await?;
    Ok(())
}

async fn purge_answers(db: &mut Db, before: i64) -> Result<(), StoreError> {
    sqlx::query!(
        "delete from rsvps where session_id in (select id from sessions where starts_at < $1)",
        before
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What chats and people were told of sessions stays as long as there are such: what they still have to hear
/// follows from that. So does who was asked to admit a group, which is asked once.
async fn purge_deliveries(db: &mut Db, before: i64) -> Result<(), StoreError> {
    sqlx::query!(
        "delete from deliveries where ended_at < $1 and state not in ('pending', 'sending')
         and (kind not in ('change', 'change_told')
              or subject not in (select id from sessions where starts_at >= $1))
         and (kind <> 'series_ended'
              or subject not in (select series_id from sessions where starts_at >= $1))
         and (kind not in ('reminder', 'personal_reminder')
              or subject not in (select id from sessions where starts_at >= $1))
         and (kind <> 'admission_request'
              or subject not in (select id from groups where admitted_at is null))",
        before
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Erases what somebody answered and wished for in a group, and what they were written for it. A word
/// that is just being sent stays until its end is recorded.
///
/// # Errors
/// If the store cannot be written.
pub(super) async fn erase_traces(db: &mut Db, group: i64, person: i64) -> Result<(), StoreError> {
    sqlx::query!(
        "delete from rsvps where person_id = $1
         and session_id in (select id from sessions where group_id = $2)",
        person,
        group
    )
    .execute(&mut *db)
    .await?;
    cofacilitators::take_back(db, group, person).await?;
    hosts::erase_traces(db, group, person).await?;
    invitations::forget_maker(db, group, person).await?;
    attendance::erase_traces(db, group, person).await?;
    duties::erase_traces(db, group, person).await?;
    sqlx::query!(
        "delete from person_reminders where person_id = $1 and group_id = $2",
        person,
        group
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "delete from deliveries where person_id = $1 and state <> 'sending'
         and ((kind in ('personal_reminder', 'change_told', 'place_back')
               and subject in (select id from sessions where group_id = $2))
              or (kind in ('admitted', 'removed', 'reminders_unheard', 'cofacilitator', 'decided',
                        'facilitator_left', 'facilitator_gone', 'let_back', 'state_told',
                        'door_waits', 'role_told', 'outside') and subject = $2)
              or (kind = 'unheard' and exists
                  (select 1 from deliveries of join bindings b on b.chat_id = of.chat_id
                   where of.id = deliveries.subject and b.group_id = $2))
              or (kind = 'expelled' and subject in (select id from memberships where group_id = $2))
              or (kind = 'series_ended' and subject in (select id from series where group_id = $2))
              or (kind = 'fee_change' and subject in (select id from fees where group_id = $2))
              or (kind = 'bind_request' and revision = $2))",
        person,
        group
    )
    .execute(&mut *db)
    .await?;
    entry::erase(db, group, person).await
}
