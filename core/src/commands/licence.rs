//! With what right a group is led: a line or two for each facilitator, on the group's card, and what they state
//! of themselves in `/mydata`; and when a check ends since its name is another.
//!
//! Not here: how it reads (`reply/licence.rs`).

use serde_json::{Value, json};

use crate::domain::credential::Statement;
use crate::domain::group::Group;
use crate::domain::membership::Membership;
use crate::domain::private::Private;
use crate::outbox::plan;
use crate::reply::Line;
use crate::reply::licence::{Reader, described};
use crate::store::{credentials, licence_requests, memberships};
use crate::time::zone::Zone;

use super::audit::{self, Thing};
use super::context::{Context, Stop};

/// Whoever asks, about a group in this zone.
pub(super) fn reader(context: &Context<'_>, zone: &Zone) -> Reader {
    let zone = context.reading_zone(zone);
    Reader::new(zone, context.now, context.caller.place.answers_privately)
}

/// A check vouches for who was looked up, under the names they led by then: under another it ends, wherever that
/// comes from, and the operators look again. Says so where nobody else reads it, and else privately.
pub(super) async fn leads_as(
    context: &mut Context<'_>,
    (person, membership): (i64, i64),
) -> Result<Option<Line>, Stop> {
    let own = memberships::active_of(context.db, person).await?;
    let Some(this) = own.iter().find(|one| one.id == membership) else { return Ok(None) };
    let known = |other: &&Membership| other.id != this.id && other.leads();
    if this.alias.is_none() || own.iter().filter(known).any(|other| other.alias == this.alias) {
        return Ok(None);
    }
    let sealer = context.house.store.sealer();
    let before = credentials::of(context.db, sealer, person).await?;
    let Some(before) = before.filter(|stated| stated.checked.is_some()) else { return Ok(None) };
    credentials::uncheck(context.db, (before.id, before.revision)).await?;
    audit::led_at_large(context, "credential:name", (Thing::Credential, before.id)).await?;
    let Some(stated) = credentials::of(context.db, sealer, person).await? else { return Ok(None) };
    let operators = &context.house.policy.operators;
    plan::profession_stated(context.db, operators, &stated, context.now).await?;
    if context.caller.place.answers_privately {
        return Ok(Some(context.voice.check_ends_with_name()));
    }
    plan::check_ends_with_name(context.db, &stated, context.now).await?;
    Ok(None)
}

/// Who leads a group, and with what right: whoever chose a name there or states something.
pub(super) async fn led_by(context: &mut Context<'_>, group: &Group) -> Result<Vec<Line>, Stop> {
    let reader = reader(context, &group.zone);
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
