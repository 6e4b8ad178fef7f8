//! Reads an answer: the Bot API's envelope (docs: Making requests), or something that is none.
//!
//! Only an envelope is the server speaking. Before a server of one's own there often is a proxy, and
//! its pages use the same numbers: its 403 says nothing about a chat and its 404 nothing about a token.

use reqwest::header::RETRY_AFTER;
use reqwest::{Response, StatusCode};
use serde::Deserialize;
use serde_json::Value;

use crate::api::{Failure, No};

/// Fields may be missing or `null`; servers of others write either.
#[derive(Deserialize)]
struct Envelope {
    ok: bool,
    #[serde(default)]
    result: Value,
    error_code: Option<u16>,
    description: Option<String>,
    parameters: Option<Parameters>,
}

#[derive(Deserialize)]
struct Parameters {
    retry_after: Option<f64>,
    migrate_to_chat_id: Option<i64>,
}

/// The result, or how the request failed.
pub(crate) async fn read(response: Response) -> Result<Value, Failure> {
    let status = response.status();
    if status.is_server_error() {
        return Err(Failure::Doubtful("server error"));
    }
    let header = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok());
    let retry_after = header.and_then(|seconds| seconds.parse().ok());
    let body = response.bytes().await.map_err(|error| Failure::from_transport(&error))?;
    judge(status, retry_after, &body)
}

fn judge(status: StatusCode, retry_after: Option<f64>, body: &[u8]) -> Result<Value, Failure> {
    match serde_json::from_slice::<Envelope>(body) {
        Ok(envelope) if envelope.ok => Ok(envelope.result),
        Ok(envelope) => Err(refusal(envelope, status, retry_after)),
        Err(_) => Err(barred(status, retry_after)),
    }
}

/// No envelope: who answered is not known, and what came before that is not known either, unless the
/// status says that the request got nowhere.
fn barred(status: StatusCode, retry_after: Option<f64>) -> Failure {
    match status.as_u16() {
        429 => Failure::Answered(No {
            code: 429,
            description: String::new(),
            retry_after: retry_after.and_then(whole_seconds),
            migrate_to_chat_id: None,
        }),
        // A proxy that lost its patience may have handed on what it had.
        408 => Failure::Doubtful("timeout on the way"),
        code @ 400..500 => Failure::Barred(code),
        _ => Failure::Doubtful("unreadable answer"),
    }
}

fn refusal(envelope: Envelope, status: StatusCode, retry_after: Option<f64>) -> Failure {
    let code = envelope.error_code.unwrap_or(status.as_u16());
    if code >= 500 {
        return Failure::Doubtful("server error");
    }
    let said = envelope.parameters.as_ref();
    Failure::Answered(No {
        code,
        description: envelope.description.unwrap_or_default(),
        retry_after: said.and_then(|said| said.retry_after).or(retry_after).and_then(whole_seconds),
        migrate_to_chat_id: said.and_then(|said| said.migrate_to_chat_id),
    })
}

/// Never shorter than told.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "looked at before")]
fn whole_seconds(seconds: f64) -> Option<u64> {
    (0.0..1e9).contains(&seconds).then(|| seconds.ceil() as u64)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn told(status: u16, body: &Value) -> Result<Value, Failure> {
        judge(StatusCode::from_u16(status).unwrap(), None, body.to_string().as_bytes())
    }

    #[test]
    fn a_refusal_keeps_what_to_do_and_logs_no_words() {
        let body = json!({
            "ok": false, "error_code": 400,
            "description": "Bad Request: can't parse entities: unsupported start tag \"Ana\"",
        });
        assert_eq!(told(400, &body).unwrap_err().kind(), "400 can't parse entities");
    }

    #[test]
    fn a_page_of_a_proxy_is_no_verdict() {
        let page = |status: u16, retry_after| {
            judge(StatusCode::from_u16(status).unwrap(), retry_after, b"<html>nginx</html>")
        };
        for status in [400, 401, 403, 404, 407, 413] {
            assert_eq!(page(status, None), Err(Failure::Barred(status)));
        }
        for status in [200, 302, 408] {
            assert!(matches!(page(status, None), Err(Failure::Doubtful(_))), "{status}");
        }
        let Err(Failure::Answered(no)) = page(429, Some(7.0)) else { panic!("not heard") };
        assert_eq!((no.code, no.retry_after), (429, Some(7)));
        // JSON, and still not the server's.
        assert_eq!(told(404, &json!({"message": "no Route matched"})), Err(Failure::Barred(404)));
    }

    #[test]
    fn nothing_said_may_be_written_as_null() {
        let done = json!({"ok": true, "result": 5, "error_code": null, "description": null,
            "parameters": null});
        assert_eq!(told(200, &done), Ok(json!(5)));
        let wait = json!({"ok": false, "error_code": 429, "description": null,
            "parameters": {"retry_after": 1.5, "migrate_to_chat_id": null}});
        let moved = json!({"ok": false, "error_code": 400, "description": null,
            "parameters": {"retry_after": null, "migrate_to_chat_id": -1_001}});
        let said = [wait, moved].map(|body| match told(400, &body) {
            Err(Failure::Answered(no)) => (no.code, no.retry_after, no.migrate_to_chat_id),
            other => panic!("not heard: {other:?}"),
        });
        assert_eq!(said, [(429, Some(2), None), (400, None, Some(-1_001))]);
    }
}
