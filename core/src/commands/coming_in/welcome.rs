//! What somebody reads at once who has just come into a group.
//!
//! Not here: what it says (`outbox/welcome.rs`), which is said as well when somebody is let in later.

use crate::domain::group::Group;
use crate::outbox::welcome::{self, Reader};
use crate::reply::Message;

use super::super::context::{Context, Stop};
use super::super::resolve;

pub(in crate::commands) async fn welcome(
    context: &mut Context<'_>,
    group: &Group,
) -> Result<Message, Stop> {
    let here = resolve::of_this_chat(context).await?;
    let zone = context.reading_zone(&group.zone);
    let reader = Reader {
        voice: &context.voice,
        zone: &zone,
        platform: context.caller.account.platform,
        in_its_chat: here.is_some_and(|here| here.id == group.id),
        now: context.now,
    };
    // The label: it stands in a list of chats for long.
    let first = context.voice.joined(&group.label);
    Ok(welcome::welcome(context.db, group, first, &reader).await?)
}
