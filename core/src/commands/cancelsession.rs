//! `/cancelsession`: one session does not take place. Previewed, then confirmed. One that somebody said has begun
//! is not cancelled: people are in it.

use crate::domain::group::Group;
use crate::domain::session::Session;
use crate::outbox::plan;
use crate::reply::refusal::Refusal;
use crate::reply::{Message, Reply};
use crate::store::drafts;

use super::audit::{self, Thing};
use super::context::{Context, Outcome};
use super::draft::{self, Draft, confirm_or_not};
use super::hearing::chats_will_hear;
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, begin};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "cancelsession",
    arguments: &[
        Argument::optional("session", Kind::Session).taking_the_rest(),
        Argument::optional("group", Kind::Group),
    ],
    who: Who::Facilitator,
    answer: Answer::Private,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let meant = resolve::session_to_change(context, (ENTRY.name, input)).await?;
    preview(context, meant).await
}

/// The press of "Cancel this session".
pub(super) async fn press(context: &mut Context<'_>, session: i64) -> Outcome {
    let meant = resolve::session_by_id(context, session, Standing::Leading).await?;
    preview(context, meant).await
}

async fn preview(context: &mut Context<'_>, (group, session): (Group, Session)) -> Outcome {
    resolve::still_ahead(context, &session)?;
    begin::not_begun(context, (&group, &session)).await?;
    let draft = Draft::Cancel { session: session.id, revision: session.revision };
    let id = draft::keep(context, &draft).await?;
    let at = context.voice.wall_clock(session.zone.local(session.starts_at), &session.zone);
    let message = Message::line(if session.starts_at <= context.now {
        context.voice.preview_cancel_running(&group.label, at)
    } else {
        context.voice.preview_cancel(&group.label, at)
    });
    Ok(Reply::private(message.row(confirm_or_not(context, id))))
}

/// The press of "Confirm" under a cancellation.
pub(super) async fn confirm(
    context: &mut Context<'_>,
    id: i64,
    (session, revision): (i64, i64),
) -> Outcome {
    let (group, session) = resolve::session_by_id(context, session, Standing::Leading).await?;
    resolve::still_ahead(context, &session)?;
    begin::not_begun(context, (&group, &session)).await?;
    if session.revision != revision {
        return Err(Refusal::ButtonTooOld.into());
    }
    let by = context.remembered().await?.id;
    let told = plan::cancel_session(context.db, (&session, Some(by)), context.now).await?;
    drafts::discard(context.db, id).await?;
    audit::led(context, ENTRY.name, (group.id, Thing::Session, session.id)).await?;
    let voice = &context.voice;
    let at = voice.wall_clock(session.zone.local(session.starts_at), &session.zone);
    let message = Message::line(voice.cancelled(&group.label, at));
    Ok(Reply::Replace(chats_will_hear(context, &group, message, told).await?))
}
