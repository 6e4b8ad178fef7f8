//! `/restoresession`: a cancelled session takes place after all.

use crate::domain::session::State;
use crate::outbox::plan;
use crate::reply::refusal::Refusal;
use crate::reply::{Message, Reply};
use crate::store::sessions;

use super::context::{Context, Outcome, Stop};
use super::movesession::chats_will_hear;
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "restoresession",
    arguments: &[
        Argument::optional("session", Kind::Session).taking_the_rest(),
        Argument::optional("group", Kind::Group),
    ],
    who: Who::Facilitator,
    answer: Answer::Private,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let (group, session) = meant(context, input).await?;
    resolve::not_over(&group)?;
    if session.state != State::Cancelled {
        return Err(Refusal::NotCancelled.into());
    }
    if session.starts_at <= context.now {
        return Err(Refusal::SessionOver.into());
    }
    plan::restore_session(context.db, &session, context.now).await?;
    let voice = &context.voice;
    let at = voice.wall_clock(session.start_local, &session.zone);
    let message = Message::line(voice.restored(&group.label, at));
    Ok(Reply::private(chats_will_hear(context, &group, message).await?))
}

/// The session given, or the group's next one that is cancelled.
async fn meant(
    context: &mut Context<'_>,
    input: &Input,
) -> Result<(crate::domain::group::Group, crate::domain::session::Session), Stop> {
    if input.get("session").is_some() {
        return resolve::session(context, (ENTRY.name, input), Standing::Leading).await;
    }
    let group = resolve::group(context, (ENTRY.name, input), Standing::Leading).await?;
    let ahead = sessions::ahead(context.db, group.id, context.now, 50).await?;
    let cancelled = ahead.into_iter().find(|session| session.state == State::Cancelled);
    Ok((group, cancelled.ok_or(Refusal::NotCancelled)?))
}
