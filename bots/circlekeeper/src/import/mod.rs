//! `import FILE`: brings a directory in, or says why not.
//!
//! Here: what the operator asks for, opening file and store, and which ends are theirs to mend. The
//! report in words is in `told.rs`; reading and comparing is the core's (`exchange/`).

mod told;

use std::path::{Path, PathBuf};

use circlekeeper_core::clock::Clock;
use circlekeeper_core::domain::private::Private;
use circlekeeper_core::domain::topic::Topics;
use circlekeeper_core::domain::{text, topic};
use circlekeeper_core::exchange::directory::{self, Import, NotImported, Report};
use circlekeeper_core::exchange::meeting_guide::Unread;
use circlekeeper_core::store::look;
use circlekeeper_core::time::zone::{self, Zone};

use crate::open;
use crate::settings::Settings;
use crate::trouble::Trouble;

/// The longest name of a directory, in characters: people see it.
const LONGEST_NAME: usize = 60;

/// Brings a directory of meetings in, so that /find shows them. The bot may run meanwhile.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = "\
FILE is Meeting Guide JSON, as offices of mutual-aid groups publish it. Import the next edition of a
directory the same way: what changed is updated, what is gone is retired, nothing comes in twice.
Call links, numbers, notes, contacts and payment handles are not kept.

A file that would retire most of the meetings known from its directory is refused: feeds come half empty
at times, and two offices may call theirs alike. Look at the file; give another office's a --directory of
its own, or add --retire-most if it is right.

  circlekeeper import circle-2026-10.json --zone America/Edmonton --topics addiction --dry-run

Exit codes: 0 imported (what could not be used is listed), 1 the file is broken and nothing was changed,
2 something must be said first, such as the zone, --directory or --retire-most, and nothing was changed.")]
pub struct Args {
    /// The file: a list of meetings in Meeting Guide JSON.
    pub file: PathBuf,
    /// The time zone of meetings that name none, for example America/Edmonton. Remembered.
    #[arg(long)]
    pub zone: Option<String>,
    /// What the directory is called here; the same name again updates it. If left out, the file's name
    /// without its date.
    #[arg(long)]
    pub directory: Option<String>,
    /// What all of its meetings are about, with commas between, for example addiction. Remembered.
    #[arg(long)]
    pub topics: Option<String>,
    /// Retire even most of the meetings known from the directory.
    #[arg(long)]
    pub retire_most: bool,
    /// Only say what would be done.
    #[arg(long)]
    pub dry_run: bool,
}

/// Imports what the command line names, and prints the report.
///
/// # Errors
/// Why not; nothing was changed then.
pub async fn run(args: &Args) -> Result<(), Trouble> {
    let report = bring_in(&Settings::from_env()?, Clock::system(), args).await?;
    told::tell(args, &report);
    Ok(())
}

/// Imports, or rehearses it.
///
/// # Errors
/// Why not; nothing was changed then.
pub async fn bring_in(settings: &Settings, clock: Clock, asked: &Args) -> Result<Report, Trouble> {
    let file = asked.file.display();
    let bytes = std::fs::read(&asked.file)
        .map_err(|error| Trouble::Mend(format!("{file} cannot be read: {error}")))?;
    let now = clock.now();
    let store = look::path(&settings.database)
        .map_err(|error| Trouble::Mend(format!("DATABASE_URL: {error}")))?;
    let house = if store.exists() || !asked.dry_run {
        Some(open::house(settings, clock).await?)
    } else {
        if let Some(directory) = &settings.zone_directory {
            zone::use_directory(directory)
                .map_err(|error| Trouble::Mend(format!("ZONE_DIRECTORY: {error}")))?;
        }
        None
    };
    let store = house.as_ref().map(|house| &house.store);
    let import = asked.read(open::topics(settings)?)?;
    let mut bar = told::bar();
    let mut progress = |done, of| bar.show(done, of);
    let done = match store {
        Some(store) if !asked.dry_run => {
            directory::import(store, &import, &bytes, now, &mut progress).await
        }
        store => directory::rehearse(store, &import, &bytes, &mut progress).await,
    };
    if let Some(store) = store {
        store.close().await;
    }
    done.map_err(|error| not_imported(&asked.file, &error))
}

impl Args {
    fn read(&self, list: Topics) -> Result<Import, Trouble> {
        let named = self.directory.is_some();
        let name = self.directory.clone().unwrap_or_else(|| undated(&self.file));
        let directory = text::one_line(&name, LONGEST_NAME)
            .map_err(|_| {
                let mend = format!("--directory: give a name of at most {LONGEST_NAME} characters");
                Trouble::Mend(mend)
            })?
            .into_inner();
        let zone = self.zone.as_deref().map(read_zone).transpose()?;
        let topics = topic::parse(self.topics.as_deref().unwrap_or_default()).map_err(|_| {
            Trouble::Mend("--topics: give up to eight short words, with commas".to_owned())
        })?;
        let topics = topics.into_iter().map(Private::into_inner).collect();
        Ok(Import { directory, named, zone, topics, list, retire_most: self.retire_most })
    }
}

fn read_zone(raw: &str) -> Result<Zone, Trouble> {
    Zone::parse(raw).map_err(|unknown| {
        let near = unknown.nearest.join(", ");
        let hint = if near.is_empty() { "Europe/Berlin".to_owned() } else { near };
        Trouble::Mend(format!("--zone: there is no zone “{raw}”; for example {hint}"))
    })
}

/// A file's name without ending and date: `circle-2026-10.json` is the directory `circle`.
fn undated(file: &Path) -> String {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let bare =
        stem.trim_end_matches(|c: char| c.is_ascii_digit() || ['-', '_', '.', ' '].contains(&c));
    if bare.is_empty() { stem.into_owned() } else { bare.to_owned() }
}

fn not_imported(file: &Path, error: &NotImported) -> Trouble {
    let file = file.display();
    match error {
        NotImported::Unread(Unread::Broken(broken)) => {
            Trouble::Failed(format!("{file}: {broken}. Nothing was changed"))
        }
        NotImported::Unread(Unread::ZoneNeeded { .. }) => Trouble::Mend(format!(
            "{file}: {error}. Say which is meant, for example --zone America/Edmonton"
        )),
        NotImported::NothingUsable { left_out, .. } => {
            let why = told::left_out(left_out);
            Trouble::Failed(format!("{file}: {error}. Nothing was changed\n{why}"))
        }
        NotImported::KnownElsewhere(name) => Trouble::Mend(format!(
            "{file}: {error}. To update that one, add --directory \"{name}\"; to make a second one, \
             add --directory and another name"
        )),
        NotImported::MostGone { .. } => Trouble::Mend(format!(
            "{file}: {error}. Nothing was changed: if it is another office's, add --directory and a name \
             of its own; if it is the next edition, see whether the file is whole; if that is what it \
             should do, add --retire-most"
        )),
        NotImported::Store(error) => Trouble::Failed(format!("{error}. Nothing was changed")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directory_is_called_like_its_file_without_the_date() {
        for (file, name) in [
            ("/tmp/san-jose-2021-08.json", "san-jose"),
            ("sussex_2022.json", "sussex"),
            ("circle.json", "circle"),
            ("2022.json", "2022"),
        ] {
            assert_eq!(undated(Path::new(file)), name);
        }
    }

    #[test]
    fn a_zone_that_is_none_is_answered_with_those_near_it() {
        let Err(Trouble::Mend(line)) = read_zone("Amerika/Edmontn") else { panic!() };
        assert!(line.contains("America/Edmonton"), "{line}");
    }
}
