//! `/forgetme`: erases a person everywhere, after one confirmation.
//!
//! What stays holds no identity: counts, row ids, and a keyed hash of the account. Nothing reads that
//! hash yet: a restored backup does not forget them again by itself. A group that loses its last facilitator takes a break, and the operator is told.

use crate::domain::group::State;
use crate::outbox::plan;
use crate::reply::{Message, Reply};
use crate::store::{groups, memberships, persons};

use super::context::{Context, Outcome, Stop};
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
    for membership in memberships::active_of(context.db, person.id).await? {
        let (_, facilitators) = memberships::count(context.db, membership.group).await?;
        if membership.leads() && facilitators == 1 {
            orphan(context, membership.group).await?;
        }
    }
    let token = context.house.store.sealer().tombstone(&person.account);
    persons::forget(context.db, person.id, &token, context.now).await?;
    context.person = None;
    context.erased = true;
    Ok(Reply::Replace(Message::line(context.voice.forgotten())))
}

/// A group loses its last facilitator. What is over stays over, and a break is told once.
async fn orphan(context: &mut Context<'_>, group: i64) -> Result<(), Stop> {
    let over = groups::by_id(context.db, group).await?.is_none_or(|g| g.state == State::Closed);
    if over {
        return Ok(());
    }
    if groups::set_state(context.db, group, State::Paused).await? {
        plan::group_pauses(context.db, group, context.now).await?;
    }
    plan::tell_orphaned(context.db, context.house, group, context.now).await?;
    Ok(())
}
