//! Buttons: a verb and an id, at most 64 bytes (Telegram's limit for callback data).
//!
//! What a press carries back is client input. It is parsed here, and whether the person may do it
//! is decided when it is pressed (`commands/press.rs`), never when the button is drawn.

use std::fmt;
use std::str::FromStr;

use super::block::Line;
use super::words::Voice;

/// One button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button {
    /// At most 40 characters, so that it reads on a phone (Discord's limit is 80).
    pub label: String,
    /// What it does.
    pub action: Action,
    /// How much it stands out.
    pub tone: Tone,
}

/// What a button does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Comes back to us.
    Press(Press),
    /// Opens an address.
    Open(String),
    /// Copies a text, where the platform can (Telegram's `copy_text`); elsewhere it is left out.
    Copy(String),
    /// Opens the private chat with a payload (Telegram's `?start=`); on Discord it is left out.
    OpenPrivate(String),
}

/// How a button looks, where the platform tells buttons apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// The expected choice.
    Primary,
    /// Any other.
    Plain,
    /// Takes something away.
    Danger,
}

/// What a pressed button asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Press {
    /// What to do.
    pub verb: Verb,
    /// With which row.
    pub id: i64,
    /// Which of several offered choices, where there are several.
    pub choice: Option<u16>,
}

macro_rules! verbs {
    ($($(#[$doc:meta])* $name:ident = $word:literal),+ $(,)?) => {
        /// Everything a button can ask for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Verb { $($(#[$doc])* $name),+ }

        impl Verb {
            /// All verbs.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The word inside the button's data.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$name => $word),+ }
            }
        }
    };
}

verbs! {
    /// Come to this session.
    Coming = "coming",
    /// Cannot come to this session.
    CantCome = "cantcome",
    /// Give me this session's call link.
    Link = "link",
    /// Show this group.
    Group = "group",
    /// Show of this group what a command shows: which command, is the choice.
    Show = "show",
    /// Join this group.
    Join = "join",
    /// Admit this group to the listing, as it was shown: the choice is a mark of that.
    Admit = "admit",
    /// Let a chat serve a group, as this delivery asks.
    Bind = "bind",
    /// Do what this draft says.
    Confirm = "confirm",
    /// Take one of this draft's choices.
    Choose = "choose",
    /// Type this draft's phrase again.
    Correct = "correct",
    /// Throw this draft away.
    Discard = "discard",
    /// The next page of this search.
    More = "more",
    /// Wish for the group that this draft describes.
    Wish = "wish",
    /// This wish has been seen to.
    WishDone = "wishdone",
    /// The chat of this delivery is mended: try again.
    Retry = "retry",
    /// Say something that this group has not said of itself: which, is the choice.
    State = "state",
    /// Tell a chat once more what this delivery says it may not have heard.
    TellAgain = "again",
    /// Show this concern.
    Concern = "concern",
    /// Do one of several things (the choice) about this concern.
    ConcernDeed = "deed",
    /// Take this member out, as the operator.
    Expel = "expel",
    /// Let this held group go on, or close it (the choice).
    Held = "held",
    /// Answer what the operator asked about this concern.
    TellMore = "tellmore",
    /// Show what is stated here of a profession, to check it.
    Credential = "credential",
    /// Ask those who lead this group for their licence.
    AskLicence = "asklicence",
    /// Take this concern back.
    TakeBack = "takeback",
    /// This session has begun.
    Begin = "begin",
    /// Cancel this session, after a preview.
    CancelSession = "cancel",
    /// This group takes new people again.
    TakeNewAgain = "takenew",
    /// They came, did not, or nothing is noted: what follows in this line of a roll after what was seen there,
    /// which is in the choice with the page.
    Mark = "mark",
    /// The same as it once was, with the page alone: shows the roll, and notes nothing.
    Came = "came",
    /// Whoever is not noted on the roll of this session came.
    AllCame = "allcame",
    /// Another page (the choice) of the roll of this session.
    Roll = "roll",
    /// Take on one of the duties (the choice) of this session, or give it back.
    Duty = "duty",
    /// Another page (the choice) of who is in this group.
    People = "people",
    /// Who was taken out of this group, or another page (the choice) of them.
    TakenOut = "takenout",
    /// Let whoever was taken out so ask to come in again.
    LetBack = "letback",
    /// The next page of what was done in this group, or in all of them (0).
    Audit = "audit",
    /// Do not wait for a seat in this group any more.
    LeaveLine = "unwait",
    /// What kept this chat's door from being kept is mended: try again.
    Doors = "doors",
    /// Give me a new way into the chats of this group.
    WayIn = "wayin",
    /// Give no role in this chat any more; with a choice, surely so.
    NoRole = "norole",
    /// Take the seat of this offer.
    TakeSeat = "seat",
    /// Not the seat of this offer, this time.
    PassSeat = "noseat",
    /// Show this request to be let in.
    Request = "request",
    /// Let in who asks so.
    Approve = "approve",
    /// Do not let in who asks so; the choice is what they are told.
    Decline = "decline",
    /// Ask back who asks so.
    AskBack = "askback",
    /// Answer what was asked back about this request.
    AnswerBack = "answerback",
    /// Take this request to be let in back.
    Withdraw = "withdraw",
    /// Show what this group agrees on.
    Agreement = "agreement",
    /// Agree to what this group agrees on, in the version that is the choice.
    Agree = "agree",
    /// Take this invitation back.
    Revoke = "revoke",
}

/// Data that is no button of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a button of ours")]
pub struct NotAPress;

impl Press {
    /// A press of `verb` on row `id`.
    #[must_use]
    pub const fn new(verb: Verb, id: i64) -> Self {
        Self { verb, id, choice: None }
    }

    /// The same with the number of a choice.
    #[must_use]
    pub const fn with_choice(self, choice: u16) -> Self {
        Self { choice: Some(choice), ..self }
    }

    /// The press as a payload for opening the private chat: `:` is not allowed there.
    #[must_use]
    pub fn payload(self) -> String {
        self.to_string().replace(':', "-")
    }

    /// Reads what [`Press::payload`] wrote.
    ///
    /// # Errors
    /// If it is not one.
    pub fn from_payload(payload: &str) -> Result<Self, NotAPress> {
        payload.replace('-', ":").parse()
    }
}

impl fmt::Display for Press {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.verb.word(), self.id)?;
        match self.choice {
            Some(choice) => write!(formatter, ":{choice}"),
            None => Ok(()),
        }
    }
}

