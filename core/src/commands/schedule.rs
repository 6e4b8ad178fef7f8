//! `/schedule`: posts session times. Previews the zone and the next dates; nothing is scheduled
//! before Confirm is pressed.

use std::collections::BTreeSet;

use crate::clock::Instant;
use crate::domain::group::Group;
use crate::domain::session::{State, USUAL_LENGTH_MINUTES};
use crate::domain::venue::Venue;
use crate::outbox::plan;
use crate::reply::block::Line;
use crate::reply::refusal::Refusal;
use crate::reply::{Action, Button, Message, Press, Reply, Tone, Verb};
use crate::store::{chats, drafts, groups};
use crate::store::series::{self, NewSeries};
use crate::store::{sessions, venues};
use crate::time::recurrence::Recurrence;
use crate::time::zone::Zone;

use super::context::{Context, Outcome, Stop};
use super::draft::{self, Draft, Plan};
use super::movesession::chats_hear;
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, card, place, when};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "schedule",
    arguments: &[
        Argument::optional("when", Kind::Text(300)).taking_the_rest(),
        Argument::optional("length", Kind::Number(5, 720)),
        Argument::optional("link", Kind::Link),
        Argument::optional("phone", Kind::Text(200)),
        Argument::optional("code", Kind::Text(200)),
        Argument::optional("channel", Kind::VoiceChannel),
        Argument::optional("videochat", Kind::OneOf(&["telegram"])),
        Argument::optional("place", Kind::Text(200)),
        Argument::optional("group", Kind::Group),
        Argument::optional("date", Kind::Text(40)),
        Argument::optional("time", Kind::Text(20)),
        Argument::optional("repeat", Kind::OneOf(&["once", "weekly", "fortnightly", "monthly"])),
    ],
    who: Who::Facilitator,
    answer: Answer::Private,
    effect: Effect::Changes,
};

/// How many of the next dates are shown.
const SHOWN: usize = 3;
/// How many sessions ahead are looked at for changes of the clock.
const WATCHED: usize = 60;

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let group = resolve::group(context, (ENTRY.name, input), Standing::Leading).await?;
    resolve::not_over(&group)?;
    // What cannot be is said before anything is asked.
    let venue = place::given(input, &context.caller.place)?;
    let in_parts = when::PARTS.iter().any(|part| input.get(part).is_some());
    if in_parts && input.get("when").is_some() {
        return Err(Refusal::WhenTwice.into());
    }
    if !in_parts && input.get("when").is_none() {
        let prompt = context.voice.prompt(ENTRY.name, "when");
        return draft::ask(context, (ENTRY.name, input), "when", prompt).await;
    }
    let plan = plan_of(context, input, &group, venue).await?;
    let id = draft::keep(context, &Draft::Schedule(plan.clone())).await?;
    preview(context, &group, &plan, id).await.map(Reply::private)
}

async fn plan_of(
    context: &mut Context<'_>,
    input: &Input,
    group: &Group,
    venue: Option<Venue>,
) -> Result<Plan, Stop> {
    let when = match input.get("when") {
        Some(_) => when::read(context, (ENTRY.name, input), "when", &group.zone).await?,
        None => when::read_parts(context, (ENTRY.name, input), &group.zone).await?,
    };
    let given = match input.get("length") {
        Some(raw) => Some(raw.parse().ok().filter(|m| (5..=720).contains(m)).ok_or(Refusal::BadArgument("length"))?),
        None => None,
    };
    let said = when.length.map(|length| length.num_minutes());
    Ok(Plan {
        group: group.id,
        rule: when.recurrence.rule().to_owned(),
        start: when.start,
        length_minutes: given.or(said).unwrap_or(USUAL_LENGTH_MINUTES),
        venue,
        input: input.clone(),
    })
}

fn recurrence(plan: &Plan) -> Result<Recurrence, Stop> {
    Recurrence::parse(&plan.rule, plan.start).map_err(|_| Refusal::ButtonTooOld.into())
}

