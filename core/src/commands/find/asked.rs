//! What narrows a search: read from what was given, and said back.

use chrono::Weekday;

use crate::domain::filters::{self, BadFilter, Filters};
use crate::domain::language;
use crate::reply::refusal::{Finding, Refusal};
use crate::reply::{Line, Message, Span};

use super::super::Input;
use super::super::context::Context;

/// Reads all filters that were given.
pub(super) fn filters(input: &Input) -> Result<Filters, Refusal> {
    Ok(Filters {
        language: given(input, "language", filters::language)?.map(str::to_owned),
        days: given(input, "day", filters::days)?.unwrap_or_default(),
        after: given(input, "after", filters::clock)?,
        before: given(input, "before", filters::clock)?,
        no_fee: given(input, "fee", filters::no_fee)?.unwrap_or_default(),
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
    let own_name = filters.language.as_deref().and_then(language::own_name);
    said.extend(own_name.map(|name| voice.filter_language(Span::Plain(name.to_owned()))));
    if filters.no_fee {
        said.push(voice.filter_no_fee());
    }
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
