//! `/find`: groups for a problem, answered privately. What people search for is not logged.
//!
//! Groups that can be joined here come first, then those known only from a directory (`listing.rs`). What
//! narrows a search is read in `find/asked.rs`, what to do when nothing fits is in `find/nothing.rs`.

use crate::domain::filters::Filters;
use crate::domain::group::Group;
use crate::domain::text;
use crate::domain::topic::{self, Meaning, Topics};
use crate::reply::block::Line;
use crate::reply::refusal::Refusal;
use crate::reply::{Action, Button, Message, Press, Reply, Span, Tone, Verb};
use crate::store::search::{self, Search};

use super::context::{Context, Outcome, Stop};
use super::draft::{self, Draft};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, card, listing};

mod asked;
mod nothing;

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "find",
    arguments: &[
        Argument::optional("words", Kind::Text(200)).taking_the_rest(),
        Argument::optional("day", Kind::Word(60)),
        Argument::optional("after", Kind::Word(12)),
        Argument::optional("before", Kind::Word(12)),
        Argument::optional("language", Kind::Word(40)),
        Argument::optional("fee", Kind::OneOf(&["none"])),
        Argument::optional("seats", Kind::OneOf(&["yes"])),
        Argument::optional("platform", Kind::OneOf(&["discord", "telegram"])),
        Argument::optional("kind", Kind::OneOf(&["drop-in", "fixed", "course"])),
        Argument::optional("led", Kind::OneOf(&["therapist", "peers"])),
    ],
    who: Who::Everyone,
    answer: Answer::Private,
    effect: Effect::Changes,
};

/// How many groups are shown at once: each has a button, and rows are few.
const PAGE: usize = 3;

/// What is searched for.
struct Asked {
    words: String,
    filters: Filters,
}

/// What fits.
struct Found {
    /// This page's groups.
    shown: Vec<Group>,
    /// How many groups fit in all.
    in_all: usize,
    /// This page's listings.
    elsewhere: listing::Elsewhere,
}

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let words = input.get("words").unwrap_or("").replace('#', " ");
    let asked = Asked { words, filters: asked::filters(input)? };
    let message = page(context, &asked, 0).await?;
    Ok(Reply::private(message))
}

/// The press of "More".
pub(super) async fn more(context: &mut Context<'_>, id: i64, page_number: u16) -> Outcome {
    let found = draft::find(context, id).await?;
    let Draft::Search { words, filters } = found.content else {
        return Err(Refusal::ButtonTooOld.into());
    };
    let asked = Asked { words: words.into_inner(), filters };
    let message = page(context, &asked, usize::from(page_number)).await?;
    Ok(Reply::Replace(message))
}

async fn page(context: &mut Context<'_>, asked: &Asked, number: usize) -> Result<Message, Stop> {
    let topics: Topics = context.house.policy.topics.clone();
    let meaning = topics.read(&asked.words);
    let start = number * PAGE;
    let found = look(context, (asked, &meaning), start).await?;
    // Before everything else, and no more than that.
    let urgent = topic::sounds_urgent(&asked.words);
    let mut message = Message::default();
    if urgent {
        message = message.paragraph(context.voice.help_crisis());
    }
    for (typed, read) in &meaning.read_as {
        let [typed, read] = [typed, read].map(|word| Span::Plain(word.clone()));
        message = message.paragraph(context.voice.read_as(typed, read));
    }
    message = asked::said(context, &asked.filters, message);
    if found.in_all == 0 && found.elsewhere.in_all == 0 {
        let message = nothing::found(context, message, (asked, &meaning)).await?;
        let help = context.voice.help_crisis();
        return Ok(if urgent { message } else { message.paragraph(help) });
    }
    let message = hits(context, message, &found).await?;
    let mut message = found.elsewhere.said_below(context, message, found.in_all == 0);
    if found.in_all + found.elsewhere.in_all > start + PAGE {
        let (words, filters) = (asked.words.clone().into(), asked.filters.clone());
        let id = draft::keep(context, &Draft::Search { words, filters }).await?;
        let next = u16::try_from(number + 1).unwrap_or(u16::MAX);
        let press = Press::new(Verb::More, id).with_choice(next);
        message = message.row(vec![button(&context.voice.button_more(), press, Tone::Plain)]);
    } else if asked.words.trim().is_empty() && asked.filters.is_empty() {
        message = listing::hint(context, message).await?;
    }
    if found.in_all == 0 {
        message = nothing::wish(context, message, asked).await?;
    }
    Ok(message)
}

/// Looks for groups, and where they leave room for listings.
async fn look(
    context: &mut Context<'_>,
    (asked, meaning): (&Asked, &Meaning<'_>),
    start: usize,
) -> Result<Found, Stop> {
    let meaning = (!asked.words.trim().is_empty()).then_some(meaning);
    let zone = context.person.as_ref().and_then(|person| person.zone.clone());
    let search = Search { meaning, filters: &asked.filters, zone: zone.as_ref(), now: context.now };
    let (ids, in_all) = search::page(context.db, &search, (start, PAGE)).await?;
    let shown = search::in_order(context.db, &ids).await?;
    let room = (start.saturating_sub(in_all), PAGE - ids.len());
    let elsewhere = listing::fitting(context, (meaning, &asked.filters), room).await?;
    Ok(Found { shown, in_all, elsewhere })
}

/// This page's groups: what is known of each, and the way in.
async fn hits(
    context: &mut Context<'_>,
    mut message: Message,
    found: &Found,
) -> Result<Message, Stop> {
    if found.in_all > 0 {
        let count = i64::try_from(found.in_all).unwrap_or(i64::MAX);
        message = message.paragraph(context.voice.found(count));
    }
    for group in &found.shown {
        let facts = card::facts(context, group).await?;
        message = message.heading(Span::Strong(group.name.reveal().clone())).list(facts);
        let full = card::is_full(context, group).await?;
        message = message.row(buttons(context, group, full));
    }
    Ok(message)
}

fn buttons(context: &Context<'_>, group: &Group, full: bool) -> Vec<Button> {
    let name = Span::Plain(text::shortened(group.label.reveal(), 28));
    let voice = &context.voice;
    let label = if full { voice.button_wait_named(name) } else { voice.button_join_named(name) };
    vec![button(&label, Press::new(Verb::Join, group.id), Tone::Primary)]
}

fn button(label: &Line, press: Press, tone: Tone) -> Button {
    Button { label: label.plain(), action: Action::Press(press), tone }
}
