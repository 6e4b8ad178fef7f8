//! How it reads with what right somebody leads: as stated by them, or checked by the operator on a day and until
//! a day, whoever reads it and wherever. Blanks are said as blanks.
//!
//! Where others read it, only whether there is something, and what it is worth: a profession may tell what the
//! group is about. Not here: who leads a group (`commands/licence.rs`, `outbox/compose/group.rs`).

use chrono::NaiveDate;

use super::words::Voice;
use super::{Line, Span};
use crate::clock::Instant;
use crate::domain::credential::{Credential, Profession, Statement, Worth};
use crate::domain::private::Private;
use crate::time::zone::Zone;

/// Who reads it, and where: what follows from that.
#[derive(Clone, Debug)]
pub struct Reader {
    /// In which zone dates are read.
    pub zone: Zone,
    /// The day it is there.
    pub today: NaiveDate,
    /// Whether nobody else reads it.
    pub alone: bool,
}

impl Reader {
    /// Whoever reads it in this zone.
    #[must_use]
    pub fn new(zone: Zone, now: Instant, alone: bool) -> Self {
        let today = zone.local(now).date();
        Self { zone, today, alone }
    }

    /// The day of a moment, where it is read.
    #[must_use]
    pub fn date(&self, voice: &Voice, at: Instant) -> Line {
        voice.date(self.zone.local(at))
    }
}

/// What is said of one who leads.
#[must_use]
pub fn described(
    voice: &Voice,
    reader: &Reader,
    (name, stated): (&Line, Option<&Credential>),
) -> Vec<Line> {
    let Some(stated) = stated else { return vec![voice.fact_leads_unstated(name.clone())] };
    let Statement::Profession(profession) = &stated.statement else {
        return vec![voice.fact_leads_peer(name.clone())];
    };
    let mut lines = vec![first_line(voice, reader, name, (stated, profession))];
    if reader.alone {
        lines.push(details(voice, profession));
    }
    lines
}

fn first_line(
    voice: &Voice,
    reader: &Reader,
    name: &Line,
    (stated, profession): (&Credential, &Profession),
) -> Line {
    // Whoever has no name there is not called that twice in a line.
    let unnamed = *name == voice.unnamed();
    let by = if unnamed { voice.themselves() } else { name.clone() };
    let (name, title) = (name.clone(), &profession.title);
    match stated.worth(reader.today) {
        Worth::Checked(check) => {
            let (on, until) = (reader.date(voice, check.at), voice.day(check.until));
            if reader.alone {
                voice.fact_leads_checked(name, title, on, until)
            } else {
                voice.fact_leads_checked_openly(name, on, until)
            }
        }
        Worth::Ended(last) if reader.alone => {
            voice.fact_leads_ended(name, title, voice.day(last), by)
        }
        Worth::Ended(last) => voice.fact_leads_ended_openly(name, voice.day(last), by),
        Worth::Stated | Worth::Peer if reader.alone => {
            voice.fact_leads_stated(name, title, reader.date(voice, stated.stated_at), by)
        }
        Worth::Stated | Worth::Peer => {
            voice.fact_leads_stated_openly(name, reader.date(voice, stated.stated_at), by)
        }
    }
}

/// What others need to look it up.
fn details(voice: &Voice, profession: &Profession) -> Line {
    let or_blank = |part: Option<&Private<String>>| match part {
        Some(part) => Line::from(Span::Plain(part.reveal().clone())),
        None => voice.not_stated(),
    };
    let register = match &profession.register {
        Some(address) => Line::from(Span::Link(address.reveal().clone())),
        None => voice.not_stated(),
    };
    let expires = profession.expires.map_or_else(|| voice.not_stated(), |last| voice.day(last));
    voice.fact_licence(
        or_blank(profession.number.as_ref()),
        or_blank(profession.body.as_ref()),
        or_blank(profession.country.as_ref()),
        expires,
        register,
    )
}
