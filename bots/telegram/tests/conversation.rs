//! The whole adapter with the real core, against a loopback Telegram.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use circlekeeper_core::App;
use circlekeeper_core::clock::{Clock, from_unix};
use circlekeeper_core::commands::{Caller, ChatFacts, Openness, Place, Request};
use circlekeeper_core::domain::address::{Account, ChatAddress, Platform};
use circlekeeper_core::domain::private::Private;
use circlekeeper_core::house::{House, Wake};
use circlekeeper_core::outbox::Progress;
use circlekeeper_core::reply::words::Words;
use circlekeeper_core::store::Store;
use circlekeeper_core::store::seal::Sealer;
use circlekeeper_playground::telegram::{Fault, Telegram, Where};
use circlekeeper_telegram::{Health, Settings, Stopped, run_watched};
use tempfile::TempDir;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// A Telegram, a store, and a clock that stands still.
struct Town {
    telegram: Telegram,
    clock: Clock,
    folder: TempDir,
}

struct Running {
    stop: watch::Sender<bool>,
    adapter: JoinHandle<Result<(), Stopped>>,
    health: Arc<Health>,
}

impl Town {
    async fn new() -> Self {
        let clock = Clock::movable(from_unix(1_795_600_000));
        let telegram = Telegram::start(clock.clone()).await.expect("a free port");
        telegram.limits(false);
        Self { telegram, clock, folder: TempDir::new().expect("a folder") }
    }

    async fn app(&self) -> App {
        let address = format!("sqlite://{}", self.folder.path().join("store.db").display());
        let house = House {
            store: Store::open(&address, Sealer::new(&[7; 32])).await.expect("a store"),
            clock: self.clock.clone(),
            words: Words::load().expect("the words"),
            policy: Arc::default(),
            wake: Wake::default(),
            progress: Progress::default(),
        };
        App::new(house, HashMap::new())
    }

    fn run(&self, app: &App) -> Running {
        let settings = Settings {
            token: Private::new(self.telegram.token()),
            api: Some(self.telegram.address()),
            clock: self.clock.clone(),
        };
        let (stop, stopped) = watch::channel(false);
        let health = Arc::<Health>::default();
        let running = run_watched(app.clone(), settings, stopped, Arc::clone(&health));
        Running { stop, adapter: tokio::spawn(running), health }
    }

    /// Ends a test: nothing unread, nothing the real server would have swallowed.
    async fn close(self, running: Running) {
        self.telegram.nothing_more().await;
        running.stop().await.expect("a peaceful end");
        assert_eq!(self.telegram.violations(), Vec::<String>::new());
        let unread: Vec<_> = self.telegram.unread().into_iter().map(|seen| seen.text).collect();
        assert_eq!(unread, Vec::<String>::new());
    }

    fn count(&self, method: &str) -> usize {
        self.telegram.requests().iter().filter(|request| request.method == method).count()
    }
}

