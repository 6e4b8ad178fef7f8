//! The tour: the whole story, played through both real adapters against a Discord and a Telegram on
//! loopback, and printed as people there see it.
//!
//! The bot is a process of its own (this very program), reached by address alone, so that it can be
//! cut off without warning. `stage.rs` sets the scene, `cast.rs` acts, `transcript.rs` prints and counts
//! what was seen; the story itself is in `story/`, one file an act.
//!
//! Every line with a speaker is read from the platforms' side. What is expected and not seen ends the
//! tour with an error.

mod bot;
mod cast;
mod stage;
mod story;
mod transcript;

use anyhow::{Context, anyhow};

use stage::Stage;

/// Plays it, and prints `tour: N steps seen` if everything was.
///
/// # Errors
/// What was not seen.
pub async fn play() -> anyhow::Result<()> {
    let mut stage = Stage::set().await.context("the stage could not be set")?;
    // The platforms' people insist: what they wait for in vain is a panic in their task.
    let story = tokio::spawn(async move {
        story::play(&mut stage).await?;
        stage.close().await
    });
    let steps = match story.await {
        Ok(played) => played?,
        Err(error) => {
            let said = error.to_string();
            let unread =
                error.try_into_panic().is_ok_and(|why| why.is::<transcript::NobodyReads>());
            return if unread { Ok(()) } else { Err(anyhow!("something was not seen: {said}")) };
        }
    };
    transcript::last_line(steps);
    Ok(())
}
