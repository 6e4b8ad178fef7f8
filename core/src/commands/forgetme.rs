//! `/forgetme`: erases a person everywhere, after one confirmation.
//!
//! What stays holds no identity: counts, row ids, and a keyed hash of the account, by which a store that
//! comes back from an older copy forgets them again. What goes, and what that brings, is in
//! `outbox/plan/forgetting.rs`.

use crate::outbox::plan;
use crate::reply::{Message, Reply};

use super::context::{Context, Outcome};
use super::draft::{self, Draft};
use super::movesession::confirm_or_not;
use super::{Answer, Effect, Entry, Input, Who};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "forgetme",
    arguments: &[],
    who: Who::Everyone,
    answer: Answer::Private,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, _: &Input) -> Outcome {
    if context.person.is_none() {
        return Ok(Reply::private(Message::line(context.voice.nothing_stored())));
    }
    let id = draft::keep(context, &Draft::Forget).await?;
    let message = Message::line(context.voice.preview_forget());
    Ok(Reply::private(message.row(confirm_or_not(context, id))))
}

/// The press of "Confirm".
pub(super) async fn confirm(context: &mut Context<'_>) -> Outcome {
    let person = context.remembered().await?;
    let operators = context.house.policy.operators.as_slice();
    let by = (context.house.store.sealer(), operators);
    plan::forget(context.db, by, &person, context.now).await?;
    context.person = None;
    context.erased = true;
    Ok(Reply::Replace(Message::line(context.voice.forgotten())))
}
