//! Which session is meant: by its number (`s12`), by its group's name or number, or by neither.

use chrono::Duration;

use crate::domain::group::Group;
use crate::domain::policy::KEPT_DAYS;
use crate::domain::session::{self, Session};
use crate::reply::refusal::Refusal;
use crate::store::{StoreError, hosts, sessions};

use super::super::context::{Context, Stop};
use super::super::request::Input;
use super::super::{link, seat};
use super::{
    Standing, find, known_by_id, numbered, of_this_chat, own_or_as_guest, require, row_id, which,
};

/// How many sessions ahead are looked at for one that has not begun.
const LOOKED_AT: i64 = 20;

/// What was given where a session is wanted.
#[derive(Clone, Debug)]
pub enum Meant {
    /// This session.
    Session(Group, Session),
    /// A group: which of its sessions, the command knows.
    Group(Group),
}

/// Which session a group stands for, where a session is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Usual {
    /// The next that takes place.
    Next,
    /// The next that takes place and does not run, as somebody said.
    Unbegun,
    /// The one whose link is given now.
    Entered,
    /// The last that is over.
    Over,
    /// Those that are cancelled.
    Cancelled,
}

/// The session that is meant: the one given, else the next of the group that is meant.
///
/// # Errors
/// A refusal if there is none, or a question if there may be several.
pub async fn session(
    context: &mut Context<'_>,
    (command, input): (&str, &Input),
    standing: Standing,
) -> Result<(Group, Session), Stop> {
    match meant(context, (command, input), (standing, Usual::Next)).await? {
        Meant::Session(group, session) => Ok((group, session)),
        Meant::Group(group) => {
            let next = sessions::next(context.db, group.id, context.now).await?;
            let next = next.ok_or_else(|| Refusal::NothingScheduled(group.label.clone()))?;
            Ok((group, next))
        }
    }
}

/// The same for what changes a session: one that has begun is meant by its number alone, so that it can be said
/// that it has.
///
/// # Errors
/// A refusal if there is none, or a question if there may be several.
pub async fn session_to_change(
    context: &mut Context<'_>,
    (command, input): (&str, &Input),
) -> Result<(Group, Session), Stop> {
    let wanted = (Standing::Leading, Usual::Unbegun);
    let group = match meant(context, (command, input), wanted).await? {
        Meant::Session(group, session) => return Ok((group, session)),
        Meant::Group(group) => group,
    };
    let next = next_unbegun(context, &group).await?;
    let next = next.ok_or_else(|| Refusal::NothingScheduled(group.label.clone()))?;
    Ok((group, next))
}

async fn next_unbegun(
    context: &mut Context<'_>,
    group: &Group,
) -> Result<Option<Session>, StoreError> {
    let begun = hosts::running(context.db, group.id, context.now).await?;
    let mut ahead = sessions::ahead(context.db, group.id, context.now, LOOKED_AT).await?;
    let runs = |one: &Session| one.starts_at <= context.now && begun.contains(&one.id);
    ahead.retain(|one| one.state == session::State::Planned && !runs(one));
    Ok(ahead.into_iter().next())
}

/// The session or the group that is meant. What could be both is asked.
///
/// # Errors
/// A refusal if there is none, or that question.
pub async fn meant(
    context: &mut Context<'_>,
    (command, input): (&str, &Input),
    (standing, usual): (Standing, Usual),
) -> Result<Meant, Stop> {
    let Some(given) = input.get("session") else {
        if let Some(meant) = unnamed_by_a_guest(context, (command, input), standing).await? {
            return Ok(meant);
        }
        let group = find(context, (command, input), standing).await?;
        return of_group(context, group, standing).await;
    };
    let number = session::by_number(given);
    let in_digits = number.or_else(|| row_id(given));
    if let (Some(_), Some(id)) = (input.get("group"), in_digits) {
        let group = find(context, (command, input), standing).await?;
        let (of, session) = session_by_id(context, id, standing).await?;
        let its_own = of.id == group.id;
        return its_own.then_some(Meant::Session(of, session)).ok_or(Refusal::NoSuchSession.into());
    }
    if let Some(id) = number {
        let (group, session) = session_by_id(context, id, standing).await?;
        return Ok(Meant::Session(group, session));
    }
    if let Some(number) = row_id(given) {
        return numbered::meant(context, (command, input), number, (standing, usual)).await;
    }
    let named = as_group(input);
    let group = match find(context, (command, &named), standing).await {
        Err(Stop::Refusal(refusal)) if matches!(*refusal, Refusal::NoSuchGroup) => {
            return Err(Refusal::NoSuchSession.into());
        }
        other => other?,
    };
    of_group(context, group, standing).await
}

