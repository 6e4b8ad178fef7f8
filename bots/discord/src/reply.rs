//! Which kind of Discord answer a reply becomes, by the way it was asked.
//!
//! Pure: nothing is sent here (`answer.rs`). Source:
//! <https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type>.

use circlekeeper_core::commands::Answer;
use circlekeeper_core::reply::{Audience, Choice, Message, Reply};
use serde_json::{Value, json};

use crate::door::Asked;
use crate::modal;
use crate::render::{self, Page};

/// Seen by the asker alone.
pub(crate) const EPHEMERAL: u64 = 1 << 6;

const MESSAGE: u64 = 4;
const DEFERRED_MESSAGE: u64 = 5;
const DEFERRED_UPDATE: u64 = 6;
const UPDATE: u64 = 7;
const SUGGESTIONS: u64 = 8;
const MODAL: u64 = 9;

/// How an answer is given, known before there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Manner {
    pub(crate) asked: Asked,
    /// Whether all answers stay with the asker, by the command's catalogue entry.
    pub(crate) always_private: bool,
}

/// A reply as Discord shows it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Shown {
    /// One or more new messages.
    New { pages: Vec<Page>, private: bool },
    /// The message with the button changes.
    Changed(Page),
    /// A modal opens; `instead` is shown where none can.
    Modal { modal: Value, instead: Page },
}

impl Manner {
    /// `answer` is the catalogue entry's, where there is one.
    pub(crate) fn new(asked: Asked, answer: Option<Answer>) -> Self {
        let always_private = match asked {
            Asked::Command(_) => answer != Some(Answer::Public),
            Asked::Press | Asked::Form => false,
        };
        Self { asked, always_private }
    }

    /// The reply as it is shown. A form can follow anything but a form; `Nothing` has no shape:
    /// Discord waits for an answer, so an apology stands in.
    pub(crate) fn shown(&self, reply: Reply) -> Option<Shown> {
        match reply {
            Reply::Say { message, audience } => {
                Some(self.new_message(&message, audience == Audience::Asker))
            }
            Reply::Replace(message) if self.asked == Asked::Press => {
                Some(Shown::Changed(render::one_page(&message)))
            }
            Reply::Replace(message) => Some(self.new_message(&message, true)),
            Reply::Note(line) | Reply::InPrivate { line, .. } => {
                Some(self.new_message(&Message::line(line), true))
            }
            Reply::Ask(form) => {
                let instead = modal::instead(&form);
                Some(match self.asked {
                    Asked::Form => Shown::New { pages: vec![instead], private: true },
                    _ => Shown::Modal { modal: modal::modal(&form), instead },
                })
            }
            Reply::Nothing => None,
        }
    }

    /// The core's own line for when there is nothing else to show; to the asker alone. Discord needs
    /// an answer even where there are no words: then an empty one.
    pub(crate) fn sorry(&self, apology: Reply) -> Shown {
        match self.shown(apology) {
            Some(Shown::New { pages, .. }) => Shown::New { pages, private: true },
            Some(other) => other,
            None => self.new_message(&Message::default(), true),
        }
    }

    fn new_message(&self, message: &Message, private: bool) -> Shown {
        Shown::New { pages: render::pages(message), private: private || self.always_private }
    }

    /// The answer that buys time. Whether what follows is ephemeral is fixed with it.
    pub(crate) fn deferral(&self) -> Value {
        match self.asked {
            Asked::Press => json!({ "type": DEFERRED_UPDATE }),
            Asked::Command(_) | Asked::Form => {
                json!({ "type": DEFERRED_MESSAGE, "data": { "flags": flags(self.defers_privately()) } })
            }
        }
    }

    /// Whether the placeholder of a deferral is ephemeral.
    pub(crate) fn defers_privately(&self) -> bool {
        self.always_private || self.asked == Asked::Form
    }
}

impl Shown {
    /// The first answer, and the messages that follow it.
    pub(crate) fn at_once(self) -> (Value, Vec<Value>) {
        match self {
            Self::New { pages, private } => {
                let mut bodies = pages.iter().map(|page| new_body(page, private));
                let first = bodies.next().unwrap_or_default();
                (json!({ "type": MESSAGE, "data": first }), bodies.collect())
            }
            Self::Changed(page) => (json!({ "type": UPDATE, "data": page.body() }), Vec::new()),
            Self::Modal { modal, .. } => (json!({ "type": MODAL, "data": modal }), Vec::new()),
        }
    }
}

/// A page as a new message.
pub(crate) fn new_body(page: &Page, private: bool) -> Value {
    let mut body = page.body();
    body["flags"] = json!(render::SUPPRESS_EMBEDS | flags(private));
    body
}

