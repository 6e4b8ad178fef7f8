//! The outbox's way out, against a loopback Telegram: what is shown, and how each failure is told.

use std::sync::Arc;
use std::time::Duration;

use circlekeeper_core::clock::{Clock, from_unix};
use circlekeeper_core::domain::address::{Account, ChatAddress, Platform};
use circlekeeper_core::domain::private::Private;
use circlekeeper_core::outbox::messenger::{Act, Ending, Messenger, Parcel, Recipient};
use circlekeeper_core::reply::{Action, Button, Line, Message, Press, Span, TimeStyle, Tone, Verb};
use circlekeeper_playground::telegram::{ChatId, Fault, Person, Telegram, Where};
use circlekeeper_telegram::{Refused, Settings, check_token, messenger};

struct Town {
    telegram: Telegram,
    clock: Clock,
    out: Arc<dyn Messenger>,
}

impl Town {
    async fn new() -> Self {
        let clock = Clock::movable(from_unix(1_795_600_000));
        let telegram = Telegram::start(clock.clone()).await.expect("a free port");
        telegram.limits(false);
        let out = messenger(&settings(&telegram, &clock)).expect("a client");
        Self { telegram, clock, out }
    }

    async fn somebody(&self, name: &str) -> Person {
        let person = self.telegram.person(name);
        self.telegram.start_bot(&person, None).await;
        person
    }

    async fn deliver(&self, to: Recipient, act: Act) -> Ending {
        let deadline = self.clock.mark() + Duration::from_secs(60);
        self.out.deliver(&Parcel { to, act, nonce: "n".to_owned(), deadline }).await
    }

    async fn say(&self, to: Recipient) -> Ending {
        self.deliver(to, Act::Say(hello())).await
    }
}

fn settings(telegram: &Telegram, clock: &Clock) -> Settings {
    Settings {
        token: Private::new(telegram.token()),
        api: Some(telegram.address()),
        clock: clock.clone(),
    }
}

fn hello() -> Message {
    Message::line(Span::Words("Hello".to_owned()))
}

fn person(person: &Person) -> Recipient {
    Recipient::Person(Account::new(Platform::Telegram, person.id()))
}

fn chat(chat: ChatId, topic: Option<i64>) -> Recipient {
    let topic = topic.map(|topic| topic.to_string());
    let chat = chat.0.to_string();
    Recipient::Chat(ChatAddress { platform: Platform::Telegram, space: None, chat, topic })
}

