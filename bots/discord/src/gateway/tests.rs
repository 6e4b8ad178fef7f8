//! The connection, the door and the answers together, against the loopback Discord. In place of the
//! core stands a table of replies: what is tested is the way there and back.

use std::sync::Mutex;
use std::time::Duration;

use circlekeeper_core::clock::Clock;
use circlekeeper_core::commands::{Answer as Where, Caller, Happening, Openness, Request};
use circlekeeper_core::domain::private::Private;
use circlekeeper_core::reply::{
    Action, Audience, Button, Choice, Field, File, Form, Line, Message, Press, Reply, Span, Tone,
    Verb,
};
use circlekeeper_playground::discord::{
    Answer, ChannelId, Discord, Fault, GatewayFault, GuildId, Person, permission,
};
use serde_json::json;
use serenity::async_trait;
use serenity::client::Context;
use serenity::model::event::Event;
use tokio::task::JoinHandle;

use super::*;
use crate::Sessions;
use crate::answer::{Answerer, Regrets};
use crate::door::{self, Admitted, Asked};
use crate::reply::Manner;
use crate::servers::Servers;
use crate::watchdog::Patience;

/// How long the table's slow replies take; the adapter's patience is shorter.
const SLOW: Duration = Duration::from_millis(400);
const PATIENCE: Duration = Duration::from_millis(100);

/// Who asked (nobody, for news) and what.
type Heard = Arc<Mutex<Vec<(Option<Caller>, String)>>>;

/// Stands in for the events' way to the core.
struct Desk {
    servers: Servers,
    answerer: Answerer,
    link: Link,
    heard: Heard,
}

#[async_trait]
impl RawEventHandler for Desk {
    async fn raw_event(&self, _: Context, event: Event) {
        let Some(_working) = self.link.running.begin() else { return };
        match event {
            Event::Ready(_) => self.link.ready(),
            Event::Resumed(_) => self.link.resumed(),
            _ => {}
        }
        self.servers.learn(&event);
        match door::admit(event, &self.servers) {
            Some(Admitted::Ask { caller, request, asked, ticket }) => {
                self.hear(Some(caller), format!("{request:?}"));
                let manner = Manner::new(asked.clone(), place(&asked));
                let at_work = tokio::spawn(reply(request));
                let told = |text: &str| Message::line(words(text));
                let regrets = Regrets {
                    apology: Reply::Note(words("Sorry.")),
                    incomplete: told("Not all."),
                    no_file: told("No file."),
                };
                self.answerer.answer(&ticket, &manner, at_work, regrets).await;
            }
            Some(Admitted::Suggest { argument, typed, ticket, .. }) => {
                let value = format!("{argument}={typed}");
                let choice = Choice { name: value.clone(), value };
                self.answerer.suggest(&ticket, async { vec![choice] }).await;
            }
            Some(Admitted::News(news)) => {
                let chat = news.chat.map(|chat| chat.chat).unwrap_or_default();
                self.hear(None, format!("{:?} {chat}", news.happening));
            }
            None => {}
        }
    }
}

impl Desk {
    fn hear(&self, caller: Option<Caller>, what: String) {
        self.heard.lock().unwrap().push((caller, what));
    }
}

fn place(asked: &Asked) -> Option<Where> {
    let Asked::Command(name) = asked else { return None };
    Some(if name.starts_with("public") { Where::Public } else { Where::Private })
}

async fn reply(request: Request) -> Reply {
    let name = match &request {
        Request::Command { name, .. } => name.clone(),
        Request::Press(data) => format!("press {}", data.reveal()),
        Request::Form { fields, .. } => format!("form {}", fields["why"].reveal()),
        _ => String::new(),
    };
    if name.contains("slow") || name.ends_with('9') {
        tokio::time::sleep(SLOW).await;
    }
    table(&name)
}