/// The answer to somebody typing an argument.
pub(crate) fn suggestions(choices: &[Choice]) -> Value {
    let choices: Vec<Value> = choices
        .iter()
        .take(25)
        // A value cut short would be another value.
        .filter(|choice| choice.value.chars().count() <= 100)
        .map(|choice| json!({ "name": render::cut(&choice.name, 100), "value": choice.value }))
        .collect();
    json!({ "type": SUGGESTIONS, "data": { "choices": choices } })
}

const fn flags(private: bool) -> u64 {
    if private { EPHEMERAL } else { 0 }
}

#[cfg(test)]
mod tests {
    use circlekeeper_core::reply::{Field, Form, Line, Span};

    use super::*;

    fn command(answer: Answer) -> Manner {
        Manner::new(Asked::Command("next".into()), Some(answer))
    }

    fn press() -> Manner {
        Manner::new(Asked::Press, None)
    }

    fn form() -> Manner {
        Manner::new(Asked::Form, None)
    }

    fn message() -> Message {
        Message::line(Span::Words("Hello".into()))
    }

    fn say(audience: Audience) -> Reply {
        Reply::Say { message: message(), audience }
    }

    fn ask() -> Reply {
        let field = Field {
            name: "a".into(),
            label: "b".into(),
            value: String::new(),
            max_length: 9,
            long: false,
        };
        let prompt = Line::from(Span::Words("Why?".into()));
        Reply::Ask(Form { id: "d:1".into(), title: "T".into(), prompt, fields: vec![field] })
    }

    /// Type, flags and content of the first answer.
    fn seen(manner: &Manner, reply: Reply) -> (u64, Option<u64>, String) {
        let (first, _) = manner.shown(reply).unwrap().at_once();
        let data = &first["data"];
        let content = data["content"].as_str().or(data["title"].as_str()).unwrap_or_default();
        (
            first["type"].as_u64().unwrap(),
            data["flags"].as_u64().map(|flags| flags & EPHEMERAL),
            content.to_owned(),
        )
    }

    #[test]
    fn each_reply_has_its_kind_of_answer() {
        let hello = || "Hello".to_owned();
        let table = [
            (command(Answer::Private), say(Audience::Asker), (4, Some(64), hello())),
            (command(Answer::InPlace), say(Audience::Chat), (4, Some(64), hello())),
            (command(Answer::Public), say(Audience::Chat), (4, Some(0), hello())),
            (command(Answer::Public), say(Audience::Asker), (4, Some(64), hello())),
            (command(Answer::Public), Reply::Replace(message()), (4, Some(64), hello())),
            (command(Answer::Private), ask(), (9, None, "T".into())),
            (press(), Reply::Replace(message()), (7, Some(0), hello())),
            (press(), say(Audience::Chat), (4, Some(0), hello())),
            (press(), Reply::Note(Span::Words("Hello".into()).into()), (4, Some(64), hello())),
            (press(), ask(), (9, None, "T".into())),
            (form(), say(Audience::Asker), (4, Some(64), hello())),
            (form(), ask(), (4, Some(64), "Why?".into())),
        ];
        for (manner, reply, expected) in table {
            assert_eq!(seen(&manner, reply.clone()), expected, "{manner:?} {reply:?}");
        }
        assert_eq!(press().shown(Reply::Nothing), None);
    }

    #[test]
    fn a_command_nobody_knows_is_answered_privately() {
        assert!(Manner::new(Asked::Command("gone".into()), None).always_private);
    }

    #[test]
    fn a_deferral_keeps_the_answer_as_private_as_it_will_be() {
        let of = |answer| command(answer).deferral();
        assert_eq!(of(Answer::Private), json!({"type": 5, "data": {"flags": 64}}));
        assert_eq!(of(Answer::InPlace), json!({"type": 5, "data": {"flags": 64}}));
        assert_eq!(of(Answer::Public), json!({"type": 5, "data": {"flags": 0}}));
        assert_eq!(form().deferral(), json!({"type": 5, "data": {"flags": 64}}));
        assert_eq!(press().deferral(), json!({"type": 6}));
    }

    #[test]
    fn suggestions_keep_discords_limits() {
        let choice = |name: &str, value: &str| Choice { name: name.into(), value: value.into() };
        let mut choices = vec![choice(&"n".repeat(101), "1"), choice("x", &"v".repeat(101))];
        choices.extend((0..30).map(|n| choice("n", &n.to_string())));
        let body = suggestions(&choices);
        let listed = body["data"]["choices"].as_array().unwrap();
        assert_eq!(listed.len(), 24);
        assert_eq!(listed[0]["name"].as_str().unwrap().chars().count(), 100);
        assert_eq!(listed[1]["value"], "0");
    }
}
