//! `/proof`: a text for the person who asks, that says which sessions they were noted to have come to.
//!
//! It names the group by its neutral label, and says who noted it. Whether it is shown to anybody is theirs.

use crate::clock::from_unix;
use crate::domain::group::Group;
use crate::domain::policy::KEPT_DAYS;
use crate::domain::private::Private;
use crate::reply::refusal::{Refusal, Running};
use crate::reply::{Line, Message, Reply, Span};
use crate::store::{attendance, guests, memberships};

use super::context::{Context, Outcome, Stop};
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "proof",
    arguments: &[Argument::optional("group", Kind::Group).taking_the_rest()],
    who: Who::Everyone,
    answer: Answer::Private,
    effect: Effect::Changes,
};

/// The group that is meant: one they are in, or one they wait for and came to as a guest.
async fn meant(context: &mut Context<'_>, input: &Input) -> Result<Group, Stop> {
    let inside = resolve::group(context, (ENTRY.name, input), Standing::Inside).await;
    let refusal = match inside {
        Err(Stop::Refusal(refusal))
            if matches!(*refusal, Refusal::NotInGroup(..) | Refusal::InNoGroup) =>
        {
            refusal
        }
        other => return other,
    };
    let wanted = resolve::group(context, (ENTRY.name, input), Standing::Belonging).await;
    let waits_for = match wanted {
        Err(Stop::Refusal(_)) => return Err(Stop::Refusal(refusal)),
        other => other?,
    };
    let person = context.remembered().await?;
    let ever = from_unix(0);
    if guests::comes_to(context.db, (waits_for.id, person.id), ever).await? {
        return Ok(waits_for);
    }
    Err(Stop::Refusal(refusal))
}

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let group = meant(context, input).await?;
    let person = context.remembered().await?;
    let pair = (group.id, person.id);
    let attended = attendance::attended(context.db, pair).await?;
    if attended.is_empty() {
        let kept = attendance::kept_since(context.db, group.id).await?.is_some();
        return Err(Refusal::Running(if kept {
            Running::NothingNoted(group.label)
        } else {
            Running::NoProofHere(group.label)
        })
        .into());
    }
    let own = memberships::find(context.db, group.id, person.id).await?;
    let leads = memberships::facilitator_aliases(context.db, group.id).await?;
    let leads: Vec<&str> = leads.iter().map(|name| name.reveal().as_str()).collect();
    let voice = &context.voice;
    let name = match own.as_ref().and_then(|own| own.alias.as_ref()) {
        Some(alias) => Line::from(Span::Plain(Private::reveal(alias).clone())),
        None => voice.proof_without_a_name(),
    };
    // Plain dates: what is copied elsewhere keeps them.
    let dates = attended.iter().map(|at| voice.date(group.zone.local(*at))).collect();
    let noted = if leads.is_empty() {
        voice.proof_noted(KEPT_DAYS)
    } else {
        voice.proof_noted_by(Span::Plain(leads.join(", ")), KEPT_DAYS)
    };
    let today = voice.date(group.zone.local(context.now));
    let came = i64::try_from(attended.len()).unwrap_or(i64::MAX);
    Ok(Reply::private(
        Message::default()
            .heading(voice.proof_heading(&group.label))
            .paragraph(voice.proof_says(name, came, &group.label))
            .list(dates)
            .paragraph(noted)
            .paragraph(voice.proof_made(today)),
    ))
}
