//! Request bodies: JSON, or multipart with files beside it.

use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::CONTENT_TYPE;
use serde_json::Value;

use super::super::refused::Refused;
use super::super::world::File;
use super::super::world::wire::UPLOAD_LIMIT;

/// A body, read.
#[derive(Default)]
pub(super) struct Body {
    pub(super) json: Value,
    pub(super) files: Vec<File>,
}

/// More than any allowed upload.
const MOST: usize = 64 * 1024 * 1024;

/// Reads the body of any request.
pub(super) async fn read(request: Request) -> Result<Body, Refused> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
        return multipart(request).await;
    }
    let bytes =
        axum::body::to_bytes(request.into_body(), MOST).await.map_err(|_| invalid_json())?;
    if bytes.is_empty() {
        return Ok(Body::default());
    }
    let json = serde_json::from_slice(&bytes).map_err(|_| invalid_json())?;
    Ok(Body { json, files: Vec::new() })
}

/// Source: Discord docs, "Uploading Files": `payload_json` beside `files[n]`.
async fn multipart(request: Request) -> Result<Body, Refused> {
    let mut parts = Multipart::from_request(request, &()).await.map_err(|_| invalid_json())?;
    let mut body = Body::default();
    while let Some(part) = parts.next_field().await.map_err(|_| invalid_json())? {
        let field = part.name().unwrap_or_default().to_owned();
        let name = part.file_name().map(str::to_owned);
        let kind = part.content_type().unwrap_or("application/octet-stream").to_owned();
        let bytes = part.bytes().await.map_err(|_| invalid_json())?.to_vec();
        match name {
            None if field == "payload_json" => {
                body.json = serde_json::from_slice(&bytes).map_err(|_| invalid_json())?;
            }
            None => {}
            Some(_) if bytes.len() as u64 > UPLOAD_LIMIT => {
                return Err(Refused::new(413, 40005, "Request entity too large"));
            }
            Some(name) => body.files.push(File { name, content_type: kind, bytes }),
        }
    }
    Ok(body)
}

fn invalid_json() -> Refused {
    Refused::new(400, 50109, "The request body contains invalid JSON.")
}
