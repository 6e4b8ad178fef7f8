//! The press of "Tell them again" below word of what a chat may not have heard.

use crate::outbox::plan;
use crate::reply::refusal::Refusal;
use crate::reply::{Message, Reply};
use crate::store::deliveries;

use super::audit::{self, Thing};
use super::context::{Context, Outcome};
use super::resolve::{self, Standing};

/// Owes the chat the same once more, made of what is true by then. Whoever presses has to be the one who
/// was told, and to lead the group still; what was told again meanwhile, or is outdated, is left alone.
pub(super) async fn press(context: &mut Context<'_>, delivery: i64) -> Outcome {
    let person = context.person.clone().ok_or(Refusal::ButtonOfAnother)?;
    let told = deliveries::told_of(context.db, delivery, person.id).await?;
    let (notice, due_at) = told.ok_or(Refusal::ButtonOfAnother)?;
    let notice = deliveries::notice(context.db, notice).await?.ok_or(Refusal::ButtonTooOld)?;
    let group = plan::group_of(context.db, &notice).await?.ok_or(Refusal::ButtonTooOld)?;
    resolve::require(context, &group, Standing::Leading).await?;
    if notice.due_at != due_at {
        let line = context.voice.told_again_already(&group.label);
        return Ok(Reply::Replace(Message::line(line)));
    }
    let until = plan::still_tellable(context.db, (&notice, &group), context.now).await?;
    let until = until.ok_or(Refusal::ButtonTooOld)?;
    plan::tell_again(context.db, &notice, until, context.now).await?;
    audit::led(context, "tellagain", (group.id, Thing::Delivery, notice.id)).await?;
    Ok(Reply::Replace(Message::line(context.voice.told_again(&group.label))))
}
