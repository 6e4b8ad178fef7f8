//! Suggestions while an argument is typed: zones, groups, sessions.

use crate::domain::text;
use crate::reply::Choice;
use crate::store::sessions;
use crate::time::zone;

use super::context::{Context, Stop};
use super::entry::{Entry, Kind, Who};
use super::resolve::{self, Standing};

/// The most suggestions, and the most characters of one (Discord docs, Application Commands).
const MOST: usize = 25;
const LONGEST: usize = 100;

/// Suggestions for `argument` of `entry`.
///
/// # Errors
/// If the store cannot be read.
pub async fn suggest(
    context: &mut Context<'_>,
    entry: &Entry,
    argument: &str,
    typed: &str,
) -> Result<Vec<Choice>, Stop> {
    let choices = match entry.argument(argument).map(|argument| argument.kind) {
        Some(Kind::Zone) => zones(typed),
        Some(Kind::Group) => groups(context, entry, typed).await?,
        Some(Kind::Session) => sessions(context, entry, typed).await?,
        _ => Vec::new(),
    };
    Ok(choices.into_iter().take(MOST).collect())
}

fn zones(typed: &str) -> Vec<Choice> {
    let choice = |name: String| Choice { name: name.clone(), value: name };
    zone::completions(typed, MOST).into_iter().map(choice).collect()
}

async fn groups(
    context: &mut Context<'_>,
    entry: &Entry,
    typed: &str,
) -> Result<Vec<Choice>, Stop> {
    let known = match (entry.name, entry.who) {
        ("usechat", _) | (_, Who::Facilitator) => resolve::own(context, Standing::Leading).await?,
        ("leave", _) => resolve::own_even_over(context, Standing::Belonging).await?,
        ("sessions" | "link" | "coming" | "cantcome", _) => {
            resolve::own(context, Standing::Inside).await?
        }
        _ => resolve::completing(context, typed, MOST).await?,
    };
    let wanted = text::folded(typed);
    let choice = |group: crate::domain::group::Group| {
        let name = format!("{} #{}", group.name.reveal(), group.id);
        text::folded(&name).contains(&wanted).then(|| Choice {
            name: text::shortened(&name, LONGEST),
            value: format!("#{}", group.id),
        })
    };
    Ok(known.into_iter().filter_map(choice).collect())
}

async fn sessions(
    context: &mut Context<'_>,
    entry: &Entry,
    typed: &str,
) -> Result<Vec<Choice>, Stop> {
    let standing = if entry.who == Who::Facilitator { Standing::Leading } else { Standing::Inside };
    let wanted = text::folded(typed);
    // Who leads plans in the group's zone; who takes part reads their own.
    let own = context.person.as_ref().and_then(|person| person.zone.clone());
    let own = own.filter(|_| standing == Standing::Inside);
    let mut choices = Vec::new();
    for group in resolve::own(context, standing).await? {
        for session in sessions::ahead(context.db, group.id, context.now, 10).await? {
            let zone = own.as_ref().unwrap_or(&session.zone);
            let at = context.voice.wall_clock(zone.local(session.starts_at), zone).plain();
            let name = format!("{} {at} · {}", session.number(), group.label.reveal());
            if text::folded(&name).contains(&wanted) {
                let value = session.number();
                choices.push((
                    session.starts_at,
                    Choice { name: text::shortened(&name, LONGEST), value },
                ));
            }
        }
    }
    choices.sort_by_key(|(starts_at, _)| *starts_at);
    Ok(choices.into_iter().map(|(_, choice)| choice).collect())
}