async fn preview(
    context: &mut Context<'_>,
    group: &Group,
    plan: &Plan,
    id: i64,
) -> Result<Message, Stop> {
    let recurrence = recurrence(plan)?;
    let doubled = posted_already(context, group, &recurrence).await?;
    let voice = &context.voice;
    let unknown = plan.venue.as_ref().is_some_and(Venue::is_unknown_host);
    let mut message = Message::default()
        .heading(voice.preview(&group.label))
        .list(next_dates(context, &recurrence, &group.zone))
        .paragraph(voice.preview_zone(crate::reply::Span::Plain(group.zone.name().to_owned())))
        .paragraph(repeats(context, &recurrence, plan))
        .paragraph(place::named(voice, plan.venue.as_ref()));
    let of_venue = place::caution(voice, plan.venue.as_ref());
    let cautions = of_venue.into_iter().chain(unknown.then(|| voice.venue_unknown_ask()));
    let cautions = cautions.chain((doubled > 0).then(|| voice.preview_double(doubled)));
    for caution in cautions.chain(clock_changes(context, &recurrence, &group.zone)) {
        message = message.paragraph(caution);
    }
    let confirm = if unknown { voice.button_confirm_unknown() } else { voice.button_confirm() };
    let button = |label: Line, verb, tone| Button {
        label: label.plain(),
        action: Action::Press(Press::new(verb, id)),
        tone,
    };
    Ok(message.row(vec![
        button(confirm, Verb::Confirm, Tone::Primary),
        button(voice.button_correct(), Verb::Correct, Tone::Plain),
        button(voice.button_discard(), Verb::Discard, Tone::Plain),
    ]))
}

/// How many of the sessions would begin just when one begins that is posted already.
async fn posted_already(
    context: &mut Context<'_>,
    group: &Group,
    recurrence: &Recurrence,
) -> Result<i64, Stop> {
    let mut ahead = sessions::ahead(context.db, group.id, context.now, i64::MAX).await?;
    ahead.retain(|session| session.state == State::Planned);
    let posted: BTreeSet<Instant> = ahead.iter().map(|session| session.starts_at).collect();
    let Some(last) = posted.last() else { return Ok(0) };
    // A day more, so that no change of the clock hides the last one.
    let to = group.zone.local(*last) + chrono::Duration::days(1);
    let mut new = recurrence.between(group.zone.local(context.now), to);
    new.retain(|occurrence| posted.contains(&group.zone.resolve(occurrence.starts).at));
    Ok(i64::try_from(new.len()).unwrap_or(i64::MAX))
}

fn next_dates(context: &Context<'_>, recurrence: &Recurrence, zone: &Zone) -> Vec<Line> {
    let next = recurrence.next(zone.local(context.now), SHOWN);
    next.iter().map(|occurrence| context.voice.wall_clock(occurrence.starts, zone)).collect()
}

fn repeats(context: &Context<'_>, recurrence: &Recurrence, plan: &Plan) -> Line {
    let ahead = recurrence.next(plan.start - chrono::Duration::days(1), WATCHED + 1).len();
    let count = i64::try_from(ahead).unwrap_or(0);
    match ahead {
        0 | 1 => context.voice.preview_once(plan.length_minutes),
        _ if ahead > WATCHED => context.voice.preview_repeats(plan.length_minutes),
        _ => context.voice.preview_counted(plan.length_minutes, count),
    }
}

/// The sessions ahead whose wall-clock time does not exist, or exists twice, on their day.
fn clock_changes(context: &Context<'_>, recurrence: &Recurrence, zone: &Zone) -> Vec<Line> {
    let ahead = recurrence.next(zone.local(context.now), WATCHED).into_iter();
    ahead.filter_map(|occurrence| when::clock_change(context, occurrence.starts, zone)).collect()
}

/// The press of "Confirm" under a preview of session times.
pub(super) async fn confirm(context: &mut Context<'_>, id: i64, plan: Plan) -> Outcome {
    let group = groups::by_id(context.db, plan.group).await?.ok_or(Refusal::NoSuchGroup)?;
    resolve::require(context, &group, Standing::Leading).await?;
    resolve::not_over(&group)?;
    let recurrence = recurrence(&plan)?;
    if recurrence.next(group.zone.local(context.now), 1).is_empty() {
        return Err(Refusal::ButtonTooOld.into());
    }
    let person = context.remembered().await?;
    let venue = match &plan.venue {
        Some(venue) => {
            let sealer = context.house.store.sealer();
            Some(venues::create(context.db, sealer, group.id, venue, context.now).await?)
        }
        None => None,
    };
    let new = NewSeries {
        group: group.id,
        recurrence: &recurrence,
        zone: &group.zone,
        length_minutes: plan.length_minutes,
        venue,
        by: person.id,
    };
    let series = series::create(context.db, &new, context.now).await?;
    plan::begin_series(context.db, series, context.now).await?;
    drafts::discard(context.db, id).await?;
    let message = Message::line(context.voice.scheduled(&group.label))
        .list(next_dates(context, &recurrence, &group.zone));
    if chats::of_group(context.db, group.id).await?.is_empty() {
        return Ok(Reply::Replace(message.paragraph(context.voice.bind_a_chat_next())));
    }
    let offsets = groups::reminder_offsets(context.db, group.id).await?;
    let offsets = card::offsets(&context.voice, &offsets).unwrap_or_default();
    let reminders = context.voice.scheduled_reminders(offsets);
    Ok(Reply::Replace(chats_hear(context, &group, message, reminders).await?))
}
