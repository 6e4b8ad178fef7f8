//! `/language`: the language one is spoken to in.

use crate::reply::refusal::Refusal;
use crate::reply::words::LANGUAGES;
use crate::reply::{Message, Reply, Span};
use crate::store::persons;

use super::context::{Context, Outcome};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "language",
    arguments: &[Argument::optional("language", Kind::OneOf(LANGUAGES)).taking_the_rest()],
    who: Who::Everyone,
    answer: Answer::Private,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let there_are = Span::Plain(LANGUAGES.join(", "));
    let Some(given) = input.get("language") else {
        let line = context.voice.languages_are(there_are);
        return Ok(Reply::private(Message::line(line)));
    };
    let known = LANGUAGES.iter().find(|language| language.eq_ignore_ascii_case(given));
    let language = known.ok_or(Refusal::UnknownLanguage(there_are))?;
    let person = context.remembered().await?;
    persons::set_language(context.db, person.id, language).await?;
    let voice = context.house.words.voice(Some(language));
    Ok(Reply::private(Message::line(voice.language_set())))
}
