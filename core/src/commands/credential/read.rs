//! What was given, read into a statement, beside what was stated before.

use crate::domain::credential::{
    self, Credential, LONGEST_DETAIL, LONGEST_PROFESSION, Profession, Statement,
};
use crate::domain::entry::left_out;
use crate::domain::private::Private;
use crate::reply::refusal::{CredentialRefusal, Refusal};

use super::super::{Input, given};
use super::ENTRY;

/// What is asked for where it was neither given nor stated before.
const ASKED_FOR: [&str; 3] = ["number", "body", "country"];

/// What came of it.
pub(super) enum Read {
    /// A whole statement.
    Whole(Statement),
    /// This argument is missing.
    Lacks(&'static str),
}

/// What is stated with this input, beside what was stated before.
pub(super) fn read(input: &Input, before: Option<&Credential>) -> Result<Read, Refusal> {
    if input.get("profession").is_some_and(credential::is_peer) {
        let more =
            ENTRY.arguments.iter().any(|a| a.name != "profession" && input.get(a.name).is_some());
        return match more {
            true => Err(CredentialRefusal::PeerHasNoLicence.into()),
            false => Ok(Read::Whole(Statement::Peer)),
        };
    }
    let before = before.and_then(|before| match &before.statement {
        Statement::Profession(profession) => Some(profession),
        Statement::Peer => None,
    });
    let title = match given::line(input, "profession", LONGEST_PROFESSION)? {
        Some(title) => title,
        None => match before {
            Some(before) => before.title.clone(),
            None => return Ok(Read::Lacks("profession")),
        },
    };
    let lacks = ASKED_FOR.iter().find(|part| input.get(part).is_none());
    if let (Some(lacks), None) = (lacks, before) {
        return Ok(Read::Lacks(lacks));
    }
    let profession = profession(input, title, before)?;
    if profession.speaks_of_a_check() {
        return Err(CredentialRefusal::NotForYouToSay.into());
    }
    Ok(Read::Whole(Statement::Profession(profession)))
}

fn profession(
    input: &Input,
    title: Private<String>,
    before: Option<&Profession>,
) -> Result<Profession, Refusal> {
    let stated = |part: fn(&Profession) -> &Option<Private<String>>| {
        before.and_then(|before| part(before).clone())
    };
    Ok(Profession {
        title,
        number: detail(input, "number", stated(|p| &p.number))?,
        body: detail(input, "body", stated(|p| &p.body))?,
        country: detail(input, "country", stated(|p| &p.country))?,
        register: match input.get("register") {
            None => stated(|p| &p.register),
            Some(typed) if left_out(typed) => None,
            Some(typed) => {
                Some(credential::register(typed).map_err(|_| CredentialRefusal::BadRegister)?)
            }
        },
        expires: match input.get("expires") {
            None => before.and_then(|before| before.expires),
            Some(typed) if left_out(typed) => None,
            Some(typed) => Some(credential::day(typed).ok_or(CredentialRefusal::BadDay)?),
        },
    })
}

fn detail(
    input: &Input,
    argument: &'static str,
    before: Option<Private<String>>,
) -> Result<Option<Private<String>>, Refusal> {
    match input.get(argument) {
        None => Ok(before),
        Some(typed) if left_out(typed) => Ok(None),
        Some(_) => given::line(input, argument, LONGEST_DETAIL),
    }
}
