//! Pressing buttons.

use circlekeeper_core::clock::Mark;
use serde_json::json;

use super::Telegram;
use super::person::Person;
use super::seen::{Button, Seen};
use super::state::State;
use super::waiting::PATIENCE;
use super::{BOT_ID, BOT_USERNAME};

/// A press the bot was told of.
#[derive(Debug)]
pub(crate) struct Press {
    pub(crate) since: Mark,
    pub(crate) answer: Option<Answered>,
}

/// What the bot answered.
#[derive(Clone, Debug)]
pub(crate) struct Answered {
    pub(crate) text: Option<String>,
    pub(crate) alert: bool,
    pub(crate) url: Option<String>,
}

/// What pressing a button led to, besides messages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pressed {
    /// The words shown over the chat.
    pub alert: Option<String>,
    /// They have to be dismissed (`show_alert`), rather than fade.
    pub must_dismiss: bool,
    /// The address that was opened.
    pub opened: Option<String>,
    /// What was put on the clipboard.
    pub copied: Option<String>,
}

impl Telegram {
    /// Presses the button `label` as the message shows it now, and waits for the bot's answer. A
    /// link that starts this bot does just that.
    ///
    /// # Panics
    /// When there is no such button, or no answer within ten seconds.
    pub async fn press(&self, by: &Person, message: &Seen, label: &str) -> Pressed {
        let now = self.again(message);
        assert!(!now.deleted, "the message {:?} is gone", message.text);
        let button = now.button(label).unwrap_or_else(|| {
            panic!("no button {label:?} under {:?}: there are {:?}", now.text, now.labels())
        });
        self.press_button(by, &now, button).await
    }

    /// Presses this button of the message, where labels may not tell buttons apart.
    ///
    /// # Panics
    /// When there is no answer within ten seconds.
    pub async fn press_button(&self, by: &Person, message: &Seen, button: &Button) -> Pressed {
        match button {
            Button { data: Some(data), .. } => self.press_forged(by, message, data).await,
            Button { url: Some(url), .. } => {
                self.open(by, url).await;
                Pressed { opened: Some(url.clone()), ..Pressed::default() }
            }
            other => Pressed { copied: other.copy.clone(), ..Pressed::default() },
        }
    }

    /// Sends any data as if it came from a button under this message, as a forged app could.
    ///
    /// # Panics
    /// When there is no answer within ten seconds.
    pub async fn press_forged(&self, by: &Person, message: &Seen, data: &str) -> Pressed {
        let id = self.press_and_go(by, message, data).await;
        let answered = |state: &mut State| state.presses.get(&id)?.answer.clone();
        let answer = self.inner.wait_for(PATIENCE, answered).await;
        let answer = answer
            .unwrap_or_else(|| panic!("pressing {data:?} was never answered;\n{}", self.account()));
        if let Some(url) = &answer.url {
            self.open(by, url).await;
        }
        Pressed { alert: answer.text, must_dismiss: answer.alert, opened: answer.url, copied: None }
    }

    /// Sends data as from a button and waits for nothing. Gives the id of the query.
    ///
    /// # Panics
    /// When the person cannot see the message.
    pub async fn press_and_go(&self, by: &Person, message: &Seen, data: &str) -> String {
        self.inner.with(|state| {
            let there = state.chat(message.chat.0).standing(by.id).is_in();
            assert!(there, "{} is not in chat {}", state.human(by.id).name, message.chat);
            let id = format!("{}", 4_000_000_000_000_000_000 + state.fresh());
            let query = json!({
                "id": id,
                "from": state.user_json(by.id),
                "message": state.message_json(message.chat.0, message.message_id),
                "chat_instance": message.chat.0.to_string(),
                "data": data,
            });
            if state.chat(message.chat.0).standing(BOT_ID).is_in() {
                state.updates.push("callback_query", query);
            }
            let since = state.clock.mark();
            state.presses.insert(id.clone(), Press { since, answer: None });
            id
        })
    }

    /// Every button pressed so far is too old to be answered.
    pub fn expire_presses(&self) {
        self.inner.with(|state| state.presses.clear());
    }

    /// Opens an address: one that starts this bot starts it.
    async fn open(&self, by: &Person, url: &str) {
        let own = format!("t.me/{BOT_USERNAME}");
        let path = url.trim_start_matches("https://").trim_start_matches("http://");
        let Some(rest) = path.strip_prefix(&own) else { return };
        if rest.is_empty() {
            self.start_bot(by, None).await;
        } else if let Some(payload) = rest.strip_prefix("?start=") {
            self.start_bot(by, Some(payload)).await;
        }
    }
}
