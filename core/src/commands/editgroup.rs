//! `/editgroup`: changes what a group says of itself. Without anything to change it shows what there
//! is, blanks included.

use crate::domain::group::{self, Group, State};
use crate::domain::language;
use crate::domain::topic;
use crate::reply::refusal::Refusal;
use crate::reply::words::LANGUAGES;
use crate::reply::{Message, Reply, missing_buttons};
use crate::store::groups::{self, Edit};
use crate::store::statements;
use crate::time::zone::Zone;

use super::audit::{self, Thing};
use super::context::{Context, Outcome, Stop};
use super::given::{self, line, number, one_of};
use super::legitimacy::{self, how_to_say};
use super::newgroup::gives_away;
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, card, coming_in, cost, seat};

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
        Argument::optional("absence", Kind::Text(100)),
        Argument::optional("zone", Kind::Zone),
        Argument::optional("language", Kind::OneOf(LANGUAGES)),
        Argument::optional("kind", Kind::OneOf(KINDS)),
        Argument::optional("entry", Kind::OneOf(ENTRIES)),
        Argument::optional("capacity", CAPACITY),
        Argument::optional("guests", Kind::OneOf(&["yes", "no"])),
    ],
    who: Who::Facilitator,
    answer: Answer::Private,
    effect: Effect::Changes,
};

/// What kind a group may be, and by which rule people come in.
pub(super) const KINDS: &[&str] = &["drop-in", "fixed", "course"];
pub(super) const ENTRIES: &[&str] = &["direct", "request", "invite"];
/// How many seats a group may have.
pub(super) const CAPACITY: Kind = Kind::Number(1, 1_000);

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let group = resolve::group(context, (ENTRY.name, input), Standing::Leading).await?;
    let changes = ENTRY.arguments.iter().any(|a| a.name != "group" && input.get(a.name).is_some());
    let before = statements::missing(context.db, group.id).await?;
    let mut said = Vec::new();
    if changes {
        edit(context, input, &group).await?;
        said = cost::state(context, input, &group).await?;
        audit::led(context, ENTRY.name, (group.id, Thing::Group, group.id)).await?;
    }
    let mut edited = groups::by_id(context.db, group.id).await?.ok_or(Refusal::NoSuchGroup)?;
    let asked = coming_in::rule_changed(context, (&group, &edited)).await?;
    let news = legitimacy::now_complete(context, &mut edited, &before).await?;
    let mut facts = vec![context.voice.fact_label(&edited.label)];
    facts.extend(card::facts(context, &edited).await?);
    let seats = seat::edited(context, input, &edited).await?;
    let voice = &context.voice;
    let heading =
        if changes { voice.group_edited(&edited.name) } else { voice.group_is(&edited.name) };
    let message = Message::line(heading).list(facts);
    let mut message = if changes {
        message
    } else {
        message.paragraph(voice.edit_how()).paragraph(voice.defaults_count())
    };
    // Looked at each time: topics change, too.
    if gives_away(context, &edited) {
        message = message.paragraph(voice.label_gives_away(&edited.label));
    }
    let said = seats.into_iter().chain(asked).chain(said).chain(news);
    let message = said.fold(message, Message::paragraph);
    Ok(Reply::private(still_missing(context, message, &edited).await?))
}

/// Adds what the group must still say, and the buttons that ask for it.
async fn still_missing(
    context: &mut Context<'_>,
    mut message: Message,
    group: &Group,
) -> Result<Message, Stop> {
    let missing = statements::missing(context.db, group.id).await?;
    let until = statements::hidden_from(context.db, group.id).await?;
    let voice = &context.voice;
    // One that was listed before who leads it had to be said stays so.
    let lines = match (group.state, until) {
        (State::Listed, None) if !missing.is_empty() => vec![voice.led_by_how()],
        (State::Listed, Some(until)) if !missing.is_empty() => {
            let until = voice.day(group.zone.local(until).date());
            message = message.paragraph(voice.told_unstated_until(&group.label, until));
            how_to_say(voice, group.id, &missing)
        }
        _ => how_to_say(voice, group.id, &missing),
    };
    for line in lines {
        message = message.paragraph(line);
    }
    Ok(message.row(missing_buttons(voice, group.id, &missing)))
}

async fn edit(context: &mut Context<'_>, input: &Input, group: &Group) -> Result<(), Stop> {
    let name = line(input, "name", group::LONGEST_NAME)?;
    let label = line(input, "label", group::LONGEST_LABEL)?;
    let about = line(input, "about", group::LONGEST_LINE)?;
    let topics = input.get("topics").map(topic::parse).transpose().map_err(Refusal::BadTopics)?;
    let zone = input.get("zone").map(Zone::parse).transpose().map_err(Refusal::UnknownZone)?;
    let known = |given: &str| {
        let called = LANGUAGES.iter().copied().find(|tag| language::is_called(tag, given));
        called.ok_or_else(|| given::refused(&ENTRY, "language"))
    };
    let language = input.get("language").map(known).transpose()?;
    let edit = Edit {
        name: name.as_ref(),
        label: label.as_ref(),
        about: about.as_ref(),
        zone: zone.as_ref(),
        language,
        kind: one_of(&ENTRY, input, "kind")?,
        capacity: number(&ENTRY, input, "capacity")?,
        entry: one_of(&ENTRY, input, "entry")?,
        topics: topics.as_deref(),
    };
    groups::edit(context.db, group.id, &edit).await?;
    Ok(())
}
