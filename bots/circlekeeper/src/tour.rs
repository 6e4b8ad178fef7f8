//! The tour.

/// Plays it.
///
/// # Errors
/// What was not seen.
pub async fn play() -> anyhow::Result<()> {
    Ok(())
}
