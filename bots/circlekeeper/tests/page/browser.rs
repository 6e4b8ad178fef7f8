//! A browser without a window, driven over WebDriver's HTTP.
//! Source: <https://www.w3.org/TR/webdriver2/>.

use std::process::Stdio;
use std::time::Duration;

use base64::Engine as _;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// The longest anything on the page may take.
const PATIENCE: Duration = Duration::from_secs(30);
const LOOK_AGAIN: Duration = Duration::from_millis(100);
/// The key under which WebDriver hands over an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Chromium, without anything it does of its own accord.
const ARGUMENTS: [&str; 10] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=en-GB",
    "--force-device-scale-factor=1",
];

/// One page in one browser. Ended by [`Browser::close`].
#[derive(Clone)]
pub(crate) struct Browser {
    http: reqwest::Client,
    session: String,
}

/// What must outlive the browser.
pub(crate) struct Driver {
    _process: Child,
    _profile: TempDir,
}

impl Browser {
    /// Starts one, or says why there is none on this machine.
    pub(crate) async fn start() -> Result<(Self, Driver), String> {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| format!("no chromedriver ({error})"))?;
        let output = process.stdout.take().expect("it is piped");
        let port = port(output).await.ok_or("chromedriver does not say its port")?;
        let http = reqwest::Client::new();
        let profile = TempDir::new().expect("a directory");
        let mut arguments: Vec<String> = ARGUMENTS.map(str::to_owned).to_vec();
        arguments.push(format!("--user-data-dir={}", profile.path().display()));
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "goog:chromeOptions": { "args": arguments },
            "goog:loggingPrefs": { "browser": "ALL" },
        } } });
        let base = format!("http://127.0.0.1:{port}/session");
        let made = http.post(&base).json(&wanted).send().await.expect("chromedriver answers");
        let made: Value = made.json().await.expect("chromedriver speaks JSON");
        let id = made["value"]["sessionId"].as_str();
        let id = id.ok_or_else(|| format!("no browser ({})", made["value"]["message"]))?;
        let session = format!("{base}/{id}");
        Ok((Self { http, session }, Driver { _process: process, _profile: profile }))
    }

    /// Ends it.
    pub(crate) async fn close(&self) {
        let _ = self.http.delete(&self.session).send().await;
    }

    async fn post(&self, path: &str, body: Value) -> Result<Value, Value> {
        let sent = self.http.post(format!("{}/{path}", self.session)).json(&body).send().await;
        let answer = sent.expect("chromedriver answers");
        let good = answer.status().is_success();
        let value: Value = answer.json().await.expect("chromedriver speaks JSON");
        if good { Ok(value["value"].clone()) } else { Err(value["value"]["message"].clone()) }
    }

    async fn must(&self, path: &str, body: Value) -> Value {
        let done = self.post(path, body).await;
        done.unwrap_or_else(|why| panic!("{path}: {why}"))
    }

    pub(crate) async fn open(&self, address: &str) {
        self.must("url", json!({ "url": address })).await;
    }

    pub(crate) async fn size(&self, width: u32, height: u32) {
        self.must("window/rect", json!({ "width": width, "height": height })).await;
    }

    /// Whether the page is asked to be dark.
    pub(crate) async fn dark(&self, dark: bool) {
        let value = if dark { "dark" } else { "light" };
        let features = json!([{ "name": "prefers-color-scheme", "value": value }]);
        let body =
            json!({ "cmd": "Emulation.setEmulatedMedia", "params": { "features": features } });
        self.must("goog/cdp/execute", body).await;
    }

    pub(crate) async fn script(&self, script: &str, arguments: Value) -> Value {
        self.must("execute/sync", json!({ "script": script, "args": arguments })).await
    }

    /// The last element that matches and holds the words, if there is one now.
    async fn look(&self, css: &str, words: &str) -> Option<String> {
        let script = "return [...document.querySelectorAll(arguments[0])]
            .filter((one) => one.textContent.includes(arguments[1])).at(-1) ?? null;";
        self.script(script, json!([css, words])).await[ELEMENT].as_str().map(str::to_owned)
    }

    /// Waits for the last element that matches and holds the words.
    async fn find(&self, css: &str, words: &str) -> String {
        let look = async {
            loop {
                if let Some(id) = self.look(css, words).await {
                    return id;
                }
                tokio::time::sleep(LOOK_AGAIN).await;
            }
        };
        match tokio::time::timeout(PATIENCE, look).await {
            Ok(id) => id,
            Err(_) => panic!("no {css} with {words:?} on the page:\n{}", self.words().await),
        }
    }

    /// Everything that is written on the page.
    async fn words(&self) -> String {
        let page = self.script("return document.body.innerText", json!([])).await;
        page.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until words stand in an element.
    pub(crate) async fn sees(&self, css: &str, words: &str) {
        self.find(css, words).await;
    }

    /// Waits until nothing that matches holds the words.
    pub(crate) async fn lacks(&self, css: &str, words: &str) {
        let gone = async {
            while self.look(css, words).await.is_some() {
                tokio::time::sleep(LOOK_AGAIN).await;
            }
        };
        if tokio::time::timeout(PATIENCE, gone).await.is_err() {
            panic!("there still is {css} with {words:?} on the page:\n{}", self.words().await);
        }
    }

    /// Clicks the last element that matches and holds the words. What is drawn anew meanwhile is looked
    /// for again.
    pub(crate) async fn click(&self, css: &str, words: &str) {
        for _ in 0..20 {
            let id = self.find(css, words).await;
            if self.post(&format!("element/{id}/click"), json!({})).await.is_ok() {
                return;
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
        panic!("{css} with {words:?} cannot be clicked");
    }

    /// Types into a field.
    pub(crate) async fn types(&self, css: &str, text: &str) {
        let id = self.find(css, "").await;
        self.must(&format!("element/{id}/value"), json!({ "text": text })).await;
    }

    /// The picture of the page, as PNG.
    pub(crate) async fn picture(&self) -> Vec<u8> {
        let url = format!("{}/screenshot", self.session);
        let answer = self.http.get(url).send().await.expect("chromedriver answers");
        let value: Value = answer.json().await.expect("chromedriver speaks JSON");
        let text = value["value"].as_str().expect("a picture");
        base64::engine::general_purpose::STANDARD.decode(text).expect("base64")
    }

    /// What the page complained of.
    pub(crate) async fn complaints(&self) -> Vec<String> {
        let log = self.must("se/log", json!({ "type": "browser" })).await;
        let entries = log.as_array().into_iter().flatten();
        entries
            .filter(|one| one["level"] == "SEVERE")
            .map(|one| one["message"].to_string())
            .collect()
    }
}

/// It names the port it found in its first lines.
async fn port(output: tokio::process::ChildStdout) -> Option<u16> {
    let mut lines = BufReader::new(output).lines();
    let port = loop {
        let line = lines.next_line().await.ok()??;
        if let Some((_, after)) = line.split_once("started successfully on port ") {
            break after.trim_end_matches('.').parse().ok();
        }
    };
    // Its output is read on, so that it never waits for a reader.
    tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
    port
}
