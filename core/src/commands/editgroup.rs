//! `/editgroup`: changes what a group says of itself. Without anything to change it shows what there
//! is, blanks included.

use crate::domain::group::{self, Group, State};
use crate::domain::policy::Listing;
use crate::domain::topic;
use crate::reply::refusal::Refusal;
use crate::reply::words::LANGUAGES;
use crate::reply::{Line, Message, Reply};
use crate::store::groups::{self, Edit};
use crate::store::memberships;
use crate::time::zone::Zone;

use super::audit::{self, Thing};
use super::context::{Context, Outcome, Stop};
use super::given::{line, number};
use super::newgroup::asked_to_be_listed;
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, card, seat};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "editgroup",
    arguments: &[
        Argument::optional("group", Kind::Group).taking_the_rest(),
        Argument::optional("name", Kind::Text(200)),
        Argument::optional("label", Kind::Text(100)),
        Argument::optional("about", Kind::Text(400)),
        Argument::optional("topics", Kind::Topics),
        Argument::optional("fee", Kind::Text(400)),
        Argument::optional("zone", Kind::Zone),
        Argument::optional("language", Kind::OneOf(LANGUAGES)),
        Argument::optional("kind", Kind::OneOf(&["drop-in", "fixed", "course"])),
        Argument::optional("entry", Kind::OneOf(&["direct", "request", "invite"])),
        Argument::optional("capacity", Kind::Number(1, 1_000)),
        Argument::optional("guests", Kind::OneOf(&["yes", "no"])),
    ],
    who: Who::Facilitator,
    answer: Answer::Private,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let group = resolve::group(context, (ENTRY.name, input), Standing::Leading).await?;
    let changes = ENTRY.arguments.iter().any(|a| a.name != "group" && input.get(a.name).is_some());
    if changes {
        edit(context, input, &group).await?;
        audit::led(context, ENTRY.name, (group.id, Thing::Group, group.id)).await?;
    }
    let mut edited = groups::by_id(context.db, group.id).await?.ok_or(Refusal::NoSuchGroup)?;
    let news = if edited.states_its_fee() && !group.states_its_fee() {
        now_costs(context, &mut edited).await?
    } else {
        Vec::new()
    };
    let mut facts = vec![context.voice.fact_label(&edited.label)];
    facts.extend(card::facts(context, &edited).await?);
    if memberships::facilitator_aliases(context.db, edited.id).await?.is_empty() {
        facts.push(context.voice.led_by_how());
    }
    let seats = seat::edited(context, input, &edited).await?;
    let voice = &context.voice;
    let heading = if changes { voice.group_edited(&edited.name) } else { voice.group_is(&edited.name) };
    let message = Message::line(heading).list(facts);
    let mut message = if changes { message } else { message.paragraph(voice.edit_how()) };
    // Looked at each time: topics change, too.
    if topic::is_given_away_by(edited.label.reveal(), &edited.topics) {
        message = message.paragraph(voice.label_gives_away(&edited.label));
    }
    let said = seats.into_iter().chain(news);
    Ok(Reply::private(said.fold(message, Message::paragraph)))
}

/// The group says what it costs from now on: that may be all that kept it from being found.
async fn now_costs(context: &mut Context<'_>, group: &mut Group) -> Result<Vec<Line>, Stop> {
    if group.state != State::Unlisted {
        return Ok(Vec::new());
    }
    let unasked = context.house.policy.listing == Listing::Open;
    let let_in = unasked || groups::was_admitted(context.db, group.id).await?;
    group.state = State::when_open(let_in, group.states_its_fee());
    groups::set_state(context.db, group.id, group.state).await?;
    asked_to_be_listed(context, group, true).await
}

async fn edit(context: &mut Context<'_>, input: &Input, group: &Group) -> Result<(), Stop> {
    let name = line(input, "name", group::LONGEST_NAME)?;
    let label = line(input, "label", group::LONGEST_LABEL)?;
    let about = line(input, "about", group::LONGEST_LINE)?;
    let fee = line(input, "fee", group::LONGEST_LINE)?;
    let topics = input.get("topics").map(topic::parse).transpose().map_err(Refusal::BadTopics)?;
    let zone = input.get("zone").map(Zone::parse).transpose().map_err(Refusal::UnknownZone)?;
    let kind = input.get("kind").map(str::parse).transpose();
    let entry = input.get("entry").map(str::parse).transpose();
    let language = match input.get("language") {
        Some(given) => Some(*LANGUAGES.iter().find(|l| **l == given).ok_or(Refusal::BadArgument("language"))?),
        None => None,
    };
    let edit = Edit {
        name: name.as_ref(),
        label: label.as_ref(),
        about: about.as_ref(),
        fee: fee.as_ref(),
        zone: zone.as_ref(),
        language,
        kind: kind.map_err(|_| Refusal::BadArgument("kind"))?,
        capacity: number(input, "capacity", 1..=1_000)?,
        entry: entry.map_err(|_| Refusal::BadArgument("entry"))?,
        topics: topics.as_deref(),
    };
    groups::edit(context.db, group.id, &edit).await?;
    Ok(())
}
