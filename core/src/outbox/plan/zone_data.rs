//! What other zone data changes: sessions ahead begin when their wall-clock time now is.
//!
//! Not here: which data that is (`time/zone.rs`), and moves that somebody makes (`plan.rs`).

use crate::clock::Instant;
use crate::domain::audit::{Hat, Thing};
use crate::store::audit::{self, Deed};
use crate::store::{Db, StoreError, sessions};

use super::move_session;

/// Derives the UTC starts of sessions ahead anew where they were derived with other zone data; a
/// session whose start differs is moved, and its chats are told. Returns how many did.
///
/// # Errors
/// If the store cannot be written.
pub async fn rederive(db: &mut Db, now: Instant) -> Result<usize, StoreError> {
    let mut moved = 0;
    for session in sessions::with_old_zone_data(db, now).await? {
        if session.zone.resolve(session.start_local).at == session.starts_at {
            sessions::confirm_zone_data(db, session.id).await?;
        } else {
            move_session(db, (&session, None), session.start_local, now).await?;
            // Nobody did it, so nobody is taken to know of it.
            let (action, on) = ("movesession:zone", (Thing::Session, session.id));
            let (hat, group) = (Hat::System, Some(session.group));
            audit::append(db, &Deed { hat, actor: None, action, group, on }, now).await?;
            moved += 1;
        }
    }
    Ok(moved)
}
