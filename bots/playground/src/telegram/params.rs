//! A request's parameters, however they were written.
//!
//! The real server takes a query string, a form, a multipart form or a JSON object, and reads every
//! scalar as text, so `"5"` and `5` mean the same, and so do `"true"`, `"1"` and `true` (server).
//! Objects in a form are JSON text.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::refused::Refused;

/// An uploaded file.
#[derive(Clone, Debug)]
pub(crate) struct Upload {
    pub(crate) name: String,
    pub(crate) mime: Option<String>,
    pub(crate) bytes: Vec<u8>,
}

/// One request: its method in lower case and what came with it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Call {
    pub(crate) method: String,
    pub(crate) params: Map<String, Value>,
    pub(crate) files: BTreeMap<String, Upload>,
}

impl Call {
    /// A parameter as text; numbers and booleans count as their text.
    pub(crate) fn text(&self, name: &str) -> Option<String> {
        match self.params.get(name)? {
            Value::String(text) => Some(text.clone()),
            Value::Null => None,
            other => Some(other.to_string()),
        }
    }

    /// A whole number; what is none reads as 0 on the real server, and so here (server).
    pub(crate) fn number(&self, name: &str) -> Option<i64> {
        self.text(name).map(|text| text.trim().parse().unwrap_or(0))
    }

    /// A switch: `true`, `yes` and `1` are on, all else is off (server).
    pub(crate) fn flag(&self, name: &str) -> bool {
        matches!(
            self.text(name).map(|text| text.to_ascii_lowercase()).as_deref(),
            Some("true" | "yes" | "1")
        )
    }

    /// An object or array, written out or as JSON text. `what` names it in the refusal.
    pub(crate) fn json(&self, name: &str, what: &str) -> Result<Option<Value>, Refused> {
        match self.params.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) if text.is_empty() => Ok(None),
            Some(Value::String(text)) => serde_json::from_str(text)
                .map(Some)
                .map_err(|_| Refused::bad(format!("can't parse {what} JSON object"))),
            Some(value) => Ok(Some(value.clone())),
        }
    }
}
