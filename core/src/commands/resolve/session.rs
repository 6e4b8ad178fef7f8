//! Which session is meant.

use crate::domain::group::Group;
use crate::domain::session::{self, Session};
use crate::reply::refusal::Refusal;
use crate::store::sessions;

use super::super::context::{Context, Stop};
use super::super::request::Input;
use super::super::seat;
use super::{Standing, group, known_by_id, require, row_id};

/// The session that is meant: the one given, else the next of the group that is meant.
///
/// # Errors
/// A refusal if there is none.
pub async fn session(
    context: &mut Context<'_>,
    (command, input): (&str, &Input),
    standing: Standing,
) -> Result<(Group, Session), Stop> {
    let Some(given) = input.get("session") else {
        let group = group(context, (command, input), standing).await?;
        let next = sessions::next(context.db, group.id, context.now).await?;
        let next = next.ok_or_else(|| Refusal::NothingScheduled(group.label.clone()))?;
        return Ok((group, next));
    };
    let id = row_id(given).ok_or(Refusal::NoSuchSession)?;
    session_by_id(context, id, standing).await
}

/// The session in row `id`, if the caller is to its group what is asked, or comes to this one as a guest.
///
/// # Errors
/// A refusal otherwise.
pub async fn session_by_id(
    context: &mut Context<'_>,
    id: i64,
    standing: Standing,
) -> Result<(Group, Session), Stop> {
    let found = sessions::by_id(context.db, id).await?.ok_or(Refusal::NoSuchSession)?;
    // A number can be made up: of a group one may not know of, not even the label is said.
    let group = known_by_id(context, found.group).await?.ok_or(Refusal::NoSuchSession)?;
    let guest = standing == Standing::Inside && seat::comes_as_guest(context, id).await?;
    if !guest {
        require(context, &group, standing).await?;
    }
    Ok((group, found))
}

/// Refuses unless the session takes place and is not over.
///
/// # Errors
/// That refusal.
pub fn still_ahead(context: &Context<'_>, session: &Session) -> Result<(), Refusal> {
    if session.state == session::State::Cancelled {
        return Err(Refusal::SessionCancelled);
    }
    if session.ends_at() <= context.now {
        return Err(Refusal::SessionOver);
    }
    Ok(())
}
