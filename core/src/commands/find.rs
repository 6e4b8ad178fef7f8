//! `/find`: groups for a problem, answered privately. What people search for is not logged.
//!
//! Groups that can be joined here come first, then those known only from a directory (`listing.rs`). What
//! narrows a search is read in `find/asked.rs`, a page's groups are in `find/hits.rs`, what to do when nothing
//! fits is in `find/nothing.rs`.

use serde::{Deserialize, Serialize};

use crate::domain::filters::{Filters, Unused};
use crate::domain::group::Group;
use crate::domain::topic::{self, Meaning, Topics};
use crate::reply::block::Line;
use crate::reply::length;
use crate::reply::refusal::Refusal;
use crate::reply::{Action, Button, Message, Press, Reply, Span, Tone, Verb};
use crate::store::search::{self, Search};

use super::context::{Context, Outcome, Stop};
use super::draft::{self, Draft};
use super::editgroup::KINDS;
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, listing};

mod asked;
mod hits;
mod nothing;

pub(super) use hits::has_room;

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "find",
    arguments: &[
        Argument::optional("words", Kind::Text(200)).taking_the_rest(),
        Argument::optional("day", Kind::Word(60)),
        Argument::optional("after", Kind::Word(12)),
        Argument::optional("before", Kind::Word(12)),
        Argument::optional("language", Kind::Word(40)),
        Argument::optional("fee", Kind::Word(40)),
        Argument::optional("seats", Kind::OneOf(&["yes"])),
        Argument::optional("platform", Kind::OneOf(&["discord", "telegram"])),
        Argument::optional("kind", Kind::OneOf(KINDS)),
        Argument::optional("led", Kind::OneOf(&["therapist", "peers"])),
    ],
    who: Who::Everyone,
    answer: Answer::Private,
    effect: Effect::Changes,
};

/// How many groups are shown at once at most: each has a button, and rows are few.
const PAGE: usize = 3;

/// What is searched for.
struct Asked {
    words: String,
    filters: Filters,
}

/// What earlier pages of a search have shown.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Seen {
    /// The groups.
    groups: Vec<i64>,
    /// How many listings.
    listings: usize,
}

/// What fits and was not shown yet.
struct Found {
    /// The groups that come next, as many as stand on a page.
    next: Vec<Group>,
    /// Whether there are more behind them.
    more: bool,
    /// How many groups fit in all.
    in_all: usize,
    /// The listings that come next.
    elsewhere: listing::Elsewhere,
    /// What is known of those that do not fit.
    page: search::Page,
}

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let (asked, unused) = asked::read(input)?;
    let message = page(context, (&asked, &unused), Seen::default()).await?;
    Ok(Reply::private(message))
}

/// The press of "More".
pub(super) async fn more(context: &mut Context<'_>, id: i64) -> Outcome {
    let found = draft::find(context, id).await?;
    let Draft::Search { words, filters, seen } = found.content else {
        return Err(Refusal::ButtonTooOld.into());
    };
    let asked = Asked { words: words.into_inner(), filters };
    let message = page(context, (&asked, &[]), seen).await?;
    // One group that says more than a message holds would be cut in place of another.
    let whole = message.length() <= length::room(context.caller.account.platform);
    Ok(if whole { Reply::Replace(message) } else { Reply::private(message) })
}

async fn page(
    context: &mut Context<'_>,
    (asked, unused): (&Asked, &[Unused]),
    seen: Seen,
) -> Result<Message, Stop> {
    let topics: Topics = context.house.policy.topics.clone();
    let read = topics.read(&asked.words);
    let meaning = (!asked.words.trim().is_empty()).then_some(&read);
    let found = look(context, (asked, meaning), &seen).await?;
    // Before everything else, and no more than that.
    let urgent = topic::sounds_urgent(&asked.words);
    let mut message = Message::default();
    if urgent {
        message = message.paragraph(context.voice.help_crisis());
    }
    for (typed, read) in &read.read_as {
        let [typed, read] = [typed, read].map(|word| Span::Plain(word.clone()));
        message = message.paragraph(context.voice.read_as(typed, read));
    }
    message = asked::not_used(context, unused, message);
    message = asked::days_beside(context, (&read, &asked.filters), message);
    message = asked::said(context, &asked.filters, message);
    message = asked::fees_unsaid(context, (&asked.filters, found.page.unsaid), message);
    if found.in_all == 0 && found.elsewhere.in_all == 0 {
        let message = nothing::found(context, message, (asked, &read, &found.page)).await?;
        let help = context.voice.help_crisis();
        return Ok(if urgent { message } else { message.paragraph(help) });
    }
    with_hits(context, message, (asked, &found, seen)).await
}

/// Looks for what comes next: groups, and listings behind the last of them.
async fn look(
    context: &mut Context<'_>,
    (asked, meaning): (&Asked, Option<&Meaning<'_>>),
    seen: &Seen,
) -> Result<Found, Stop> {
    let zone = context.person.as_ref().and_then(|person| person.zone.clone());
    let search = Search { meaning, filters: &asked.filters, zone: zone.as_ref(), now: context.now };
    let first = (0, seen.groups.len() + PAGE + 1);
    let found = search::page(context.db, &search, first).await?;
    let mut ids = found.ids.clone();
    ids.retain(|id| !seen.groups.contains(id));
    let more = ids.len() > PAGE;
    ids.truncate(PAGE);
    let next = search::in_order(context.db, &ids).await?;
    let room = (seen.listings, PAGE);
    let elsewhere = listing::fitting(context, (meaning, &asked.filters), room).await?;
    Ok(Found { next, more, in_all: found.in_all, elsewhere, page: found })
}

/// The message with a page of what was found, and the ways on.
async fn with_hits(
    context: &mut Context<'_>,
    mut message: Message,
    (asked, found, mut seen): (&Asked, &Found, Seen),
) -> Result<Message, Stop> {
    if found.in_all > 0 {
        let count = i64::try_from(found.in_all).unwrap_or(i64::MAX);
        message = message.paragraph(context.voice.found(count));
    }
    let (mut message, shown) = hits::said_below(context, message, &found.next).await?;
    seen.groups.extend(found.next[..shown].iter().map(|group| group.id));
    let mut more = found.more || shown < found.next.len();
    if !more {
        let room = (PAGE - shown, found.in_all == 0);
        let (with, shown) = found.elsewhere.said_below(context, message, room);
        message = with;
        seen.listings += shown;
        more = seen.listings < found.elsewhere.in_all;
    }
    if more {
        let (words, filters) = (asked.words.clone().into(), asked.filters.clone());
        let id = draft::keep(context, &Draft::Search { words, filters, seen }).await?;
        let press = Press::new(Verb::More, id);
        message = message.row(vec![button(&context.voice.button_more(), press, Tone::Plain)]);
    } else if asked.words.trim().is_empty() && asked.filters.is_empty() {
        message = listing::hint(context, message).await?;
    }
    if found.in_all == 0 {
        message = nothing::wish(context, message, asked).await?;
    }
    Ok(message)
}

fn button(label: &Line, press: Press, tone: Tone) -> Button {
    Button { label: label.plain(), action: Action::Press(press), tone }
}
