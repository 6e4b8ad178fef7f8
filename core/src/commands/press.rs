//! Pressed buttons. What a press carries is client input: permission, ownership and age are checked
//! here and in the command it leads to, when it is pressed.

use std::pin::Pin;

use crate::domain::membership::Rsvp;
use crate::domain::request::Fields;
use crate::outbox::plan;
use crate::reply::refusal::Refusal;
use crate::reply::{Press, Reply, Verb};
use crate::store::seal::Tagged;
use crate::store::{chats, drafts, groups};

use super::context::{Context, Outcome, Stop};
use super::doors;
use super::draft::{self, Draft};
use super::{
    Effect, admit, alias, announce, audit, cancelsession, closegroup, coming, concern, concerns,
    endseries, entry, find, forgetme, group, join, legitimacy, link, movesession, pausegroup,
    place, remove, restoresession, schedule, tellagain, usechat, when, wish, wishes,
};

/// Whether following the verb may change the store.
#[must_use]
pub const fn effect_of(verb: Verb) -> Effect {
    match verb {
        Verb::Link | Verb::Group | Verb::Audit | Verb::Concern | Verb::People => Effect::Reads,
        Verb::Agreement | Verb::Request | Verb::TakenOut | Verb::Show => Effect::Reads,
        _ => Effect::Changes,
    }
}

/// Follows a press. What may only be answered privately is moved to the private chat, unopened, where
/// the place is read by others.
///
/// # Errors
/// What stopped it.
pub async fn follow(context: &mut Context<'_>, press: Press) -> Outcome {
    let open_to_all = matches!(press.verb, Verb::Coming | Verb::CantCome);
    if !context.caller.place.answers_privately && !open_to_all {
        return Ok(in_private(context, Some(press)));
    }
    match press.verb {
        Verb::Coming => coming::press(context, press.id, Rsvp::Coming).await,
        Verb::CantCome => coming::press(context, press.id, Rsvp::CantCome).await,
        Verb::Link => link::press(context, press.id).await,
        Verb::Group => group::press(context, press.id).await,
        Verb::Join => join::press(context, press).await,
        Verb::Admit => admit::press(context, press).await,
        Verb::Show => super::resolve::show(context, press).await,
        Verb::Confirm => confirm(context, press.id).await,
        Verb::Choose => choose(context, press).await,
        Verb::Correct => correct(context, press.id).await,
        Verb::Discard => discard(context, press.id).await,
        Verb::More => find::more(context, press.id).await,
        Verb::Bind => usechat::press(context, press.id).await,
        Verb::Wish => wish::press(context, press.id).await,
        Verb::WishDone => wishes::press(context, press.id).await,
        Verb::Retry => retry(context, press.id).await,
        Verb::State => legitimacy::press(context, press).await,
        Verb::TellAgain => tellagain::press(context, press.id).await,
        Verb::Concern => concerns::press(context, press.id).await,
        Verb::ConcernDeed => concerns::press_deed(context, press).await,
        Verb::Expel => concerns::press_person(context, press.id).await,
        Verb::Held => concerns::press_held(context, press).await,
        Verb::TellMore => concern::press(context, press.id).await,
        Verb::TakeBack => concern::press_take_back(context, press.id).await,
        Verb::Begin => super::begin::press(context, press).await,
        Verb::CancelSession => cancelsession::press(context, press.id).await,
        Verb::TakeNewAgain => super::begin::take_new_again(context, press.id).await,
        Verb::Mark | Verb::Came | Verb::AllCame | Verb::Roll => {
            super::attendance::press(context, press).await
        }
        Verb::Duty => super::duty::press(context, press).await,
        Verb::People => super::people::press(context, press).await,
        Verb::TakenOut => remove::press_list(context, press).await,
        Verb::LetBack => remove::preview_let_back(context, press.id).await,
        Verb::Audit => audit::press(context, press.id, press.choice.unwrap_or(0)).await,
        Verb::Credential => super::checkcredential::press(context, press.id).await,
        Verb::AskLicence => super::asking::press(context, press.id).await,
        Verb::TakeSeat => super::seat::accept(context, press.id).await,
        Verb::PassSeat => super::seat::turn_down(context, press.id).await,
        Verb::LeaveLine => super::seat::leave_line(context, press.id).await,
        Verb::Doors => doors::try_again(context, press.id).await,
        Verb::WayIn => doors::way_in(context, press.id).await,
        Verb::NoRole => doors::no_role(context, press).await,
        Verb::Request
        | Verb::Approve
        | Verb::Decline
        | Verb::Withdraw
        | Verb::AskBack
        | Verb::AnswerBack
        | Verb::Agreement
        | Verb::Agree
        | Verb::Revoke => super::coming_in::press(context, press).await,
    }
}

