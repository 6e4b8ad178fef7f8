//! When nothing fits: what does, near it, and how to wish for it.

use crate::domain::text;
use crate::domain::topic::Meaning;
use crate::reply::{Action, Button, Message, Press, Span, Tone, Verb};
use crate::store::search::{self, Page};
use crate::store::wishes::Words;

use super::super::context::{Context, Stop};
use super::super::draft::{self, Draft};
use super::super::{Input, listing};
use super::{Asked, ENTRY, button};

/// How many topics are looked through for near ones, and how many are offered, a few a row.
const LOOKED_AT: i64 = 300;
const OFFERED: usize = 6;
const IN_A_ROW: usize = 3;
/// From this likeness on, of 1, two words are near each other.
const ALIKE: f64 = 0.85;

/// Says that nothing was found, and what to try.
pub(super) async fn found(
    context: &mut Context<'_>,
    mut message: Message,
    (asked, meaning, page): (&Asked, &Meaning<'_>, &Page),
) -> Result<Message, Stop> {
    if page.listed == 0 {
        message = message.paragraph(context.voice.nothing_listed());
        message = listing::hint(context, message).await?;
        return wish(context, message, asked).await;
    }
    message = message.paragraph(context.voice.nothing_found());
    if page.by_words > 0 {
        let wider = i64::try_from(page.by_words).unwrap_or(i64::MAX);
        message = message.paragraph(context.voice.without_filters(wider));
        let mut input = Input::default();
        input.set("words", asked.words.clone());
        let label = |context: &Context<'_>, _: &str| context.voice.button_without_filters().plain();
        let words = std::slice::from_ref(&asked.words);
        message = message.row(again(context, input, words, label).await?);
    } else {
        message = message.paragraph(context.voice.nothing_found_advice());
        message = suggest(context, message, (asked, meaning)).await?;
    }
    wish(context, message, asked).await
}

/// Offers topics that groups here have: near ones, or else the commonest.
async fn suggest(
    context: &mut Context<'_>,
    message: Message,
    (asked, meaning): (&Asked, &Meaning<'_>),
) -> Result<Message, Stop> {
    let there = search::topics(context.db, LOOKED_AT).await?;
    let list = context.house.policy.topics.clone();
    let words = crate::domain::topic::plain(&asked.words);
    let is_near = |topic: &String| {
        let names = list.canonical(topic);
        let related = meaning.topics.iter().any(|(meant, _)| {
            list.relatives(&meant.name).any(|near| near == topic || names.contains(&near))
        });
        let alike = |word: &str| strsim::jaro_winkler(word, topic) >= ALIKE;
        related || words.split(' ').any(|word| word.chars().count() >= 4 && alike(word))
    };
    let near: Vec<String> = there.iter().filter(|topic| is_near(topic)).cloned().collect();
    let (are_near, mut offered) = if near.is_empty() { (false, there) } else { (true, near) };
    offered.truncate(OFFERED);
    let named = Span::Plain(offered.join(", "));
    let voice = &context.voice;
    let line = if are_near { voice.nearest_topics(named) } else { voice.topics_there_are(named) };
    if offered.is_empty() {
        return Ok(message);
    }
    let buttons = again(context, Input::default(), &offered, |_, topic| text::shortened(topic, 40));
    let buttons = buttons.await?;
    let rows = buttons.chunks(IN_A_ROW).map(<[Button]>::to_vec);
    Ok(rows.fold(message.paragraph(line), Message::row))
}

/// Buttons that search again for each of these words.
async fn again(
    context: &mut Context<'_>,
    input: Input,
    words: &[String],
    label: impl Fn(&Context<'_>, &str) -> String,
) -> Result<Vec<Button>, Stop> {
    let draft = Draft::Which {
        command: ENTRY.name.to_owned(),
        input,
        argument: "words".to_owned(),
        choices: words.to_vec(),
    };
    let id = draft::keep(context, &draft).await?;
    let buttons = words.iter().enumerate().map(|(index, words)| Button {
        label: label(context, words),
        action: Action::Press(draft::choice(id, index)),
        tone: Tone::Plain,
    });
    Ok(buttons.collect())
}

/// Offers to wish for what was searched, or says how where it was not put into words.
pub(super) async fn wish(
    context: &mut Context<'_>,
    message: Message,
    asked: &Asked,
) -> Result<Message, Stop> {
    if context.house.policy.operators.is_empty() {
        return Ok(message);
    }
    let Ok(words) = text::one_line(&asked.words, super::super::wish::LONGEST) else {
        return Ok(message.paragraph(context.voice.wish_in_words()));
    };
    let language = context.voice.language().to_owned();
    let id = draft::keep(context, &Draft::Wish(Words { words, language })).await?;
    let press = button(&context.voice.button_wish(), Press::new(Verb::Wish, id), Tone::Plain);
    Ok(message.paragraph(context.voice.wish_how()).row(vec![press]))
}
