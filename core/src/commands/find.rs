//! `/find`: groups for a problem, answered privately. What people search for is not logged.
//!
//! Groups that can be joined here come first, then those known only from a directory (`listing.rs`).

use std::collections::BTreeSet;

use crate::domain::group::{Group, State};
use crate::domain::{text, topic};
use crate::reply::block::Line;
use crate::reply::{Action, Button, Message, Press, Reply, Span, Tone, Verb};
use crate::store::groups;

use super::context::{Context, Outcome, Stop};
use super::draft::{self, Draft};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, card, listing};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "find",
    arguments: &[Argument::optional("words", Kind::Text(200)).taking_the_rest()],
    who: Who::Everyone,
    answer: Answer::Private,
    effect: Effect::Changes,
};

/// How many groups are shown at once: each has a button, and rows are few.
const PAGE: usize = 3;

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let words = input.get("words").unwrap_or("").replace('#', " ");
    let message = page(context, &words, 0).await?;
    Ok(Reply::private(message))
}

/// The press of "More".
pub(super) async fn more(context: &mut Context<'_>, id: i64, page_number: u16) -> Outcome {
    let found = draft::find(context, id).await?;
    let Draft::Search { words } = found.content else {
        return Err(crate::reply::refusal::Refusal::ButtonTooOld.into());
    };
    let message = page(context, words.reveal(), usize::from(page_number)).await?;
    Ok(Reply::Replace(message))
}

async fn page(context: &mut Context<'_>, words: &str, number: usize) -> Result<Message, Stop> {
    let listed = groups::in_state(context.db, State::Listed).await?;
    let nothing_listed = listed.is_empty();
    let found = fitting(listed, words);
    let start = number * PAGE;
    let shown: Vec<&Group> = found.iter().skip(start).take(PAGE).collect();
    let room = (start.saturating_sub(found.len()), PAGE - shown.len());
    let elsewhere = listing::fitting(context, words, room).await?;
    // Before everything else, and no more than that.
    let urgent = topic::sounds_urgent(words);
    let mut message = Message::default();
    if urgent {
        message = message.paragraph(context.voice.help_crisis());
    }
    if found.is_empty() && elsewhere.in_all == 0 {
        let message = nothing(context, message, (nothing_listed, words)).await?;
        let help = context.voice.help_crisis();
        return Ok(if urgent { message } else { message.paragraph(help) });
    }
    if !found.is_empty() {
        let count = i64::try_from(found.len()).unwrap_or(0);
        message = message.paragraph(context.voice.found(count));
    }
    for group in shown {
        let facts = card::facts(context, group).await?;
        message = message.heading(Span::Strong(group.name.reveal().clone())).list(facts);
        let full = card::is_full(context, group).await?;
        message = message.row(buttons(context, group, full));
    }
    message = elsewhere.said_below(context, message, found.is_empty());
    if found.len() + elsewhere.in_all > start + PAGE {
        let id = draft::keep(context, &Draft::Search { words: words.to_owned().into() }).await?;
        let next = u16::try_from(number + 1).unwrap_or(u16::MAX);
        let press = Press::new(Verb::More, id).with_choice(next);
        message = message.row(vec![button(&context.voice.button_more(), press, Tone::Plain)]);
    } else if words.trim().is_empty() {
        message = listing::hint(context, message).await?;
    }
    Ok(message)
}

async fn nothing(
    context: &mut Context<'_>,
    message: Message,
    (nothing_listed, words): (bool, &str),
) -> Result<Message, Stop> {
    if words.trim().is_empty() || nothing_listed {
        let message = message.paragraph(context.voice.nothing_listed());
        return listing::hint(context, message).await;
    }
    let message = message.paragraph(context.voice.nothing_found());
    Ok(message.paragraph(context.voice.nothing_found_advice()))
}

/// The groups that fit the words, best first; all of them if there are no words.
fn fitting(groups: Vec<Group>, words: &str) -> Vec<Group> {
    if words.trim().is_empty() {
        return groups;
    }
    let meant = topic::meant_by(words);
    let mut scored: Vec<(usize, Group)> = groups
        .into_iter()
        .map(|group| (fit(&group, &meant, words), group))
        .filter(|(fit, _)| *fit > 0)
        .collect();
    scored.sort_by_key(|(fit, group)| (std::cmp::Reverse(*fit), group.id));
    scored.into_iter().map(|(_, group)| group).collect()
}

fn fit(group: &Group, meant: &BTreeSet<String>, words: &str) -> usize {
    let topics = group.topics.iter().filter(|topic| meant.contains(topic.reveal())).count();
    let about = group.about.as_ref().map_or("", |about| about.reveal());
    let name = text::folded(group.name.reveal());
    let described: BTreeSet<String> = text::folded(&format!("{name} {about}"))
        .split(|c: char| !c.is_alphanumeric())
        .map(str::to_owned)
        .collect();
    let in_text = meant.iter().filter(|word| described.contains(*word)).count();
    let by_name = usize::from(name.contains(&text::folded(words))) * 2;
    topics * 3 + in_text + by_name
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
