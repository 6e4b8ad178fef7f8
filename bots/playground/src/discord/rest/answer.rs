//! Answers: a status, a body, and the rate-limit headers.

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use serde_json::{Value, json};

use super::super::limits::{TooMuch, Verdict};
use super::super::refused::Refused;
use super::Outcome;

/// What a request came to.
pub(super) struct Effect {
    pub(super) status: u16,
    pub(super) body: Option<Value>,
    too_much: Option<TooMuch>,
}

impl Effect {
    /// 200 with a body.
    pub(super) fn ok(body: Value) -> Self {
        Self { status: 200, body: Some(body), too_much: None }
    }

    /// 204.
    pub(super) fn nothing() -> Self {
        Self { status: 204, body: None, too_much: None }
    }
}

impl From<Refused> for Effect {
    fn from(refused: Refused) -> Self {
        Self { status: refused.status, body: Some(refused.body), too_much: None }
    }
}

/// Source: Discord docs, "Rate Limits": Exceeding a rate limit.
pub(super) fn too_many(too_much: TooMuch) -> Effect {
    let body = json!({
        "message": "You are being rate limited.",
        "retry_after": too_much.retry_after,
        "global": too_much.global,
    });
    Effect { status: 429, body: Some(body), too_much: Some(too_much) }
}

/// Writes the answer.
pub(super) fn respond(outcome: Outcome) -> Response {
    let Outcome { effect, verdict } = outcome;
    let mut response = Response::new(Body::empty());
    *response.status_mut() =
        StatusCode::from_u16(effect.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if let Some(body) = &effect.body {
        *response.body_mut() = Body::from(body.to_string());
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    }
    if let Some(verdict) = verdict {
        limit_headers(&mut response, &verdict);
    }
    if let Some(too_much) = effect.too_much {
        too_much_headers(&mut response, too_much);
    }
    response
}

fn limit_headers(response: &mut Response, verdict: &Verdict) {
    put(response, "x-ratelimit-limit", &verdict.limit.to_string());
    put(response, "x-ratelimit-remaining", &verdict.remaining.to_string());
    put(response, "x-ratelimit-reset", &format!("{:.3}", verdict.reset));
    put(response, "x-ratelimit-reset-after", &format!("{:.3}", verdict.reset_after));
    put(response, "x-ratelimit-bucket", &verdict.bucket.replace(['/', '{', '}', '@'], "-"));
}

/// `Retry-After` is whole seconds, rounded up; the body is exact.
fn too_much_headers(response: &mut Response, too_much: TooMuch) {
    let whole = format!("{:.0}", too_much.retry_after.ceil());
    if let Ok(value) = HeaderValue::from_str(&whole) {
        response.headers_mut().insert(RETRY_AFTER, value);
    }
    let scope = if too_much.global { "global" } else { "user" };
    put(response, "x-ratelimit-scope", scope);
    if too_much.global {
        put(response, "x-ratelimit-global", "true");
    }
}

fn put(response: &mut Response, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}
