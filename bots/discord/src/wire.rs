//! The one place that speaks HTTP with Discord.
//!
//! Here: addresses, the token, timeouts, and what is known about a request that failed. Not here:
//! what an answer means (`ending.rs`, `identity.rs`), and retries: nobody retries here.
//!
//! Why not serenity's own client: with its rate limiter on it ignores another server's address, with
//! it off it loses `retry_after`; its errors print addresses, which hold interaction tokens; and an
//! answer it cannot read looks like a failure.
//!
//! Source: <https://discord.com/developers/docs/reference>.

use std::fmt;
use std::net::IpAddr;
use std::time::Duration;

use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue, USER_AGENT};
use reqwest::multipart::{Form, Part};
use reqwest::{Client, Method, Url};
use serde_json::Value;

use circlekeeper_core::reply::File;

use crate::Settings;

const DISCORD: &str = "https://discord.com";
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
const REQUEST_TIMEOUT: Duration = Duration::from_secs(10);
/// More than any limit Discord gives; keeps an absurd number from stopping anything for ever.
const LONGEST_WAIT: f64 = 86_400.0;
/// Discord asks for an address and a version in this form; the guard in front of it may block other
/// clients. Source: <https://discord.com/developers/docs/reference#user-agent>.
const AGENT: &str =
    concat!("DiscordBot (", env!("CARGO_PKG_HOMEPAGE"), ", ", env!("CARGO_PKG_VERSION"), ")");

/// A way to one server with one token. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Wire {
    client: Client,
    base: String,
    authorization: HeaderValue,
}

/// What came back, whatever its status.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// The `Retry-After` header, in seconds.
    pub(crate) retry_after: Option<f64>,
    /// Whether the headers say that a limit of the whole bot was hit.
    pub(crate) global: bool,
    /// How long the bucket stays empty that this request has emptied.
    pub(crate) emptied: Option<Duration>,
    /// The body, if it was JSON.
    pub(crate) body: Option<Value>,
}

/// Why nothing came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The request provably did not leave.
    NotSent(&'static str),
    /// It may have arrived.
    Unknown(&'static str),
}

impl Answer {
    pub(crate) const fn is_success(&self) -> bool {
        self.status >= 200 && self.status < 300
    }

    /// Discord's own error code, if it gave one.
    pub(crate) fn code(&self) -> Option<i64> {
        self.body.as_ref()?.get("code")?.as_i64()
    }

    /// How long the server asks to wait. The body's number is exact, the header's is whole seconds.
    pub(crate) fn wait(&self) -> Option<Duration> {
        let exact = self.body.as_ref().and_then(|body| body.get("retry_after"));
        duration(exact.and_then(Value::as_f64).or(self.retry_after)?)
    }

    /// A field of the body that holds text.
    pub(crate) fn text(&self, pointer: &str) -> Option<&str> {
        self.body.as_ref()?.pointer(pointer)?.as_str()
    }
}

/// Status and code: all that may be logged of an answer.
impl fmt::Display for Answer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.status)?;
        match self.code() {
            Some(code) => write!(formatter, " (code {code})"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotSent(why) | Self::Unknown(why) => formatter.write_str(why),
        }
    }
}

impl Wire {
    pub(crate) fn new(settings: &Settings) -> Result<Self, reqwest::Error> {
        Self::with_timeout(settings, REQUEST_TIMEOUT)
    }

    /// The same with another patience, which tests shorten.
    pub(crate) fn with_timeout(
        settings: &Settings,
        timeout: Duration,
    ) -> Result<Self, reqwest::Error> {
        let server = settings.api.as_deref().unwrap_or(DISCORD).trim_end_matches('/');
        Ok(Self {
            client: client(server, timeout)?,
            base: format!("{server}/api/v10"),
            authorization: authorization(settings.token.reveal()),
        })
    }

    /// The HTTP client itself, for serenity.
    pub(crate) fn client(&self) -> Client {
        self.client.clone()
    }

