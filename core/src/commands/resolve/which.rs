//! Which of several is meant, asked with buttons: of groups, or of a group's session and another one.
//!
//! A question that only reads keeps no draft: its buttons say which command they go on with, and do it at once.

use crate::domain::group::Group;
use crate::domain::session::{Session, State};
use crate::domain::text;
use crate::reply::refusal::Refusal;
use crate::reply::{Action, Button, Line, Message, Press, Reply, Span, Tone, Verb};

use super::super::context::Outcome;
use super::super::context::{Context, Stop};
use super::super::draft::{self, Draft};
use super::super::request::Input;
use super::super::{Effect, entry, press};
use super::and_more;
use super::session::{Usual, stands_for};

/// The most groups that are offered.
const SHOWN: usize = 20;
/// So many rows of buttons a message shows everywhere.
const ROWS: usize = 5;
/// So many groups stand beside each other.
const IN_A_ROW: usize = 4;
/// The most sessions of the group that are offered beside the session of its number.
const OF_ITS_OWN: usize = ROWS - 1;
/// How much of a label a button shows before a time.
const LABEL_BEFORE_A_TIME: usize = 24;

/// Commands that show something of a group and change nothing. Their places here are in buttons that people keep: what
/// is new is added at the end.
const SHOWS: [&str; 5] = ["group", "next", "sessions", "link", "audit"];

/// The press that goes on with `command` for this group, if it changes nothing.
pub(super) fn shows(command: &str, group: i64) -> Option<Press> {
    let place = SHOWS.iter().position(|shows| *shows == command)?;
    Some(Press::new(Verb::Show, group).with_choice(u16::try_from(place).ok()?))
}

/// The press of such a button.
///
/// # Errors
/// What stopped the command.
pub async fn show(context: &mut Context<'_>, pressed: Press) -> Outcome {
    let place = usize::from(pressed.choice.unwrap_or(u16::MAX));
    let command = SHOWS.get(place).ok_or(Refusal::ButtonTooOld)?;
    let mut input = Input::default();
    input.set("group", format!("#{}", pressed.id));
    press::again(context, command, &input).await
}

fn reads(command: &str) -> bool {
    entry(command).is_none_or(|entry| entry.effect == Effect::Reads)
}

/// Asks which of these groups `command` means.
pub(super) async fn group(
    context: &mut Context<'_>,
    (command, input): (&str, &Input),
    groups: &[Group],
) -> Stop {
    let asked = if command == super::super::link::ENTRY.name {
        whose_link(context, groups).await
    } else if reads(command) {
        let message = Message::line(context.voice.which_group());
        Ok(with_each(command, (groups, groups), message))
    } else {
        by_draft(context, (command, input), groups).await
    };
    match asked {
        Ok(message) => Stop::Ask(Reply::private(and_more(context, message, (groups.len(), SHOWN)))),
        Err(stop) => stop,
    }
}

/// A button for each of some groups, as many as there is room for, that goes on with a command that shows something;
/// told apart from all that are meant.
pub fn with_each(command: &str, (some, all): (&[Group], &[Group]), message: Message) -> Message {
    let button = |group: &Group| {
        let action = Action::Press(shows(command, group.id)?);
        Some(Button { label: told_apart(group, all), action, tone: Tone::Plain })
    };
    let room = ROWS.saturating_sub(message.buttons.len()) * IN_A_ROW;
    let buttons: Vec<Button> = some.iter().filter_map(button).take(room.min(SHOWN)).collect();
    buttons.chunks(IN_A_ROW).fold(message, |message, row| message.row(row.to_vec()))
}

/// The groups by labels that tell them apart, where several have the same.
#[must_use]
pub fn by_other_labels(groups: &[Group]) -> Vec<Group> {
    let labelled = |group: &Group| {
        let label =
            if is_alone(group, groups) { group.label.clone() } else { numbered(group).into() };
        Group { label, ..group.clone() }
    };
    groups.iter().map(labelled).collect()
}

fn is_alone(group: &Group, among: &[Group]) -> bool {
    among.iter().filter(|other| other.label.reveal() == group.label.reveal()).count() <= 1
}

/// "Thursday circle #12": what tells two groups of one name apart.
fn numbered(group: &Group) -> String {
    format!("{} #{}", group.label.reveal(), group.id)
}

async fn by_draft(
    context: &mut Context<'_>,
    (command, input): (&str, &Input),
    groups: &[Group],
) -> Result<Message, Stop> {
    let shown = &groups[..groups.len().min(SHOWN)];
    let draft = Draft::Which {
        command: command.to_owned(),
        input: input.clone(),
        argument: "group".to_owned(),
        choices: shown.iter().map(|group| format!("#{}", group.id)).collect(),
    };
    let id = draft::keep(context, &draft).await?;
    let mut message = Message::line(context.voice.which_group());
    for (row, groups) in shown.chunks(IN_A_ROW).enumerate() {
        let buttons = groups.iter().enumerate().map(|(column, group)| Button {
            label: told_apart(group, shown),
            action: Action::Press(draft::choice(id, row * IN_A_ROW + column)),
            tone: Tone::Plain,
        });
        message = message.row(buttons.collect());
    }
    Ok(message)
}

/// A group's label; with its number where another one has the same.
fn told_apart(group: &Group, among: &[Group]) -> String {
    if is_alone(group, among) { text::shortened(group.label.reveal(), 40) } else { numbered(group) }
}

