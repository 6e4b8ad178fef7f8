//! A request's way in and its answer's way out.
//!
//! `/bot<token>/<method>`, by POST or GET; parameters by query string, form, multipart form or
//! JSON; methods matched without regard to case (server; teloxide writes `GetMe`).
//! Not here: what a method does (`methods/`).

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{
    ConnectInfo, DefaultBodyLimit, Form, FromRequest, Multipart, Path, Query, Request, State,
};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::faults::{self, Fault};
use super::inner::Inner;
use super::methods;
use super::params::{Call, Upload};
use super::refused::{Answer, Refused};
use super::state::Recorded;
use crate::connection::Cut;

/// docs, "Sending files": at most 50 MB by multipart; a little more for the rest of the form.
const BODY: usize = 51 * 1024 * 1024;

pub(crate) fn router(inner: Arc<Inner>) -> Router {
    Router::new()
        .route("/{bot}/{method}", axum::routing::any(arrive))
        .fallback(|| async { respond(&Err(Refused::new(404, "Not Found"))) })
        .layer(DefaultBodyLimit::max(BODY))
        .with_state(inner)
}

async fn arrive(
    State(inner): State<Arc<Inner>>,
    ConnectInfo(cut): ConnectInfo<Cut>,
    Path((bot, method)): Path<(String, String)>,
    request: Request,
) -> Response {
    let Some(token) = bot.strip_prefix("bot") else {
        inner.with(|state| state.violation(format!("a path without a bot: /{bot}/{method}")));
        return respond(&Err(Refused::new(404, "Not Found")));
    };
    let known = token == super::TOKEN && !inner.look(|state| state.faults.revoked);
    match read(&method, request).await {
        Ok(call) => {
            let index = record(&inner, &call);
            let answer = if known {
                carry_out(&inner, &cut, &call).await
            } else {
                Err(Refused::new(401, "Unauthorized"))
            };
            note_answer(&inner, index, &answer);
            respond(&answer)
        }
        Err(refused) => respond(&Err(refused)),
    }
}

fn record(inner: &Inner, call: &Call) -> usize {
    let recorded = Recorded {
        method: call.method.clone(),
        params: Value::Object(call.params.clone()),
        status: None,
        description: None,
    };
    inner.with(|state| {
        state.requests.push(recorded);
        state.requests.len() - 1
    })
}

fn note_answer(inner: &Inner, index: usize, answer: &Answer) {
    inner.with(|state| {
        let recorded = &mut state.requests[index];
        recorded.status = Some(answer.as_ref().map_or_else(|refused| refused.status, |_| 200));
        recorded.description = answer.as_ref().err().map(|refused| refused.description.clone());
    });
}

/// The answer, after whatever fault is due. A client that hangs up ends this where it stands.
async fn carry_out(inner: &Arc<Inner>, cut: &Cut, call: &Call) -> Answer {
    let (fault, passage) =
        inner.with(|state| (state.faults.take(&call.method), state.faults.enter(&call.method)));
    let gust = passage.as_ref().and_then(|passage| passage.gust);
    let fault = fault.or(gust.map(Fault::from));
    if let Some(passage) = &passage {
        passage.there().await;
    }
    if fault == Some(Fault::Hang) {
        std::future::pending::<()>().await;
    }
    if let Some(refused) = fault.as_ref().and_then(Fault::instead) {
        return Err(refused);
    }
    faults::hold(inner, &call.method).await;
    if fault == Some(Fault::LoseRequest) || inner.look(|state| state.faults.down) {
        cut.now();
        std::future::pending::<()>().await;
    }
    let answer = if call.method == "getupdates" {
        methods::updates::poll(inner, call).await
    } else {
        inner.with(|state| methods::dispatch(state, call))
    };
    if let Some(passage) = &passage {
        passage.back().await;
    }
    match fault {
        Some(Fault::AfterEffect(status)) => Err(Refused::new(status, gateway_words(status))),
        Some(Fault::HangAfterEffect) => std::future::pending().await,
        Some(Fault::LoseReply) => {
            cut.now();
            // Never answered: the cut ends this task together with its connection.
            std::future::pending().await
        }
        _ => answer,
    }
}

fn gateway_words(status: u16) -> &'static str {
    StatusCode::from_u16(status).ok().and_then(|code| code.canonical_reason()).unwrap_or("Error")
}

fn respond(answer: &Answer) -> Response {
    let (status, body) = match answer {
        Ok(result) => (200, json!({ "ok": true, "result": result })),
        Err(refused) => (refused.status, refused.body()),
    };
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if answer.as_ref().is_err_and(|refused| refused.page) {
        let page = format!("<html><body><h1>{status}</h1><hr>nginx</body></html>");
        return (status, [(header::CONTENT_TYPE, "text/html")], page).into_response();
    }
    let mut response =
        (status, [(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response();
    // The server repeats the seconds in a header.
    let seconds = answer.as_ref().err().and_then(Refused::seconds);
    if let Some(value) = seconds.and_then(|seconds| seconds.to_string().parse().ok()) {
        response.headers_mut().insert(header::RETRY_AFTER, value);
    }
    response
}

/// Reads a request in whichever form it came.
async fn read(method: &str, request: Request) -> Result<Call, Refused> {
    let unreadable = |_| Refused::bad("can't parse the request");
    let mut call = Call { method: method.to_ascii_lowercase(), ..Call::default() };
    let query: Query<Vec<(String, String)>> =
        Query::try_from_uri(request.uri()).map_err(|_| Refused::bad("can't parse the query"))?;
    call.params.extend(query.0.into_iter().map(|(name, value)| (name, Value::String(value))));
    let kind = request.headers().get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default().to_owned();
    if kind.starts_with("multipart/form-data") {
        read_multipart(&mut call, request).await?;
    } else if kind.starts_with("application/x-www-form-urlencoded") {
        let form = Form::<Vec<(String, String)>>::from_request(request, &()).await;
        let fields = form.map_err(|_| Refused::bad("can't parse the form"))?.0;
        call.params.extend(fields.into_iter().map(|(name, value)| (name, Value::String(value))));
    } else if kind.starts_with("application/json") {
        let body = Bytes::from_request(request, &()).await.map_err(unreadable)?;
        read_json(&mut call, &body)?;
    }
    Ok(call)
}

fn read_json(call: &mut Call, body: &[u8]) -> Result<(), Refused> {
    if body.is_empty() {
        return Ok(());
    }
    let value: Value = serde_json::from_slice(body)
        .map_err(|_| Refused::bad("can't parse request JSON object"))?;
    match value {
        Value::Object(fields) => call.params.extend(fields),
        // `getMe` has no parameters and is sent as `null` by some clients.
        Value::Null => {}
        _ => return Err(Refused::bad("can't parse request JSON object")),
    }
    Ok(())
}

async fn read_multipart(call: &mut Call, request: Request) -> Result<(), Refused> {
    let unreadable = || Refused::bad("can't parse the multipart form");
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| unreadable())?;
    while let Some(field) = form.next_field().await.map_err(|_| unreadable())? {
        let name = field.name().unwrap_or_default().to_owned();
        let file_name = field.file_name().map(str::to_owned);
        let mime = field.content_type().map(str::to_owned);
        let bytes = field.bytes().await.map_err(|_| unreadable())?;
        if let Some(file_name) = file_name {
            call.files.insert(name, Upload { name: file_name, mime, bytes: bytes.to_vec() });
        } else {
            let text = String::from_utf8(bytes.to_vec())
                .map_err(|_| Refused::bad("strings must be encoded in UTF-8"))?;
            call.params.insert(name, Value::String(text));
        }
    }
    Ok(())
}
