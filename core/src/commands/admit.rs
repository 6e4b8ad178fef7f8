//! `/admit`: the operator lets a group be found.

use crate::domain::group::{Group, State};
use crate::outbox::plan;
use crate::reply::refusal::{Legitimacy, Refusal};
use crate::reply::{Action, Button, Message, Press, Reply, Span, Tone, Verb};
use crate::store::{groups, statements};

use super::audit::{self, Thing};
use super::context::{Context, Outcome, Stop};
use super::resolve;
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, card};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "admit",
    arguments: &[Argument::optional("group", Kind::Group).taking_the_rest()],
    who: Who::Operator,
    answer: Answer::Private,
    effect: Effect::Changes,
};

/// Each group has a button, rows are few, and all that is said of them is read before one is pressed.
const SHOWN: usize = 5;

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    if input.get("group").is_none() {
        return waiting(context).await;
    }
    let standing = resolve::Standing::Any;
    let group = resolve::group(context, (ENTRY.name, input), standing).await?;
    let message = admit(context, &group).await?;
    Ok(Reply::private(message))
}

/// The press of "Admit" in a request to the operator.
pub(super) async fn press(context: &mut Context<'_>, group: i64) -> Outcome {
    super::permit(context, &ENTRY)?;
    let group = groups::by_id(context.db, group).await?.ok_or(Refusal::NoSuchGroup)?;
    // Admitted by another way since: the request that still asks for it is settled, too.
    if group.state == State::Listed {
        return Ok(Reply::Replace(Message::line(context.voice.admitted_already(&group.name))));
    }
    Ok(Reply::Replace(admit(context, &group).await?))
}

async fn admit(context: &mut Context<'_>, group: &Group) -> Result<Message, Stop> {
    let operator = context.remembered().await?;
    let missing = statements::missing(context.db, group.id).await?;
    if group.state == State::Unlisted && !missing.is_empty() {
        let why = Legitimacy::Incomplete(group.label.clone(), group.id, missing);
        return Err(Refusal::Legitimacy(why).into());
    }
    if !groups::admit(context.db, group.id, operator.id, context.now).await? {
        return Err(Refusal::NotWaitingForAdmission(group.label.clone()).into());
    }
    let on = (group.id, Thing::Group, group.id);
    audit::operated(context, ENTRY.name, on).await?;
    plan::tell_admitted(context.db, group.id, context.now).await?;
    Ok(Message::line(context.voice.group_admitted(&group.name)))
}

async fn waiting(context: &mut Context<'_>) -> Outcome {
    let groups = groups::in_state(context.db, State::Unlisted).await?;
    if groups.is_empty() {
        return Ok(Reply::private(Message::line(context.voice.nothing_to_admit())));
    }
    let mut message = Message::line(context.voice.waiting_for_admission());
    for group in groups.iter().take(SHOWN) {
        let name = Span::Strong(format!("{} (#{})", group.name.reveal(), group.id));
        message = message.heading(name).list(card::facts(context, group).await?);
        let missing = statements::missing(context.db, group.id).await?;
        if !missing.is_empty() {
            let what = context.voice.all_missing(&missing);
            message = message.paragraph(context.voice.ask_admission_missing(what));
            continue;
        }
        let button = Button {
            label: context.voice.button_admit_named(&group.label).plain(),
            action: Action::Press(Press::new(Verb::Admit, group.id)),
            tone: Tone::Primary,
        };
        message = message.row(vec![button]);
    }
    Ok(Reply::private(resolve::and_more(context, message, (groups.len(), SHOWN))))
}
