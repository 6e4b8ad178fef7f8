//! What a bare number means where a session is wanted: a group's next session, or the session of that number.
//!
//! Both are counted from 1, so in a young house many a number is both. Nothing is done then, and both are
//! offered. `s12` is always the session, `group:#12` always the group.

use chrono::Duration;

use crate::domain::group::{Group, State};
use crate::domain::session::{self, Session};
use crate::reply::refusal::Refusal;
use crate::store::hosts;

use super::super::context::{Context, Stop};
use super::super::request::Input;
use super::session::{Meant, Usual, of_group, session_by_id, stands_for};
use super::{Standing, known_by_id, permitted, which};

/// So long after its end nobody means a session any more that they could not do anything about.
const LONG_OVER: Duration = Duration::days(1);

/// What `number` means.
///
/// # Errors
/// A refusal if it is neither, or a question if it is both.
pub(super) async fn meant(
    context: &mut Context<'_>,
    (command, input): (&str, &Input),
    number: i64,
    (standing, usual): (Standing, Usual),
) -> Result<Meant, Stop> {
    let session = permitted(session_by_id(context, number, standing).await)?;
    let group = permitted(group_by_number(context, number, standing).await)?;
    match (session, group) {
        (Ok(session), Ok(group)) => {
            either(context, (command, input), session, (group, usual)).await
        }
        (Ok((group, session)), Err(_)) => Ok(Meant::Session(group, session)),
        (Err(_), Ok(group)) => Ok(group),
        (Err(of_session), Err(of_group)) => Err(neither(of_session, of_group).into()),
    }
}

async fn group_by_number(
    context: &mut Context<'_>,
    number: i64,
    standing: Standing,
) -> Result<Meant, Stop> {
    let group = known_by_id(context, number).await?.ok_or(Refusal::NoSuchGroup)?;
    of_group(context, group, standing).await
}

async fn either(
    context: &mut Context<'_>,
    (command, input): (&str, &Input),
    (other, session): (Group, Session),
    (of_number, usual): (Meant, Usual),
) -> Result<Meant, Stop> {
    let (group, its) = match &of_number {
        Meant::Session(group, its) => (group.clone(), vec![its.clone()]),
        Meant::Group(group) => (group.clone(), stands_for(context, group, usual).await?),
    };
    let same = matches!(its.as_slice(), [only] if only.id == session.id);
    let nothing_else = its.is_empty() && group.id == other.id;
    if same || nothing_else || group.state == State::Closed {
        return Ok(Meant::Session(other, session));
    }
    if !its.is_empty() && is_out_of_question(context, &session, usual).await? {
        return Ok(of_number);
    }
    Err(which::of_a_number(context, (command, input), (&group, &its), (&other, &session)).await)
}

/// Whether nothing could be done about the session anyhow, so that it cannot be what is meant.
async fn is_out_of_question(
    context: &mut Context<'_>,
    session: &Session,
    usual: Usual,
) -> Result<bool, Stop> {
    let runs = usual == Usual::Unbegun
        && session.starts_at <= context.now
        && hosts::begun_at(context.db, session.id).await?.is_some();
    Ok(match usual {
        Usual::Over => session.starts_at > context.now,
        Usual::Cancelled => session.state == session::State::Planned,
        Usual::Next | Usual::Entered | Usual::Unbegun => {
            runs || session.ends_at() + LONG_OVER <= context.now
        }
    })
}

/// Why nothing was found. Where a group and a session of another group go by the number, naming one of them
/// could name the wrong one.
fn neither(of_session: Refusal, of_group: Refusal) -> Refusal {
    match (of_session, of_group) {
        (Refusal::NoSuchSession, Refusal::NoSuchGroup) => Refusal::NoSuchSession,
        (Refusal::NoSuchSession, of_group) => of_group,
        (Refusal::NotInGroup(one, _), Refusal::NotInGroup(other, _)) if one != other => {
            Refusal::NoSuchSession
        }
        (Refusal::FacilitatorsOnly(one), Refusal::FacilitatorsOnly(other))
            if one.reveal() != other.reveal() =>
        {
            Refusal::NoSuchSession
        }
        (of_session, _) => of_session,
    }
}
