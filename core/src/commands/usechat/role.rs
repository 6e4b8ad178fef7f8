//! The role that a Discord channel gives to its group's members: which may be named, and from when it is
//! given.

use crate::domain::address::Platform;
use crate::domain::caller::{NamedRole, RoleLook};
use crate::domain::group::Group;
use crate::domain::topic::{self, Topics};
use crate::outbox::plan;
use crate::reply::refusal::{AccessRefusal, Refusal};
use crate::reply::{Message, Press, Tone, Verb, seat_button as button};
use crate::store::{access, chats};

use super::super::Input;
use super::super::audit::{self, Thing};
use super::super::context::{Context, Stop};

/// The role that was named, if it is one that may be given.
pub(super) fn named(
    context: &Context<'_>,
    group: &Group,
    input: &Input,
) -> Result<Option<String>, Stop> {
    let Some(given) = input.get("role") else { return Ok(None) };
    let Some(chat) = &context.caller.place.chat else { return Ok(None) };
    let refused = |why| Err(Refusal::Access(why).into());
    if chat.address.platform != Platform::Discord {
        return refused(AccessRefusal::RolesAreDiscords);
    }
    match chat.doors.role.as_ref().filter(|role| role.id == given) {
        None => refused(AccessRefusal::UnknownRole),
        Some(role) => match fault(role).or_else(|| shown(context, group, &role.look)) {
            Some(why) => refused(why),
            None => Ok(Some(role.id.clone())),
        },
    }
}

/// What is wrong with a role. What is not known of reach shows when it is given, and is told then.
fn fault(role: &NamedRole) -> Option<AccessRefusal> {
    match role {
        NamedRole { everyone: true, .. } => Some(AccessRefusal::Everyone),
        NamedRole { managed: true, .. } => Some(AccessRefusal::Managed),
        NamedRole { powerful: true, .. } => Some(AccessRefusal::Powerful),
        // Whoever could not give it themselves does not get it given by us.
        NamedRole { callers: None | Some(false), .. } => Some(AccessRefusal::NotYours),
        NamedRole { in_reach: Some(false), .. } => Some(AccessRefusal::OutOfReach),
        _ => None,
    }
}

/// What a role would show the whole server of who is in the group, beyond what stands on a profile.
fn shown(context: &Context<'_>, group: &Group, look: &RoleLook) -> Option<AccessRefusal> {
    match look {
        RoleLook { apart: true, .. } => Some(AccessRefusal::ShownApart),
        RoleLook { called: true, .. } => Some(AccessRefusal::Called),
        look if tells(look, group, &context.house.policy.topics) => Some(AccessRefusal::NameTells),
        _ => None,
    }
}

/// Whether a role's name says what a group is about.
pub(in crate::commands) fn tells(look: &RoleLook, group: &Group, list: &Topics) -> bool {
    topic::is_given_away_by(look.name.reveal(), list, &group.topics)
}

/// From now on the chat of this request gives it, if whoever asks leads the group.
pub(super) async fn set(
    context: &mut Context<'_>,
    group: &Group,
    role: Option<String>,
    message: Message,
) -> Result<Message, Stop> {
    let (Some(role), Some(chat)) = (role, context.caller.place.chat.clone()) else {
        return Ok(message);
    };
    if !super::leads(context, group).await? {
        return Err(Refusal::FacilitatorsOnly(group.label.clone()).into());
    }
    let Some(row) = chats::find(context.db, &chat.address).await? else { return Ok(message) };
    let before = access::role_of(context.db, (row.id, group.id)).await?;
    let by = context.remembered().await?.id;
    plan::access::give_role(context.db, (row.id, group.id), (&role, by), context.now).await?;
    if before.as_deref() != Some(role.as_str()) {
        audit::led(context, "usechat:role", (group.id, Thing::Chat, row.id)).await?;
    }
    Ok(message.paragraph(context.voice.role_is_given(&group.label)))
}

/// Adds, where the chat of this request gives a role, how it gives none any more.
pub(super) async fn with_way_out(
    context: &mut Context<'_>,
    group: &Group,
    message: Message,
) -> Result<Message, Stop> {
    let Some(chat) = context.caller.place.chat.clone() else { return Ok(message) };
    let Some(row) = chats::find(context.db, &chat.address).await? else { return Ok(message) };
    if access::role_of(context.db, (row.id, group.id)).await?.is_none() {
        return Ok(message);
    }
    let press = Press::new(Verb::NoRole, row.id);
    Ok(message.row(vec![button(&context.voice.button_no_role(), press, Tone::Plain)]))
}
