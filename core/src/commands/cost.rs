//! What a group costs: taken from what was typed, stated, and what is said of that.
//!
//! Not here: how it is read (`domain/fee/`), from when it holds and who hears of it (`outbox/plan/fees.rs`).

use crate::domain::fee::{self, Absence, BadFee, Currency, Fee, Price};
use crate::domain::group::{Group, State};
use crate::outbox::plan::{self, FeeChange};
use crate::reply::Line;
use crate::reply::refusal::{FeeRefusal, Refusal};
use crate::store::fees;

use super::Input;
use super::context::{Context, Stop};

/// The fee that was typed, if one was. What an absence costs may be typed apart, and then belongs to the
/// `last` word about the fee.
pub(super) fn given(input: &Input, last: Option<&Fee>) -> Result<Option<Fee>, Refusal> {
    let bad = |bad| Refusal::Fee(FeeRefusal::Bad(bad));
    let absence = input.get("absence");
    let fee = match (input.get("fee"), last) {
        (Some(typed), _) => fee::parse(typed).map_err(bad)?,
        (None, _) if absence.is_none() => return Ok(None),
        (None, Some(last @ Fee::Price(_))) => last.clone(),
        (None, _) => return Err(Refusal::Fee(FeeRefusal::FeeFirst)),
    };
    let Some(absence) = absence else { return Ok(Some(fee)) };
    Ok(Some(match fee {
        Fee::Price(price) => {
            let absence = fee::parse_absence(absence, price.currency).map_err(bad)?;
            Fee::Price(Price { absence: Some(absence), ..price })
        }
        Fee::None => match fee::parse_absence(absence, Currency::EUR).map_err(bad)? {
            Absence::Free => Fee::None,
            _ => return Err(bad(BadFee::NoAmount)),
        },
    }))
}

/// States what was typed, and says what comes of it.
pub(super) async fn state(
    context: &mut Context<'_>,
    input: &Input,
    group: &Group,
) -> Result<Vec<Line>, Stop> {
    let costs = fees::of_group(context.db, group.id, context.now).await?;
    let Some(fee) = given(input, costs.last().map(|last| &last.fee))? else {
        return Ok(Vec::new());
    };
    if group.state == State::Listed && !fee.is_whole() {
        return Err(Refusal::Fee(FeeRefusal::AbsenceNeeded(group.label.clone())).into());
    }
    let by = context.remembered().await?.id;
    let change = plan::fee_stated(context.db, (group, by), &fee, context.now).await?;
    let voice = &context.voice;
    let count = |people: usize| i64::try_from(people).unwrap_or(i64::MAX);
    Ok(match change {
        FeeChange::None | FeeChange::AtOnce(0) | FeeChange::From(_, 0) => Vec::new(),
        FeeChange::AtOnce(people) => vec![voice.fee_holds_at_once(count(people))],
        FeeChange::From(from, people) => {
            let date = voice.date(group.zone.local(from));
            vec![voice.fee_holds_from(date, count(people))]
        }
        FeeChange::Stays(people) => vec![voice.fee_stays(count(people))],
    })
}

/// What a group costs, as facts of it: now, and from when on otherwise.
pub(super) async fn facts(context: &mut Context<'_>, group: &Group) -> Result<Vec<Line>, Stop> {
    let costs = fees::of_group(context.db, group.id, context.now).await?;
    Ok(context.voice.facts_of_fee(&costs, &group.zone))
}
