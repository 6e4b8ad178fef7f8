//! The text of a rule: read strictly (`write.rs` writes it in one canonical way).
//!
//! Here: [`Rule`], the parts of an RRULE this product follows (RFC 5545, section 3.3.10), and
//! [`BadRule`], which names the part that is wrong.
//!
//! Not here: which dates a rule gives. Look next: `expand.rs`.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Weekday};

/// A longer series is a mistake or an attack: weekly, this is almost two centuries.
const MOST: u32 = 10_000;

/// A longer pause between periods is not a series any more.
const LONGEST_INTERVAL: u16 = 1_000;

/// What is wrong with a rule.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadRule {
    /// A part, or a value of a part, that this product does not follow.
    #[error("the rule's part {part} is not supported")]
    Unsupported {
        /// The part's name in upper case, such as `BYHOUR`.
        part: String,
    },
    /// A part with a value it cannot have.
    #[error("the rule's part {part} has a value it cannot have")]
    BadValue {
        /// The part's name.
        part: String,
    },
    /// A part that is given twice.
    #[error("the rule's part {part} is given twice")]
    Twice {
        /// The part's name.
        part: String,
    },
    /// A part without which there is no rule.
    #[error("the rule's part {part} is missing")]
    Missing {
        /// The part's name.
        part: &'static str,
    },
    /// The rule is sound and no date ever fits it: 30 February, or an end before the start.
    #[error("no date ever fits the rule")]
    NeverHappens,
}

impl BadRule {
    pub(super) fn value(part: &str) -> BadRule {
        BadRule::BadValue { part: part.to_owned() }
    }
}

/// How often a rule's period comes round. Nothing finer than a day: a group does not meet hourly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Freq {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// A rule's parts. Lists are sorted, so that two ways of writing one rule are one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rule {
    pub(super) freq: Freq,
    pub(super) interval: u16,
    pub(super) count: Option<u32>,
    /// The last moment, in civil time like everything else here.
    pub(super) until: Option<NaiveDateTime>,
    pub(super) week_starts: Weekday,
    pub(super) months: Vec<u8>,
    pub(super) month_days: Vec<i8>,
    /// Weekdays, each with its ordinal within the month or year; 0 is every one.
    pub(super) days: Vec<(i8, Weekday)>,
    pub(super) positions: Vec<i16>,
}

impl Rule {
    pub(super) fn new(freq: Freq, interval: u32) -> Result<Rule, BadRule> {
        let interval = u16::try_from(interval).ok().filter(|n| (1..=LONGEST_INTERVAL).contains(n));
        Ok(Rule {
            freq,
            interval: interval.ok_or_else(|| BadRule::value("INTERVAL"))?,
            count: None,
            until: None,
            week_starts: Weekday::Mon,
            months: Vec::new(),
            month_days: Vec::new(),
            days: Vec::new(),
            positions: Vec::new(),
        })
    }

    /// Reads the value of an RRULE property, without the property's name.
    pub(super) fn parse(text: &str) -> Result<Rule, BadRule> {
        let mut rule = Rule::new(freq_of(text)?, 1)?;
        let mut seen: Vec<String> = Vec::new();
        for part in text.split(';').filter(|part| !part.trim().is_empty()) {
            let (name, value) = part.split_once('=').ok_or_else(|| BadRule::value(part.trim()))?;
            let name = name.trim().to_uppercase();
            if seen.contains(&name) {
                return Err(BadRule::Twice { part: name });
            }
            rule.set(&name, &value.trim().to_uppercase())?;
            seen.push(name);
        }
        rule.checked()
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), BadRule> {
        let bad = || BadRule::value(name);
        match name {
            "FREQ" => {}
            "INTERVAL" => {
                self.interval = Rule::new(self.freq, number(value).ok_or_else(bad)?)?.interval;
            }
            "COUNT" => self.count = Some(number(value).ok_or_else(bad)?),
            "UNTIL" => self.until = Some(moment(value).ok_or_else(bad)?),
            "WKST" => self.week_starts = weekday(value).ok_or_else(bad)?,
            "BYMONTH" => self.months = list(value, number).ok_or_else(bad)?,
            "BYMONTHDAY" => self.month_days = list(value, number).ok_or_else(bad)?,
            "BYDAY" => self.days = list(value, nth_weekday).ok_or_else(bad)?,
            "BYSETPOS" => self.positions = list(value, number).ok_or_else(bad)?,
            other => return Err(BadRule::Unsupported { part: other.chars().take(20).collect() }),
        }
        Ok(())
    }

