//! Who comes by an invitation: a link on Telegram, a code everywhere.
//!
//! Not here: who invites (`invite.rs`).

use crate::domain::entry::is_code;
use crate::domain::group::Group;
use crate::domain::private::Private;
use crate::outbox::plan;
use crate::reply::refusal::{EntryRefusal, Refusal};
use crate::reply::{Message, Press, Reply, Tone, Verb};
use crate::store::groups;
use crate::store::invitations::{self, Invitation};

use super::super::card;
use super::super::context::{Context, Outcome, Stop};
use super::super::draft::{self, Draft};
use super::shown::button;
use super::{EntryDraft, begin};

/// What stands before the code where a link into the private chat carries it.
pub(in crate::commands) const PREFIX: &str = "inv-";

/// The code in what was given: alone, or at the end of the link.
pub(in crate::commands) fn code_in(given: &str) -> Option<String> {
    let given = given.trim();
    let code = given.rsplit_once(PREFIX).map_or(given, |(_, code)| code).to_ascii_lowercase();
    is_code(&code).then_some(code)
}

/// Comes in by a code.
pub(in crate::commands) async fn by_code(
    context: &mut Context<'_>,
    given: &str,
    alias: Option<Private<String>>,
) -> Outcome {
    let code = code_in(given).ok_or(EntryRefusal::NoSuchInvitation)?;
    let (invitation, group) = good(context, &code).await?;
    begin(context, &group, (alias, Some(invitation.id))).await
}

/// Shows the group to somebody who followed the link: nothing is done before they press.
pub(in crate::commands) async fn greet(context: &mut Context<'_>, code: &str) -> Outcome {
    let (invitation, group) = good(context, code).await?;
    let draft = Draft::Entry(EntryDraft::Invited { invitation: invitation.id });
    let id = draft::keep(context, &draft).await?;
    let facts = card::facts(context, &group).await?;
    let voice = &context.voice;
    let message = Message::line(voice.you_are_invited(&group.name)).list(facts).row(vec![
        button(&voice.button_join(), Press::new(Verb::Confirm, id), Tone::Primary),
        button(&voice.button_discard(), Press::new(Verb::Discard, id), Tone::Plain),
    ]);
    Ok(Reply::private(message))
}

/// The press of "Join" below that.
pub(super) async fn enter(context: &mut Context<'_>, invitation: i64) -> Outcome {
    let found = invitations::by_id(context.db, invitation).await?;
    let (invitation, group) = still_good(context, found).await?;
    begin(context, &group, (None, Some(invitation.id))).await
}

/// Uses an invitation up. Says so if it was taken back, used or over since it was looked at.
pub(super) async fn use_up(context: &mut Context<'_>, invitation: i64) -> Result<(), Stop> {
    if invitations::use_up(context.db, invitation, context.now).await? {
        return Ok(());
    }
    let found = invitations::by_id(context.db, invitation).await?;
    still_good(context, found).await?;
    Err(EntryRefusal::InvitationUsed.into())
}

async fn good(context: &mut Context<'_>, code: &str) -> Result<(Invitation, Group), Stop> {
    let token = context.house.store.sealer().invitation(code);
    let found = invitations::by_token(context.db, &token).await?;
    still_good(context, found).await
}

async fn still_good(
    context: &mut Context<'_>,
    found: Option<Invitation>,
) -> Result<(Invitation, Group), Stop> {
    let found = found.ok_or(EntryRefusal::NoSuchInvitation)?;
    if found.used {
        return Err(EntryRefusal::InvitationUsed.into());
    }
    if found.expires_at <= context.now {
        return Err(EntryRefusal::InvitationExpired.into());
    }
    let group = groups::by_id(context.db, found.group).await?;
    let group = group.ok_or(EntryRefusal::NoSuchInvitation)?;
    if !plan::takes_members(context.db, &group).await? {
        return Err(Refusal::TakesNobody(group.label).into());
    }
    Ok((found, group))
}
