//! Who is in a group, as its facilitators are shown it: enough to tell the nameless apart.

use super::{Membership, Row};
use crate::clock::{Instant, from_unix};
use crate::domain::address::Platform;
use crate::store::{Db, StoreError, read};

/// Somebody in a group.
#[derive(Clone, Debug)]
pub struct Listed {
    /// As what, and called what.
    pub membership: Membership,
    /// With an account where.
    pub platform: Platform,
    /// Since when.
    pub since: Instant,
}

/// Everybody in the group now, facilitators first.
///
/// # Errors
/// If the store cannot be read.
pub async fn roster(db: &mut Db, group: i64) -> Result<Vec<Listed>, StoreError> {
    let rows = sqlx::query!(
        r#"select m.id as "id!", m.group_id, m.person_id, m.role, m.state, m.alias, m.changed_at,
                  p.platform
           from memberships m join persons p on p.id = m.person_id
           where m.group_id = $1 and m.state = 'active' order by m.role, m.id"#,
        group
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| {
            let platform = read(&row.platform, "persons", "platform", row.person_id)?;
            let since = from_unix(row.changed_at);
            let row = Row {
                id: row.id,
                group_id: row.group_id,
                person_id: row.person_id,
                role: row.role,
                state: row.state,
                alias: row.alias,
            };
            Ok(Listed { membership: Membership::try_from(row)?, platform, since })
        })
        .collect()
}
