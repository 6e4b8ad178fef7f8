//! What stands against coming in, and where somebody stands who has asked.

use chrono::Duration;

use crate::domain::address::Platform;
use crate::domain::entry::{REQUEST_DAYS, RequestState};
use crate::domain::group::{EntryRule, Group};
use crate::domain::membership::{Membership, Standing as State};
use crate::domain::private::Private;
use crate::outbox::plan;
use crate::reply::refusal::{EntryRefusal, Refusal};
use crate::reply::{Action, Button, Line, Message, Press, Reply, Span, Tone, Verb, seat_button};
use crate::store::entry_requests::{self, Request};
use crate::store::persons::Person;
use crate::store::{groups, memberships, seat_offers, waitlist};

use super::super::context::{Context, Outcome, Stop};

/// Refuses whoever is in already, was taken out, or comes to a group that takes nobody. Says where
/// somebody stands who has asked already, unless they were invited since.
pub(in crate::commands) async fn in_the_way(
    context: &mut Context<'_>,
    (group, person): (&Group, &Person),
    invited: bool,
) -> Result<Option<Message>, Stop> {
    let membership = memberships::find(context.db, group.id, person.id).await?;
    let state = membership.as_ref().map(|membership| membership.state);
    if state == Some(State::Active) {
        return in_already(context, (group, person)).await.map(Some);
    }
    // Where people come in at once nobody waits for an answer.
    if state == Some(State::Requested)
        && !invited
        && group.entry != EntryRule::Direct
        && let Some((told, button)) = asked(context, (group.id, person.id)).await?
    {
        return Ok(Some(Message::line(told).row(vec![button])));
    }
    // Who was forgotten since then is refused as kindly.
    let token = context.house.store.sealer().tombstone_in(group.id, &person.account);
    let kept_out = memberships::is_kept_out(context.db, group.id, &token).await?;
    let takes = plan::takes_members(context.db, group).await?;
    if let Some(out) = membership.as_ref().filter(|own| own.state == State::Removed) {
        return Err(taken_out(context, (group, out)).await?.into());
    }
    if kept_out {
        return Err(EntryRefusal::TakenOut(group.label.clone()).into());
    }
    if !takes {
        return Err(Refusal::TakesNobody(group.label.clone()).into());
    }
    if state == Some(State::Declined) && !invited {
        let request = entry_requests::of_person(context.db, (group.id, person.id)).await?;
        let since = request.and_then(|request| request.decided_at).unwrap_or(context.now);
        let again = since + Duration::days(REQUEST_DAYS);
        if again > context.now {
            let date = context.voice.date(group.zone.local(again));
            return Err(EntryRefusal::AskAgainFrom(group.label.clone(), date).into());
        }
    }
    Ok(None)
}

/// Who is in already may have lost the way into the chat: they left it, or its server, by themselves.
async fn in_already(
    context: &mut Context<'_>,
    (group, person): (&Group, &Person),
) -> Result<Message, Stop> {
    if !plan::access::has_doors(context.db, (group.id, person)).await? {
        return Err(Refusal::AlreadyIn(group.label.clone()).into());
    }
    let said = context.voice.in_already_with_door(&group.label);
    let label = match person.account.platform {
        Platform::Discord => context.voice.button_open_channel(),
        Platform::Telegram => context.voice.button_new_way_in(),
    };
    let button = seat_button(&label, Press::new(Verb::WayIn, group.id), Tone::Primary);
    Ok(Message::line(said).row(vec![button]))
}

/// Who may let somebody ask again who was taken out; and by which number, since no name of theirs is kept.
async fn taken_out(
    context: &mut Context<'_>,
    (group, out): (&Group, &Membership),
) -> Result<EntryRefusal, Stop> {
    let label = group.label.clone();
    Ok(if memberships::is_expelled(context.db, out.id).await? {
        EntryRefusal::TakenOutForGood(label)
    } else {
        EntryRefusal::TakenOutAs(label, Span::Code(format!("#{}", out.id)))
    })
}

/// Whether somebody waits for a seat, or holds the offer of one.
pub(in crate::commands) async fn in_line(
    context: &mut Context<'_>,
    (group, person): (i64, i64),
) -> Result<bool, Stop> {
    let membership = memberships::find(context.db, group, person).await?;
    Ok(membership.is_some_and(|membership| membership.is_in_line()))
}

/// "Take it back".
pub(super) fn take_back_button(context: &Context<'_>, request: &Request) -> Button {
    Button {
        label: context.voice.button_withdraw().plain(),
        action: Action::Press(Press::new(Verb::Withdraw, request.id)),
        tone: Tone::Plain,
    }
}

/// The press of "Take it back".
pub(super) async fn take_back(context: &mut Context<'_>, id: i64) -> Outcome {
    let request = entry_requests::by_id(context.db, id).await?.ok_or(Refusal::ButtonTooOld)?;
    if context.person.as_ref().is_none_or(|person| person.id != request.person) {
        return Err(Refusal::ButtonOfAnother.into());
    }
    if request.state != RequestState::Open {
        return Err(EntryRefusal::DecidedMeanwhile.into());
    }
    let message = taken_back(context, &request).await?;
    Ok(Reply::Replace(message))
}

