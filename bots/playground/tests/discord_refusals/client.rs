//! A client that says what it is told, right or wrong.

use std::time::Duration;

use circlekeeper_core::clock::{Clock, from_unix};
use circlekeeper_playground::discord::{ChannelId, Discord, GuildId, Person};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

/// A small Discord with somebody in it, and a client with the bot's token.
pub(crate) struct Play {
    pub(crate) discord: Discord,
    pub(crate) clock: Clock,
    pub(crate) guild: GuildId,
    pub(crate) room: ChannelId,
    pub(crate) ana: Person,
    http: reqwest::Client,
}

impl Play {
    pub(crate) async fn start() -> Self {
        let clock = Clock::movable(from_unix(1_800_000_000));
        let discord = Discord::start(clock.clone()).await.unwrap();
        let guild = discord.guild("Helping hands");
        let room = discord.channel(guild, "tuesdays");
        let ana = discord.person("Ana");
        discord.join(guild, &ana);
        discord.allow(room, &ana);
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        Self { discord, clock, guild, room, ana, http }
    }

    /// A request below `/api/v10`, with the token: status and body.
    pub(crate) async fn send(&self, method: &str, path: &str, body: &Value) -> (u16, Value) {
        self.send_as(&format!("Bot {}", self.discord.token()), method, path, body).await
    }

    pub(crate) async fn send_as(
        &self,
        token: &str,
        method: &str,
        path: &str,
        body: &Value,
    ) -> (u16, Value) {
        let url = format!("{}/api/v10{path}", self.discord.address());
        let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
        let mut request = self.http.request(method, url).header("Authorization", token);
        if !body.is_null() {
            request = request.json(body);
        }
        let response = request.send().await.unwrap();
        let status = response.status().as_u16();
        (status, response.json().await.unwrap_or_default())
    }

    /// Says something in the room; its id.
    pub(crate) async fn post(&self, body: &Value) -> (u16, Value) {
        self.send("POST", &format!("/channels/{}/messages", self.room), body).await
    }

    /// Registers `/next` (with a text to complete) and connects.
    pub(crate) async fn bot(&self) -> Socket {
        let option =
            json!({ "name": "group", "description": "which", "type": 3, "autocomplete": true });
        let command = json!({ "name": "next", "description": "when", "options": [option] });
        let path = format!("/applications/{}/commands", self.discord.application_id());
        assert_eq!(self.send("PUT", &path, &json!([command])).await.0, 200);
        let mut socket = Socket::open(&self.discord).await;
        socket.identify(&self.discord.token(), 1).await;
        socket.event("READY").await;
        socket.event("GUILD_CREATE").await;
        socket
    }

    /// Answers an interaction.
    pub(crate) async fn answer(&self, interaction: &Value, body: &Value) -> (u16, Value) {
        let (id, token) = (&interaction["id"], &interaction["token"]);
        let path =
            format!("/interactions/{}/{}/callback", id.as_str().unwrap(), token.as_str().unwrap());
        self.send_as("", "POST", &path, body).await
    }

    /// A request about the messages of an interaction.
    pub(crate) async fn webhook(
        &self,
        method: &str,
        interaction: &Value,
        rest: &str,
        body: &Value,
    ) -> (u16, Value) {
        let token = interaction["token"].as_str().unwrap();
        let path = format!("/webhooks/{}/{token}{rest}", self.discord.application_id());
        self.send_as("", method, &path, body).await
    }
}

/// A gateway connection.
pub(crate) struct Socket(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Socket {
    /// Connects and reads HELLO.
    pub(crate) async fn open(discord: &Discord) -> Self {
        let mut socket = Self::open_version(discord, "10").await;
        assert_eq!(socket.read().await.unwrap()["op"], 10);
        socket
    }

    pub(crate) async fn open_version(discord: &Discord, version: &str) -> Self {
        let url = format!("{}/?v={version}&encoding=json", discord.address().replace("http", "ws"));
        Self(connect_async(url).await.unwrap().0)
    }

    pub(crate) async fn say(&mut self, payload: Value) {
        self.0.send(Message::text(payload.to_string())).await.unwrap();
    }

    pub(crate) async fn identify(&mut self, token: &str, intents: u64) {
        let asked = json!({ "token": token, "intents": intents, "properties": {} });
        self.say(json!({ "op": 2, "d": asked })).await;
    }

    /// The next payload, or the code the connection was closed with (0: without one).
    pub(crate) async fn read(&mut self) -> Result<Value, u16> {
        let next = tokio::time::timeout(Duration::from_secs(5), self.0.next());
        match next.await.expect("the gateway says something within five seconds") {
            Some(Ok(Message::Text(text))) => Ok(serde_json::from_str(&text).unwrap()),
            Some(Ok(Message::Close(Some(frame)))) => Err(frame.code.into()),
            _ => Err(0),
        }
    }

    /// Reads on until this event; its data.
    pub(crate) async fn event(&mut self, name: &str) -> Value {
        loop {
            let payload = self.read().await.unwrap();
            if payload["t"] == name {
                return payload["d"].clone();
            }
        }
    }
}