    /// The rule, if every part has a value it can have and the parts go together.
    pub(super) fn checked(mut self) -> Result<Rule, BadRule> {
        let wrong = [
            ("COUNT", self.count.is_some_and(|n| n == 0 || n > MOST)),
            ("UNTIL", self.until.is_some() && self.count.is_some()),
            ("BYMONTH", self.months.iter().any(|month| !(1..=12).contains(month))),
            (
                "BYMONTHDAY",
                self.month_days.iter().any(|&day| day == 0 || !(-31..=31).contains(&day)),
            ),
            ("BYMONTHDAY", self.freq == Freq::Weekly && !self.month_days.is_empty()),
            ("BYSETPOS", self.positions.iter().any(|&n| n == 0 || !(-366..=366).contains(&n))),
            ("BYSETPOS", !self.positions.is_empty() && !self.has_days()),
        ];
        if let Some((part, _)) = wrong.iter().find(|(_, wrong)| *wrong) {
            return Err(BadRule::value(part));
        }
        self.check_ordinals()?;
        self.months.sort_unstable();
        self.months.dedup();
        self.month_days.sort_unstable();
        self.month_days.dedup();
        self.days.sort_unstable_by_key(|(nth, day)| (*nth, day.num_days_from_monday()));
        self.days.dedup();
        self.positions.sort_unstable();
        self.positions.dedup();
        Ok(self)
    }

    fn has_days(&self) -> bool {
        !(self.months.is_empty() && self.month_days.is_empty() && self.days.is_empty())
    }

    /// "The second Thursday" needs a month or a year to be the second of. The fifth from the end
    /// is legal, but the library that finds the dates refuses it, so it is refused by name here.
    fn check_ordinals(&self) -> Result<(), BadRule> {
        let (least, most) = match self.freq {
            Freq::Daily | Freq::Weekly => (0, 0),
            Freq::Monthly => (-5, 5),
            Freq::Yearly => (-53, 53),
        };
        if self.days.iter().any(|(nth, _)| !(least..=most).contains(nth)) {
            return Err(BadRule::value("BYDAY"));
        }
        if self.freq == Freq::Monthly && self.days.iter().any(|(nth, _)| *nth == -5) {
            return Err(BadRule::Unsupported { part: "BYDAY".to_owned() });
        }
        Ok(())
    }
}

/// The frequency is looked for first, since what the other parts may say depends on it and it may
/// stand anywhere.
fn freq_of(text: &str) -> Result<Freq, BadRule> {
    let value = text.split(';').find_map(|part| {
        let (name, value) = part.split_once('=')?;
        name.trim().eq_ignore_ascii_case("FREQ").then(|| value.trim().to_uppercase())
    });
    match value.ok_or(BadRule::Missing { part: "FREQ" })?.as_str() {
        "DAILY" => Ok(Freq::Daily),
        "WEEKLY" => Ok(Freq::Weekly),
        "MONTHLY" => Ok(Freq::Monthly),
        "YEARLY" => Ok(Freq::Yearly),
        _ => Err(BadRule::Unsupported { part: "FREQ".to_owned() }),
    }
}

fn list<T>(value: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    value.split(',').map(|item| read(item.trim())).collect()
}

fn number<N: std::str::FromStr>(value: &str) -> Option<N> {
    value.parse().ok()
}

fn nth_weekday(value: &str) -> Option<(i8, Weekday)> {
    let split = value.len().checked_sub(2)?;
    let (nth, day) = (value.get(..split)?, weekday(value.get(split..)?)?);
    match nth {
        "" => Some((0, day)),
        nth => Some((number(nth).filter(|n| *n != 0)?, day)),
    }
}

fn weekday(value: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(short, _)| *short == value).map(|(_, day)| *day)
}

/// The two letters RFC 5545 has for a weekday.
pub(super) fn short(day: Weekday) -> &'static str {
    WEEKDAYS.iter().find(|(_, known)| *known == day).map_or("MO", |(short, _)| short)
}

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("MO", Weekday::Mon),
    ("TU", Weekday::Tue),
    ("WE", Weekday::Wed),
    ("TH", Weekday::Thu),
    ("FR", Weekday::Fri),
    ("SA", Weekday::Sat),
    ("SU", Weekday::Sun),
];

/// A date counts to its end; a trailing `Z` is read as civil time (see `mod.rs`).
fn moment(value: &str) -> Option<NaiveDateTime> {
    let value = value.strip_suffix('Z').unwrap_or(value);
    NaiveDateTime::parse_from_str(value, "%Y%m%dT%H%M%S").ok().or_else(|| date(value).map(end_of))
}

pub(super) fn date(value: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(value, "%Y%m%d").ok()
}

/// The last second of a day.
pub(super) fn end_of(day: NaiveDate) -> NaiveDateTime {
    day.and_time(NaiveTime::from_hms_opt(23, 59, 59).unwrap_or(NaiveTime::MIN))
}
