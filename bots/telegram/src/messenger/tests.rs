//! How each way a request can end is told to the outbox.

use std::time::Duration;

use circlekeeper_core::domain::address::{Account, ChatAddress};
use circlekeeper_core::domain::private::Private;
use circlekeeper_core::reply::Span;

use super::*;
use crate::Settings;
use crate::api::No;

fn answered(code: u16, description: &str, retry_after: Option<u64>, moved: Option<i64>) -> Failure {
    let description = description.to_owned();
    Failure::Answered(No { code, description, retry_after, migrate_to_chat_id: moved })
}

#[test]
fn each_failure_has_its_ending() {
    let reason = |words: &str| Reason::new(words);
    let retry_after = Duration::from_secs(7);
    for (failure, expected) in [
        (
            answered(429, "Too Many Requests: retry after 7", Some(7), None),
            Ending::Wait { retry_after, whole_lane: false },
        ),
        (
            answered(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                None,
                Some(-1001),
            ),
            Ending::Moved(moved_to(-1001)),
        ),
        (
            answered(403, "Forbidden: bot was blocked by the user", None, None),
            Ending::Gone(reason("403 forbidden")),
        ),
        (
            answered(400, "Bad Request: chat not found", None, None),
            Ending::Gone(reason("400 chat not found")),
        ),
        (
            answered(400, "Bad Request: message thread not found", None, None),
            Ending::Gone(reason("400 message thread not found")),
        ),
        (
            answered(400, "Bad Request: have no rights to send a message", None, None),
            Ending::NotAllowed(reason("400 have no rights")),
        ),
        (
            answered(400, "Bad Request: can't parse entities: Ana", None, None),
            Ending::Malformed(reason("400 can't parse entities")),
        ),
        (Failure::Unauthorised, Ending::Unauthorised),
        (
            answered(404, "Not Found: method not found", None, None),
            Ending::Malformed(reason("404 not found")),
        ),
        (Failure::Barred(403), Ending::Unsent(reason("403, not in Telegram's words"))),
        (Failure::Unsent, Ending::Unsent(reason("no connection"))),
        (Failure::Doubtful("timeout"), Ending::Doubtful(reason("timeout"))),
    ] {
        assert_eq!(ending(&failure), expected, "{failure:?}");
    }
}

#[test]
fn a_body_names_the_topic_and_shows_no_preview() {
    let address = ChatAddress { topic: Some("42".to_owned()), ..moved_to(-1001) };
    let message = Message::line(Span::Link("https://a.example".to_owned()));
    let target = target_of(&Recipient::Chat(address));
    let body = message_body(&target, &render::one_page(&message), &message, "");
    insta::assert_snapshot!(body, @r#"{"chat_id":-1001,"link_preview_options":{"is_disabled":true},"message_thread_id":42,"parse_mode":"HTML","text":"https://a.example"}"#);
}

fn nobody_listens() -> TelegramMessenger {
    let settings = Settings {
        token: Private::new("1:secret".to_owned()),
        // Port 9 ("discard") is closed on any machine these tests run on.
        api: Some("http://127.0.0.1:9".to_owned()),
        clock: Clock::system(),
    };
    TelegramMessenger::new(Api::new(&settings).unwrap(), settings.clock)
}

fn parcel(clock: &Clock, left: Duration) -> Parcel {
    Parcel {
        to: Recipient::Person(Account::new(Platform::Telegram, 7)),
        act: Act::Say(Message::line(Span::Words("Hello".to_owned()))),
        nonce: "1".to_owned(),
        deadline: clock.mark() + left,
    }
}

#[tokio::test]
async fn without_a_connection_nothing_was_sent() {
    let messenger = nobody_listens();
    let parcel = parcel(&messenger.clock, Duration::from_secs(60));
    assert_eq!(messenger.deliver(&parcel).await, Ending::Unsent(Reason::new("no connection")));
}

#[tokio::test]
async fn past_the_deadline_nothing_is_tried() {
    let messenger = nobody_listens();
    let parcel = parcel(&messenger.clock, Duration::ZERO);
    let Ending::Unsent(reason) = messenger.deliver(&parcel).await else { panic!() };
    assert_eq!(reason.0, "the deadline had passed");
}
