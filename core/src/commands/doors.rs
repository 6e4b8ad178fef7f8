//! The presses about the doors of a group's chats: what kept one from being kept is mended, and a way in
//! was lost or has ended.

use crate::domain::address::Platform;
use crate::domain::group::Group;
use crate::domain::venue::Venue;
use crate::outbox::plan;
use crate::reply::refusal::Refusal;
use crate::reply::{Message, Press, Reply, Span, Tone, Verb, seat_button as button};
use crate::store::{access, chats, drafts, groups};

use super::audit::{self, Thing};
use super::context::{Context, Outcome, Stop};
use super::draft::{self, Draft};
use super::leading::Leading;
use super::resolve::{self, Standing};

/// "Try again" below word of a missing right: by whoever leads the chat's group now.
pub(super) async fn try_again(context: &mut Context<'_>, chat: i64) -> Outcome {
    let groups = chats::groups_of(context.db, chat).await?;
    let group = groups.first().copied().ok_or(Refusal::ButtonTooOld)?;
    let group = groups::by_id(context.db, group).await?.ok_or(Refusal::ButtonTooOld)?;
    if resolve::require(context, &group, Standing::Leading).await.is_err() {
        return Err(Refusal::ButtonOfAnother.into());
    }
    if !plan::access::try_doors_again(context.db, chat, context.now).await? {
        return Ok(Reply::Replace(Message::line(context.voice.doors_nothing_owed(&group.label))));
    }
    audit::led(context, "usechat:again", (group.id, Thing::Chat, chat)).await?;
    Ok(Reply::Replace(Message::line(context.voice.doors_tried_again(&group.label))))
}

/// "A new link" below an invitation, "Open the channel" below word that it waits: by whoever is in the group
/// now.
pub(super) async fn way_in(context: &mut Context<'_>, group: i64) -> Outcome {
    let person = context.person.clone().ok_or(Refusal::ButtonOfAnother)?;
    let group = groups::by_id(context.db, group).await?.ok_or(Refusal::ButtonTooOld)?;
    resolve::require(context, &group, Standing::Inside).await?;
    resolve::not_over(&group)?;
    if !plan::access::open_again(context.db, (group.id, &person), context.now).await? {
        return Err(Refusal::ButtonTooOld.into());
    }
    Ok(match person.account.platform {
        // The button stays: they may have to press it again.
        Platform::Discord => {
            Reply::private(Message::line(context.voice.channel_opens(&group.label)))
        }
        Platform::Telegram => {
            Reply::Replace(Message::line(context.voice.new_way_in_follows(&group.label)))
        }
    })
}

/// Below where a session happens, if that is in a group's chat: how somebody gets there who is not in it. Whoever
/// is in the group gets a way in where the chat's door is kept; a guest of one session does not.
pub(super) async fn to_the_room(
    context: &mut Context<'_>,
    (group, inside): (&Group, bool),
    venue: &Venue,
    message: Message,
) -> Result<Message, Stop> {
    let there = match venue {
        Venue::DiscordChannel { .. } => Platform::Discord,
        Venue::TelegramVideo => Platform::Telegram,
        _ => return Ok(message),
    };
    if context.caller.account.platform != there {
        let there = Span::Plain(there.title().to_owned());
        return Ok(message.paragraph(context.voice.room_elsewhere(there)));
    }
    let kept = !access::doors_of(context.db, group.id, there).await?.is_empty();
    if !inside || !kept {
        return Ok(message.paragraph(context.voice.room_without_door(there.as_str())));
    }
    let label = match there {
        Platform::Discord => context.voice.button_open_channel(),
        Platform::Telegram => context.voice.button_new_way_in(),
    };
    let way_in = button(&label, Press::new(Verb::WayIn, group.id), Tone::Plain);
    Ok(message.paragraph(context.voice.room_with_door(there.as_str())).row(vec![way_in]))
}

/// The button below what `/usechat` says of a role: shows what giving it no longer means; pressed there, does
/// it. Both by whoever leads the chat's group now.
pub(super) async fn no_role(context: &mut Context<'_>, press: Press) -> Outcome {
    let group = led_here(context, press.id).await?;
    // What was drawn before the role stood in a draft says nothing about which was meant.
    if press.choice.is_some() {
        return Err(Refusal::ButtonTooOld.into());
    }
    let role = access::role_of(context.db, (press.id, group.id)).await?;
    let role = role.ok_or(Refusal::ButtonTooOld)?;
    let draft = Draft::Leading(Leading::NoRole { chat: press.id, role });
    let id = draft::keep(context, &draft).await?;
    let message = Message::line(context.voice.preview_no_role(&group.label));
    let sure = Press::new(Verb::Confirm, id);
    let sure = button(&context.voice.button_no_role(), sure, Tone::Danger);
    Ok(Reply::private(message.row(vec![sure])))
}

/// The press below that: the role is given no longer, if it is still the one that was shown.
pub(super) async fn confirm_no_role(
    context: &mut Context<'_>,
    id: i64,
    (chat, role): (i64, &str),
) -> Outcome {
    let group = led_here(context, chat).await?;
    let bound = (chat, group.id);
    if access::role_of(context.db, bound).await?.as_deref() != Some(role) {
        return Err(Refusal::ButtonTooOld.into());
    }
    plan::access::give_no_role(context.db, bound, context.now).await?;
    drafts::discard(context.db, id).await?;
    audit::led(context, "usechat", (group.id, Thing::Chat, chat)).await?;
    Ok(Reply::Replace(Message::line(context.voice.role_is_not_given(&group.label))))
}

/// The group of a chat, if the caller leads it.
async fn led_here(context: &mut Context<'_>, chat: i64) -> Result<Group, Stop> {
    let mut found = None;
    for group in chats::groups_of(context.db, chat).await? {
        found = groups::by_id(context.db, group).await?;
    }
    let group = found.ok_or(Refusal::ButtonTooOld)?;
    if resolve::require(context, &group, Standing::Leading).await.is_err() {
        return Err(Refusal::ButtonOfAnother.into());
    }
    Ok(group)
}
