//! Which group and which session is meant.
//!
//! A command in a bound chat means that chat's group; elsewhere, if a person has exactly one group,
//! that one; else they are asked. What a person may not know of is "not found", never "forbidden".

use crate::domain::group::{Group, State};
use crate::domain::membership::Membership;
use crate::domain::text;
use crate::reply::Message;
use crate::reply::refusal::Refusal;
use crate::store::{chats, concerns, groups, holds, memberships};

use super::context::{Context, Stop};
use super::request::Input;
use super::seat;

mod named;
mod near;
mod numbered;
mod refused;
mod session;
mod which;

pub use named::completing;
pub use refused::{of_another, permitted};
pub use session::{
    Meant, Usual, as_group, cancelled_ahead, meant, session, session_by_id, session_to_change,
    still_ahead,
};
pub use which::{by_other_labels, show, with_each};

/// What the caller must be to the group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Anybody who may know of it.
    Any,
    /// Somebody in it, or on the way: asked, waiting, or offered a seat.
    Belonging,
    /// Somebody in it.
    Inside,
    /// Somebody who leads it.
    Leading,
}

/// The group that is meant by `command` with `input`.
///
/// # Errors
/// A refusal if there is none, or a question if there are several.
pub async fn group(
    context: &mut Context<'_>,
    (command, input): (&str, &Input),
    standing: Standing,
) -> Result<Group, Stop> {
    let meant = find(context, (command, input), standing).await?;
    require(context, &meant, standing).await?;
    Ok(meant)
}

/// The same, though the caller may be something else to it: of several those come first to which they
/// are what is asked.
async fn find(
    context: &mut Context<'_>,
    (command, input): (&str, &Input),
    standing: Standing,
) -> Result<Group, Stop> {
    match input.get("group") {
        Some(given) => {
            let found = by_words(context, (command, input), given, standing).await;
            near::found_or_near(context, (command, input), standing, found).await
        }
        None => match of_this_chat(context).await? {
            Some(group) => Ok(group),
            None => only_one(context, (command, input), standing).await,
        },
    }
}

/// Refuses unless the caller is to the group what is asked.
///
/// # Errors
/// That refusal.
pub async fn require(
    context: &mut Context<'_>,
    group: &Group,
    standing: Standing,
) -> Result<(), Stop> {
    let membership = match &context.person {
        Some(person) => memberships::find(context.db, group.id, person.id).await?,
        None => None,
    };
    let belongs = membership.as_ref().is_some_and(Membership::belongs);
    let inside = membership.as_ref().is_some_and(Membership::is_active);
    let leading = membership.as_ref().is_some_and(Membership::leads);
    match standing {
        Standing::Belonging if !belongs => Err(not_in(group)),
        Standing::Inside if !inside => Err(not_in(group)),
        Standing::Leading if !leading => Err(Refusal::FacilitatorsOnly(group.label.clone()).into()),
        _ => Ok(()),
    }
}

fn not_in(group: &Group) -> Stop {
    Refusal::NotInGroup(group.id, group.label.clone()).into()
}

/// The group the chat serves in which this was asked.
///
/// # Errors
/// If the store cannot be read.
pub async fn of_this_chat(context: &mut Context<'_>) -> Result<Option<Group>, Stop> {
    let Some(chat) = &context.caller.place.chat else { return Ok(None) };
    let Some(group) = chats::group_of(context.db, &chat.address).await? else { return Ok(None) };
    Ok(groups::by_id(context.db, group).await?)
}

/// The group in row `id`, if the caller may know of it: listed, their own, of this chat, or the operator's to
/// decide about. Who left, was taken out or was not let in knows no more than anybody else. Row ids
/// come back from buttons, where they can be made up.
///
/// # Errors
/// If the store cannot be read.
pub async fn known_by_id(context: &mut Context<'_>, id: i64) -> Result<Option<Group>, Stop> {
    let Some(group) = groups::by_id(context.db, id).await? else { return Ok(None) };
    let operates = context.house.policy.operated_by(&context.caller.account);
    if group.state == State::Listed || (operates && is_for_operator(context, &group).await?) {
        return Ok(Some(group));
    }
    if let Some(person) = &context.person
        && memberships::find(context.db, id, person.id).await?.is_some_and(|m| m.belongs())
    {
        return Ok(Some(group));
    }
    Ok(of_this_chat(context).await?.filter(|bound| bound.id == id))
}

/// Whether the operator may look at a group that is not listed: it waits for them, or they hold it, or
/// somebody told them something about it.
async fn is_for_operator(context: &mut Context<'_>, group: &Group) -> Result<bool, Stop> {
    Ok(group.state == State::Unlisted
        || holds::is_held(context.db, group.id).await?
        || concerns::is_about(context.db, group.id).await?)
}

/// The caller's own groups, without those that are over.
///
/// # Errors
/// If the store cannot be read.
pub async fn own(context: &mut Context<'_>, standing: Standing) -> Result<Vec<Group>, Stop> {
    let mut own = own_even_over(context, standing).await?;
    own.retain(|group| group.state != State::Closed);
    Ok(own)
}

