//! `/credential`: what whoever leads groups states of their profession, or that they are a peer. Shown as
//! stated by them in every group they lead, until the operator has checked it (`checkcredential.rs`).
//!
//! What is left out stays as it was stated before, so that a new last day is one word; `-` takes it out.

use crate::domain::credential::{Credential, Statement, Worth};
use crate::domain::membership::Membership;
use crate::outbox::plan;
use crate::reply::licence::described;
use crate::reply::refusal::{CredentialRefusal, Refusal};
use crate::reply::{Action, Button, Line, Message, Press, Reply, Span, Tone, Verb};
use crate::store::{credentials, drafts, licence_requests, memberships};
use crate::time::zone::Zone;

use super::audit::{self, Thing};
use super::context::{Context, Outcome, Stop};
use super::draft::{self, Draft, confirm_or_not};
use super::leading::Leading;
use super::licence;
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, checkcredential};

mod half_done;
mod read;

pub use half_done::CredentialDraft;

use read::{Read, read};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "credential",
    arguments: &[
        Argument::optional("profession", Kind::Text(200)).taking_the_rest(),
        Argument::optional("number", Kind::Text(200)),
        Argument::optional("body", Kind::Text(200)),
        Argument::optional("country", Kind::Text(200)),
        Argument::optional("register", Kind::Link),
        Argument::optional("expires", Kind::Text(40)),
    ],
    who: Who::Facilitator,
    answer: Answer::Private,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let zone = zone_of_those_led(context).await?;
    let before = stated(context).await?;
    if ENTRY.arguments.iter().all(|argument| input.get(argument.name).is_none()) {
        return show(context, before.as_ref(), &zone).await;
    }
    let statement = match read(input, before.as_ref())? {
        Read::Whole(statement) => statement,
        Read::Lacks(argument) => {
            let prompt = context.voice.prompt(ENTRY.name, argument);
            return draft::ask(context, (ENTRY.name, input), argument, prompt).await;
        }
    };
    if before.as_ref().is_some_and(|before| before.statement == statement) {
        return Err(CredentialRefusal::StatedAlready.into());
    }
    preview(context, (before.as_ref(), statement), &zone).await
}

/// The zone of the first group the caller leads, unless they lead none.
async fn zone_of_those_led(context: &mut Context<'_>) -> Result<Zone, Stop> {
    let led = resolve::own(context, Standing::Leading).await?;
    Ok(led.into_iter().next().ok_or(Refusal::LeadsNoGroup)?.zone)
}

async fn stated(context: &mut Context<'_>) -> Result<Option<Credential>, Stop> {
    let Some(person) = context.person.clone() else { return Ok(None) };
    Ok(credentials::of(context.db, context.house.store.sealer(), person.id).await?)
}

/// What the caller is called on the card: in the first of their groups where they chose a name.
async fn own_name(context: &mut Context<'_>) -> Result<Option<Line>, Stop> {
    let Some(person) = context.person.clone() else { return Ok(None) };
    let own = memberships::active_of(context.db, person.id).await?;
    let alias = own.into_iter().filter(Membership::leads).find_map(|own| own.alias);
    Ok(alias.map(|alias| Span::Plain(alias.into_inner()).into()))
}

/// The lines everybody reads, under the caller's name, and how they get one.
async fn as_read(
    context: &mut Context<'_>,
    message: Message,
    (stated, zone): (&Credential, &Zone),
) -> Result<Message, Stop> {
    let name = own_name(context).await?;
    let reader = licence::reader(context, zone);
    let unnamed = name.is_none();
    let name = name.unwrap_or_else(|| context.voice.unnamed());
    let lines = described(&context.voice, &reader, (&name, Some(stated)));
    let message = message.list(lines);
    Ok(if unnamed { message.paragraph(context.voice.led_by_how()) } else { message })
}

/// What the caller states, or how that is done.
async fn show(context: &mut Context<'_>, stated: Option<&Credential>, zone: &Zone) -> Outcome {
    let how = Span::Code(context.voice.credential_example().plain());
    let how = context.voice.credential_how(how);
    let Some(stated) = stated else { return offer(context, how).await };
    let message = Message::line(context.voice.credential_is());
    let message = as_read(context, message, (stated, zone)).await?;
    let step = Leading::Credential(CredentialDraft::TakeBack);
    let id = draft::keep(context, &Draft::Leading(step)).await?;
    let label = context.voice.button_take_statement_back();
    let take_back = button(&label, Press::new(Verb::Confirm, id), Tone::Danger);
    Ok(Reply::private(message.paragraph(how).row(vec![take_back])))
}

