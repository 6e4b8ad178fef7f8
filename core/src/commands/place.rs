//! Which venue the arguments of `/schedule` name, and how a venue is shown.

use crate::domain::venue::{BadVenue, Provider, Venue};
use crate::reply::block::{Line, Span};
use crate::reply::refusal::Refusal;
use crate::reply::words::Voice;
use crate::reply::{Action, Button, Message, Tone};

use super::{Input, Place, given, schedule, written};

/// So much of a room's name is shown.
const LONGEST_ROOM: usize = 12;

/// The venue that was given, if any.
///
/// # Errors
/// A refusal if it is none, or if several were given.
pub(super) fn given(input: &Input, asked: &Place) -> Result<Option<Venue>, Refusal> {
    let mut venues = Vec::new();
    if let Some(link) = input.get("link") {
        venues.push(Venue::link(link).map_err(Refusal::BadVenue)?);
    }
    if let Some(number) = input.get("phone") {
        venues.push(Venue::phone(number, input.get("code")).map_err(Refusal::BadVenue)?);
    } else if input.get("code").is_some() {
        return Err(Refusal::BadVenue(BadVenue::NotDialable));
    }
    if let Some(channel) = input.get("channel") {
        venues.push(discord_channel(channel, asked)?);
    }
    if given::word(&schedule::ENTRY, input, "videochat")?.is_some() {
        venues.push(Venue::TelegramVideo);
    }
    if let Some(place) = input.get("place") {
        venues.push(Venue::place(place).map_err(Refusal::BadVenue)?);
    }
    match venues.len() {
        0 | 1 => Ok(venues.pop()),
        _ => Err(Refusal::SeveralVenues),
    }
}

/// The arguments that name a way to meet.
const WAYS: [&str; 6] = ["link", "phone", "code", "channel", "videochat", "place"];

/// Takes apart what stands in `when`: a link and named values may be typed behind the times.
///
/// # Errors
/// A refusal if something is given beside it and in it, and not the same.
pub(super) fn told_apart(input: &Input) -> Result<Input, Refusal> {
    let mut all = input.clone();
    let Some(when) = input.get("when") else { return Ok(all) };
    all.0.remove("when");
    for (name, value) in written::arguments_within(&schedule::ENTRY, when).0 {
        if all.get(&name).is_some_and(|before| before != value.reveal().trim()) {
            let way = WAYS.contains(&name.as_str());
            let known = schedule::ENTRY.argument(&name).map_or("when", |argument| argument.name);
            return Err(if way {
                Refusal::SeveralVenues
            } else {
                given::refused(&schedule::ENTRY, known)
            });
        }
        all.0.insert(name, value);
    }
    Ok(all)
}

/// Forgets the way to meet of a preview where its correction names another.
pub(super) fn corrected(input: &mut Input, typed: &str) {
    let new = written::arguments_within(&schedule::ENTRY, typed);
    if WAYS.iter().any(|way| new.get(way).is_some()) {
        input.0.retain(|name, _| !WAYS.contains(&name.as_str()));
    }
    input.0.retain(|name, _| new.get(name).is_none());
}

/// A channel is chosen in its own server, whose id the way there needs; typed in words elsewhere it is
/// none.
fn discord_channel(channel: &str, asked: &Place) -> Result<Venue, Refusal> {
    let address = asked.chat.as_ref().map(|chat| &chat.address);
    let server = address.and_then(|address| address.space.clone());
    let is_id = !channel.is_empty() && channel.bytes().all(|byte| byte.is_ascii_digit());
    let server = server.filter(|_| is_id).ok_or(Refusal::BadArgument("channel"))?;
    Ok(Venue::DiscordChannel { server, channel: channel.to_owned() })
}

