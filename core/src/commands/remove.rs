//! `/remove`: takes somebody out of a group, or out of its line. Previewed, then confirmed; they are told kindly, in
//! private, and nobody else is. They may be let back: `remove/let_back.rs`.

use crate::domain::group::Group;
use crate::domain::membership::{Membership, Role};
use crate::domain::text;
use crate::outbox::plan;
use crate::reply::refusal::{Refusal, Running};
use crate::reply::{Action, Button, Line, Message, Reply, Span, Tone, place};
use crate::store::{access, drafts, groups, memberships, persons};

use super::audit::{self, Thing};
use super::context::{Context, Outcome, Stop};
use super::draft::{self, Draft, confirm_or_not};
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who};

mod let_back;

pub(super) use let_back::{
    confirm as confirm_let_back, line_for_leaders, press_list, preview as preview_let_back,
};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "remove",
    arguments: &[Argument::required("member", Kind::Text(40)).taking_the_rest()],
    who: Who::Facilitator,
    answer: Answer::Private,
    effect: Effect::Changes,
};

/// How many people are offered, one a row.
const OFFERED: usize = 5;

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let given = input.get("member").unwrap_or_default();
    let id = match resolve::row_id(given) {
        Some(id) => id,
        None => match called(context, given).await?.as_slice() {
            [] => return Err(Refusal::Running(Running::NobodyOfThatName).into()),
            [(_, only)] => only.id,
            several => return which(context, input, several).await,
        },
    };
    let (group, member) = meant(context, id).await?;
    let id = draft::keep(context, &Draft::Remove { membership: member.id }).await?;
    let name = told_apart(context, &member).await?;
    let message = Message::line(context.voice.preview_remove(name, &group.label));
    Ok(Reply::private(message.row(confirm_or_not(context, id))))
}

/// Asks which of several who go by that name: what tells them apart to whoever leads is the group, and the number
/// that `/people` shows.
async fn which(
    context: &mut Context<'_>,
    input: &Input,
    several: &[(Group, Membership)],
) -> Outcome {
    let shown = &several[..several.len().min(OFFERED)];
    let draft = Draft::Which {
        command: ENTRY.name.to_owned(),
        input: input.clone(),
        argument: "member".to_owned(),
        choices: shown.iter().map(|(_, member)| format!("#{}", member.id)).collect(),
    };
    let id = draft::keep(context, &draft).await?;
    let mut message = Message::line(context.voice.which_person());
    for (index, (group, member)) in shown.iter().enumerate() {
        let name = member.alias.as_ref().map_or("", |alias| alias.reveal().as_str());
        let label = text::shortened(group.label.reveal(), 30);
        message = message.row(vec![Button {
            label: format!("{name} (#{}): {label}", member.id),
            action: Action::Press(draft::choice(id, index)),
            tone: Tone::Plain,
        }]);
    }
    Ok(Reply::private(resolve::and_more(context, message, (several.len(), shown.len()))))
}

/// Who is called so in this chat's group if the caller leads that, else in all groups the caller leads.
async fn called(context: &mut Context<'_>, given: &str) -> Result<Vec<(Group, Membership)>, Stop> {
    let mut groups = resolve::own(context, Standing::Leading).await?;
    let here = resolve::of_this_chat(context).await?.map(|group| group.id);
    if groups.iter().any(|group| Some(group.id) == here) {
        groups.retain(|group| Some(group.id) == here);
    }
    let wanted = text::folded(given);
    let mut found = Vec::new();
    for group in groups {
        let people = memberships::active_in(context.db, group.id).await?;
        let is_called = |member: &Membership| {
            member.alias.as_ref().is_some_and(|alias| text::folded(alias.reveal()) == wanted)
        };
        let called = people.into_iter().filter(is_called);
        found.extend(called.map(|member| (group.clone(), member)));
    }
    Ok(found)
}

/// What they are called; with their number where they go by no name, or another there goes by one that is read like
/// theirs.
async fn told_apart(context: &mut Context<'_>, member: &Membership) -> Result<Line, Stop> {
    let others = memberships::others_named(context.db, (member.group, member.person)).await?;
    let Some(alias) = &member.alias else {
        let name = format!("{} #{}", context.voice.unnamed().plain(), member.id);
        return Ok(Span::Plain(name).into());
    };
    let mut others = others.iter().filter_map(|other| other.alias.as_ref());
    let same = others.any(|other| text::read_alike(other.reveal(), alias.reveal()));
    let name = alias.reveal().clone();
    Ok(Span::Plain(if same { format!("{name} #{}", member.id) } else { name }).into())
}

/// The membership, if the caller leads its group. A number of another group is "not found".
async fn meant(context: &mut Context<'_>, id: i64) -> Result<(Group, Membership), Stop> {
    let member = memberships::by_id(context.db, id).await?;
    let there = |member: &Membership| member.is_active() || member.is_in_line();
    let member = member.filter(there).ok_or(Refusal::NoSuchMember)?;
    let group = groups::by_id(context.db, member.group).await?.ok_or(Refusal::NoSuchMember)?;
    if resolve::require(context, &group, Standing::Leading).await.is_err() {
        return Err(Refusal::NoSuchMember.into());
    }
    if member.role == Role::Facilitator {
        return Err(Refusal::Running(Running::IsFacilitator).into());
    }
    Ok((group, member))
}

/// The press of "Confirm".
pub(super) async fn confirm(context: &mut Context<'_>, id: i64, membership: i64) -> Outcome {
    let (group, member) = meant(context, membership).await?;
    let was_in = member.is_active();
    let stays_in =
        plan::access::what_removing_leaves(context.db, (group.id, member.person)).await?;
    plan::takes_out(context.db, &member, context.now).await?;
    drafts::discard(context.db, id).await?;
    audit::led(context, ENTRY.name, (group.id, Thing::Membership, member.id)).await?;
    let stays_in = stays_in.iter().filter(|_| was_in);
    let told =
        stays_in.map(|chat| context.voice.removed_still_there(chat.platform.as_str(), place(chat)));
    let message = Message::line(context.voice.removed(&group.label));
    let number = Span::Code(format!("#{}", member.id));
    let mut message = told.fold(message, Message::paragraph);
    let platform = persons::by_id(context.db, member.person).await?;
    if let Some(platform) = platform.map(|person| person.account.platform)
        && was_in
        && access::is_hindered(context.db, group.id, platform).await?
    {
        message = message.paragraph(context.voice.removed_not_yet(platform.as_str()));
    }
    let message = message.paragraph(context.voice.removed_may_be_let_back(number));
    let again = let_back::button(&context.voice.button_let_back(), member.id);
    Ok(Reply::Replace(message.row(vec![again])))
}
