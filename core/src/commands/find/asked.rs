//! What is looked for and what narrows it: read from what was given, and said back, with what was not used.

use chrono::Weekday;

use crate::domain::fee::{Amount, Currency};
use crate::domain::filters::{self, BadFilter, Filters, Most, Unused, Why};
use crate::domain::topic::Meaning;
use crate::reply::refusal::{Finding, Refusal};
use crate::reply::{Line, Message, Span};

use super::super::Input;
use super::super::context::Context;
use super::Asked;

/// Reads what is looked for, and what was written besides and not used.
pub(super) fn read(input: &Input) -> Result<(Asked, Vec<Unused>), Refusal> {
    let mut filters = filters(input)?;
    let written = input.get("words").unwrap_or("").replace('#', " ");
    let mut priced = filters::taken_from(&written);
    // What was given as a filter counts, whatever is written besides.
    if let Some(most) = priced.most.take() {
        if filters.most.is_none() && !filters.no_fee {
            filters.most = Some(most);
        } else {
            priced.unused.push(Unused { written: priced.price, why: Why::Second });
        }
    }
    Ok((Asked { words: priced.words, filters }, priced.unused))
}

fn filters(input: &Input) -> Result<Filters, Refusal> {
    let fee = given(input, "fee", filters::fee)?;
    Ok(Filters {
        language: given(input, "language", filters::language)?.map(str::to_owned),
        days: given(input, "day", filters::days)?.unwrap_or_default(),
        after: given(input, "after", filters::clock)?,
        before: given(input, "before", filters::clock)?,
        no_fee: fee == Some(None),
        most: fee.flatten(),
        seats: given(input, "seats", filters::seats)?.unwrap_or_default(),
        platform: given(input, "platform", filters::platform)?,
        kind: given(input, "kind", filters::kind)?.map(|kind| kind.as_str().to_owned()),
        led: given(input, "led", filters::led)?,
    })
}

fn given<T>(
    input: &Input,
    argument: &'static str,
    read: impl FnOnce(&str) -> Result<T, BadFilter>,
) -> Result<Option<T>, Refusal> {
    let read = input.get(argument).map(read).transpose();
    read.map_err(|bad| Refusal::Finding(Finding::Filter(argument, bad)))
}

/// The message with what is asked besides, and whose hours it means.
pub(super) fn said(context: &Context<'_>, filters: &Filters, message: Message) -> Message {
    if filters.is_empty() {
        return message;
    }
    let voice = &context.voice;
    let words: Vec<String> = each(context, filters).iter().map(Line::plain).collect();
    let message = message.paragraph(voice.filtered(Span::Words(words.join(" · "))));
    if !filters.ask_when() {
        return message;
    }
    let zone = context.person.as_ref().and_then(|person| person.zone.as_ref());
    message.paragraph(match zone {
        Some(zone) => voice.hours_of(Span::Plain(zone.name().to_owned())),
        None => voice.hours_of_each_group(),
    })
}

/// The message with what was written and not used.
pub(super) fn not_used(context: &Context<'_>, unused: &[Unused], message: Message) -> Message {
    let voice = &context.voice;
    unused.iter().fold(message, |message, Unused { written, why }| {
        let written = Span::Plain(written.clone());
        message.paragraph(match why {
            Why::NoCurrency => voice.not_used(written),
            Why::Several(which) => voice.not_used_sign(written, Span::Code((*which).to_owned())),
            Why::Second => voice.not_used_second(written),
        })
    })
}

/// The message with how a day is asked for, where one was written beside what it is about.
pub(super) fn days_beside(
    context: &Context<'_>,
    (read, filters): (&Meaning<'_>, &Filters),
    message: Message,
) -> Message {
    // Without a topic it may well be a group's name.
    let named = !read.topics.is_empty() && filters.days.is_empty();
    let Some(day) = read.days.first().filter(|_| named) else { return message };
    let example = Span::Code(format!("day:{day}"));
    message.paragraph(context.voice.not_used_day(example))
}

/// The message with how many groups fit but for a fee that says nothing about what is asked.
pub(super) fn fees_unsaid(
    context: &Context<'_>,
    (filters, unsaid): (&Filters, usize),
    message: Message,
) -> Message {
    let (voice, many) = (&context.voice, i64::try_from(unsaid).unwrap_or(i64::MAX));
    match many {
        0 => message,
        many if filters.no_fee => message.paragraph(voice.fees_not_stated(many)),
        many => message.paragraph(voice.fees_not_comparable(many)),
    }
}

fn each(context: &Context<'_>, filters: &Filters) -> Vec<Line> {
    let voice = &context.voice;
    let mut said = Vec::new();
    if !filters.days.is_empty() {
        let day = |day: &u8| Weekday::try_from(*day).ok();
        said.push(voice.days_of(&filters.days.iter().filter_map(day).collect::<Vec<_>>()));
    }
    let at = |minutes: u16| Span::Plain(format!("{:02}:{:02}", minutes / 60, minutes % 60));
    said.extend(filters.after.map(|minutes| voice.filter_after(at(minutes))));
    said.extend(filters.before.map(|minutes| voice.filter_before(at(minutes))));
    let language = filters.language.as_deref().map(|tag| voice.language_called(tag));
    said.extend(language.map(|name| voice.filter_language(name)));
    if filters.no_fee {
        said.push(voice.filter_no_fee());
    }
    let price = |most: &Most| {
        let period = most.period.as_deref().and_then(|period| period.parse().ok());
        let currency = Currency::of_code(&most.currency)?;
        Some(voice.filter_most(voice.most(Amount(most.amount), currency, period)))
    };
    said.extend(filters.most.as_ref().and_then(price));
    if filters.seats {
        said.push(voice.filter_seats());
    }
    let platform = filters.platform.map(|platform| Span::Plain(platform.title().to_owned()));
    said.extend(platform.map(|platform| voice.filter_platform(platform)));
    let kind = filters.kind.as_deref().and_then(|kind| filters::kind(kind).ok());
    said.extend(kind.map(|kind| voice.filter_kind(kind.as_str())));
    said.extend(filters.led.map(|led| voice.filter_led(led.as_str())));
    said
}
