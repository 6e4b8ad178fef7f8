//! A message as the server keeps it.
//!
//! Not here: how it is written for the bot, which needs the people and chats (`state.rs`), and how
//! it looks to a reader (`seen.rs`).

use serde_json::{Map, Value};

/// Text after parsing, with its entities (docs: MessageEntity; offsets count UTF-16 units).
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Formatted {
    pub(crate) text: String,
    pub(crate) entities: Vec<Value>,
}

/// An attached file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Attached {
    pub(crate) name: String,
    pub(crate) mime: Option<String>,
    pub(crate) bytes: Vec<u8>,
    pub(crate) id: String,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Content {
    Text(Formatted),
    Document(Attached, Formatted),
    /// A service message: the fields that make it one.
    Service(Map<String, Value>),
}

impl Content {
    /// The words a reader sees.
    pub(crate) fn words(&self) -> Formatted {
        match self {
            Self::Text(formatted) | Self::Document(_, formatted) => formatted.clone(),
            Self::Service(_) => Formatted::default(),
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Message {
    pub(crate) id: i64,
    pub(crate) from: i64,
    pub(crate) date: i64,
    pub(crate) edit_date: Option<i64>,
    pub(crate) thread: Option<i64>,
    pub(crate) content: Content,
    pub(crate) markup: Option<Value>,
    pub(crate) reply_to: Option<i64>,
    pub(crate) edits: u32,
    pub(crate) deleted: bool,
    /// Handed out by `next_message` or `next_private`.
    pub(crate) read: bool,
    /// Grows over all chats, so that messages of different chats have an order.
    pub(crate) order: u64,
}

impl Message {
    pub(crate) fn is_service(&self) -> bool {
        matches!(self.content, Content::Service(_))
    }
}

/// What goes into a message before the server gives it an id.
#[derive(Clone, Debug)]
pub(crate) struct Post {
    pub(crate) from: i64,
    pub(crate) thread: Option<i64>,
    pub(crate) content: Content,
    pub(crate) markup: Option<Value>,
    pub(crate) reply_to: Option<i64>,
}

impl Post {
    pub(crate) fn new(from: i64, content: Content) -> Self {
        Self { from, thread: None, content, markup: None, reply_to: None }
    }

    pub(crate) fn service(from: i64, field: &str, value: Value) -> Self {
        let mut fields = Map::new();
        fields.insert(field.to_owned(), value);
        Self::new(from, Content::Service(fields))
    }
}

/// How Telegram counts: UTF-16 units.
pub(crate) fn utf16(text: &str) -> usize {
    text.encode_utf16().count()
}
