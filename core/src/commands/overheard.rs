//! A code typed with a command where others read it: an invitation, or one by which somebody leads a group. Whoever
//! was there has seen it, so it is good no more; whoever gave it out is told so, and the message goes if the bot
//! may delete it. The chat reads nothing of it.
//!
//! Not here: ways into a call (`happening.rs`), and what is then read (`outbox/compose/hosts.rs`).

use crate::outbox::plan::{self, Overheard};
use crate::store::seal::{CODE_DIGITS, CodeFor};
use crate::store::{chats, cofacilitators, invitations};

use super::Input;
use super::coming_in::invited;
use super::context::{Context, Stop};

/// Ends every code in what was typed.
///
/// # Errors
/// If the store cannot be written.
pub async fn end_codes(context: &mut Context<'_>, input: &Input) -> Result<(), Stop> {
    let typed: Vec<&str> = input.0.values().map(|value| value.reveal().as_str()).collect();
    let invited: Vec<String> = typed.iter().flat_map(|value| invitations_in(value)).collect();
    let leading: Vec<String> = typed.iter().flat_map(|value| codes_in(value)).collect();
    if invited.is_empty() && leading.is_empty() {
        return Ok(());
    }
    let mut ended = false;
    for code in &invited {
        ended |= end_invitation(context, code).await?;
    }
    for code in &leading {
        ended |= end_code(context, code).await?;
    }
    take_away(context, ended).await
}

async fn end_invitation(context: &mut Context<'_>, code: &str) -> Result<bool, Stop> {
    let token = context.house.store.sealer().invitation(code);
    let Some(found) = invitations::by_token(context.db, &token).await? else { return Ok(false) };
    let open = !found.used && found.expires_at > context.now;
    if !open || !invitations::take_back(context.db, found.id).await? {
        return Ok(false);
    }
    let about = (found.group, Overheard::Invitation);
    plan::code_overheard(context.db, about, found.made_by, context.now).await?;
    Ok(true)
}

async fn end_code(context: &mut Context<'_>, code: &str) -> Result<bool, Stop> {
    let hash = context.house.store.sealer().code_hash(CodeFor::Cofacilitator, code);
    let found = cofacilitators::find(context.db, &hash, context.now).await?;
    let Some(found) = found else { return Ok(false) };
    cofacilitators::use_up(context.db, found.id).await?;
    let about = (found.group, Overheard::CodeToLead);
    plan::code_overheard(context.db, about, found.made_by, context.now).await?;
    Ok(true)
}

/// The message is to be deleted: in a chat that serves no group only if it held a code that was good.
async fn take_away(context: &mut Context<'_>, ended: bool) -> Result<(), Stop> {
    let Some(chat) = context.caller.place.chat.clone() else { return Ok(()) };
    let Some(message) = context.caller.message.as_deref() else { return Ok(()) };
    let row = match chats::find(context.db, &chat.address).await? {
        Some(known) => known.id,
        None if ended => chats::remember(context.db, &chat.address, chat.openness).await?,
        None => return Ok(()),
    };
    let event = context.caller.event.parse().unwrap_or(context.now.timestamp());
    Ok(plan::take_message_away(context.db, (row, event), message, context.now).await?)
}

fn invitations_in(typed: &str) -> Vec<String> {
    typed.split_whitespace().filter_map(invited::code_in).collect()
}

/// What may be a code to lead: digits enough, however they are spaced and whatever is written around them.
fn codes_in(typed: &str) -> Vec<String> {
    let is_part = |word: &str| word.chars().all(|one| one.is_ascii_hexdigit() || one == '-');
    let words: Vec<&str> = typed.split_whitespace().collect();
    // A word beside the code may look like a part of it: it begins with one of the words, or ends with the last.
    let mut found = Vec::new();
    for run in words.split(|word| !is_part(word)) {
        let digits = run.concat().replace('-', "");
        let mut starts: Vec<usize> = digits.len().checked_sub(CODE_DIGITS).into_iter().collect();
        let mut at = 0;
        for word in run {
            starts.push(at);
            at += word.replace('-', "").len();
        }
        found.extend(
            starts
                .into_iter()
                .filter_map(|at| Some(digits.get(at..at.checked_add(CODE_DIGITS)?)?.to_owned())),
        );
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The same text without the addresses that are invitations to a group: they lead into no call.
#[must_use]
pub fn without_invitations(text: &str) -> String {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    words.retain(|word| invited::code_in(word).is_none());
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_to_lead_is_found_however_it_is_written() {
        let code = "3f2a-0011-2233-4455-6677-8899-aabb-ccdd";
        let digits = code.replace('-', "");
        for typed in [
            code.to_owned(),
            digits.clone(),
            code.replace('-', " ").to_uppercase(),
            format!("here is the code {code} from Dana"),
            format!("add {code}"),
            format!("{code} da"),
        ] {
            let found = codes_in(&typed.to_ascii_lowercase());
            assert!(found.contains(&digits), "{typed}: {found:?}");
        }
        for typed in ["", "3f2a-0011", "Thursday circle", "#12", "dead beef"] {
            assert!(codes_in(typed).is_empty(), "{typed}");
        }
    }

    #[test]
    fn an_invitation_is_found_alone_and_in_its_address() {
        let code = "a".repeat(26);
        for typed in [code.clone(), format!("see https://t.me/a_bot?start=inv-{code}")] {
            assert_eq!(invitations_in(&typed).concat(), code, "{typed}");
        }
        assert_eq!(without_invitations(&format!("/join https://t.me/b?start=inv-{code}")), "/join");
        assert!(invitations_in("/join Thursday circle").is_empty());
    }
}
