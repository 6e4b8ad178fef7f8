//! What somebody reads of a group before they come in, however they come: that no seat is free, what it costs,
//! that it is noted who comes, that a role shows them to others. Nobody is in by one command who did not know of it.
//!
//! Not here: what it agrees on (`agreeing.rs`).

use crate::domain::fee::{self, Fee, Stated};
use crate::domain::group::Group;
use crate::domain::policy::KEPT_DAYS;
use crate::domain::private::Private;
use crate::reply::Line;
use crate::store::{attendance, fees};

use super::super::context::{Context, Stop};
use super::super::{card, cost};

/// What somebody has just read of a group, where they said that they want to join.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::commands) enum Read {
    /// Nothing: they typed its name, or a code.
    #[default]
    Nothing,
    /// What it costs, and whether a role shows them.
    Fee,
    /// All that is to be read before.
    All,
}

/// What is to be read.
pub(super) struct Before {
    /// That no seat is free, if none is.
    pub full: Option<Line>,
    /// What it costs, whether it is noted who comes, and whether a role shows them.
    pub facts: Vec<Line>,
}

impl Before {
    /// What was read, to see whether it still is so. A seat may become free: that is no news one has to read.
    pub(super) fn told(&self) -> Private<String> {
        Private::new(self.facts.iter().map(Line::plain).collect::<Vec<_>>().join("\n"))
    }
}

/// What is to be read before coming into a group. `asks` if those who lead it decide.
pub(super) async fn read(
    context: &mut Context<'_>,
    group: &Group,
    asks: bool,
) -> Result<Before, Stop> {
    let mut facts = cost::facts(context, group).await?;
    if attendance::kept_since(context.db, group.id).await?.is_some() {
        facts.push(context.voice.joined_attendance(KEPT_DAYS));
    }
    facts.extend(card::role(context, group).await?);
    let full = card::is_full(context, group).await?.then(|| match asks {
        true => context.voice.no_seat_before_asking(),
        false => context.voice.no_seat_before(),
    });
    Ok(Before { full, facts })
}

/// Whether there is something that somebody should read first who has read so much.
pub(super) async fn is_due(
    context: &mut Context<'_>,
    group: &Group,
    read: Read,
) -> Result<bool, Stop> {
    let noted = attendance::kept_since(context.db, group.id).await?.is_some();
    Ok(match read {
        Read::All => false,
        Read::Fee => noted,
        Read::Nothing => {
            noted || costs(context, group).await? || card::role(context, group).await?.is_some()
        }
    })
}

/// Whether a group costs something, now or from a day on that is known.
async fn costs(context: &mut Context<'_>, group: &Group) -> Result<bool, Stop> {
    let costs = fees::of_group(context.db, group.id, context.now).await?;
    let ahead = costs.ahead.is_some_and(|ahead| ahead.fee != Fee::None);
    Ok(ahead
        || match costs.now {
            None => false,
            Some(Stated::Parts(statement)) => statement.fee != Fee::None,
            Some(Stated::Words(words)) => {
                !fee::parse(words.reveal()).is_ok_and(|read| read == Fee::None)
            }
        })
}
