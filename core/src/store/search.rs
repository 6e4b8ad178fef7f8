//! Searching: which groups fit, in order, one page of them. What is searched for is handed in and
//! forgotten; it is in no row and no log.
//!
//! FTS5's own language is written here alone (`query.rs`), of quoted words only, so that nothing that
//! somebody types can mean anything in it. A page of what fits is found and put in order in `page.rs`. Not here:
//! what a search means (`domain/topic`).

use crate::clock::Instant;
use crate::domain::filters::Filters;
use crate::domain::group::{Group, State};
use crate::domain::topic::Meaning;
use crate::time::zone::Zone;

use super::{Db, StoreError, groups};

mod fits;
mod page;
mod passing;
mod query;
mod times;

pub use page::{Page, page};

/// A search.
#[derive(Debug)]
pub struct Search<'a> {
    /// What is meant; `None` asks for every group.
    pub meaning: Option<&'a Meaning<'a>>,
    /// What else is asked.
    pub filters: &'a Filters,
    /// Whose days and hours the filters mean; `None` is each session's own zone.
    pub zone: Option<&'a Zone>,
    /// The present moment.
    pub now: Instant,
}

/// One thing that is looked for, and what a group that has it fits better by.
#[derive(Debug)]
struct Term {
    query: String,
    weight: i64,
    /// The topic it says in other words, or elsewhere; of those of one the heaviest counts.
    topic: Option<usize>,
}

/// The most groups of one name that are looked at.
const MOST_OF_A_NAME: i64 = 50;

/// Groups whose name or label begins with what was typed, the shortest names first: listed ones, and
/// `unlisted` ones too if that is asked.
///
/// # Errors
/// If the store cannot be read.
pub async fn called(db: &mut Db, typed: &str, unlisted: bool) -> Result<Vec<Group>, StoreError> {
    let query = query::beginning(typed);
    matching(db, &query, unlisted, MOST_OF_A_NAME).await
}

/// Groups in whose name or label every word that was typed begins one, at most `most` of them.
///
/// # Errors
/// If the store cannot be read.
pub async fn completing(
    db: &mut Db,
    typed: &str,
    unlisted: bool,
    most: usize,
) -> Result<Vec<Group>, StoreError> {
    let query = query::each_begun(typed);
    matching(db, &query, unlisted, i64::try_from(most).unwrap_or(i64::MAX)).await
}

/// Listed groups in whose name or label words begin nearly as those that were typed do, `all` of them or any,
/// at most `most`: among them are those that were typed with an error.
///
/// # Errors
/// If the store cannot be read.
pub async fn begun_like(
    db: &mut Db,
    typed: &str,
    all: bool,
    most: usize,
) -> Result<Vec<Group>, StoreError> {
    let query = query::begun_like(typed, all);
    if query.is_empty() {
        return Ok(Vec::new());
    }
    matching(db, &query, false, i64::try_from(most).unwrap_or(i64::MAX)).await
}

/// Without words to look for, the groups with the smallest numbers.
async fn matching(
    db: &mut Db,
    query: &str,
    unlisted: bool,
    most: i64,
) -> Result<Vec<Group>, StoreError> {
    let (listed, waiting) = (State::Listed.as_str(), State::Unlisted.as_str());
    let unlisted = i64::from(unlisted);
    let ids = if query.is_empty() {
        sqlx::query_scalar!(
            r#"select id as "id!: i64" from groups
               where state = $1 or ($2 and state = $3) order by id limit $4"#,
            listed,
            unlisted,
            waiting,
            most
        )
        .fetch_all(&mut *db)
        .await?
    } else {
        sqlx::query_scalar!(
            r#"select g.id as "id!: i64" from group_search s cross join groups g on g.id = s.rowid
               where s.group_search match $1 and (g.state = $2 or ($3 and g.state = $4))
               order by min(length(g.name), length(g.label)), g.id limit $5"#,
            query,
            listed,
            unlisted,
            waiting,
            most
        )
        .fetch_all(&mut *db)
        .await?
    };
    in_order(db, &ids).await
}

/// The groups in rows `ids`, in that order.
///
/// # Errors
/// If the store cannot be read.
pub async fn in_order(db: &mut Db, ids: &[i64]) -> Result<Vec<Group>, StoreError> {
    let mut found = groups::by_ids(db, ids).await?;
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

/// The topics listed groups have, the commonest first, at most `most`.
///
/// # Errors
/// If the store cannot be read.
pub async fn topics(db: &mut Db, most: i64) -> Result<Vec<String>, StoreError> {
    Ok(sqlx::query_scalar!(
        "select topic from group_topics t join groups g on g.id = t.group_id
         where g.state = 'listed' group by topic order by count(*) desc, topic limit $1",
        most
    )
    .fetch_all(db)
    .await?)
}

/// Tells the index to wipe what is changed or erased in it, as the rest of the file does (`secure_delete`).
///
/// # Errors
/// If the store cannot be written.
pub(super) async fn wipe_what_is_erased(db: &mut Db) -> Result<(), sqlx::Error> {
    let set = "insert into group_search (group_search, rank)
               select 'secure-delete', 1
               where not exists (select 1 from group_search_config where k = 'secure-delete' and v = 1)";
    sqlx::query(set).execute(db).await?;
    Ok(())
}

/// What SQLite wrote as a list.
fn read<T: serde::de::DeserializeOwned>(list: &str) -> Result<Vec<T>, StoreError> {
    let inconsistent = StoreError::Inconsistent { table: "groups", column: "id", row: 0 };
    serde_json::from_str(list).map_err(|_| inconsistent)
}