/// The same with those that are over, behind the others.
///
/// # Errors
/// If the store cannot be read.
pub async fn own_even_over(
    context: &mut Context<'_>,
    standing: Standing,
) -> Result<Vec<Group>, Stop> {
    let Some(person) = context.person.clone() else { return Ok(Vec::new()) };
    let mut own = Vec::new();
    for membership in memberships::all_of(context.db, person.id).await? {
        let meant = match standing {
            Standing::Leading => membership.leads(),
            Standing::Inside => membership.is_active(),
            Standing::Belonging | Standing::Any => membership.belongs(),
        };
        if meant {
            own.extend(groups::by_id(context.db, membership.group).await?);
        }
    }
    own.sort_by_key(|group| (group.state == State::Closed, group.id));
    Ok(own)
}

/// The groups the caller is in, and those to one of whose sessions they come as a guest; none that is over.
///
/// # Errors
/// If the store cannot be read.
pub async fn own_or_as_guest(context: &mut Context<'_>) -> Result<Vec<Group>, Stop> {
    let mut groups = own(context, Standing::Inside).await?;
    for (group, _) in seat::guest_sessions(context).await? {
        if groups.iter().all(|own| own.id != group.id) {
            groups.push(group);
        }
    }
    Ok(groups)
}

async fn by_words(
    context: &mut Context<'_>,
    (command, input): (&str, &Input),
    given: &str,
    standing: Standing,
) -> Result<Group, Stop> {
    if let Some(id) = row_id(given) {
        return known_by_id(context, id).await?.ok_or_else(|| Refusal::NoSuchGroup.into());
    }
    let known = named::called(context, given).await?;
    let known = named::theirs_first(context, known, standing).await?;
    let wanted = text::folded(given);
    let is_called = |group: &Group, exactly: bool| {
        [&group.name, &group.label].into_iter().any(|name| {
            let name = text::folded(name.reveal());
            if exactly { name == wanted } else { name.starts_with(&wanted) }
        })
    };
    let mut found: Vec<Group> = Vec::new();
    // A whole name before a beginning, so that nobody leaves a group for another's name; one's own before
    // others.
    for (exactly, among) in
        [true, false].into_iter().flat_map(|e| known.iter().map(move |a| (e, a)))
    {
        if found.is_empty() {
            found = among.iter().filter(|group| is_called(group, exactly)).cloned().collect();
        }
    }
    // Of two by one name, the one that is over is not meant.
    if found.iter().any(|group| group.state != State::Closed) {
        found.retain(|group| group.state != State::Closed);
    }
    match <[Group; 1]>::try_from(found) {
        Ok([only]) => Ok(only),
        Err(several) if several.is_empty() => Err(Refusal::NoSuchGroup.into()),
        Err(_) if !context.caller.place.answers_privately => {
            Err(Refusal::SayWhichHere(command.to_owned()).into())
        }
        Err(several) => Err(which::group(context, (command, input), &several).await),
    }
}

async fn only_one(
    context: &mut Context<'_>,
    (command, input): (&str, &Input),
    standing: Standing,
) -> Result<Group, Stop> {
    let mut own = own_even_over(context, standing).await?;
    // What is over is meant only by who has nothing else.
    if own.iter().any(|group| group.state != State::Closed) {
        own.retain(|group| group.state != State::Closed);
    }
    match <[Group; 1]>::try_from(own) {
        Ok([only]) => Ok(only),
        Err(none) if none.is_empty() && standing == Standing::Leading => {
            Err(Refusal::LeadsNoGroup.into())
        }
        Err(none) if none.is_empty() => Err(Refusal::InNoGroup.into()),
        // Where others read it, the choices would say what else the asker leads.
        Err(_) if !context.caller.place.answers_privately => {
            Err(Refusal::SayWhichHere(command.to_owned()).into())
        }
        Err(several) => Err(which::group(context, (command, input), &several).await),
    }
}

/// Says how many of `all` are beyond those `shown`, if any are.
pub(super) fn and_more(
    context: &Context<'_>,
    message: Message,
    (all, shown): (usize, usize),
) -> Message {
    match i64::try_from(all.saturating_sub(shown)).unwrap_or(i64::MAX) {
        0 => message,
        more => message.paragraph(context.voice.and_more(more)),
    }
}

/// Refuses for a group that is over.
///
/// # Errors
/// That refusal.
pub fn not_over(group: &Group) -> Result<(), Refusal> {
    match group.state {
        State::Closed => Err(Refusal::GroupIsOver(group.label.clone())),
        _ => Ok(()),
    }
}

/// `12` or `#12`.
#[must_use]
pub fn row_id(given: &str) -> Option<i64> {
    given.trim().trim_start_matches('#').parse().ok().filter(|id| *id > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::StoreError;

    #[test]
    fn a_failure_of_ours_is_not_said_to_be_somebodys_button() {
        let failed = of_another(Stop::Failure(StoreError::Sealed));
        assert!(matches!(failed, Stop::Failure(_)));
        let refused = of_another(Refusal::NoSuchSession.into());
        assert!(matches!(refused, Stop::Refusal(why) if matches!(*why, Refusal::ButtonOfAnother)));
    }
}
