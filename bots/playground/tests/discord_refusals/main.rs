//! What the loopback Discord refuses, as tables: request, status, code, a piece of the body, source.
//!
//! Here: a client of our own that speaks just enough of the protocol, and the tests that walk through
//! the tables in `rest`, `callbacks` and `commands`. Gateway behaviour is in `gateway`.
#![expect(clippy::unwrap_used, reason = "helpers of tests: a panic is the report")]
#![expect(clippy::needless_pass_by_value, reason = "`json!` reads best where it stands")]

mod callbacks;
mod client;
mod commands;
mod gateway;
mod promises;
mod rest;

use serde_json::Value;

/// One line of a table.
pub(crate) struct Refusal {
    pub(crate) what: &'static str,
    pub(crate) request: (&'static str, &'static str),
    pub(crate) body: Value,
    pub(crate) status: u16,
    pub(crate) code: u64,
    /// Somewhere in the body.
    pub(crate) says: &'static str,
    pub(crate) source: &'static str,
}

impl Refusal {
    pub(crate) fn check(&self, status: u16, body: &Value) {
        let (what, source) = (self.what, self.source);
        assert_eq!(status, self.status, "{what} ({source}): {body}");
        assert_eq!(body["code"], self.code, "{what} ({source}): {body}");
        assert!(body.to_string().contains(self.says), "{what} ({source}): {body}");
    }
}
