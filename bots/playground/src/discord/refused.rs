//! How Discord says no.
//!
//! Source: Discord docs, "Opcodes and Status Codes" (JSON error codes) and "Error Messages" (the
//! nested `errors` object). A client looks at `code`; the words are for people.

use serde_json::{Map, Value, json};

/// A refusal: status and body.
#[derive(Debug)]
pub(super) struct Refused {
    pub(super) status: u16,
    pub(super) body: Value,
}

impl Refused {
    pub(super) fn new(status: u16, code: u32, message: &str) -> Self {
        Self { status, body: json!({ "message": message, "code": code }) }
    }

    pub(super) fn unauthorized() -> Self {
        Self::new(401, 0, "401: Unauthorized")
    }

    pub(super) fn no_such_route() -> Self {
        Self::new(404, 0, "404: Not Found")
    }

    pub(super) fn wrong_method() -> Self {
        Self::new(405, 0, "405: Method Not Allowed")
    }

    pub(super) fn unknown_channel() -> Self {
        Self::new(404, 10003, "Unknown Channel")
    }

    pub(super) fn unknown_guild() -> Self {
        Self::new(404, 10004, "Unknown Guild")
    }

    pub(super) fn unknown_message() -> Self {
        Self::new(404, 10008, "Unknown Message")
    }

    pub(super) fn unknown_webhook() -> Self {
        Self::new(404, 10015, "Unknown Webhook")
    }

    pub(super) fn unknown_interaction() -> Self {
        Self::new(404, 10062, "Unknown interaction")
    }

    pub(super) fn already_acknowledged() -> Self {
        Self::new(400, 40060, "Interaction has already been acknowledged.")
    }

    pub(super) fn missing_access() -> Self {
        Self::new(403, 50001, "Missing Access")
    }

    pub(super) fn empty_message() -> Self {
        Self::new(400, 50006, "Cannot send an empty message")
    }

    pub(super) fn missing_permissions() -> Self {
        Self::new(403, 50013, "Missing Permissions")
    }

    /// One complaint about one field.
    pub(super) fn field(path: &str, code: &str, message: &str) -> Self {
        let mut complaints = Complaints::default();
        complaints.add(path, code, message);
        complaints.refused()
    }
}

/// Everything that is wrong with a body, collected before it is refused as "Invalid Form Body".
#[derive(Debug, Default)]
pub(super) struct Complaints {
    found: Vec<(String, String, String)>,
}

impl Complaints {
    /// `path` is dotted, with indices: `embeds.0.title`.
    pub(super) fn add(&mut self, path: &str, code: &str, message: &str) {
        self.found.push((path.to_owned(), code.to_owned(), message.to_owned()));
    }

    pub(super) fn result(self) -> Result<(), Refused> {
        if self.found.is_empty() { Ok(()) } else { Err(self.refused()) }
    }

    fn refused(self) -> Refused {
        let mut errors = Value::Object(Map::new());
        for (path, code, message) in self.found {
            let mut place = &mut errors;
            for step in path.split('.').filter(|step| !step.is_empty()) {
                place = &mut place[step];
            }
            let complaint = json!({ "code": code, "message": message });
            match place.get_mut("_errors").and_then(Value::as_array_mut) {
                Some(list) => list.push(complaint),
                None => place["_errors"] = json!([complaint]),
            }
        }
        let mut refused = Refused::new(400, 50035, "Invalid Form Body");
        refused.body["errors"] = errors;
        refused
    }
}
