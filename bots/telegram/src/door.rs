//! The door: what a Telegram update means to us, or that it means nothing.
//!
//! A bot that is administrator of a chat receives *every* message in it. Only commands, presses,
//! membership and service events pass, and in the private chat text that a draft may await. All
//! other text ends here: it is not stored, not logged and not handed on.

use circlekeeper_core::commands::caller::{BotStanding, ChatFacts, Doors, Openness, Place};
use circlekeeper_core::commands::request::Happening;
use circlekeeper_core::commands::{self, Caller, Request};
use circlekeeper_core::domain::address::{Account, ChatAddress, Platform};
use circlekeeper_core::domain::private::Private;
use teloxide::types::{
    CallbackQuery, Chat, ChatJoinRequest, ChatMemberKind, ChatMemberUpdated, ChatMigration,
    Message, ThreadId, Update, UpdateKind, User,
};

use crate::target::moved_to;

/// What the door needs to know to tell our commands from those of other bots.
pub(crate) struct Door<'a> {
    /// The bot's username, without `@`.
    pub(crate) bot: &'a str,
}

/// A request let in.
#[derive(Clone, Debug)]
pub(crate) struct Arrival {
    pub(crate) caller: Caller,
    pub(crate) request: Request,
    pub(crate) origin: Origin,
    /// Nobody in particular asks: an anonymous administrator, or somebody who writes as a channel.
    pub(crate) nameless: bool,
}

/// What an answer hangs on. A press is not stored: after a restart it is too old to be answered, and
/// its answer is simply a new message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Origin {
    /// The message with the command or the button.
    pub(crate) message: Option<i32>,
    /// The press that must be answered.
    pub(crate) press: Option<String>,
}

/// What becomes of an update.
#[derive(Clone, Debug)]
pub(crate) enum Passage {
    /// It is a request.
    Kept(Arrival),
    /// Text in the private chat: a request if a draft awaits it, else only that something was said.
    IfAwaited(Arrival),
    /// It is none of our business.
    Dropped,
}

impl Arrival {
    pub(crate) const fn new(caller: Caller, request: Request, origin: Origin) -> Self {
        Self { caller, request, origin, nameless: false }
    }
}

impl Origin {
    /// What is still known of the origin of a kept request: the message a command was written in.
    pub(crate) fn remembered(caller: &Caller) -> Self {
        let message = caller.message.as_ref().and_then(|id| id.parse().ok());
        Self { message, press: None }
    }
}

impl Door<'_> {
    /// Decides about one update.
    pub(crate) fn admit(&self, event: String, update: Update) -> Passage {
        match update.kind {
            UpdateKind::Message(message) => self.admit_message(event, &message),
            UpdateKind::CallbackQuery(query) => admit_press(event, query),
            UpdateKind::MyChatMember(change) => admit_standing(event, &change),
            UpdateKind::ChatJoinRequest(request) => admit_request(event, &request),
            // Edited messages too: a command is given once.
            _ => Passage::Dropped,
        }
    }

    fn admit_message(&self, event: String, message: &Message) -> Passage {
        if let Some(migration) = message.chat_migration() {
            return admit_migration(event, message, migration);
        }
        let private = message.chat.is_private();
        let Some(place) = place_of(&message.chat, topic_of(message)) else {
            return Passage::Dropped;
        };
        let Some((account, language)) = asker(message) else { return Passage::Dropped };
        let id = message.id.0;
        let caller = Caller { account, language, place, event, message: Some(id.to_string()) };
        let origin = Origin { message: Some(id), press: None };
        let text = message.text().unwrap_or_default();
        match self.command(text, private) {
            Some(written) => {
                let request = Request::Written(Private::new(written));
                let arrival = Arrival::new(caller, request, origin);
                Passage::Kept(Arrival { nameless: message.sender_chat.is_some(), ..arrival })
            }
            None if private => admit_private(caller, origin, message),
            None => Passage::Dropped,
        }
    }

    /// The command as it is handed on, without the bot's own name behind it.
    fn command(&self, text: &str, private: bool) -> Option<String> {
        let rest = text.strip_prefix('/')?;
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (word, arguments) = rest.split_at(end);
        let (name, bot) = match word.split_once('@') {
            Some((name, bot)) => (name, Some(bot)),
            None => (word, None),
        };
        let ours = bot.is_none_or(|bot| bot.eq_ignore_ascii_case(self.bot));
        let known = commands::entry(name).is_some();
        // In a chat other bots listen as well. In private an unknown command is a slip of the pen,
        // and the core says so.
        (ours && (known || private)).then(|| format!("/{name}{arguments}"))
    }
}

/// Whose message it is, with their language: a person's, or a chat's as such (docs: Message, sender_chat),
/// which an anonymous administrator writes for. Not another bot's, and not what a channel shows in the
/// chat by itself.
fn asker(message: &Message) -> Option<(Account, Option<String>)> {
    let account = |id: String| Account::new(Platform::Telegram, id);
    match (&message.sender_chat, &message.from) {
        (Some(_), _) if message.is_automatic_forward() => None,
        (Some(chat), _) => Some((account(chat.id.to_string()), None)),
        (None, Some(from)) if !from.is_bot => {
            Some((account(from.id.to_string()), from.language_code.clone()))
        }
        (None, _) => None,
    }
}

fn admit_private(caller: Caller, origin: Origin, message: &Message) -> Passage {
    match message.text() {
        // What was sent was no text.
        Some("") => Passage::Kept(Arrival::new(caller, Request::Unasked, origin)),
        Some(text) => {
            let request = Request::Text(Private::new(text.to_owned()));
            Passage::IfAwaited(Arrival::new(caller, request, origin))
        }
        // "You pinned a message" and the like are not said by anybody.
        None => Passage::Dropped,
    }
}

