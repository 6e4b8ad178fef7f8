//! One page of what fits a search, in order: the best fit first, and of equal ones that which meets soonest.
//!
//! A word that stands in every group's name is fitted equally by all of them. When each of thousands meets
//! next is not looked up to show three: the sessions ahead are read in their own order until enough groups
//! are among them. `page.sql` says which fit; here they are put in order.

use std::collections::HashSet;

use crate::domain::filters::{self, FeeAsked};

use super::{Db, Search, StoreError, query};

/// From how many equal ones on the sessions ahead are read in order, and how many of those at most. Of fewer
/// groups each is looked at.
const MANY: usize = 300;
const SESSIONS_READ: i64 = 600;

/// Groups that fit equally well.
struct Lot {
    count: usize,
    /// Their ids; behind each when it meets, where days or hours are asked for.
    ids: String,
}

/// The ids of the listed groups that fit, the best fit first and of equal ones that which meets soonest:
/// `limit` of them from `offset` on; and how many fit in all.
///
/// # Errors
/// If the store cannot be read.
pub async fn page(
    db: &mut Db,
    search: &Search<'_>,
    (offset, limit): (usize, usize),
) -> Result<(Vec<i64>, usize), StoreError> {
    let lots = lots(db, search).await?;
    let in_all = lots.iter().map(|lot| lot.count).sum();
    let (mut before, mut page) = (offset, Vec::new());
    for lot in lots {
        let left = limit - page.len();
        if left > 0 && before < lot.count {
            let ordered = if search.filters.ask_when() {
                of_times(&read::<i64>(&lot.ids)?)
            } else {
                let ids: Vec<i64> = read(&lot.ids)?;
                soonest(db, &ids, before + left, search.now.timestamp()).await?
            };
            page.extend(ordered.into_iter().skip(before).take(left));
        }
        before = before.saturating_sub(lot.count);
    }
    Ok((page, in_all))
}

/// Ids with a time behind each, put in order.
fn of_times(pairs: &[i64]) -> Vec<i64> {
    let mut pairs: Vec<(i64, i64)> = pairs.chunks_exact(2).map(|pair| (pair[1], pair[0])).collect();
    pairs.sort_unstable();
    pairs.into_iter().map(|(_, id)| id).collect()
}

/// All that fit, the best lot first.
async fn lots(
    db: &mut Db,
    Search { meaning, filters, zone, now }: &Search<'_>,
) -> Result<Vec<Lot>, StoreError> {
    let terms = meaning.map_or_else(Vec::new, query::terms);
    let terms = serde_json::to_string(&terms).unwrap_or_default();
    let everything = i64::from(meaning.is_none());
    let timed = i64::from(filters.ask_when());
    let stretches = filters::stretches(zone.filter(|_| filters.ask_when()), *now);
    let until = stretches.last().map_or(0, |last| last.ends);
    let stretches = serde_json::to_string(&stretches).unwrap_or_default();
    let (days, (after, length)) = (filters.days_as_bits(), filters.part_of_day());
    let (language, kind) = (filters.language.as_deref(), filters.kind.as_deref());
    let platform = filters.platform.map(crate::domain::address::Platform::as_str);
    let (fee, most) = match filters.fee_asked() {
        FeeAsked::Any => (None, None),
        FeeAsked::None => (Some("none"), None),
        FeeAsked::AtMost(most) => (Some("none within"), Some(most)),
        FeeAsked::Unsaid(most) => (Some("unsaid"), most),
    };
    let currency = most.map(|most| most.currency.as_str());
    let period = most.and_then(|most| most.period.as_deref());
    let most = most.map(|most| most.amount);
    let (seats, led) = (i64::from(filters.seats), filters.led.map(filters::Led::as_str));
    let now = now.timestamp();
    let found = sqlx::query_file!(
        "src/store/search/page.sql",
        terms,
        stretches,
        everything,
        timed,
        now,
        until,
        days,
        after,
        length,
        language,
        kind,
        fee,
        most,
        currency,
        seats,
        platform,
        led,
        period
    )
    .fetch_all(db)
    .await?;
    let lot = |count, ids| Lot { count: usize::try_from(count).unwrap_or(0), ids };
    Ok(found.into_iter().map(|row| lot(row.count, row.ids)).collect())
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

/// What SQLite wrote as a list.
fn read<T: serde::de::DeserializeOwned>(list: &str) -> Result<Vec<T>, StoreError> {
    let inconsistent = StoreError::Inconsistent { table: "groups", column: "id", row: 0 };
    serde_json::from_str(list).map_err(|_| inconsistent)
}
