//! A place in a group, for whoever may come.
//!
//! Here: whether one is free, and taking it. Who may come is decided before (`join.rs`).

use crate::domain::group::Group;
use crate::domain::membership::Role;
use crate::domain::private::Private;
use crate::outbox::plan;
use crate::reply::refusal::Refusal;
use crate::store::memberships;

use super::context::{Context, Stop};

/// Lets a person in as a member, if a place is free.
pub(super) async fn take(
    context: &mut Context<'_>,
    group: &Group,
    person: i64,
    alias: Option<&Private<String>>,
) -> Result<(), Stop> {
    let (members, _) = memberships::count(context.db, group.id).await?;
    if group.capacity.is_some_and(|capacity| members >= capacity) {
        return Err(Refusal::GroupFull(group.label.clone()).into());
    }
    plan::let_in(context.db, (group.id, person), (Role::Member, alias), context.now).await?;
    Ok(())
}
