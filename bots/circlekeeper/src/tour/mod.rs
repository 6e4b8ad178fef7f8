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

use std::path::PathBuf;

use anyhow::{Context, anyhow};
use circlekeeper_playground::{discord, telegram};

use stage::Stage;

/// A tour that was seen to its end.
#[derive(Debug)]
pub struct Played {
    /// How many steps were seen.
    pub steps: usize,
    /// What the bot asked of the platforms.
    pub asked: Asked,
}

/// Everything a bot asked of the platforms.
#[derive(Debug)]
pub struct Asked {
    /// Of Discord.
    pub discord: Vec<discord::Recorded>,
    /// Of Telegram.
    pub telegram: Vec<telegram::Recorded>,
}

/// Plays it with this very program, and prints `tour: N steps seen` if everything was.
///
/// # Errors
/// What was not seen.
pub async fn play() -> anyhow::Result<()> {
    let program = std::env::current_exe().context("where is this program?")?;
    if let Some(Played { steps, .. }) = play_with(program).await? {
        transcript::last_line(steps);
    }
    Ok(())
}

/// Plays it with the `program` at this path; `None` if nobody read on.
///
/// # Errors
/// What was not seen.
pub async fn play_with(program: PathBuf) -> anyhow::Result<Option<Played>> {
    let mut stage = Stage::set(program).await.context("the stage could not be set")?;
    // The platforms' people insist: what they wait for in vain is a panic in their task.
    let story = tokio::spawn(async move {
        story::play(&mut stage).await?;
        stage.close().await
    });
    match story.await {
        Ok(played) => Ok(Some(played?)),
        Err(error) => {
            let said = error.to_string();
            let unread =
                error.try_into_panic().is_ok_and(|why| why.is::<transcript::NobodyReads>());
            if unread { Ok(None) } else { Err(anyhow!("something was not seen: {said}")) }
        }
    }
}
