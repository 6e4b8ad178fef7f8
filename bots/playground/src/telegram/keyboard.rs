//! Buttons under a message, checked as the server checks them.
//!
//! Not here: pressing them (`pressing.rs`).

use serde_json::{Map, Value};

use super::message::utf16;
use super::refused::Refused;
use super::state::State;

/// docs: InlineKeyboardButton, "exactly one of the optional fields must be used".
const ACTIONS: [&str; 10] = [
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
];

/// The markup to keep, if it is one the server takes. A keyboard without buttons is none.
pub(crate) fn checked(state: &mut State, markup: Option<Value>) -> Result<Option<Value>, Refused> {
    let Some(markup) = markup else { return Ok(None) };
    let Value::Object(fields) = markup else {
        return Err(Refused::bad("object expected as reply markup"));
    };
    let Some(rows) = fields.get("inline_keyboard") else {
        let known = ["keyboard", "remove_keyboard", "force_reply"];
        if !fields.is_empty() && !known.iter().any(|name| fields.contains_key(*name)) {
            state.violation(format!("a reply markup of no known kind: {fields:?}"));
        }
        return Ok(None);
    };
    let kept = checked_rows(state, rows)?;
    let buttons: usize = kept.iter().filter_map(Value::as_array).map(Vec::len).sum();
    // server: REPLY_MARKUP_TOO_LONG, in its own words; a hundred is the limit seen in practice.
    if buttons > 100 {
        return Err(Refused::bad("reply markup is too long"));
    }
    if kept.is_empty() {
        return Ok(None);
    }
    let mut markup = Map::new();
    markup.insert("inline_keyboard".into(), Value::Array(kept));
    Ok(Some(Value::Object(markup)))
}

/// The rows that hold buttons, each with the buttons that are shown.
fn checked_rows(state: &mut State, rows: &Value) -> Result<Vec<Value>, Refused> {
    let not_rows = || {
        Refused::bad(
            "field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays",
        )
    };
    let mut kept: Vec<Value> = Vec::new();
    for row in rows.as_array().ok_or_else(not_rows)? {
        let row = row.as_array().ok_or_else(not_rows)?;
        for button in row {
            check_button(state, button)?;
        }
        // Eight to a row; the server drops the others without a word.
        if row.len() > 8 {
            state.violation(format!("a row of {} buttons: Telegram shows eight", row.len()));
        }
        if !row.is_empty() {
            kept.push(row.iter().take(8).cloned().collect());
        }
    }
    Ok(kept)
}

fn check_button(state: &mut State, button: &Value) -> Result<(), Refused> {
    let cannot = |why: &str| Refused::bad(format!("can't parse inline keyboard button: {why}"));
    let fields =
        button.as_object().ok_or_else(|| cannot("InlineKeyboardButton must be an Object"))?;
    let label = fields.get("text").ok_or_else(|| cannot("Can't find field \"text\""))?;
    let label = label.as_str().ok_or_else(|| cannot("Field \"text\" must be of type String"))?;
    if label.trim().is_empty() {
        return Err(Refused::bad("inline keyboard button text must be non-empty"));
    }
    check_style(fields)?;
    let actions: Vec<&str> =
        ACTIONS.into_iter().filter(|name| fields.contains_key(*name)).collect();
    match actions[..] {
        [] => return Err(cannot("Text buttons are unallowed in the inline keyboard")),
        [_] => {}
        // The server takes the first it knows and forgets the others.
        _ => state.violation(format!("a button with more than one action: {actions:?}")),
    }
    let known = ["text", "style", "icon_custom_emoji_id", "disabled"];
    for name in fields
        .keys()
        .filter(|name| !known.contains(&name.as_str()) && !ACTIONS.contains(&name.as_str()))
    {
        state.violation(format!("a button with a field Telegram does not know: {name}"));
    }
    check_action(fields)
}

/// docs: InlineKeyboardButton.style (9.4); the refusal's wording is this stand-in's.
fn check_style(fields: &Map<String, Value>) -> Result<(), Refused> {
    match fields.get("style").map(|style| style.as_str().unwrap_or_default()) {
        None | Some("danger" | "success" | "primary") => Ok(()),
        Some(_) => Err(Refused::bad(
            "can't parse inline keyboard button: unsupported button style specified",
        )),
    }
}

fn check_action(fields: &Map<String, Value>) -> Result<(), Refused> {
    if let Some(data) = fields.get("callback_data") {
        let data = data.as_str().ok_or_else(|| {
            Refused::bad(
                "can't parse inline keyboard button: \
                 Field \"callback_data\" must be of type String",
            )
        })?;
        // docs: 1-64 bytes.
        if !(1..=64).contains(&data.len()) {
            return Err(Refused::bad("BUTTON_DATA_INVALID"));
        }
    }
    if let Some(url) = fields.get("url") {
        let url = url.as_str().unwrap_or_default();
        match link_fault(url) {
            Some(LinkFault::Refused) => return Err(Refused::bad("BUTTON_URL_INVALID")),
            Some(LinkFault::Words(words)) => {
                return Err(Refused::bad(format!(
                    "inline keyboard button URL '{url}' is invalid: {words}"
                )));
            }
            None => {}
        }
    }
    if let Some(copy) = fields.get("copy_text") {
        // docs: CopyTextButton, 1-256 characters.
        let length = copy["text"].as_str().map_or(0, utf16);
        if !(1..=256).contains(&length) {
            return Err(Refused::bad("BUTTON_COPY_TEXT_INVALID"));
        }
    }
    Ok(())
}

/// Why an address is none.
#[derive(Debug, PartialEq)]
pub(crate) enum LinkFault {
    /// Telegram itself turns it down.
    Refused,
    /// The server turns it down before, with these words.
    Words(&'static str),
}

/// server: http, https, tg and ton only; a host needs a dot.
pub(crate) fn link_fault(url: &str) -> Option<LinkFault> {
    if url.is_empty() {
        return Some(LinkFault::Refused);
    }
    let (scheme, rest) = url.split_once("://").unwrap_or(("http", url));
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => {}
        "tg" | "ton" => return None,
        _ => return Some(LinkFault::Words("Unsupported URL protocol")),
    }
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if url.contains(char::is_whitespace) || host.is_empty() {
        return Some(LinkFault::Refused);
    }
    let name = host.rsplit('@').next().unwrap_or(host).split(':').next().unwrap_or_default();
    (!name.contains('.') || name.contains("..")).then_some(LinkFault::Words("Wrong HTTP URL"))
}
