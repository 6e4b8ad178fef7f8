//! `/announce`: a facilitator's words to the group's chats. Previewed, then confirmed; nobody is
//! mentioned by them, and no call link may be among them. A page of the web may: what is refused is what
//! is known to lead into a call, and what the group itself meets by.

use crate::domain::group::{Group, State};
use crate::domain::private::Private;
use crate::domain::venue;
use crate::outbox::plan;
use crate::reply::refusal::{Refusal, Running};
use crate::reply::{Message, Reply};
use crate::store::{announcements, drafts, groups, venues};

use super::audit::{self, Thing};
use super::context::{Context, Outcome, Stop};
use super::draft::{self, Draft, confirm_or_not};
use super::hearing::can_hear;
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, given};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "announce",
    arguments: &[
        Argument::required("text", Kind::Text(1_000)).taking_the_rest(),
        Argument::optional("group", Kind::Group),
    ],
    who: Who::Facilitator,
    answer: Answer::Private,
    effect: Effect::Changes,
};

/// The longest announcement, in characters: it must fit a message with its heading.
const LONGEST: usize = 1_000;

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let group = resolve::group(context, (ENTRY.name, input), Standing::Leading).await?;
    is_heard(context, &group).await?;
    let text = given::line(input, "text", LONGEST)?.ok_or(Refusal::BadArgument("text"))?;
    let given = input.get("text").unwrap_or_default();
    let sealer = context.house.store.sealer();
    let venues = venues::of_group(context.db, sealer, group.id).await?;
    if venue::leads_into_a_call(given) || venues.iter().any(|own| own.is_shown_in(given)) {
        return Err(Refusal::LinkInAnnouncement.into());
    }
    let draft = Draft::Announce { group: group.id, text: text.clone() };
    let id = draft::keep(context, &draft).await?;
    let message = Message::line(context.voice.preview_announce(&group.label))
        .paragraph(crate::reply::Span::Plain(text.into_inner()));
    Ok(Reply::private(message.row(confirm_or_not(context, id))))
}

/// Nothing is said for a group that takes a break or is over, or where nobody would hear it.
async fn is_heard(context: &mut Context<'_>, group: &Group) -> Result<(), Stop> {
    resolve::not_over(group)?;
    if group.state == State::Paused {
        return Err(Refusal::Running(Running::InBreak(group.label.clone())).into());
    }
    if !can_hear(context, group).await? {
        return Err(Refusal::NoChatHears.into());
    }
    Ok(())
}

/// The press of "Confirm".
pub(super) async fn confirm(
    context: &mut Context<'_>,
    id: i64,
    (group, text): (i64, Private<String>),
) -> Outcome {
    let group = groups::by_id(context.db, group).await?.ok_or(Refusal::ButtonTooOld)?;
    resolve::require(context, &group, Standing::Leading).await?;
    is_heard(context, &group).await?;
    let sealer = context.house.store.sealer();
    let said = announcements::create(context.db, sealer, (group.id, &text), context.now).await?;
    plan::announce(context.db, (group.id, said), context.now).await?;
    drafts::discard(context.db, id).await?;
    audit::led(context, ENTRY.name, (group.id, Thing::Announcement, said)).await?;
    Ok(Reply::Replace(Message::line(context.voice.announcement_goes_out(&group.label))))
}
