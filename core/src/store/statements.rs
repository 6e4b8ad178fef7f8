//! What groups have said of themselves, as far as the listing needs it.

use crate::domain::statement::Missing;

use super::{Db, StoreError};

/// What the group must still say before it can be listed, in the order it is asked.
///
/// # Errors
/// If the store cannot be read.
pub async fn missing(db: &mut Db, group: i64) -> Result<Vec<Missing>, StoreError> {
    let row = sqlx::query!(
        r#"select g.fee is not null
                    or exists (select 1 from fees f where f.group_id = g.id and f.taken_back_at is null)
                    as "fee!: bool",
                  coalesce((select f.amount is null or f.absence is not null from fees f
                            where f.group_id = g.id and f.taken_back_at is null
                            order by f.holds_from desc, f.id desc limit 1), 1) as "absence!: bool",
                  exists (select 1 from memberships m
                          where m.group_id = g.id and m.state = 'active' and m.role = 'facilitator'
                            and m.alias is not null) as "leader!: bool"
           from groups g where g.id = $1"#,
        group
    )
    .fetch_one(db)
    .await?;
    let stated = |what: &Missing| match what {
        Missing::Fee => row.fee,
        Missing::Absence => row.absence,
        Missing::Leader => row.leader,
    };
    Ok(Missing::ALL.iter().copied().filter(|what| !stated(what)).collect())
}