/// What kind of venue it is, without what would let anybody in: for previews and for the facilitator.
pub(super) fn named(voice: &Voice, venue: Option<&Venue>) -> Line {
    match venue {
        None => voice.venue_none(),
        Some(Venue::Link { provider: Some(provider), .. }) => {
            voice.venue_call(Span::Plain(provider.title().to_owned()))
        }
        Some(Venue::Link { provider: None, url }) => {
            voice.venue_unknown(Span::Plain(host(url.reveal())))
        }
        Some(Venue::Phone { .. }) => voice.venue_phone(),
        Some(Venue::DiscordChannel { .. }) => voice.venue_discord(),
        Some(Venue::TelegramVideo) => voice.venue_telegram(),
        Some(Venue::Place { place }) => voice.venue_place(place),
    }
}

/// What the facilitator is to check of a way in, in an answer nobody else reads: enough to tell one link
/// from another, without what is secret in it.
pub(super) fn to_check(voice: &Voice, venue: Option<&Venue>) -> Option<Line> {
    match venue? {
        Venue::Link { url, .. } => {
            let end = room(url.reveal())?;
            Some(voice.venue_check_link(Span::Code(host(url.reveal())), Span::Code(end)))
        }
        Venue::Phone { number, code } => {
            let number = Span::Code(number.reveal().clone());
            Some(match code {
                Some(code) => voice.venue_check_code(number, Span::Code(code.reveal().clone())),
                None => voice.venue_check_phone(number),
            })
        }
        Venue::DiscordChannel { .. } | Venue::TelegramVideo | Venue::Place { .. } => None,
    }
}

/// The end of the last part of an address's path: the number of a meeting, or the name of a room.
fn room(url: &str) -> Option<String> {
    let url = url::Url::parse(url).ok()?;
    let last = url.path_segments()?.rfind(|part| !part.is_empty())?.to_owned();
    let skipped = last.chars().count().saturating_sub(LONGEST_ROOM);
    let shown: String = last.chars().skip(skipped).collect();
    Some(if skipped > 0 { format!("…{shown}") } else { shown })
}

/// What should be said of a venue beside its name: that its service is no more.
pub(super) fn caution(voice: &Voice, venue: Option<&Venue>) -> Option<Line> {
    match venue {
        Some(Venue::Link { provider: Some(provider), .. }) if provider.has_ended() => {
            Some(ended(voice, *provider))
        }
        _ => None,
    }
}

fn ended(voice: &Voice, provider: Provider) -> Line {
    voice.venue_ended(Span::Plain(provider.title().to_owned()))
}

/// How to get in: what a member is given when it is time.
pub(super) fn way_in(voice: &Voice, venue: &Venue, message: Message) -> Message {
    match venue {
        Venue::Link { url, .. } => {
            let where_to = match venue {
                Venue::Link { provider: Some(provider), .. } => {
                    voice.way_in_call(Span::Plain(provider.title().to_owned()))
                }
                _ => named(voice, Some(venue)),
            };
            let message = message.paragraph(where_to).paragraph(Span::Link(url.reveal().clone()));
            let open = Button {
                label: voice.button_open_call().plain(),
                action: Action::Open(url.reveal().clone()),
                tone: Tone::Primary,
            };
            let message = match caution(voice, Some(venue)) {
                Some(line) => message.paragraph(line),
                None => message,
            };
            message.row(vec![open])
        }
        Venue::Phone { number, code } => {
            let message = message.paragraph(voice.dial(Span::Code(number.reveal().clone())));
            let mut buttons = vec![copy(&voice.button_copy_number(), number.reveal())];
            let message = match code {
                Some(code) => {
                    buttons.push(copy(&voice.button_copy_code(), code.reveal()));
                    message.paragraph(voice.enter_code(Span::Code(code.reveal().clone())))
                }
                None => message,
            };
            message.row(buttons)
        }
        Venue::DiscordChannel { server, channel } => message.paragraph(voice.in_discord_channel(
            Span::Link(format!("https://discord.com/channels/{server}/{channel}")),
        )),
        Venue::TelegramVideo => message.paragraph(voice.in_telegram_chat()),
        Venue::Place { place } => message.paragraph(voice.at_place(place)),
    }
}

fn copy(label: &Line, text: &str) -> Button {
    Button { label: label.plain(), action: Action::Copy(text.to_owned()), tone: Tone::Plain }
}

fn host(url: &str) -> String {
    url::Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default()
}
