//! The record: every request that arrived, and what became of it.

use circlekeeper_core::clock::Instant;
use serde_json::Value;

/// One request, as the tests read it.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// GET, POST, PATCH, PUT, DELETE.
    pub method: String,
    /// The path as it came, without the query.
    pub path: String,
    /// The path with its ids replaced, such as `/channels/{channel}/messages`; empty for an unknown one.
    pub route: &'static str,
    /// The body, `null` if there was none. Of a multipart body, the JSON part.
    pub body: Value,
    /// Names of the uploaded files.
    pub files: Vec<String>,
    /// The status it was answered with; `None` while unanswered, or for ever if the reply was lost.
    pub status: Option<u16>,
    /// When it arrived, by the calendar.
    pub at: Instant,
}
