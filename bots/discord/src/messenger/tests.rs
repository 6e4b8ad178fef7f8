//! Deliveries against the loopback Discord: each way a try can end.

use std::time::Duration;

use circlekeeper_core::domain::address::{Account, ChatAddress};
use circlekeeper_core::domain::private::Private;
use circlekeeper_core::reply::{Line, Span};
use circlekeeper_playground::discord::{ChannelId, Discord, Fault, Person, permission};

use super::*;

struct Play {
    discord: Discord,
    room: ChannelId,
    ana: Person,
    messenger: DiscordMessenger,
    clock: Clock,
}

async fn play() -> Play {
    let clock = Clock::system();
    let discord = Discord::start(clock.clone()).await.unwrap();
    let server = discord.guild("Helping hands");
    let room = discord.channel(server, "tuesdays");
    let ana = discord.person("Ana");
    discord.join(server, &ana);
    let token = discord.token();
    let messenger = messenger(&discord.address(), &token, &clock);
    Play { discord, room, ana, messenger, clock }
}

fn messenger(address: &str, token: &str, clock: &Clock) -> DiscordMessenger {
    let settings = Settings {
        token: Private::new(token.to_owned()),
        api: Some(address.to_owned()),
        clock: clock.clone(),
        sessions: crate::Sessions::default(),
        patience: crate::Patience::default(),
    };
    let wire = Wire::with_timeout(&settings, Duration::from_millis(300)).unwrap();
    DiscordMessenger::through(wire, clock.clone())
}

impl Play {
    fn in_room(&self) -> Recipient {
        Recipient::Chat(ChatAddress {
            platform: Platform::Discord,
            space: None,
            chat: self.room.get().to_string(),
            topic: None,
        })
    }

    fn to_ana(&self) -> Recipient {
        Recipient::Person(Account::new(Platform::Discord, self.ana.id()))
    }

    fn parcel(&self, to: Recipient, nonce: &str) -> Parcel {
        let message = Message::line(Line(vec![Span::Plain("Hello @everyone".into())]));
        let deadline = self.clock.mark() + Duration::from_secs(60);
        Parcel { to, act: Act::Say(message), nonce: nonce.into(), deadline }
    }

    async fn say(&self, to: Recipient, nonce: &str) -> Ending {
        self.messenger.deliver(&self.parcel(to, nonce)).await
    }

    fn requests_to(&self, route: &str) -> usize {
        self.discord.requests().iter().filter(|request| request.route == route).count()
    }
}

const POST: &str = "/channels/{channel}/messages";
const OPEN: &str = "/users/@me/channels";

#[tokio::test]
async fn a_message_to_a_chat_arrives_and_mentions_nobody() {
    let play = play().await;
    let Ending::Done(id) = play.say(play.in_room(), "n1").await else { panic!() };
    let seen = play.discord.next_message(play.room).await;
    assert_eq!(seen.text, r"Hello \@everyone");
    assert_eq!(seen.allowed_mentions, json!({ "parse": [] }));
    assert_eq!(seen.id.get().to_string(), id);
    assert!(play.discord.violations().is_empty(), "{:?}", play.discord.violations());
}

#[tokio::test]
async fn a_private_channel_is_opened_once() {
    let play = play().await;
    for nonce in ["n1", "n2"] {
        assert!(matches!(play.say(play.to_ana(), nonce).await, Ending::Done(_)));
    }
    assert_eq!(play.discord.dm_messages(&play.ana).len(), 2);
    assert_eq!(play.requests_to(OPEN), 1);
}

#[tokio::test]
async fn a_limit_on_opening_holds_for_all_without_a_channel_and_for_nobody_else() {
    let play = play().await;
    let [ben, cleo] = ["Ben", "Cleo"].map(|name| {
        let person = play.discord.person(name);
        Recipient::Person(Account::new(Platform::Discord, person.id()))
    });
    assert!(matches!(play.say(play.to_ana(), "n1").await, Ending::Done(_)));
    for fault in
        [Fault::Refused(400, 40003), Fault::RateLimited { retry_after: 90.0, global: false }]
    {
        let messenger = messenger(&play.discord.address(), &play.discord.token(), &play.clock);
        assert!(matches!(
            messenger.deliver(&play.parcel(play.to_ana(), "n")).await,
            Ending::Done(_)
        ));
        let asked = play.requests_to(OPEN);
        play.discord.fail_next_on("POST /users/@me/channels", fault);
        for person in [&ben, &cleo, &ben] {
            let ending = messenger.deliver(&play.parcel(person.clone(), "n2")).await;
            let Ending::Wait { retry_after, whole_lane: false } = ending else {
                panic!("{ending:?}")
            };
            assert!(retry_after > Duration::from_secs(50), "{retry_after:?}");
        }
        assert_eq!(play.requests_to(OPEN), asked + 1);
        assert!(matches!(
            messenger.deliver(&play.parcel(play.to_ana(), "m")).await,
            Ending::Done(_)
        ));
    }
}

#[tokio::test]
async fn a_lost_answer_is_doubtful_and_the_same_nonce_posts_nothing_twice() {
    let play = play().await;
    play.discord.fail_next(Fault::LoseReply);
    assert!(matches!(play.say(play.in_room(), "same").await, Ending::Doubtful(_)));
    let Ending::Done(id) = play.say(play.in_room(), "same").await else { panic!() };
    let seen = play.discord.messages(play.room);
    assert_eq!(seen.len(), 1);
    assert_eq!(seen[0].id.get().to_string(), id);
    assert!(matches!(play.say(play.in_room(), "other").await, Ending::Done(_)));
    assert_eq!(play.discord.messages(play.room).len(), 2);
}

