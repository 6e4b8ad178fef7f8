//! `/duty`: two people a session. Who leads a group takes on, for themselves, to lead one session or to mind its
//! door; its members read that where they ask in private, and at its start those two are asked first.
//!
//! Not here: who is asked at the start (`outbox/compose/hosts.rs`).

use crate::domain::duty::Duty;
use crate::domain::group::Group;
use crate::domain::session::Session;
use crate::domain::text;
use crate::reply::entry_request::called;
use crate::reply::refusal::{Refusal, Running};
use crate::reply::{Action, Button, Line, Message, Press, Reply, Tone, Verb, duty};
use crate::store::{deliveries, duties};

use super::audit::{self, Thing};
use super::context::{Context, Outcome, Stop};
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "duty",
    arguments: &[
        Argument::optional("as", Kind::OneOf(&["lead", "door", "none"])).taking_the_rest(),
        Argument::optional("session", Kind::Session),
        Argument::optional("group", Kind::Group),
    ],
    who: Who::Facilitator,
    answer: Answer::Private,
    effect: Effect::Changes,
};

/// What a button offers, by its number.
const OFFERED: [Option<Duty>; 3] = [Some(Duty::Lead), Some(Duty::Door), None];

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let meant = resolve::session(context, (ENTRY.name, input), Standing::Leading).await?;
    resolve::still_ahead(context, &meant.1)?;
    if let Some(word) = input.get("as") {
        let wanted = read(word).ok_or(Refusal::Running(Running::NoSuchDuty))?;
        take(context, &meant, wanted).await?;
    }
    shown(context, &meant).await.map(Reply::private)
}

/// What is taken on, in the words that people have for it; nothing if it is none of it.
fn read(given: &str) -> Option<Option<Duty>> {
    const LEAD: [&str; 5] = ["lead", "leading", "leitung", "leiten", "leite"];
    const DOOR: [&str; 3] = ["door", "tur", "tuer"];
    const NONE: [&str; 6] = ["none", "nothing", "keine", "keins", "nichts", "niemand"];
    let given = text::folded(given);
    let given = given.as_str();
    if NONE.contains(&given) {
        return Some(None);
    }
    let door = DOOR.contains(&given).then_some(Duty::Door);
    LEAD.contains(&given).then_some(Duty::Lead).or(door).map(Some)
}

/// The press of one of the buttons below.
pub(super) async fn press(context: &mut Context<'_>, press: Press) -> Outcome {
    let meant = resolve::session_by_id(context, press.id, Standing::Leading).await;
    let meant = meant.map_err(resolve::of_another)?;
    let choice = usize::from(press.choice.unwrap_or(u16::MAX));
    let wanted = OFFERED.get(choice).ok_or(Refusal::ButtonTooOld)?;
    take(context, &meant, *wanted).await?;
    shown(context, &meant).await.map(Reply::Replace)
}

/// Takes a duty, in place of the other one, or gives back what one has. Nobody is put out of theirs.
async fn take(
    context: &mut Context<'_>,
    (group, session): &(Group, Session),
    wanted: Option<Duty>,
) -> Result<(), Stop> {
    resolve::not_over(group)?;
    resolve::still_ahead(context, session)?;
    let person = context.remembered().await?.id;
    let taken = duties::of_session(context.db, session.id).await?;
    let own = taken.iter().find(|one| one.person == person).map(|one| one.duty);
    if own == wanted {
        return Ok(());
    }
    let pair = (session.id, person);
    let Some(duty) = wanted else {
        duties::give_back(context.db, pair).await?;
        let about = (group.id, Thing::Session, session.id);
        return Ok(audit::led(context, "duty:none", about).await?);
    };
    if let Some(other) = taken.iter().find(|one| one.duty == duty) {
        let name = called(&context.voice, other.alias.as_ref());
        return Err(Refusal::Running(Running::DutyTaken(name, group.label.clone())).into());
    }
    duties::take(context.db, pair, duty, context.now).await?;
    Ok(audit::led(context, ENTRY.name, (group.id, Thing::Session, session.id)).await?)
}

async fn shown(
    context: &mut Context<'_>,
    (group, session): &(Group, Session),
) -> Result<Message, Stop> {
    let taken = duties::of_session(context.db, session.id).await?;
    let own = context.person.as_ref().map(|person| person.id);
    let at = context.voice.moment(session.starts_at, &context.reading_zone(&group.zone));
    let voice = &context.voice;
    let line = duty::open(voice, &taken);
    let mine = taken.iter().find(|one| Some(one.person) == own).map(|one| one.duty);
    let free = |duty| taken.iter().all(|one| one.duty != duty);
    let button = |label: Line, choice| Button {
        label: label.plain(),
        action: Action::Press(Press::new(Verb::Duty, session.id).with_choice(choice)),
        tone: Tone::Plain,
    };
    let mut row = Vec::new();
    if free(Duty::Lead) {
        row.push(button(voice.button_duty_lead(), 0));
    }
    if free(Duty::Door) {
        row.push(button(voice.button_duty_door(), 1));
    }
    if mine.is_some() {
        row.push(button(voice.button_duty_none(), 2));
    }
    let message = Message::line(voice.duties_of(&group.label, at))
        .paragraph(line)
        .paragraph(voice.duties_mean());
    Ok(message.row(row))
}

/// Behind a session, for those who lead its group: who leads it and who minds the door. Where one person leads
/// alone, nobody is missed. Says whether anybody is.
pub(super) async fn behind(
    context: &mut Context<'_>,
    session: &Session,
    line: Line,
) -> Result<(Line, bool), Stop> {
    let taken = duties::of_session(context.db, session.id).await?;
    let missed = taken.len() < Duty::ALL.len()
        && deliveries::facilitators(context.db, session.group).await?.len() > 1;
    let duties = if missed {
        Some(duty::open(&context.voice, &taken))
    } else {
        duty::taken(&context.voice, &taken)
    };
    Ok(match duties {
        Some(duties) => (context.voice.session_duties(line, duties), missed),
        None => (line, missed),
    })
}

/// Who takes care of the session that is next, for those who are in its group, and where nobody else reads it:
/// by the names that its card shows.
pub(super) async fn of_next(
    context: &mut Context<'_>,
    group: &Group,
    session: &Session,
) -> Result<Option<Line>, Stop> {
    let inside = resolve::permitted(resolve::require(context, group, Standing::Inside).await)?;
    if !context.caller.place.answers_privately || inside.is_err() {
        return Ok(None);
    }
    let mut taken = duties::of_session(context.db, session.id).await?;
    taken.retain(|one| one.alias.is_some());
    Ok(duty::of_next(&context.voice, &taken))
}
