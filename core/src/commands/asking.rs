//! "Ask for their licence", below a group's card: whoever leads it and states nothing hears that somebody
//! asks, and never who. Nothing of whoever asks is kept but a keyed hash, so that they ask once in a while.

use crate::domain::credential::ASKED_AGAIN_DAYS;
use crate::domain::group::Group;
use crate::domain::membership::Membership;
use crate::outbox::plan;
use crate::reply::refusal::{CredentialRefusal, Refusal};
use crate::reply::{Action, Button, Message, Press, Reply, Tone, Verb};
use crate::store::{credentials, licence_requests, memberships};

use super::context::{Context, Outcome, Stop};
use super::{licence, resolve};

/// The button, for who does not lead the group themselves, while there is somebody left to ask.
pub(super) async fn button(
    context: &mut Context<'_>,
    group: &Group,
) -> Result<Option<Button>, Stop> {
    let silent = silent(context, group).await?;
    if silent.is_empty() || resolve::known_by_id(context, group.id).await?.is_none() {
        return Ok(None);
    }
    if not_asked_yet(context, silent).await?.is_empty() {
        return Ok(None);
    }
    Ok(Some(Button {
        label: context.voice.button_ask_licence().plain(),
        action: Action::Press(Press::new(Verb::AskLicence, group.id)),
        tone: Tone::Plain,
    }))
}

/// Who leads the group and has not said with what right; nobody where the caller is one of those who lead.
async fn silent(context: &mut Context<'_>, group: &Group) -> Result<Vec<i64>, Stop> {
    let mut silent = Vec::new();
    if group.is_over() {
        return Ok(silent);
    }
    let mut leading = memberships::active_in(context.db, group.id).await?;
    leading.retain(Membership::leads);
    let own = context.person.as_ref().map(|person| person.id);
    if leading.iter().any(|member| Some(member.person) == own) {
        return Ok(silent);
    }
    for member in leading {
        let sealer = context.house.store.sealer();
        if credentials::of(context.db, sealer, member.person).await?.is_none() {
            silent.push(member.person);
        }
    }
    Ok(silent)
}

async fn not_asked_yet(context: &mut Context<'_>, mut people: Vec<i64>) -> Result<Vec<i64>, Stop> {
    let mut kept = Vec::new();
    for person in people.drain(..) {
        let token = context.house.store.sealer().asked_by(person, &context.caller.account);
        let asked = licence_requests::asked_by(context.db, (person, &token), context.now).await?;
        if asked.is_none() {
            kept.push(person);
        }
    }
    Ok(kept)
}

/// The press of it.
pub(super) async fn press(context: &mut Context<'_>, group: i64) -> Outcome {
    let group = resolve::known_by_id(context, group).await?.ok_or(Refusal::NoSuchGroup)?;
    resolve::not_over(&group)?;
    let silent = silent(context, &group).await?;
    if resolve::require(context, &group, resolve::Standing::Leading).await.is_ok() {
        return Err(Refusal::ButtonTooOld.into());
    }
    if silent.is_empty() {
        return Err(CredentialRefusal::NothingToAsk(group.label).into());
    }
    let asked = not_asked_yet(context, silent).await?;
    if asked.is_empty() {
        return Err(CredentialRefusal::AskedAlready(ASKED_AGAIN_DAYS).into());
    }
    for person in asked {
        let token = context.house.store.sealer().asked_by(person, &context.caller.account);
        if licence_requests::ask(context.db, (person, &token), context.now).await? {
            plan::licence_asked(context.db, person, context.now).await?;
        }
    }
    let message = Message::line(context.voice.licence_is_asked(&group.label));
    let mut message = message.paragraph(context.voice.licence_asked_few());
    for line in licence::led_by(context, &group).await? {
        message = message.list(vec![line]);
    }
    Ok(Reply::private(message))
}
