//! `/newgroup`: opens a group, and binds the chat it is typed in.
//!
//! A new group is not found by searching until the operator admits it, unless the operator decided
//! otherwise (`LISTING=open`).

use crate::domain::group::{self, EntryRule, Group, State};
use crate::domain::membership::Role;
use crate::domain::policy::Listing;
use crate::domain::private::Private;
use crate::domain::text::{self, BadText};
use crate::domain::topic;
use crate::outbox::plan;
use crate::reply::block::Span;
use crate::reply::refusal::Refusal;
use crate::reply::Message;
use crate::store::groups::{self, NewGroup};
use crate::store::memberships;
use crate::time::zone::Zone;

use super::context::{Context, Outcome, Stop};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, usechat};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "newgroup",
    arguments: &[
        Argument::required("name", Kind::Text(200)).taking_the_rest(),
        Argument::required("zone", Kind::Zone),
        Argument::optional("topics", Kind::Topics),
        Argument::optional("label", Kind::Text(100)),
        Argument::optional("about", Kind::Text(400)),
        Argument::optional("fee", Kind::Text(400)),
        Argument::optional("kind", Kind::OneOf(&["drop-in", "fixed", "course"])),
        Argument::optional("capacity", Kind::Number(1, 1_000)),
        Argument::optional("alias", Kind::Text(64)),
    ],
    who: Who::ChatManager,
    answer: Answer::InPlace,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let id = create(context, input).await?;
    let group = groups::by_id(context.db, id).await?.ok_or(Refusal::NoSuchGroup)?;
    let mut message = Message::line(context.voice.group_opened(&group.label, group.id));
    if context.caller.place.chat.is_some() {
        message = usechat::bind(context, &group, message).await?;
    } else {
        message = message.paragraph(context.voice.bind_a_chat_next());
    }
    message = message.paragraph(listing_line(context, &group).await?);
    if group.label != group.name && input.get("label").is_none() {
        message = message.paragraph(context.voice.label_was_made(&group.label));
    }
    Ok(context.in_place(message.paragraph(context.voice.schedule_next())))
}

async fn create(context: &mut Context<'_>, input: &Input) -> Result<i64, Stop> {
    let name = line(input, "name", group::LONGEST_NAME)?.ok_or(Refusal::NoSuchGroup)?;
    let given_label = line(input, "label", group::LONGEST_LABEL)?;
    let alias = line(input, "alias", crate::domain::membership::LONGEST_ALIAS)?;
    let about = line(input, "about", group::LONGEST_LINE)?;
    let fee = line(input, "fee", group::LONGEST_LINE)?;
    let topics = topic::parse(input.get("topics").unwrap_or("")).map_err(Refusal::BadTopics)?;
    let zone = Zone::parse(input.get("zone").unwrap_or("")).map_err(Refusal::UnknownZone)?;
    let kind = input.get("kind").unwrap_or("drop-in").parse().map_err(|_| Refusal::BadArgument("kind"))?;
    let capacity = number(input, "capacity", 1..=1_000)?;
    let label = given_label.or_else(|| neutral(&name));
    let state = match context.house.policy.listing {
        Listing::Review => State::Unlisted,
        Listing::Open => State::Listed,
    };
    let person = context.remembered().await?;
    let default_label = context.voice.default_label().plain();
    let new = NewGroup {
        name: &name,
        label: label.as_ref(),
        default_label: &default_label,
        about: about.as_ref(),
        zone: &zone,
        language: context.voice.language(),
        kind,
        entry: EntryRule::Direct,
        state,
        capacity,
        fee: fee.as_ref(),
        topics: &topics,
    };
    let id = groups::create(context.db, &new, context.now).await?;
    let pair = (id, person.id);
    memberships::activate(context.db, pair, Role::Facilitator, alias.as_ref(), context.now).await?;
    Ok(id)
}

/// The name serves as label where it is short and names no topic; else a neutral one is made.
fn neutral(name: &Private<String>) -> Option<Private<String>> {
    let short = name.reveal().chars().count() <= group::LONGEST_LABEL;
    (short && !topic::is_named_in(name.reveal())).then(|| name.clone())
}

async fn listing_line(
    context: &mut Context<'_>,
    group: &Group,
) -> Result<crate::reply::Line, Stop> {
    if group.state == State::Listed {
        return Ok(context.voice.listed_at_once());
    }
    let asked = plan::ask_operators(context.db, context.house, group.id, context.now).await?;
    Ok(if asked == 0 { context.voice.no_operator_yet() } else { context.voice.operator_will_look() })
}

/// One cleaned line of an argument.
pub(super) fn line(
    input: &Input,
    argument: &'static str,
    longest: usize,
) -> Result<Option<Private<String>>, Refusal> {
    let Some(raw) = input.get(argument) else { return Ok(None) };
    text::one_line(raw, longest).map(Some).map_err(|bad| match bad {
        BadText::Empty => Refusal::BadArgument(argument),
        BadText::TooLong(longest) => Refusal::TooLong { argument, longest },
    })
}

pub(super) fn number(
    input: &Input,
    argument: &'static str,
    range: std::ops::RangeInclusive<i64>,
) -> Result<Option<i64>, Refusal> {
    let Some(raw) = input.get(argument) else { return Ok(None) };
    let number = raw.parse().ok().filter(|number| range.contains(number));
    number.map(Some).ok_or(Refusal::BadArgument(argument))
}

/// What a group costs, as stated, or that nothing was stated.
pub(super) fn fee_span(context: &Context<'_>, group: &Group) -> crate::reply::Line {
    match &group.fee {
        Some(fee) => Span::Plain(fee.reveal().clone()).into(),
        None => context.voice.not_stated(),
    }
}
