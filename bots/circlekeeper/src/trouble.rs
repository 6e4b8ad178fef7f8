//! Why the program ends otherwise than well, and the exit code that says so.

use std::process::ExitCode;

use crate::open::CannotOpen;
use crate::settings::BadSetting;

/// What the exit codes mean, for `--help`.
pub const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  failed on the way; the line on standard error says why
  2  nothing was done: a setting, a token, the store or the command line must be mended first

Settings are environment variables, usually lines NAME=value in a file named .env in the directory
where the program is started.";

/// Why the program ends with a code other than 0. The lines are for the operator: they name settings
/// and files, never a token, a person or an address of a call.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// Something to mend before starting again.
    #[error("{0}")]
    Mend(String),
    /// Something failed.
    #[error("{0}")]
    Failed(String),
}

impl Trouble {
    /// Something that failed, with what was being done.
    #[must_use]
    pub fn failed(doing: &str, error: &dyn std::error::Error) -> Self {
        Self::Failed(format!("{doing}: {error}"))
    }

    /// Says what the trouble was; its exit code.
    #[must_use]
    pub fn end(&self) -> ExitCode {
        eprintln!("circlekeeper: {self}");
        match self {
            Self::Mend(_) => ExitCode::from(2),
            Self::Failed(_) => ExitCode::FAILURE,
        }
    }
}

impl From<BadSetting> for Trouble {
    fn from(bad: BadSetting) -> Self {
        Self::Mend(bad.to_string())
    }
}

impl From<CannotOpen> for Trouble {
    fn from(error: CannotOpen) -> Self {
        Self::Mend(error.to_string())
    }
}