/// Of who comes to sessions as a guest and names no group: those count with their own groups.
async fn unnamed_by_a_guest(
    context: &mut Context<'_>,
    (command, input): (&str, &Input),
    standing: Standing,
) -> Result<Option<Meant>, Stop> {
    let named = input.get("group").is_some() || !context.caller.place.answers_privately;
    if named || standing != Standing::Inside || of_this_chat(context).await?.is_some() {
        return Ok(None);
    }
    if seat::guest_sessions(context).await?.is_empty() {
        return Ok(None);
    }
    let groups = own_or_as_guest(context).await?;
    match <[Group; 1]>::try_from(groups) {
        Ok([only]) => Ok(Some(of_group(context, only, standing).await?)),
        Err(several) => Err(which::group(context, (command, input), &several).await),
    }
}

/// The same input, with what was given for the session as the group. Of `group:Early circle` in one message the
/// second word came to the session, which takes the rest.
#[must_use]
pub fn as_group(input: &Input) -> Input {
    let mut input = input.clone();
    if let Some(given) = input.0.remove("session") {
        let name = match input.get("group") {
            Some(begun) => format!("{begun} {}", given.reveal().trim()),
            None => given.reveal().clone(),
        };
        input.set("group", name);
    }
    input
}

/// A group where a session is wanted. To somebody who comes to one of its sessions as a guest it stands
/// for that one.
///
/// # Errors
/// A refusal if the caller is not to the group what is asked, and no guest.
pub(super) async fn of_group(
    context: &mut Context<'_>,
    group: Group,
    standing: Standing,
) -> Result<Meant, Stop> {
    let Err(outside) = require(context, &group, standing).await else {
        return Ok(Meant::Group(group));
    };
    if standing == Standing::Inside {
        let guest = seat::guest_sessions(context).await?;
        if let Some((of, session)) = guest.into_iter().find(|(of, _)| of.id == group.id) {
            return Ok(Meant::Session(of, session));
        }
    }
    Err(outside)
}

/// The sessions a group stands for; none, or several, as it is.
///
/// # Errors
/// If the store cannot be read.
pub(super) async fn stands_for(
    context: &mut Context<'_>,
    group: &Group,
    usual: Usual,
) -> Result<Vec<Session>, Stop> {
    let now = context.now;
    Ok(match usual {
        Usual::Next => sessions::next(context.db, group.id, now).await?.into_iter().collect(),
        Usual::Unbegun => next_unbegun(context, group).await?.into_iter().collect(),
        Usual::Entered => link::meant_now(context, group).await?.into_iter().collect(),
        Usual::Over => {
            let kept = Duration::days(KEPT_DAYS);
            sessions::last_over(context.db, group.id, now, kept).await?.into_iter().collect()
        }
        Usual::Cancelled => cancelled_ahead(context, group).await?,
    })
}

/// The group's sessions that are cancelled and not over yet, soonest first.
///
/// # Errors
/// If the store cannot be read.
pub async fn cancelled_ahead(
    context: &mut Context<'_>,
    group: &Group,
) -> Result<Vec<Session>, Stop> {
    let mut ahead = sessions::ahead(context.db, group.id, context.now, i64::MAX).await?;
    ahead.retain(|one| one.state == session::State::Cancelled);
    Ok(ahead)
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
