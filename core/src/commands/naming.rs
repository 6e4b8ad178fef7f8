//! Whether somebody may go by a name in a group: nobody takes the name of who leads it, and who leads it takes
//! nobody else's there. What holds the whole of it ("Dana, therapist", "Dana2") is the name of who leads, too. Whoever asks for the link "by Dana" must be able to trust that Dana leads.
//!
//! Not here: what a name may be made of (`given.rs`), and when two are read alike (`domain/text.rs`).

use crate::domain::group::Group;
use crate::domain::membership::Membership;
use crate::domain::private::Private;
use crate::domain::text;
use crate::reply::Span;
use crate::reply::refusal::{Refusal, Running};
use crate::store::memberships;

use super::context::{Context, Stop};

/// Refuses a name that people would take for another's.
pub(super) async fn is_free(
    context: &mut Context<'_>,
    (group, person): (&Group, i64),
    alias: Option<&Private<String>>,
) -> Result<(), Stop> {
    let Some(alias) = alias else { return Ok(()) };
    let own = memberships::find(context.db, group.id, person).await?;
    let leads = own.as_ref().is_some_and(Membership::leads);
    let inside = own.as_ref().is_some_and(Membership::is_active);
    if !is_taken(context, (group.id, person), (leads, alias)).await? {
        return Ok(());
    }
    if leads {
        return Err(Refusal::Running(Running::NameOfSomebodyHere(group.label.clone())).into());
    }
    let voice = &context.voice;
    let example = if inside {
        format!("/{} …", voice.command_name("alias"))
    } else {
        format!("/{} #{} alias:…", voice.command_name("join"), group.id)
    };
    let example = Span::Code(example);
    Err(Refusal::Running(Running::NameOfWhoLeads(group.label.clone(), example)).into())
}

/// Whether somebody else's name in a group is read like this one: anybody's, for whoever leads it.
pub(super) async fn is_taken(
    context: &mut Context<'_>,
    pair: (i64, i64),
    (leads, alias): (bool, &Private<String>),
) -> Result<bool, Stop> {
    let others = memberships::others_named(context.db, pair).await?;
    let mut others = others.iter().filter(|other| leads || other.leads());
    Ok(others.any(|other| {
        let name = other.alias.as_ref();
        name.is_some_and(|name| match (leads, other.leads()) {
            (false, true) => text::passes_for(alias.reveal(), name.reveal()),
            _ => text::read_alike(name.reveal(), alias.reveal()),
        })
    }))
}
