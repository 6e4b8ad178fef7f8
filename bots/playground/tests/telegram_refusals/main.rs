//! What the Telegram stand-in turns down, row by row, and how it hands out updates.
//!
//! A row is a request and the answer the real server gives it, with the source of that knowledge:
//! *docs* (the published Bot API), *server* (the open-source Bot API server and the library under
//! it), *clients* (texts that client libraries match), or *own* where only the limit is known and
//! the wording is the stand-in's.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on may stop")]

mod accepted;
mod chats;
mod updates;
mod words;
mod world;

use serde_json::{Value, json};
use world::World;

/// A request and its refusal.
struct Row {
    source: &'static str,
    method: &'static str,
    params: Value,
    status: u16,
    description: String,
}

/// A refusal with status 400: `Bad Request: …`.
fn bad(source: &'static str, method: &'static str, params: Value, why: &str) -> Row {
    Row { source, method, params, status: 400, description: format!("Bad Request: {why}") }
}

/// A refusal with status 403: `Forbidden: …`.
fn forbidden(source: &'static str, method: &'static str, params: Value, why: &str) -> Row {
    Row { source, method, params, status: 403, description: format!("Forbidden: {why}") }
}

#[tokio::test]
async fn every_refusal_has_the_servers_status_and_words() {
    let world = World::new().await;
    let mut rows = words::rows(&world);
    rows.extend(chats::rows(&world));
    assert!(rows.len() >= 70, "{} rows", rows.len());
    let mut wrong = Vec::new();
    for row in rows {
        let (status, answer) = world.call(row.method, &row.params).await;
        let expected = json!({
            "ok": false, "error_code": row.status, "description": row.description,
        });
        let mut bare = answer.clone();
        bare.as_object_mut().map(|answer| answer.remove("parameters"));
        if (status, &bare) != (row.status, &expected) {
            wrong.push(format!(
                "{} {} ({})\n  {answer}\n  {expected}",
                row.method, row.params, row.source
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
