//! `/attendance`: who came to a session, by alias, noted by those who lead the group and read by them alone.
//! Only where they switched it on; its members are told then.
//!
//! What was noted of oneself is handed over by `/mydata`, and put into words by `/proof`.

use chrono::Duration;

use crate::domain::attendance::Attendance;
use crate::domain::group::Group;
use crate::domain::policy::KEPT_DAYS;
use crate::domain::session::{Session, State};
use crate::outbox::plan;
use crate::reply::attendance::Roll;
use crate::reply::refusal::{Refusal, Running};
use crate::reply::{Message, Press, Reply, Verb};
use crate::store::{attendance, rsvps, sessions};

use super::audit::{self, Thing};
use super::context::{Context, Outcome, Stop};
use super::resolve::{self, Meant, Standing, Usual};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, given};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "attendance",
    arguments: &[
        Argument::optional("record", Kind::OneOf(&["on", "off"])).taking_the_rest(),
        Argument::optional("session", Kind::Session),
        Argument::optional("group", Kind::Group),
    ],
    who: Who::Facilitator,
    answer: Answer::Private,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let in_words = input.get("record").is_some();
    let (switched, input) = told_apart(input);
    let Some(on) = switched else {
        let wanted = (Standing::Leading, Usual::Over);
        return match resolve::meant(context, (ENTRY.name, &input), wanted).await {
            Ok(Meant::Session(group, session)) => {
                show(context, (group, session), 0).await.map(Reply::private)
            }
            Ok(Meant::Group(group)) => latest(context, group).await,
            Err(Stop::Refusal(refusal))
                if in_words && matches!(*refusal, Refusal::NoSuchSession) =>
            {
                Err(given::refused(&ENTRY, "record").into())
            }
            Err(stop) => Err(stop),
        };
    };
    // Switched is what a whole group does: a number is a group's then.
    let input = resolve::as_group(&input);
    let group = resolve::group(context, (ENTRY.name, &input), Standing::Leading).await?;
    switch(context, &group, on).await
}

/// Whether it is switched on or off; what else was written behind the command is a session or a group.
fn told_apart(input: &Input) -> (Option<bool>, Input) {
    let mut rest = input.clone();
    let Some(written) = input.get("record") else { return (None, rest) };
    let (word, behind) = written.split_once(char::is_whitespace).unwrap_or((written, ""));
    let switched = given::switch(word);
    let behind = if switched.is_some() { behind } else { written };
    rest.0.remove("record");
    if rest.get("session").is_none() && !behind.is_empty() {
        rest.set("session", behind);
    }
    (switched, rest)
}

async fn switch(context: &mut Context<'_>, group: &Group, on: bool) -> Outcome {
    resolve::not_over(group)?;
    if plan::keep_attendance(context.db, (group.id, on), context.now).await? {
        let action = if on { "attendance:on" } else { "attendance:off" };
        audit::led(context, action, (group.id, Thing::Group, group.id)).await?;
    }
    let voice = &context.voice;
    let line = if on {
        voice.attendance_on(&group.label, KEPT_DAYS)
    } else {
        voice.attendance_off(&group.label, KEPT_DAYS)
    };
    Ok(Reply::private(Message::line(line)))
}

/// The roll of the last session that is over.
async fn latest(context: &mut Context<'_>, group: Group) -> Outcome {
    if attendance::kept_since(context.db, group.id).await?.is_none() {
        return Err(Refusal::Running(Running::AttendanceNotKept(group.label)).into());
    }
    let kept = Duration::days(KEPT_DAYS);
    let over = sessions::last_over(context.db, group.id, context.now, kept).await?;
    let over = over.ok_or_else(|| Refusal::Running(Running::NoSessionOver(group.label.clone())))?;
    show(context, (group, over), 0).await.map(Reply::private)
}

/// The roll of a session, made if it was not yet.
async fn show(
    context: &mut Context<'_>,
    (group, session): (Group, Session),
    page: u16,
) -> Result<Message, Stop> {
    if session.state == State::Cancelled {
        return Err(Refusal::SessionCancelled.into());
    }
    let Some(since) = attendance::kept_since(context.db, group.id).await? else {
        return Err(Refusal::Running(Running::AttendanceNotKept(group.label)).into());
    };
    if session.starts_at > context.now {
        return Err(Refusal::Running(Running::NothingToNoteYet(group.label)).into());
    }
    let erased = context.now - session.starts_at > Duration::days(KEPT_DAYS);
    if session.ends_at() < since || erased {
        return Err(Refusal::Running(Running::NotNotedThen(group.label)).into());
    }
    attendance::open_roll(context.db, session.id, context.now).await?;
    let lines = attendance::roll(context.db, session.id).await?;
    if lines.is_empty() {
        return Err(Refusal::Running(Running::NobodyToNote(group.label)).into());
    }
    let at = context.voice.moment(session.starts_at, &context.reading_zone(&group.zone));
    let roll = Roll { session: session.id, label: &group.label, at, lines: &lines, page };
    Ok(roll.message(&context.voice))
}

/// A press on a roll: a name, "All others came", or another page.
pub(super) async fn press(context: &mut Context<'_>, press: Press) -> Outcome {
    let choice = press.choice.unwrap_or(0);
    let (seen, page) = match press.verb {
        Verb::Mark => Attendance::seen(choice),
        _ => (Attendance::Open, choice),
    };
    let line = match press.verb {
        Verb::Mark | Verb::Came => Some(attendance::line(context.db, press.id).await?),
        _ => None,
    };
    let session = match line {
        Some(line) => line.ok_or(Refusal::ButtonTooOld)?.0,
        None => press.id,
    };
    let meant = resolve::session_by_id(context, session, Standing::Leading).await;
    let meant = meant.map_err(resolve::of_another)?;
    // Whatever stands against showing it stands against noting it.
    show(context, meant.clone(), page).await?;
    match (line.flatten(), press.verb) {
        (Some((_, person, stored)), Verb::Mark) => {
            let answered = rsvps::of(context.db, (session, person)).await?;
            let meant_to_be = seen.after_a_press(answered);
            // Another who leads the group has noted the same meanwhile.
            if meant_to_be == stored {
                return show(context, meant, page).await.map(Reply::Replace);
            }
            attendance::note(context.db, press.id, meant_to_be, context.now).await?;
        }
        (None, Verb::AllCame) => {
            attendance::all_others_came(context.db, session, context.now).await?;
        }
        // What an old button said nobody knows any more: the roll is shown as it is now.
        _ => return show(context, meant, page).await.map(Reply::Replace),
    }
    // By the session alone: the audit stays for good, and who came to what does not.
    audit::led(context, ENTRY.name, (meant.0.id, Thing::Session, session)).await?;
    show(context, meant, page).await.map(Reply::Replace)
}
