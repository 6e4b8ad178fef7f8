//! `/admit`: the operator lets a group be found, after a look at what people will find then. They vouch for that,
//! so each button carries a mark of what was shown with it (`store/statements.rs`): a press on a group that has
//! changed since shows it anew, and admits nothing.

use crate::domain::group::{Group, State};
use crate::outbox::plan;
use crate::reply::refusal::Refusal;
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
    waits(&group)?;
    shown(context, Message::default(), &group).await.map(Reply::private)
}

/// The press of "Admit": of what was shown above it, and of nothing else.
pub(super) async fn press(context: &mut Context<'_>, press: Press) -> Outcome {
    super::permit(context, &ENTRY)?;
    let group = groups::by_id(context.db, press.id).await?.ok_or(Refusal::NoSuchGroup)?;
    // Admitted by another way since: the request that still asks for it is settled, too.
    if group.state == State::Listed {
        return Ok(Reply::Replace(Message::line(context.voice.admitted_already(&group.name))));
    }
    waits(&group)?;
    let sealer = context.house.store.sealer();
    let now = statements::mark(context.db, sealer, group.id).await?;
    let complete = statements::missing(context.db, group.id).await?.is_empty();
    if complete && press.choice == Some(now) {
        return admit(context, &group).await.map(Reply::Replace);
    }
    // A button of old carries no mark: then nothing is known of what was shown with it.
    let message = match press.choice {
        Some(_) => Message::line(context.voice.admission_changed(&group.name)),
        None => Message::default(),
    };
    shown(context, message, &group).await.map(Reply::Replace)
}

fn waits(group: &Group) -> Result<(), Refusal> {
    match group.state {
        State::Unlisted => Ok(()),
        _ => Err(Refusal::NotWaitingForAdmission(group.label.clone())),
    }
}

async fn admit(context: &mut Context<'_>, group: &Group) -> Result<Message, Stop> {
    let operator = context.remembered().await?;
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
        message = shown(context, message, group).await?;
    }
    Ok(Reply::private(resolve::and_more(context, message, (groups.len(), SHOWN))))
}

/// What people will find, and the button that lets them; or what is missing for that.
async fn shown(
    context: &mut Context<'_>,
    message: Message,
    group: &Group,
) -> Result<Message, Stop> {
    let name = Span::Strong(format!("{} (#{})", group.name.reveal(), group.id));
    let mut facts = card::facts(context, group).await?;
    // Its chats will call it otherwise than the operator reads it here.
    if group.label != group.name {
        facts.insert(0, context.voice.fact_label(&group.label));
    }
    let message = message.heading(name).list(facts);
    let missing = statements::missing(context.db, group.id).await?;
    if !missing.is_empty() {
        let what = context.voice.all_missing(&missing);
        return Ok(message.paragraph(context.voice.ask_admission_missing(what)));
    }
    let sealer = context.house.store.sealer();
    let mark = statements::mark(context.db, sealer, group.id).await?;
    let button = Button {
        label: context.voice.button_admit_named(&group.label).plain(),
        action: Action::Press(Press::new(Verb::Admit, group.id).with_choice(mark)),
        tone: Tone::Primary,
    };
    Ok(message.row(vec![button]))
}
