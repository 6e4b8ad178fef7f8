//! One record: its fields, whatever their kind, and all of them together as a listing.

use serde_json::{Map, Value};

use crate::domain::listing::{Defaults, Listing, Meets};
use crate::domain::text;
use crate::domain::topic::Topics;
use crate::time::zone::Zone;

use super::remark::{Fault, Remark};
use super::{clean, times, types, ways};

/// A record's fields.
pub(super) struct Record<'a>(&'a Map<String, Value>);

impl<'a> Record<'a> {
    pub(super) fn new(value: &'a Value) -> Option<Self> {
        value.as_object().map(Self)
    }

    pub(super) fn field(&self, name: &str) -> Option<&'a Value> {
        self.0.get(name)
    }

    /// A field's text, without blanks around it; `None` if there is none.
    pub(super) fn text(&self, name: &str) -> Option<&'a str> {
        self.field(name)?.as_str().map(str::trim).filter(|text| !text.is_empty())
    }

    pub(super) fn number_or_text(&self, name: &str) -> Option<String> {
        match self.field(name)? {
            Value::Number(number) => Some(number.to_string()),
            _ => self.text(name).map(str::to_owned),
        }
    }

    /// What the feed knows the meeting by: its slug, else the number it has there.
    pub(super) fn own_key(&self) -> Option<String> {
        ["slug", "id"].iter().find_map(|name| clean::key(&self.number_or_text(name)?))
    }

    /// The whole record.
    pub(super) fn read(
        &self,
        (defaults, list): (&Defaults, &Topics),
    ) -> Result<(Listing, Vec<Remark>), Fault> {
        let name = ["name", "group"].iter().find_map(|name| clean::name(self.text(name)?));
        let (name, cut) = name.ok_or(Fault::NoName)?;
        let mut remarks: Vec<Remark> = cut.then_some(Remark::NameCut).into_iter().collect();
        let types = types::read(self.field("types"));
        let (ways, of_ways) = ways::of(self, types.place_closed);
        remarks.extend(of_ways);
        let inactive = self.text("attendance_option") == Some("inactive");
        if inactive || types.place_closed && !ways.any() {
            return Err(Fault::Closed);
        }
        if !ways.any() {
            return Err(Fault::NoWay);
        }
        let tagged_only = types.online && !ways.online && !ways.phone;
        remarks.extend(tagged_only.then_some(Remark::OnlineWithoutWay));
        let meets = self.meets(&mut remarks)?;
        let (page, unusable) = ways::page(self);
        remarks.extend(unusable);
        remarks.extend(page.is_none().then_some(Remark::DeadEnd));
        let mut topics = defaults.topics.clone();
        topics.extend(list.named_in(name.reveal()));
        topics.sort();
        topics.dedup();
        let words = words(name.reveal(), &topics, &types);
        let types::Types { languages, welcomes, entry, .. } = types;
        let zone = self.zone(defaults)?;
        let listing =
            Listing { name, zone, meets, languages, topics, welcomes, entry, ways, page, words };
        Ok((listing, remarks))
    }

    fn meets(&self, remarks: &mut Vec<Remark>) -> Result<Option<Meets>, Fault> {
        let days = times::days(self.field("day"))?;
        let start = match (days.is_empty(), self.number_or_text("time")) {
            (true, None) => {
                remarks.push(Remark::ByAppointment);
                return Ok(None);
            }
            (true, Some(_)) => return Err(Fault::NoDay),
            (false, None) => return Err(Fault::NoTime),
            (false, Some(start)) => start,
        };
        let time = times::time(&start)?;
        let stated = self.field("duration").and_then(Value::as_i64);
        let (length_minutes, remark) = times::length(time, self.text("end_time"), stated);
        remarks.extend(remark);
        let recurrence = times::weekly(&days, time).ok_or_else(|| Fault::Time(start.clone()))?;
        Ok(Some(Meets { recurrence, length_minutes }))
    }

    fn zone(&self, defaults: &Defaults) -> Result<Zone, Fault> {
        match (self.text("timezone"), &defaults.zone) {
            (Some(raw), _) => Zone::parse(raw).map_err(|_| Fault::Zone(clean::quoted(raw))),
            (None, Some(zone)) => Ok(zone.clone()),
            // Asked for before the first record is read.
            (None, None) => Err(Fault::Zone(String::new())),
        }
    }
}

/// What a listing is searched by: the words of its name, topics and types. Never those of its notes.
fn words(name: &str, topics: &[String], types: &types::Types) -> Vec<String> {
    let named = text::folded(name);
    let mut words: Vec<String> = split(&named);
    for said in topics.iter().chain(&types.words) {
        words.extend(split(said));
    }
    words
}

fn split(folded: &str) -> Vec<String> {
    let parts = folded.split(|c: char| !c.is_alphanumeric() && c != '-');
    parts.filter(|word| !word.trim_matches('-').is_empty()).map(str::to_owned).collect()
}
