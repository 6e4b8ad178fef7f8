//! When a series meets, by the clock on the wall.
//!
//! Here: [`Recurrence`], a start and a rule, and its [`Occurrence`]s in civil time. Everything,
//! `UNTIL` included, is the wall clock of a place this module does not know, so 19:00 stays 19:00
//! through every clock change.
//!
//! Not here: zones and instants (`../zone.rs`; only [`Recurrence::for_calendar`] meets one), and
//! sessions, which are rows with a life of their own (`domain/`).
//!
//! Look next: `make.rs` for a series somebody described, `rule.rs` for the text, `expand.rs` for the
//! dates, `pattern.rs` for the shape.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime, Timelike};

use super::zone::Zone;

mod expand;
mod make;
mod pattern;
mod rule;
mod write;

pub use pattern::{Ends, Pattern};
pub use rule::BadRule;

use expand::{Expander, Walk};
use rule::Rule;

/// No question about a series looks further than this many sessions: daily, half a century. (In
/// time, `expand.rs` looks no further than 250 years.)
const HORIZON: usize = 20_000;

/// A start and a rule that has been checked, or a single session with no rule at all.
#[derive(Clone)]
pub struct Recurrence {
    start: NaiveDateTime,
    text: String,
    repeats: Option<Repeats>,
}

#[derive(Clone)]
struct Repeats {
    rule: Rule,
    excluded: BTreeSet<NaiveDate>,
    dates: Arc<Expander>,
}

/// One session's place in its series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Occurrence {
    /// Which one it is, counted from 0 at the start. Days that are left out keep their number, so
    /// leaving one out shifts nobody else's.
    pub slot: i64,
    /// What the clock on the wall shows when it begins, as the rule has it.
    pub starts: NaiveDateTime,
}

