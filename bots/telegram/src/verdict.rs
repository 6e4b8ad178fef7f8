//! What a failed request means, told by its error code and the beginning of its description.
//!
//! The Bot API has no finer codes than HTTP's. The descriptions are those of the open-source Bot API
//! server; new ones appear at any time, so they are matched by their telling part, in lower case,
//! and whatever is not known falls to its code.

use std::time::Duration;

use crate::api::{Failure, No};

/// What follows from a failure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Ask again after this long.
    Wait(Duration),
    /// The group has become a supergroup with this id.
    Moved(i64),
    /// Nobody is there any more, or nobody who may be written to.
    Gone,
    /// A right is missing.
    NotAllowed,
    /// The token is not accepted.
    Unauthorised,
    /// Another process polls with the same token.
    Conflict,
    /// Updates go to a webhook (docs: setWebhook), and only there.
    Webhook,
    /// The message to change reads like that already.
    Unchanged,
    /// The message to change or delete is not there, or can no longer be changed.
    MessageGone,
    /// What was to be decided at a chat's door is decided: a request is gone, somebody is in or out, a link
    /// is worthless, or whoever it is about stands above the bot.
    NothingToDo,
    /// The request itself is wrong.
    Malformed,
    /// Nothing was sent.
    Unsent,
    /// Perhaps done.
    Doubtful,
}

/// How long to wait when Telegram says "too many" and not how long.
const UNSAID_WAIT: Duration = Duration::from_secs(5);

/// In the order they are tried; the first whose words occur decides.
const SAYINGS: &[(&str, Verdict)] = &[
    ("can't parse entities", Verdict::Malformed),
    ("message is not modified", Verdict::Unchanged),
    ("message to edit not found", Verdict::MessageGone),
    ("message to delete not found", Verdict::MessageGone),
    ("message can't be edited", Verdict::MessageGone),
    ("message_id_invalid", Verdict::MessageGone),
    ("hide_requester_missing", Verdict::NothingToDo),
    ("user_already_participant", Verdict::NothingToDo),
    ("user_not_participant", Verdict::NothingToDo),
    ("invite_hash_expired", Verdict::NothingToDo),
    ("user is an administrator of the chat", Verdict::NothingToDo),
    ("can't remove chat owner", Verdict::NothingToDo),
    ("user_admin_invalid", Verdict::NothingToDo),
    ("member not found", Verdict::NothingToDo),
    ("participant_id_invalid", Verdict::NothingToDo),
    ("message can't be deleted", Verdict::NotAllowed),
    ("not enough rights", Verdict::NotAllowed),
    ("have no rights", Verdict::NotAllowed),
    ("need administrator rights", Verdict::NotAllowed),
    ("chat_write_forbidden", Verdict::NotAllowed),
    ("chat_restricted", Verdict::NotAllowed),
    ("chat_admin_required", Verdict::NotAllowed),
    ("chat_send_plain_forbidden", Verdict::NotAllowed),
    ("topic_closed", Verdict::NotAllowed),
    ("chat not found", Verdict::Gone),
    ("user not found", Verdict::Gone),
    ("peer_id_invalid", Verdict::Gone),
    ("message thread not found", Verdict::Gone),
    ("topic_deleted", Verdict::Gone),
    ("group chat was deactivated", Verdict::Gone),
    ("input_user_deactivated", Verdict::Gone),
    ("user_is_blocked", Verdict::Gone),
];

impl Verdict {
    pub(crate) fn of(failure: &Failure) -> Self {
        match failure {
            Failure::Answered(no) => Self::of_answer(no),
            Failure::Unauthorised => Self::Unauthorised,
            Failure::Unsent | Failure::Barred(_) => Self::Unsent,
            Failure::Doubtful(_) => Self::Doubtful,
            Failure::Unwritten => Self::Malformed,
        }
    }

    fn of_answer(no: &No) -> Self {
        if let Some(chat) = no.migrate_to_chat_id {
            return Self::Moved(chat);
        }
        match no.code {
            429 => Self::Wait(no.retry_after.map_or(UNSAID_WAIT, Duration::from_secs)),
            // Asked once more, the server does know the token (`api.rs`).
            401 => Self::Unsent,
            409 if about_webhook(no) => Self::Webhook,
            409 => Self::Conflict,
            400 | 403 => match saying(no) {
                Some((_, verdict)) => verdict.clone(),
                None if no.code == 403 => Self::Gone,
                None => Self::Malformed,
            },
            _ => Self::Malformed,
        }
    }
}

