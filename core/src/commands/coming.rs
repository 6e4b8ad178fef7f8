//! `/coming`: somebody says that they will be there.

use crate::domain::group::Group;
use crate::domain::membership::Rsvp;
use crate::domain::session::Session;
use crate::outbox::plan::{self, Back};
use crate::reply::{Line, Message, Reply};
use crate::store::{guests, memberships, waitlist};

use super::context::{Context, Outcome, Stop};
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "coming",
    arguments: &[
        Argument::optional("session", Kind::Session).taking_the_rest(),
        Argument::optional("group", Kind::Group),
    ],
    who: Who::Everyone,
    answer: Answer::Private,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let meant = resolve::session(context, (ENTRY.name, input), Standing::Inside).await?;
    let line = answer(context, meant, Rsvp::Coming).await?;
    Ok(Reply::private(Message::line(line)))
}

/// A press of "Coming" or "Can't come".
pub(super) async fn press(context: &mut Context<'_>, session: i64, given: Rsvp) -> Outcome {
    let meant = resolve::session_by_id(context, session, Standing::Inside).await?;
    Ok(Reply::Note(answer(context, meant, given).await?))
}

/// Remembers the answer and says so.
pub(super) async fn answer(
    context: &mut Context<'_>,
    (group, session): (Group, Session),
    given: Rsvp,
) -> Result<Line, Stop> {
    resolve::still_ahead(context, &session)?;
    let person = context.remembered().await?;
    let said = plan::answers(context.db, (&group, &session), (person.id, given), context.now);
    let back = said.await?;
    let zone = context.reading_zone(&group.zone);
    let at = context.voice.wall_clock(zone.local(session.starts_at), &zone);
    if back == Back::Waits {
        return Ok(context.voice.noted_wants_back(&group.label, at));
    }
    Ok(match given {
        Rsvp::Coming => context.voice.noted_coming(&group.label, at),
        Rsvp::CantCome if may_be_given_on(context, &group, person.id).await? => {
            context.voice.noted_cant_come_others_may(&group.label, at)
        }
        Rsvp::CantCome => context.voice.noted_cant_come(&group.label, at),
    })
}

/// Whether the place of a member who cannot come is somebody's in line then.
async fn may_be_given_on(
    context: &mut Context<'_>,
    group: &Group,
    person: i64,
) -> Result<bool, Stop> {
    let membership = memberships::find(context.db, group.id, person).await?;
    let takes_a_seat = membership.is_some_and(|own| own.is_active() && !own.leads());
    Ok(takes_a_seat
        && guests::allowed(context.db, group.id).await?
        && waitlist::seats(context.db, group.id).await?.waiting > 0)
}
