//! `.env`: lines NAME=value, taken into the environment where that does not say otherwise.

use std::path::PathBuf;

use crate::trouble::Trouble;

/// Reads the file named `.env` in this directory or one above it, if there is one.
///
/// # Errors
/// If it cannot be read. Its lines hold tokens, so one is named by its number alone.
pub fn read() -> Result<(), Trouble> {
    let mend = |what: String| Trouble::Mend(format!(".env cannot be read: {what}"));
    match dotenvy::dotenv() {
        Ok(_) => Ok(()),
        Err(error) if error.not_found() => Ok(()),
        Err(dotenvy::Error::LineParse(line, _)) => {
            let place = number_of(&line).map_or_else(String::new, |at| format!("line {at}: "));
            Err(mend(format!("{place}each line is NAME=value")))
        }
        Err(dotenvy::Error::Io(error)) => Err(mend(error.to_string())),
        Err(_) => Err(mend("each line is NAME=value".to_owned())),
    }
}

/// The number of the line that begins what could not be read.
fn number_of(unread: &str) -> Option<usize> {
    let first = unread.lines().next()?.trim();
    let text = std::fs::read_to_string(found()?).ok()?;
    text.lines().position(|line| line.trim() == first).map(|index| index + 1)
}

fn found() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    here.ancestors().map(|directory| directory.join(".env")).find(|file| file.is_file())
}
