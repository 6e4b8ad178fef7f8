//! Logs name kinds, never people, words or the token; not even at the most talkative level.

use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use circlekeeper_core::clock::{Clock, from_unix};
use circlekeeper_core::domain::address::{Account, Platform};
use circlekeeper_core::domain::private::Private;
use circlekeeper_core::outbox::messenger::{Act, Ending, Parcel, Recipient};
use circlekeeper_core::reply::{Message, Span};
use circlekeeper_playground::telegram::{Fault, Telegram};
use circlekeeper_telegram::{Settings, check_token, messenger};
use tracing_subscriber::fmt::MakeWriter;

/// Everything that is logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("no panic while logging").write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn failures_are_logged_without_what_they_were_about() {
    let log = Log::default();
    let writer = log.clone();
    tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(writer).init();
    let clock = Clock::movable(from_unix(1_795_600_000));
    let telegram = Telegram::start(clock.clone()).await.expect("a free port");
    let ana = telegram.person("Ana");
    telegram.start_bot(&ana, None).await;
    let settings = Settings {
        token: Private::new(telegram.token()),
        api: Some(telegram.address()),
        clock: clock.clone(),
    };
    let out = messenger(&settings).expect("a client");
    let parcel = Parcel {
        to: Recipient::Person(Account::new(Platform::Telegram, ana.id())),
        act: Act::Say(Message::line(Span::Plain("canary-7391".to_owned()))),
        nonce: "1".to_owned(),
        deadline: clock.mark() + Duration::from_secs(60),
    };
    let faults =
        [Fault::LoseReply, Fault::Status(400, "Bad Request: can't parse entities: canary-7391")];
    for fault in faults {
        telegram.fail_next(fault);
        let ending = out.deliver(&parcel).await;
        assert!(!matches!(ending, Ending::Done(_)), "{ending:?}");
        tracing::error!(?ending, ?parcel.to, ?settings, "what an outbox might log");
    }
    telegram.down(true);
    let refused = check_token(&settings).await.expect_err("nobody there");
    tracing::error!(%refused, "what a program might log");
    let log = String::from_utf8(log.0.lock().expect("no panic").clone()).expect("text");
    assert!(log.contains("what a program might log"));
    for secret in ["canary-7391", &telegram.token(), &ana.id().to_string()] {
        assert!(!log.contains(secret), "{secret} was logged");
    }
}
