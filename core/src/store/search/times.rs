//! Which groups meet when that is asked: the sessions in the windows that are asked for, read from an index that
//! holds their groups. How many sessions there are at other times costs nothing.

use std::collections::HashMap;

use crate::clock::Instant;
use crate::domain::filters::{Filters, Windows, ahead_until};
use crate::time::zone::Zone;

use super::{Db, StoreError, read};

/// The groups that meet then, each with its place among them: which meets first is first.
pub(super) async fn meeting(
    db: &mut Db,
    (filters, zone): (&Filters, Option<&Zone>),
    now: Instant,
) -> Result<HashMap<i64, usize>, StoreError> {
    let ordered = match filters.windows(zone, now) {
        Windows::Moments(windows) => in_moments(db, &windows).await?,
        Windows::Clocks(windows) => by_clocks(db, &windows, now).await?,
    };
    let mut places = HashMap::new();
    for (place, group) in ordered.into_iter().enumerate() {
        places.entry(group).or_insert(place);
    }
    Ok(places)
}

/// The group of each session, in order of their beginnings and then of their numbers.
async fn in_moments(db: &mut Db, windows: &[(i64, i64)]) -> Result<Vec<i64>, StoreError> {
    let windows = serde_json::to_string(windows).unwrap_or_default();
    // The windows come one after the other, and in each the index has that very order.
    let lists = sqlx::query_scalar!(
        r#"select (select '[' || coalesce(group_concat(group_id), '') || ']' from
                     (select group_id from sessions
                      where state = 'planned' and starts_at >= w.value ->> 0 and starts_at < w.value ->> 1
                      order by starts_at, group_id)) as "ids!: String"
           from json_each($1) w order by w.id"#,
        windows
    )
    .fetch_all(db)
    .await?;
    let mut all = Vec::new();
    for list in lists {
        all.extend(read::<i64>(&list)?);
    }
    Ok(all)
}

/// The same where each session's own clock counts: at one time of a clock sessions begin at many moments.
async fn by_clocks(
    db: &mut Db,
    windows: &[(String, String)],
    now: Instant,
) -> Result<Vec<i64>, StoreError> {
    let windows = serde_json::to_string(windows).unwrap_or_default();
    let (now, until) = (now.timestamp(), ahead_until(now));
    // Counted from now on they are shorter to write and to read.
    let lists = sqlx::query_scalar!(
        r#"select (select '[' || coalesce(group_concat((starts_at - $2) || ',' || group_id), '') || ']'
                   from sessions
                   where state = 'planned' and start_local >= w.value ->> 0
                     and start_local < w.value ->> 1 and starts_at >= $2 and starts_at < $3)
                  as "pairs!: String"
           from json_each($1) w"#,
        windows,
        now,
        until
    )
    .fetch_all(db)
    .await?;
    let mut all = Vec::new();
    for list in lists {
        let pairs: Vec<i64> = read(&list)?;
        all.extend(pairs.chunks_exact(2).map(|pair| (pair[0], pair[1])));
    }
    all.sort_unstable();
    Ok(all.into_iter().map(|(_, group)| group).collect())
}
