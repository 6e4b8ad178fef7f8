//! A session's roll, as those who lead the group read it and mark it: a button a person, some at a time.

use crate::domain::attendance::{Attendance, OnRoll};
use crate::domain::private::Private;
use crate::domain::text;

use super::entry_request::called;
use super::words::Voice;
use super::{Action, Button, Line, Message, Press, Span, Tone, Verb};

/// How many are shown at once: two beside each other, and a row to turn pages.
pub const A_PAGE: usize = 8;
/// So much of a name stands on a button, which has place for 40 characters.
const OF_A_NAME: usize = 20;

/// What is shown of a roll.
#[derive(Clone, Debug)]
pub struct Roll<'a> {
    /// The session's number.
    pub session: i64,
    /// The group's label.
    pub label: &'a Private<String>,
    /// When it began.
    pub at: Span,
    /// Everybody on it.
    pub lines: &'a [OnRoll],
    /// Which page, 0 for the first.
    pub page: u16,
}

impl Roll<'_> {
    /// In words, with its buttons. A page that is not there any more is the last.
    #[must_use]
    pub fn message(self, voice: &Voice) -> Message {
        let last = self.lines.len().saturating_sub(1) / A_PAGE;
        let page = usize::from(self.page).min(last);
        let number = u16::try_from(page).unwrap_or(0);
        let noted = |state| self.lines.iter().filter(|line| line.state == state).count();
        let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let did_not = noted(Attendance::Missed) + noted(Attendance::Excused);
        let so_far = voice.roll_so_far(
            count(noted(Attendance::Attended)),
            count(did_not),
            count(noted(Attendance::Open)),
        );
        let mut message = Message::line(voice.who_came(self.label, self.at))
            .paragraph(voice.who_came_how())
            .paragraph(so_far);
        let shown: Vec<_> = self.lines.iter().skip(page * A_PAGE).take(A_PAGE).collect();
        for two in shown.chunks(2) {
            let button = |line: &&OnRoll| one_button(voice, (line, self.lines), number);
            message = message.row(two.iter().map(button).collect());
        }
        let turn = |label: Line, to: u16| Button {
            label: label.plain(),
            action: Action::Press(Press::new(Verb::Roll, self.session).with_choice(to)),
            tone: Tone::Plain,
        };
        let mut row = Vec::new();
        if noted(Attendance::Open) > 0 {
            row.push(Button {
                label: voice.button_all_others_came().plain(),
                action: Action::Press(Press::new(Verb::AllCame, self.session).with_choice(number)),
                tone: Tone::Primary,
            });
        }
        if page > 0 {
            row.push(turn(voice.button_page_before(), number.saturating_sub(1)));
        }
        if page < last {
            row.push(turn(voice.button_more(), number.saturating_add(1)));
        }
        message.row(row)
    }
}

/// What somebody is called on a button: with their number where they go by no name, or another on the roll goes by
/// one that is read like theirs there.
fn told_apart(voice: &Voice, line: &OnRoll, all: &[OnRoll]) -> String {
    let on_a_button = |alias: &Private<String>| text::shortened(alias.reveal(), OF_A_NAME);
    let Some(name) = line.alias.as_ref().map(on_a_button) else {
        return format!("{} #{}", called(voice, None).plain(), line.membership);
    };
    let same = |other: &&OnRoll| {
        other.id != line.id
            && other.alias.as_ref().is_some_and(|it| text::read_alike(&on_a_button(it), &name))
    };
    match all.iter().find(same) {
        Some(_) => format!("{name} #{}", line.membership),
        None => name,
    }
}

/// "Ana: came"; the press notes what comes next after that.
fn one_button(voice: &Voice, (line, all): (&OnRoll, &[OnRoll]), page: u16) -> Button {
    let name = Span::Plain(told_apart(voice, line, all));
    let label = match line.state {
        Attendance::Open => voice.button_roll_open(name),
        Attendance::Attended => voice.button_roll_came(name),
        Attendance::Missed => voice.button_roll_missed(name),
        Attendance::Excused => voice.button_roll_excused(name),
    };
    Button {
        label: label.plain(),
        action: Action::Press(
            Press::new(Verb::Mark, line.id).with_choice(line.state.seen_on(page)),
        ),
        tone: Tone::Plain,
    }
}
