//! Groups by what they are called, of ten thousand: the index is asked, nothing is read through.

use crate::domain::group::Group;
use crate::store::search;

use super::super::context::{Context, Stop};
use super::{Standing, known_by_id, of_this_chat, own_even_over, permitted, require, row_id};

/// Groups the caller may know of whose name or label begins with what was typed: of listed ones the few
/// that fit, of their own and of this chat's all.
///
/// # Errors
/// If the store cannot be read.
pub(super) async fn called(context: &mut Context<'_>, typed: &str) -> Result<Vec<Group>, Stop> {
    let operates = context.house.policy.operated_by(&context.caller.account);
    let found = search::called(context.db, typed, operates).await?;
    beside_own(context, found).await
}

/// Groups the caller may know of, for what is being typed: their own, this chat's, and of listed ones at
/// most `most` that fit.
///
/// # Errors
/// If the store cannot be read.
pub async fn completing(
    context: &mut Context<'_>,
    typed: &str,
    most: usize,
) -> Result<Vec<Group>, Stop> {
    if let Some(id) = row_id(typed) {
        return Ok(known_by_id(context, id).await?.into_iter().collect());
    }
    let operates = context.house.policy.operated_by(&context.caller.account);
    let found = search::completing(context.db, typed, operates, most).await?;
    beside_own(context, found).await
}

/// First those to which the caller is what is asked, then all of them.
///
/// # Errors
/// If the store cannot be read.
pub(super) async fn theirs_first(
    context: &mut Context<'_>,
    known: Vec<Group>,
    standing: Standing,
) -> Result<[Vec<Group>; 2], Stop> {
    let mut theirs = Vec::new();
    if standing != Standing::Any {
        for group in &known {
            if permitted(require(context, group, standing).await)?.is_ok() {
                theirs.push(group.clone());
            }
        }
    }
    Ok([theirs, known])
}

async fn beside_own(context: &mut Context<'_>, mut found: Vec<Group>) -> Result<Vec<Group>, Stop> {
    found.extend(own_even_over(context, Standing::Belonging).await?);
    found.extend(of_this_chat(context).await?);
    found.sort_by_key(|group| group.id);
    found.dedup_by_key(|group| group.id);
    Ok(found)
}
