//! How the store fails, in terms its callers can act on.

/// The store could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// SQLite or the driver says no: full or read-only disk, locked too long, not a database.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    /// A row holds what this program never writes.
    #[error("{table}.{column} of row {row} cannot be read")]
    Inconsistent {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// The row's id.
        row: i64,
    },
    /// A sealed field cannot be opened: another key sealed it, or it was altered.
    #[error("a sealed field cannot be opened with this key")]
    Sealed,
}