fn admit_press(event: String, query: CallbackQuery) -> Passage {
    let (Some(data), Some(message)) = (query.data, query.message) else { return Passage::Dropped };
    let topic = message.regular_message().and_then(topic_of);
    let Some(place) = place_of(message.chat(), topic) else { return Passage::Dropped };
    let origin = Origin { message: Some(message.id().0), press: Some(query.id.0) };
    let caller = caller(event, &query.from, place);
    Passage::Kept(Arrival::new(caller, Request::Press(Private::new(data)), origin))
}

/// The bot's own standing changed (docs: ChatMemberUpdated, `my_chat_member`).
fn admit_standing(event: String, change: &ChatMemberUpdated) -> Passage {
    let private = change.chat.is_private();
    let Some(happening) = news(&change.new_chat_member.kind, private) else {
        return Passage::Dropped;
    };
    let Some(mut place) = place_of(&change.chat, None) else { return Passage::Dropped };
    if let Some(chat) = &mut place.chat {
        chat.doors.bot = Some(standing_at_door(&change.new_chat_member.kind));
    }
    let caller = caller(event, &change.from, place);
    let request = Request::Event(happening);
    Passage::Kept(Arrival::new(caller, request, Origin::default()))
}

fn news(standing: &ChatMemberKind, private: bool) -> Option<Happening> {
    let present = match standing {
        ChatMemberKind::Owner(_) | ChatMemberKind::Administrator(_) | ChatMemberKind::Member(_) => {
            true
        }
        ChatMemberKind::Left | ChatMemberKind::Banned(_) => false,
        ChatMemberKind::Restricted(restricted) if !restricted.is_member => false,
        // Silenced is not gone: the next attempt to post will say what is missing.
        ChatMemberKind::Restricted(restricted) if !restricted.can_send_messages => return None,
        ChatMemberKind::Restricted(_) => true,
    };
    Some(match (private, present) {
        (true, true) => Happening::Unblocked,
        (true, false) => Happening::Blocked,
        (false, true) => Happening::BotCame,
        (false, false) => Happening::BotLeft,
    })
}

/// What the bot may do at the chat's door (docs: ChatMemberAdministrator).
fn standing_at_door(standing: &ChatMemberKind) -> BotStanding {
    match standing {
        ChatMemberKind::Owner(_) => BotStanding { administers: true, invites: true, bans: true },
        ChatMemberKind::Administrator(rights) => BotStanding {
            administers: true,
            invites: rights.can_invite_users,
            bans: rights.can_restrict_members,
        },
        _ => BotStanding { administers: false, invites: false, bans: false },
    }
}

/// Somebody asks to join a chat in which the bot may decide on it (docs: Update, chat_join_request).
fn admit_request(event: String, request: &ChatJoinRequest) -> Passage {
    let Some(mut place) = place_of(&request.chat, None) else { return Passage::Dropped };
    if let Some(chat) = &mut place.chat {
        // 0 where the platform named no moment.
        chat.doors.asked_at = Some(request.date).filter(|date| date.timestamp() > 0);
    }
    let caller = caller(event, &request.from, place);
    let request = Request::Event(Happening::AskedToJoin);
    Passage::Kept(Arrival::new(caller, request, Origin::default()))
}

/// A group became a supergroup. Both chats say so, in either order and perhaps only one of them;
/// both give the same request, about the old chat.
fn admit_migration(event: String, message: &Message, migration: &ChatMigration) -> Passage {
    let here = message.chat.id.0;
    let (old, new) = match migration {
        ChatMigration::To { chat_id } => (here, chat_id.0),
        ChatMigration::From { chat_id } => (chat_id.0, here),
    };
    let facts = ChatFacts {
        address: moved_to(old),
        caller_manages: None,
        openness: Openness::Unknown,
        doors: Doors::default(),
    };
    let place = Place { chat: Some(facts), answers_privately: false };
    let sender = message.from.as_ref().map_or_else(|| old.to_string(), |user| user.id.to_string());
    let account = Account::new(Platform::Telegram, sender);
    let caller = Caller { account, language: None, place, event, message: None };
    let request = Request::Event(Happening::MovedTo(moved_to(new)));
    Passage::Kept(Arrival::new(caller, request, Origin::default()))
}

fn caller(event: String, from: &User, place: Place) -> Caller {
    let account = Account::new(Platform::Telegram, from.id);
    Caller { account, language: from.language_code.clone(), place, event, message: None }
}

/// Where it happened; nothing for a channel, where nobody in particular speaks.
fn place_of(chat: &Chat, topic: Option<ThreadId>) -> Option<Place> {
    if chat.is_private() {
        return Some(Place::private());
    }
    if !chat.is_group() && !chat.is_supergroup() {
        return None;
    }
    let topic = topic.map(|thread| thread.0.0.to_string());
    let address = ChatAddress { topic, ..moved_to(chat.id.0) };
    let openness = if chat.username().is_some() { Openness::Public } else { Openness::Closed };
    let facts = ChatFacts { address, caller_manages: None, openness, doors: Doors::default() };
    Some(Place { chat: Some(facts), answers_privately: false })
}

/// The topic a message is in. A reply in a chat without topics has a thread as well, and so has
/// General (1), which must not be named when writing there.
fn topic_of(message: &Message) -> Option<ThreadId> {
    message.thread_id.filter(|thread| message.is_topic_message && thread.0.0 != 1)
}

#[cfg(test)]
mod tests;
