//! What is said: blocks and spans before any markup, buttons, forms, and the words.
//!
//! Not here: markup (each adapter's `render.rs`) and the decision what to say (`commands/`,
//! `outbox/compose.rs`). Words are made in [`words`], refusals in [`refusal`].

pub mod attendance;
pub mod block;
pub mod button;
pub mod duty;
pub mod entry_request;
pub mod length;
pub mod licence;
pub mod missing;
pub mod refusal;
pub mod whereabouts;
pub mod words;

pub use block::{Block, Line, Span, TimeStyle};
pub use button::{Action, Button, Press, Tone, Verb, offer_buttons, seat_button, session_buttons};
pub use missing::missing_buttons;
pub use whereabouts::place;

/// Something to show: text and buttons.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Message {
    /// From top to bottom.
    pub blocks: Vec<Block>,
    /// Rows of buttons; at most 5 rows of at most 5 (Discord's limits).
    pub buttons: Vec<Vec<Button>>,
    /// Files to keep, sent after the text. Only in the answer to a request, never by the outbox.
    pub files: Vec<File>,
}

/// A file to keep.
#[derive(Clone, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: &'static str,
    /// Its media type.
    pub media: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for File {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "File({}, {} bytes)", self.name, self.bytes.len())
    }
}

/// The answer to one request, shown by the adapter that asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// A new message.
    Say {
        /// What.
        message: Message,
        /// To whom. [`Audience::Asker`] is ephemeral on Discord and means the private chat on
        /// Telegram, where such a reply is only ever given.
        audience: Audience,
    },
    /// The message whose button was pressed now reads like this. For a request that was no press,
    /// the same as a private `Say`.
    Replace(Message),
    /// A short private note to the person who pressed a button, at most 200 characters (Telegram's
    /// limit for answering a press). The message with the button stays as it is.
    Note(Line),
    /// Ask a form. Discord opens a modal; Telegram asks in the private chat and sends what is typed
    /// next as [`crate::domain::request::Request::Text`].
    Ask(Form),
    /// The answer may not be given here: one neutral line, with a button that opens the private
    /// chat. The adapter builds the button's address from `payload` (Telegram's `?start=`).
    /// When a press is answered, the private chat is opened at once.
    InPrivate {
        /// The neutral line.
        line: Line,
        /// The button's label.
        label: String,
        /// At most 64 of `A-Z a-z 0-9 _ -`.
        payload: String,
    },
    /// Nothing at all (an event; a command in a chat that was meant for another bot).
    Nothing,
}

/// Who sees a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The person who asked.
    Asker,
    /// Everybody in the chat where it was asked.
    Chat,
}

/// One or more questions answered by typing.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// Comes back with the answer (at most 64 bytes). Names a draft.
    pub id: String,
    /// At most 45 characters (Discord's modal title).
    pub title: String,
    /// What is asked, shown above the fields where the platform can.
    pub prompt: Line,
    /// One to five fields. Telegram asks for the first only; a form with several is asked one by one.
    pub fields: Vec<Field>,
}

impl Form {
    /// A form of one field.
    #[must_use]
    pub fn of_one(draft: i64, (title, prompt): (Line, Line), field: Field) -> Self {
        Self { id: draft.to_string(), title: title.plain(), prompt, fields: vec![field] }
    }
}

/// One field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Comes back with the answer.
    pub name: String,
    /// At most 45 characters.
    pub label: String,
    /// What stands in the field at first (may be empty).
    pub value: String,
    /// The longest answer taken, in characters.
    pub max_length: u16,
    /// Several lines rather than one.
    pub long: bool,
}

impl Field {
    /// A field of several lines.
    #[must_use]
    pub fn long(name: &str, label: String, value: String, longest: usize) -> Self {
        let max_length = u16::try_from(longest).unwrap_or(u16::MAX);
        Self { name: name.to_owned(), label, value, max_length, long: true }
    }
}

/// One suggestion while somebody types an argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is shown, at most 100 characters.
    pub name: String,
    /// What is sent, at most 100 characters.
    pub value: String,
}

impl Message {
    /// A message of one paragraph.
    pub fn line(line: impl Into<Line>) -> Self {
        Self { blocks: vec![Block::Paragraph(line.into())], ..Self::default() }
    }

    /// Adds a paragraph.
    #[must_use]
    pub fn paragraph(mut self, line: impl Into<Line>) -> Self {
        self.blocks.push(Block::Paragraph(line.into()));
        self
    }

    /// Adds a heading.
    #[must_use]
    pub fn heading(mut self, line: impl Into<Line>) -> Self {
        self.blocks.push(Block::Heading(line.into()));
        self
    }

    /// Adds a list.
    #[must_use]
    pub fn list(mut self, lines: Vec<Line>) -> Self {
        self.blocks.push(Block::List(lines));
        self
    }

    /// Adds a row of buttons; an empty row is left out.
    #[must_use]
    pub fn row(mut self, buttons: Vec<Button>) -> Self {
        if !buttons.is_empty() {
            self.buttons.push(buttons);
        }
        self
    }
}

impl Reply {
    /// A new message for the asker alone.
    #[must_use]
    pub const fn private(message: Message) -> Self {
        Self::Say { message, audience: Audience::Asker }
    }
}
