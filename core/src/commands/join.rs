//! `/join`: into a group, by the way it takes people in: at once, by a request, by an invitation
//! (`coming_in/`).

use crate::reply::Press;
use crate::reply::refusal::Refusal;
use crate::store::groups;

use super::card;
pub(super) use super::coming_in::welcome;
use super::coming_in::{self, Comes, Read, begin, invited};
use super::context::{Context, Outcome};
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, given};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "join",
    arguments: &[
        Argument::optional("group", Kind::Group).taking_the_rest(),
        Argument::optional("alias", Kind::Text(64)),
        Argument::optional("code", Kind::Text(100)),
    ],
    who: Who::Everyone,
    answer: Answer::Private,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let alias = given::alias(input)?;
    if let Some(code) = input.get("code") {
        return invited::by_code(context, code, (input.get("group"), alias)).await;
    }
    if let Some(code) = invited::instead_of_group(context, input.get("group")).await? {
        return invited::by_code(context, &code, (None, alias)).await;
    }
    let bound = resolve::of_this_chat(context).await?;
    let group = match (input.get("group"), bound) {
        (None, Some(bound)) => bound,
        (None, None) => return coming_in::resume(context, input).await,
        (Some(_), _) => resolve::group(context, (ENTRY.name, input), Standing::Any).await?,
    };
    begin(context, &group, Comes { alias, ..Comes::default() }).await
}

/// The press of "Join": below a group that was found or shown with what it costs, which was read then, if it is still
/// so; or below word that one may come, which says nothing of it.
pub(super) async fn press(context: &mut Context<'_>, press: Press) -> Outcome {
    let group = resolve::known_by_id(context, press.id).await?.ok_or(Refusal::NoSuchGroup)?;
    let read = match press.choice {
        Some(shown) if shown == card::mark(context, &group).await? => Read::Fee,
        _ => Read::Nothing,
    };
    begin(context, &group, Comes { read, ..Comes::default() }).await
}

/// Lets somebody in who was shown the group after coming from its chat, or who has just left it.
pub(super) async fn enter(context: &mut Context<'_>, group: i64) -> Outcome {
    let group = groups::by_id(context.db, group).await?.ok_or(Refusal::NoSuchGroup)?;
    let comes = Comes { read: Read::All, from_its_chat: true, ..Comes::default() };
    begin(context, &group, comes).await
}
