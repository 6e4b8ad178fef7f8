//! A calendar that is set back: what waits to be repeated must not wait until the calendar comes by once
//! more, since by then the platform would not know a double for one.

use crate::clock::Instant;
use crate::domain::delivery::{NONCE_HOLDS, State, may_be_repeated};
use crate::store::StoreError;
use crate::store::lanes;

use super::{Lane, LaneEnd};

impl Lane {
    /// Leaves in doubt what was in doubt already when the calendar was set back by more than repeating
    /// allows.
    pub(super) async fn mind_the_calendar(&mut self, now: Instant) -> Result<(), LaneEnd> {
        let before = self.looked_at.unwrap_or(now);
        if now + NONCE_HOLDS >= before {
            self.looked_at = Some(now);
            return Ok(());
        }
        let platform = self.platform();
        let mut change = self.house.store.change().await?;
        for due in lanes::repeated_after(&mut change, platform, now + NONCE_HOLDS).await? {
            let first = due.first_try_at.unwrap_or(now);
            if !may_be_repeated(platform, due.kind, now - first) {
                let end = (State::Cancelled, "the calendar was set back");
                lanes::end_pending(&mut change, due.id, end, now).await?;
                self.house.measures.ended(platform, State::InDoubt, 1);
            }
        }
        change.commit().await.map_err(StoreError::from)?;
        self.looked_at = Some(now);
        Ok(())
    }
}
