//! When: from what was typed to a recurrence, or to a question, or to a refusal that says why.

use chrono::{Datelike, NaiveDateTime, NaiveTime};

use crate::domain::text;
use crate::reply::refusal::Refusal;
use crate::reply::{Action, Button, Line, Message, Reply, Tone};
use crate::time::phrase::{self, Choice, Meaning, Question, Unclear, When};
use crate::time::recurrence::Recurrence;
use crate::time::zone::{ClockChange, Zone};

use super::context::{Context, Stop};
use super::draft::{self, Draft};
use super::request::Input;
use super::{given, schedule};

/// The longest words on a button (Discord's limit).
const LONGEST_LABEL: usize = 80;

/// The arguments that say it in parts rather than in one phrase.
pub(super) const PARTS: [&str; 3] = ["date", "time", "repeat"];

/// Reads the phrase in `argument`. What can be read in two ways is asked with buttons.
///
/// # Errors
/// A refusal, or that question.
pub(super) async fn read(
    context: &mut Context<'_>,
    (command, input): (&str, &Input),
    argument: &'static str,
    zone: &Zone,
) -> Result<When, Stop> {
    let read = phrase::parse(input.get(argument).unwrap_or_default(), zone.local(context.now));
    understood(context, (command, input), argument, zone, read).await
}

/// Reads the separate arguments [`PARTS`]. Here too, what can be read in two ways is asked.
///
/// # Errors
/// A refusal that says what is wrong with them, or that question.
pub(super) async fn read_parts(
    context: &mut Context<'_>,
    (command, input): (&str, &Input),
    zone: &Zone,
) -> Result<When, Stop> {
    let now_local = zone.local(context.now);
    let date = input.get("date").ok_or(Refusal::Unclear(Unclear::NoDay))?;
    let time = input.get("time").ok_or(Refusal::Unclear(Unclear::NoTime))?;
    let time = phrase::civil_time(time);
    let time = understood(context, (command, input), "time", zone, time).await?;
    let date = phrase::civil_date(date, now_local).map_err(|unclear| beginning_at(time, unclear));
    let date = understood(context, (command, input), "date", zone, date).await?;
    let start = date.and_time(time);
    if start <= now_local {
        return Err(Refusal::Unclear(Unclear::Past { starts: start }).into());
    }
    let repeat = given::word(&schedule::ENTRY, input, "repeat")?;
    Ok(repeated(start, repeat.unwrap_or("once"))?)
}

/// The same doubt, with the moment each date it offers would be.
fn beginning_at(time: NaiveTime, mut unclear: Unclear) -> Unclear {
    if let Unclear::Ambiguous(question) = &mut unclear {
        for choice in &mut question.choices {
            if let Meaning::Date(date) = choice.meaning {
                choice.starts = Some(date.and_time(time));
            }
        }
    }
    unclear
}

fn repeated(start: NaiveDateTime, repeat: &str) -> Result<When, Refusal> {
    let every_weeks = |weeks| Recurrence::weekly(start, weeks, &[start.weekday()]);
    let recurrence = match repeat {
        "once" => Ok(Recurrence::once(start)),
        "weekly" => every_weeks(1),
        "fortnightly" => every_weeks(2),
        "monthly" => Recurrence::monthly_nth(start, nth_of_month(start), start.weekday(), 1),
        _ => return Err(given::refused(&schedule::ENTRY, "repeat")),
    };
    let recurrence = recurrence.map_err(|_| given::refused(&schedule::ENTRY, "repeat"))?;
    Ok(When { start, recurrence, length: None })
}

/// What to say of a wall-clock time that does not exist on its day, or exists twice.
pub(super) fn clock_change(
    context: &Context<'_>,
    local: NaiveDateTime,
    zone: &Zone,
) -> Option<Line> {
    let voice = &context.voice;
    let date = voice.wall_clock(local, zone);
    match zone.resolve(local).clock_change {
        ClockChange::None => None,
        ClockChange::Skipped { shifted_to } => {
            Some(voice.time_skipped(date, voice.wall_clock(shifted_to, zone)))
        }
        ClockChange::Repeated => Some(voice.time_repeated(date)),
    }
}

/// Which of its weekday in its month a date is: 1 to 4, and -1 for a fifth, which is always the last.
fn nth_of_month(date: NaiveDateTime) -> i8 {
    match (date.day() - 1) / 7 + 1 {
        5.. => -1,
        nth => i8::try_from(nth).unwrap_or(1),
    }
}

/// What was read; or the question it leads to, or the refusal.
async fn understood<T>(
    context: &mut Context<'_>,
    (command, input): (&str, &Input),
    argument: &'static str,
    zone: &Zone,
    read: Result<T, Unclear>,
) -> Result<T, Stop> {
    match read {
        Ok(read) => Ok(read),
        Err(Unclear::Ambiguous(question)) => {
            Err(ask(context, (command, input), argument, zone, question).await)
        }
        Err(unclear) => Err(Refusal::Unclear(unclear).into()),
    }
}

async fn ask(
    context: &mut Context<'_>,
    (command, input): (&str, &Input),
    argument: &'static str,
    zone: &Zone,
    question: Question,
) -> Stop {
    let choices = &question.choices[..question.choices.len().min(4)];
    let draft = Draft::Which {
        command: command.to_owned(),
        input: input.clone(),
        argument: argument.to_owned(),
        choices: choices.iter().map(|choice| choice.phrase.clone()).collect(),
    };
    let id = match draft::keep(context, &draft).await {
        Ok(id) => id,
        Err(stop) => return stop,
    };
    let mut message = Message::line(context.voice.which_reading());
    for (index, choice) in choices.iter().enumerate() {
        message = message.row(vec![Button {
            label: label(context, choice, zone),
            action: Action::Press(draft::choice(id, index)),
            tone: Tone::Plain,
        }]);
    }
    Stop::Ask(Reply::private(message))
}

/// A reading as a button says it: a date with its month in words, since 3/4 was the question; else
/// the phrase that would have been clear.
fn label(context: &Context<'_>, choice: &Choice, zone: &Zone) -> String {
    match (choice.meaning, choice.starts) {
        (Meaning::Date(_), Some(starts)) => context.voice.wall_clock(starts, zone).plain(),
        _ => text::shortened(&choice.phrase, LONGEST_LABEL),
    }
}