/// For who has stated nothing: what there is to say.
async fn offer(context: &mut Context<'_>, how: Line) -> Outcome {
    let peer = Draft::Which {
        command: ENTRY.name.to_owned(),
        input: Input::default(),
        argument: "profession".to_owned(),
        choices: vec!["peer".to_owned()],
    };
    let peer = draft::keep(context, &peer).await?;
    let profession = Draft::Missing {
        command: ENTRY.name.to_owned(),
        input: Input::default(),
        argument: "profession".to_owned(),
        instead_of: None,
    };
    let profession = draft::keep(context, &profession).await?;
    let voice = &context.voice;
    let message = Message::line(voice.credential_none())
        .paragraph(voice.credential_what_for())
        .paragraph(how);
    Ok(Reply::private(message.row(vec![
        button(
            &voice.button_state_profession(),
            Press::new(Verb::Correct, profession),
            Tone::Primary,
        ),
        button(&voice.button_i_am_a_peer(), draft::choice(peer, 0), Tone::Plain),
    ])))
}

async fn preview(
    context: &mut Context<'_>,
    (before, statement): (Option<&Credential>, Statement),
    zone: &Zone,
) -> Outcome {
    let person = context.remembered().await?.id;
    let today = licence::reader(context, zone).today;
    let shown = Credential {
        id: 0,
        person,
        statement: statement.clone(),
        stated_at: context.now,
        revision: 0,
        checked: None,
    };
    if let Worth::Ended(_) = shown.worth(today) {
        return Err(CredentialRefusal::EndedAlready.into());
    }
    let message = Message::line(context.voice.preview_credential());
    let mut message = as_read(context, message, (&shown, zone)).await?;
    let holds = before.is_some_and(|before| matches!(before.worth(today), Worth::Checked(_)));
    if holds {
        message = message.paragraph(context.voice.preview_credential_ends_check());
    }
    let step = Leading::Credential(CredentialDraft::State(statement));
    let id = draft::keep(context, &Draft::Leading(step)).await?;
    Ok(Reply::private(message.row(confirm_or_not(context, id))))
}

fn button(label: &Line, press: Press, tone: Tone) -> Button {
    Button { label: label.plain(), action: Action::Press(press), tone }
}

/// The press of "Confirm", or of the one button there is.
pub(super) async fn confirm(context: &mut Context<'_>, id: i64, draft: CredentialDraft) -> Outcome {
    match draft {
        CredentialDraft::State(statement) => state(context, id, &statement).await,
        CredentialDraft::TakeBack => take_back(context, id).await,
        CredentialDraft::Check { credential, revision, until, note, names } => {
            let seen = (credential, revision);
            checkcredential::check(context, id, seen, (until, note), &names).await
        }
        CredentialDraft::Uncheck { credential, revision } => {
            checkcredential::uncheck(context, id, (credential, revision)).await
        }
    }
}

async fn state(context: &mut Context<'_>, id: i64, statement: &Statement) -> Outcome {
    zone_of_those_led(context).await?;
    let person = context.remembered().await?.id;
    drafts::discard(context.db, id).await?;
    let sealer = context.house.store.sealer();
    let row = credentials::state(context.db, sealer, (person, statement), context.now).await?;
    audit::led_at_large(context, ENTRY.name, (Thing::Credential, row)).await?;
    if let Some(stated) = stated(context).await? {
        let operators = &context.house.policy.operators;
        plan::profession_stated(context.db, operators, &stated, context.now).await?;
    }
    Ok(Reply::Replace(Message::line(match statement {
        Statement::Peer => context.voice.peer_stated(),
        Statement::Profession(_) => context.voice.credential_stated(),
    })))
}

async fn take_back(context: &mut Context<'_>, id: i64) -> Outcome {
    let before = stated(context).await?.ok_or(Refusal::ButtonTooOld)?;
    drafts::discard(context.db, id).await?;
    credentials::take_back(context.db, before.person).await?;
    plan::statement_ends(context.db, before.id, context.now).await?;
    licence_requests::unanswered(context.db, before.person).await?;
    context.erased = true;
    audit::led_at_large(context, "credential:back", (Thing::Credential, before.id)).await?;
    Ok(Reply::Replace(Message::line(context.voice.credential_taken_back())))
}