#[tokio::test]
async fn trouble_on_the_way_is_doubtful_for_a_message_and_unsent_for_an_opening() {
    let play = play().await;
    for fault in [Fault::Status(500), Fault::AfterEffect(502), Fault::Hang, Fault::LoseRequest] {
        play.discord.fail_next(fault);
        let ending = play.say(play.in_room(), "n").await;
        assert!(matches!(ending, Ending::Doubtful(_)), "{fault:?}: {ending:?}");
        play.discord.fail_next_on("POST /users/@me/channels", fault);
        let ending = play.say(play.to_ana(), "m").await;
        assert!(matches!(ending, Ending::Unsent(_)), "{fault:?}: {ending:?}");
    }
    assert!(play.discord.dm_messages(&play.ana).is_empty());
}

#[tokio::test]
async fn a_limit_is_passed_on_as_it_is() {
    let play = play().await;
    for (retry_after, global) in [(0.25, false), (1.5, true)] {
        play.discord.fail_next(Fault::RateLimited { retry_after, global });
        let wait =
            Ending::Wait { retry_after: Duration::from_secs_f64(retry_after), whole_lane: global };
        assert_eq!(play.say(play.in_room(), "n").await, wait);
    }
}

#[tokio::test]
async fn who_cannot_be_reached_is_told_from_what_is_not_allowed() {
    let play = play().await;
    play.discord.refuse_dms(&play.ana);
    let ending = play.say(play.to_ana(), "n1").await;
    assert_eq!(ending, Ending::Gone(Reason::new("403 (code 50007)")));
    play.discord.deny_bot(play.room, permission::SEND_MESSAGES);
    let ending = play.say(play.in_room(), "n2").await;
    assert_eq!(ending, Ending::NotAllowed(Reason::new("403 (code 50013)")));
    play.discord.delete_channel(play.room);
    let ending = play.say(play.in_room(), "n3").await;
    assert_eq!(ending, Ending::Gone(Reason::new("404 (code 10003)")));
}

#[tokio::test]
async fn a_block_on_the_way_to_discord_gives_no_chat_up() {
    let play = play().await;
    play.discord.fail_next(Fault::Refused(403, 40333));
    let wait = Ending::Wait { retry_after: Duration::from_secs(60), whole_lane: true };
    assert_eq!(play.say(play.in_room(), "n").await, wait);
    assert!(matches!(play.say(play.in_room(), "n").await, Ending::Done(_)));
}

#[tokio::test]
async fn a_wrong_token_stops_the_lane() {
    let play = play().await;
    let stranger = messenger(&play.discord.address(), "stranger", &play.clock);
    let ending = stranger.deliver(&play.parcel(play.in_room(), "n")).await;
    assert_eq!(ending, Ending::Unauthorised);
}

#[tokio::test]
async fn nothing_listening_is_provably_unsent() {
    let play = play().await;
    let socket = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", socket.local_addr().unwrap());
    drop(socket);
    let nowhere = messenger(&address, "token", &play.clock);
    let ending = nowhere.deliver(&play.parcel(play.in_room(), "n")).await;
    assert_eq!(ending, Ending::Unsent(Reason::new("no connection")));
}

#[tokio::test]
async fn after_the_deadline_no_request_begins() {
    let play = play().await;
    for to in [play.in_room(), play.to_ana()] {
        let parcel = Parcel { deadline: play.clock.mark(), ..play.parcel(to, "n") };
        let ending = play.messenger.deliver(&parcel).await;
        assert_eq!(ending, Ending::Unsent(Reason::new("deadline passed")));
    }
    assert_eq!(play.requests_to(POST) + play.requests_to(OPEN), 0);
}

#[tokio::test]
async fn an_erased_message_is_gone_however_often_it_is_erased() {
    let play = play().await;
    let Ending::Done(id) = play.say(play.in_room(), "n").await else { panic!() };
    let erase = Parcel { act: Act::Erase(id.clone()), ..play.parcel(play.in_room(), "e") };
    for _ in 0..2 {
        assert_eq!(play.messenger.deliver(&erase).await, Ending::Done(id.clone()));
    }
    assert!(play.discord.messages(play.room).is_empty());
}

#[tokio::test]
async fn an_id_that_is_none_never_becomes_an_address() {
    let play = play().await;
    let act = Act::Erase("1/../../users/@me".into());
    let parcel = Parcel { act, ..play.parcel(play.in_room(), "n") };
    assert!(matches!(play.messenger.deliver(&parcel).await, Ending::Malformed(_)));
    assert!(play.discord.requests().is_empty());
}

#[tokio::test]
async fn a_channel_whose_bucket_is_empty_is_not_asked() {
    let play = play().await;
    for number in 0..5 {
        let parcel = play.parcel(play.in_room(), &format!("n{number}"));
        assert!(matches!(play.messenger.deliver(&parcel).await, Ending::Done(_)));
    }
    let asked = play.discord.requests().len();
    let ending = play.messenger.deliver(&play.parcel(play.in_room(), "n5")).await;
    let Ending::Wait { retry_after, whole_lane: false } = ending else { panic!("{ending:?}") };
    assert!(!retry_after.is_zero() && retry_after <= Duration::from_secs(5), "{retry_after:?}");
    assert_eq!(play.discord.requests().len(), asked);
}