impl Running {
    async fn stop(self) -> Result<(), Stopped> {
        self.stop.send_replace(true);
        let ended = tokio::time::timeout(Duration::from_secs(7), self.adapter).await;
        ended.expect("an end in time").expect("no panic")
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn in_private_everything_is_answered() {
    let town = Town::new().await;
    let running = town.run(&town.app().await);
    let ana = town.telegram.person("Ana");
    town.telegram.start_bot(&ana, None).await;
    let hello = town.telegram.next_private(&ana).await;
    assert!(hello.text.contains("/newgroup"), "{}", hello.text);
    town.telegram.says(&ana, Where::Private, "I feel awful").await;
    let unasked = town.telegram.next_private(&ana).await;
    assert!(unasked.text.contains("/help"), "{}", unasked.text);
    town.telegram.says(&ana, Where::Private, "/nonsense").await;
    town.telegram.next_private(&ana).await;
    town.telegram.says(&ana, Where::Private, "/help").await;
    let help = town.telegram.next_private(&ana).await;
    assert!(help.text.contains("• /find"), "{}", help.text);
    town.close(running).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_hears_the_bot_only_when_it_is_asked() {
    let town = Town::new().await;
    let running = town.run(&town.app().await);
    let ana = town.telegram.person("Ana");
    let circle = town.telegram.group("Circle", &ana);
    town.telegram.make_bot_admin(circle);
    town.telegram.says(&ana, circle.into(), "canary-7391 is what ails me").await;
    town.telegram.says(&ana, circle.into(), "/weather").await;
    town.telegram.says(&ana, circle.into(), "/help@other_bot").await;
    town.telegram.says(&ana, circle.into(), "/help").await;
    let help = town.telegram.next_message(circle).await;
    assert_eq!(help.raw["reply_to_message"]["text"], "/help");
    town.telegram.says(&ana, circle.into(), "/join").await;
    let elsewhere = town.telegram.next_message(circle).await;
    let label = elsewhere.labels().first().map(|label| (*label).to_owned()).expect("a button");
    let pressed = town.telegram.press(&ana, &elsewhere, &label).await;
    let start = format!("https://t.me/{}?start=", town.telegram.bot_username());
    assert!(pressed.opened.expect("an address").starts_with(&start));
    town.telegram.next_private(&ana).await;
    assert!(!holds(town.folder.path(), b"canary-7391"));
    town.close(running).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_topic_is_answered_in_the_topic() {
    let town = Town::new().await;
    let running = town.run(&town.app().await);
    let ana = town.telegram.person("Ana");
    let forum = town.telegram.forum("Circle", &ana);
    let topic = town.telegram.topic(forum, "Tuesdays");
    town.telegram.says(&ana, Where::Topic(forum, topic), "/help").await;
    assert_eq!(town.telegram.next_message(forum).await.thread, Some(topic));
    town.telegram.says(&ana, forum.into(), "/help").await;
    assert_eq!(town.telegram.next_message(forum).await.thread, None);
    town.close(running).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_answered_by_what_is_typed_next() {
    let town = Town::new().await;
    let running = town.run(&town.app().await);
    let ana = town.telegram.person("Ana");
    town.telegram.start_bot(&ana, None).await;
    town.telegram.next_private(&ana).await;
    town.telegram.says(&ana, Where::Private, "/newgroup Tuesday circle").await;
    let zone = town.telegram.next_private(&ana).await;
    town.telegram.says(&ana, Where::Private, "Europe/Berlin").await;
    let opened = town.telegram.next_private(&ana).await;
    assert_ne!(opened.text, zone.text);
    assert!(opened.text.contains("/usechat"), "{}", opened.text);
    town.close(running).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_those_who_manage_a_chat_open_a_group_in_it() {
    let town = Town::new().await;
    let running = town.run(&town.app().await);
    let ana = town.telegram.person("Ana");
    let bo = town.telegram.person("Bo");
    let circle = town.telegram.public_group("Circle", "circle", &ana);
    town.telegram.join(circle, &bo);
    let newgroup = "/newgroup Tuesday circle zone:Europe/Berlin";
    town.telegram.says(&bo, circle.into(), newgroup).await;
    let refused = town.telegram.next_message(circle).await;
    town.telegram.says(&ana, circle.into(), newgroup).await;
    let opened = town.telegram.next_message(circle).await;
    assert!(opened.text.contains("public"), "{}", opened.text);
    assert!(!refused.text.contains("public"), "{}", refused.text);
    town.close(running).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_kept_before_a_crash_is_answered_after_it() {
    let town = Town::new().await;
    let ana = town.telegram.person("Ana");
    let app = town.app().await;
    let caller = Caller {
        account: Account::new(Platform::Telegram, ana.id()),
        language: None,
        place: Place::private(),
        event: "4".to_owned(),
        message: None,
    };
    let request = Request::Written(Private::new("/start".to_owned()));
    app.keep(Platform::Telegram, &[(caller, request)]).await.expect("kept");
    town.telegram.start_bot(&ana, None).await;
    let running = town.run(&app);
    // One was kept, the other comes with the first poll.
    town.telegram.next_private(&ana).await;
    town.telegram.next_private(&ana).await;
    town.telegram.nothing_more().await;
    assert!(app.kept(Platform::Telegram).await.expect("readable").is_empty());
    town.close(running).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_press_kept_through_a_crash_is_not_answered_in_front_of_others() {
    let town = Town::new().await;
    let ana = town.telegram.person("Ana");
    let circle = town.telegram.group("Circle", &ana);
    town.telegram.start_bot(&ana, None).await;
    let app = town.app().await;
    let address = ChatAddress {
        platform: Platform::Telegram,
        space: None,
        chat: circle.0.to_string(),
        topic: None,
    };
    let chat = ChatFacts { address, caller_manages: None, openness: Openness::Closed };
    let caller = Caller {
        account: Account::new(Platform::Telegram, ana.id()),
        language: None,
        place: Place { chat: Some(chat), answers_privately: false },
        event: "4".to_owned(),
        message: None,
    };
    // No such session: the refusal is a note for the presser alone.
    let request = Request::Press(Private::new("coming:4711".to_owned()));
    app.keep(Platform::Telegram, &[(caller, request)]).await.expect("kept");
    let running = town.run(&app);
    town.telegram.next_private(&ana).await;
    town.telegram.next_private(&ana).await;
    assert!(town.telegram.messages(circle).is_empty());
    town.close(running).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_kept_is_not_acknowledged() {
    let town = Town::new().await;
    let ana = town.telegram.person("Ana");
    town.telegram.start_bot(&ana, None).await;
    let app = town.app().await;
    // A full disk would do the same: `kept` was read at the start, then nothing can be written.
    let running = town.run(&app);
    let first = town.telegram.next_private(&ana).await;
    app.house().store.close().await;
    town.telegram.says(&ana, Where::Private, "/help").await;
    let polls = town.count("getupdates");
    while town.count("getupdates") < polls + 2 {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    running.stop().await.expect("a peaceful end");
    let again = town.run(&town.app().await);
    let help = town.telegram.next_private(&ana).await;
    assert_ne!(help.text, first.text);
    town.close(again).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn menus_are_registered_when_they_change_and_not_at_every_start() {
    let town = Town::new().await;
    let app = town.app().await;
    let names = |scope: &str| -> Vec<String> {
        let commands = town.telegram.commands(&serde_json::json!({ "type": scope }), "");
        commands.iter().filter_map(|c| c["command"].as_str().map(ToOwned::to_owned)).collect()
    };
    let first = town.run(&app);
    while names("all_chat_administrators").is_empty() {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(names("all_group_chats"), ["help", "group", "next", "crisis"]);
    assert!(names("all_chat_administrators").contains(&"newgroup".to_owned()));
    assert!(names("all_private_chats").contains(&"find".to_owned()));
    assert!(!names("all_private_chats").contains(&"admit".to_owned()));
    town.telegram.ready().await;
    first.stop().await.expect("a peaceful end");
    let registered = town.count("setmycommands");
    let second = town.run(&app);
    let ana = town.telegram.person("Ana");
    town.telegram.start_bot(&ana, None).await;
    town.telegram.next_private(&ana).await;
    assert_eq!(town.count("setmycommands"), registered);
    town.close(second).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn trouble_on_the_way_loses_and_doubles_nothing() {
    let town = Town::new().await;
    town.telegram.down(true);
    let running = town.run(&town.app().await);
    tokio::time::sleep(Duration::from_millis(100)).await;
    town.telegram.down(false);
    let ana = town.telegram.person("Ana");
    town.telegram.start_bot(&ana, None).await;
    town.telegram.next_private(&ana).await;
    town.telegram.steal_poll();
    town.telegram.fail_next(Fault::RetryAfter(1));
    town.telegram.says(&ana, Where::Private, "/help").await;
    town.telegram.next_private(&ana).await;
    // It was shown and nobody said so: not sent again.
    town.telegram.fail_next(Fault::LoseReply);
    town.telegram.says(&ana, Where::Private, "/help").await;
    town.telegram.next_private(&ana).await;
    let health = Arc::clone(&running.health);
    town.close(running).await;
    let counted = (health.unknown_updates(), health.failed_polls(), health.lost_answers());
    assert_eq!(counted, (0, 1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_token_ends_it() {
    let town = Town::new().await;
    town.telegram.revoke_token(true);
    let running = town.run(&town.app().await);
    assert_eq!(running.adapter.await.expect("no panic"), Err(Stopped::Unauthorised));
}

/// Whether any file in the folder holds these bytes.
fn holds(folder: &Path, bytes: &[u8]) -> bool {
    let files = std::fs::read_dir(folder).expect("a folder");
    files.filter_map(Result::ok).any(|file| {
        let content = std::fs::read(file.path()).unwrap_or_default();
        content.windows(bytes.len()).any(|window| window == bytes)
    })
}