async fn taken_back(context: &mut Context<'_>, request: &Request) -> Result<Message, Stop> {
    let group = groups::by_id(context.db, request.group).await?.ok_or(Refusal::ButtonTooOld)?;
    plan::take_back_request(context.db, request).await?;
    context.erased = true;
    Ok(Message::line(context.voice.request_taken_back(&group.label)))
}

fn join_button(label: &Line, group: i64) -> Button {
    let action = Action::Press(Press::new(Verb::Join, group));
    Button { label: label.plain(), action, tone: Tone::Primary }
}

/// By which name somebody asked to come in, while that stands.
pub(super) async fn asked_as(
    context: &mut Context<'_>,
    (group, person): (i64, i64),
) -> Result<Option<Private<String>>, Stop> {
    let own = memberships::find(context.db, group, person).await?;
    Ok(own.filter(|own| own.state == State::Requested).and_then(|own| own.alias))
}

/// Where somebody stands who has asked to come into a group, with the button that takes it back; or that joins
/// it, where nobody has to be asked any more.
pub(in crate::commands) async fn asked(
    context: &mut Context<'_>,
    pair: (i64, i64),
) -> Result<Option<(Line, Button)>, Stop> {
    let own = memberships::find(context.db, pair.0, pair.1).await?;
    if own.is_none_or(|own| own.state != State::Requested) {
        return Ok(None);
    }
    let Some(request) = entry_requests::of_person(context.db, pair).await? else { return Ok(None) };
    let group = groups::by_id(context.db, request.group).await?.ok_or(Refusal::NoSuchGroup)?;
    if group.entry == EntryRule::Direct {
        let join = join_button(&context.voice.button_join(), group.id);
        return Ok(Some((context.voice.may_come_freely(&group.label), join)));
    }
    if request.state != RequestState::Open {
        return Ok(None);
    }
    let since = context.voice.date(group.zone.local(request.asked_at));
    let told = context.voice.you_have_asked(&group.label, since, REQUEST_DAYS);
    Ok(Some((told, take_back_button(context, &request))))
}

/// `/leave` of somebody who has only asked to come: their request is taken back.
pub(in crate::commands) async fn leaves(
    context: &mut Context<'_>,
    pair: (i64, i64),
) -> Result<Option<Message>, Stop> {
    let own = memberships::find(context.db, pair.0, pair.1).await?;
    let asks = own.is_some_and(|own| own.state == State::Requested);
    let request = entry_requests::of_person(context.db, pair).await?;
    match request.filter(|_| asks) {
        Some(request) => Ok(Some(taken_back(context, &request).await?)),
        None => Ok(None),
    }
}

/// Who is told that they are in no group, or not in this one, and is on the way in, is told where they stand
/// instead: what they asked for or wait for is not lost. Where others read it, nothing is said of it.
pub(crate) async fn explained(context: &mut Context<'_>, outcome: Outcome) -> Outcome {
    let meant = match &outcome {
        Err(Stop::Refusal(refusal)) => match refusal.as_ref() {
            Refusal::InNoGroup => None,
            Refusal::NotInGroup(group, _) => Some(*group),
            _ => return outcome,
        },
        _ => return outcome,
    };
    let Some(person) = context.person.clone().filter(|_| context.caller.place.answers_privately)
    else {
        return outcome;
    };
    for own in memberships::all_of(context.db, person.id).await? {
        if meant.is_some_and(|meant| meant != own.group) {
            continue;
        }
        let Some(group) = groups::by_id(context.db, own.group).await? else { continue };
        if let Some(stands) = stands(context, (&group, &own)).await? {
            return Err(EntryRefusal::OnTheWay(stands).into());
        }
    }
    outcome
}

/// Where somebody stands on the way into a group, and the way out.
async fn stands(
    context: &mut Context<'_>,
    (group, own): (&Group, &Membership),
) -> Result<Option<Line>, Stop> {
    let written = |command| {
        let name = context.voice.command_name(command);
        Span::Code(format!("/{name} #{}", group.id))
    };
    let (label, join, leave) = (&group.label, written("join"), written("leave"));
    Ok(match own.state {
        State::Requested => {
            let request = entry_requests::of_person(context.db, (group.id, own.person)).await?;
            let open = request.filter(|request| request.state == RequestState::Open);
            let since = open.map(|open| context.voice.date(group.zone.local(open.asked_at)));
            since.map(|since| context.voice.refuse_still_asking(label, since, leave))
        }
        State::Waiting => {
            let position = waitlist::position(context.db, own.id).await?;
            Some(context.voice.refuse_still_in_line(label, position, leave))
        }
        State::Offered => {
            let held = seat_offers::open_to(context.db, (group.id, own.person)).await?;
            let held = held.into_iter().find(|offer| offer.session.is_none());
            let zone = context.reading_zone(&group.zone);
            let until = held.map(|held| context.voice.moment(held.answer_by, &zone));
            until.map(|until| context.voice.refuse_still_offered(label, until, join, leave))
        }
        _ => None,
    })
}
