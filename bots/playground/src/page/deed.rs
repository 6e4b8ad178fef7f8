//! Doing what a client would do, and saying why where it would not.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// Why something was not done, in words for whoever sits at the page.
#[derive(Debug)]
pub(super) struct Cannot(pub(super) String);

/// What a route answers.
pub(super) type Done<T> = Result<T, Cannot>;

impl Cannot {
    /// The page speaks of something that is not there (any more).
    pub(super) fn gone(what: &str) -> Self {
        Self(format!("{what} is not there any more"))
    }
}

impl IntoResponse for Cannot {
    fn into_response(self) -> Response {
        (StatusCode::CONFLICT, Json(json!({ "cannot": self.0 }))).into_response()
    }
}

/// Does it in a task of its own, since the stand-ins panic where a client would not let its person do
/// something.
pub(super) async fn perform<T: Send + 'static>(
    deed: impl Future<Output = T> + Send + 'static,
) -> Done<T> {
    let panic = match tokio::spawn(deed).await {
        Ok(done) => return Ok(done),
        Err(error) => error.try_into_panic(),
    };
    let words = panic.ok().and_then(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()))
    });
    let first_line = words.as_deref().and_then(|words| words.lines().next());
    Err(Cannot(first_line.unwrap_or("it could not be done").to_owned()))
}
