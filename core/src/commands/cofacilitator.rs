//! `/cofacilitator`: a group is led together. Who leads it makes a code, gives it to somebody privately,
//! and that person, on either platform, leads it too once they have read what it means and confirmed.
//!
//! Nobody is made a facilitator without their own word: what is asked of them is not little.

use crate::domain::group::Group;
use crate::domain::membership::{Membership, Role, Standing as Far};
use crate::outbox::plan;
use crate::reply::refusal::{Refusal, Running};
use crate::reply::{Action, Button, Message, Press, Reply, Span, Tone, Verb};
use crate::store::cofacilitators::{self, Code, LIFETIME_S};
use crate::store::seal::{CodeFor, new_code};
use crate::store::{StoreError, drafts, groups, holds, memberships, statements};

use super::audit::{self, Thing};
use super::context::{Context, Outcome, Stop};
use super::draft::{self, Draft, confirm_or_not};
use super::leading::Leading;
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, legitimacy, licence, naming};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "cofacilitator",
    arguments: &[
        Argument::optional("code", Kind::Text(80)).taking_the_rest(),
        Argument::optional("group", Kind::Group),
    ],
    who: Who::Everyone,
    answer: Answer::Private,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    match input.get("code") {
        Some(typed) => by_code(context, typed).await,
        None => make(context, input).await,
    }
}

/// A new code, for who leads the group.
async fn make(context: &mut Context<'_>, input: &Input) -> Outcome {
    let meant = resolve::group(context, (ENTRY.name, input), Standing::Leading).await;
    let group = meant.map_err(|stop| match stop {
        Stop::Refusal(why) if matches!(*why, Refusal::LeadsNoGroup) => {
            Refusal::Running(Running::NoCodeAndNoGroup).into()
        }
        other => other,
    })?;
    resolve::not_over(&group)?;
    let maker = context.remembered().await?.id;
    let code = new_code().map_err(|_| StoreError::Sealed)?;
    let hash = context.house.store.sealer().code_hash(CodeFor::Cofacilitator, &code);
    let row = cofacilitators::create(context.db, (group.id, maker), &hash, context.now).await?;
    audit::led(context, "cofacilitator:code", (group.id, Thing::Group, group.id)).await?;
    let step = Leading::TakeBack { code: row };
    let draft = draft::keep(context, &Draft::Leading(step)).await?;
    let voice = &context.voice;
    let command = Span::Code(format!("/{}", voice.command_name(ENTRY.name)));
    let message = Message::line(voice.code_for_a_cofacilitator(&group.label))
        .paragraph(Span::Code(code.clone()))
        .paragraph(voice.code_how_to_use(command, LIFETIME_S / 3_600))
        .paragraph(voice.code_kept_as_hash());
    let button = |label: crate::reply::Line, action| Button {
        label: label.plain(),
        action,
        tone: Tone::Plain,
    };
    let back = Action::Press(Press::new(Verb::Confirm, draft));
    Ok(Reply::private(message.row(vec![
        button(voice.button_copy_code(), Action::Copy(code)),
        button(voice.button_take_code_back(), back),
    ])))
}

/// The press of "Take the code back".
pub(super) async fn take_back(context: &mut Context<'_>, id: i64, code: i64) -> Outcome {
    let known = cofacilitators::by_id(context.db, code, context.now).await?;
    let known = known.ok_or(Refusal::ButtonTooOld)?;
    let group = groups::by_id(context.db, known.group).await?.ok_or(Refusal::ButtonTooOld)?;
    cofacilitators::use_up(context.db, code).await?;
    audit::led(context, "cofacilitator:revoke", (group.id, Thing::Group, group.id)).await?;
    drafts::discard(context.db, id).await?;
    Ok(Reply::Replace(Message::line(context.voice.code_taken_back(&group.label))))
}

