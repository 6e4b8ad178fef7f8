//! `/leave`: out of a group, at once, without a reason. Only who leads it is asked first: others rely on them.
//!
//! Not here: who is told (`outbox/plan/hosts.rs`).

use crate::domain::group::{EntryRule, Group, State};
use crate::domain::membership::Membership;
use crate::outbox::plan;
use crate::reply::refusal::{ConcernRefusal, Refusal};
use crate::reply::{Action, Button, Line, Message, Press, Reply, Span, Tone, Verb, place};
use crate::store::{access, drafts, duties, groups, holds, memberships, sessions};

use super::coming_in::standing;
use super::context::{Context, Outcome, Stop};
use super::draft::{self, Draft, confirm_or_not};
use super::leading::Leading;
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, seat};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "leave",
    arguments: &[Argument::optional("group", Kind::Group).taking_the_rest()],
    who: Who::Everyone,
    answer: Answer::Private,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let group = resolve::group(context, (ENTRY.name, input), Standing::Belonging).await?;
    let person = context.remembered().await?;
    if let Some(message) = standing::leaves(context, (group.id, person.id)).await? {
        return Ok(Reply::private(message));
    }
    if leads(context, (&group, person.id)).await? && !group.is_over() {
        return asks_first(context, (&group, person.id)).await;
    }
    gone(context, (&group, person.id)).await.map(Reply::private)
}

/// Whether they lead the group. Who leads it alone cannot leave it, until it is over.
async fn leads(context: &mut Context<'_>, (group, person): (&Group, i64)) -> Result<bool, Stop> {
    let own = memberships::find(context.db, group.id, person).await?;
    let leads = own.as_ref().is_some_and(Membership::leads);
    let (_, facilitators) = memberships::count(context.db, group.id).await?;
    if leads && facilitators == 1 && !group.is_over() {
        return Err(last_facilitator(context, group).await?.into());
    }
    Ok(leads)
}

/// Why who leads the group alone cannot leave it. While the operator holds it, nobody comes to lead it with them,
/// nor is it theirs to close.
async fn last_facilitator(context: &mut Context<'_>, group: &Group) -> Result<Refusal, Stop> {
    let label = group.label.clone();
    Ok(if holds::is_held(context.db, group.id).await? {
        Refusal::Concern(ConcernRefusal::HeldNotLeft(label))
    } else {
        Refusal::LastFacilitator(label)
    })
}

/// What follows if somebody who leads the group goes, before they do.
async fn asks_first(context: &mut Context<'_>, (group, person): (&Group, i64)) -> Outcome {
    let step = Leading::Leaves { group: group.id };
    let id = draft::keep(context, &Draft::Leading(step)).await?;
    let taken = duties::ahead_of(context.db, (group.id, person), context.now).await?;
    let zone = context.reading_zone(&group.zone);
    let mut given_back = Vec::new();
    for session in taken {
        if let Some(session) = sessions::by_id(context.db, session).await? {
            given_back.push(context.voice.moment(session.starts_at, &zone).into());
        }
    }
    let voice = &context.voice;
    let mut message =
        Message::line(voice.preview_leave(&group.label)).paragraph(voice.preview_leave_means());
    if !given_back.is_empty() {
        message = message.paragraph(voice.preview_leave_duties()).list(given_back);
    }
    Ok(Reply::private(message.row(confirm_or_not(context, id))))
}

/// The press of "Confirm" under that. Nobody who has come back as a member is put out by an old button.
pub(super) async fn confirm(context: &mut Context<'_>, id: i64, group: i64) -> Outcome {
    let group = groups::by_id(context.db, group).await?.ok_or(Refusal::ButtonTooOld)?;
    let person = context.remembered().await?.id;
    if !leads(context, (&group, person)).await? {
        return Err(Refusal::ButtonTooOld.into());
    }
    drafts::discard(context.db, id).await?;
    gone(context, (&group, person)).await.map(Reply::Replace)
}

/// They are out, and read what that means.
async fn gone(context: &mut Context<'_>, (group, person): (&Group, i64)) -> Result<Message, Stop> {
    let membership = memberships::find(context.db, group.id, person).await?;
    if let Some(own) = membership.as_ref().filter(|own| own.is_in_line()) {
        return seat::out_of_line(context, (group, own)).await;
    }
    let was_in = membership.is_some_and(|own| own.is_active());
    let taken = plan::access::what_leaving_takes(context.db, (group.id, person)).await?;
    let stays_in = plan::access::what_leaving_leaves(context.db, (group.id, person)).await?;
    plan::leaves(context.db, (group.id, person), context.now).await?;
    context.erased = true;
    if !was_in {
        return Ok(Message::line(context.voice.left_line(&group.label)));
    }
    let mut message = Message::line(context.voice.left(&group.label));
    let platform = context.caller.account.platform;
    // What was told to those who lead is not said to be done to whoever leaves.
    let hindered = access::is_hindered(context.db, group.id, platform).await?;
    if (taken.chat || taken.role) && hindered {
        message = message.paragraph(context.voice.left_not_yet(platform.as_str()));
    } else if taken.chat {
        message = message.paragraph(context.voice.left_chat_too());
    } else if taken.role {
        message = message.paragraph(context.voice.left_role_too());
    }
    for chat in &stays_in {
        let left = context.voice.left_still_there(chat.platform.as_str(), place(chat));
        message = message.paragraph(left);
    }
    let press = way_back(context, group).await?;
    if group.state != State::Listed && !context.house.policy.operators.is_empty() {
        message = message.paragraph(may_still_tell(context, group));
    }
    if !plan::takes_members(context.db, group).await? {
        return Ok(message);
    }
    // The button says what a press will do: nobody is promised that they come back in.
    let label = match group.entry {
        EntryRule::Direct => context.voice.button_join_again(),
        EntryRule::Request => context.voice.button_ask_to_join(),
        EntryRule::Invite => return Ok(message),
    };
    let back = Button { label: label.plain(), action: Action::Press(press), tone: Tone::Plain };
    Ok(message.row(vec![back]))
}

/// How who just left comes back. Of a group that cannot be found they know no more than a stranger from now
/// on: the way back is a button of theirs alone, for a day, and for as long they may tell the operator of it.
async fn way_back(context: &mut Context<'_>, group: &Group) -> Result<Press, Stop> {
    if group.state == State::Listed {
        return Ok(Press::new(Verb::Join, group.id));
    }
    let id = draft::keep(context, &Draft::Join { group: group.id }).await?;
    Ok(Press::new(Verb::Confirm, id))
}

/// Whoever was hurt in a group may want to be out of it before they say so.
fn may_still_tell(context: &Context<'_>, group: &Group) -> Line {
    let command = context.voice.command_name("concern");
    context.voice.left_may_tell(Span::Code(format!("/{command} group:#{}", group.id)))
}

/// Whether somebody holds a way into this group: they left it, or saw it in its chat, within the last day.
pub(super) async fn holds_way_back(context: &mut Context<'_>, group: i64) -> Result<bool, Stop> {
    let Some(person) = context.person.clone() else { return Ok(false) };
    let sealer = context.house.store.sealer();
    let whose = (person.id, draft::WAY_BACK);
    let kept = drafts::of_kind::<Draft>(context.db, sealer, whose, context.now).await?;
    Ok(kept.iter().any(|one| matches!(one.content, Draft::Join { group: left } if left == group)))
}
