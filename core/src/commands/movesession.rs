//! `/movesession`: one session to another time, without breaking the rest. Previewed, then confirmed.

use chrono::NaiveDate;

use crate::domain::group::Group;
use crate::domain::session::Session;
use crate::outbox::plan;
use crate::reply::refusal::Refusal;
use crate::reply::{Message, Reply};
use crate::store::drafts;
use crate::time::phrase::{self, Unclear};
use crate::time::zone::Zone;

use super::audit::{self, Thing};
use super::context::{Context, Outcome, Stop};
use super::draft::{self, Draft, confirm_or_not};
use super::hearing::chats_will_hear;
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, begin, when};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "movesession",
    arguments: &[
        Argument::required("to", Kind::Text(200)).taking_the_rest(),
        Argument::optional("session", Kind::Session),
        Argument::optional("group", Kind::Group),
    ],
    who: Who::Facilitator,
    answer: Answer::Private,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let (group, session) = resolve::session_to_change(context, (ENTRY.name, input)).await?;
    resolve::still_ahead(context, &session)?;
    not_running(context, (&group, &session)).await?;
    let day = session.zone.local(session.starts_at).date();
    let input = &on_its_day(context, input, day, &session.zone);
    let when = when::read(context, (ENTRY.name, input), "to", &session.zone).await;
    let when = when.map_err(of_one_session)?;
    if !when.recurrence.rule().is_empty() {
        return Err(Refusal::OneTimeOnly.into());
    }
    let to = when.start;
    let draft = Draft::Move { session: session.id, revision: session.revision, to };
    let id = draft::keep(context, &draft).await?;
    let voice = &context.voice;
    let old = voice.wall_clock(session.zone.local(session.starts_at), &session.zone);
    let new = voice.wall_clock(to, &session.zone);
    let mut message = Message::line(voice.preview_move(&group.label, old, new));
    if let Some(note) = when::clock_change(context, to, &session.zone) {
        message = message.paragraph(note);
    }
    Ok(Reply::private(message.row(confirm_or_not(context, id))))
}

/// Refuses for a session that runs, as somebody said. One that was begun ahead of its start can be put off still.
async fn not_running(
    context: &mut Context<'_>,
    (group, session): (&Group, &Session),
) -> Result<(), Stop> {
    if session.starts_at > context.now {
        return Ok(());
    }
    begin::not_begun(context, (group, session)).await
}

/// A time alone means the day the session is on.
fn on_its_day(context: &Context<'_>, input: &Input, day: NaiveDate, zone: &Zone) -> Input {
    let mut input = input.clone();
    let given = input.get("to").unwrap_or_default().to_owned();
    if let Err(Unclear::NoDay) = phrase::parse(&given, zone.local(context.now)) {
        input.set("to", format!("{day} {given}"));
    }
    input
}

/// What is missing in a single time is not asked for with examples of a series.
fn of_one_session(stop: Stop) -> Stop {
    let Stop::Refusal(refusal) = stop else { return stop };
    match *refusal {
        Refusal::Unclear(Unclear::NoTime | Unclear::NoDay) => Refusal::MoveToWhen.into(),
        Refusal::Unclear(Unclear::NotUnderstood { left }) => {
            Refusal::MoveNotUnderstood(left).into()
        }
        other => other.into(),
    }
}

/// The press of "Confirm" under a move.
pub(super) async fn confirm(
    context: &mut Context<'_>,
    id: i64,
    (session, revision): (i64, i64),
    to: chrono::NaiveDateTime,
) -> Outcome {
    let (group, session) = resolve::session_by_id(context, session, Standing::Leading).await?;
    resolve::still_ahead(context, &session)?;
    not_running(context, (&group, &session)).await?;
    if session.revision != revision || session.zone.resolve(to).at <= context.now {
        return Err(Refusal::ButtonTooOld.into());
    }
    let by = context.remembered().await?.id;
    let told = plan::move_session(context.db, (&session, Some(by)), to, context.now).await?;
    drafts::discard(context.db, id).await?;
    audit::led(context, ENTRY.name, (group.id, Thing::Session, session.id)).await?;
    let voice = &context.voice;
    let begins = session.zone.local(session.zone.resolve(to).at);
    let new = voice.wall_clock(begins, &session.zone);
    let message = Message::line(voice.moved(&group.label, new));
    Ok(Reply::Replace(chats_will_hear(context, &group, message, told).await?))
}