    /// Sends one request and reads the whole answer. `path` begins with `/`.
    pub(crate) async fn send(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> Result<Answer, Failure> {
        let mut request = self
            .client
            .request(method, format!("{}{path}", self.base))
            .header(AUTHORIZATION, self.authorization.clone())
            .header(USER_AGENT, AGENT);
        if let Some(body) = body {
            request = request.json(body);
        }
        read(request).await
    }

    /// Sends one message with a file beside its body.
    /// Source: <https://discord.com/developers/docs/reference#uploading-files>.
    pub(crate) async fn upload(
        &self,
        path: &str,
        body: &Value,
        file: File,
    ) -> Result<Answer, Failure> {
        let part = Part::bytes(file.bytes).file_name(file.name);
        let part = part.mime_str(file.media).map_err(|error| failure(&error))?;
        let form = Form::new().text("payload_json", body.to_string()).part("files[0]", part);
        let request = self
            .client
            .post(format!("{}{path}", self.base))
            .header(AUTHORIZATION, self.authorization.clone())
            .header(USER_AGENT, AGENT)
            .multipart(form);
        read(request).await
    }
}

async fn read(request: reqwest::RequestBuilder) -> Result<Answer, Failure> {
    let response = request.send().await.map_err(|error| failure(&error))?;
    let status = response.status().as_u16();
    let (retry_after, global) = limits(response.headers());
    let emptied = emptied(response.headers());
    let bytes = response.bytes().await.map_err(|error| failure(&error))?;
    Ok(Answer { status, retry_after, global, emptied, body: serde_json::from_slice(&bytes).ok() })
}

fn client(server: &str, timeout: Duration) -> Result<Client, reqwest::Error> {
    let builder = Client::builder()
        .connect_timeout(CONNECT_TIMEOUT)
        .timeout(timeout)
        // A redirect would carry the token to an address nobody configured.
        .redirect(reqwest::redirect::Policy::none());
    // A proxy from the environment cannot reach this machine's own loopback.
    if is_loopback(server) { builder.no_proxy().build() } else { builder.build() }
}

fn is_loopback(server: &str) -> bool {
    let Ok(url) = Url::parse(server) else { return false };
    let Some(host) = url.host_str() else { return false };
    let address = host.trim_matches(['[', ']']).parse::<IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

/// A token no header can hold is sent as none: Discord then says 401, which is the truth of it.
fn authorization(token: &str) -> HeaderValue {
    let token = token.trim();
    let token = token.strip_prefix("Bot ").unwrap_or(token);
    let mut value = HeaderValue::from_str(&format!("Bot {token}"))
        .unwrap_or_else(|_| HeaderValue::from_static("Bot"));
    value.set_sensitive(true);
    value
}

fn duration(seconds: f64) -> Option<Duration> {
    (seconds >= 0.0).then(|| Duration::from_secs_f64(seconds.min(LONGEST_WAIT)))
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// Source: <https://discord.com/developers/docs/topics/rate-limits#header-format>.
fn emptied(headers: &HeaderMap) -> Option<Duration> {
    let none_left = text(headers, "x-ratelimit-remaining") == Some("0");
    let reset_after = text(headers, "x-ratelimit-reset-after").filter(|_| none_left)?;
    duration(reset_after.parse().ok()?)
}

fn limits(headers: &HeaderMap) -> (Option<f64>, bool) {
    let text = |name: &str| text(headers, name);
    let retry_after = text("retry-after").and_then(|seconds| seconds.parse().ok());
    let global =
        text("x-ratelimit-global") == Some("true") || text("x-ratelimit-scope") == Some("global");
    (retry_after, global)
}

/// Only the kind of an error is kept: its text may hold the address, and that a token.
fn failure(error: &reqwest::Error) -> Failure {
    if error.is_builder() {
        Failure::NotSent("no such address")
    } else if error.is_connect() {
        Failure::NotSent("no connection")
    } else if error.is_timeout() {
        Failure::Unknown("timeout")
    } else {
        Failure::Unknown("connection lost")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_reached_without_a_proxy() {
        for server in ["http://127.0.0.1:80", "http://localhost:1", "http://[::1]:80"] {
            assert!(is_loopback(server), "{server}");
        }
        for server in ["https://discord.com", "http://127.0.0.1.example", "nonsense"] {
            assert!(!is_loopback(server), "{server}");
        }
    }

    #[test]
    fn the_word_bot_is_said_once() {
        assert_eq!(authorization("abc"), "Bot abc");
        assert_eq!(authorization(" Bot abc\n"), "Bot abc");
        assert_eq!(authorization("a\nb"), "Bot");
        assert_eq!(format!("{:?}", authorization("abc")), "Sensitive");
    }

    #[test]
    fn the_program_says_where_it_comes_from_in_discords_form() {
        let inside = AGENT.strip_prefix("DiscordBot (").and_then(|rest| rest.strip_suffix(')'));
        let (address, version) = inside.unwrap().split_once(", ").unwrap();
        assert_eq!(Url::parse(address).unwrap().scheme(), "https");
        assert!(version.split('.').count() == 3, "{version}");
    }

    #[test]
    fn headers_say_how_long_and_for_whom() {
        let mut headers = HeaderMap::new();
        assert_eq!(limits(&headers), (None, false));
        headers.insert("retry-after", HeaderValue::from_static("2"));
        headers.insert("x-ratelimit-scope", HeaderValue::from_static("global"));
        assert_eq!(limits(&headers), (Some(2.0), true));
        headers.insert("x-ratelimit-reset-after", HeaderValue::from_static("1.250"));
        headers.insert("x-ratelimit-remaining", HeaderValue::from_static("1"));
        assert_eq!(emptied(&headers), None);
        headers.insert("x-ratelimit-remaining", HeaderValue::from_static("0"));
        assert_eq!(emptied(&headers), Some(Duration::from_millis(1250)));
    }
}
