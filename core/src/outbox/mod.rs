//! What time brings: plan, pace, send, record.
//!
//! [`plan`] says what is owed, inside the transaction that causes it. A [`lane::Lane`] (one a platform
//! token, held by one process: [`lock`]) takes what is due as fast as the [`pacer`] allows, lets
//! `compose.rs` make the words from today's facts, hands the parcel to the [`messenger`], and records
//! the end. The contract is in the project's DESIGN.md.
//!
//! Not here: platforms (the adapters implement the port [`messenger::Messenger`]) and SQL (`store/`).

pub mod door;
pub mod lane;
pub mod lock;
pub mod messenger;
pub mod pacer;
pub mod plan;
pub mod progress;
pub(crate) mod welcome;

mod compose;
mod record;

pub use lane::Lane;
pub use lock::{LaneLock, is_held};
pub use messenger::Messenger;
pub use pacer::{Held, Limits, Pacer, Place, Room};
pub use progress::Progress;
