//! What the server says when it does not do as asked, and what a proxy before it says.

use serde_json::{Value, json};

/// One refusal: `error_code`, which is also the HTTP status, the words, and sometimes parameters.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Refused {
    pub(crate) status: u16,
    pub(crate) description: String,
    pub(crate) parameters: Option<Value>,
    /// A page instead of the server's envelope.
    pub(crate) page: bool,
}

/// What a method gives.
pub(crate) type Answer = Result<Value, Refused>;

impl Refused {
    pub(crate) fn new(status: u16, description: impl Into<String>) -> Self {
        Self { status, description: description.into(), parameters: None, page: false }
    }

    /// The page of a proxy that let nothing through.
    pub(crate) fn page(status: u16) -> Self {
        Self { page: true, ..Self::new(status, "(a page of a proxy)") }
    }

    /// `Bad Request: …`
    pub(crate) fn bad(why: impl AsRef<str>) -> Self {
        Self::new(400, format!("Bad Request: {}", why.as_ref()))
    }

    /// `Forbidden: …`
    pub(crate) fn forbidden(why: impl AsRef<str>) -> Self {
        Self::new(403, format!("Forbidden: {}", why.as_ref()))
    }

    /// `Too Many Requests: …`; the seconds are repeated in the parameters and in a header.
    pub(crate) fn retry_after(seconds: u64) -> Self {
        let mut refused = Self::new(429, format!("Too Many Requests: retry after {seconds}"));
        refused.parameters = Some(json!({ "retry_after": seconds }));
        refused
    }

    /// The group lives on under another id (docs: ResponseParameters).
    pub(crate) fn migrated(to: i64) -> Self {
        let mut refused = Self::bad("group chat was upgraded to a supergroup chat");
        refused.parameters = Some(json!({ "migrate_to_chat_id": to }));
        refused
    }

    pub(crate) fn body(&self) -> Value {
        let mut body = json!({
            "ok": false,
            "error_code": self.status,
            "description": self.description,
        });
        if let Some(parameters) = &self.parameters {
            body["parameters"] = parameters.clone();
        }
        body
    }

    pub(crate) fn seconds(&self) -> Option<u64> {
        self.parameters.as_ref()?.get("retry_after")?.as_u64()
    }
}
