//! `/wish`: a group that is not here yet. The operator reads the words, and nothing says whose they are.
//!
//! Shown first exactly as they will be read, then confirmed; the draft that knew the person is thrown away
//! in the transaction that keeps the words.

use crate::domain::policy::KEPT_DAYS;
use crate::domain::topic;
use crate::outbox::plan;
use crate::reply::refusal::{Finding, Refusal};
use crate::reply::{Action, Button, Message, Press, Reply, Span, Tone, Verb};
use crate::store::drafts;
use crate::store::wishes::{self, Made, Words};

use super::context::{Context, Outcome, Stop};
use super::draft::{self, Draft};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, given};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "wish",
    arguments: &[Argument::required("words", Kind::Text(200)).taking_the_rest()],
    who: Who::Everyone,
    answer: Answer::Private,
    effect: Effect::Changes,
};

/// The longest wish, in characters.
pub(super) const LONGEST: usize = 200;

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let words = given::line(input, "words", LONGEST)?.ok_or(Refusal::BadArgument("words"))?;
    is_read(context)?;
    let words = Words { words, language: context.voice.language().to_owned() };
    let id = draft::keep(context, &Draft::Wish(words.clone())).await?;
    Ok(Reply::private(preview(context, id, &words)))
}

/// The press of "Wish for such a group" under a search that found none.
pub(super) async fn press(context: &mut Context<'_>, id: i64) -> Outcome {
    let found = draft::find(context, id).await?;
    let Draft::Wish(words) = found.content else { return Err(Refusal::ButtonTooOld.into()) };
    is_read(context)?;
    Ok(Reply::private(preview(context, id, &words)))
}

fn is_read(context: &Context<'_>) -> Result<(), Stop> {
    if context.house.policy.operators.is_empty() {
        return Err(Refusal::Finding(Finding::NobodyReadsWishes).into());
    }
    Ok(())
}

fn preview(context: &Context<'_>, id: i64, words: &Words) -> Message {
    let voice = &context.voice;
    let mut message = Message::default();
    if topic::sounds_urgent(words.words.reveal()) {
        message = message.paragraph(voice.help_crisis());
    }
    let message = message
        .paragraph(voice.preview_wish(voice.language_called(&words.language)))
        .paragraph(Span::Plain(words.words.reveal().clone()))
        .paragraph(voice.wish_leave_out());
    let mut buttons = draft::confirm_or_not(context, id);
    let correct = Button {
        label: voice.button_correct().plain(),
        action: Action::Press(Press::new(Verb::Correct, id)),
        tone: Tone::Plain,
    };
    buttons.insert(1, correct);
    message.row(buttons)
}

/// The press of "Correct": the words are typed again.
pub(super) async fn correct(context: &mut Context<'_>, id: i64, words: Words) -> Outcome {
    let mut input = Input::default();
    input.set("words", words.words.into_inner());
    let prompt = context.voice.prompt(ENTRY.name, "words");
    draft::ask_instead_of(context, (ENTRY.name, &input), "words", prompt, Some(id)).await
}

/// The press of "Confirm".
pub(super) async fn confirm(context: &mut Context<'_>, id: i64, words: &Words) -> Outcome {
    is_read(context)?;
    let sealer = context.house.store.sealer();
    match wishes::make(context.db, sealer, words, context.now).await? {
        Made::New(wish) => plan::tell_wish(context.db, context.house, wish, context.now).await?,
        Made::Again => {}
        Made::TooMany => return Err(Refusal::Finding(Finding::ManyWishes).into()),
    }
    drafts::discard(context.db, id).await?;
    Ok(Reply::Replace(Message::line(context.voice.wish_made(KEPT_DAYS))))
}
