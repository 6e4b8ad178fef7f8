//! What comes to a person's eyes: messages and answers. Forms are in `form.rs`.

use std::fmt;

use serde_json::Value;

use super::super::ids::{ChannelId, MessageId};
use super::super::world::{Message, World};
use super::Form;

/// A message as a person sees it, at the moment of looking.
#[derive(Clone)]
pub struct Seen {
    /// Its id.
    pub id: MessageId,
    /// Where it stands.
    pub channel: ChannelId,
    /// The author's account; the bot's is [`application_id`](super::super::Discord::application_id).
    pub author: u64,
    /// Content and embeds in reading order, one line each; markup such as `<t:…>` as it was sent.
    pub text: String,
    /// Buttons, row after row.
    pub buttons: Vec<Button>,
    /// Files sent with it.
    pub files: Vec<SeenFile>,
    /// Whether only one person sees it.
    pub ephemeral: bool,
    /// That person.
    pub only_for: Option<u64>,
    /// Whose command, button or form it answers.
    pub answers: Option<u64>,
    /// The command it answers, if it was one.
    pub command: Option<String>,
    /// The message it replies to.
    pub reply_to: Option<MessageId>,
    /// Whether it has been deleted since.
    pub deleted: bool,
    /// How often it was edited.
    pub edits: usize,
    /// The whole message as Discord would send it.
    pub raw: Value,
    /// Whom it notifies: `<@id>`, `<@&role>`, `@everyone`. Naming is not notifying.
    pub pings: Vec<String>,
    /// What it asked Discord to mention, as it was sent; `null` where it said nothing of it.
    pub allowed_mentions: Value,
}

/// A button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button {
    /// The words on it, without an emoji.
    pub label: String,
    /// What the bot gets when it is pressed; links have none.
    pub custom_id: Option<String>,
    /// Where a link leads.
    pub url: Option<String>,
    /// Greyed out.
    pub disabled: bool,
    /// 1 primary, 2 secondary, 3 success, 4 danger, 5 link.
    pub style: u64,
}

/// A file sent with a message.
#[derive(Clone, PartialEq, Eq)]
pub struct SeenFile {
    /// Its name.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl fmt::Debug for SeenFile {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} ({} bytes)", self.name, self.bytes.len())
    }
}

/// What a reader of a failed test wants to know; the raw JSON would bury it.
impl fmt::Debug for Seen {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.ephemeral { "private" } else { "message" };
        let mut shown = out.debug_struct(kind);
        shown.field("channel", &self.channel.0).field("text", &self.text);
        shown.field("buttons", &self.labels()).field("files", &self.files);
        shown.field("edits", &self.edits).field("deleted", &self.deleted).finish()
    }
}

impl Seen {
    /// The labels of its buttons.
    #[must_use]
    pub fn labels(&self) -> Vec<&str> {
        self.buttons.iter().map(|button| button.label.as_str()).collect()
    }
}

/// What the bot answered.
#[derive(Clone, Debug)]
pub enum Answer {
    /// A new message.
    Message(Seen),
    /// The message that was pressed has changed.
    Updated(Seen),
    /// A form opened.
    Form(Form),
    /// The bot acknowledged, and nothing visible happened.
    Nothing,
}

impl Answer {
    /// The plain text a person sees.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Message(seen) | Self::Updated(seen) => &seen.text,
            Self::Form(form) => &form.title,
            Self::Nothing => "",
        }
    }

    /// The message.
    ///
    /// # Panics
    /// If the answer is none.
    #[must_use]
    pub fn seen(&self) -> &Seen {
        match self {
            Self::Message(seen) | Self::Updated(seen) => seen,
            other => panic!("the answer is no message: {other:?}"),
        }
    }

    /// The form.
    ///
    /// # Panics
    /// If the answer is none.
    #[must_use]
    pub fn form(&self) -> &Form {
        match self {
            Self::Form(form) => form,
            other => panic!("the answer is no form: {other:?}"),
        }
    }

    /// Whether only the person who acted sees it. A form always is.
    #[must_use]
    pub fn is_private(&self) -> bool {
        match self {
            Self::Message(seen) | Self::Updated(seen) => seen.ephemeral,
            Self::Form(_) | Self::Nothing => true,
        }
    }
}

impl World {
    /// The message as it looks now.
    pub(super) fn seen(&self, message: &Message) -> Seen {
        Seen {
            id: MessageId(message.id),
            channel: ChannelId(message.channel),
            author: message.author,
            text: text(message),
            buttons: message.list("components").iter().flat_map(row).collect(),
            files: message
                .files
                .iter()
                .map(|file| SeenFile { name: file.name.clone(), bytes: file.bytes.clone() })
                .collect(),
            ephemeral: message.only_for.is_some(),
            only_for: message.only_for,
            answers: message.interaction.and_then(|id| self.interaction(id)).map(|i| i.person),
            command: message
                .interaction
                .and_then(|id| self.interaction(id))
                .and_then(|interaction| interaction.command.clone()),
            reply_to: message.reply_to.map(MessageId),
            deleted: message.deleted,
            edits: message.earlier.len(),
            raw: self.message_json(message),
            pings: self.pings(message),
            allowed_mentions: message.said.get("allowed_mentions").cloned().unwrap_or_default(),
        }
    }
}

fn text(message: &Message) -> String {
    let mut lines = vec![message.content().to_owned()];
    for embed in message.list("embeds") {
        let mut line = |value: &Value| lines.extend(value.as_str().map(str::to_owned));
        line(&embed["author"]["name"]);
        line(&embed["title"]);
        line(&embed["description"]);
        for field in embed["fields"].as_array().into_iter().flatten() {
            line(&field["name"]);
            line(&field["value"]);
        }
        line(&embed["footer"]["text"]);
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

fn row(row: &Value) -> Vec<Button> {
    let held = row["components"].as_array().into_iter().flatten();
    held.filter(|one| one["type"] == 2)
        .map(|one| Button {
            label: words(&one["label"]),
            custom_id: one["custom_id"].as_str().map(str::to_owned),
            url: one["url"].as_str().map(str::to_owned),
            disabled: one["disabled"] == true,
            style: one["style"].as_u64().unwrap_or(0),
        })
        .collect()
}

/// A text, or nothing.
pub(super) fn words(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
