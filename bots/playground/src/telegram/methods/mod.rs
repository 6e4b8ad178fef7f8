//! What the server does: one file for each family of methods, and the list that finds them.
//!
//! Not here: `getUpdates` waits, so `wire.rs` calls it by itself (`updates.rs`).

pub(crate) mod access;
mod bans;
mod callback;
mod chats;
pub(crate) mod commands;
mod content;
mod delete;
mod edit;
mod joins;
mod links;
mod me;
mod send;
pub(crate) mod updates;

use super::params::Call;
use super::refused::{Answer, Refused};
use super::state::State;

type Method = fn(&mut State, &Call) -> Answer;

/// A method: its name in lower case, the parameters the documentation knows, and what it does.
struct Entry {
    name: &'static str,
    params: &'static [&'static str],
    run: Method,
}

const fn entry(name: &'static str, params: &'static [&'static str], run: Method) -> Entry {
    Entry { name, params, run }
}

const METHODS: [Entry; 30] = [
    entry("getme", &[], me::get_me),
    entry("getwebhookinfo", &[], updates::webhook_info),
    entry("deletewebhook", &["drop_pending_updates"], updates::delete_webhook),
    entry("setwebhook", updates::WEBHOOK, updates::set_webhook),
    entry("setmycommands", &["commands", "scope", "language_code"], commands::set),
    entry("getmycommands", &["scope", "language_code"], commands::get),
    entry("deletemycommands", &["scope", "language_code"], commands::delete),
    entry("setmydescription", &["description", "language_code"], me::set_description),
    entry("getmydescription", &["language_code"], me::get_description),
    entry("setmyshortdescription", &["short_description", "language_code"], me::set_short),
    entry("getmyshortdescription", &["language_code"], me::get_short),
    entry("sendmessage", send::MESSAGE, send::message),
    entry("senddocument", send::DOCUMENT, send::document),
    entry("editmessagetext", edit::TEXT, edit::text),
    entry("editmessagereplymarkup", edit::MARKUP, edit::markup),
    entry("deletemessage", &["chat_id", "message_id"], delete::message),
    entry("answercallbackquery", callback::ANSWER, callback::answer),
    entry("getchat", &["chat_id"], chats::get),
    entry("getchatmember", &["chat_id", "user_id"], chats::member),
    entry("getchatadministrators", &["chat_id", "return_bots"], chats::administrators),
    entry("getchatmembercount", &["chat_id"], chats::count),
    entry("leavechat", &["chat_id"], chats::leave),
    entry("createchatinvitelink", links::CREATE, links::create),
    entry("revokechatinvitelink", &["chat_id", "invite_link"], links::revoke),
    entry("approvechatjoinrequest", &["chat_id", "user_id"], joins::approve),
    entry("declinechatjoinrequest", &["chat_id", "user_id"], joins::decline),
    entry("banchatmember", bans::BAN, bans::ban),
    entry("unbanchatmember", &["chat_id", "user_id", "only_if_banned"], bans::unban),
    entry(
        "sendchataction",
        &["business_connection_id", "chat_id", "message_thread_id", "action"],
        send::action,
    ),
    entry("logout", &[], me::log_out),
];

/// Carries a request out.
pub(crate) fn dispatch(state: &mut State, call: &Call) -> Answer {
    let Some(entry) = METHODS.iter().find(|entry| entry.name == call.method) else {
        state.violation(format!("a method this server does not know: {}", call.method));
        return Err(Refused::new(404, "Not Found: method not found"));
    };
    check_names(state, call, entry.params);
    (entry.run)(state, call)
}

/// The server ignores a parameter it does not know; whoever sends one expects something of it.
pub(crate) fn check_names(state: &mut State, call: &Call, known: &[&str]) {
    for name in call.params.keys().filter(|name| !known.contains(&name.as_str())) {
        state.violation(format!("{}: Telegram knows no parameter {name}", call.method));
    }
}
