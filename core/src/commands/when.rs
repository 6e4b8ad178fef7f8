//! When: from what was typed to a recurrence, or to a question, or to a refusal that says why.

use chrono::{Datelike, NaiveDateTime};

use crate::domain::text;
use crate::reply::refusal::Refusal;
use crate::reply::{Action, Button, Message, Reply, Tone};
use crate::time::phrase::{self, Question, Unclear, When};
use crate::time::recurrence::Recurrence;

use super::context::{Context, Stop};
use super::draft::{self, Draft};
use super::request::Input;

/// Reads the phrase in `argument`. What can be read in two ways is asked with buttons.
///
/// # Errors
/// A refusal, or that question.
pub(super) async fn read(
    context: &mut Context<'_>,
    (command, input): (&str, &Input),
    argument: &'static str,
    now_local: NaiveDateTime,
) -> Result<When, Stop> {
    let phrase = input.get(argument).unwrap_or_default();
    match phrase::parse(phrase, now_local) {
        Ok(when) => Ok(when),
        Err(Unclear::Ambiguous(question)) => {
            Err(ask(context, (command, input), argument, question).await)
        }
        Err(unclear) => Err(Refusal::Unclear(unclear).into()),
    }
}

/// Reads the separate arguments `date`, `time` and `repeat`.
///
/// # Errors
/// A refusal that says what is wrong with them.
pub(super) fn read_parts(input: &Input, now_local: NaiveDateTime) -> Result<When, Refusal> {
    let date = input.get("date").ok_or(Refusal::Unclear(Unclear::NoDay))?;
    let time = input.get("time").ok_or(Refusal::Unclear(Unclear::NoTime))?;
    let date = phrase::civil_date(date, now_local).map_err(Refusal::Unclear)?;
    let start = date.and_time(phrase::civil_time(time).map_err(Refusal::Unclear)?);
    if start <= now_local {
        return Err(Refusal::Unclear(Unclear::Past { starts: start }));
    }
    let every_weeks = |weeks| Recurrence::weekly(start, weeks, &[start.weekday()]);
    let recurrence = match input.get("repeat").unwrap_or("once") {
        "weekly" => every_weeks(1),
        "fortnightly" => every_weeks(2),
        "monthly" => Recurrence::monthly_nth(start, nth_of_month(start), start.weekday(), 1),
        _ => Ok(Recurrence::once(start)),
    };
    let recurrence = recurrence.map_err(|_| Refusal::BadArgument("repeat"))?;
    Ok(When { start, recurrence, length: None })
}

/// Which of its weekday in its month a date is: 1 to 4, and -1 for a fifth, which is always the last.
fn nth_of_month(date: NaiveDateTime) -> i8 {
    match (date.day() - 1) / 7 + 1 {
        5.. => -1,
        nth => i8::try_from(nth).unwrap_or(1),
    }
}

async fn ask(
    context: &mut Context<'_>,
    (command, input): (&str, &Input),
    argument: &'static str,
    question: Question,
) -> Stop {
    let choices: Vec<String> =
        question.choices.into_iter().map(|choice| choice.phrase).take(4).collect();
    let buttons = |id: i64| {
        let button = |(index, phrase): (usize, &String)| Button {
            label: text::shortened(phrase, 40),
            action: Action::Press(draft::choice(id, index)),
            tone: Tone::Plain,
        };
        choices.iter().enumerate().map(button).collect::<Vec<_>>()
    };
    let draft = Draft::Which {
        command: command.to_owned(),
        input: input.clone(),
        argument: argument.to_owned(),
        choices: choices.clone(),
    };
    let id = match draft::keep(context, &draft).await {
        Ok(id) => id,
        Err(stop) => return stop,
    };
    let mut message = Message::line(context.voice.which_reading());
    for button in buttons(id) {
        message = message.row(vec![button]);
    }
    Stop::Ask(Reply::private(message))
}
