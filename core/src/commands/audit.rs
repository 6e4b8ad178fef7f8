//! `/audit`: what facilitators and operators did, for the operator, by numbers of rows; and `led` and
//! `operated`, by which every command of theirs adds what it has done, in the transaction that does it.
//!
//! Nobody is named here. Who is forgotten leaves a number that leads to nobody. A journey plays every command
//! of the catalogue and finds the one that notes nothing (`tests/tests/conformance/`).

use crate::domain::audit::Hat;
use crate::domain::group::Group;
use crate::reply::refusal::Refusal;
use crate::reply::{Action, Button, Line, Message, Press, Reply, Span, Tone, Verb};
use crate::store::audit::{self, Deed, Noted};
use crate::store::{StoreError, groups};
use crate::time::zone::Zone;

use super::context::{Context, Outcome, Stop};
use super::resolve;
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who};

pub(super) use crate::domain::audit::Thing;

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "audit",
    arguments: &[Argument::optional("group", Kind::Group).taking_the_rest()],
    who: Who::Operator,
    answer: Answer::Private,
    effect: Effect::Reads,
};

/// Commands of facilitators and operators that may write to the store and do nothing worth noting: they only
/// show.
pub const NOT_NOTED: &[&str] = &["people", "requests"];

/// How many are shown at once.
const PAGE: i64 = 20;

/// Notes what the caller has just done in a group as a facilitator: the group, and the row it was done to.
/// `action` is the command's name, with `:` and a word behind it where the command does several things.
///
/// # Errors
/// If the store cannot be written.
pub(super) async fn led(
    context: &mut Context<'_>,
    action: &str,
    on: (i64, Thing, i64),
) -> Result<(), StoreError> {
    let (group, thing, row) = on;
    note(context, Hat::Facilitator, action, (Some(group), thing, row)).await
}

/// The same of what concerns every group the caller leads.
///
/// # Errors
/// If the store cannot be written.
pub(super) async fn led_at_large(
    context: &mut Context<'_>,
    action: &str,
    (thing, row): (Thing, i64),
) -> Result<(), StoreError> {
    note(context, Hat::Facilitator, action, (None, thing, row)).await
}

/// The same of the operator.
///
/// # Errors
/// If the store cannot be written.
pub(super) async fn operated(
    context: &mut Context<'_>,
    action: &str,
    on: (i64, Thing, i64),
) -> Result<(), StoreError> {
    let (group, thing, row) = on;
    note(context, Hat::Operator, action, (Some(group), thing, row)).await
}

/// The same of the operator.
///
/// # Errors
/// If the store cannot be written.
pub(super) async fn operated_at_large(
    context: &mut Context<'_>,
    action: &str,
    (thing, row): (Thing, i64),
) -> Result<(), StoreError> {
    note(context, Hat::Operator, action, (None, thing, row)).await
}

async fn note(
    context: &mut Context<'_>,
    hat: Hat,
    action: &str,
    (group, thing, row): (Option<i64>, Thing, i64),
) -> Result<(), StoreError> {
    let actor = Some(context.remembered().await?.id);
    let deed = Deed { hat, actor, action, group, on: (thing, row) };
    audit::append(context.db, &deed, context.now).await
}

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let group = match input.get("group") {
        // The operator may look at any group here: nothing of it is shown but its number.
        Some(given) => match resolve::row_id(given) {
            Some(id) => Some(groups::by_id(context.db, id).await?.ok_or(Refusal::NoSuchGroup)?),
            None => {
                let standing = resolve::Standing::Any;
                Some(resolve::group(context, (ENTRY.name, input), standing).await?)
            }
        },
        None => None,
    };
    page(context, group.map(|group: Group| group.id), 0).await.map(Reply::private)
}

/// The press of "More".
pub(super) async fn press(context: &mut Context<'_>, group: i64, number: u16) -> Outcome {
    super::permit(context, &ENTRY)?;
    let group = Some(group).filter(|group| *group > 0);
    page(context, group, number).await.map(Reply::private)
}

async fn page(context: &mut Context<'_>, group: Option<i64>, number: u16) -> Result<Message, Stop> {
    let skipped = i64::from(number) * PAGE;
    let noted = audit::latest(context.db, group, (skipped, PAGE)).await?;
    let more = audit::count(context.db, group).await? > skipped + PAGE;
    if noted.is_empty() {
        return Ok(Message::line(context.voice.audit_empty()));
    }
    let own = context.person.as_ref().and_then(|person| person.zone.clone());
    let zone = own.unwrap_or_else(Zone::utc);
    let lines = noted.iter().map(|noted| described(context, noted, &zone)).collect();
    let message = Message::line(context.voice.audit_heading()).list(lines);
    let next = number.checked_add(1).filter(|_| more);
    Ok(match next {
        Some(next) => message.row(vec![Button {
            label: context.voice.button_more().plain(),
            action: Action::Press(Press::new(Verb::Audit, group.unwrap_or(0)).with_choice(next)),
            tone: Tone::Plain,
        }]),
        None => message,
    })
}

fn described(context: &Context<'_>, noted: &Noted, zone: &Zone) -> Line {
    let voice = &context.voice;
    let number = |id: i64| Span::Code(format!("#{id}"));
    let at = voice.moment(noted.at, zone);
    let action = Span::Code(noted.action.clone());
    let by = match noted.actor {
        Some(actor) => voice.audit_by(noted.hat.as_str(), number(actor)),
        None => voice.audit_by_itself(),
    };
    let on = voice.audit_on(noted.on.0.as_str(), number(noted.on.1));
    match noted.group.filter(|group| noted.on != (Thing::Group, *group)) {
        Some(group) => voice.audit_line_in(at, by, action, number(group), on),
        None => voice.audit_line(at, by, action, on),
    }
}
