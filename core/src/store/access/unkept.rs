//! Chats of a group whose doors are not kept here: who comes into the group gets no way into them, and who leaves
//! it stays in them.

use crate::clock::Instant;
use crate::domain::address::Platform;
use crate::store::{Db, StoreError};

/// The chats of a group on a platform whose doors are not kept, by row id: a Telegram chat that lets in whom it
/// likes, of one with topics the first; a Discord channel on whose server the group gives no role.
///
/// # Errors
/// If the store cannot be read.
pub async fn unkept(db: &mut Db, group: i64, platform: Platform) -> Result<Vec<i64>, StoreError> {
    let platform = platform.as_str();
    Ok(sqlx::query_scalar!(
        r#"select min(c.id) as "chat!: i64" from bindings b join chats c on c.id = b.chat_id
           where b.group_id = $1 and c.platform = $2 and c.state = 'present'
             and not exists (select 1 from kept_doors k join chats d on d.id = k.chat_id
                             where d.platform = c.platform and d.chat = c.chat)
             and not exists (select 1 from group_roles r join chats d on d.id = r.chat_id
                             where r.group_id = b.group_id and d.platform = c.platform
                               and d.space = c.space)
           group by c.chat order by 1"#,
        group,
        platform
    )
    .fetch_all(db)
    .await?)
}

/// Whether a member came into a group since then who has an account on this platform and is in it still.
///
/// # Errors
/// If the store cannot be read.
pub async fn somebody_came(
    db: &mut Db,
    (group, platform): (i64, Platform),
    since: Instant,
) -> Result<bool, StoreError> {
    let (platform, since) = (platform.as_str(), since.timestamp());
    let found = sqlx::query_scalar!(
        "select m.id from memberships m join persons p on p.id = m.person_id
         where m.group_id = $1 and m.state = 'active' and m.role = 'member'
           and p.platform = $2 and m.changed_at >= $3 limit 1",
        group,
        platform,
        since
    );
    Ok(found.fetch_optional(db).await?.is_some())
}
