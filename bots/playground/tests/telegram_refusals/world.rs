//! One stand-in with everybody and every chat a refusal needs, and a plain HTTP client.

use circlekeeper_core::clock::Clock;
use circlekeeper_playground::telegram::{ChatId, Person, Seen, Telegram};
use serde_json::{Value, json};

pub(crate) struct World {
    pub(crate) telegram: Telegram,
    client: reqwest::Client,
    /// Pressed Start.
    pub(crate) ana: Person,
    /// Is in the bot's group and never pressed Start.
    pub(crate) ben: Person,
    /// Blocked the bot.
    pub(crate) cem: Person,
    /// Never met the bot.
    pub(crate) stranger: Person,
    /// Deleted the account after pressing Start.
    pub(crate) gone: Person,
    pub(crate) group: ChatId,
    pub(crate) deleted: ChatId,
    pub(crate) admin_group: ChatId,
    pub(crate) kicked_from: ChatId,
    pub(crate) left: ChatId,
    pub(crate) muted_in: ChatId,
    pub(crate) migrated: ChatId,
    pub(crate) forum: ChatId,
    pub(crate) closed_topic: i64,
    pub(crate) deleted_topic: i64,
    /// The bot's message to Ana: "hello" with one button.
    pub(crate) hello: Seen,
}

impl World {
    pub(crate) async fn new() -> Self {
        let telegram = Telegram::start(Clock::system()).await.unwrap();
        telegram.limits(false);
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        let [ana, ben, cem, stranger, gone] =
            ["Ana", "Ben", "Cem", "Dot", "Eva"].map(|name| telegram.person(name));
        for person in [&ana, &cem, &gone] {
            telegram.start_bot(person, None).await;
        }
        telegram.block(&cem).await;
        telegram.delete_account(&gone).await;
        let deleted = telegram.group("Was", &ana);
        telegram.delete_group(deleted);
        let group = telegram.group("Circle", &ana);
        telegram.join(group, &ben);
        let admin_group = telegram.group("Run by the bot", &ana);
        telegram.make_bot_admin(admin_group);
        let kicked_from = telegram.group("No more", &ana);
        telegram.kick_bot(kicked_from);
        let muted_in = telegram.group("Hush", &ana);
        telegram.mute_bot(muted_in, true);
        let migrated = telegram.basic_group("Small", &ana);
        telegram.migrate(migrated);
        let forum = telegram.forum("Topics", &ana);
        let [closed_topic, deleted_topic] =
            ["Closed", "Gone"].map(|name| telegram.topic(forum, name));
        telegram.close_topic(forum, closed_topic);
        telegram.delete_topic(forum, deleted_topic);
        let left = telegram.group("Left", &ana);
        let mut world = Self {
            hello: Self::first_message(&telegram, &client, &ana).await,
            telegram,
            client,
            ana,
            ben,
            cem,
            stranger,
            gone,
            group,
            deleted,
            admin_group,
            kicked_from,
            left,
            muted_in,
            migrated,
            forum,
            closed_topic,
            deleted_topic,
        };
        world.call("leaveChat", &json!({ "chat_id": left.0 })).await;
        world.hello = world.telegram.again(&world.hello);
        world
    }

    async fn first_message(telegram: &Telegram, client: &reqwest::Client, to: &Person) -> Seen {
        let url = format!("{}/bot{}/sendMessage", telegram.address(), telegram.token());
        let keyboard = json!({ "inline_keyboard": [[{ "text": "Yes", "callback_data": "y" }]] });
        let body = json!({ "chat_id": to.id(), "text": "hello", "reply_markup": keyboard });
        let answer = client.post(url).json(&body).send().await.unwrap();
        assert_eq!(answer.status(), 200);
        telegram.next_private(to).await
    }

    /// Calls a method with a JSON body: status and answer.
    pub(crate) async fn call(&self, method: &str, params: &Value) -> (u16, Value) {
        self.call_as(&self.telegram.token(), method, params).await
    }

    pub(crate) async fn call_as(&self, token: &str, method: &str, params: &Value) -> (u16, Value) {
        let url = format!("{}/bot{token}/{method}", self.telegram.address());
        let answer = self.client.post(url).json(params).send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    }

    /// Calls a method that may get no answer.
    pub(crate) async fn try_call(&self, method: &str, params: &Value) -> reqwest::Result<()> {
        let url = format!("{}/bot{}/{method}", self.telegram.address(), self.telegram.token());
        self.client.post(url).json(params).send().await.map(|_| ())
    }

    /// Calls a method with a form that may hold files.
    pub(crate) async fn form(&self, method: &str, form: reqwest::multipart::Form) -> (u16, Value) {
        let url = format!("{}/bot{}/{method}", self.telegram.address(), self.telegram.token());
        let answer = self.client.post(url).multipart(form).send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    }

    /// Calls a method by GET with a query string.
    pub(crate) async fn get(&self, method_and_query: &str) -> (u16, Value) {
        let (address, token) = (self.telegram.address(), self.telegram.token());
        let url = format!("{address}/bot{token}/{method_and_query}");
        let answer = self.client.get(url).send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    }
}