/// Of each group the session whose link would be given now.
async fn whose_link(context: &mut Context<'_>, groups: &[Group]) -> Result<Message, Stop> {
    let mut buttons = Vec::new();
    for group in groups.iter().take(SHOWN) {
        for session in stands_for(context, group, Usual::Entered).await? {
            let press = Press::new(Verb::Link, session.id);
            buttons.push(button(context, (group, &session), press));
        }
    }
    if buttons.is_empty() {
        return Err(Refusal::NothingScheduledAnywhere.into());
    }
    Ok(in_rows(Message::line(context.voice.which_group()), buttons))
}

/// Each in a row of its own, as long as there are rows; then beside each other.
fn in_rows(message: Message, mut buttons: Vec<Button>) -> Message {
    buttons.truncate(SHOWN);
    let a_row = buttons.len().div_ceil(ROWS).max(1);
    buttons.chunks(a_row).fold(message, |message, row| message.row(row.to_vec()))
}

/// Asks what a number means that is a group's (with the sessions it would stand for) and a session's.
pub(super) async fn of_a_number(
    context: &mut Context<'_>,
    (command, input): (&str, &Input),
    (group, its): (&Group, &[Session]),
    (other, session): (&Group, &Session),
) -> Stop {
    let own = its.iter().filter(|its| its.id != session.id).take(OF_ITS_OWN);
    let mut choices: Vec<(&Group, &Session)> = own.map(|its| (group, its)).collect();
    choices.push((other, session));
    match offered(context, (command, input), &choices).await {
        Ok(rows) => {
            let mut message = explained(context, group, (other, session), its);
            for row in rows {
                message = message.row(vec![row]);
            }
            Stop::Ask(Reply::private(message))
        }
        Err(stop) => stop,
    }
}

fn explained(
    context: &Context<'_>,
    group: &Group,
    (other, session): (&Group, &Session),
    its: &[Session],
) -> Message {
    let voice = &context.voice;
    let of_group = Span::Code(format!("#{}", group.id));
    let always_group = Span::Code(format!("group:#{}", group.id));
    let of_session = Span::Code(session.number());
    let mut lines: Vec<Line> = its
        .iter()
        .filter(|its| its.id != session.id)
        .take(OF_ITS_OWN)
        .map(|its| voice.number_of_group(of_group.clone(), &group.label, when(context, its)))
        .collect();
    if its.is_empty() {
        lines.push(voice.number_of_group_without(of_group.clone(), &group.label));
    }
    let at = when(context, session);
    lines.push(match session.state {
        State::Planned => voice.number_of_session(of_session.clone(), &other.label, at),
        State::Cancelled => voice.number_of_cancelled(of_session.clone(), &other.label, at),
    });
    Message::line(voice.number_means_both(of_group.clone()))
        .list(lines)
        .paragraph(voice.number_to_be_clear(of_session, always_group))
}

fn when(context: &Context<'_>, session: &Session) -> Line {
    let zone = context.reading_zone(&session.zone);
    context.voice.wall_clock(zone.local(session.starts_at), &zone)
}

/// A button for each session that may be meant.
async fn offered(
    context: &mut Context<'_>,
    (command, input): (&str, &Input),
    choices: &[(&Group, &Session)],
) -> Result<Vec<Button>, Stop> {
    if reads(command) {
        let press = |session: &Session| Press::new(Verb::Link, session.id);
        let link = choices.iter().map(|(g, session)| button(context, (g, session), press(session)));
        return Ok(link.collect());
    }
    let mut input = input.clone();
    // What the number means is asked, and nothing else any more.
    input.0.remove("group");
    let draft = Draft::Which {
        command: command.to_owned(),
        input,
        argument: "session".to_owned(),
        choices: choices.iter().map(|(_, session)| session.number()).collect(),
    };
    let id = draft::keep(context, &draft).await?;
    let choice = |(index, (group, session)): (usize, &(&Group, &Session))| {
        button(context, (group, session), draft::choice(id, index))
    };
    Ok(choices.iter().enumerate().map(choice).collect())
}

fn button(context: &Context<'_>, (group, session): (&Group, &Session), press: Press) -> Button {
    let label = Span::Plain(text::shortened(group.label.reveal(), LABEL_BEFORE_A_TIME));
    let label = context.voice.group_and_time(label, when(context, session)).plain();
    Button { label: text::shortened(&label, 80), action: Action::Press(press), tone: Tone::Plain }
}

#[cfg(test)]
mod tests {
    use super::super::super::{CATALOGUE, Kind};
    use super::*;

    #[test]
    fn every_command_that_shows_something_of_a_group_goes_on_by_a_button() {
        for entry in CATALOGUE.iter().filter(|entry| entry.effect == Effect::Reads) {
            let of_a_group = entry.arguments.iter().any(|argument| argument.kind == Kind::Group);
            assert_eq!(shows(entry.name, 1).is_some(), of_a_group, "{}", entry.name);
        }
        for changes in CATALOGUE.iter().filter(|entry| entry.effect == Effect::Changes) {
            assert_eq!(shows(changes.name, 1), None, "{}", changes.name);
        }
    }

    #[test]
    fn no_button_is_beyond_the_rows_that_are_shown() {
        for number in [1, 5, 6, 12, SHOWN] {
            let button = |id| Button {
                label: String::new(),
                action: Action::Press(Press::new(Verb::Link, id)),
                tone: Tone::Plain,
            };
            let buttons: Vec<Button> = (1..).take(number).map(button).collect();
            let message = in_rows(Message::line(Line(Vec::new())), buttons.clone());
            assert!(message.buttons.len() <= ROWS, "{number}");
            assert_eq!(message.buttons.concat(), buttons);
        }
    }
}
