//! Requests to be let in, before those who lead the group: shown, approved, declined with a kind word.

use crate::domain::entry::RequestState;
use crate::domain::group::Group;
use crate::domain::membership::Standing as State;
use crate::outbox::plan;
use crate::reply::entry_request::{Asking, called};
use crate::reply::refusal::{EntryRefusal, Refusal};
use crate::reply::{Message, Press, Reply, Span, Tone, Verb};
use crate::store::entry_requests::{self, Request};
use crate::store::{groups, memberships};

use super::super::audit::{self, Thing};
use super::super::context::{Context, Outcome, Stop};
use super::super::resolve::{self, Standing};
use super::super::seat::{self, Seated};
use super::shown::button;
use super::talk::{self, Saying};

/// Each request has a button: so many in a row, and in so many rows at most.
const IN_A_ROW: usize = 5;
const SHOWN: usize = 5 * IN_A_ROW;

/// What somebody who is not let in may be told without further words.
const PREPARED: [&str; 3] = ["room", "fit", "none"];

/// The request, if it is open and the caller leads its group.
pub(super) async fn open(context: &mut Context<'_>, id: i64) -> Result<(Request, Group), Stop> {
    let request = entry_requests::by_id(context.db, id).await?.ok_or(EntryRefusal::RequestGone)?;
    let group = groups::by_id(context.db, request.group).await?.ok_or(EntryRefusal::RequestGone)?;
    if resolve::require(context, &group, Standing::Leading).await.is_err() {
        return Err(Refusal::ButtonOfAnother.into());
    }
    match request.state {
        RequestState::Open => Ok((request, group)),
        decided => Err(EntryRefusal::Decided(decided).into()),
    }
}

/// Who asks to come into a group, with a button each.
pub(in crate::commands) async fn list(
    context: &mut Context<'_>,
    group: &Group,
) -> Result<Message, Stop> {
    let open = entry_requests::open_in(context.db, group.id).await?;
    if open.is_empty() {
        return Ok(Message::line(context.voice.nobody_asks(&group.label)));
    }
    let mut lines = Vec::new();
    for request in open.iter().take(SHOWN) {
        let membership = memberships::find(context.db, group.id, request.person).await?;
        let alias = membership.and_then(|membership| membership.alias);
        let since = context.voice.date(group.zone.local(request.asked_at));
        let number = Span::Code(format!("#{}", request.id));
        let name = called(&context.voice, alias.as_ref());
        lines.push(context.voice.one_who_asks(number, name, since));
    }
    let mut message = Message::line(context.voice.who_asks(&group.label)).list(lines);
    let see = |request: &Request| {
        let label = context.voice.button_see_request(Span::Plain(request.id.to_string()));
        button(&label, Press::new(Verb::Request, request.id), Tone::Plain)
    };
    for row in open[..open.len().min(SHOWN)].chunks(IN_A_ROW) {
        message = message.row(row.iter().map(see).collect());
    }
    Ok(resolve::and_more(context, message, (open.len(), SHOWN)))
}

/// The press of a request's button: all that was said about it.
pub(super) async fn show(context: &mut Context<'_>, id: i64) -> Outcome {
    let (request, group) = open(context, id).await?;
    let sealer = context.house.store.sealer();
    let answers = entry_requests::answers(context.db, sealer, id).await?.unwrap_or_default();
    let said = entry_requests::said(context.db, sealer, id).await?.into_iter();
    let said: Vec<_> = said.map(|word| (word.part, word.text)).collect();
    let membership = memberships::find(context.db, group.id, request.person).await?;
    let alias = membership.and_then(|membership| membership.alias);
    let asking =
        Asking { id, label: &group.label, alias: alias.as_ref(), answers: &answers, said: &said };
    Ok(Reply::private(asking.message(&context.voice)))
}

/// The press of "Approve".
pub(super) async fn approve(context: &mut Context<'_>, id: i64) -> Outcome {
    let (request, group) = open(context, id).await?;
    if !plan::takes_members(context.db, &group).await? {
        return Err(Refusal::TakesNobody(group.label).into());
    }
    let membership = memberships::find(context.db, group.id, request.person).await?;
    let asking = membership.filter(|membership| membership.state == State::Requested);
    let alias = asking.ok_or(EntryRefusal::RequestGone)?.alias;
    if !plan::approve_entry(context.db, &request, context.now).await? {
        return Err(EntryRefusal::RequestGone.into());
    }
    noted(context, "requests:approve", &request).await?;
    let seated = seat::take(context, &group, request.person, alias.as_ref()).await?;
    context.erased = true;
    let name = called(&context.voice, alias.as_ref());
    let label = &group.label;
    let line = match seated {
        Seated::In => {
            let pair = (group.id, request.person);
            plan::access::may_be_outside(context.db, pair, context.now).await?;
            context.voice.let_in(name, label)
        }
        Seated::Waiting { .. } => context.voice.let_in_when_free(name, label),
    };
    Ok(Reply::Replace(Message::line(line)))
}

/// Leaves a trace of a decision: by the membership asked for, if there still is one, else by the group.
pub(super) async fn noted(
    context: &mut Context<'_>,
    action: &str,
    request: &Request,
) -> Result<(), Stop> {
    let membership = memberships::find(context.db, request.group, request.person).await?;
    let on = membership.map_or((request.group, Thing::Group, request.group), |membership| {
        (request.group, Thing::Membership, membership.id)
    });
    Ok(audit::led(context, action, on).await?)
}

/// The press of "Decline": what they are to be told is chosen, and told.
pub(super) async fn decline(
    context: &mut Context<'_>,
    (id, choice): (i64, Option<u16>),
) -> Outcome {
    let (request, group) = open(context, id).await?;
    let Some(choice) = choice.map(usize::from) else {
        return Ok(Reply::private(choices(context, (&request, &group)).await?));
    };
    let Some(why) = PREPARED.get(choice) else {
        return talk::write(context, None, (id, Saying::Decline), None).await;
    };
    let sealer = context.house.store.sealer();
    let said = (*why, None);
    if !plan::decline_entry(context.db, sealer, &request, said, context.now).await? {
        return Err(EntryRefusal::RequestGone.into());
    }
    noted(context, "requests:decline", &request).await?;
    context.erased = true;
    Ok(Reply::Replace(Message::line(context.voice.declined(&group.label))))
}

async fn choices(
    context: &mut Context<'_>,
    (request, group): (&Request, &Group),
) -> Result<Message, Stop> {
    let membership = memberships::find(context.db, group.id, request.person).await?;
    let alias = membership.and_then(|membership| membership.alias);
    let voice = &context.voice;
    let name = called(voice, alias.as_ref());
    let prepared = PREPARED.map(|why| voice.declined_why(why)).to_vec();
    let mut message = Message::line(voice.what_are_they_told(name)).list(prepared);
    let labels = [
        voice.button_no_room(),
        voice.button_no_fit(),
        voice.button_no_reason(),
        voice.button_own_words(),
    ];
    for (choice, label) in (0_u16..).zip(&labels) {
        let press = Press::new(Verb::Decline, request.id).with_choice(choice);
        message = message.row(vec![button(label, press, Tone::Plain)]);
    }
    Ok(message)
}
