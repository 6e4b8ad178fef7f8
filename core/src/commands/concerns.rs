//! `/concerns`: what people told the operator, and what the operator does about it. Every step that changes
//! something for others is previewed, then confirmed (`decisions.rs`), and noted in the audit.
//!
//! The operator reads words, whether they come from inside the group, and nothing else of whoever wrote them.
//! Who is in a group they see, by alias, only while a concern about it is open.

use crate::domain::concern::{Concern, How, LONGEST_ANSWER, read_reference};
use crate::domain::group::{Group, State};
use crate::domain::text;
use crate::reply::refusal::{ConcernRefusal, Refusal};
use crate::reply::{Action, Button, Line, Message, Press, Reply, Span, Tone, Verb};
use crate::store::{concerns, groups, holds, memberships};
use crate::time::zone::Zone;

use super::concern::name_of;
use super::context::{Context, Outcome, Stop};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, draft, given, resolve};

mod decisions;
mod people;

pub(super) use decisions::confirm;
pub(super) use people::press as press_person;

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "concerns",
    arguments: &[
        Argument::optional("reference", Kind::Text(12)).taking_the_rest(),
        Argument::optional("ask", Kind::Text(500)),
        Argument::optional("handled", Kind::Text(500)),
        Argument::optional("member", Kind::Text(12)),
    ],
    who: Who::Operator,
    answer: Answer::Private,
    effect: Effect::Changes,
};

/// So many concerns have a button, in rows of four.
const SHOWN: usize = 12;
/// So many held groups have a row of buttons.
const HELD_SHOWN: usize = 2;

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    if let Some(member) = input.get("member") {
        let id = resolve::row_id(member).ok_or(Refusal::NoSuchMember)?;
        return people::preview(context, id).await;
    }
    let Some(given) = input.get("reference") else { return list(context).await };
    let reference = read_reference(given).unwrap_or_default();
    let found = concerns::by_reference(context.db, &reference).await?;
    let concern = still_open(found)?;
    if let Some(text) = given::line(input, "ask", LONGEST_ANSWER)? {
        return decisions::preview_ask(context, &concern, text).await;
    }
    if let Some(text) = given::line(input, "handled", LONGEST_ANSWER)? {
        return decisions::preview_handled(context, &concern, Some(text)).await;
    }
    show(context, &concern).await.map(Reply::private)
}

fn still_open(found: Option<Concern>) -> Result<Concern, Refusal> {
    let concern = found.ok_or(Refusal::Concern(ConcernRefusal::NoSuchReference))?;
    match concern.ended {
        None => Ok(concern),
        Some(How::Withdrawn) => Err(Refusal::Concern(ConcernRefusal::Withdrawn(concern.reference))),
        Some(_) => Err(Refusal::Concern(ConcernRefusal::Ended(concern.reference))),
    }
}

async fn group_of(context: &mut Context<'_>, concern: &Concern) -> Result<Group, Stop> {
    Ok(groups::by_id(context.db, concern.group).await?.ok_or(Refusal::NoSuchGroup)?)
}

/// The press of "Look at it".
pub(super) async fn press(context: &mut Context<'_>, id: i64) -> Outcome {
    super::permit(context, &ENTRY)?;
    let concern = still_open(concerns::by_id(context.db, id).await?)?;
    show(context, &concern).await.map(Reply::private)
}

/// What the buttons below a concern do, by the number of the choice they carry.
#[derive(Clone, Copy)]
enum Deed {
    Hold = 0,
    Release = 1,
    People = 2,
    Close = 3,
    Ask = 4,
    Handle = 5,
    HandleInOwnWords = 6,
}

/// The press of one of those.
pub(super) async fn press_deed(context: &mut Context<'_>, press: Press) -> Outcome {
    super::permit(context, &ENTRY)?;
    let concern = still_open(concerns::by_id(context.db, press.id).await?)?;
    let group = group_of(context, &concern).await?;
    let is = |deed: Deed| press.choice == Some(deed as u16);
    if is(Deed::Hold) {
        return decisions::preview_hold(context, &group).await;
    }
    if is(Deed::Release) {
        return decisions::preview_release(context, &group).await;
    }
    if is(Deed::People) {
        return people::show(context, &concern, &group).await;
    }
    if is(Deed::Close) {
        return decisions::preview_close(context, &group).await;
    }
    if is(Deed::Ask) {
        return asked_for(context, &concern, "ask").await;
    }
    if is(Deed::HandleInOwnWords) {
        return asked_for(context, &concern, "handled").await;
    }
    if is(Deed::Handle) {
        return decisions::preview_handled(context, &concern, None).await;
    }
    Err(Refusal::ButtonTooOld.into())
}

async fn asked_for(context: &mut Context<'_>, concern: &Concern, argument: &str) -> Outcome {
    let mut input = Input::default();
    input.set("reference", concern.reference.clone());
    let prompt = context.voice.prompt(ENTRY.name, argument);
    draft::ask(context, (ENTRY.name, &input), argument, prompt).await
}

/// The press of a button below a held group in the list: it goes on (0), or is closed (1).
pub(super) async fn press_held(context: &mut Context<'_>, press: Press) -> Outcome {
    super::permit(context, &ENTRY)?;
    let group = groups::by_id(context.db, press.id).await?.ok_or(Refusal::NoSuchGroup)?;
    match press.choice {
        Some(1) => decisions::preview_close(context, &group).await,
        _ => decisions::preview_release(context, &group).await,
    }
}

