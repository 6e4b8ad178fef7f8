//! `/schedule`: posts session times. Previews the zone and the next dates; nothing is scheduled
//! before Confirm is pressed.

use crate::domain::address::Platform;
use crate::domain::group::Group;
use crate::domain::session::USUAL_LENGTH_MINUTES;
use crate::domain::venue::Venue;
use crate::outbox::plan;
use crate::reply::block::Line;
use crate::reply::refusal::Refusal;
use crate::reply::{Action, Button, Message, Press, Reply, Tone, Verb};
use crate::store::series::{self, NewSeries};
use crate::store::{chats, drafts, groups, venues};
use crate::time::recurrence::Recurrence;
use crate::time::zone::Zone;

use super::audit::{self, Thing};
use super::context::{Context, Outcome, Stop};
use super::draft::{self, Draft, Plan};
use super::hearing::chats_hear;
use super::posted::{self, Posted};
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, card, given, place, when};

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
    let input = &place::told_apart(input)?;
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
    let given = given::number(&ENTRY, input, "length")?;
    let said = when.length.map(|length| length.num_minutes());
    let same = posted::same(context, group, &when.recurrence).await?;
    let before = same.first().map(|posted| posted.series.length_minutes);
    Ok(Plan {
        group: group.id,
        rule: when.recurrence.rule().to_owned(),
        start: when.start,
        length_minutes: given.or(said).or(before).unwrap_or(USUAL_LENGTH_MINUTES),
        venue,
        posted_already: !same.is_empty(),
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
    let same = posted::same(context, group, &recurrence).await?;
    let (place, dates, note) = match same.first() {
        Some(posted) => {
            let before = posted::venue_of(context, posted).await?;
            let note = news(context, plan, posted, before.as_ref());
            (plan.venue.clone().or(before), dates_of(context, posted), Some(note))
        }
        None => {
            let doubled = posted::doubled(context, group, &recurrence).await?;
            let note = (doubled > 0).then(|| context.voice.preview_double(doubled));
            (plan.venue.clone(), next_dates(context, &recurrence, &group.zone), note)
        }
    };
    let unheld = place == Some(Venue::TelegramVideo) && !on_telegram(context, group).await?;
    let voice = &context.voice;
    let unknown = plan.venue.as_ref().is_some_and(Venue::is_unknown_host);
    let mut message = Message::default()
        .heading(voice.preview(&group.label))
        .list(dates)
        .paragraph(voice.preview_zone(crate::reply::Span::Plain(group.zone.name().to_owned())))
        .paragraph(repeats(context, &recurrence, plan))
        .paragraph(place::named(voice, place.as_ref()));
    let cautions = place::to_check(voice, place.as_ref()).into_iter();
    let cautions = cautions.chain(place::caution(voice, place.as_ref()));
    let cautions = cautions.chain(unheld.then(|| voice.venue_no_telegram_chat()));
    let cautions = cautions.chain(unknown.then(|| voice.venue_unknown_ask())).chain(note);
    for caution in cautions.chain(clock_changes(context, &recurrence, &group.zone)) {
        message = message.paragraph(caution);
    }
    Ok(message.row(buttons(context, id, unknown)))
}

/// Whether the group has a Telegram chat, whose video chat there is.
async fn on_telegram(context: &mut Context<'_>, group: &Group) -> Result<bool, Stop> {
    let chats = chats::of_group(context.db, group.id).await?;
    Ok(chats.iter().any(|chat| chat.present && chat.address.platform == Platform::Telegram))
}

fn buttons(context: &Context<'_>, id: i64, unknown: bool) -> Vec<Button> {
    let voice = &context.voice;
    let confirm = if unknown { voice.button_confirm_unknown() } else { voice.button_confirm() };
    let button = |label: Line, verb, tone| Button {
        label: label.plain(),
        action: Action::Press(Press::new(verb, id)),
        tone,
    };
    vec![
        button(confirm, Verb::Confirm, Tone::Primary),
        button(voice.button_correct(), Verb::Correct, Tone::Plain),
        button(voice.button_discard(), Verb::Discard, Tone::Plain),
    ]
}

/// What posting the same times once more changes of them.
fn news(context: &Context<'_>, plan: &Plan, posted: &Posted, before: Option<&Venue>) -> Line {
    let venue = plan.venue.is_some() && plan.venue.as_ref() != before;
    let length = plan.length_minutes != posted.series.length_minutes;
    context.voice.preview_again(match (venue, length) {
        (true, true) => "both",
        (true, false) => "venue",
        (false, true) => "length",
        (false, false) => "nothing",
    })
}

fn dates_of(context: &Context<'_>, posted: &Posted) -> Vec<Line> {
    let next = posted.ahead.iter().take(SHOWN);
    next.map(|session| context.voice.wall_clock(session.start_local, &session.zone)).collect()
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
    let same = posted::same(context, &group, &recurrence).await?;
    if let Some(first) = same.first() {
        let dates = dates_of(context, first);
        renew(context, &group, &plan, &same).await?;
        drafts::discard(context.db, id).await?;
        let on = (group.id, Thing::Series, first.series.id);
        audit::led(context, ENTRY.name, on).await?;
        let message = Message::line(context.voice.scheduled_again(&group.label)).list(dates);
        return Ok(Reply::Replace(message.paragraph(context.voice.scheduled_again_quietly())));
    }
    // They were to be changed, and have ended since.
    if plan.posted_already {
        return Err(Refusal::ButtonTooOld.into());
    }
    let person = context.remembered().await?;
    let venue = remember_venue(context, &group, &plan).await?;
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
    audit::led(context, ENTRY.name, (group.id, Thing::Series, series)).await?;
    drafts::discard(context.db, id).await?;
    let message = Message::line(context.voice.scheduled(&group.label)).list(next_dates(
        context,
        &recurrence,
        &group.zone,
    ));
    if chats::of_group(context.db, group.id).await?.is_empty() {
        return Ok(Reply::Replace(message.paragraph(context.voice.bind_a_chat_next())));
    }
    let offsets = groups::reminder_offsets(context.db, group.id).await?;
    let offsets = card::offsets(&context.voice, &offsets).unwrap_or_default();
    let reminders = context.voice.scheduled_reminders(offsets);
    Ok(Reply::Replace(chats_hear(context, &group, message, (reminders, 0)).await?))
}

async fn remember_venue(
    context: &mut Context<'_>,
    group: &Group,
    plan: &Plan,
) -> Result<Option<i64>, Stop> {
    let Some(venue) = &plan.venue else { return Ok(None) };
    let sealer = context.house.store.sealer();
    Ok(Some(venues::create(context.db, sealer, group.id, venue, context.now).await?))
}

/// Puts what is new on series that meet at these times already. Reminders find it when they are sent;
/// none is owed anew.
async fn renew(
    context: &mut Context<'_>,
    group: &Group,
    plan: &Plan,
    same: &[Posted],
) -> Result<(), Stop> {
    let given = remember_venue(context, group, plan).await?;
    for Posted { series, .. } in same {
        let course = (given.or(series.venue), plan.length_minutes);
        series::set_course(context.db, series.id, course, context.now).await?;
    }
    Ok(())
}
