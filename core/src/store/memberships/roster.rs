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
    let rows = sqlx::query_as!(
        Line,
        r#"select m.id as "id!", m.group_id, m.person_id, m.role, m.state, m.alias, m.changed_at,
                  p.platform
           from memberships m join persons p on p.id = m.person_id
           where m.group_id = $1 and m.state = 'active' order by m.role, m.id"#,
        group
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(Listed::try_from).collect()
}

/// Everybody who waits for a seat in the group, or was offered one, the next one first; each since when
/// they wait.
///
/// # Errors
/// If the store cannot be read.
pub async fn in_line(db: &mut Db, group: i64) -> Result<Vec<Listed>, StoreError> {
    let rows = sqlx::query_as!(
        Line,
        r#"select m.id as "id!", m.group_id, m.person_id, m.role, m.state, m.alias,
                  w.since as "changed_at!", p.platform
           from waitlist w join memberships m on m.id = w.membership_id
           join persons p on p.id = m.person_id
           where m.group_id = $1 order by w.number"#,
        group
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(Listed::try_from).collect()
}

/// Everybody else in the group, or on the way in, who goes by a name there. Whom the same human is by another
/// account, they may be called like.
///
/// # Errors
/// If the store cannot be read.
pub async fn others_named(
    db: &mut Db,
    (group, person): (i64, i64),
) -> Result<Vec<Membership>, StoreError> {
    sqlx::query_as!(
        Row,
        r#"select m.id as "id!", m.group_id, m.person_id, m.role, m.state, m.alias
           from memberships m
           where m.group_id = $1 and m.person_id <> $2 and m.alias is not null
             and m.state in ('requested', 'waiting', 'offered', 'active')
             and not exists (select 1 from links l
                             where (l.person_id = $2 and l.other_id = m.person_id)
                                or (l.other_id = $2 and l.person_id = m.person_id))"#,
        group,
        person
    )
    .fetch_all(db)
    .await?
    .into_iter()
    .map(Membership::try_from)
    .collect()
}

pub(super) struct Line {
    pub(super) id: i64,
    pub(super) group_id: i64,
    pub(super) person_id: i64,
    pub(super) role: String,
    pub(super) state: String,
    pub(super) alias: Option<String>,
    pub(super) changed_at: i64,
    pub(super) platform: String,
}

impl TryFrom<Line> for Listed {
    type Error = StoreError;

    fn try_from(line: Line) -> Result<Self, StoreError> {
        let platform = read(&line.platform, "persons", "platform", line.person_id)?;
        let since = from_unix(line.changed_at);
        let row = Row {
            id: line.id,
            group_id: line.group_id,
            person_id: line.person_id,
            role: line.role,
            state: line.state,
            alias: line.alias,
        };
        Ok(Self { membership: Membership::try_from(row)?, platform, since })
    }
}
