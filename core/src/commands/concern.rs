//! `/concern`: something about a group, or about a person in it, for the operator alone. Said what it is
//! before anything is written, previewed, then confirmed.
//!
//! A person is described in words, since members see no roster; who leads the group may be chosen, as the
//! group's card names them. The operator is never told who wrote: not in what they are sent
//! (`outbox/compose/concerns.rs`), and not in what they look at (`concerns.rs`).

use crate::domain::concern::{LONGEST, MOST_OPEN};
use crate::domain::group::Group;
use crate::domain::membership::{Membership, Standing as In};
use crate::domain::private::Private;
use crate::domain::text;
use crate::reply::refusal::{ConcernRefusal, Refusal};
use crate::reply::{Line, Message, Reply, Span};
use crate::store::{concerns, groups, memberships};

use super::context::{Context, Outcome, Stop};
use super::draft::{self, Draft, confirm_or_not};
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, given, leave};

mod explained;
mod half_done;
mod taken_back;
mod written;

pub use half_done::ConcernDraft;
pub(super) use taken_back::press as press_take_back;
pub(super) use written::{confirm, press};

use explained::{explain, where_it_goes};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "concern",
    arguments: &[
        Argument::optional("text", Kind::Text(1_000)).taking_the_rest(),
        Argument::optional("group", Kind::Group),
        Argument::optional("about", Kind::Text(64)),
        Argument::optional("reference", Kind::Text(12)),
    ],
    who: Who::Everyone,
    answer: Answer::Private,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    if context.house.policy.operators.is_empty() {
        let platform = context.caller.account.platform;
        return Err(Refusal::Concern(ConcernRefusal::NobodyOperates(platform)).into());
    }
    if let Some(reference) = input.get("reference") {
        return written::add(context, input, reference).await;
    }
    let group = meant(context, input).await?;
    let about = facilitator(context, &group, input).await?;
    let Some(text) = given::line(input, "text", LONGEST)? else {
        return explain(context, input, (&group, about.as_ref())).await;
    };
    not_too_many(context).await?;
    let about_row = about.as_ref().map(|member| member.id);
    let raise = ConcernDraft::Raise { group: group.id, about: about_row, text: text.clone() };
    let id = draft::keep(context, &Draft::Concern(raise)).await?;
    let mut message = Message::line(context.voice.concern_preview(&group.label));
    if let Some(member) = &about {
        message = message.paragraph(context.voice.concern_about_whom(name_of(context, member)));
    }
    message = message.paragraph(Span::Plain(text.into_inner()));
    for line in where_it_goes(context, &group).await? {
        message = message.paragraph(line);
    }
    // Who writes at once has not read it before, and it is the last thing above the button.
    message = message.paragraph(context.voice.concern_not_for_emergencies());
    Ok(Reply::private(message.row(confirm_or_not(context, id))))
}

/// The group it is about: one the asker may know of, or was taken out of, or left within the last day.
async fn meant(context: &mut Context<'_>, input: &Input) -> Result<Group, Stop> {
    let request = (ENTRY.name, input);
    let Some(given) = input.get("group") else {
        let none = resolve::of_this_chat(context).await?.is_none()
            && resolve::own_even_over(context, Standing::Inside).await?.is_empty();
        if none {
            return Err(Refusal::Concern(ConcernRefusal::AboutWhich).into());
        }
        return resolve::group(context, request, Standing::Any).await;
    };
    if let (Some(id), Some(person)) = (resolve::row_id(given), context.person.clone()) {
        let membership = memberships::find(context.db, id, person.id).await?;
        let was_in = membership.is_some_and(|m| matches!(m.state, In::Removed | In::Declined))
            || leave::holds_way_back(context, id).await?;
        if was_in && let Some(group) = groups::by_id(context.db, id).await? {
            return Ok(group);
        }
    }
    resolve::group(context, request, Standing::Any).await
}

/// The facilitator it is about, by the name on the group's card or by the number behind its button.
async fn facilitator(
    context: &mut Context<'_>,
    group: &Group,
    input: &Input,
) -> Result<Option<Membership>, Stop> {
    let Some(given) = input.get("about") else { return Ok(None) };
    let wanted = text::folded(given);
    let mut leading = leading(context, group).await?;
    leading.retain(|member| {
        let named = |alias: &Private<String>| text::folded(alias.reveal()) == wanted;
        member.alias.as_ref().is_some_and(named) || resolve::row_id(given) == Some(member.id)
    });
    match <[Membership; 1]>::try_from(leading) {
        Ok([only]) => Ok(Some(only)),
        Err(_) => {
            let label = group.label.clone();
            Err(Refusal::Concern(ConcernRefusal::NoSuchFacilitator(label)).into())
        }
    }
}

/// Who leads the group and has a name there: as its card shows them.
async fn leading(context: &mut Context<'_>, group: &Group) -> Result<Vec<Membership>, Stop> {
    let mut leading = memberships::active_in(context.db, group.id).await?;
    leading.retain(|member| member.leads() && member.alias.is_some());
    Ok(leading)
}

pub(super) fn name_of(context: &Context<'_>, member: &Membership) -> Line {
    match &member.alias {
        Some(alias) => Line::from(Span::Plain(alias.reveal().clone())),
        None => context.voice.unnamed(),
    }
}

async fn is_inside(context: &mut Context<'_>, group: i64) -> Result<bool, Stop> {
    let Some(person) = &context.person else { return Ok(false) };
    let membership = memberships::find(context.db, group, person.id).await?;
    Ok(membership.is_some_and(|membership| membership.is_active()))
}

async fn not_too_many(context: &mut Context<'_>) -> Result<(), Stop> {
    let Some(person) = &context.person else { return Ok(()) };
    if concerns::open_of(context.db, person.id).await? >= MOST_OPEN {
        return Err(Refusal::Concern(ConcernRefusal::TooMany(MOST_OPEN)).into());
    }
    Ok(())
}