/// What is open, and which groups are held.
async fn list(context: &mut Context<'_>) -> Outcome {
    let open = concerns::open(context.db).await?;
    let held = holds::all(context.db).await?;
    let count = i64::try_from(open.len()).unwrap_or(i64::MAX);
    let mut message = Message::line(context.voice.concerns_open(count));
    let mut lines = Vec::new();
    for concern in open.iter().take(SHOWN) {
        let group = group_of(context, concern).await?;
        let since = context.voice.date(zone(context).local(concern.raised_at));
        let reference = Span::Code(concern.reference.clone());
        lines.push(context.voice.concern_listed(reference, &group.label, group.id, since));
    }
    if !lines.is_empty() {
        message = message.list(lines);
    }
    for row in open[..open.len().min(SHOWN)].chunks(4) {
        let look = |concern: &Concern| Button {
            label: concern.reference.clone(),
            action: Action::Press(Press::new(Verb::Concern, concern.id)),
            tone: Tone::Plain,
        };
        message = message.row(row.iter().map(look).collect());
    }
    message = resolve::and_more(context, message, (open.len(), SHOWN));
    if !held.is_empty() {
        message = with_held(context, message, &held).await?;
    }
    people::with_expelled(context, message).await.map(Reply::private)
}

async fn with_held(
    context: &mut Context<'_>,
    mut message: Message,
    held: &[i64],
) -> Result<Message, Stop> {
    let mut lines = Vec::new();
    for id in held {
        let Some(group) = groups::by_id(context.db, *id).await? else { continue };
        lines.push(context.voice.held_listed(&group.label, group.id));
        if lines.len() <= HELD_SHOWN {
            let button = |label: Line, choice, tone| Button {
                label: text::shortened(&label.plain(), 40),
                action: Action::Press(Press::new(Verb::Held, group.id).with_choice(choice)),
                tone,
            };
            let voice = &context.voice;
            message = message.row(vec![
                button(voice.button_release_named(&group.label), 0, Tone::Primary),
                button(voice.button_close_named(&group.label), 1, Tone::Danger),
            ]);
        }
    }
    Ok(message.paragraph(context.voice.groups_held()).list(lines))
}

/// The zone in which the operator reads dates.
fn zone(context: &Context<'_>) -> Zone {
    let own = context.person.as_ref().and_then(|person| person.zone.clone());
    own.unwrap_or_else(Zone::utc)
}

/// One concern with all that was written for it, and what can be done.
async fn show(context: &mut Context<'_>, concern: &Concern) -> Result<Message, Stop> {
    let group = group_of(context, concern).await?;
    let held = holds::is_held(context.db, group.id).await?;
    let zone = zone(context);
    let sealer = context.house.store.sealer();
    let words = concerns::words(context.db, sealer, concern.id).await?;
    let about = match concern.about {
        Some(about) => memberships::by_id(context.db, about).await?,
        None => None,
    };
    let voice = &context.voice;
    let state = if held && group.state != State::Closed { "held" } else { group.state.as_str() };
    let mut facts = vec![
        voice.concern_group(&group.name, group.id),
        voice.concern_group_state(state),
        voice.concern_from(if concern.inside { "inside" } else { "outside" }),
        voice.concern_since(voice.date(zone.local(concern.raised_at))),
    ];
    if let Some(member) = about {
        let number = Span::Code(format!("#{}", member.id));
        facts.push(voice.concern_about(name_of(context, &member), number));
    }
    let mut message =
        Message::default().heading(Span::Strong(concern.reference.clone())).list(facts);
    for word in &words {
        let at = voice.date(zone.local(word.at));
        let whose = if word.part.is_operators() { "operator" } else { "reporter" };
        message = message
            .paragraph(voice.concern_wrote(whose, at))
            .paragraph(Span::Plain(word.text.reveal().clone()));
    }
    if words.is_empty() {
        message = message.paragraph(voice.concern_words_gone());
    }
    Ok(with_deeds(context, message, concern, (&group, held, !words.is_empty())))
}

fn with_deeds(
    context: &Context<'_>,
    message: Message,
    concern: &Concern,
    (group, held, answers): (&Group, bool, bool),
) -> Message {
    let voice = &context.voice;
    let button = |label: Line, deed: Deed, tone| Button {
        label: label.plain(),
        action: Action::Press(Press::new(Verb::ConcernDeed, concern.id).with_choice(deed as u16)),
        tone,
    };
    let mut first = Vec::new();
    if !group.is_over() {
        first.push(if held {
            button(voice.button_release(), Deed::Release, Tone::Primary)
        } else {
            button(voice.button_hold(), Deed::Hold, Tone::Danger)
        });
        first.push(button(voice.button_expel_somebody(), Deed::People, Tone::Danger));
        first.push(button(voice.button_close_group(), Deed::Close, Tone::Danger));
    }
    let mut second = Vec::new();
    if answers {
        second.push(button(voice.button_ask_reporter(), Deed::Ask, Tone::Plain));
    }
    second.push(button(voice.button_handled(), Deed::Handle, Tone::Primary));
    if answers {
        second.push(button(voice.button_handled_own_words(), Deed::HandleInOwnWords, Tone::Plain));
    }
    let show = Button {
        label: text::shortened(&voice.button_show(&group.label).plain(), 40),
        action: Action::Press(Press::new(Verb::Group, group.id)),
        tone: Tone::Plain,
    };
    message.row(first).row(second).row(vec![show])
}