fn table(name: &str) -> Reply {
    let say = |audience| Reply::Say { message: message(name), audience };
    match name {
        "private" | "private-slow" => say(Audience::Asker),
        "public" | "public-slow" => say(Audience::Chat),
        "public-slow-refused" => say(Audience::Asker),
        "form" | "form-slow" => Reply::Ask(form()),
        "broken" => panic!("as a bug would"),
        "file" | "file-slow" => Reply::private(Message {
            files: vec![File { name: "a.txt", media: "text/plain", bytes: b"kept".to_vec() }],
            ..message(name)
        }),
        "too-long" => Reply::private(Message::line(Span::Plain("word ".repeat(900)))),
        "press coming:1" | "press coming:9" => Reply::Replace(message("changed")),
        "press cantcome:1" | "press cantcome:9" => Reply::Note(words("noted")),
        "form because" => say(Audience::Asker),
        _ => Reply::Nothing,
    }
}

fn words(text: &str) -> Line {
    Line(vec![Span::Words(text.to_owned())])
}

fn message(text: &str) -> Message {
    let button = |verb: Verb, id| Button {
        label: format!("{} {id}", verb.word()),
        action: Action::Press(Press::new(verb, id)),
        tone: Tone::Plain,
    };
    let [coming, cant] = [Verb::Coming, Verb::CantCome];
    Message::line(words(text)).row(vec![
        button(coming, 1),
        button(cant, 1),
        button(coming, 9),
        button(cant, 9),
    ])
}

fn form() -> Form {
    let field = Field {
        name: "why".into(),
        label: "Why?".into(),
        value: String::new(),
        max_length: 100,
        long: true,
    };
    Form { id: "1".into(), title: "A form".into(), prompt: words("?"), fields: vec![field] }
}

struct Play {
    discord: Discord,
    server: GuildId,
    room: ChannelId,
    ana: Person,
    heard: Heard,
    stop: watch::Sender<bool>,
    adapter: JoinHandle<Result<(), Stopped>>,
    sessions: Sessions,
}

const NAMES: [&str; 11] = [
    "private",
    "private-slow",
    "public",
    "public-slow",
    "public-slow-refused",
    "form",
    "form-slow",
    "broken",
    "too-long",
    "file",
    "file-slow",
];

fn settings(discord: &Discord) -> Settings {
    Settings {
        token: Private::new(discord.token()),
        api: Some(discord.address()),
        clock: Clock::system(),
        sessions: Sessions::default(),
        patience: patience(),
    }
}

fn patience() -> Patience {
    Patience {
        ready: Duration::from_secs(10),
        glance: Duration::from_millis(20),
        look: Duration::from_secs(20),
        restart: Duration::from_millis(200),
        ..Patience::default()
    }
}

/// Starts the adapter with the table behind it and registers a command for each name in it.
async fn start(discord: Discord, patience: Patience) -> Play {
    let server = discord.guild("Helping hands");
    let room = discord.channel(server, "tuesdays");
    let ana = discord.person("Ana");
    discord.join(server, &ana);
    discord.allow(room, &ana);
    let (heard, link, health) = (Arc::default(), Link::default(), Arc::new(Health::default()));
    let settings = Settings { patience, ..settings(&discord) };
    let sessions = settings.sessions.clone();
    let wire = Wire::new(&settings).unwrap();
    let commands: Vec<_> = NAMES.iter().map(|name| command(name)).collect();
    let path = format!("/applications/{}/commands", discord.application_id());
    assert!(wire.send(Method::PUT, &path, Some(&json!(commands))).await.unwrap().is_success());
    let answerer = Answerer { wire: wire.clone(), health: Arc::clone(&health), patience: PATIENCE };
    let desk = Desk {
        servers: Servers::default(),
        answerer,
        link: link.clone(),
        heard: Arc::clone(&heard),
    };
    let (stop, stopped) = watch::channel(false);
    let adapter =
        tokio::spawn(async move { hold(&settings, &wire, desk, link, stopped, health).await });
    Play { discord, server, room, ana, heard, stop, adapter, sessions }
}

