//! `/pausegroup`: a group takes a break, until another day than was said, or goes on after one. Previewed, then
//! confirmed.

use chrono::NaiveDate;

use crate::domain::group::{Group, State};
use crate::domain::policy::Listing;
use crate::domain::statement::Missing;
use crate::outbox::plan;
use crate::reply::refusal::{ConcernRefusal, Refusal, Running};
use crate::reply::{Message, Reply, Span};
use crate::store::{drafts, groups, holds, statements};
use crate::time::phrase;

use super::audit::{self, Thing};
use super::context::{Context, Outcome, Stop};
use super::draft::{self, Draft, confirm_or_not};
use super::hearing::heard;
use super::legitimacy::how_to_say;
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, resting};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "pausegroup",
    arguments: &[
        Argument::optional("group", Kind::Group).taking_the_rest(),
        Argument::optional("until", Kind::Text(40)),
    ],
    who: Who::Facilitator,
    answer: Answer::Private,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let group = resolve::group(context, (ENTRY.name, input), Standing::Leading).await?;
    resolve::not_over(&group)?;
    is_theirs_to_end(context, &group).await?;
    let until = until(context, input, &group)?;
    let begins = group.state != State::Paused;
    if let (false, Some(until)) = (begins, until) {
        let said = resting::until(context, &group).await?;
        if said == Some(until) {
            let said = context.voice.break_is_said_until(context.voice.day(until));
            return Ok(Reply::private(Message::line(said)));
        }
    }
    let id = draft::keep(context, &Draft::Pause { group: group.id, begins, until }).await?;
    let voice = &context.voice;
    let mut message = Message::line(match (begins, until) {
        (true, _) => voice.preview_pause(&group.label),
        (false, Some(until)) => voice.preview_break_lasts(&group.label, voice.day(until)),
        (false, None) => voice.preview_end_break(&group.label),
    });
    if let (true, Some(until)) = (begins, until) {
        message = message.paragraph(voice.break_is_said_until(voice.day(until)));
    }
    Ok(Reply::private(message.row(confirm_or_not(context, id))))
}

/// Until which day the break is to last, where that is said.
fn until(
    context: &Context<'_>,
    input: &Input,
    group: &Group,
) -> Result<Option<NaiveDate>, Refusal> {
    let Some(given) = input.get("until") else { return Ok(None) };
    let here = group.zone.local(context.now);
    let day = phrase::civil_date(given, here).ok().filter(|day| *day > here.date());
    day.map(Some).ok_or_else(|| {
        let command = context.voice.command_name(ENTRY.name);
        let example = Span::Code(format!("/{command} #{} until:2027-01-07", group.id));
        Refusal::Running(Running::NoDayOfABreak(example))
    })
}

/// It is said of a break that goes on until when it lasts.
async fn lasts_until(
    context: &mut Context<'_>,
    id: i64,
    (group, by): (&Group, Option<i64>),
    until: NaiveDate,
) -> Outcome {
    let people = plan::break_lasts(context.db, (group, by), until, context.now).await?;
    drafts::discard(context.db, id).await?;
    audit::led(context, "pausegroup:until", (group.id, Thing::Group, group.id)).await?;
    let said = context.voice.break_is_said_until(context.voice.day(until));
    let told = context.voice.chats_are_told();
    heard(context, group, Message::line(said), (told, people)).await.map(Reply::Replace)
}

/// A break that the operator began is the operator's to end.
async fn is_theirs_to_end(context: &mut Context<'_>, group: &Group) -> Result<(), Stop> {
    if holds::is_held(context.db, group.id).await? {
        return Err(Refusal::Concern(ConcernRefusal::Held(group.label.clone())).into());
    }
    Ok(())
}

/// The press of "Confirm". What somebody else who leads the group has done since then is not undone.
pub(super) async fn confirm(
    context: &mut Context<'_>,
    id: i64,
    (group, begins, until): (i64, bool, Option<NaiveDate>),
) -> Outcome {
    let group = groups::by_id(context.db, group).await?.ok_or(Refusal::ButtonTooOld)?;
    resolve::require(context, &group, Standing::Leading).await?;
    resolve::not_over(&group)?;
    is_theirs_to_end(context, &group).await?;
    let by = Some(context.remembered().await?.id);
    if let (false, State::Paused, Some(until)) = (begins, group.state, until) {
        return lasts_until(context, id, (&group, by), until).await;
    }
    let voice = &context.voice;
    let (line, told, people) = match (begins, group.state) {
        (true, State::Paused) => return Err(Refusal::Running(Running::InBreak(group.label)).into()),
        (false, State::Paused) => {
            let (line, told) = (voice.group_resumed(&group.label), voice.chats_are_told());
            (line, told, go_on(context, (&group, by)).await?)
        }
        (false, _) => return Err(Refusal::Running(Running::NotInBreak(group.label)).into()),
        (true, _) => {
            groups::set_state(context.db, group.id, State::Paused).await?;
            plan::rests_until(context.db, &group, until, context.now).await?;
            let people = plan::group_pauses(context.db, (group.id, by), context.now).await?;
            (voice.group_paused(&group.label), voice.chats_are_told_of_the_break(), people)
        }
    };
    drafts::discard(context.db, id).await?;
    let action = if begins { ENTRY.name } else { "pausegroup:end" };
    audit::led(context, action, (group.id, Thing::Group, group.id)).await?;
    let mut message = heard(context, &group, Message::line(line), (told, people)).await?;
    if !begins {
        let missing = statements::missing(context.db, group.id).await?;
        let lines = how_to_say(&context.voice, group.id, &missing);
        message = lines.into_iter().fold(message, Message::paragraph);
    }
    Ok(Reply::Replace(message))
}

/// Lets a group go on after a break: its chats hear of it, and it is found again if it was. Says how many
/// hear of it privately.
pub(super) async fn go_on(
    context: &mut Context<'_>,
    (group, by): (&Group, Option<i64>),
) -> Result<usize, Stop> {
    let admitted = groups::was_admitted(context.db, group.id).await?;
    let let_in = admitted || context.house.policy.listing == Listing::Open;
    let missing = statements::missing(context.db, group.id).await?;
    // One that was found before who leads it had to be said goes on as it was, and so does one that may still say
    // so in time.
    let found = statements::is_found_all_the_same(context.db, group.id, context.now).await?;
    let stands_in_the_way = |what: &Missing| !(admitted && found) || *what != Missing::Leader;
    let state = State::when_open(let_in, !missing.iter().any(stands_in_the_way));
    groups::set_state(context.db, group.id, state).await?;
    plan::rests_until(context.db, group, None, context.now).await?;
    if admitted && missing.contains(&Missing::Leader) {
        plan::goes_on_unstated(context.db, group.id, context.now).await?;
    }
    let told = plan::group_goes_on(context.db, (group.id, by), context.now).await?;
    if !let_in {
        let about = (group.id, false);
        plan::ask_operators(context.db, context.house, about, context.now).await?;
    }
    Ok(told)
}