/// "Better asked in private", with the way there. Names nothing.
#[must_use]
pub fn in_private(context: &Context<'_>, press: Option<Press>) -> Reply {
    private_at(context, press.map_or_else(|| "hello".to_owned(), Press::payload))
}

fn private_at(context: &Context<'_>, payload: String) -> Reply {
    Reply::InPrivate {
        line: context.voice.better_in_private(),
        label: context.voice.button_open_private().plain(),
        payload,
    }
}

/// The press of "Try again" after a chat was lost.
async fn retry(context: &mut Context<'_>, chat: i64) -> Outcome {
    let groups = chats::groups_of(context.db, chat).await?;
    let group = groups.first().copied().ok_or(Refusal::ButtonTooOld)?;
    let group = groups::by_id(context.db, group).await?.ok_or(Refusal::ButtonTooOld)?;
    let leading = super::resolve::Standing::Leading;
    if super::resolve::require(context, &group, leading).await.is_err() {
        return Err(Refusal::ButtonOfAnother.into());
    }
    plan::regain_chat(context.db, chat, context.now).await?;
    audit::led(context, "retry", (group.id, audit::Thing::Chat, chat)).await?;
    Ok(Reply::Replace(crate::reply::Message::line(context.voice.chat_regained(&group.label))))
}

async fn confirm(context: &mut Context<'_>, id: i64) -> Outcome {
    let found = draft::find(context, id).await?;
    match found.content {
        Draft::Schedule(plan) => schedule::confirm(context, id, plan).await,
        Draft::Move { session, revision, to } => {
            movesession::confirm(context, id, (session, revision), to).await
        }
        Draft::Restore { session } => restoresession::confirm(context, id, session).await,
        Draft::Pause { group, begins, until } => {
            pausegroup::confirm(context, id, (group, begins, until)).await
        }
        Draft::EndSeries { series } => endseries::confirm(context, id, series).await,
        Draft::Announce { group, text } => announce::confirm(context, id, (group, text)).await,
        Draft::Remove { membership } => remove::confirm(context, id, membership).await,
        Draft::Close { group } => closegroup::confirm(context, id, group).await,
        Draft::Forget => forgetme::confirm(context).await,
        Draft::Wish(words) => wish::confirm(context, id, &words).await,
        Draft::Alias { membership, alias } => {
            alias::confirm(context, id, (membership, &alias)).await
        }
        Draft::Join { group } => join::enter(context, group).await,
        Draft::Leading(step) => super::leading::confirm(context, id, step).await,
        Draft::Concern(draft) => concern::confirm(context, id, draft).await,
        Draft::Entry(draft) => super::coming_in::confirm(context, id, draft).await,
        Draft::Cancel { session, revision } => {
            cancelsession::confirm(context, id, (session, revision)).await
        }
        _ => Err(Refusal::ButtonTooOld.into()),
    }
}

async fn choose(context: &mut Context<'_>, press: Press) -> Outcome {
    let found = draft::find(context, press.id).await?;
    let Draft::Which { command, mut input, argument, choices } = found.content else {
        return Err(Refusal::ButtonTooOld.into());
    };
    let index = usize::from(press.choice.unwrap_or(u16::MAX));
    let chosen = choices.get(index).ok_or(Refusal::ButtonTooOld)?;
    input.set(&argument, chosen.clone());
    drafts::discard(context.db, press.id).await?;
    again(context, &command, &input).await
}

/// Runs a command once more with what was added to its input.
pub(super) fn again<'a>(
    context: &'a mut Context<'_>,
    command: &'a str,
    input: &'a super::Input,
) -> Pin<Box<dyn Future<Output = Outcome> + Send + 'a>> {
    Box::pin(async move {
        let entry = entry(command).ok_or(Refusal::ButtonTooOld)?;
        super::run(context, entry, input).await
    })
}

