//! `/calendar`: the sessions ahead of one's own groups, as a file for any calendar.

use crate::exchange::calendar;
use crate::reply::refusal::Refusal;
use crate::reply::{File, Message, Reply};
use crate::store::sessions;

use super::context::{Context, Outcome};
use super::resolve::{self, Standing};
use super::{Answer, Effect, Entry, Input, Who};

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
    for group in resolve::own(context, Standing::Inside).await? {
        for session in sessions::ahead(context.db, group.id, context.now, MOST).await? {
            dated.push((group.label.clone(), session));
        }
    }
    if dated.is_empty() {
        return Err(Refusal::NothingScheduledAnywhere.into());
    }
    let bytes = calendar::of_sessions(&dated, context.now).into_bytes();
    let mut message = Message::line(context.voice.here_is_your_calendar());
    message.files.push(File { name: "sessions.ics", media: "text/calendar", bytes });
    Ok(Reply::private(message))
}
