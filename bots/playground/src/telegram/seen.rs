//! A message as a reader sees it.

use serde_json::Value;

use super::ids::ChatId;
use super::message::Content;
use super::state::State;

/// A message on somebody's screen, as it was when it was looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// The chat it is in.
    pub chat: ChatId,
    /// The topic, in a forum.
    pub thread: Option<i64>,
    /// Its id within the chat.
    pub message_id: i64,
    /// Who sent it.
    pub from: i64,
    /// The words, without markup; of a file, its caption.
    pub text: String,
    /// What is marked in the words (the API's MessageEntity; offsets in UTF-16 units).
    pub entities: Vec<Value>,
    /// The buttons, row by row.
    pub buttons: Vec<Button>,
    /// The file, if it is one.
    pub file: Option<File>,
    /// How often it was changed.
    pub edits: u32,
    /// It has been taken away.
    pub deleted: bool,
    /// The whole message as the API writes it.
    pub raw: Value,
}

/// A button under a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button {
    /// What it says.
    pub label: String,
    /// Its row, from 0.
    pub row: usize,
    /// What the bot gets when it is pressed.
    pub data: Option<String>,
    /// What it opens.
    pub url: Option<String>,
    /// What it copies.
    pub copy: Option<String>,
    /// `danger`, `success` or `primary`.
    pub style: Option<String>,
}

/// An attached file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its kind, as it was uploaded.
    pub mime: Option<String>,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Seen {
    /// The button with this label.
    #[must_use]
    pub fn button(&self, label: &str) -> Option<&Button> {
        self.buttons.iter().find(|button| button.label == label)
    }

    /// What the buttons say, in order.
    #[must_use]
    pub fn labels(&self) -> Vec<&str> {
        self.buttons.iter().map(|button| button.label.as_str()).collect()
    }

    /// The words as a new app shows them: each time (`<tg-time>`) is written by `show`, which gets
    /// the Unix time and the format. Old apps show [`Seen::text`].
    #[must_use]
    pub fn displayed(&self, show: impl Fn(i64, &str) -> String) -> String {
        let units: Vec<u16> = self.text.encode_utf16().collect();
        let (mut shown, mut at) = (String::new(), 0);
        for entity in self.entities.iter().filter(|entity| entity["type"] == "date_time") {
            let number = |name: &str| {
                entity[name].as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or(0)
            };
            let start = number("offset").clamp(at, units.len());
            shown += &String::from_utf16_lossy(&units[at..start]);
            let unix = entity["unix_time"].as_i64().unwrap_or(0);
            shown += &show(unix, entity["date_time_format"].as_str().unwrap_or_default());
            at = (start + number("length")).min(units.len());
        }
        shown + &String::from_utf16_lossy(&units[at..])
    }
}

impl State {
    pub(crate) fn seen(&self, chat: i64, id: i64) -> Seen {
        let message = &self.chat(chat).messages[&id];
        let words = message.content.words();
        let file = match &message.content {
            Content::Document(file, _) => Some(File {
                name: file.name.clone(),
                mime: file.mime.clone(),
                bytes: file.bytes.clone(),
            }),
            Content::Text(_) | Content::Service(_) => None,
        };
        Seen {
            chat: ChatId(chat),
            thread: message.thread,
            message_id: id,
            from: message.from,
            text: words.text,
            entities: words.entities,
            buttons: message.markup.as_ref().map(buttons).unwrap_or_default(),
            file,
            edits: message.edits,
            deleted: message.deleted,
            raw: self.message_json(chat, id),
        }
    }
}

fn buttons(markup: &Value) -> Vec<Button> {
    let rows = markup["inline_keyboard"].as_array().into_iter().flatten().enumerate();
    let text = |value: &Value| value.as_str().map(str::to_owned);
    rows.flat_map(|(row, buttons)| {
        buttons.as_array().into_iter().flatten().map(move |button| Button {
            label: text(&button["text"]).unwrap_or_default(),
            row,
            data: text(&button["callback_data"]),
            url: text(&button["url"]),
            copy: text(&button["copy_text"]["text"]),
            style: text(&button["style"]),
        })
    })
    .collect()
}
