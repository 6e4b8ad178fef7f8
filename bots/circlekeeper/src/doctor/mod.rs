//! `doctor`: looks whether everything is as it should be; what is not, it names with the mend.
//!
//! It changes nothing, makes nothing, posts nothing, and may run beside the bot. What it prints can be
//! shown to somebody who helps: no token, no name of anybody, no address of a chat or a call.
//!
//! Here: the order of the look. What is looked at on this machine is in `house.rs`, on the platforms
//! in `sides.rs`; how it is told in `report.rs`.

mod house;
mod report;
mod sides;

use std::io::{self, Write};

use circlekeeper_core::store::Db;

use crate::open;
use crate::settings::Settings;
use crate::trouble::Trouble;
use crate::waiting::Waiting;

use report::Report;

/// Look whether everything is as it should be, and say the mend for what is not.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
It looks at the settings, the store, the key, the zone data, the crisis lines and the operators; asks each
platform whether it takes the token; and asks, for every chat that serves a group, whether the bot may post
there, and, where it keeps the door, whether it can let people in and out. It changes nothing and posts nothing, and may run while the bot does.

  ok    as it should be
  warn  works, but should be looked at
  FAIL  does not work until it is mended

Exit codes: 0 nothing fails (there may be warnings), 1 something fails, 2 the settings cannot be read.")]
pub struct Args {
    /// Do not ask the platforms anything.
    #[arg(long)]
    offline: bool,
}

/// Looks, and prints what was found.
///
/// # Errors
/// If something fails, or the settings cannot be read.
pub async fn run(args: &Args) -> Result<(), Trouble> {
    let settings = Settings::from_env()?;
    let (clock, _) = open::clock(&settings).await?;
    let mut report = Report::default();
    let now = clock.now();
    {
        let waiting = Waiting::show("looking at the store");
        let mut db = look_at_home(&mut report, &settings, now).await;
        if !args.offline {
            waiting.now("asking the platforms");
            sides::look(&mut report, &settings, &clock, db.as_mut()).await;
        }
    }
    let told = io::stdout().lock().write_all(report.to_string().as_bytes());
    told.map_err(|error| Trouble::failed("nothing can be written to standard output", &error))?;
    match report.failures() {
        0 => Ok(()),
        1 => Err(Trouble::Failed("doctor: 1 thing must be mended".to_owned())),
        many => Err(Trouble::Failed(format!("doctor: {many} things must be mended"))),
    }
}

async fn look_at_home(
    report: &mut Report,
    settings: &Settings,
    now: circlekeeper_core::clock::Instant,
) -> Option<Db> {
    house::settings(report, settings);
    // The directory is chosen before any zone is read, as when the bot starts.
    house::zones(report, settings, now);
    let mut db = house::store(report, settings).await;
    house::key(report, settings, db.as_mut()).await;
    house::topics(report, settings);
    house::crisis(report, settings, now);
    db
}
