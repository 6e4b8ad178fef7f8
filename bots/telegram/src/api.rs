//! One request to the Bot API and how it ended.
//!
//! Not here: how an answer is read (`envelope.rs`), what a failure means for whoever asked
//! (`verdict.rs`), and any retry.
//! The token is part of every address, so no error leaves this file with its address.

use std::net::IpAddr;
use std::time::Duration;

use circlekeeper_core::domain::private::Private;
use circlekeeper_core::reply::File;
use reqwest::multipart::{Form, Part};
use reqwest::{Client, Url};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::sync::OnceCell;

use crate::{Settings, envelope};

/// Where Telegram's own server is.
const TELEGRAM: &str = "https://api.telegram.org";
/// The one question every server answers; it says whether the token is known.
const GET_ME: &str = "getMe";
/// How long a connection may take: whatever takes longer is not there.
const CONNECT: Duration = Duration::from_secs(5);
/// How long an ordinary request may take before its end is called doubtful.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);

/// The bot behind a token (docs: getMe).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct BotIdentity {
    /// Its user id.
    pub id: i64,
    /// Its username, without `@`.
    pub username: String,
}

/// A client of the Bot API.
pub(crate) struct Api {
    http: Client,
    server: String,
    base: Private<String>,
    me: OnceCell<BotIdentity>,
}

/// How a request failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The server answered that it will not. It did nothing.
    Answered(No),
    /// The server does not know the token; asked a second time, it said so again.
    Unauthorised,
    /// No connection: provably nothing happened.
    Unsent,
    /// Turned away with this status, and not in the server's own words: provably nothing happened, and
    /// nothing is said about chat, message or token.
    Barred(u16),
    /// The request had left, and no usable answer came back: it may have been done.
    Doubtful(&'static str),
    /// The request could not even be written. Our bug, or an address that is none.
    Unwritten,
}

/// The server's refusal (docs: Making requests, ResponseParameters).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct No {
    pub(crate) code: u16,
    /// For classification only: it can quote a message's text, so it is never logged.
    pub(crate) description: String,
    pub(crate) retry_after: Option<u64>,
    pub(crate) migrate_to_chat_id: Option<i64>,
}

impl Api {
    pub(crate) fn new(settings: &Settings) -> Result<Self, reqwest::Error> {
        let server = settings.api.as_deref().unwrap_or(TELEGRAM).trim_end_matches('/');
        let mut client = Client::builder()
            .connect_timeout(CONNECT)
            .timeout(PATIENCE)
            // HTTP/2 would log its headers, and with them the token, at the most talkative level.
            .http1_only()
            .redirect(reqwest::redirect::Policy::none());
        if is_loopback(server) {
            // A proxy from the environment would be asked even for this machine.
            client = client.no_proxy();
        }
        let http = client.build().map_err(reqwest::Error::without_url)?;
        let base = Private::new(format!("{server}/bot{}", settings.token.reveal()));
        Ok(Self { http, server: server.to_owned(), base, me: OnceCell::new() })
    }

    /// Sends one request, once.
    pub(crate) async fn call<T: DeserializeOwned>(
        &self,
        method: &str,
        body: &Value,
        patience: Duration,
    ) -> Result<T, Failure> {
        let result = match self.ask(method, body, patience).await {
            Err(Failure::Answered(no)) if doubts_token(&no) => {
                return Err(self.confirm(method, no).await);
            }
            answer => answer?,
        };
        serde_json::from_value(result).map_err(|_| Failure::Doubtful("unreadable answer"))
    }

    async fn ask(&self, method: &str, body: &Value, patience: Duration) -> Result<Value, Failure> {
        let address = format!("{}/{method}", self.base.reveal());
        let sent = self.http.post(address).timeout(patience).json(body).send().await;
        envelope::read(sent.map_err(|error| Failure::from_transport(&error))?).await
    }

    /// A token that is not accepted ends the whole side, so one answer does not prove it: a server that
    /// lacks a method says 404 as well (server: "Not Found: method not found"). Every server has getMe.
    async fn confirm(&self, method: &str, no: No) -> Failure {
        if method == GET_ME {
            return Failure::Unauthorised;
        }
        match self.ask(GET_ME, &json!({}), PATIENCE).await {
            Ok(_) => Failure::Answered(no),
            Err(Failure::Answered(again)) if doubts_token(&again) => Failure::Unauthorised,
            Err(_) => Failure::Barred(no.code),
        }
    }

    /// Sends a document to a chat (docs: sendDocument, Sending files), once.
    pub(crate) async fn upload(&self, chat: &str, file: File) -> Result<Value, Failure> {
        let address = format!("{}/sendDocument", self.base.reveal());
        let part = Part::bytes(file.bytes).file_name(file.name);
        let part = part.mime_str(file.media).map_err(|_| Failure::Unwritten)?;
        let form = Form::new().text("chat_id", chat.to_owned()).part("document", part);
        let sent = self.http.post(address).timeout(PATIENCE).multipart(form).send().await;
        match envelope::read(sent.map_err(|error| Failure::from_transport(&error))?).await {
            Err(Failure::Answered(no)) if doubts_token(&no) => {
                Err(self.confirm("sendDocument", no).await)
            }
            answer => answer,
        }
    }

    /// Where it is, without the token.
    pub(crate) fn server(&self) -> &str {
        &self.server
    }

    /// The bot itself; asked once, then known.
    pub(crate) async fn me(&self) -> Result<&BotIdentity, Failure> {
        let ask = || async { self.call(GET_ME, &json!({}), PATIENCE).await };
        self.me.get_or_try_init(ask).await
    }
}

/// An unknown token is answered with 401, and a path with one that is none with 404 (server).
fn doubts_token(no: &No) -> bool {
    matches!(no.code, 401 | 404)
}

impl Failure {
    pub(crate) fn from_transport(error: &reqwest::Error) -> Self {
        // A connection that timed out is both; that nothing was sent is the stronger statement.
        if error.is_connect() {
            Self::Unsent
        } else if error.is_builder() {
            Self::Unwritten
        } else if error.is_timeout() {
            Self::Doubtful("timeout")
        } else {
            Self::Doubtful("broken off")
        }
    }

    /// What happened, fit for a log.
    pub(crate) fn kind(&self) -> String {
        match self {
            Self::Answered(no) => format!("{} {}", no.code, crate::verdict::word(no)),
            Self::Unauthorised => "the token is not accepted".to_owned(),
            Self::Unsent => "no connection".to_owned(),
            Self::Barred(status) => format!("{status}, not in Telegram's words"),
            Self::Doubtful(how) => (*how).to_owned(),
            Self::Unwritten => "the request could not be written".to_owned(),
        }
    }
}

fn is_loopback(server: &str) -> bool {
    let Ok(address) = server.parse::<Url>() else { return false };
    let Some(host) = address.host_str() else { return false };
    let digits = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || digits.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_loopback() {
        for server in ["http://127.0.0.1:8081", "http://[::1]:80", "http://localhost/prefix"] {
            assert!(is_loopback(server), "{server}");
        }
        for server in [TELEGRAM, "http://10.0.0.1", "http://localhost.example.org", "nonsense"] {
            assert!(!is_loopback(server), "{server}");
        }
    }
}
