//! The presses about the doors of a group's chats: what kept one from being kept is mended, and a way in
//! was lost or has ended.

use crate::domain::address::Platform;
use crate::outbox::plan;
use crate::reply::refusal::Refusal;
use crate::reply::{Message, Press, Reply, Tone, seat_button as button};
use crate::store::{access, chats, groups};

use super::audit::{self, Thing};
use super::context::{Context, Outcome};
use super::resolve::{self, Standing};

/// "Try again" below word of a missing right: by whoever leads the chat's group now.
pub(super) async fn try_again(context: &mut Context<'_>, chat: i64) -> Outcome {
    let groups = chats::groups_of(context.db, chat).await?;
    let group = groups.first().copied().ok_or(Refusal::ButtonTooOld)?;
    let group = groups::by_id(context.db, group).await?.ok_or(Refusal::ButtonTooOld)?;
    if resolve::require(context, &group, Standing::Leading).await.is_err() {
        return Err(Refusal::ButtonOfAnother.into());
    }
    plan::access::try_doors_again(context.db, chat, context.now).await?;
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

/// The button below what `/usechat` says of a role: shows what giving it no longer means; pressed there, does
/// it. Both by whoever leads the chat's group now.
pub(super) async fn no_role(context: &mut Context<'_>, press: Press) -> Outcome {
    let mut found = None;
    for group in chats::groups_of(context.db, press.id).await? {
        found = groups::by_id(context.db, group).await?;
    }
    let group = found.ok_or(Refusal::ButtonTooOld)?;
    if resolve::require(context, &group, Standing::Leading).await.is_err() {
        return Err(Refusal::ButtonOfAnother.into());
    }
    let bound = (press.id, group.id);
    if press.choice.is_none() {
        if access::role_of(context.db, bound).await?.is_none() {
            return Err(Refusal::ButtonTooOld.into());
        }
        let message = Message::line(context.voice.preview_no_role(&group.label));
        let sure = press.with_choice(1);
        let sure = button(&context.voice.button_no_role(), sure, Tone::Danger);
        return Ok(Reply::private(message.row(vec![sure])));
    }
    if !plan::access::give_no_role(context.db, bound, context.now).await? {
        return Err(Refusal::ButtonTooOld.into());
    }
    audit::led(context, "usechat", (group.id, Thing::Chat, press.id)).await?;
    Ok(Reply::Replace(Message::line(context.voice.role_is_not_given(&group.label))))
}