impl Recurrence {
    /// Reads the text of a rule: the value of an RRULE property, or the property with its name,
    /// and any EXDATE lines below it. `""` happens once.
    ///
    /// A start that does not fit the rule is moved to the first date that does. `UNTIL` is civil
    /// time; a `Z` behind it is ignored, so who imports a calendar converts it first.
    ///
    /// # Errors
    ///
    /// [`BadRule`] names the part. Only the parts in `rule.rs` are followed, and nothing is
    /// silently dropped.
    pub fn parse(rule_text: &str, start: NaiveDateTime) -> Result<Self, BadRule> {
        let (mut rule, mut excluded) = (None, BTreeSet::new());
        for line in rule_text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let (name, value) = property(line);
            match name.as_str() {
                "RRULE" if rule.is_some() => return Err(BadRule::Twice { part: name }),
                "RRULE" => rule = Some(Rule::parse(value)?),
                "EXDATE" => excluded.extend(exdates(value)?),
                _ => return Err(BadRule::Unsupported { part: name.chars().take(20).collect() }),
            }
        }
        match rule {
            Some(rule) => Self::repeating(rule, excluded, start),
            None if excluded.is_empty() => Ok(Self::once(start)),
            None => Err(BadRule::Missing { part: "RRULE" }),
        }
    }

    /// A single session.
    #[must_use]
    pub fn once(start: NaiveDateTime) -> Self {
        Self { start: whole_seconds(start), text: String::new(), repeats: None }
    }

    /// The same series ending after `n` sessions, whatever its end was; days left out count.
    /// A single session stays as it is.
    ///
    /// # Errors
    ///
    /// `COUNT` if `n` is 0 or over 10,000.
    pub fn with_count(self, n: u32) -> Result<Self, BadRule> {
        self.ending(|rule| (rule.count, rule.until) = (Some(n), None))
    }

    /// The same series with `last_day` as the last day it may meet, whatever its end was. A single
    /// session stays as it is.
    ///
    /// # Errors
    ///
    /// [`BadRule::NeverHappens`] if that is before the start.
    pub fn until(self, last_day: NaiveDate) -> Result<Self, BadRule> {
        self.ending(|rule| (rule.count, rule.until) = (None, Some(rule::end_of(last_day))))
    }

    /// The same series without the session of `day`; the others keep their slots.
    #[must_use]
    pub fn without(mut self, day: NaiveDate) -> Self {
        if let Some(repeats) = &mut self.repeats {
            repeats.excluded.insert(day);
            self.text = text(&repeats.rule, &repeats.excluded);
        }
        self
    }

    /// The text to store: [`Recurrence::parse`] with this and [`Recurrence::start`] gives the same
    /// series. Empty for a single session.
    #[must_use]
    pub fn rule(&self) -> &str {
        &self.text
    }

    /// The RRULE value for a calendar file, where `UNTIL` must be in UTC when the start has a zone
    /// (RFC 5545, section 3.3.10). Days left out are the caller's to write. `None` for a single
    /// session.
    #[must_use]
    pub fn for_calendar(&self, zone: &Zone) -> Option<String> {
        let rule = &self.repeats.as_ref()?.rule;
        let in_utc = |until| zone.resolve(until).at.format("%Y%m%dT%H%M%SZ").to_string();
        Some(rule.ending(rule.until.map(in_utc)))
    }

    /// What the clock on the wall shows when slot 0 begins.
    #[must_use]
    pub fn start(&self) -> NaiveDateTime {
        self.start
    }

    /// Whether it is a single session.
    #[must_use]
    pub fn is_once(&self) -> bool {
        self.repeats.is_none()
    }

    /// Its shape, to be put into words.
    #[must_use]
    pub fn pattern(&self) -> Pattern {
        match &self.repeats {
            Some(repeats) => pattern::pattern(&repeats.rule, self.start),
            None => Pattern::Once,
        }
    }

    /// When it ends. A single session has no end of its own.
    #[must_use]
    pub fn ends(&self) -> Ends {
        self.repeats
            .as_ref()
            .map_or(Ends::Never, |repeats| pattern::ends(&repeats.rule, self.start))
    }

    /// The days that are left out, earliest first.
    pub fn excluded(&self) -> impl Iterator<Item = NaiveDate> {
        self.repeats.iter().flat_map(|repeats| repeats.excluded.iter().copied())
    }

    /// All its sessions in order, the first 20,000 at most: it always ends.
    pub fn occurrences(&self) -> impl Iterator<Item = Occurrence> + use<> {
        let single = self.is_once().then_some(self.start);
        let excluded = self.excluded().collect::<BTreeSet<_>>();
        let walk = self.repeats.as_ref().map_or_else(Walk::nowhere, |repeats| repeats.dates.walk());
        (0..)
            .zip(single.into_iter().chain(walk).take(HORIZON))
            .map(|(slot, starts)| Occurrence { slot, starts })
            .filter(move |occurrence| !excluded.contains(&occurrence.starts.date()))
    }

    /// Its sessions from `from` (inclusive) to `to` (exclusive).
    #[must_use]
    pub fn between(&self, from: NaiveDateTime, to: NaiveDateTime) -> Vec<Occurrence> {
        let ahead = self.occurrences().take_while(|occurrence| occurrence.starts < to);
        ahead.filter(|occurrence| occurrence.starts >= from).collect()
    }

    /// The first `n` of its sessions that begin after `after`.
    #[must_use]
    pub fn next(&self, after: NaiveDateTime, n: usize) -> Vec<Occurrence> {
        self.occurrences().filter(|occurrence| occurrence.starts > after).take(n).collect()
    }

    /// The series of a rule, from the first date of the rule that is not before `start`.
    fn repeating(
        rule: Rule,
        excluded: BTreeSet<NaiveDate>,
        start: NaiveDateTime,
    ) -> Result<Self, BadRule> {
        let rule = rule.checked()?;
        let dates = Expander::new(&rule, whole_seconds(start))?;
        let first = dates.walk().next().ok_or(BadRule::NeverHappens)?;
        // The first date is in step with the interval, so starting there changes no other date.
        let dates = Arc::new(Expander::new(&rule, first)?);
        let text = text(&rule, &excluded);
        Ok(Self { start: first, text, repeats: Some(Repeats { rule, excluded, dates }) })
    }

    fn ending(self, end: impl FnOnce(&mut Rule)) -> Result<Self, BadRule> {
        let Some(repeats) = self.repeats else { return Ok(self) };
        let mut rule = repeats.rule;
        end(&mut rule);
        Self::repeating(rule, repeats.excluded, self.start)
    }
}

// The text and the start are the whole of it; the rest is derived from them.
impl PartialEq for Recurrence {
    fn eq(&self, other: &Self) -> bool {
        self.start == other.start && self.text == other.text
    }
}

impl Eq for Recurrence {}

impl fmt::Debug for Recurrence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recurrence({} {:?})", self.start, self.text)
    }
}

/// The canonical text: the rule, and below it the days left out, if any.
fn text(rule: &Rule, excluded: &BTreeSet<NaiveDate>) -> String {
    let days: Vec<_> = excluded.iter().map(|day| day.format("%Y%m%d").to_string()).collect();
    if days.is_empty() { rule.to_string() } else { format!("{rule}\nEXDATE:{}", days.join(",")) }
}

/// Splits `NAME;PARAMETER=…:value`. A line without a name is a rule.
fn property(line: &str) -> (String, &str) {
    match line.split_once(':') {
        Some((name, value)) => {
            let name = name.split(';').next().unwrap_or(name);
            (name.trim().to_uppercase(), value)
        }
        None => ("RRULE".to_owned(), line),
    }
}

/// Nothing here is finer than a day, so of an excluded moment the date is enough.
fn exdates(value: &str) -> Result<Vec<NaiveDate>, BadRule> {
    let day = |item: &str| rule::date(item.trim().get(..8)?);
    let days: Option<Vec<_>> = value.split(',').map(day).collect();
    days.ok_or_else(|| BadRule::value("EXDATE"))
}

fn whole_seconds(civil: NaiveDateTime) -> NaiveDateTime {
    civil.with_nanosecond(0).unwrap_or(civil)
}
