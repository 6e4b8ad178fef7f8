//! What the catalogue says of one command: name, arguments and their kinds, who may, how it is
//! answered.
//!
//! Both adapters build their menus from entries, and the one-message parser and the help read them,
//! so they cannot drift apart. Names and descriptions in words come from Fluent, by [`Entry::name`].

/// One command.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    /// 1 to 32 of `a-z 0-9 _` (both platforms' limits together).
    pub name: &'static str,
    /// Required ones first, as Discord demands.
    pub arguments: &'static [Argument],
    /// Who may use it.
    pub who: Who,
    /// Where its answer is seen.
    pub answer: Answer,
    /// Whether it can change the store.
    pub effect: Effect,
}

/// One argument of a command.
#[derive(Debug, PartialEq, Eq)]
pub struct Argument {
    /// 1 to 32 of `a-z 0-9 _`.
    pub name: &'static str,
    /// What may be given.
    pub kind: Kind,
    /// Whether the command means nothing without it.
    pub required: bool,
    /// In a command written as one message, what is left over when everything else is taken out
    /// belongs to this argument. At most one an entry.
    pub rest: bool,
}

/// What an argument may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Any text up to so many characters.
    Text(u16),
    /// Text up to so many characters that is one word in a command written as one message: what follows
    /// it belongs to the rest.
    Word(u16),
    /// Topics; hashtags in a command written as one message.
    Topics,
    /// An address beginning with `https://`; may stand bare in a written command.
    Link,
    /// A time zone; completed while typing.
    Zone,
    /// A group; completed while typing; given by name or `#id`.
    Group,
    /// A session; completed while typing; given by `s` and its number, or by its group.
    Session,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A whole number in this range.
    Number(u16, u16),
    /// A voice or stage channel of the platform (Discord only).
    VoiceChannel,
    /// A role of the platform (Discord only).
    Role,
}

/// Who may use a command. Rights inside a group are looked up when it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Everyone.
    Everyone,
    /// Who leads the group concerned.
    Facilitator,
    /// Who holds the platform's own right to manage the chat it is used in.
    ChatManager,
    /// Who runs this program.
    Operator,
}

/// Where a command's answer is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// By the asker alone; in a Telegram chat it is not given at all but moved to the private chat.
    Private,
    /// Where it was asked: by the asker alone where the platform can (Discord), else by all.
    InPlace,
    /// By everybody in the chat.
    Public,
}

/// What a command may do to the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    Reads,
    /// It may change it: one immediate transaction.
    Changes,
}

impl Entry {
    /// The argument of that name.
    #[must_use]
    pub fn argument(&self, name: &str) -> Option<&'static Argument> {
        self.arguments.iter().find(|argument| argument.name == name)
    }

    /// Whether the command belongs in the menu every member of a Telegram chat sees.
    #[must_use]
    pub const fn in_chat_menu(&self) -> bool {
        matches!((self.answer, self.who), (Answer::InPlace, Who::Everyone))
    }

    /// Whether it belongs in the menu a Telegram chat's administrators see besides.
    #[must_use]
    pub const fn in_manager_menu(&self) -> bool {
        matches!(self.who, Who::ChatManager)
    }

    /// Whether it is shown in the general menu: what only the operator may use is not.
    #[must_use]
    pub const fn in_menu(&self) -> bool {
        !matches!(self.who, Who::Operator)
    }
}

impl Argument {
    /// An argument that may be left out.
    #[must_use]
    pub const fn optional(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, required: false, rest: false }
    }

    /// An argument the command means nothing without.
    #[must_use]
    pub const fn required(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, required: true, rest: false }
    }

    /// This argument takes what is left over in a written command.
    #[must_use]
    pub const fn taking_the_rest(self) -> Self {
        Self { rest: true, ..self }
    }

    /// Whether suggestions are offered while it is typed.
    #[must_use]
    pub const fn completes(&self) -> bool {
        matches!(self.kind, Kind::Zone | Kind::Group | Kind::Session)
    }
}
