//! How it reads with what right a group is led: a line or two for each facilitator, on the group's card, in
//! a preview and in `/mydata`. Blanks are said as blanks.
//!
//! Where others read it, only whether there is something, and what it is worth: a profession may tell what
//! the group is about.

use chrono::{NaiveDate, NaiveTime};
use serde_json::{Value, json};

use crate::clock::Instant;
use crate::domain::credential::{Credential, Profession, Statement, Worth};
use crate::domain::group::Group;
use crate::domain::membership::Membership;
use crate::domain::private::Private;
use crate::outbox::plan;
use crate::reply::words::Voice;
use crate::reply::{Line, Span};
use crate::store::{credentials, licence_requests, memberships};
use crate::time::zone::Zone;

use super::audit::{self, Thing};
use super::context::{Context, Stop};

/// Who reads it, and where: what follows from that.
pub(super) struct Reader {
    /// In which zone dates are read.
    pub zone: Zone,
    /// The day it is there.
    pub today: NaiveDate,
    /// Whether nobody else reads it.
    pub alone: bool,
}

impl Reader {
    /// Whoever asks, about a group in this zone.
    pub(super) fn of(context: &Context<'_>, zone: &Zone) -> Self {
        let zone = context.reading_zone(zone);
        let today = zone.local(context.now).date();
        Self { zone, today, alone: context.caller.place.answers_privately }
    }

    fn date(&self, voice: &Voice, at: Instant) -> Line {
        voice.date(self.zone.local(at))
    }
}

/// A check vouches for who was looked up: under another name it ends, and the operators look again. Says
/// whether there was one.
pub(super) async fn named_anew(context: &mut Context<'_>, person: i64) -> Result<bool, Stop> {
    let sealer = context.house.store.sealer();
    let before = credentials::of(context.db, sealer, person).await?;
    let Some(before) = before.filter(|stated| stated.checked.is_some()) else { return Ok(false) };
    credentials::uncheck(context.db, (before.id, before.revision)).await?;
    audit::led_at_large(context, "credential:name", (Thing::Credential, before.id)).await?;
    if let Some(stated) = credentials::of(context.db, sealer, person).await? {
        let operators = &context.house.policy.operators;
        plan::profession_stated(context.db, operators, &stated, context.now).await?;
    }
    Ok(true)
}

/// Who leads a group, and with what right: whoever chose a name there or states something.
pub(super) async fn led_by(context: &mut Context<'_>, group: &Group) -> Result<Vec<Line>, Stop> {
    let reader = Reader::of(context, &group.zone);
    let mut lines = Vec::new();
    for member in leading(context, group).await? {
        let sealer = context.house.store.sealer();
        let stated = credentials::of(context.db, sealer, member.person).await?;
        let asked = match stated {
            Some(_) => None,
            None => licence_requests::of(context.db, member.person).await?,
        };
        let name = super::concern::name_of(context, &member);
        if let Some(since) = asked {
            let since = reader.date(&context.voice, since);
            lines.push(context.voice.fact_leads_asked(name, since));
        } else if member.alias.is_some() || stated.is_some() {
            lines.extend(described(&context.voice, &reader, (&name, stated.as_ref())));
        }
    }
    if lines.is_empty() {
        lines.push(context.voice.fact_led_by_unnamed());
    }
    Ok(lines)
}

async fn leading(context: &mut Context<'_>, group: &Group) -> Result<Vec<Membership>, Stop> {
    let mut leading = memberships::active_in(context.db, group.id).await?;
    leading.retain(Membership::leads);
    Ok(leading)
}

/// What is said of one of them.
pub(super) fn described(
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
    let (name, title) = (name.clone(), &profession.title);
    match stated.worth(reader.today) {
        Worth::Checked(check) => {
            let (on, until) = (reader.date(voice, check.at), day(voice, check.until));
            if reader.alone {
                voice.fact_leads_checked(name, title, on, until)
            } else {
                voice.fact_leads_checked_openly(name, on, until)
            }
        }
        Worth::Ended(last) if reader.alone => voice.fact_leads_ended(name, title, day(voice, last)),
        Worth::Ended(last) => voice.fact_leads_ended_openly(name, day(voice, last)),
        Worth::Stated | Worth::Peer if reader.alone => {
            voice.fact_leads_stated(name, title, reader.date(voice, stated.stated_at))
        }
        Worth::Stated | Worth::Peer => {
            voice.fact_leads_stated_openly(name, reader.date(voice, stated.stated_at))
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
    let expires = profession.expires.map_or_else(|| voice.not_stated(), |last| day(voice, last));
    voice.fact_licence(
        or_blank(profession.number.as_ref()),
        or_blank(profession.body.as_ref()),
        or_blank(profession.country.as_ref()),
        expires,
        register,
    )
}

/// A day in words.
pub(super) fn day(voice: &Voice, day: NaiveDate) -> Line {
    voice.date(day.and_time(NaiveTime::MIN))
}

/// For `/mydata`: what a person states, and what was checked of it.
pub(super) async fn own(context: &mut Context<'_>, person: i64) -> Result<Value, Stop> {
    let sealer = context.house.store.sealer();
    let Some(stated) = credentials::of(context.db, sealer, person).await? else {
        let asked = licence_requests::of(context.db, person).await?;
        return Ok(asked.map_or(Value::Null, |at| json!({ "asked": super::mydata::utc(at) })));
    };
    let note = credentials::note(context.db, sealer, person).await?;
    let said = |part: &Option<Private<String>>| part.as_ref().map(|part| part.reveal().clone());
    let mut told = match &stated.statement {
        Statement::Peer => json!({ "profession": "peer" }),
        Statement::Profession(profession) => json!({
            "profession": profession.title.reveal(),
            "number": said(&profession.number),
            "issued_by": said(&profession.body),
            "country": said(&profession.country),
            "register": said(&profession.register),
            "good_until": profession.expires,
        }),
    };
    told["number_of_the_statement"] = json!(stated.id);
    told["stated"] = json!(super::mydata::utc(stated.stated_at));
    told["checked"] = json!(stated.checked.map(|check| super::mydata::utc(check.at)));
    told["checked_until"] = json!(stated.checked.map(|check| check.until));
    told["note_of_the_check"] = json!(note.map(Private::into_inner));
    Ok(told)
}

/// For `/mydata`: the checks a person gave as the operator.
pub(super) async fn checked_by(context: &mut Context<'_>, person: i64) -> Result<Vec<Value>, Stop> {
    let given = credentials::checked_by(context.db, person).await?.into_iter();
    let said = given.map(|(number, at, until)| {
        json!({ "number": number, "at": at.map(super::mydata::utc), "until": until })
    });
    Ok(said.collect())
}
