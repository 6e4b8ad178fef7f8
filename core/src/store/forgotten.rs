//! Who asked to be forgotten: of each account a keyed hash (`seal.rs`) and when, and nothing else.
//!
//! A store that comes back from a copy reads them in the store it replaces, and forgets again.

use super::{Db, StoreError};

/// That somebody asked to be forgotten. Says who only to whoever has the key and the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// What `Sealer::tombstone` makes of the account.
    pub token: String,
    /// When they asked, last.
    pub at: i64,
}

/// All wishes a store knows, of whatever version of this program it is.
///
/// # Errors
/// If the store cannot be read.
pub async fn all(db: &mut Db) -> Result<Vec<Wish>, StoreError> {
    let table = "select 1 from sqlite_schema where type = 'table' and name = 'forgotten'";
    if sqlx::query(table).fetch_optional(&mut *db).await?.is_none() {
        return Ok(Vec::new());
    }
    Ok(sqlx::query_as!(Wish, "select token, forgotten_at as at from forgotten")
        .fetch_all(db)
        .await?)
}

/// Remembers a wish. Says whether it is news: not if it, or a later one of the same account, is known.
///
/// # Errors
/// If the store cannot be written.
pub async fn keep(db: &mut Db, wish: &Wish) -> Result<bool, StoreError> {
    let done = sqlx::query!(
        "insert into forgotten (token, forgotten_at) values ($1, $2)
         on conflict (token) do update set forgotten_at = excluded.forgotten_at
         where excluded.forgotten_at > forgotten.forgotten_at",
        wish.token,
        wish.at
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() > 0)
}
