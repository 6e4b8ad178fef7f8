//! The page itself: HTML, style and scripts, compiled in. No build step, nothing from elsewhere.

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};

const HTML: &str = "text/html; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
/// Only what this page brings itself, so that nothing typed into it can bring in more.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; \
                      img-src 'self' data:; base-uri 'none'; form-action 'none'; \
                      frame-ancestors 'none'";

macro_rules! files {
    ($($name:literal as $kind:ident),+ $(,)?) => {
        const FILES: &[(&str, &str, &str)] = &[$(($name, $kind, include_str!(concat!("files/", $name)))),+];
    };
}

files! {
    "page.css" as STYLE,
    "windows.css" as STYLE,
    "page.js" as SCRIPT,
    "basics.js" as SCRIPT,
    "times.js" as SCRIPT,
    "menu.js" as SCRIPT,
    "messages.js" as SCRIPT,
    "discord.js" as SCRIPT,
    "discord_line.js" as SCRIPT,
    "discord_markup.js" as SCRIPT,
    "telegram.js" as SCRIPT,
    "telegram_markup.js" as SCRIPT,
    "lever.js" as SCRIPT,
}

pub(super) async fn index() -> Response {
    give(HTML, include_str!("files/page.html"))
}

pub(super) async fn file(Path(name): Path<String>) -> Response {
    match FILES.iter().find(|(known, _, _)| *known == name) {
        Some((_, kind, text)) => give(kind, text),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn give(kind: &'static str, text: &'static str) -> Response {
    let headers: [(HeaderName, &str); 3] =
        [(CONTENT_TYPE, kind), (CACHE_CONTROL, "no-store"), (CONTENT_SECURITY_POLICY, POLICY)];
    (headers, text).into_response()
}
