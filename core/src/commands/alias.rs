//! `/alias`: what one is called in a group.

use crate::domain::group::Group;
use crate::domain::membership::Membership;
use crate::domain::private::Private;
use crate::reply::refusal::Refusal;
use crate::reply::{Message, Reply};
use crate::store::{drafts, groups, memberships, statements};

use super::context::{Context, Outcome, Stop};
use super::draft::{self, Draft, confirm_or_not};
use super::resolve::{self, Standing};
use super::{
    Answer, Argument, Effect, Entry, Input, Kind, Who, given, legitimacy, licence, naming,
};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "alias",
    arguments: &[
        Argument::required("alias", Kind::Text(64)).taking_the_rest(),
        Argument::optional("group", Kind::Group),
    ],
    who: Who::Everyone,
    answer: Answer::Private,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let group = resolve::group(context, (ENTRY.name, input), Standing::Inside).await?;
    let alias = given::alias(input)?.ok_or(Refusal::BadArgument("alias"))?;
    let person = context.remembered().await?;
    let membership = memberships::find(context.db, group.id, person.id).await?;
    let membership = membership.ok_or(Refusal::NotInGroup(group.id, group.label.clone()))?;
    naming::is_free(context, (&group, person.id), Some(&alias)).await?;
    if context.answering {
        let line = context.voice.preview_alias(&group.label, &alias);
        let draft = Draft::Alias { membership: membership.id, alias };
        let id = draft::keep(context, &draft).await?;
        return Ok(Reply::private(Message::line(line).row(confirm_or_not(context, id))));
    }
    let message = set(context, group, (membership.id, &alias)).await?;
    Ok(Reply::private(message))
}

/// Sets it. Of who leads a group that may be what it had not said yet.
async fn set(
    context: &mut Context<'_>,
    mut group: Group,
    (membership, alias): (i64, &Private<String>),
) -> Result<Message, Stop> {
    let before = statements::missing(context.db, group.id).await?;
    let own = memberships::by_id(context.db, membership).await?;
    let renamed = own.filter(|own| own.leads() && own.alias.as_ref() != Some(alias));
    memberships::set_alias(context.db, membership, alias).await?;
    let mut message = Message::line(context.voice.alias_set(&group.label, alias));
    if let Some(own) = renamed
        && let Some(ends) = licence::leads_as(context, (own.person, own.id)).await?
    {
        message = message.paragraph(ends);
    }
    let news = legitimacy::now_complete(context, &mut group, &before).await?;
    Ok(news.into_iter().fold(message, Message::paragraph))
}

/// The press of "Confirm" under a name that was typed in answer to the question for it: such words may
/// have been meant for somebody else, and others read a name.
pub(super) async fn confirm(
    context: &mut Context<'_>,
    id: i64,
    (membership, alias): (i64, &Private<String>),
) -> Outcome {
    let membership = memberships::by_id(context.db, membership).await?;
    let membership = membership.filter(Membership::is_active).ok_or(Refusal::ButtonTooOld)?;
    let group = groups::by_id(context.db, membership.group).await?.ok_or(Refusal::ButtonTooOld)?;
    naming::is_free(context, (&group, membership.person), Some(alias)).await?;
    let message = set(context, group, (membership.id, alias)).await?;
    drafts::discard(context.db, id).await?;
    Ok(Reply::Replace(message))
}
