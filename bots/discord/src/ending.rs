//! What Discord's answer to a delivery means for the outbox.
//!
//! Everything known is here in one table, so that it can be tested without a network.
//! Source: <https://discord.com/developers/docs/topics/opcodes-and-status-codes#json> and
//! <https://discord.com/developers/docs/topics/rate-limits>.

use std::time::Duration;

use circlekeeper_core::outbox::messenger::{Ending, Reason};

use crate::wire::{Answer, Failure};

const UNKNOWN_CHANNEL: i64 = 10003;
const UNKNOWN_GUILD: i64 = 10004;
const UNKNOWN_MESSAGE: i64 = 10008;
const UNKNOWN_USER: i64 = 10013;
const OPENING_TOO_FAST: i64 = 40003;
const RESOURCE_LIMITED: i64 = 40062;
/// "Cloudflare is blocking your request": the whole address, whatever was asked.
const BLOCKED_ON_THE_WAY: i64 = 40333;
const MISSING_ACCESS: i64 = 50001;
const CANNOT_SEND_EMPTY: i64 = 50006;
const CANNOT_WRITE_TO_USER: i64 = 50007;
const NO_TEXT_CHANNEL: i64 = 50008;
const VERIFICATION_TOO_HIGH: i64 = 50009;
const MISSING_PERMISSIONS: i64 = 50013;
const NOT_ON_THIS_KIND_OF_CHANNEL: i64 = 50024;
const NO_SUCH_RECIPIENT: i64 = 50033;
const INVALID_FORM: i64 = 50035;
const THREAD_ARCHIVED: i64 = 50083;
const NO_JSON: i64 = 50109;
const NO_MUTUAL_SERVER: i64 = 50278;
const OVERLOADED: i64 = 130_000;
const THREAD_LOCKED: i64 = 160_005;
const BLOCKED_BY_A_RULE: i64 = 200_000;

/// A limit without a number: long enough not to knock at a closed door, short enough for a reminder.
const LIMIT_WITHOUT_NUMBER: Duration = Duration::from_secs(5);
/// Opening private chats too fast is punished; Discord names no number.
const BETWEEN_OPENINGS: Duration = Duration::from_secs(60);
/// How long the guard in front of Discord is left alone.
const BETWEEN_BLOCKS: Duration = Duration::from_secs(60);
/// A refusal whose reason is not known here: soon enough for a reminder, and seldom enough for
/// Discord, which counts refused requests (10,000 in ten minutes block the address).
const BETWEEN_REFUSALS: Duration = Duration::from_secs(30);

/// Whether an erased message was already gone.
pub(crate) fn already_erased(answer: &Answer) -> bool {
    answer.status == 404 && answer.code() == Some(UNKNOWN_MESSAGE)
}

/// Whether the answer to an opening says that too many private channels are opened.
pub(crate) fn opens_too_fast(answer: &Answer) -> bool {
    answer.status == 429 || answer.code() == Some(OPENING_TOO_FAST)
}

/// How a try ended that got no answer.
pub(crate) fn of_failure(failure: Failure) -> Ending {
    match failure {
        Failure::NotSent(why) => Ending::Unsent(Reason::new(why)),
        Failure::Unknown(why) => Ending::Doubtful(Reason::new(why)),
    }
}

/// How a try ended that got an answer which is no success.
pub(crate) fn of_answer(answer: &Answer) -> Ending {
    let reason = || Reason::new(answer.to_string());
    match (answer.status, answer.code()) {
        (401, _) => Ending::Unauthorised,
        (429, _) => wait(answer),
        (_, Some(OPENING_TOO_FAST)) => {
            Ending::Wait { retry_after: BETWEEN_OPENINGS, whole_lane: false }
        }
        (_, Some(RESOURCE_LIMITED | OVERLOADED)) => wait(answer),
        (_, Some(BLOCKED_ON_THE_WAY)) => {
            Ending::Wait { retry_after: answer.wait().unwrap_or(BETWEEN_BLOCKS), whole_lane: true }
        }
        (_, Some(code)) if is_gone(code) => Ending::Gone(reason()),
        (_, Some(code)) if lacks_a_right(code) => Ending::NotAllowed(reason()),
        (400, Some(INVALID_FORM | CANNOT_SEND_EMPTY | NO_JSON)) => Ending::Malformed(reason()),
        // Discord's own refusals carry a code; without one it was something in between. A code not
        // known here says that nothing happened, but not that nothing ever will: a chat that is
        // given up for it would be lost for good.
        (400..=499, _) if answer.status != 408 => {
            tracing::warn!(%answer, "a delivery was refused for a reason not known here");
            let retry_after = answer.wait().unwrap_or(BETWEEN_REFUSALS);
            Ending::Unexplained { reason: reason(), retry_after }
        }
        _ => Ending::Doubtful(reason()),
    }
}

/// Whether the recipient cannot be reached any more.
const fn is_gone(code: i64) -> bool {
    let place = matches!(code, UNKNOWN_CHANNEL | UNKNOWN_GUILD | UNKNOWN_USER | NO_SUCH_RECIPIENT);
    place || matches!(code, CANNOT_WRITE_TO_USER | NO_MUTUAL_SERVER)
}

/// Whether the recipient is there and could let the bot in again.
const fn lacks_a_right(code: i64) -> bool {
    let right = matches!(code, MISSING_ACCESS | MISSING_PERMISSIONS | VERIFICATION_TOO_HIGH);
    let kind = matches!(code, NO_TEXT_CHANNEL | NOT_ON_THIS_KIND_OF_CHANNEL);
    right || kind || matches!(code, THREAD_ARCHIVED | THREAD_LOCKED | BLOCKED_BY_A_RULE)
}

