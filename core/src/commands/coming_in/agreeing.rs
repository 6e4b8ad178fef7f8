//! What a group agrees on: read by whoever may know of the group, agreed to by its members.
//!
//! Not here: who sets it (`agreement.rs`).

use crate::domain::group::Group;
use crate::domain::membership::Membership;
use crate::reply::refusal::{EntryRefusal, Refusal};
use crate::reply::{Button, Message, Press, Reply, Span, Tone, Verb};
use crate::store::agreements::{self, Agreement};
use crate::store::memberships;

use super::super::context::{Context, Outcome, Stop};
use super::super::resolve::{self, Standing};
use super::shown::button;

/// What somebody still has to agree to: nothing if they did, or if the group does without.
pub(super) async fn owed(
    context: &mut Context<'_>,
    (group, person): (i64, i64),
) -> Result<Option<Agreement>, Stop> {
    let agreement = agreements::of_group(context.db, group).await?;
    let agreed = agreements::agreed(context.db, (group, person)).await?;
    let version = agreed.map_or(0, |(version, _)| version);
    Ok(agreement.filter(|agreement| agreement.version > version))
}

/// The agreement in words, below what was said before.
pub(in crate::commands) fn words(
    context: &Context<'_>,
    message: Message,
    (group, agreement): (&Group, &Agreement),
) -> Message {
    let since = context.voice.date(group.zone.local(agreement.since));
    let heading = context.voice.agreement_of(&group.label, agreement.version, since);
    let lines = agreement.words.reveal().lines();
    lines.fold(message.heading(heading), |message, line| {
        message.paragraph(Span::Plain(line.to_owned()))
    })
}

/// The button that shows it, where there is one.
pub(in crate::commands) async fn read_button(
    context: &mut Context<'_>,
    group: &Group,
) -> Result<Option<Button>, Stop> {
    let agreement = agreements::of_group(context.db, group.id).await?;
    let press = Press::new(Verb::Agreement, group.id);
    let label = context.voice.button_read_agreement();
    Ok(agreement.map(|_| button(&label, press, Tone::Plain)))
}

/// The press of "Read the agreement".
pub(super) async fn show(context: &mut Context<'_>, group: i64) -> Outcome {
    let group = resolve::known_by_id(context, group).await?.ok_or(Refusal::NoSuchGroup)?;
    let agreement = agreements::of_group(context.db, group.id).await?;
    let agreement = agreement.ok_or(EntryRefusal::NoAgreement(group.label.clone()))?;
    let message = words(context, Message::default(), (&group, &agreement));
    let message = with_own_standing(context, message, (&group, &agreement)).await?;
    Ok(Reply::private(message))
}

/// Whether the asker agreed, or a button to; nothing for who leads the group or is not in it.
async fn with_own_standing(
    context: &mut Context<'_>,
    message: Message,
    (group, agreement): (&Group, &Agreement),
) -> Result<Message, Stop> {
    let Some(person) = context.person.clone() else { return Ok(message) };
    let membership = memberships::find(context.db, group.id, person.id).await?;
    if !membership.is_some_and(|membership| membership.is_active() && !membership.leads()) {
        return Ok(message);
    }
    let agreed = agreements::agreed(context.db, (group.id, person.id)).await?;
    match agreed.filter(|(version, _)| *version >= agreement.version) {
        Some((_, at)) => {
            let at = context.voice.date(group.zone.local(at));
            Ok(message.paragraph(context.voice.you_agreed(at)))
        }
        None => {
            let choice = u16::try_from(agreement.version).unwrap_or(u16::MAX);
            let press = Press::new(Verb::Agree, group.id).with_choice(choice);
            let agree = button(&context.voice.button_agree(), press, Tone::Primary);
            Ok(message.paragraph(context.voice.may_stay_without_agreeing()).row(vec![agree]))
        }
    }
}

/// The press of "I agree" by somebody in the group. What has changed since is shown instead.
pub(super) async fn agree(
    context: &mut Context<'_>,
    (group, version): (i64, Option<u16>),
) -> Outcome {
    let group = resolve::known_by_id(context, group).await?.ok_or(Refusal::NoSuchGroup)?;
    resolve::require(context, &group, Standing::Inside).await?;
    let agreement = agreements::of_group(context.db, group.id).await?;
    let agreement = agreement.ok_or(EntryRefusal::NoAgreement(group.label.clone()))?;
    if version.map(i64::from) != Some(agreement.version) {
        return show(context, group.id).await;
    }
    let person = context.remembered().await?;
    let what = (group.id, agreement.version);
    agreements::agree(context.db, what, person.id, context.now).await?;
    Ok(Reply::Replace(Message::line(context.voice.agreed(&group.label, agreement.version))))
}

/// How many of a group's members have not agreed to what holds now, and how many there are.
pub(in crate::commands) async fn missing(
    context: &mut Context<'_>,
    (group, version): (i64, i64),
) -> Result<(i64, i64), Stop> {
    let unagreed = agreements::unagreed(context.db, (group, version)).await?.len();
    let members = memberships::active_in(context.db, group).await?;
    let members = members.iter().filter(|member| !Membership::leads(member)).count();
    let number = |count| i64::try_from(count).unwrap_or(i64::MAX);
    Ok((number(unagreed), number(members)))
}
