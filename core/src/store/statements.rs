//! What groups have said of themselves, as far as the listing needs it.

use crate::domain::statement::Missing;

use super::seal::Sealer;
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

/// A mark of what people would find of the group now: another as soon as anything is said otherwise on its card, but
/// for when it meets and how many seats are free. Who holds the mark has seen what it is a mark of.
///
/// # Errors
/// If the store cannot be read.
pub async fn mark(db: &mut Db, sealer: &Sealer, group: i64) -> Result<u16, StoreError> {
    let said = sqlx::query_scalar!(
        r#"select json_array(
             g.name, g.label, g.about, g.zone, g.language, g.kind, g.entry, g.capacity, g.fee,
             (select json_group_array(topic)
              from (select topic from group_topics where group_id = g.id order by topic)),
             (select json_group_array(id)
              from (select id from fees where group_id = g.id and taken_back_at is null order by id)),
             (select json_group_array(json_array(id, alias, stated, revision))
              from (select m.id, m.alias, c.id as stated, c.revision from memberships m
                    left join credentials c on c.person_id = m.person_id
                    where m.group_id = g.id and m.state = 'active' and m.role = 'facilitator'
                    order by m.id)),
             (select json_group_array(json_array(platform, openness))
              from (select distinct c.platform, c.openness
                    from bindings b join chats c on c.id = b.chat_id
                    where b.group_id = g.id order by 1, 2)),
             (select max(version) from agreements where group_id = g.id),
             coalesce((select watched from host_watch where group_id = g.id), 1),
             exists (select 1 from attendance_kept where group_id = g.id)) as "said!: String"
           from groups g where g.id = $1"#,
        group
    );
    Ok(sealer.mark(&said.fetch_one(db).await?))
}
