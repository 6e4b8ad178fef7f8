//! Who comes by an invitation: a link on Telegram, a code everywhere.
//!
//! Not here: who invites (`invite.rs`).

use crate::domain::entry::is_code;
use crate::domain::group::Group;
use crate::domain::private::Private;
use crate::domain::text;
use crate::outbox::plan;
use crate::reply::refusal::{EntryRefusal, Refusal};
use crate::reply::{Message, Press, Reply, Tone, Verb};
use crate::store::groups;
use crate::store::invitations::{self, Invitation};

use super::super::card;
use super::super::context::{Context, Outcome, Stop};
use super::super::draft::{self, Draft};
use super::super::resolve;
use super::shown::button;
use super::{Comes, EntryDraft, Read, before, begin};

/// What stands before the code where a link into the private chat carries it.
pub(in crate::commands) const PREFIX: &str = "inv-";

/// The code in what was given: alone, or at the end of the link; as it was read out, with blanks or hyphens, too.
pub(in crate::commands) fn code_in(given: &str) -> Option<String> {
    let given = given.trim();
    let code = given.rsplit_once(PREFIX).map_or(given, |(_, code)| code).to_ascii_lowercase();
    let code: String = code.chars().filter(|letter| !separates(*letter)).collect();
    is_code(&code).then_some(code)
}

fn separates(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '_' | '.' | ',')
}

/// The code that was given where a group could stand. What might be a group's name is a code only if there is
/// such an invitation.
pub(in crate::commands) async fn instead_of_group(
    context: &mut Context<'_>,
    given: Option<&str>,
) -> Result<Option<String>, Stop> {
    let Some((given, code)) = given.and_then(|given| Some((given, code_in(given)?))) else {
        return Ok(None);
    };
    if given.contains(PREFIX) || !given.trim().contains(separates) {
        return Ok(Some(code));
    }
    let token = context.house.store.sealer().invitation(&code);
    Ok(invitations::by_token(context.db, &token).await?.map(|_| code))
}

/// Comes in by a code. A group may be named besides: then it is that one's code, or nothing is done.
pub(in crate::commands) async fn by_code(
    context: &mut Context<'_>,
    given: &str,
    (named, alias): (Option<&str>, Option<Private<String>>),
) -> Outcome {
    let code = code_in(given).ok_or(EntryRefusal::NoSuchInvitation)?;
    let (invitation, group) = good(context, &code).await?;
    if named.is_some_and(|named| !names(named, &group)) {
        return Err(EntryRefusal::CodeOfAnother.into());
    }
    let invitation = Some(invitation.id);
    begin(context, &group, Comes { alias, invitation, ..Comes::default() }).await
}

/// Whether what was typed may mean this group.
fn names(typed: &str, group: &Group) -> bool {
    if let Some(id) = resolve::row_id(typed) {
        return id == group.id;
    }
    let typed = text::folded(typed);
    [&group.name, &group.label].iter().any(|name| text::folded(name.reveal()).contains(&typed))
}

/// Shows the group to somebody who followed the link: nothing is done before they press.
pub(in crate::commands) async fn greet(context: &mut Context<'_>, code: &str) -> Outcome {
    let (invitation, group) = good(context, code).await?;
    let told = Some(before::read(context, &group, false).await?.told());
    let draft = Draft::Entry(EntryDraft::Invited { invitation: invitation.id, told });
    let id = draft::keep(context, &draft).await?;
    let facts = card::facts(context, &group).await?;
    let voice = &context.voice;
    let message = Message::line(voice.you_are_invited(&group.name)).list(facts).row(vec![
        button(&voice.button_join(), Press::new(Verb::Confirm, id), Tone::Primary),
        button(&voice.button_discard(), Press::new(Verb::Discard, id), Tone::Plain),
    ]);
    Ok(Reply::private(message))
}

/// The press of "Join" below that. What has changed since is shown first.
pub(super) async fn enter(
    context: &mut Context<'_>,
    invitation: i64,
    told: Option<&Private<String>>,
) -> Outcome {
    let found = invitations::by_id(context.db, invitation).await?;
    let (invitation, group) = still_good(context, found).await?;
    let now = before::read(context, &group, false).await?.told();
    let same = told.is_some_and(|told| told.reveal() == now.reveal());
    let read = if same { Read::All } else { Read::Nothing };
    let invitation = Some(invitation.id);
    begin(context, &group, Comes { invitation, read, ..Comes::default() }).await
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
    if group.is_over() {
        return Err(Refusal::TakesNobody(group.label).into());
    }
    if !plan::takes_members(context.db, &group).await? {
        let zone = context.reading_zone(&group.zone);
        let until = context.voice.moment(found.expires_at, &zone);
        return Err(EntryRefusal::InvitationKeeps(group.label, until.into()).into());
    }
    Ok((found, group))
}
