//! What groups have said of themselves, as far as the listing needs it.

use crate::clock::{Instant, from_unix};
use crate::domain::group::State;
use crate::domain::statement::Missing;

use super::seal::Sealer;
use super::{Db, StoreError, read};

/// For so long a group is found that does not say any more what it must.
const FOUND_FOR_S: i64 = 7 * 24 * 60 * 60;

/// A group of which it is noted that it does not say what it must, or is to be.
#[derive(Clone, Copy, Debug)]
pub struct Unstated {
    /// Which.
    pub group: i64,
    /// Its state.
    pub state: State,
    /// Whether it still does not.
    pub missing: bool,
    /// Whether that is noted.
    pub noted: bool,
    /// From when it is not to be found for that; none for one that was found before it had to say so.
    pub hidden_from: Option<Instant>,
}

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

/// The groups that can be found and do not say what they must, and those of which that is noted.
///
/// # Errors
/// If the store cannot be read.
pub async fn unstated(db: &mut Db) -> Result<Vec<Unstated>, StoreError> {
    let rows = sqlx::query!(
        r#"select id as "id!: i64", state as "state!: String", missing as "missing!: bool",
                  noted as "noted!: bool", since as "since: i64"
           from (select g.id, g.state, u.group_id is not null as noted, u.since,
                        ((g.fee is null
                          and not exists (select 1 from fees f
                                          where f.group_id = g.id and f.taken_back_at is null))
                         or coalesce((select f.amount is not null and f.absence is null from fees f
                                      where f.group_id = g.id and f.taken_back_at is null
                                      order by f.holds_from desc, f.id desc limit 1), 0)
                         or not exists (select 1 from memberships m
                                        where m.group_id = g.id and m.state = 'active'
                                          and m.role = 'facilitator' and m.alias is not null))
                        as missing
                 from groups g left join unstated u on u.group_id = g.id)
           where noted or (missing and state = 'listed') order by id"#
    )
    .fetch_all(db)
    .await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        found.push(Unstated {
            group: row.id,
            state: read(&row.state, "groups", "state", row.id)?,
            missing: row.missing,
            noted: row.noted,
            hidden_from: row.since.map(|since| from_unix(since + FOUND_FOR_S)),
        });
    }
    Ok(found)
}

/// Notes that a group does not say any more what it must; of one that was found before it had to say so, without
/// a moment. Says whether that is news.
///
/// # Errors
/// If the store cannot be written.
pub async fn note_unstated(
    db: &mut Db,
    group: i64,
    since: Option<Instant>,
) -> Result<bool, StoreError> {
    let since = since.map(|since| since.timestamp());
    let done = sqlx::query!(
        "insert into unstated (group_id, since) values ($1, $2) on conflict do nothing",
        group,
        since
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Nothing of that is noted of a group any more.
///
/// # Errors
/// If the store cannot be written.
pub async fn forget_unstated(db: &mut Db, group: i64) -> Result<(), StoreError> {
    sqlx::query!("delete from unstated where group_id = $1", group).execute(db).await?;
    Ok(())
}

/// From when a group is not found any more for what it does not say; nothing if none of it is noted, or it was
/// found before it had to say so.
///
/// # Errors
/// If the store cannot be read.
pub async fn hidden_from(db: &mut Db, group: i64) -> Result<Option<Instant>, StoreError> {
    let since = sqlx::query_scalar!("select since from unstated where group_id = $1", group);
    let since = since.fetch_optional(db).await?.flatten();
    Ok(since.map(|since| from_unix(since + FOUND_FOR_S)))
}

/// Whether a group is found though it does not say what it must.
///
/// # Errors
/// If the store cannot be read.
pub async fn is_found_all_the_same(
    db: &mut Db,
    group: i64,
    now: Instant,
) -> Result<bool, StoreError> {
    let until = now.timestamp() - FOUND_FOR_S;
    let found = sqlx::query_scalar!(
        r#"select count(*) as "count!: i64" from unstated
           where group_id = $1 and (since is null or since > $2)"#,
        group,
        until
    );
    Ok(found.fetch_one(db).await? > 0)
}
