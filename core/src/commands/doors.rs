//! The presses about the doors of a group's chats: what kept one from being kept is mended, and a way in
//! was lost or has ended.

use crate::outbox::plan;
use crate::reply::refusal::Refusal;
use crate::reply::{Message, Reply};
use crate::store::{chats, groups};

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
    Ok(Reply::Replace(Message::line(context.voice.doors_tried_again(&group.label))))
}

/// "A new link" below an invitation: by whoever is in the group now.
pub(super) async fn way_in(context: &mut Context<'_>, group: i64) -> Outcome {
    let person = context.person.clone().ok_or(Refusal::ButtonOfAnother)?;
    let group = groups::by_id(context.db, group).await?.ok_or(Refusal::ButtonTooOld)?;
    resolve::require(context, &group, Standing::Inside).await?;
    if !plan::access::invite_again(context.db, (group.id, person.id), context.now).await? {
        return Err(Refusal::ButtonTooOld.into());
    }
    Ok(Reply::Replace(Message::line(context.voice.new_way_in_follows(&group.label))))
}
