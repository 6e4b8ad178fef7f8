//! Which listed groups fit what is looked for, and how well.
//!
//! Each term's groups are read as one list, and the weights are added here: a word may stand in every group's
//! name, and to have thousands of rows sorted by the store would take longer than all else.

use std::collections::{HashMap, HashSet};

use crate::domain::topic::Meaning;

use super::{Db, StoreError, query, read};

/// The listed groups.
pub(super) async fn listed(db: &mut Db) -> Result<Vec<i64>, StoreError> {
    let ids = sqlx::query_scalar!(
        r#"select '[' || coalesce(group_concat(id), '') || ']' as "ids!: String"
           from groups where state = 'listed'"#
    );
    read(&ids.fetch_one(db).await?)
}

/// Of these groups those that fit, with how well they do; all of them alike if nothing is looked for.
pub(super) async fn fitting(
    db: &mut Db,
    meaning: Option<&Meaning<'_>>,
    listed: &[i64],
) -> Result<Vec<(i64, i64)>, StoreError> {
    let Some(meaning) = meaning else {
        return Ok(listed.iter().map(|id| (*id, 0)).collect());
    };
    let terms = query::terms(meaning);
    let queries: Vec<&str> = terms.iter().map(|term| term.query.as_str()).collect();
    let lists = matched(db, &queries).await?;
    // Of the terms of one topic the heaviest counts.
    let mut of_topics: HashMap<usize, HashMap<i64, i64>> = HashMap::new();
    let mut fits: HashMap<i64, i64> = HashMap::new();
    for (term, ids) in terms.iter().zip(lists) {
        match term.topic {
            Some(topic) => {
                let of_topic = of_topics.entry(topic).or_default();
                for id in ids {
                    let weight = of_topic.entry(id).or_default();
                    *weight = term.weight.max(*weight);
                }
            }
            None => ids.into_iter().for_each(|id| *fits.entry(id).or_default() += term.weight),
        }
    }
    for (id, weight) in of_topics.into_values().flatten() {
        *fits.entry(id).or_default() += weight;
    }
    let listed: HashSet<i64> = listed.iter().copied().collect();
    fits.retain(|id, _| listed.contains(id));
    Ok(fits.into_iter().collect())
}

/// For each query the groups it finds, listed or not.
async fn matched(db: &mut Db, queries: &[&str]) -> Result<Vec<Vec<i64>>, StoreError> {
    let queries = serde_json::to_string(queries).unwrap_or_default();
    let lists = sqlx::query_scalar!(
        r#"select (select '[' || coalesce(group_concat(s.rowid), '') || ']'
                   from group_search s where s.group_search match t.value) as "ids!: String"
           from json_each($1) t order by t.id"#,
        queries
    )
    .fetch_all(db)
    .await?;
    lists.iter().map(|list| read(list)).collect()
}
