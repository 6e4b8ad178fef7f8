//! The text of a message, from what a request says to what is kept.

use serde_json::{Value, json};

use crate::telegram::html;
use crate::telegram::message::{Formatted, utf16};
use crate::telegram::params::Call;
use crate::telegram::refused::Refused;
use crate::telegram::state::State;
use crate::telegram::typed;

/// Parses a text or caption by `parse_mode`, or by an explicit list of entities.
pub(crate) fn formatted(
    state: &mut State,
    call: &Call,
    text: &str,
    list: &str,
) -> Result<Formatted, Refused> {
    let mode = call.text("parse_mode").unwrap_or_default();
    let parsed = match mode.to_ascii_lowercase().as_str() {
        "" | "none" => {
            let entities = call.json(list, "entities")?.unwrap_or_else(|| json!([]));
            let entities = entities
                .as_array()
                .cloned()
                .ok_or_else(|| Refused::bad("entities must be an Array"))?;
            Formatted { text: text.to_owned(), entities }
        }
        "html" => from_html(state, text)?,
        "markdown" | "markdownv2" => {
            // Known to the server, not to this one: the bot it was made for writes HTML.
            state.violation(format!("parse_mode {mode} is not read by this server"));
            Formatted { text: text.to_owned(), entities: Vec::new() }
        }
        _ => return Err(Refused::bad("unsupported parse_mode")),
    };
    Ok(with_found(html::trim(parsed)))
}

fn from_html(state: &mut State, text: &str) -> Result<Formatted, Refused> {
    if let Some(at) = text.find("<tg-time").filter(|_| state.faults.timeless) {
        let why = format!("Unsupported start tag \"tg-time\" at byte offset {at}");
        return Err(Refused::bad(format!("can't parse entities: {why}")));
    }
    let parsed =
        html::parse(text).map_err(|why| Refused::bad(format!("can't parse entities: {why}")))?;
    if parsed.loose {
        state.violation(
            "a & that is not escaped (docs: HTML style asks for it; the server lets it pass)"
                .to_owned(),
        );
    }
    Ok(parsed.formatted)
}

/// Adds what the server finds by itself, outside code, links and whatever was marked there before.
fn with_found(mut formatted: Formatted) -> Formatted {
    let range = |entity: &Value| {
        let start = entity["offset"].as_u64().unwrap_or(0);
        start..start + entity["length"].as_u64().unwrap_or(0)
    };
    let is_closed = |entity: &&Value| {
        ![
            "bold",
            "italic",
            "underline",
            "strikethrough",
            "spoiler",
            "blockquote",
            "expandable_blockquote",
        ]
        .contains(&entity["type"].as_str().unwrap_or_default())
    };
    let closed: Vec<_> = formatted.entities.iter().filter(is_closed).map(range).collect();
    let free = |found: &Value| {
        let found = range(found);
        closed.iter().all(|taken| found.end <= taken.start || taken.end <= found.start)
    };
    formatted.entities.extend(typed::entities(&formatted.text).into_iter().filter(free));
    formatted.entities.sort_by_key(|entity| {
        (entity["offset"].as_u64(), std::cmp::Reverse(entity["length"].as_u64()))
    });
    formatted
}

/// The text of a message: 1-4096 characters after parsing (docs: sendMessage.text), counted here
/// in UTF-16 units, which is never more generous than the real server.
pub(crate) fn text(state: &mut State, call: &Call, too_long: &str) -> Result<Formatted, Refused> {
    let text = call.text("text").unwrap_or_default();
    if text.is_empty() {
        return Err(Refused::bad("message text is empty"));
    }
    let formatted = formatted(state, call, &text, "entities")?;
    if formatted.text.is_empty() {
        // server: nothing was left after parsing and trimming.
        return Err(Refused::bad("text must be non-empty"));
    }
    if utf16(&formatted.text) > 4096 {
        return Err(Refused::bad(too_long));
    }
    Ok(formatted)
}
