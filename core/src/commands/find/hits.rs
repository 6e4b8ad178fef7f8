//! The groups of one page: what is known of each, and what may be done about it. As many as there is room for,
//! each of them whole.

use crate::domain::group::{EntryRule, Group};
use crate::domain::text;
use crate::reply::length;
use crate::reply::{Button, Message, Press, Span, Tone, Verb};

use super::super::card;
use super::super::coming_in::standing;
use super::super::context::{Context, Stop};
use super::super::resolve;
use super::button;

/// What is left for the words below the hits: that there are listings, how to wish.
const BELOW: usize = 350;

/// Whether a message may grow so far and still be one on the platform it is for, with what comes below.
pub(in crate::commands) fn has_room(context: &Context<'_>, message: &Message) -> bool {
    message.length() + BELOW <= length::room(context.caller.account.platform)
}

/// The message with the first of these groups below it, one at least; and how many those are.
pub(super) async fn said_below(
    context: &mut Context<'_>,
    mut message: Message,
    groups: &[Group],
) -> Result<(Message, usize), Stop> {
    for (before, group) in groups.iter().enumerate() {
        let facts = card::facts(context, group).await?;
        let name = Span::Strong(group.name.reveal().clone());
        let with = message.clone().heading(name).list(facts);
        if before > 0 && !has_room(context, &with) {
            return Ok((message, before));
        }
        message = with.row(vec![way_on(context, group).await?]);
    }
    Ok((message, groups.len()))
}

/// What a press does: it joins, asks, or waits where that is so; else it shows the group, and that says why.
async fn way_on(context: &mut Context<'_>, group: &Group) -> Result<Button, Stop> {
    let name = Span::Plain(text::shortened(group.label.reveal(), 28));
    if !may_come(context, group).await? {
        let label = context.voice.button_show(name);
        return Ok(button(&label, Press::new(Verb::Group, group.id), Tone::Plain));
    }
    let full = card::is_full(context, group).await?;
    let shown = card::mark(context, group).await?;
    let voice = &context.voice;
    let label = match group.entry {
        EntryRule::Request => voice.button_ask_to_join_named(name),
        _ if full => voice.button_wait_named(name),
        _ => voice.button_join_named(name),
    };
    Ok(button(&label, Press::new(Verb::Join, group.id).with_choice(shown), Tone::Primary))
}

/// Whether the group would take whoever searches, or put them in line.
async fn may_come(context: &mut Context<'_>, group: &Group) -> Result<bool, Stop> {
    if group.entry == EntryRule::Invite {
        return Ok(false);
    }
    let Some(person) = context.person.clone() else {
        return Ok(crate::outbox::plan::takes_members(context.db, group).await?);
    };
    if standing::in_line(context, (group.id, person.id)).await? {
        return Ok(false);
    }
    let in_the_way = standing::in_the_way(context, (group, &person), false).await;
    Ok(matches!(resolve::permitted(in_the_way)?, Ok(None)))
}