impl FromStr for Press {
    type Err = NotAPress;

    fn from_str(data: &str) -> Result<Self, NotAPress> {
        let mut parts = data.split(':');
        let word = parts.next().ok_or(NotAPress)?;
        let verb = Verb::ALL.iter().find(|verb| verb.word() == word).ok_or(NotAPress)?;
        let id = number(parts.next().ok_or(NotAPress)?)?;
        let choice = parts.next().map(number).transpose()?;
        if parts.next().is_some() {
            return Err(NotAPress);
        }
        Ok(Self { verb: *verb, id, choice })
    }
}

/// A plain decimal number: no sign, no leading zero, so that each press has one spelling.
fn number<N: FromStr>(digits: &str) -> Result<N, NotAPress> {
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    let one_spelling = digits == "0" || !digits.starts_with('0');
    if !plain || !one_spelling {
        return Err(NotAPress);
    }
    digits.parse().map_err(|_| NotAPress)
}

/// The buttons under whatever is said of a session to come.
#[must_use]
pub fn session_buttons(voice: &Voice, session: i64) -> Vec<Button> {
    let button = |label: Line, verb, tone| Button {
        label: label.plain(),
        action: Action::Press(Press::new(verb, session)),
        tone,
    };
    vec![
        button(voice.button_coming(), Verb::Coming, Tone::Primary),
        button(voice.button_cant_come(), Verb::CantCome, Tone::Plain),
        button(voice.button_link(), Verb::Link, Tone::Plain),
    ]
}

/// The answers to an offer of a seat.
#[must_use]
pub fn offer_buttons(voice: &Voice, offer: i64) -> Vec<Button> {
    let button = |label: &Line, verb, tone| seat_button(label, Press::new(verb, offer), tone);
    vec![
        button(&voice.button_take_seat(), Verb::TakeSeat, Tone::Primary),
        button(&voice.button_pass_seat(), Verb::PassSeat, Tone::Plain),
    ]
}

/// A button that carries a press.
#[must_use]
pub fn seat_button(label: &Line, press: Press, tone: Tone) -> Button {
    Button { label: label.plain(), action: Action::Press(press), tone }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_press() -> impl Strategy<Value = Press> {
        (prop::sample::select(Verb::ALL), 0..=i64::MAX, any::<Option<u16>>())
            .prop_map(|(verb, id, choice)| Press { verb, id, choice })
    }

    proptest! {
        #[test]
        fn a_press_reads_back_and_fits_telegram(press in any_press()) {
            let data = press.to_string();
            prop_assert!(data.len() <= 64);
            prop_assert_eq!(data.parse::<Press>().unwrap(), press);
            prop_assert!(press.payload().bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
            prop_assert_eq!(Press::from_payload(&press.payload()).unwrap(), press);
        }

        #[test]
        fn any_other_data_is_refused_or_is_that_very_press(data in ".{0,80}") {
            if let Ok(press) = data.parse::<Press>() {
                prop_assert_eq!(press.to_string(), data);
            }
        }
    }
}
