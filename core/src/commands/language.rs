//! `/language`: the language one is spoken to in.

use crate::domain::language;
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
    let said = |tag: &&str| match language::own_name(tag) {
        Some(own) => format!("{tag} ({own})"),
        None => (*tag).to_owned(),
    };
    let there_are = Span::Plain(LANGUAGES.iter().map(said).collect::<Vec<_>>().join(", "));
    let Some(given) = input.get("language") else {
        let line = context.voice.languages_are(there_are);
        return Ok(Reply::private(Message::line(line)));
    };
    let known = LANGUAGES.iter().find(|tag| language::is_called(tag, given));
    let chosen = known.ok_or(Refusal::UnknownLanguage(there_are))?;
    let person = context.remembered().await?;
    persons::set_language(context.db, person.id, chosen).await?;
    let voice = context.house.words.voice(Some(chosen));
    Ok(Reply::private(Message::line(voice.language_set())))
}
