//! Small values the program remembers under a key.

use super::{Db, StoreError};

/// The value under `key`.
///
/// # Errors
/// If the store cannot be read.
pub async fn get(db: &mut Db, key: &str) -> Result<Option<String>, StoreError> {
    Ok(sqlx::query_scalar!("select value from facts where key = $1", key)
        .fetch_optional(db)
        .await?)
}

/// Sets the value under `key`.
///
/// # Errors
/// If the store cannot be written.
pub async fn set(db: &mut Db, key: &str, value: &str) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into facts (key, value) values ($1, $2)
         on conflict (key) do update set value = excluded.value",
        key,
        value
    )
    .execute(db)
    .await?;
    Ok(())
}
