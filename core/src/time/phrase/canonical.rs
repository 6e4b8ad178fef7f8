//! From sessions back to a phrase.
//!
//! Here: [`canonical`], the one way of putting a series so that the grammar reads the same series
//! back: for buttons, drafts and examples.
//!
//! Not here: the words people are shown, which are in their own language (`locales/`).

use chrono::Timelike;

use super::When;
use super::words::{ordinal_name, weekday_name};
use crate::time::recurrence::{Ends, Pattern};

/// A phrase that [`super::parse`] reads back to the same sessions, as long as they are ahead and
/// within two years. `None` for what the grammar has no words for: days left out, rules of other
/// calendars, seconds.
#[must_use]
pub fn canonical(when: &When) -> Option<String> {
    if when.start.second() != 0 || when.recurrence.excluded().next().is_some() {
        return None;
    }
    let start = when.start.format("%Y-%m-%d %H:%M");
    let mut phrase = match every(&when.recurrence.pattern())? {
        every if every.is_empty() => start.to_string(),
        every => format!("{every} starting {start}"),
    };
    match when.recurrence.ends() {
        Ends::Never => {}
        Ends::After(sessions) if sessions <= 999 => phrase.push_str(&format!(" {sessions} times")),
        Ends::After(_) => return None,
        Ends::On(day) => phrase.push_str(&format!(" until {day}")),
    }
    if let Some(length) = when.length {
        phrase.push_str(&format!(" for {} min", length.num_minutes()));
    }
    Some(phrase)
}

fn every(pattern: &Pattern) -> Option<String> {
    Some(match pattern {
        Pattern::Once => String::new(),
        Pattern::Daily { every } => format!("every {}", counted(*every, "day")?),
        Pattern::Weekly { every, days } => {
            let names: Vec<_> = days.iter().map(|day| weekday_name(*day)).collect();
            format!("every {} on {}", counted(*every, "week")?, names.join(", "))
        }
        Pattern::MonthlyNth { every, nths, day } => {
            let nths: Option<Vec<_>> = nths.iter().map(|nth| ordinal_name(*nth)).collect();
            let months = counted(*every, "month")?;
            format!("{} {} every {months}", nths?.join(", "), weekday_name(*day))
        }
        Pattern::MonthlyDay { every, day: -1 } => {
            format!("last day of every {}", counted(*every, "month")?)
        }
        Pattern::MonthlyDay { every, day } if *day <= 28 => {
            format!("every {} on the {day}th", counted(*every, "month")?)
        }
        Pattern::MonthlyDay { .. } | Pattern::Other => return None,
    })
}

/// "week", "3 weeks"; the grammar counts with three digits.
fn counted(every: u32, unit: &str) -> Option<String> {
    match every {
        1 => Some(unit.to_owned()),
        2..=999 => Some(format!("{every} {unit}s")),
        _ => None,
    }
}
