//! What a concern is, said before anything is written, and again before it goes anywhere.

use crate::domain::address::Account;
use crate::domain::group::Group;
use crate::domain::membership::Membership;
use crate::domain::text;
use crate::reply::{Action, Button, Line, Message, Press, Reply, Tone, Verb};
use crate::store::{memberships, persons};

use super::super::Input;
use super::super::context::{Context, Outcome, Stop};
use super::super::draft::{self, Draft};
use super::{ENTRY, is_inside, leading, name_of};

/// Among so few people words may tell whose they are.
const FEW: usize = 4;
/// So many who lead a group have a button.
const CHOICES: usize = 4;

/// Says what a concern is before anything is written.
pub(super) async fn explain(
    context: &mut Context<'_>,
    input: &Input,
    (group, about): (&Group, Option<&Membership>),
) -> Outcome {
    let mut input = input.clone();
    input.set("group", format!("#{}", group.id));
    if let Some(member) = about {
        input.set("about", format!("#{}", member.id));
    }
    let mut message = Message::line(context.voice.concern_not_for_emergencies())
        .paragraph(context.voice.concern_explained(&group.label));
    for line in where_it_goes(context, group).await? {
        message = message.paragraph(line);
    }
    message = message.paragraph(match about {
        Some(member) => context.voice.concern_about_whom(name_of(context, member)),
        None => context.voice.concern_describe(),
    });
    let waits = Draft::Missing {
        command: ENTRY.name.to_owned(),
        input: input.clone(),
        argument: "text".to_owned(),
        instead_of: None,
    };
    let id = draft::keep(context, &waits).await?;
    let label = context.voice.button_write_concern().plain();
    let action = Action::Press(Press::new(Verb::Correct, id));
    message = message.row(vec![Button { label, action, tone: Tone::Primary }]);
    if about.is_none() {
        message = message.row(choices(context, group, input).await?);
    }
    Ok(Reply::private(message))
}

/// A button for each of those who lead the group.
async fn choices(
    context: &mut Context<'_>,
    group: &Group,
    input: Input,
) -> Result<Vec<Button>, Stop> {
    let mut leading = leading(context, group).await?;
    leading.truncate(CHOICES);
    if leading.is_empty() {
        return Ok(Vec::new());
    }
    let which = Draft::Which {
        command: ENTRY.name.to_owned(),
        input,
        argument: "about".to_owned(),
        choices: leading.iter().map(|member| format!("#{}", member.id)).collect(),
    };
    let id = draft::keep(context, &which).await?;
    let button = |(index, member): (usize, &Membership)| Button {
        label: text::shortened(&context.voice.button_about(name_of(context, member)).plain(), 40),
        action: Action::Press(draft::choice(id, index)),
        tone: Tone::Plain,
    };
    Ok(leading.iter().enumerate().map(button).collect())
}

/// Who reads it, and what they do not learn; honestly, where whoever operates the bot leads the group.
pub(super) async fn where_it_goes(
    context: &mut Context<'_>,
    group: &Group,
) -> Result<Vec<Line>, Stop> {
    let inside = is_inside(context, group.id).await?;
    let from = if inside { "inside" } else { "outside" };
    let mut lines = vec![context.voice.concern_goes_to(from)];
    let people = memberships::active_in(context.db, group.id).await?;
    if inside && people.len() <= FEW {
        lines.push(context.voice.concern_few_people());
    }
    let leading = people.iter().filter(|member| member.leads()).map(|member| member.person);
    let leading: Vec<i64> = leading.collect();
    let leading = persons::by_ids(context.db, &leading).await?;
    let operators = &context.house.policy.operators;
    let both = |account: &Account| leading.values().any(|person| person.account == *account);
    let voice = &context.voice;
    if operators.iter().all(both) {
        let report = voice.platform_report(context.caller.account.platform.as_str());
        lines.push(voice.concern_operator_leads(&group.label, report));
    } else if operators.iter().any(both) {
        lines.push(voice.concern_one_operator_leads(&group.label));
    }
    Ok(lines)
}
