//! `/begin`: who leads a group says that a session has begun. Told to nobody: where it is typed in the
//! group's own chat, the chat sees one neutral line.
//!
//! Whether nobody did is looked at ten minutes after the start (`outbox/plan/hosts.rs`); a group may ask
//! that it is not, and its card says so.

use chrono::Duration;

use crate::domain::group::{Group, State};
use crate::domain::membership::Membership;
use crate::domain::session::Session;
use crate::outbox::plan;
use crate::reply::refusal::{Refusal, Running};
use crate::reply::{Action, Button, Line, Message, Press, Reply, Tone, Verb};
use crate::store::{self, groups, hosts, memberships};

use super::audit::{self, Thing};
use super::context::{Context, Outcome, Stop};
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, given};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "begin",
    arguments: &[
        Argument::optional("session", Kind::Session).taking_the_rest(),
        Argument::optional("group", Kind::Group),
        Argument::optional("watch", Kind::OneOf(&["on", "off"])),
    ],
    who: Who::Facilitator,
    answer: Answer::InPlace,
    effect: Effect::Changes,
};

/// A session may be begun so long before its start.
const EARLY: Duration = Duration::minutes(30);

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    if !context.caller.place.answers_privately && !meant_for_this_chat(context, input).await? {
        return Ok(super::press::in_private(context, None));
    }
    if let Some(watch) = given::switched(&ENTRY, input, "watch")? {
        let input = resolve::as_group(input);
        let group = resolve::group(context, (ENTRY.name, &input), Standing::Leading).await?;
        return set_watch(context, &group, watch).await;
    }
    let meant = resolve::session(context, (ENTRY.name, input), Standing::Leading).await?;
    let line = begins(context, meant).await?;
    Ok(context.in_place(line))
}

/// Whether others may read the answer: it is about the group whose chat this is, and that alone is asked.
async fn meant_for_this_chat(context: &mut Context<'_>, input: &Input) -> Result<bool, Stop> {
    let bound = resolve::of_this_chat(context).await?;
    Ok(bound.is_some() && input.0.is_empty())
}

/// The press of "We have begun". With a choice the message it stands under stays as it is.
pub(super) async fn press(context: &mut Context<'_>, press: Press) -> Outcome {
    let meant = resolve::session_by_id(context, press.id, Standing::Leading).await?;
    let message = begins(context, meant).await?;
    Ok(match (press.choice, first_line(&message)) {
        (Some(_), Some(line)) => Reply::Note(line),
        _ => Reply::Replace(message),
    })
}

fn first_line(message: &Message) -> Option<Line> {
    message.blocks.iter().find_map(|block| match block {
        crate::reply::Block::Paragraph(line) => Some(line.clone()),
        _ => None,
    })
}

async fn begins(
    context: &mut Context<'_>,
    (group, session): (Group, Session),
) -> Result<Message, Stop> {
    resolve::not_over(&group)?;
    if group.state == State::Paused {
        return Err(Refusal::Running(Running::InBreak(group.label)).into());
    }
    resolve::still_ahead(context, &session)?;
    let zone = context.reading_zone(&group.zone);
    let opens = session.starts_at - EARLY;
    if context.now < opens {
        let opens = context.voice.moment(opens, &zone);
        return Err(Refusal::Running(Running::TooEarlyToBegin(group.label, opens)).into());
    }
    if let Some(since) = hosts::begun_at(context.db, session.id).await? {
        let since = context.voice.moment(since, &zone);
        return Ok(Message::line(context.voice.begun_already(&group.label, since)));
    }
    let at = context.voice.moment(session.starts_at, &zone);
    let again = plan::begins(context.db, (group.id, session.id), context.now).await?;
    audit::led(context, ENTRY.name, (group.id, Thing::Session, session.id)).await?;
    let message = Message::line(context.voice.begun(&group.label, at));
    // Where others read it, nothing is said of what was.
    let private = context.caller.place.answers_privately;
    Ok(if again && private {
        message.paragraph(context.voice.begun_joins_again())
    } else {
        message
    })
}

async fn set_watch(context: &mut Context<'_>, group: &Group, watched: bool) -> Outcome {
    resolve::not_over(group)?;
    hosts::set_watched(context.db, group.id, watched).await?;
    let line = if watched {
        plan::arm(context.db, group.id, context.now).await?;
        context.voice.watch_on(&group.label)
    } else {
        plan::all_is_well(context.db, group.id, context.now).await?;
        context.voice.watch_off(&group.label)
    };
    audit::led(context, "begin:watch", (group.id, Thing::Group, group.id)).await?;
    Ok(Reply::private(Message::line(line)))
}

/// Refuses for a session that has begun: says who said so, and when.
pub(super) async fn not_begun(
    context: &mut Context<'_>,
    (group, session): (&Group, &Session),
) -> Result<(), Stop> {
    let Some(since) = hosts::begun_at(context.db, session.id).await? else { return Ok(()) };
    let on = (Thing::Session, session.id);
    let name = match store::audit::last_by(context.db, ENTRY.name, on).await? {
        Some(person) => memberships::find(context.db, group.id, person).await?,
        None => None,
    };
    let name = name.filter(Membership::leads).and_then(|who| who.alias);
    let since = context.voice.moment(since, &context.reading_zone(&group.zone));
    Err(Refusal::Running(Running::HasBegun(group.label.clone(), name, since)).into())
}

/// The press of "Take new people again".
pub(super) async fn take_new_again(context: &mut Context<'_>, group: i64) -> Outcome {
    let group = groups::by_id(context.db, group).await?.ok_or(Refusal::ButtonTooOld)?;
    if resolve::require(context, &group, Standing::Leading).await.is_err() {
        return Err(Refusal::ButtonOfAnother.into());
    }
    resolve::not_over(&group)?;
    plan::all_is_well(context.db, group.id, context.now).await?;
    audit::led(context, "begin:joins", (group.id, Thing::Group, group.id)).await?;
    Ok(Reply::Replace(Message::line(context.voice.joins_again(&group.label))))
}

/// The same button below something else, for who leads the group, while it makes sense.
pub(super) async fn offered(
    context: &mut Context<'_>,
    session: &Session,
    message: Message,
) -> Result<Message, Stop> {
    let now = session.starts_at - EARLY <= context.now && context.now < session.ends_at();
    if !now || hosts::begun_at(context.db, session.id).await?.is_some() {
        return Ok(message);
    }
    let label = context.voice.button_begun().plain();
    let action = Action::Press(Press::new(Verb::Begin, session.id).with_choice(1));
    Ok(message.row(vec![Button { label, action, tone: Tone::Primary }]))
}
