//! `/restoresession`: a cancelled session takes place after all, or the rest of it.
//! Previewed, then confirmed.

use crate::domain::group::Group;
use crate::domain::session::{Session, State};
use crate::domain::text;
use crate::outbox::plan;
use crate::reply::refusal::Refusal;
use crate::reply::{Action, Button, Message, Reply, Tone};
use crate::store::drafts;

use super::audit::{self, Thing};
use super::context::{Context, Outcome};
use super::draft::{self, Draft, confirm_or_not};
use super::hearing::chats_will_hear;
use super::resolve::{self, Meant, Standing, Usual};
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

/// How many sessions are offered, one a row.
const OFFERED: usize = 5;

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let wanted = (Standing::Leading, Usual::Cancelled);
    let group = match resolve::meant(context, (ENTRY.name, input), wanted).await? {
        Meant::Session(group, session) => return preview(context, &group, &session).await,
        Meant::Group(group) => group,
    };
    resolve::not_over(&group)?;
    match resolve::cancelled_ahead(context, &group).await?.as_slice() {
        [] => Err(Refusal::NotCancelled.into()),
        [only] => preview(context, &group, only).await,
        several => which(context, (&group, input), several).await,
    }
}

async fn which(
    context: &mut Context<'_>,
    (group, input): (&Group, &Input),
    several: &[Session],
) -> Outcome {
    let shown = &several[..several.len().min(OFFERED)];
    let mut input = input.clone();
    input.0.remove("session");
    input.set("group", format!("#{}", group.id));
    let draft = Draft::Which {
        command: ENTRY.name.to_owned(),
        input,
        argument: "session".to_owned(),
        choices: shown.iter().map(Session::number).collect(),
    };
    let id = draft::keep(context, &draft).await?;
    let mut message = Message::line(context.voice.which_cancelled(&group.label));
    for (index, session) in shown.iter().enumerate() {
        let at = context.voice.wall_clock(session.start_local, &session.zone).plain();
        message = message.row(vec![Button {
            label: text::shortened(&at, 40),
            action: Action::Press(draft::choice(id, index)),
            tone: Tone::Plain,
        }]);
    }
    if several.len() > shown.len() {
        message = message.paragraph(context.voice.others_by_number());
    }
    Ok(Reply::private(message))
}

async fn preview(context: &mut Context<'_>, group: &Group, session: &Session) -> Outcome {
    still_cancelled(context, group, session)?;
    let id = draft::keep(context, &Draft::Restore { session: session.id }).await?;
    let at = context.voice.wall_clock(session.start_local, &session.zone);
    let message = Message::line(context.voice.preview_restore(&group.label, at));
    Ok(Reply::private(message.row(confirm_or_not(context, id))))
}

fn still_cancelled(context: &Context<'_>, group: &Group, session: &Session) -> Result<(), Refusal> {
    resolve::not_over(group)?;
    if session.state != State::Cancelled {
        return Err(Refusal::NotCancelled);
    }
    if session.ends_at() <= context.now {
        return Err(Refusal::SessionOver);
    }
    Ok(())
}

/// The press of "Confirm".
pub(super) async fn confirm(context: &mut Context<'_>, id: i64, session: i64) -> Outcome {
    let (group, session) = resolve::session_by_id(context, session, Standing::Leading).await?;
    still_cancelled(context, &group, &session)?;
    let by = context.remembered().await?.id;
    let told = plan::restore_session(context.db, (&session, Some(by)), context.now).await?;
    drafts::discard(context.db, id).await?;
    audit::led(context, ENTRY.name, (group.id, Thing::Session, session.id)).await?;
    let voice = &context.voice;
    let at = voice.wall_clock(session.start_local, &session.zone);
    let message = Message::line(voice.restored(&group.label, at));
    Ok(Reply::Replace(chats_will_hear(context, &group, message, told).await?))
}
