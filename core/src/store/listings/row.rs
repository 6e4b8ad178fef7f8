//! A listing's row: what is read from it and what is written to it. Lists are text with commas.

use serde::Serialize;

use crate::domain::language;
use crate::domain::listing::{Listing, Meets, Ways};
use crate::domain::private::Private;
use crate::store::{StoreError, read, read_zone, write_local};
use crate::time::recurrence::Recurrence;

use super::Row;

/// The table, for errors that name it.
const TABLE: &str = "listings";

/// What a query reads.
pub(super) struct Columns {
    pub(super) id: i64,
    pub(super) directory: String,
    pub(super) key: String,
    pub(super) state: String,
    pub(super) name: String,
    pub(super) zone: String,
    pub(super) rule: Option<String>,
    pub(super) start_local: Option<String>,
    pub(super) length_minutes: Option<i64>,
    pub(super) languages: String,
    pub(super) topics: String,
    pub(super) welcomes: String,
    pub(super) entry: Option<String>,
    pub(super) online: i64,
    pub(super) phone: i64,
    pub(super) in_person: i64,
    pub(super) page: Option<String>,
    pub(super) words: String,
}

/// What is written, as an object of JSON.
#[derive(Serialize)]
pub(super) struct Written<'a> {
    id: Option<i64>,
    key: &'a str,
    name: &'a str,
    zone: &'a str,
    rule: Option<&'a str>,
    start_local: Option<String>,
    length_minutes: Option<i64>,
    languages: String,
    topics: String,
    welcomes: String,
    entry: Option<&'static str>,
    online: i64,
    phone: i64,
    in_person: i64,
    page: Option<&'a str>,
    words: String,
}

/// Text with commas as the list it is.
pub(super) fn list(text: &str) -> Vec<String> {
    text.split(',').filter(|item| !item.is_empty()).map(str::to_owned).collect()
}

impl TryFrom<Columns> for Listing {
    type Error = StoreError;

    fn try_from(row: Columns) -> Result<Self, StoreError> {
        let id = row.id;
        let welcomes = list(&row.welcomes);
        let welcomes = welcomes.iter().map(|word| read(word, TABLE, "welcomes", id));
        let languages = list(&row.languages);
        Ok(Self {
            zone: read_zone(&row.zone, TABLE, id)?,
            meets: meets(&row)?,
            languages: languages.iter().filter_map(|tag| language::known(tag)).collect(),
            topics: list(&row.topics),
            welcomes: welcomes.collect::<Result<_, _>>()?,
            entry: row.entry.map(|entry| read(&entry, TABLE, "entry", id)).transpose()?,
            ways: Ways {
                online: row.online == 1,
                phone: row.phone == 1,
                in_person: row.in_person == 1,
            },
            page: row.page,
            words: row.words.split_whitespace().map(str::to_owned).collect(),
            name: Private::new(row.name),
        })
    }
}

fn meets(row: &Columns) -> Result<Option<Meets>, StoreError> {
    let (Some(rule), Some(start), Some(length_minutes)) =
        (&row.rule, &row.start_local, row.length_minutes)
    else {
        return Ok(None);
    };
    let start = read(start, TABLE, "start_local", row.id)?;
    let recurrence = Recurrence::parse(rule, start).map_err(|_| StoreError::Inconsistent {
        table: TABLE,
        column: "rule",
        row: row.id,
    })?;
    Ok(Some(Meets { recurrence, length_minutes }))
}

impl<'a> From<&'a Row> for Written<'a> {
    fn from(row: &'a Row) -> Self {
        let listing = &row.listing;
        let meets = listing.meets.as_ref();
        let welcomes: Vec<&str> = listing.welcomes.iter().map(|word| word.as_str()).collect();
        Self {
            id: row.id,
            key: &row.key,
            name: listing.name.reveal(),
            zone: listing.zone.name(),
            rule: meets.map(|meets| meets.recurrence.rule()),
            start_local: meets.map(|meets| write_local(meets.recurrence.start())),
            length_minutes: meets.map(|meets| meets.length_minutes),
            languages: listing.languages.join(","),
            topics: listing.topics.join(","),
            welcomes: welcomes.join(","),
            entry: listing.entry.map(crate::domain::listing::Entry::as_str),
            online: i64::from(listing.ways.online),
            phone: i64::from(listing.ways.phone),
            in_person: i64::from(listing.ways.in_person),
            page: listing.page.as_deref(),
            words: format!(" {} ", listing.words.join(" ")),
        }
    }
}
