//! What is stored of how somebody came into a group, or asked to.

use super::Deed;
use crate::clock::{Instant, from_unix};
use crate::domain::entry::{Answered, Part, RequestState};
use crate::domain::private::Private;
use crate::store::entry_requests;
use crate::store::seal::Sealer;
use crate::store::{Db, StoreError, read};

/// A request of theirs.
#[derive(Debug)]
pub struct Asked {
    /// The group's name.
    pub group: String,
    /// How far it is.
    pub state: RequestState,
    /// Since when.
    pub since: Instant,
    /// What they answered, while that is kept.
    pub answers: Vec<Answered>,
    /// What they were asked back and answered, in order.
    pub said: Vec<(Part, Private<String>)>,
}

/// Their requests to be let in.
///
/// # Errors
/// If the store cannot be read, or was sealed with another key.
pub async fn requests(db: &mut Db, sealer: &Sealer, person: i64) -> Result<Vec<Asked>, StoreError> {
    let rows = sqlx::query!(
        r#"select r.id as "id!", r.state, r.asked_at, g.name from entry_requests r
           join groups g on g.id = r.group_id where r.person_id = $1 order by r.id"#,
        person
    )
    .fetch_all(&mut *db)
    .await?;
    let mut asked = Vec::new();
    for row in rows {
        let said = entry_requests::said(db, sealer, row.id).await?;
        asked.push(Asked {
            group: row.name,
            state: read(&row.state, "entry_requests", "state", row.id)?,
            since: from_unix(row.asked_at),
            answers: entry_requests::answers(db, sealer, row.id).await?.unwrap_or_default(),
            said: said.into_iter().map(|word| (word.part, word.text)).collect(),
        });
    }
    Ok(asked)
}

/// The agreements they agreed to.
///
/// # Errors
/// If the store cannot be read.
pub async fn agreed(db: &mut Db, person: i64) -> Result<Vec<Deed>, StoreError> {
    let rows = sqlx::query!(
        "select g.name, a.version, a.agreed_at from agreed a join groups g on g.id = a.group_id
         where a.person_id = $1 order by g.id",
        person
    )
    .fetch_all(db)
    .await?;
    let deed = |group, version: i64, at| Deed {
        group,
        what: version.to_string(),
        at: Some(from_unix(at)),
    };
    Ok(rows.into_iter().map(|row| deed(row.name, row.version, row.agreed_at)).collect())
}