/// A code that was typed: what it means, to be confirmed.
async fn by_code(context: &mut Context<'_>, typed: &str) -> Outcome {
    let hash = context.house.store.sealer().code_hash(CodeFor::Cofacilitator, typed);
    let code = cofacilitators::find(context.db, &hash, context.now).await?;
    let (code, group, own) = usable(context, code).await?;
    let step = Leading::ByCode { code: code.id };
    let id = draft::keep(context, &Draft::Leading(step)).await?;
    let taken = goes_by_anothers(context, own.as_ref()).await?;
    let names = memberships::facilitator_aliases(context.db, group.id).await?;
    let names: Vec<&str> = names.iter().map(|name| name.reveal().as_str()).collect();
    let voice = &context.voice;
    let mut message = Message::line(if names.is_empty() {
        voice.preview_lead_unnamed(&group.label)
    } else {
        voice.preview_lead(&group.label, Span::Plain(names.join(", ")))
    });
    message = message.paragraph(voice.preview_lead_means());
    let inside = own.as_ref().is_some_and(Membership::is_active);
    match own.and_then(|own| own.alias) {
        Some(name) if taken => message = message.paragraph(voice.preview_lead_drops_name(&name)),
        Some(name) if inside => message = message.paragraph(voice.preview_lead_keeps_name(&name)),
        _ => {}
    }
    Ok(Reply::private(message.row(confirm_or_not(context, id))))
}

/// Whether somebody else in the group goes by the same name: two members may, and nobody as one who leads it.
async fn goes_by_anothers(
    context: &mut Context<'_>,
    own: Option<&Membership>,
) -> Result<bool, Stop> {
    let Some((own, alias)) = own.and_then(|own| Some((own, own.alias.as_ref()?))) else {
        return Ok(false);
    };
    naming::is_taken(context, (own.group, own.person), (true, alias)).await
}

/// The press of "Confirm" under that.
pub(super) async fn confirm(context: &mut Context<'_>, id: i64, code: i64) -> Outcome {
    let code = cofacilitators::by_id(context.db, code, context.now).await?;
    let (code, mut group, mut own) = usable(context, code).await?;
    if !cofacilitators::use_up(context.db, code.id).await? {
        return Err(Refusal::Running(Running::CodeUnknown).into());
    }
    let person = context.remembered().await?.id;
    let pair = (group.id, person);
    let before = statements::missing(context.db, group.id).await?;
    if goes_by_anothers(context, own.as_ref()).await?
        && let Some(own) = own.take()
    {
        memberships::drop_alias(context.db, own.id).await?;
    }
    plan::let_in(context.db, pair, (Role::Facilitator, None), context.now).await?;
    plan::tell_cofacilitator(context.db, pair, context.now).await?;
    let mut ends = None;
    if let Some(new) = memberships::find(context.db, group.id, person).await? {
        audit::led(context, ENTRY.name, (group.id, Thing::Membership, new.id)).await?;
        ends = licence::leads_as(context, (person, new.id)).await?;
    }
    drafts::discard(context.db, id).await?;
    let mut message = Message::line(context.voice.leads_now(&group.label));
    if own.and_then(|own| own.alias).is_none() {
        message = message.paragraph(context.voice.leads_now_name());
    }
    message = ends.into_iter().fold(message, Message::paragraph);
    // Whoever comes with a name says who leads.
    let news = legitimacy::now_complete(context, &mut group, &before).await?;
    Ok(Reply::Replace(news.into_iter().fold(message, Message::paragraph)))
}

/// The code's group, and what the caller is to it so far, unless they cannot use it. Who was taken out
/// of the group does not come back by a code: whoever gave it may not know.
async fn usable(
    context: &mut Context<'_>,
    code: Option<Code>,
) -> Result<(Code, Group, Option<Membership>), Stop> {
    let unknown = || Refusal::Running(Running::CodeUnknown);
    let code = code.ok_or_else(unknown)?;
    let group = groups::by_id(context.db, code.group).await?.ok_or_else(unknown)?;
    resolve::not_over(&group)?;
    let person = context.remembered().await?;
    let own = memberships::find(context.db, group.id, person.id).await?;
    if own.as_ref().is_some_and(Membership::leads) {
        return Err(Refusal::Running(Running::LeadsAlready(group.label)).into());
    }
    // While the operator holds the group, nobody gets in.
    let held = holds::is_held(context.db, group.id).await?;
    let removed = held || own.as_ref().is_some_and(|own| own.state == Far::Removed);
    let token = context.house.store.sealer().tombstone_in(group.id, &person.account);
    if removed || memberships::is_kept_out(context.db, group.id, &token).await? {
        return Err(Refusal::TakesNobody(group.label).into());
    }
    Ok((code, group, own))
}