fn command(name: &str) -> serde_json::Value {
    json!({
        "name": name, "description": name, "contexts": [0, 1], "integration_types": [0],
        "options": [
            { "type": 3, "name": "group", "description": "g", "autocomplete": true },
            { "type": 4, "name": "length", "description": "l" },
            { "type": 7, "name": "voice", "description": "v", "channel_types": [2, 13] },
        ],
    })
}

async fn play() -> Play {
    let discord = Discord::start(Clock::system()).await.unwrap();
    let play = start(discord, patience()).await;
    play.discord.ready().await;
    play
}

impl Play {
    async fn asks(&self, name: &str) -> Answer {
        self.discord.command(&self.ana, self.room, name, &[]).await.unwrap()
    }

    async fn stops(self) -> Result<(), Stopped> {
        self.stop.send_replace(true);
        tokio::time::timeout(Duration::from_secs(6), self.adapter).await.unwrap().unwrap()
    }

    /// Ends the play; nothing may have been said that Discord would not take.
    async fn ends(self) {
        assert!(self.discord.violations().is_empty(), "{:?}", self.discord.violations());
        assert_eq!(self.stops().await, Ok(()));
    }

    /// Waits until the desk heard this.
    async fn hears(&self, what: &str) {
        let heard = || self.heard.lock().unwrap().iter().any(|(_, heard)| heard == what);
        for _ in 0..500 {
            if heard() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("never heard {what:?}, but {:?}", self.heard.lock().unwrap());
    }
}

#[tokio::test]
async fn answers_in_time_are_given_at_once() {
    let play = play().await;
    let private = play.asks("private").await;
    assert_eq!((private.text(), private.is_private()), ("private", true));
    let public = play.asks("public").await;
    assert_eq!((public.text(), public.is_private()), ("public", false));
    play.ends().await;
}

#[tokio::test]
async fn a_slow_answer_is_deferred_and_as_private_as_it_should_be() {
    let play = play().await;
    let cases = [("private-slow", true), ("public-slow", false)];
    for (name, private) in cases {
        let answer = play.asks(name).await;
        assert_eq!((answer.text(), answer.is_private()), (name, private));
        assert_eq!(answer.seen().buttons.len(), 4);
    }
    play.ends().await;
}

#[tokio::test]
async fn a_private_answer_to_a_public_deferral_is_seen_by_the_asker_alone() {
    let play = play().await;
    let _ = play.asks("public-slow-refused").await;
    let seen = play.discord.next_private(&play.ana).await;
    assert_eq!(seen.text, "public-slow-refused");
    while !play.discord.messages(play.room).is_empty() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let said = play.discord.requests().iter().any(|request| {
        let private = request.body["flags"].as_u64().is_some_and(|flags| flags & 64 != 0);
        request.body["content"] == "public-slow-refused" && !private
    });
    assert!(!said, "it was public for a moment");
    play.ends().await;
}

#[tokio::test]
async fn a_form_opens_and_its_answer_is_answered() {
    let play = play().await;
    let opened = play.asks("form").await;
    let form = opened.form().clone();
    assert_eq!(form.title, "A form");
    let said = play.discord.submit(&play.ana, &form, &[("why", "because")]).await.unwrap();
    assert_eq!((said.text(), said.is_private()), ("form because", true));
    play.ends().await;
}

#[tokio::test]
async fn a_form_that_comes_too_late_for_a_modal_leaves_a_button() {
    let play = play().await;
    let answer = play.asks("form-slow").await;
    assert!(answer.is_private());
    assert_eq!(answer.seen().labels(), ["A form"]);
    assert_eq!(answer.seen().buttons[0].custom_id.as_deref(), Some("correct:1"));
    play.ends().await;
}

#[tokio::test]
async fn a_press_changes_the_message_or_is_noted_privately_in_time_and_late() {
    let play = play().await;
    for id in [1, 9] {
        let card = play.asks("public").await.seen().clone();
        let cant = format!("cantcome {id}");
        let noted = play.discord.press(&play.ana, &card, &cant).await;
        let private = play.discord.next_private(&play.ana);
        match noted.unwrap() {
            Answer::Message(seen) => {
                assert_eq!((seen.text.as_str(), seen.ephemeral), ("noted", true));
            }
            _ => assert_eq!(private.await.text, "noted"),
        }
        assert_eq!(play.discord.look_again(&card).text, "public");
        let coming = format!("coming {id}");
        play.discord.press(&play.ana, &card, &coming).await.unwrap();
        assert_eq!(play.discord.look_again(&card).text, "changed");
    }
    play.ends().await;
}

#[tokio::test]
async fn a_failure_in_the_core_is_apologised_for() {
    let play = play().await;
    let answer = play.asks("broken").await;
    assert_eq!((answer.text(), answer.is_private()), ("Sorry.", true));
    play.ends().await;
}

#[tokio::test]
async fn what_does_not_fit_goes_on_in_another_private_message() {
    let play = play().await;
    let answer = play.asks("too-long").await;
    let first = answer.seen().text.len();
    let mut all = first;
    while all < 4400 {
        all += play.discord.next_private(&play.ana).await.text.len();
    }
    assert!(answer.is_private() && first <= 2000);
    assert!(play.discord.messages(play.room).is_empty());
    play.ends().await;
}

const FURTHER: &str = "POST /webhooks/{application}/{token}";

#[tokio::test]
async fn a_file_is_sent_again_after_a_limit_and_told_of_where_that_fails() {
    let play = play().await;
    for name in ["file", "file-slow"] {
        play.discord.fail_next_on(FURTHER, Fault::RateLimited { retry_after: 0.1, global: false });
        play.asks(name).await;
        let seen = play.discord.next_private(&play.ana).await;
        assert_eq!(seen.files.len(), 1, "{seen:?}");
        play.discord.fail_next_on(FURTHER, Fault::Status(503));
        play.asks(name).await;
        let seen = play.discord.next_private(&play.ana).await;
        assert_eq!((seen.text.as_str(), seen.ephemeral), ("No file.", true));
    }
    play.ends().await;
}

#[tokio::test]
async fn a_further_page_that_fails_is_told_of_beside_what_is_there() {
    let play = play().await;
    play.discord.fail_next_on(FURTHER, Fault::Status(500));
    let answer = play.asks("too-long").await;
    assert!(answer.text().starts_with("word"), "{}", answer.text());
    assert_eq!(play.discord.next_private(&play.ana).await.text, "Not all.");
    play.ends().await;
}

#[tokio::test]
async fn a_first_answer_that_is_limited_for_a_moment_is_given_after_it() {
    let play = play().await;
    play.discord.fail_next_on("/callback", Fault::RateLimited { retry_after: 0.2, global: false });
    assert_eq!(play.asks("private").await.text(), "private");
    play.ends().await;
}

#[tokio::test]
async fn suggestions_come_while_an_argument_is_typed() {
    let play = play().await;
    let typed = [("group", "tue")];
    let offered =
        play.discord.autocomplete(&play.ana, play.room, "private", &typed, "group").await.unwrap();
    assert_eq!(offered, [("group=tue".to_owned(), "group=tue".to_owned())]);
    play.ends().await;
}

#[tokio::test]
async fn options_arrive_as_typed_and_the_caller_with_what_discord_says_of_them() {
    let play = play().await;
    let voice = play.discord.voice_channel(play.server, "talk");
    let ana = play.ana.with_locale("de");
    let options = [("group", "Tuesdays"), ("length", "90"), ("voice", "talk")];
    play.discord.command(&ana, play.room, "private", &options).await.unwrap();
    play.discord
        .command(&ana, circlekeeper_playground::discord::Where::Dm, "private", &[])
        .await
        .unwrap();
    {
        let heard = play.heard.lock().unwrap();
        let asked: Vec<&Caller> = heard.iter().filter_map(|(caller, _)| caller.as_ref()).collect();
        let chat = asked[0].place.chat.as_ref().unwrap();
        assert_eq!(chat.address.chat, play.room.get().to_string());
        assert_eq!(chat.address.space, Some(play.server.get().to_string()));
        assert_eq!((chat.caller_manages, chat.openness), (Some(false), Openness::Closed));
        assert_eq!(asked[0].account.id.reveal(), &play.ana.id().to_string());
        assert_eq!(asked[0].language.as_deref(), Some("de"));
        assert!(asked[0].place.answers_privately && asked[1].place.answers_privately);
        assert!(asked[1].place.chat.is_none());
        assert_ne!(asked[0].event, asked[1].event);
    }
    let _ = voice;
    play.ends().await;
}

#[tokio::test]
async fn who_manages_and_who_may_look_in_is_read_from_discord() {
    let play = play().await;
    let open = play.discord.public_channel(play.server, "lobby");
    let thread = play.discord.thread(open, "questions");
    let closed_thread = play.discord.thread(play.room, "inner");
    let of = async |place: ChannelId| {
        play.discord.command(&play.ana, place, "private", &[]).await.unwrap();
        let heard = play.heard.lock().unwrap();
        let (caller, _) = heard.iter().rev().find(|(caller, _)| caller.is_some()).unwrap();
        let chat = caller.as_ref().unwrap().place.chat.clone().unwrap();
        (chat.caller_manages, chat.openness)
    };
    assert_eq!(of(open).await, (Some(false), Openness::WholeServer));
    assert_eq!(of(thread).await, (Some(false), Openness::WholeServer));
    assert_eq!(of(closed_thread).await, (Some(false), Openness::Closed));
    play.discord.allow_bits(play.room, &play.ana, permission::MANAGE_CHANNELS);
    assert_eq!(of(play.room).await, (Some(true), Openness::Closed));
    play.ends().await;
}

#[tokio::test]
async fn news_of_servers_and_channels_come_in() {
    let play = play().await;
    let server = play.server.get().to_string();
    play.hears(&format!("{:?} ", Happening::BotCameToSpace(server.clone()))).await;
    let thread = play.discord.thread(play.room, "inner");
    play.discord.delete_channel(thread);
    play.hears(&format!("{:?} {}", Happening::BotLeft, thread.get())).await;
    play.discord.delete_channel(play.room);
    play.hears(&format!("{:?} {}", Happening::BotLeft, play.room.get())).await;
    play.discord.kick_bot(play.server);
    play.hears(&format!("{:?} ", Happening::BotLeftSpace(server))).await;
    play.ends().await;
}

#[tokio::test]
async fn a_stop_waits_for_the_answer_under_way() {
    let play = play().await;
    let (discord, ana, room) = (play.discord.clone(), play.ana.clone(), play.room);
    let asking =
        tokio::spawn(async move { discord.command(&ana, room, "private-slow", &[]).await });
    play.hears(&format!(
        "{:?}",
        Request::Command { name: "private-slow".into(), input: Default::default() }
    ))
    .await;
    assert_eq!(play.stops().await, Ok(()));
    assert_eq!(asking.await.unwrap().unwrap().text(), "private-slow");
}

#[tokio::test]
async fn a_wrong_token_is_told_apart() {
    let discord = Discord::start(Clock::system()).await.unwrap();
    let settings = Settings { token: Private::new("stranger".into()), ..settings(&discord) };
    let wire = Wire::new(&settings).unwrap();
    let link = Link::default();
    let desk = Desk {
        servers: Servers::default(),
        answerer: Answerer { wire: wire.clone(), health: Arc::default(), patience: PATIENCE },
        link: link.clone(),
        heard: Arc::default(),
    };
    let (_stop, stopped) = watch::channel(false);
    let holding = hold(&settings, &wire, desk, link, stopped, Arc::default());
    let ended = tokio::time::timeout(Duration::from_secs(3), holding).await.unwrap();
    assert_eq!(ended, Err(Stopped::Unauthorised));
}

#[tokio::test]
async fn without_the_configured_server_the_public_gateway_is_not_tried() {
    let discord = Discord::start(Clock::system()).await.unwrap();
    let nowhere = Settings { api: Some("http://127.0.0.1:1".into()), ..settings(&discord) };
    let failed = gateway_address(&Wire::new(&nowhere).unwrap()).await;
    let why = "no gateway address: no connection".to_owned();
    assert_eq!(failed, Err(Stopped::Failed(why)));
}

/// A patience that is short with connections alone: no heartbeat is missed.
fn in_a_hurry() -> Patience {
    Patience { ready: Duration::from_millis(800), stop: Duration::from_millis(200), ..patience() }
}

/// The run ends soon, and the next one finds a gateway that answers.
async fn comes_back(play: Play) {
    let ended = tokio::time::timeout(Duration::from_secs(5), play.adapter).await.unwrap().unwrap();
    assert_eq!(ended, Err(Stopped::Failed("the gateway does not answer".into())));
    let play = start(play.discord, in_a_hurry()).await;
    play.discord.ready().await;
    assert_eq!(play.asks("private").await.text(), "private");
    play.ends().await;
}

#[tokio::test]
async fn a_gateway_that_is_silent_at_first_is_left_and_found_again() {
    let discord = Discord::start(Clock::system()).await.unwrap();
    discord.limits(false);
    discord.gateway(GatewayFault::HangUpgrade);
    comes_back(start(discord, in_a_hurry()).await).await;
}

#[tokio::test]
async fn a_gateway_that_is_silent_to_a_reconnect_is_left_and_found_again() {
    for fault in [GatewayFault::Reconnect, GatewayFault::Drop] {
        let discord = Discord::start(Clock::system()).await.unwrap();
        discord.limits(false);
        let play = start(discord, in_a_hurry()).await;
        play.discord.ready().await;
        play.asks("private").await;
        play.discord.gateway(GatewayFault::HangUpgrade);
        play.discord.gateway(fault);
        comes_back(play).await;
    }
}

#[tokio::test]
async fn a_connection_that_opens_again_in_time_goes_on() {
    let discord = Discord::start(Clock::system()).await.unwrap();
    let play = start(discord, in_a_hurry()).await;
    play.discord.ready().await;
    for _ in 0..3 {
        play.discord.gateway(GatewayFault::Reconnect);
        play.discord.ready().await;
        assert_eq!(play.asks("private").await.text(), "private");
        // Long enough for a deadline that was not lifted to pass.
        tokio::time::sleep(Duration::from_secs(1)).await;
        assert!(!play.adapter.is_finished(), "a live connection was left");
    }
    play.ends().await;
}

#[tokio::test]
async fn sessions_that_end_too_often_end_the_run_before_discord_takes_the_token() {
    let discord = Discord::start(Clock::system()).await.unwrap();
    let play = start(discord, patience()).await;
    play.discord.ready().await;
    while play.sessions.spend(&Clock::system()).is_zero() {}
    play.discord.gateway(GatewayFault::InvalidSession(false));
    let ended = tokio::time::timeout(Duration::from_secs(20), play.adapter).await.unwrap().unwrap();
    assert_eq!(ended, Err(Stopped::Failed("too many new gateway sessions".into())));
}

#[tokio::test]
async fn a_connection_that_hangs_after_a_reconnect_ends_the_run() {
    let discord = Discord::start(Clock::system()).await.unwrap();
    // serenity looks every half second whether a heartbeat is due.
    discord.set_heartbeat_interval(500);
    let patience = Patience {
        look: Duration::from_millis(700),
        stop: Duration::from_millis(200),
        ..patience()
    };
    let play = start(discord, patience).await;
    play.discord.ready().await;
    play.asks("private").await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert!(!play.adapter.is_finished(), "a live connection was taken for a dead one");
    play.discord.gateway(GatewayFault::HangUpgrade);
    play.discord.gateway(GatewayFault::Reconnect);
    let ended = tokio::time::timeout(Duration::from_secs(20), play.adapter).await.unwrap().unwrap();
    assert_eq!(ended, Err(Stopped::Failed("the gateway connection hangs".into())));
}
