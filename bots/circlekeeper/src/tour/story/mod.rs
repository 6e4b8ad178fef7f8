//! The story, act by act.

mod changes;
mod fees;
mod getting_in;
mod joining;
mod opening;
mod reminders;

use super::stage::Stage;

/// Plays all acts.
///
/// # Errors
/// What was not seen.
pub(super) async fn play(stage: &mut Stage) -> anyhow::Result<()> {
    opening::play(stage).await?;
    joining::play(stage).await?;
    reminders::play(stage).await?;
    changes::play(stage).await?;
    fees::play(stage).await?;
    getting_in::play(stage).await
}
