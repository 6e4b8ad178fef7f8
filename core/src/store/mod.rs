//! What is remembered: one SQLite file. The only home of SQL.

pub mod error;

pub use error::StoreError;