#[tokio::test]
async fn a_reminder_is_shown_as_it_was_meant() {
    let town = Town::new().await;
    let ana = town.telegram.person("Ana");
    let forum = town.telegram.forum("Circle", &ana);
    let topic = town.telegram.topic(forum, "Tuesdays");
    let at = from_unix(1_795_636_800);
    let fallback = "Tue 19:00 (Berlin)".to_owned();
    let time = Span::Time { at, style: TimeStyle::Full, fallback };
    let line =
        Line(vec![Span::Plain("<b>Tue & co</b>".to_owned()), Span::Words(": ".to_owned()), time]);
    let press = Press { verb: Verb::CantCome, id: 7, choice: None };
    let button =
        |label: &str, action| Button { label: label.to_owned(), action, tone: Tone::Plain };
    let message =
        Message::default().heading(Span::Words("Soon".to_owned())).paragraph(line).row(vec![
            button("Can't come", Action::Press(press)),
            button("Call link", Action::OpenPrivate("link-7".to_owned())),
        ]);
    let ending = town.deliver(chat(forum, Some(topic)), Act::Say(message)).await;
    let seen = town.telegram.next_message(forum).await;
    assert_eq!(ending, Ending::Done(seen.message_id.to_string()));
    assert_eq!(seen.thread, Some(topic));
    // A sign and the word behind it are parted by a character nobody sees, so that nothing is touched.
    let shown = seen.displayed(|unix, format| format!("[{unix} {format}]")).replace('\u{2060}', "");
    insta::assert_snapshot!(shown, @r"
    Soon
    <b>Tue & co</b>: [1795636800 wDt]
    ");
    let username = town.telegram.bot_username();
    assert_eq!(seen.buttons[0].data.as_deref(), Some("cantcome:7"));
    assert_eq!(seen.buttons[1].url, Some(format!("https://t.me/{username}?start=link-7")));
    assert_eq!(town.telegram.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn people_are_reached_while_they_want_to_be() {
    let town = Town::new().await;
    let ana = town.somebody("Ana").await;
    assert!(matches!(town.say(person(&ana)).await, Ending::Done(_)));
    assert_eq!(town.telegram.next_private(&ana).await.text, "Hello");
    town.telegram.block(&ana).await;
    assert!(matches!(town.say(person(&ana)).await, Ending::Gone(_)));
    let stranger = town.telegram.person("Bo");
    assert!(matches!(town.say(person(&stranger)).await, Ending::Gone(_)));
}

#[tokio::test]
async fn chats_that_change_are_told_apart() {
    let town = Town::new().await;
    let ana = town.telegram.person("Ana");
    let forum = town.telegram.forum("Circle", &ana);
    let topic = town.telegram.topic(forum, "Tuesdays");
    town.telegram.delete_topic(forum, topic);
    assert!(matches!(town.say(chat(forum, Some(topic))).await, Ending::Gone(_)));
    assert!(matches!(town.say(chat(forum, None)).await, Ending::Done(_)));
    town.telegram.mute_bot(forum, true);
    assert!(matches!(town.say(chat(forum, None)).await, Ending::NotAllowed(_)));
    town.telegram.kick_bot(forum);
    assert!(matches!(town.say(chat(forum, None)).await, Ending::Gone(_)));
    let old = town.telegram.basic_group("Small", &ana);
    let new = town.telegram.migrate(old);
    let Ending::Moved(address) = town.say(chat(old, None)).await else { panic!("not moved") };
    assert!(matches!(town.say(Recipient::Chat(address)).await, Ending::Done(_)));
    assert_eq!(town.telegram.next_message(new).await.text, "Hello");
}

#[tokio::test]
async fn what_is_known_after_a_fault_is_told_and_no_more() {
    let town = Town::new().await;
    let ana = town.somebody("Ana").await;
    let retry_after = Duration::from_secs(7);
    town.telegram.fail_next(Fault::RetryAfter(7));
    assert_eq!(town.say(person(&ana)).await, Ending::Wait { retry_after, whole_lane: false });
    town.telegram.fail_next(Fault::AfterEffect(502));
    assert!(matches!(town.say(person(&ana)).await, Ending::Doubtful(_)));
    town.telegram.fail_next(Fault::LoseReply);
    assert!(matches!(town.say(person(&ana)).await, Ending::Doubtful(_)));
    // Each was tried once: two had their effect, the first had none.
    assert_eq!(town.telegram.private_messages(&ana).len(), 2);
    town.telegram.revoke_token(true);
    assert_eq!(town.say(person(&ana)).await, Ending::Unauthorised);
    town.telegram.down(true);
    // A new way out: an old connection that breaks under a request leaves doubt, and rightly so.
    let out = messenger(&settings(&town.telegram, &town.clock)).expect("a client");
    let again = Town { out, ..town };
    assert!(matches!(again.say(person(&ana)).await, Ending::Unsent(_)));
}

#[tokio::test]
async fn a_proxy_before_the_server_decides_nothing() {
    let town = Town::new().await;
    let ana = town.somebody("Ana").await;
    for status in [400, 401, 403, 404, 407, 413] {
        town.telegram.fail_next(Fault::Page(status));
        let ending = town.say(person(&ana)).await;
        assert!(matches!(ending, Ending::Unsent(_)), "{status}: {ending:?}");
    }
    for status in [302, 408] {
        town.telegram.fail_next(Fault::Page(status));
        let ending = town.say(person(&ana)).await;
        assert!(matches!(ending, Ending::Doubtful(_)), "{status}: {ending:?}");
    }
    assert_eq!(town.telegram.private_messages(&ana).len(), 0);
}

#[tokio::test]
async fn a_token_is_not_given_up_for_one_answer() {
    let town = Town::new().await;
    let ana = town.telegram.person("Ana");
    let circle = town.telegram.group("Circle", &ana);
    // A server that lacks the method.
    let lacking = Fault::Status(404, "Not Found: method not found");
    town.telegram.fail_next_of("deleteMessage", lacking);
    let ending = town.deliver(chat(circle, None), Act::Erase("7".to_owned())).await;
    assert!(matches!(ending, Ending::Malformed(_)), "{ending:?}");
    town.telegram.fail_next(Fault::Status(401, "Unauthorized"));
    assert!(matches!(town.say(chat(circle, None)).await, Ending::Unsent(_)));
    town.telegram.fail_next(Fault::Status(404, "Not Found"));
    town.telegram.fail_next_of("getMe", Fault::Status(502, "Bad Gateway"));
    assert!(matches!(town.say(chat(circle, None)).await, Ending::Unsent(_)));
    assert_eq!(town.telegram.messages(circle).len(), 0);
}

#[tokio::test]
async fn a_message_is_erased_and_stays_erased() {
    let town = Town::new().await;
    let ana = town.telegram.person("Ana");
    let circle = town.telegram.group("Circle", &ana);
    town.telegram.make_bot_admin(circle);
    town.telegram.says(&ana, Where::from(circle), "https://call.example/1").await;
    let typed = town.telegram.history(circle).pop().expect("a message");
    let erase = || Act::Erase(typed.message_id.to_string());
    let done = Ending::Done(typed.message_id.to_string());
    assert_eq!(town.deliver(chat(circle, None), erase()).await, done);
    town.telegram.gone(&typed).await;
    assert_eq!(town.deliver(chat(circle, None), erase()).await, done);
}

#[tokio::test]
async fn a_token_is_checked_before_anything_else() {
    let town = Town::new().await;
    let settings = settings(&town.telegram, &town.clock);
    let bot = check_token(&settings).await.expect("the right token");
    assert_eq!((bot.id, bot.username), (town.telegram.bot_id(), town.telegram.bot_username()));
    let wrong = Settings { token: Private::new("1:wrong".to_owned()), ..settings.clone() };
    assert_eq!(check_token(&wrong).await, Err(Refused::Unauthorised));
    town.telegram.down(true);
    let Err(Refused::Unreachable(reason)) = check_token(&settings).await else { panic!("reached") };
    assert!(!reason.contains(&town.telegram.token()));
}