async fn correct(context: &mut Context<'_>, id: i64) -> Outcome {
    let found = draft::find(context, id).await?;
    let plan = match found.content {
        Draft::Schedule(plan) => plan,
        Draft::Wish(words) => return wish::correct(context, id, words).await,
        // A form that could not be opened when it was asked for.
        Draft::Missing { command, input, argument, instead_of } => {
            drafts::discard(context.db, id).await?;
            let prompt = context.voice.prompt(&command, &argument);
            let request = (command.as_str(), &input);
            return draft::ask_instead_of(context, request, &argument, prompt, instead_of).await;
        }
        Draft::Entry(draft) => return super::coming_in::write(context, id, draft).await,
        _ => return Err(Refusal::ButtonTooOld.into()),
    };
    let mut input = plan.input;
    input.set("group", format!("#{}", plan.group));
    for part in when::PARTS {
        input.0.remove(part);
    }
    let prompt = context.voice.prompt(schedule::ENTRY.name, "when");
    draft::ask_instead_of(context, (schedule::ENTRY.name, &input), "when", prompt, Some(id)).await
}

async fn discard(context: &mut Context<'_>, id: i64) -> Outcome {
    let found = draft::find(context, id).await?;
    drafts::discard(context.db, found.id).await?;
    Ok(Reply::Replace(crate::reply::Message::line(context.voice.discarded())))
}

/// A personal command asked where others read: moved to the private chat. In a bound chat the way
/// leads to that chat's group, without naming it.
///
/// # Errors
/// If the store cannot be read.
pub async fn moved_to_private(context: &mut Context<'_>) -> Outcome {
    let bound = super::resolve::of_this_chat(context).await?;
    let sealer = context.house.store.sealer();
    let payload = bound.map(|group| sealer.payload_from_chat_of(group.id));
    Ok(private_at(context, payload.unwrap_or_else(|| "hello".to_owned())))
}

/// The group whose chat somebody came from with this payload.
#[must_use]
pub fn came_from_chat_of(context: &Context<'_>, payload: &str) -> Option<i64> {
    let (group, tag) = payload.strip_prefix("chat-")?.split_once('-')?;
    let group = group.parse().ok()?;
    context.house.store.sealer().owns_tag(Tagged::ChatOfGroup, group, tag).then_some(group)
}

/// Something typed in answer: to the draft it names, or to the one that awaits it.
///
/// # Errors
/// What stopped it.
pub async fn typed(context: &mut Context<'_>, draft: Option<i64>, fields: &Fields) -> Outcome {
    let waiting = match (draft, &context.person) {
        (Some(draft), _) => Some(draft),
        (None, Some(person)) => drafts::awaiting(context.db, person.id, context.now).await?,
        (None, None) => None,
    };
    // A form says what it asks for above what is typed; a chat may be taken for an open ear.
    context.answering = draft.is_none();
    match waiting {
        Some(draft) => answered(context, draft, fields).await,
        // The waiting ended while this was on its way.
        None => super::unasked(context).await,
    }
}

/// Takes a draft up again with its answer.
///
/// # Errors
/// What stopped it.
async fn answered(context: &mut Context<'_>, draft: i64, fields: &Fields) -> Outcome {
    let found = draft::find(context, draft).await?;
    let (command, mut input, argument, instead_of) = match found.content {
        Draft::Missing { command, input, argument, instead_of } => {
            (command, input, argument, instead_of)
        }
        Draft::Entry(draft) => {
            return super::coming_in::typed(context, found.id, (draft, fields)).await;
        }
        _ => return Err(Refusal::ButtonTooOld.into()),
    };
    let typed = fields.values().next().map_or("", |value| value.reveal());
    if instead_of.is_some() {
        place::corrected(&mut input, typed);
    }
    input.set(&argument, typed);
    let outcome = again(context, &command, &input).await;
    // After a refusal the question stays open, so that one can simply type again.
    if matches!(outcome, Ok(_) | Err(Stop::Ask(_))) {
        for answered in std::iter::once(found.id).chain(instead_of) {
            drafts::discard(context.db, answered).await?;
        }
    }
    outcome
}
