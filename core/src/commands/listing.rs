//! How a listing is found and described: what is known only from a directory, and cannot be joined here.
//!
//! It has no button: the way on is its public page. Not here: a way into its calls, its notes and its
//! contacts, which nobody here knows.

use crate::domain::filters::Filters;
use crate::domain::listing::Listing;
use crate::domain::topic::Meaning;
use crate::reply::block::Line;
use crate::reply::{Message, Span};
use crate::store::listings::{self, Fitting};

use super::context::{Context, Stop};
use super::find;

/// One page of the listings that fit a search.
pub(super) struct Elsewhere {
    /// How many fit in all.
    pub(super) in_all: usize,
    /// Those that come next.
    shown: Vec<Fitting>,
}

/// The listings that fit, from the first of `room` on, as many as its second. Without words none:
/// directories hold hundreds. None either if more is asked than directories say of their meetings.
pub(super) async fn fitting(
    context: &mut Context<'_>,
    (meaning, filters): (Option<&Meaning<'_>>, &Filters),
    room: (usize, usize),
) -> Result<Elsewhere, Stop> {
    let none = Elsewhere { in_all: 0, shown: Vec::new() };
    let Some(meaning) = meaning.filter(|_| !filters.ask_more_than_directories_say()) else {
        return Ok(none);
    };
    let topics = meaning.topics.iter().map(|(topic, _)| topic.name.clone());
    let meant: Vec<String> = topics.chain(meaning.words.iter().cloned()).collect();
    if meant.is_empty() {
        return Ok(none);
    }
    let language = filters.language.as_deref();
    let (shown, in_all) = listings::fitting(context.db, (&meant, language), room).await?;
    Ok(Elsewhere { in_all, shown })
}

/// Says that there are listings, to somebody who searched without a word.
pub(super) async fn hint(context: &mut Context<'_>, message: Message) -> Result<Message, Stop> {
    let count = listings::count(context.db).await?;
    Ok(if count == 0 {
        message
    } else {
        message.paragraph(context.voice.listings_need_words(count))
    })
}

impl Elsewhere {
    /// The message with listings below it, as many of the first `most` as there is room for; and how many
    /// those are. `alone` if no group of ours fits.
    pub(super) fn said_below(
        &self,
        context: &Context<'_>,
        mut message: Message,
        (most, alone): (usize, bool),
    ) -> (Message, usize) {
        if self.shown.is_empty() || most == 0 {
            return (message, 0);
        }
        let count = i64::try_from(self.in_all).unwrap_or(i64::MAX);
        message = message.paragraph(if alone {
            context.voice.found_elsewhere_only(count)
        } else {
            context.voice.found_elsewhere_too(count)
        });
        for (before, found) in self.shown.iter().take(most).enumerate() {
            let name = Span::Strong(found.listing.name.reveal().clone());
            let with = message.clone().heading(name).list(facts(context, found));
            if before > 0 && !find::has_room(context, &with) {
                return (message, before);
            }
            message = with;
        }
        (message, self.shown.len().min(most))
    }
}

/// What is known of it, one fact a line.
fn facts(context: &Context<'_>, found: &Fitting) -> Vec<Line> {
    let (voice, listing) = (&context.voice, &found.listing);
    let mut lines = vec![voice.listing_known_from(Span::Plain(found.directory.clone()))];
    lines.push(next(context, listing));
    if listing.meets.is_some() {
        lines.push(voice.fact_zone(Span::Plain(listing.zone.name().to_owned())));
    }
    lines.push(voice.listing_ways(listing.ways.word()));
    let languages = listing.languages.iter().map(|tag| voice.language_called(tag));
    let languages: Vec<String> = languages.map(|name| Line::from(name).plain()).collect();
    if !languages.is_empty() {
        lines.push(voice.listing_language(Span::Plain(languages.join(", "))));
    }
    lines.extend(listing.entry.map(|entry| voice.listing_entry(entry.as_str())));
    let welcomes = listing.welcomes.iter().map(|who| voice.welcomes(who.as_str()));
    let welcomes = welcomes.reduce(|mut all, next| {
        all.0.push(Span::Words(", ".to_owned()));
        all.0.extend(next.0);
        all
    });
    lines.extend(welcomes.map(|welcomes| voice.listing_welcomes(welcomes)));
    lines.push(match &listing.page {
        Some(page) => voice.listing_page(Span::Link(page.clone())),
        None => voice.listing_no_page(),
    });
    lines
}

fn next(context: &Context<'_>, listing: &Listing) -> Line {
    match listing.next(context.now) {
        Some(at) => {
            let zone = context.reading_zone(&listing.zone);
            context.voice.fact_next(context.voice.moment(at, &zone))
        }
        None => context.voice.listing_by_appointment(),
    }
}
