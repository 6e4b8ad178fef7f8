//! Somebody is forgotten: what of theirs goes, and what is owed for it. The same, whether they have just
//! asked or the store came back from a copy that was made before they did. Who leads a group with them hears that
//! one of them is no longer here, and not who.

use std::collections::HashSet;

use super::{access, group_pauses, hosts, seats, tell_orphaned};
use crate::clock::Instant;
use crate::domain::address::Account;
use crate::domain::audit::{Hat, Thing};
use crate::domain::delivery::Kind;
use crate::domain::group::State;
use crate::store::audit::{self, Deed};
use crate::store::forgotten::{self, Wish};
use crate::store::persons::{self, Person};
use crate::store::seal::Sealer;
use crate::store::{Db, StoreError, breaks, duties, groups, invitations, memberships};

/// Erases a person; keyed hashes of the account stay. A group that they alone led takes a break, and
/// the operators are told.
///
/// # Errors
/// If the store cannot be written.
pub async fn forget(
    db: &mut Db,
    (sealer, operators): (&Sealer, &[Account]),
    person: &Person,
    now: Instant,
) -> Result<(), StoreError> {
    let wish = Wish { token: sealer.tombstone(&person.account), at: now.timestamp() };
    forgotten::keep(db, &wish).await?;
    erase(db, (sealer, operators), person, now).await
}

/// Erases everybody in a store that was made before they asked, by the wishes of a later one. Returns how
/// many there were. Who asked before the store was made, and has come back since, stays.
///
/// # Errors
/// If the store cannot be written.
pub async fn forget_again(
    db: &mut Db,
    (sealer, operators): (&Sealer, &[Account]),
    wishes: &[Wish],
    now: Instant,
) -> Result<usize, StoreError> {
    let mut news = HashSet::new();
    for wish in wishes {
        if forgotten::keep(db, wish).await? {
            news.insert(wish.token.as_str());
        }
    }
    let mut again = persons::all(db).await?;
    again.retain(|person| news.contains(sealer.tombstone(&person.account).as_str()));
    for person in &again {
        erase(db, (sealer, operators), person, now).await?;
    }
    Ok(again.len())
}

async fn erase(
    db: &mut Db,
    (sealer, operators): (&Sealer, &[Account]),
    person: &Person,
    now: Instant,
) -> Result<(), StoreError> {
    let led_by_others = stops_leading(db, operators, person.id, now).await?;
    // That somebody was taken out of a group holds, whoever is forgotten.
    for group in memberships::taken_out_of(db, person.id).await? {
        let token = sealer.tombstone_in(group, &person.account);
        memberships::keep_out(db, group, &token).await?;
    }
    access::forgets(db, sealer, person, now).await?;
    let gone = memberships::all_of(db, person.id).await?;
    for membership in &gone {
        // Who only waited has not come in by their invitation.
        if membership.is_in_line() {
            invitations::good_again(db, membership.id).await?;
        }
        seats::erase(db, membership).await?;
    }
    persons::erase(db, person.id).await?;
    for (group, sessions) in &led_by_others {
        hosts::tell_one_fewer(db, (Kind::FacilitatorGone, *group, sessions), now).await?;
    }
    for membership in &gone {
        seats::given_up(db, membership, now).await?;
    }
    Ok(())
}

/// Somebody who is about to be forgotten leads nothing any more. Returns the groups that others lead on, each with
/// the sessions ahead that were taken on there.
async fn stops_leading(
    db: &mut Db,
    operators: &[Account],
    person: i64,
    now: Instant,
) -> Result<Vec<(i64, Vec<i64>)>, StoreError> {
    let mut led_by_others = Vec::new();
    for membership in memberships::active_of(db, person).await? {
        let group = membership.group;
        let (_, facilitators) = memberships::count(db, group).await?;
        if membership.leads() && facilitators == 1 {
            orphan(db, operators, group, now).await?;
        } else if membership.leads() {
            led_by_others.push((group, duties::ahead_of(db, (group, person), now).await?));
        }
    }
    Ok(led_by_others)
}

/// A group loses its last facilitator. What is over stays over, and a break is told once.
pub(super) async fn orphan(
    db: &mut Db,
    operators: &[Account],
    group: i64,
    now: Instant,
) -> Result<(), StoreError> {
    let over = groups::by_id(db, group).await?.is_none_or(|group| group.state == State::Closed);
    if over {
        return Ok(());
    }
    // Nobody is there to end the break on the day that was said.
    breaks::set(db, group, None).await?;
    if groups::set_state(db, group, State::Paused).await? {
        group_pauses(db, (group, None), now).await?;
    }
    let deed = Deed {
        hat: Hat::System,
        actor: None,
        action: "orphaned",
        group: Some(group),
        on: (Thing::Group, group),
    };
    audit::append(db, &deed, now).await?;
    tell_orphaned(db, operators, group, now).await
}
