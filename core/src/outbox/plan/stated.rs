//! What a group must say to be found, once whoever said it is gone: those who lead it are told, it is found for a
//! week as before, and then no more until it is said.
//!
//! However it came to that (somebody left, was taken out, or was forgotten) it is noticed by what is missing. Not
//! here: what that is (`store/statements.rs`), and what follows once it is said (`commands/legitimacy.rs`).

use crate::clock::Instant;
use crate::domain::audit::{Hat, Thing};
use crate::domain::delivery::Kind;
use crate::domain::group::State;
use crate::store::audit::{self, Deed};
use crate::store::{Db, StoreError, deliveries, groups, statements};

use super::word::owe_person;

/// Somebody who led a group has gone: notes what it does not say any more. They are told of it with what they hear
/// anyway.
pub(super) async fn somebody_went(db: &mut Db, group: i64, now: Instant) -> Result<(), StoreError> {
    let group_now = groups::by_id(db, group).await?;
    let open = group_now.is_some_and(|one| matches!(one.state, State::Listed | State::Paused));
    if open && !statements::missing(db, group).await?.is_empty() {
        statements::note_unstated(db, group, Some(now)).await?;
    }
    Ok(())
}

/// A group goes on after a break without saying all it must: those who lead it are told, since its time went on
/// meanwhile, or is over.
///
/// # Errors
/// If the store cannot be written.
pub async fn goes_on_unstated(db: &mut Db, group: i64, now: Instant) -> Result<(), StoreError> {
    tell(db, group, now).await
}

/// Looks at all groups: what is missing is told, and whoever had a week for it is found no more.
pub(super) async fn keep_up(db: &mut Db, now: Instant) -> Result<(), StoreError> {
    for one in statements::unstated(db).await? {
        let open = matches!(one.state, State::Listed | State::Paused);
        if !one.missing || !open {
            statements::forget_unstated(db, one.group).await?;
        } else if !one.noted {
            statements::note_unstated(db, one.group, Some(now)).await?;
            tell(db, one.group, now).await?;
        } else if one.state == State::Listed && one.hidden_from.is_some_and(|from| from <= now) {
            hide(db, one.group, now).await?;
        }
    }
    Ok(())
}

/// A group is found no more.
async fn hide(db: &mut Db, group: i64, now: Instant) -> Result<(), StoreError> {
    groups::set_state(db, group, State::Unlisted).await?;
    statements::forget_unstated(db, group).await?;
    let deed = Deed {
        hat: Hat::System,
        actor: None,
        action: "unstated",
        group: Some(group),
        on: (Thing::Group, group),
    };
    audit::append(db, &deed, now).await?;
    tell(db, group, now).await
}

async fn tell(db: &mut Db, group: i64, now: Instant) -> Result<(), StoreError> {
    let revision = deliveries::next_revision(db, Kind::Unstated, group).await?;
    for person in deliveries::facilitators(db, group).await? {
        owe_person(db, Kind::Unstated, (group, revision), person, now).await?;
    }
    Ok(())
}
