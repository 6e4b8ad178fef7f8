//! Words: everything the program says, from Fluent files, behind one typed function a saying.
//!
//! A [`Voice`] is a language and the words in it. Arguments that are spans (a name, a moment) pass
//! through Fluent as markers and come out as the spans they were, so that nobody's text can become
//! markup or be mistaken for our words. The sayings are listed in `sayings.rs`, the words are in
//! `locales/`.
//!
//! Not here: what is said when (`commands/`, `outbox/compose.rs`), and how moments read (`moment.rs`).

mod access;
mod concerns;
mod credentials;
mod entry;
mod fees;
mod finding;
mod legitimacy;
mod marker;
mod meant;
mod menu;
mod moment;
mod pseudo;
mod refusals;
mod running;
mod sayings;
mod seats;
mod series;
mod status;
mod unheard;

use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::domain::private::Private;

use super::block::{Line, Span};
use marker::Markers;

/// The languages the platforms are told of, the default first.
pub const LANGUAGES: &[&str] = &["en", "de"];

/// A language made of English with every letter changed: what still reads as plain English there did
/// not come from a Fluent file.
pub const PSEUDO: &str = "en-XA";

/// All words of a language: what everybody needs, and a file for each larger part of the program.
macro_rules! words_in {
    ($tag:literal) => {
        (
            $tag,
            concat!(
                include_str!(concat!("../../../locales/", $tag, ".ftl")),
                include_str!(concat!("../../../locales/", $tag, "/finding.ftl")),
                include_str!(concat!("../../../locales/", $tag, "/meant.ftl")),
                include_str!(concat!("../../../locales/", $tag, "/legitimacy.ftl")),
                include_str!(concat!("../../../locales/", $tag, "/entry.ftl")),
                include_str!(concat!("../../../locales/", $tag, "/seats.ftl")),
                include_str!(concat!("../../../locales/", $tag, "/access.ftl")),
                include_str!(concat!("../../../locales/", $tag, "/running.ftl")),
                include_str!(concat!("../../../locales/", $tag, "/concerns.ftl")),
                include_str!(concat!("../../../locales/", $tag, "/credentials.ftl")),
            ),
        )
    };
}

const FILES: &[(&str, &str)] = &[words_in!("en"), words_in!("de")];

/// The names commands have in other languages than the default: the name in the catalogue, and the
/// localised one. They are plain words, so no Fluent is needed to read them.
pub fn command_names() -> impl Iterator<Item = (&'static str, &'static str)> {
    let names = |text: &'static str| text.lines().filter_map(|line| line.strip_prefix("name-"));
    FILES.iter().flat_map(move |(_, text)| names(text)).filter_map(|name| name.split_once(" = "))
}

/// All words of all languages.
pub struct Words {
    bundles: Vec<(&'static str, FluentBundle<FluentResource>)>,
}

/// The words of one language.
#[derive(Clone)]
pub struct Voice {
    words: Arc<Words>,
    chosen: usize,
}

/// The words cannot be read: a fault in a file that is part of the program.
#[derive(Debug, thiserror::Error)]
#[error("the words of {language} cannot be read: {fault}")]
pub struct BadWords {
    language: &'static str,
    fault: String,
}

impl Words {
    /// Reads the words that are part of the program.
    ///
    /// # Errors
    /// If one of the files is faulty; a test keeps that from happening.
    pub fn load() -> Result<Arc<Self>, BadWords> {
        let mut bundles = Vec::new();
        for (language, text) in FILES {
            bundles.push((*language, bundle(language, text)?));
        }
        let mut pseudo = bundle(FILES[0].0, FILES[0].1)?;
        pseudo.set_transform(Some(pseudo::changed));
        bundles.push((PSEUDO, pseudo));
        Ok(Arc::new(Self { bundles }))
    }

    /// The voice that speaks `tag`, or the nearest one: "de-AT" is spoken as "de", anything unknown
    /// as the default.
    #[must_use]
    pub fn voice(self: &Arc<Self>, tag: Option<&str>) -> Voice {
        let find = |wanted: &str| {
            self.bundles.iter().position(|(language, _)| language.eq_ignore_ascii_case(wanted))
        };
        let chosen = tag.and_then(|tag| {
            find(tag).or_else(|| find(tag.split(['-', '_']).next().unwrap_or(tag)))
        });
        Voice { words: Arc::clone(self), chosen: chosen.unwrap_or(0) }
    }
}

fn bundle(language: &'static str, text: &str) -> Result<FluentBundle<FluentResource>, BadWords> {
    let bad = |fault: String| BadWords { language, fault };
    let tag: LanguageIdentifier = language.parse().map_err(|_| bad("no language tag".into()))?;
    let resource = FluentResource::try_new(text.to_owned())
        .map_err(|(_, errors)| bad(format!("{:?}", errors.first())))?;
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Isolation marks would end up inside the spans; direction is the client's own business.
    bundle.set_use_isolating(false);
    bundle.add_resource(resource).map_err(|errors| bad(format!("{:?}", errors.first())))?;
    Ok(bundle)
}

/// One argument of a saying.
#[derive(Clone, Debug)]
pub enum Value {
    /// Comes out as the spans it is.
    Spans(Line),
    /// A number, for showing and for plural forms.
    Number(i64),
    /// A word to choose between variants by; never shown.
    Choice(&'static str),
}

impl From<Span> for Value {
    fn from(span: Span) -> Self {
        Self::Spans(span.into())
    }
}

impl From<Line> for Value {
    fn from(line: Line) -> Self {
        Self::Spans(line)
    }
}

impl From<&Private<String>> for Value {
    fn from(text: &Private<String>) -> Self {
        Self::Spans(Span::Plain(text.reveal().clone()).into())
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<&'static str> for Value {
    fn from(choice: &'static str) -> Self {
        Self::Choice(choice)
    }
}

impl Voice {
    /// The language spoken, as a tag.
    #[must_use]
    pub fn language(&self) -> &'static str {
        self.words.bundles[self.chosen].0
    }

    /// Says `key`. A key that this language lacks is said in the default language.
    pub(crate) fn say(&self, key: &str, values: &[(&'static str, Value)]) -> Line {
        let mut markers = Markers::default();
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(*name, markers.argument(value));
        }
        let text = self.format(key, &args).unwrap_or_else(|| {
            tracing::error!(key, "a saying is missing");
            String::new()
        });
        markers.split(&text)
    }

    /// Says `key` as text, for where there are no spans: a command's description, a button's label.
    pub(crate) fn text(&self, key: &str) -> Option<String> {
        self.format(key, &FluentArgs::new())
    }

    fn format(&self, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let ours = &self.words.bundles[self.chosen].1;
        let (bundle, message) =
            ours.get_message(key).map(|message| (ours, message)).or_else(|| {
                let first = &self.words.bundles[0].1;
                first.get_message(key).map(|message| (first, message))
            })?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(message.value()?, Some(args), &mut errors);
        if !errors.is_empty() {
            tracing::error!(key, count = errors.len(), "a saying has faults");
        }
        Some(text.into_owned())
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Words")
    }
}

impl std::fmt::Debug for Voice {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Voice({})", self.language())
    }
}

/// What Fluent is given in place of a value.
fn number(number: i64) -> FluentValue<'static> {
    FluentValue::from(number)
}

#[cfg(test)]
mod tests;
