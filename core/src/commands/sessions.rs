//! `/sessions`: what is planned ahead, with the numbers other commands take.

use crate::domain::group::Group;
use crate::domain::session::{Session, State};
use crate::reply::refusal::Refusal;
use crate::reply::{Line, Message, Reply, Span};
use crate::store::{rsvps, sessions};

use super::context::{Context, Outcome, Stop};
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, card, duty, endseries};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "sessions",
    arguments: &[Argument::optional("group", Kind::Group).taking_the_rest()],
    who: Who::Everyone,
    answer: Answer::Private,
    effect: Effect::Reads,
};

/// How many sessions of a group are shown.
const SHOWN: usize = 10;
/// Of how many groups they are shown at once.
const GROUPS: usize = 5;

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let groups: Vec<Group> = match (input.get("group"), resolve::of_this_chat(context).await?) {
        (None, Some(bound)) => vec![bound],
        (None, None) => resolve::own(context, Standing::Inside).await?,
        _ => vec![resolve::group(context, (ENTRY.name, input), Standing::Inside).await?],
    };
    if groups.is_empty() {
        return Err(Refusal::InNoGroup.into());
    }
    let groups = resolve::by_other_labels(&groups);
    let (shown, others) = groups.split_at(groups.len().min(GROUPS));
    let mut message = Message::default();
    for group in shown {
        message = of_group(context, group, message).await?;
    }
    if !others.is_empty() {
        message = message.paragraph(context.voice.other_groups());
    }
    message = resolve::with_each(ENTRY.name, (others, &groups), message);
    let offered = shown.len() + message.buttons.concat().len();
    Ok(Reply::private(resolve::and_more(context, message, (groups.len(), offered))))
}

async fn of_group(
    context: &mut Context<'_>,
    group: &Group,
    message: Message,
) -> Result<Message, Stop> {
    let leads = resolve::require(context, group, Standing::Leading).await.is_ok();
    let ahead = sessions::ahead(context.db, group.id, context.now, i64::MAX).await?;
    let mut message = message.heading(Span::Strong(group.label.reveal().clone()));
    if ahead.is_empty() {
        return Ok(message.paragraph(context.voice.fact_nothing_scheduled()));
    }
    let (mut lines, mut missed) = (Vec::new(), false);
    for session in ahead.iter().take(SHOWN) {
        let (line, misses) = line(context, group, session, leads).await?;
        lines.push(line);
        missed |= misses;
    }
    message = message.list(lines);
    if let Some(more @ 1..) = ahead.len().checked_sub(SHOWN) {
        let more = i64::try_from(more).unwrap_or(i64::MAX);
        message = message.paragraph(context.voice.sessions_more(more));
    }
    if missed {
        message = message.paragraph(context.voice.duties_missing());
    }
    if leads {
        let mut series = endseries::going_on(context, group).await?;
        series.retain(|series| !series.recurrence.is_once());
        for series in series.iter().take(SHOWN) {
            message = message.paragraph(endseries::in_a_line(context, series));
        }
    }
    Ok(message)
}

/// A session; for who leads the group with how many have answered, and never who, and with who of them leads it
/// or minds its door. Says whether they miss somebody for that.
async fn line(
    context: &mut Context<'_>,
    group: &Group,
    session: &Session,
    leads: bool,
) -> Result<(Line, bool), Stop> {
    let line = card::session_line(context, group, session);
    if !leads {
        return Ok((line, false));
    }
    let line = match rsvps::count(context.db, session.id).await? {
        (0, 0) => line,
        (coming, absent) => context.voice.session_answers(line, coming, absent),
    };
    if session.state == State::Cancelled {
        return Ok((line, false));
    }
    duty::behind(context, session, line).await
}
