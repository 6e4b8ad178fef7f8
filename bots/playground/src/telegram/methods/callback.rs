//! Answering a pressed button (docs: answerCallbackQuery).

use std::time::Duration;

use serde_json::json;

use crate::telegram::message::utf16;
use crate::telegram::params::Call;
use crate::telegram::pressing::Answered;
use crate::telegram::refused::{Answer, Refused};
use crate::telegram::state::State;

pub(crate) const ANSWER: &[&str] =
    &["callback_query_id", "text", "show_alert", "url", "cache_time"];

/// The real limit is not published; reports range from fifteen seconds up. This one is lenient.
const PATIENCE: Duration = Duration::from_secs(60);

/// Once for each query (server): a second answer finds it gone.
pub(crate) fn answer(state: &mut State, call: &Call) -> Answer {
    let text = call.text("text").unwrap_or_default();
    // docs: 0-200 characters; the code is Telegram's.
    if utf16(&text) > 200 {
        return Err(Refused::bad("MESSAGE_TOO_LONG"));
    }
    let url = call.text("url").filter(|url| !url.is_empty());
    let own = format!("t.me/{}?start=", crate::telegram::BOT_USERNAME);
    if url.as_ref().is_some_and(|url| !url.trim_start_matches("https://").starts_with(&own)) {
        // docs: only links that open the bot itself (or a game).
        return Err(Refused::bad("URL_INVALID"));
    }
    let now = state.clock.mark();
    let id = call.text("callback_query_id").unwrap_or_default();
    let press = state
        .presses
        .get_mut(&id)
        .filter(|press| press.answer.is_none() && now.duration_since(press.since) < PATIENCE);
    let Some(press) = press else {
        return Err(Refused::bad(
            "query is too old and response timeout expired or query ID is invalid",
        ));
    };
    let text = Some(text).filter(|text| !text.is_empty());
    press.answer = Some(Answered { text, alert: call.flag("show_alert"), url });
    Ok(json!(true))
}
