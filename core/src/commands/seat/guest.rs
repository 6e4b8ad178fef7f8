//! Coming once, in the place of a member who cannot: what is open to a guest is that one session.

use crate::domain::group::Group;
use crate::domain::session::{LINK_STAYS, Session};
use crate::store::{groups, guests, sessions};

use super::super::context::{Context, Stop};

/// Whether the caller comes to a session as a guest.
pub(in crate::commands) async fn comes_as_guest(
    context: &mut Context<'_>,
    session: i64,
) -> Result<bool, Stop> {
    let Some(person) = &context.person else { return Ok(false) };
    Ok(guests::comes(context.db, (session, person.id)).await?)
}

/// The sessions the caller comes to as a guest and whose link may still be asked for, the first one first.
pub(in crate::commands) async fn guest_sessions(
    context: &mut Context<'_>,
) -> Result<Vec<(Group, Session)>, Stop> {
    let Some(person) = &context.person else { return Ok(Vec::new()) };
    let since = context.now - LINK_STAYS;
    let mut found = Vec::new();
    for id in guests::sessions_of(context.db, person.id, since).await? {
        let Some(session) = sessions::by_id(context.db, id).await? else { continue };
        let group = groups::by_id(context.db, session.group).await?;
        found.extend(group.map(|group| (group, session)));
    }
    Ok(found)
}
