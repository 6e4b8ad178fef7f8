//! One page of what fits a search, in order: the best fit first, and of equal ones that which meets soonest.
//!
//! What fits is narrowed step by step, the cheapest first: by words (`fits.rs`), by days and hours (`times.rs`),
//! by all else (`passing.rs`), which looks at what is left alone. How many there were before is known then, and
//! nobody has to look again to say what would fit without this or that.
//!
//! A word that stands in every group's name is fitted equally by all of them. When each of thousands meets
//! next is not looked up to show three: the sessions ahead are read in their own order until enough groups
//! are among them.

use std::cmp::Reverse;
use std::collections::HashSet;

use super::{Db, Search, StoreError, fits, passing, read, times};

/// From how many equal ones on the sessions ahead are read in order, and how many of those at most. Of fewer
/// groups each is looked at.
const MANY: usize = 300;
const SESSIONS_READ: i64 = 600;

/// A page of a search, and what is known of all that fit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The groups on it.
    pub ids: Vec<i64>,
    /// How many fit in all.
    pub in_all: usize,
    /// How many more would, but for a fee that says nothing about what is asked.
    pub unsaid: usize,
    /// How many would if nothing but the words were asked.
    pub by_words: usize,
    /// How many groups are listed at all.
    pub listed: usize,
}

/// The listed groups that fit, the best fit first and of equal ones that which meets soonest: `limit` of them from
/// `offset` on.
///
/// # Errors
/// If the store cannot be read.
pub async fn page(
    db: &mut Db,
    Search { meaning, filters, zone, now }: &Search<'_>,
    (offset, limit): (usize, usize),
) -> Result<Page, StoreError> {
    let listed = fits::listed(db).await?;
    let mut fits = fits::fitting(db, *meaning, &listed).await?;
    let mut page = Page { by_words: fits.len(), listed: listed.len(), ..Page::default() };
    let mut places = None;
    if filters.ask_when() && !fits.is_empty() {
        let meeting = times::meeting(db, (filters, *zone), *now).await?;
        fits.retain(|(id, _)| meeting.contains_key(id));
        places = Some(meeting);
    }
    if filters.ask_of_groups() && !fits.is_empty() {
        let ids: Vec<i64> = fits.iter().map(|(id, _)| *id).collect();
        let (passing, unsaid) = passing::passing(db, &ids, (filters, *zone), *now).await?;
        let passing: HashSet<i64> = passing.into_iter().collect();
        fits.retain(|(id, _)| passing.contains(id));
        page.unsaid = unsaid;
    }
    page.in_all = fits.len();
    page.ids = match places {
        Some(places) => {
            fits.sort_unstable_by_key(|(id, fit)| (Reverse(*fit), places.get(id).copied()));
            fits.into_iter().skip(offset).take(limit).map(|(id, _)| id).collect()
        }
        None => by_lots(db, fits, (offset, limit), now.timestamp()).await?,
    };
    Ok(page)
}

/// A page of them, lot by lot of those that fit equally well.
async fn by_lots(
    db: &mut Db,
    mut fits: Vec<(i64, i64)>,
    (offset, limit): (usize, usize),
    now: i64,
) -> Result<Vec<i64>, StoreError> {
    fits.sort_unstable_by_key(|(id, fit)| (Reverse(*fit), *id));
    let (mut before, mut page) = (offset, Vec::new());
    for lot in fits.chunk_by(|(_, one), (_, other)| one == other) {
        let left = limit - page.len();
        if left > 0 && before < lot.len() {
            let ids: Vec<i64> = lot.iter().map(|(id, _)| *id).collect();
            let ordered = soonest(db, &ids, before + left, now).await?;
            page.extend(ordered.into_iter().skip(before).take(left));
        }
        before = before.saturating_sub(lot.len());
    }
    Ok(page)
}

/// Of these groups the `wanted` that meet soonest, in order; those that do not meet come last.
async fn soonest(
    db: &mut Db,
    ids: &[i64],
    wanted: usize,
    now: i64,
) -> Result<Vec<i64>, StoreError> {
    if ids.len() >= MANY {
        let among: HashSet<i64> = ids.iter().copied().collect();
        let ahead = sqlx::query_scalar!(
            r#"select '[' || coalesce(group_concat(group_id), '') || ']' as "ahead!: String" from
               (select group_id from sessions where state = 'planned' and starts_at >= $1
                order by starts_at, group_id limit $2)"#,
            now,
            SESSIONS_READ
        );
        let ahead: Vec<i64> = read(&ahead.fetch_one(&mut *db).await?)?;
        let mut seen = HashSet::new();
        let first = ahead.into_iter().filter(|id| among.contains(id) && seen.insert(*id));
        let first: Vec<i64> = first.take(wanted).collect();
        if first.len() == wanted {
            return Ok(first);
        }
    }
    let next = meets_next(db, ids, now).await?;
    let mut ordered: Vec<(Option<i64>, i64)> = next.into_iter().zip(ids.iter().copied()).collect();
    ordered.sort_unstable_by_key(|(next, id)| (next.is_none(), *next, *id));
    Ok(ordered.into_iter().take(wanted).map(|(_, id)| id).collect())
}

/// When each of these groups meets next, in the same order.
async fn meets_next(db: &mut Db, ids: &[i64], now: i64) -> Result<Vec<Option<i64>>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids = serde_json::to_string(ids).unwrap_or_default();
    let next = sqlx::query_scalar!(
        r#"select json_group_array(
             (select s.starts_at from sessions s
              where s.group_id = j.value and s.state = 'planned' and s.starts_at >= $2
              order by s.starts_at limit 1)) as "next!: String"
           from json_each($1) j"#,
        ids,
        now
    )
    .fetch_one(db)
    .await?;
    read(&next)
}
