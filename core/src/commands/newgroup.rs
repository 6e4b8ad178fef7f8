//! `/newgroup`: opens a group, and binds the chat it is typed in.
//!
//! A new group is not found by searching until the operator admits it, unless the operator decided
//! otherwise (`LISTING=open`).

use crate::domain::fee::Fee;
use crate::domain::group::{self, EntryRule, Group, Kind as GroupKind, State};
use crate::domain::membership::Role;
use crate::domain::policy::Listing;
use crate::domain::private::Private;
use crate::domain::topic::{self, Topics};
use crate::outbox::plan;
use crate::reply::refusal::Refusal;
use crate::reply::{Line, Message};
use crate::store::groups::{self, NewGroup};
use crate::store::{fees, memberships, statements};
use crate::time::zone::Zone;

use super::audit::{self, Thing};
use super::context::{Context, Outcome, Stop};
use super::editgroup::{CAPACITY, ENTRIES, KINDS};
use super::given::{self, line, number, one_of};
use super::legitimacy::how_to_say;
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, cost, licence, usechat};

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
        Argument::optional("absence", Kind::Text(100)),
        Argument::optional("kind", Kind::OneOf(KINDS)),
        Argument::optional("entry", Kind::OneOf(ENTRIES)),
        Argument::optional("capacity", CAPACITY),
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
    for line in asked_to_be_listed(context, &group, false).await? {
        message = message.paragraph(line);
    }
    if group.label != group.name && input.get("label").is_none() {
        message = message.paragraph(context.voice.label_was_made(&group.label));
    }
    let person = context.remembered().await?.id;
    if let Some(own) = memberships::find(context.db, group.id, person).await?
        && let Some(ends) = licence::leads_as(context, (person, own.id)).await?
    {
        message = message.paragraph(ends);
    }
    if gives_away(context, &group) {
        message = message.paragraph(context.voice.label_gives_away(&group.label));
    }
    Ok(context.in_place(message.paragraph(context.voice.schedule_next())))
}

async fn create(context: &mut Context<'_>, input: &Input) -> Result<i64, Stop> {
    let name = line(input, "name", group::LONGEST_NAME)?.ok_or(Refusal::NoSuchGroup)?;
    let given_label = line(input, "label", group::LONGEST_LABEL)?;
    let alias = given::alias(input)?;
    let about = line(input, "about", group::LONGEST_LINE)?;
    let fee = cost::given(input, None)?;
    let topics = topic::parse(input.get("topics").unwrap_or("")).map_err(Refusal::BadTopics)?;
    let zone = Zone::parse(input.get("zone").unwrap_or("")).map_err(Refusal::UnknownZone)?;
    let kind = one_of(&ENTRY, input, "kind")?.unwrap_or(GroupKind::DropIn);
    let entry = one_of(&ENTRY, input, "entry")?.unwrap_or(EntryRule::Direct);
    let capacity = number(&ENTRY, input, "capacity")?;
    let label = given_label.or_else(|| neutral(&name, &context.house.policy.topics, &topics));
    let let_in = context.house.policy.listing == Listing::Open;
    let state =
        State::when_open(let_in, fee.as_ref().is_some_and(Fee::is_whole) && alias.is_some());
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
        entry,
        state,
        capacity,
        topics: &topics,
    };
    let id = groups::create(context.db, &new, context.now).await?;
    if let Some(fee) = &fee {
        fees::state(context.db, (id, fee), context.now, context.now).await?;
    }
    let as_what = (Role::Facilitator, alias.as_ref());
    plan::let_in(context.db, (id, person.id), as_what, context.now).await?;
    audit::led(context, ENTRY.name, (id, Thing::Group, id)).await?;
    Ok(id)
}

/// The name serves as label where it is short and gives nothing away; else a neutral one is made.
fn neutral(
    name: &Private<String>,
    list: &Topics,
    topics: &[Private<String>],
) -> Option<Private<String>> {
    let short = name.reveal().chars().count() <= group::LONGEST_LABEL;
    (short && !topic::is_given_away_by(name.reveal(), list, topics)).then(|| name.clone())
}

/// Whether a group's label tells what it is about.
pub(super) fn gives_away(context: &Context<'_>, group: &Group) -> bool {
    let list = &context.house.policy.topics;
    topic::is_given_away_by(group.label.reveal(), list, &group.topics)
}

/// What stands between a group and being found, and asks the operators where it is theirs to decide: all
/// of them `anew` when what stood in the way is gone.
pub(super) async fn asked_to_be_listed(
    context: &mut Context<'_>,
    group: &Group,
    anew: bool,
) -> Result<Vec<Line>, Stop> {
    if group.state == State::Listed {
        return Ok(vec![context.voice.listed_at_once()]);
    }
    let mut lines = Vec::new();
    if context.house.policy.listing == Listing::Review {
        let asked =
            plan::ask_operators(context.db, context.house, (group.id, anew), context.now).await?;
        let voice = &context.voice;
        lines.push(if asked == 0 { voice.no_operator_yet() } else { voice.operator_will_look() });
    }
    let missing = statements::missing(context.db, group.id).await?;
    lines.extend(how_to_say(&context.voice, group.id, &missing));
    Ok(lines)
}
