//! What is remembered: one SQLite file, one file of code per entity. The only home of SQL.
//!
//! Questions read a pool of readers; a change is one `BEGIN IMMEDIATE` transaction on the one writer
//! (a plain `BEGIN` that reads and then writes fails at once when another process writes). Functions
//! take `&mut SqliteConnection`, so that one transaction spans whatever belongs together.
//!
//! Not here: what is owed and when (`outbox/`), rules (`domain/`). sqlx futures are never cancelled:
//! each transaction runs in a task of its own.

mod error;
mod open;

pub mod access;
pub mod agreements;
pub mod announcements;
pub mod attendance;
pub mod audit;
pub mod breaks;
pub mod chats;
pub mod cofacilitators;
pub mod comers;
pub mod concerns;
pub mod credentials;
pub mod deliveries;
pub mod drafts;
pub mod duties;
pub mod entry_requests;
pub mod facts;
pub mod fees;
pub mod forgotten;
pub mod groups;
pub mod guests;
pub mod health;
pub mod holds;
pub mod hosts;
pub mod inbox;
pub mod invitations;
pub mod lanes;
pub mod licence_requests;
pub mod listings;
pub mod look;
pub mod memberships;
pub mod owed;
pub mod own_data;
pub mod persons;
pub mod recover;
pub mod retention;
pub mod rsvps;
pub mod seal;
pub mod search;
pub mod seat_offers;
pub mod series;
pub mod sessions;
pub mod statements;
pub mod venues;
pub mod waitlist;
pub mod wishes;

pub use error::StoreError;
pub use open::{OpenError, Store};

/// A connection, or a transaction on one.
pub type Db = sqlx::SqliteConnection;

/// A transaction on the writer; rolled back when dropped.
pub type Change = sqlx::Transaction<'static, sqlx::Sqlite>;

use chrono::NaiveDateTime;

/// How wall-clock times are written in the store.
const LOCAL: &str = "%Y-%m-%dT%H:%M:%S";

fn write_local(local: NaiveDateTime) -> String {
    local.format(LOCAL).to_string()
}

/// Ids as a statement takes many of them.
fn id_list(ids: &[i64]) -> String {
    format!("{ids:?}")
}

/// Reads a column's text into its type, or names the row that holds something else.
fn read<T: std::str::FromStr>(
    text: &str,
    table: &'static str,
    column: &'static str,
    row: i64,
) -> Result<T, StoreError> {
    text.parse().map_err(|_| StoreError::Inconsistent { table, column, row })
}

/// What can be read of these rows. One that cannot is logged and left out, where the others must not
/// suffer for it.
fn readable<R, T: TryFrom<R, Error = StoreError>>(rows: Vec<R>) -> Vec<T> {
    let read = |row| T::try_from(row).inspect_err(|error| tracing::error!(%error, "left out"));
    rows.into_iter().filter_map(|row| read(row).ok()).collect()
}

fn read_zone(
    name: &str,
    table: &'static str,
    row: i64,
) -> Result<crate::time::zone::Zone, StoreError> {
    crate::time::zone::Zone::remembered(name).map_err(|_| StoreError::Inconsistent {
        table,
        column: "zone",
        row,
    })
}
