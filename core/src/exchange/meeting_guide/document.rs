//! The file as a whole: a JSON list of records, or the place where it stops being one.

use serde_json::Value;

/// More than any office lists; a larger file is not a directory.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// Why the file cannot be used. Nothing is taken from it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// Not text at all.
    #[error("byte {byte} is no UTF-8 text")]
    NotText {
        /// The place of the first byte that is not.
        byte: usize,
    },
    /// It stops in the middle.
    #[error("the file is cut off: it ends at line {line}, column {column}, inside a record")]
    CutOff {
        /// Where it ends.
        line: usize,
        /// Where it ends.
        column: usize,
    },
    /// Something is no JSON.
    #[error("line {line}, column {column} is no JSON: {fault}")]
    NotJson {
        /// Where.
        line: usize,
        /// Where.
        column: usize,
        /// What the reader says.
        fault: &'static str,
    },
    /// JSON, but no list of meetings.
    #[error("the file holds {0} and not a list of meetings")]
    NotAList(&'static str),
    /// A list with nothing in it.
    #[error("the list is empty")]
    Empty,
    /// Larger than a directory can be.
    #[error("the file is larger than {} MB", MOST_BYTES / 1024 / 1024)]
    TooLarge,
}

/// The records of the file.
pub(super) fn records(bytes: &[u8]) -> Result<Vec<Value>, Broken> {
    if bytes.len() > MOST_BYTES {
        return Err(Broken::TooLarge);
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|error| Broken::NotText { byte: error.valid_up_to() + 1 })?;
    // Written by spreadsheets on Windows.
    let text = text.trim_start_matches('\u{FEFF}');
    match serde_json::from_str(text).map_err(|error| broken(&error))? {
        Value::Array(records) if records.is_empty() => Err(Broken::Empty),
        Value::Array(records) => Ok(records),
        Value::Object(_) => Err(Broken::NotAList("one record")),
        _ => Err(Broken::NotAList("a single value")),
    }
}

/// Where the fault is. What stands there is not repeated: it may be anybody's.
fn broken(error: &serde_json::Error) -> Broken {
    let (line, column) = (error.line(), error.column());
    if error.is_eof() {
        return Broken::CutOff { line, column };
    }
    let trailing = error.to_string().starts_with("trailing characters");
    let fault =
        if trailing { "there is text after the end of the list" } else { "it cannot be read" };
    Broken::NotJson { line, column, fault }
}
