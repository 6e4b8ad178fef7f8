//! The one lock round the world, and how others wait for it to change.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;

use super::world::World;

/// The world, shared by the server's tasks and the handles of the play.
pub(super) struct Shared {
    world: Mutex<World>,
    changed: watch::Sender<u64>,
}

impl Shared {
    pub(super) fn new(world: World) -> Self {
        Self { world: Mutex::new(world), changed: watch::Sender::new(0) }
    }

    /// Reads or marks something nobody waits for.
    pub(super) fn look<T>(&self, read: impl FnOnce(&mut World) -> T) -> T {
        read(&mut self.lock())
    }

    /// Changes the world and wakes those who wait. Never held across an await.
    pub(super) fn change<T>(&self, act: impl FnOnce(&mut World) -> T) -> T {
        let done = act(&mut self.lock());
        self.changed.send_modify(|changes| *changes += 1);
        done
    }

    /// Rings at each change.
    pub(super) fn changes(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }

    /// Waits until `found` finds something, at most for `limit` by the stopwatch.
    pub(super) async fn until<T>(
        &self,
        limit: Duration,
        mut found: impl FnMut(&mut World) -> Option<T>,
    ) -> Option<T> {
        let mut changed = self.changed.subscribe();
        let wait = async {
            loop {
                if let Some(it) = self.look(&mut found) {
                    return it;
                }
                if changed.changed().await.is_err() {
                    std::future::pending::<()>().await;
                }
            }
        };
        tokio::time::timeout(limit, wait).await.ok()
    }

    fn lock(&self) -> MutexGuard<'_, World> {
        // A panic in a test's closure must not hide what the other handles have to say.
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
