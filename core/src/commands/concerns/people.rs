//! Who is in a group that a concern is about, by alias, and taking one of them out.

use crate::domain::concern::Concern;
use crate::domain::group::Group;
use crate::domain::membership::Membership;
use crate::domain::text;
use crate::reply::refusal::{ConcernRefusal, Refusal};
use crate::reply::{Action, Button, Message, Press, Reply, Span, Tone, Verb};
use crate::store::{concerns, groups, memberships};

use super::super::audit::{self, Thing};
use super::super::concern::{ConcernDraft, name_of};
use super::super::context::{Context, Outcome, Stop};
use super::super::draft::{self, Draft, confirm_or_not};
use super::super::{remove, resolve};
use super::ENTRY;

/// So many have a button, in rows of three.
const BUTTONS: usize = 12;
/// So many are named.
const NAMED: usize = 50;

/// Shows them. That the operator looked is noted.
pub(super) async fn show(context: &mut Context<'_>, concern: &Concern, group: &Group) -> Outcome {
    let on = (group.id, Thing::Concern, concern.id);
    audit::operated(context, "concerns:people", on).await?;
    let people = memberships::active_in(context.db, group.id).await?;
    if people.is_empty() {
        return Ok(Reply::private(Message::line(context.voice.concern_nobody_there(&group.label))));
    }
    let lines = people.iter().take(NAMED).map(|member| {
        let number = Span::Code(format!("#{}", member.id));
        let role = if member.leads() { "leads" } else { "takes-part" };
        context.voice.concern_person(number, name_of(context, member), role)
    });
    let lines = lines.collect();
    let mut message = Message::line(context.voice.concern_whom(&group.label)).list(lines);
    if people.len() > BUTTONS {
        let command = format!("/{} member:#12", context.voice.command_name(ENTRY.name));
        message = message.paragraph(context.voice.concern_whom_how(Span::Code(command)));
    }
    for row in people[..people.len().min(BUTTONS)].chunks(3) {
        let buttons = row.iter().map(|member| Button {
            label: text::shortened(
                &format!("#{} {}", member.id, name_of(context, member).plain()),
                40,
            ),
            action: Action::Press(Press::new(Verb::Expel, member.id)),
            tone: Tone::Plain,
        });
        message = message.row(buttons.collect());
    }
    Ok(Reply::private(message))
}

/// The press of one of these.
pub(in crate::commands) async fn press(context: &mut Context<'_>, membership: i64) -> Outcome {
    super::super::permit(context, &ENTRY)?;
    preview(context, membership).await
}

/// So many whom the operator took out are listed.
const OUT: usize = 10;

/// Adds whom the operator took out, by number alone, and how one of them is let back.
pub(super) async fn with_expelled(
    context: &mut Context<'_>,
    message: Message,
) -> Result<Message, Stop> {
    let out = memberships::expelled(context.db).await?;
    if out.is_empty() {
        return Ok(message);
    }
    let mut lines = Vec::new();
    for one in out.iter().take(OUT) {
        let group = groups::by_id(context.db, one.membership.group).await?;
        let Some(group) = group else { continue };
        let number = Span::Code(format!("#{}", one.membership.id));
        let since = context.voice.date(super::zone(context).local(one.since));
        lines.push(context.voice.expelled_listed(number, &group.label, group.id, since));
    }
    let command = format!("/{} member:#12", context.voice.command_name(ENTRY.name));
    let message = message.paragraph(context.voice.people_expelled()).list(lines);
    let message = resolve::and_more(context, message, (out.len(), OUT));
    Ok(message.paragraph(context.voice.expelled_how(Span::Code(command))))
}

/// Shows what taking somebody out means, before it is done; of whom the operator took out, what letting them back
/// means.
pub(super) async fn preview(context: &mut Context<'_>, membership: i64) -> Outcome {
    if memberships::is_expelled(context.db, membership).await? {
        return remove::preview_let_back(context, membership).await;
    }
    let (group, member) = meant(context, membership).await?;
    let (_, facilitators) = memberships::count(context.db, group.id).await?;
    let expel = ConcernDraft::Expel { membership: member.id };
    let id = draft::keep(context, &Draft::Concern(expel)).await?;
    let voice = &context.voice;
    let mut message = Message::line(voice.preview_expel(name_of(context, &member), &group.label));
    if member.leads() && facilitators == 1 {
        message = message.paragraph(voice.preview_expel_last(&group.label));
    }
    Ok(Reply::private(message.row(confirm_or_not(context, id))))
}

/// Somebody in a group that an open concern is about. Of other groups the operator knows nobody.
pub(super) async fn meant(
    context: &mut Context<'_>,
    membership: i64,
) -> Result<(Group, Membership), Stop> {
    let member = memberships::by_id(context.db, membership).await?;
    let member = member.filter(Membership::is_active).ok_or(Refusal::NoSuchMember)?;
    let group = groups::by_id(context.db, member.group).await?.ok_or(Refusal::NoSuchMember)?;
    if !concerns::is_about(context.db, group.id).await? {
        return Err(Refusal::Concern(ConcernRefusal::NotAbout(group.label)).into());
    }
    Ok((group, member))
}
