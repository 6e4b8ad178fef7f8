//! Who asked to be forgotten since the copy was made: only the store that it replaces knows.

use std::path::Path;

use circlekeeper_core::store::forgotten::{self, Wish};
use circlekeeper_core::store::look::{self, KeyFit, Schema};
use circlekeeper_core::store::seal::Sealer;

/// What the store that is to be replaced says of it; or in words why it cannot. A store that is beyond
/// reading is what copies are for, so that stops nothing.
pub(super) async fn of(store: &Path, sealer: &Sealer) -> Result<Vec<Wish>, String> {
    if !store.exists() {
        return Err(format!("there was no store at {}", store.display()));
    }
    read(store, sealer).await.map_err(|why| format!("the store that was there {why}"))
}

async fn read(store: &Path, sealer: &Sealer) -> Result<Vec<Wish>, String> {
    let unread = |error: &dyn std::error::Error| format!("cannot be read: {error}");
    let mut db = look::open(store).await.map_err(|error| unread(&error))?;
    if look::schema(&mut db).await.map_err(|error| unread(&error))? == Schema::NoStore {
        return Err("is no store of this program".to_owned());
    }
    if look::key_fit(&mut db, sealer).await.map_err(|error| unread(&error))? == KeyFit::Other {
        return Err("was sealed with another key".to_owned());
    }
    forgotten::all(&mut db).await.map_err(|error| unread(&error))
}

/// What is told of it: how many were forgotten again, or why nobody was.
pub(super) fn told(forgotten: &Result<usize, String>) -> String {
    match forgotten {
        Ok(count) => {
            format!("Forgotten again, since they asked for it after the copy was made: {count}.")
        }
        Err(why) => format!(
            "Nobody was forgotten again: {why}. Whoever asked for it after the copy was made is known \
             again, until they write /forgetme once more."
        ),
    }
}
