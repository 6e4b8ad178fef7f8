//! `/calendar`: the sessions ahead of one's own groups, and those one comes to as a guest, as a file for any
//! calendar.

use crate::exchange::calendar;
use crate::reply::refusal::Refusal;
use crate::reply::{File, Message, Reply};
use crate::store::sessions;

use super::context::{Context, Outcome};
use super::resolve::{self, Standing};
use super::{Answer, Effect, Entry, Input, Who, seat};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "calendar",
    arguments: &[],
    who: Who::Everyone,
    answer: Answer::Private,
    effect: Effect::Reads,
};

/// How many sessions of each group are in the file.
const MOST: i64 = 30;

pub(super) async fn run(context: &mut Context<'_>, _: &Input) -> Outcome {
    let mut dated = Vec::new();
    let own = resolve::own(context, Standing::Inside).await?;
    for group in &own {
        for session in sessions::ahead(context.db, group.id, context.now, MOST).await? {
            dated.push((group.label.clone(), session));
        }
    }
    let as_guest = seat::guest_sessions(context).await?;
    dated.extend(as_guest.into_iter().map(|(group, session)| (group.label, session)));
    // Who is in no group yet may wait for one: they read where they stand (`coming_in/standing.rs`).
    if dated.is_empty() && own.is_empty() {
        return Err(Refusal::InNoGroup.into());
    }
    if dated.is_empty() {
        return Err(Refusal::NothingScheduledAnywhere.into());
    }
    let bytes = calendar::of_sessions(&dated, context.now).into_bytes();
    let mut message = Message::line(context.voice.here_is_your_calendar());
    message.files.push(File { name: "sessions.ics", media: "text/calendar", bytes });
    Ok(Reply::private(message))
}
