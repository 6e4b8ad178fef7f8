//! `/people`: who is in a group, by alias, for its facilitators alone.

use crate::domain::group::Group;
use crate::reply::block::{Line, Span};
use crate::reply::refusal::Refusal;
use crate::reply::{Action, Button, Message, Press, Reply, Tone, Verb};
use crate::store::groups;
use crate::store::memberships::{self, Listed};
use crate::time::zone::Zone;

use super::context::{Context, Outcome, Stop};
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, remove, seat};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "people",
    arguments: &[Argument::optional("group", Kind::Group).taking_the_rest()],
    who: Who::Facilitator,
    answer: Answer::Private,
    effect: Effect::Changes,
};

/// So many fit one message on both platforms, whatever people chose to be called.
const PAGE: usize = 15;

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let group = resolve::group(context, (ENTRY.name, input), Standing::Leading).await?;
    page(context, &group, 0).await.map(Reply::private)
}

/// The press of "More".
pub(super) async fn press(context: &mut Context<'_>, press: Press) -> Outcome {
    let group = groups::by_id(context.db, press.id).await?.ok_or(Refusal::ButtonTooOld)?;
    resolve::require(context, &group, Standing::Leading).await.map_err(resolve::of_another)?;
    page(context, &group, press.choice.unwrap_or(0)).await.map(Reply::Replace)
}

/// Some of those who are in it; below the last of them, how its seats are taken, who waits, and how many were
/// taken out. A page that is not there any more is the last.
async fn page(context: &mut Context<'_>, group: &Group, number: u16) -> Result<Message, Stop> {
    let people = memberships::roster(context.db, group.id).await?;
    let zone = context.reading_zone(&group.zone);
    let last = people.len().saturating_sub(1) / PAGE;
    let page = usize::from(number).min(last);
    let shown = people.iter().skip(page * PAGE).take(PAGE);
    let lines = shown.map(|one| described(context, one, &zone)).collect();
    let mut message = Message::line(context.voice.people_of(&group.label)).list(lines);
    let mut out = Vec::new();
    if page == last {
        message = seat::line_for_leaders(context, group, message, &zone).await?;
        (message, out) = remove::line_for_leaders(context, group, message).await?;
    }
    let shown = (page + 1) * PAGE;
    message = resolve::and_more(context, message, (people.len(), shown));
    let mut row = turning(context, Press::new(Verb::People, group.id), (page, last));
    row.append(&mut out);
    Ok(message.paragraph(context.voice.people_keep_private()).row(row))
}

/// The buttons that turn to the page before and the next, by presses that carry the page.
pub(super) fn turning(
    context: &Context<'_>,
    press: Press,
    (page, last): (usize, usize),
) -> Vec<Button> {
    let turn = |label: Line, to: usize| {
        let to = u16::try_from(to).unwrap_or(u16::MAX);
        let action = Action::Press(press.with_choice(to));
        Button { label: label.plain(), action, tone: Tone::Plain }
    };
    let mut row = Vec::new();
    if page > 0 {
        row.push(turn(context.voice.button_page_before(), page - 1));
    }
    if page < last {
        row.push(turn(context.voice.button_more(), page + 1));
    }
    row
}

fn described(context: &Context<'_>, one: &Listed, zone: &Zone) -> Line {
    let Listed { membership, platform, since } = one;
    let number = Span::Code(format!("#{}", membership.id));
    let name = match &membership.alias {
        Some(alias) => Line::from(Span::Plain(alias.reveal().clone())),
        None => context.voice.unnamed(),
    };
    let platform = Span::Plain(platform.title().to_owned());
    let since = context.voice.date(zone.local(*since));
    if membership.leads() {
        context.voice.person_leading(number, name, platform, since)
    } else {
        context.voice.person_taking_part(number, name, platform, since)
    }
}
