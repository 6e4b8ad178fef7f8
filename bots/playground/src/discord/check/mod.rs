//! What bodies must look like, and the "Invalid Form Body" they get otherwise.
//!
//! Here: messages as a whole. Their parts, forms, choices and commands have a file each. Source of the
//! limits: the official OpenAPI description of API v10, and the docs' prose where it says less (a
//! message's content is 2000 characters in prose and for bots, 4000 in the description).
//!
//! Not here: Components V2 (`1 << 15`), stickers, polls, which this stand-in refuses.

use serde_json::Value;

use super::refused::{Complaints, Refused};
use super::world::{File, Message};

mod commands;
mod components;
mod embeds;
mod form;
mod parts;

pub(super) use commands::{commands, locale_known};
pub(super) use form::{choices, form};

use parts::{join, list, number, text};

/// Source: Discord docs, "Create Message": content up to 2000 characters.
const CONTENT: usize = 2000;
/// Source: OpenAPI, `MessageCreateRequest.nonce`.
const NONCE: usize = 25;

/// Flags a bot may set: suppress embeds, ephemeral, silent, voice. Others are refused as unknown.
const FLAGS: u64 = 1 << 2 | 1 << 6 | 1 << 12 | 1 << 13;

/// A message for a channel, or a followup.
pub(super) fn new_message(body: &Value, files: &[File]) -> Result<(), Refused> {
    let mut complaints = Complaints::default();
    message(&mut complaints, "", body, files);
    nonce(&mut complaints, &body["nonce"]);
    complaints.result()?;
    not_empty(body, files)
}

/// The `data` of a callback of type 4.
pub(super) fn callback_message(data: &Value, files: &[File]) -> Result<(), Refused> {
    let mut complaints = Complaints::default();
    message(&mut complaints, "data", data, files);
    complaints.result()?;
    not_empty(data, files)
}

/// The body of a PATCH: what is absent stays.
pub(super) fn edit(body: &Value, files: &[File], before: &Message) -> Result<(), Refused> {
    changed(body, files, before, "")
}

/// The `data` of a callback of type 7.
pub(super) fn callback_update(
    data: &Value,
    files: &[File],
    before: &Message,
) -> Result<(), Refused> {
    changed(data, files, before, "data")
}

fn changed(body: &Value, files: &[File], before: &Message, at: &str) -> Result<(), Refused> {
    let mut complaints = Complaints::default();
    message(&mut complaints, at, body, files);
    complaints.result()?;
    let mut after = Value::Object(before.said.clone());
    for (key, value) in body.as_object().into_iter().flatten() {
        after[key] = value.clone();
    }
    if before.files.is_empty() { not_empty(&after, files) } else { Ok(()) }
}

fn message(complaints: &mut Complaints, at: &str, body: &Value, files: &[File]) {
    if !body.is_object() {
        let words = "Only dictionaries may be used in a DictType";
        complaints.add(at, "DICT_TYPE_CONVERT", words);
        return;
    }
    text(complaints, &join(at, "content"), &body["content"], 0, CONTENT);
    embeds::embeds(complaints, &join(at, "embeds"), &body["embeds"]);
    components::components(complaints, &join(at, "components"), &body["components"]);
    mentions(complaints, &join(at, "allowed_mentions"), &body["allowed_mentions"]);
    flags(complaints, &join(at, "flags"), &body["flags"]);
    if files.len() > 10 {
        let words = "Must be 10 or fewer in length.";
        complaints.add(&join(at, "attachments"), "BASE_TYPE_MAX_LENGTH", words);
    }
}

fn flags(complaints: &mut Complaints, at: &str, flags: &Value) {
    if flags.is_null() {
        return;
    }
    number(complaints, at, flags, 0, i64::MAX);
    if flags.as_u64().is_some_and(|flags| flags & !FLAGS != 0) {
        complaints.add(at, "MESSAGE_FLAGS_INVALID", "Message flags are invalid for this stand-in.");
    }
}

/// A string of at most 25 characters, or a whole number.
fn nonce(complaints: &mut Complaints, nonce: &Value) {
    if !nonce.is_i64() && !nonce.is_u64() {
        text(complaints, "nonce", nonce, 0, NONCE);
    }
}

/// Source: Discord docs, "Allowed Mentions Object"; each list at most 100 long, and a kind in `parse`
/// excludes the list of the same kind.
fn mentions(complaints: &mut Complaints, at: &str, mentions: &Value) {
    if mentions.is_null() {
        return;
    }
    if !mentions.is_object() {
        complaints.add(at, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
        return;
    }
    let parse = list(complaints, &join(at, "parse"), &mentions["parse"], 0, 3);
    for (index, kind) in parse.iter().enumerate() {
        if !matches!(kind.as_str(), Some("users" | "roles" | "everyone")) {
            let words = "Value must be one of ('everyone', 'roles', 'users').";
            complaints.add(
                &join(&join(at, "parse"), &index.to_string()),
                "BASE_TYPE_CHOICES",
                words,
            );
        }
    }
    for kind in ["users", "roles"] {
        let named = list(complaints, &join(at, kind), &mentions[kind], 0, 100);
        if !named.is_empty() && parse.iter().any(|all| all == kind) {
            let words = format!("parse:[\"{kind}\"] and {kind}: [ids...] are mutually exclusive.");
            complaints.add(at, "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", &words);
        }
    }
}

/// 50006. White space alone is nothing.
fn not_empty(body: &Value, files: &[File]) -> Result<(), Refused> {
    let words = body["content"].as_str().is_some_and(|content| !content.trim().is_empty());
    let embeds = body["embeds"].as_array().is_some_and(|embeds| !embeds.is_empty());
    if words || embeds || !files.is_empty() { Ok(()) } else { Err(Refused::empty_message()) }
}