/// The part of the description that decided: a fixed vocabulary, since the description itself can
/// quote what somebody wrote.
pub(crate) fn word(no: &No) -> &'static str {
    if no.migrate_to_chat_id.is_some() {
        return "moved";
    }
    match no.code {
        429 => "too many requests",
        401 => "unauthorised",
        404 => "not found",
        409 if about_webhook(no) => "webhook",
        409 => "conflict",
        403 => saying(no).map_or("forbidden", |(words, _)| words),
        _ => saying(no).map_or("other", |(words, _)| words),
    }
}

/// Whether the server knows nobody of whom it was asked.
pub(crate) fn nobody_there(no: &No) -> bool {
    let nobody = ["member not found", "user not found", "participant_id_invalid"];
    no.code == 400 && (nobody.contains(&word(no)) || word(no) == "user_not_participant")
}

fn about_webhook(no: &No) -> bool {
    no.description.to_lowercase().contains("webhook")
}

fn saying(no: &No) -> Option<&'static (&'static str, Verdict)> {
    let description = no.description.to_lowercase();
    SAYINGS.iter().find(|(words, _)| description.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(code: u16, description: &str) -> Verdict {
        let (retry_after, migrate_to_chat_id) = (None, None);
        let description = description.to_owned();
        Verdict::of(&Failure::Answered(No { code, description, retry_after, migrate_to_chat_id }))
    }

    #[test]
    fn what_the_server_says_is_understood() {
        for (code, description, verdict) in [
            (403, "Forbidden: bot was blocked by the user", Verdict::Gone),
            (403, "Forbidden: bot was kicked from the supergroup chat", Verdict::Gone),
            (403, "Forbidden: bot is not a member of the supergroup chat", Verdict::Gone),
            (403, "Forbidden: bot can't initiate conversation with a user", Verdict::Gone),
            (403, "Forbidden: user is deactivated", Verdict::Gone),
            (403, "Forbidden: words nobody has heard before", Verdict::Gone),
            (403, "Forbidden: CHAT_WRITE_FORBIDDEN", Verdict::NotAllowed),
            (400, "Bad Request: chat not found", Verdict::Gone),
            (400, "Bad Request: message thread not found", Verdict::Gone),
            (
                400,
                "Bad Request: not enough rights to send text messages to the chat",
                Verdict::NotAllowed,
            ),
            (400, "Bad Request: have no rights to send a message", Verdict::NotAllowed),
            (400, "Bad Request: CHAT_RESTRICTED", Verdict::NotAllowed),
            (400, "Bad Request: TOPIC_CLOSED", Verdict::NotAllowed),
            (
                400,
                "Bad Request: message is not modified: specified new message content",
                Verdict::Unchanged,
            ),
            (400, "Bad Request: message to edit not found", Verdict::MessageGone),
            (400, "Bad Request: can't parse entities", Verdict::Malformed),
            (400, "Bad Request: HIDE_REQUESTER_MISSING", Verdict::NothingToDo),
            (400, "Bad Request: USER_ALREADY_PARTICIPANT", Verdict::NothingToDo),
            (400, "Bad Request: INVITE_HASH_EXPIRED", Verdict::NothingToDo),
            (400, "Bad Request: user is an administrator of the chat", Verdict::NothingToDo),
            (400, "Bad Request: can't remove chat owner", Verdict::NothingToDo),
            (
                400,
                "Bad Request: not enough rights to restrict/unrestrict chat member",
                Verdict::NotAllowed,
            ),
            (400, "Bad Request: CHAT_ADMIN_REQUIRED", Verdict::NotAllowed),
            (401, "Unauthorized", Verdict::Unsent),
            (404, "Not Found: method not found", Verdict::Malformed),
            (409, "Conflict: terminated by other getUpdates request", Verdict::Conflict),
            (
                409,
                "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook",
                Verdict::Webhook,
            ),
            (429, "Too Many Requests", Verdict::Wait(UNSAID_WAIT)),
        ] {
            assert_eq!(said(code, description), verdict, "{code} {description}");
        }
    }
}