/// An answer without a JSON body comes from the guard in front of Discord and holds for the whole
/// address.
fn wait(answer: &Answer) -> Ending {
    let body = answer.body.as_ref();
    let retry_after = answer.wait().unwrap_or(LIMIT_WITHOUT_NUMBER);
    let global = body.is_none_or(|body| {
        body.get("global").and_then(serde_json::Value::as_bool).unwrap_or(false)
    });
    Ending::Wait { retry_after, whole_lane: global || answer.global }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn answer(status: u16, code: Option<i64>) -> Answer {
        let body = code.map(|code| json!({ "code": code, "message": "Somebody's name" }));
        Answer { status, retry_after: None, global: false, quota: None, body }
    }

    fn word(ending: &Ending) -> &'static str {
        match ending {
            Ending::Done(_) | Ending::Made(_) | Ending::WasSo => "done",
            Ending::Unsent(_) => "unsent",
            Ending::Doubtful(_) => "doubtful",
            Ending::Wait { .. } => "wait",
            Ending::Unexplained { .. } => "unexplained",
            Ending::Gone(_) => "gone",
            Ending::Absent(_) => "absent",
            Ending::NotAllowed(_) => "not allowed",
            Ending::Moved(_) => "moved",
            Ending::Unauthorised => "unauthorised",
            Ending::Malformed(_) => "malformed",
        }
    }

    #[test]
    fn every_status_and_code_has_its_ending() {
        let table = [
            (401, None, "unauthorised"),
            (401, Some(0), "unauthorised"),
            (429, Some(20028), "wait"),
            (429, None, "wait"),
            (400, Some(40003), "wait"),
            (429, Some(40062), "wait"),
            (503, Some(130_000), "wait"),
            (404, Some(10003), "gone"),
            (404, Some(10004), "gone"),
            (404, Some(10013), "gone"),
            (403, Some(50007), "gone"),
            (403, Some(50278), "gone"),
            (403, Some(50001), "not allowed"),
            (403, Some(50013), "not allowed"),
            (400, Some(50083), "not allowed"),
            (400, Some(50033), "gone"),
            (403, Some(50009), "not allowed"),
            (400, Some(50024), "not allowed"),
            (400, Some(160_005), "not allowed"),
            (403, Some(40333), "wait"),
            // Refused by something in between, or for a reason nobody here knows.
            (403, None, "unexplained"),
            (403, Some(0), "unexplained"),
            (403, Some(40004), "unexplained"),
            (403, Some(50035), "unexplained"),
            (400, Some(50035), "malformed"),
            (400, Some(50006), "malformed"),
            (400, Some(50109), "malformed"),
            (400, None, "unexplained"),
            (404, Some(0), "unexplained"),
            (405, None, "unexplained"),
            (408, None, "doubtful"),
            (500, None, "doubtful"),
            (502, None, "doubtful"),
            (504, Some(0), "doubtful"),
            (302, None, "doubtful"),
        ];
        for (status, code, expected) in table {
            let ending = of_answer(&answer(status, code));
            assert_eq!(word(&ending), expected, "{status} {code:?}");
        }
    }

    #[test]
    fn a_limit_says_how_long_and_for_whom() {
        let told = |body: serde_json::Value, header, global| {
            let answer =
                Answer { status: 429, retry_after: header, global, quota: None, body: Some(body) };
            of_answer(&answer)
        };
        let wait = |millis, whole_lane| Ending::Wait {
            retry_after: Duration::from_millis(millis),
            whole_lane,
        };
        assert_eq!(told(json!({"retry_after": 0.25}), Some(1.0), false), wait(250, false));
        assert_eq!(
            told(json!({"retry_after": 2.0, "global": true}), None, false),
            wait(2000, true)
        );
        assert_eq!(told(json!({"global": false}), Some(3.0), false), wait(3000, false));
        assert_eq!(told(json!({}), Some(3.0), true), wait(3000, true));
        assert_eq!(told(json!({"retry_after": -1.0}), None, false), wait(5000, false));
        assert_eq!(told(json!({"retry_after": 1e300}), None, false), wait(86_400_000, false));
        let guard =
            Answer { status: 429, retry_after: Some(9.0), global: false, quota: None, body: None };
        assert_eq!(of_answer(&guard), wait(9000, true));
    }

    #[test]
    fn a_block_on_the_way_holds_for_all_and_an_unknown_refusal_for_one() {
        let wait = |code| match of_answer(&answer(403, code)) {
            Ending::Wait { retry_after, whole_lane } => (retry_after.as_secs(), whole_lane),
            Ending::Unexplained { retry_after, .. } => (retry_after.as_secs(), false),
            other => panic!("{other:?}"),
        };
        assert_eq!(wait(Some(BLOCKED_ON_THE_WAY)), (60, true));
        assert_eq!(wait(Some(1)), (30, false));
        assert_eq!(wait(None), (30, false));
    }

    #[test]
    fn a_reason_holds_numbers_only() {
        let Ending::Gone(reason) = of_answer(&answer(403, Some(50007))) else { panic!() };
        assert_eq!(reason.0, "403 (code 50007)");
    }

    #[test]
    fn only_a_missing_message_counts_as_erased() {
        assert!(already_erased(&answer(404, Some(10008))));
        assert!(!already_erased(&answer(404, Some(10003))));
    }
}
