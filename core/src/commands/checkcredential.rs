//! `/checkcredential`: what the operator has looked up of a stated profession, until when that holds, and a
//! note. A draft holds the revision of what was looked at: what was stated anew since, or checked by another
//! operator, is not confirmed by it.

use chrono::{Days, NaiveDate};

use crate::domain::credential::{self, CHECK_DAYS, Credential, Statement, Worth};
use crate::domain::private::Private;
use crate::outbox::plan;
use crate::reply::licence::{Reader, described};
use crate::reply::refusal::{CredentialRefusal, Refusal};
use crate::reply::{Action, Button, Line, Message, Press, Reply, Span, Tone, Verb};
use crate::store::{credentials, drafts, groups, memberships};
use crate::time::zone::Zone;

use super::audit::{self, Thing};
use super::context::{Context, Outcome, Stop};
use super::credential::CredentialDraft;
use super::draft::{self, Draft};
use super::leading::Leading;
use super::licence;
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, given, resolve};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "checkcredential",
    arguments: &[
        Argument::optional("credential", Kind::Text(12)).taking_the_rest(),
        Argument::optional("until", Kind::Text(40)),
        Argument::optional("note", Kind::Text(500)),
    ],
    who: Who::Operator,
    answer: Answer::Private,
    effect: Effect::Changes,
};

/// The longest note, in characters.
const LONGEST_NOTE: usize = 500;
/// So many statements have a button, in rows of four.
const SHOWN: usize = 16;

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let Some(number) = input.get("credential") else { return list(context).await };
    let id = resolve::row_id(number).ok_or(CredentialRefusal::NoSuchStatement)?;
    show(context, id, input).await
}

/// The press of "Look at it".
pub(super) async fn press(context: &mut Context<'_>, id: i64) -> Outcome {
    super::permit(context, &ENTRY)?;
    show(context, id, &Input::default()).await
}

fn reader(context: &Context<'_>) -> Reader {
    licence::reader(context, &Zone::utc())
}

async fn stated(context: &mut Context<'_>, id: i64) -> Result<Credential, Stop> {
    let sealer = context.house.store.sealer();
    let stated = credentials::by_id(context.db, sealer, id).await?;
    Ok(stated.ok_or(CredentialRefusal::NoSuchStatement)?)
}

/// What waits, and what was checked, by the day it ends.
async fn list(context: &mut Context<'_>) -> Outcome {
    let sealer = context.house.store.sealer();
    let all = credentials::professions(context.db, sealer).await?;
    let reader = reader(context);
    let (mut waiting, mut checked) = (Vec::new(), Vec::new());
    for stated in &all {
        match stated.worth(reader.today) {
            Worth::Stated => waiting.push(stated),
            Worth::Checked(_) => checked.push(stated),
            Worth::Ended(_) | Worth::Peer => {}
        }
    }
    let count = i64::try_from(waiting.len()).unwrap_or(i64::MAX);
    let mut message = Message::line(context.voice.statements_wait(count));
    let mut lines = Vec::new();
    for stated in waiting.iter().take(SHOWN) {
        lines.push(line(context, &reader, stated).await?);
    }
    if !lines.is_empty() {
        message = message.list(lines);
    }
    let mut lines = Vec::new();
    for stated in checked.iter().take(SHOWN) {
        lines.push(line(context, &reader, stated).await?);
    }
    if !lines.is_empty() {
        message = message.paragraph(context.voice.statements_checked()).list(lines);
    }
    for row in waiting[..waiting.len().min(SHOWN)].chunks(4) {
        let look = |stated: &&Credential| Button {
            label: format!("#{}", stated.id),
            action: Action::Press(Press::new(Verb::Credential, stated.id)),
            tone: Tone::Plain,
        };
        message = message.row(row.iter().map(look).collect());
    }
    let most = waiting.len().max(checked.len());
    Ok(Reply::private(resolve::and_more(context, message, (most, SHOWN))))
}

async fn line(
    context: &mut Context<'_>,
    reader: &Reader,
    stated: &Credential,
) -> Result<Line, Stop> {
    let (names, _) = who(context, stated).await?;
    let name = in_a_line(context, &names);
    let described = described(&context.voice, reader, (&name, Some(stated)));
    let number = Span::Code(format!("#{}", stated.id));
    let first = described.into_iter().next().unwrap_or_default();
    Ok(context.voice.statement_listed(number, first))
}

/// All the names they lead by, and the groups.
async fn who(
    context: &mut Context<'_>,
    stated: &Credential,
) -> Result<(Vec<Private<String>>, Vec<String>), Stop> {
    let (mut names, mut led) = (Vec::new(), Vec::new());
    for own in memberships::active_of(context.db, stated.person).await? {
        if !own.leads() {
            continue;
        }
        if let Some(group) = groups::by_id(context.db, own.group).await? {
            led.push(format!("{} (#{})", group.label.reveal(), group.id));
        }
        if let Some(alias) = own.alias.filter(|alias| !names.contains(alias)) {
            names.push(alias);
        }
    }
    Ok((names, led))
}

fn in_a_line(context: &Context<'_>, names: &[Private<String>]) -> Line {
    if names.is_empty() {
        return context.voice.unnamed();
    }
    let names: Vec<&str> = names.iter().map(|name| name.reveal().as_str()).collect();
    Line::from(Span::Plain(names.join(", ")))
}

