//! Seats as who leads a group sees and changes them: how many there are, who waits, whether guests may come.

use crate::domain::group::Group;
use crate::domain::membership::Standing;
use crate::outbox::plan;
use crate::reply::{Line, Message, Span};
use crate::store::waitlist::{self, Seats};
use crate::store::{guests, memberships};
use crate::time::zone::Zone;

use super::super::context::{Context, Stop};
use super::super::{Input, editgroup, given, resolve};

/// What follows for a group's seats from an edit of it, and what is said of that.
pub(in crate::commands) async fn edited(
    context: &mut Context<'_>,
    input: &Input,
    group: &Group,
) -> Result<Vec<Line>, Stop> {
    if let Some(allow) = given::switched(&editgroup::ENTRY, input, "guests")? {
        plan::allow_guests(context.db, group.id, allow, context.now).await?;
    }
    if input.get("capacity").is_some() {
        plan::freed(context.db, group.id, context.now).await?;
    }
    let mut said = Vec::new();
    let Seats { members, offered, .. } = waitlist::seats(context.db, group.id).await?;
    let voice = &context.voice;
    if let Some(capacity) = group.capacity.filter(|capacity| *capacity < members) {
        said.push(voice.fewer_seats(members, capacity));
    }
    let too_few = group.capacity.is_some_and(|capacity| capacity < members + offered);
    if too_few && offered > 0 && input.get("capacity").is_some() {
        said.push(voice.held_seats_stay(offered));
    }
    if guests::allowed(context.db, group.id).await? {
        said.push(voice.fact_guests());
        if group.capacity.is_none() {
            let command = voice.command_name("editgroup");
            let example = Span::Code(format!("/{command} #{} capacity:8", group.id));
            said.push(voice.guests_need_seats(example));
        }
    }
    Ok(said)
}

/// So many who wait are named at once.
const SHOWN: usize = 10;

/// Adds, for who leads the group, how its seats are taken and who waits for one, by alias.
pub(in crate::commands) async fn line_for_leaders(
    context: &mut Context<'_>,
    group: &Group,
    message: Message,
    zone: &Zone,
) -> Result<Message, Stop> {
    let seats = waitlist::seats(context.db, group.id).await?;
    let message = match (group.capacity, seats.free_of(group.capacity)) {
        (Some(capacity), Some(free)) => {
            let taken = context.voice.seats_taken(seats.members, seats.offered, free, capacity);
            message.paragraph(taken)
        }
        _ => message,
    };
    let line = memberships::in_line(context.db, group.id).await?;
    if line.is_empty() {
        return Ok(message);
    }
    let mut lines = Vec::with_capacity(line.len());
    for one in line.iter().take(SHOWN) {
        let number = Span::Code(format!("#{}", one.membership.id));
        let name = match &one.membership.alias {
            Some(alias) => Line::from(Span::Plain(alias.reveal().clone())),
            None => context.voice.unnamed(),
        };
        let platform = Span::Plain(one.platform.title().to_owned());
        let since = context.voice.date(zone.local(one.since));
        lines.push(match one.membership.state {
            Standing::Offered => context.voice.person_offered(number, name, platform, since),
            _ => context.voice.person_waiting(number, name, platform, since),
        });
    }
    let count = i64::try_from(line.len()).unwrap_or(i64::MAX);
    let message = message.paragraph(context.voice.people_wait(count)).list(lines);
    Ok(resolve::and_more(context, message, (line.len(), SHOWN)))
}
