//! Who the bot is and how it describes itself.

use serde_json::json;

use crate::telegram::BOT_ID;
use crate::telegram::message::utf16;
use crate::telegram::params::Call;
use crate::telegram::refused::{Answer, Refused};
use crate::telegram::state::State;

/// docs: getMe; the fields only it returns are all there, since clients demand them.
#[expect(clippy::unnecessary_wraps, reason = "every method has the same shape")]
pub(crate) fn get_me(state: &mut State, _: &Call) -> Answer {
    let mut me = state.user_json(BOT_ID);
    me["can_join_groups"] = json!(true);
    // Privacy mode is on: the default of every new bot (docs: Bot features, Privacy mode).
    me["can_read_all_group_messages"] = json!(false);
    me["supports_inline_queries"] = json!(false);
    me["can_connect_to_business"] = json!(false);
    me["has_main_web_app"] = json!(false);
    me["has_topics_enabled"] = json!(false);
    Ok(me)
}

/// A bot that logs out cannot come back for ten minutes: never wanted here.
pub(crate) fn log_out(state: &mut State, _: &Call) -> Answer {
    state.violation("the bot logged out".to_owned());
    Ok(json!(true))
}

pub(crate) fn set_description(state: &mut State, call: &Call) -> Answer {
    set(state, call, "description", 512)
}

pub(crate) fn set_short(state: &mut State, call: &Call) -> Answer {
    set(state, call, "short_description", 120)
}

pub(crate) fn get_description(state: &mut State, call: &Call) -> Answer {
    get(state, call, "description")
}

pub(crate) fn get_short(state: &mut State, call: &Call) -> Answer {
    get(state, call, "short_description")
}

/// docs: 0-512 and 0-120 characters; the refusal's wording is this stand-in's.
fn set(state: &mut State, call: &Call, what: &'static str, at_most: usize) -> Answer {
    let language = language(call)?;
    let text = call.text(what).unwrap_or_default();
    if utf16(&text) > at_most {
        return Err(Refused::bad(format!("{} is too long", what.replace('_', " "))));
    }
    state.descriptions.insert((what, language), text);
    Ok(json!(true))
}

fn get(state: &State, call: &Call, what: &'static str) -> Answer {
    let own = state.descriptions.get(&(what, language(call)?));
    let text = own.or_else(|| state.descriptions.get(&(what, String::new())));
    Ok(json!({ what: text.cloned().unwrap_or_default() }))
}

/// docs: a two-letter language code, or empty.
pub(crate) fn language(call: &Call) -> Result<String, Refused> {
    let language = call.text("language_code").unwrap_or_default();
    let fits = language.is_empty()
        || (language.len() == 2 && language.bytes().all(|byte| byte.is_ascii_lowercase()));
    fits.then_some(language).ok_or_else(|| Refused::bad("invalid language code specified"))
}