/// One statement, and what is said of it if it is confirmed.
async fn show(context: &mut Context<'_>, id: i64, input: &Input) -> Outcome {
    let stated = stated(context, id).await?;
    let reader = reader(context);
    let until = until(&stated, input, reader.today)?;
    let note = given::line(input, "note", LONGEST_NOTE)?;
    let (names, led) = who(context, &stated).await?;
    let name = in_a_line(context, &names);
    let lines = described(&context.voice, &reader, (&name, Some(&stated)));
    let voice = &context.voice;
    let number = Span::Code(format!("#{id}"));
    let mut message = Message::line(voice.statement_of(number, name.clone())).list(lines);
    if !led.is_empty() {
        message = message.paragraph(voice.statement_leads(Span::Plain(led.join(", "))));
    }
    message = message.paragraph(voice.preview_check(voice.day(until)));
    if let Some(note) = &note {
        message = message.paragraph(voice.preview_check_note(note));
    }
    let command = voice.command_name(ENTRY.name);
    let how = Span::Code(format!("/{command} #{id} until:2027-12-31 note:…"));
    message = message.paragraph(voice.check_how(how));
    let holds = matches!(stated.worth(reader.today), Worth::Checked(_));
    let revision = stated.revision;
    let check = CredentialDraft::Check { credential: id, revision, until, note, names };
    let mut buttons = vec![confirms(context, check, Deed::Check).await?];
    if holds {
        let uncheck = CredentialDraft::Uncheck { credential: id, revision: stated.revision };
        buttons.push(confirms(context, uncheck, Deed::Uncheck).await?);
    }
    Ok(Reply::private(message.row(buttons)))
}

#[derive(Clone, Copy)]
enum Deed {
    Check,
    Uncheck,
}

async fn confirms(
    context: &mut Context<'_>,
    draft: CredentialDraft,
    deed: Deed,
) -> Result<Button, Stop> {
    let id = draft::keep(context, &Draft::Leading(Leading::Credential(draft))).await?;
    let (label, tone) = match deed {
        Deed::Check => (context.voice.button_checked(), Tone::Primary),
        Deed::Uncheck => (context.voice.button_unchecked(), Tone::Danger),
    };
    let action = Action::Press(Press::new(Verb::Confirm, id));
    Ok(Button { label: label.plain(), action, tone })
}

/// The last day of a check: the one that was named, or as long as is usual and the licence lasts.
fn until(stated: &Credential, input: &Input, today: NaiveDate) -> Result<NaiveDate, Refusal> {
    let Statement::Profession(profession) = &stated.statement else {
        return Err(CredentialRefusal::PeersAreNotChecked.into());
    };
    if let Worth::Ended(_) = stated.worth(today) {
        return Err(CredentialRefusal::EndedAlready.into());
    }
    let in_days = |days: i64| today + Days::new(days.unsigned_abs());
    let (usual, most) = CHECK_DAYS;
    let Some(typed) = input.get("until") else {
        let usual = in_days(usual);
        return Ok(profession.expires.map_or(usual, |expires| expires.min(usual)));
    };
    let until = credential::day(typed).ok_or(CredentialRefusal::BadDay)?;
    match profession.expires {
        _ if until < today => Err(CredentialRefusal::CheckInThePast.into()),
        Some(expires) if until > expires => Err(CredentialRefusal::BeyondTheLicence.into()),
        _ if until > in_days(most) => Err(CredentialRefusal::CheckTooLong.into()),
        _ => Ok(until),
    }
}

/// The press of "I have checked it".
pub(super) async fn check(
    context: &mut Context<'_>,
    draft: i64,
    (id, revision): (i64, i64),
    (until, note): (NaiveDate, Option<Private<String>>),
    names: &[Private<String>],
) -> Outcome {
    super::permit(context, &ENTRY)?;
    let before = stated(context, id).await?;
    // Who leads by another name since then was not looked up under it.
    if before.revision != revision || who(context, &before).await?.0 != names {
        return Err(CredentialRefusal::StatedAnew(id).into());
    }
    let today = reader(context).today;
    if until < today || matches!(before.worth(today), Worth::Ended(_)) {
        return Err(Refusal::ButtonTooOld.into());
    }
    let by = context.remembered().await?.id;
    let sealer = context.house.store.sealer();
    let given = credentials::NewCheck { until, note: note.as_ref(), by };
    if !credentials::check(context.db, sealer, ((id, revision), &given), context.now).await? {
        return Err(CredentialRefusal::StatedAnew(id).into());
    }
    drafts::discard(context.db, draft).await?;
    finish(context, id, ENTRY.name).await?;
    let until = context.voice.day(until);
    Ok(Reply::Replace(Message::line(context.voice.statement_is_checked(until))))
}

/// The press of "Take the check back".
pub(super) async fn uncheck(
    context: &mut Context<'_>,
    draft: i64,
    (id, revision): (i64, i64),
) -> Outcome {
    super::permit(context, &ENTRY)?;
    stated(context, id).await?;
    if !credentials::uncheck(context.db, (id, revision)).await? {
        return Err(CredentialRefusal::StatedAnew(id).into());
    }
    drafts::discard(context.db, draft).await?;
    finish(context, id, "checkcredential:back").await?;
    Ok(Reply::Replace(Message::line(context.voice.check_is_taken_back())))
}

/// Notes it, and owes word of it.
async fn finish(context: &mut Context<'_>, id: i64, action: &str) -> Result<(), Stop> {
    audit::operated_at_large(context, action, (Thing::Credential, id)).await?;
    let stated = stated(context, id).await?;
    let operators = &context.house.policy.operators;
    Ok(plan::profession_checked(context.db, operators, &stated, context.now).await?)
}
