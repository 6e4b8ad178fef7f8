//! `/join`: into a group that takes members at once.

use crate::domain::group::{Group, State};
use crate::domain::policy::KEPT_DAYS;
use crate::domain::private::Private;
use crate::reply::refusal::Refusal;
use crate::reply::{Message, Reply, Span, session_buttons};
use crate::store::{chats, groups, memberships, sessions};

use super::context::{Context, Outcome, Stop};
use super::resolve::{self, Standing};
use super::seat::Seated;
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, card, given, seat};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "join",
    arguments: &[
        Argument::optional("group", Kind::Group).taking_the_rest(),
        Argument::optional("alias", Kind::Text(64)),
    ],
    who: Who::Everyone,
    answer: Answer::Private,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let bound = resolve::of_this_chat(context).await?;
    let group = match (input.get("group"), bound) {
        (None, Some(bound)) => bound,
        (None, None) => return Err(Refusal::SayWhichToJoin.into()),
        (Some(_), _) => resolve::group(context, (ENTRY.name, input), Standing::Any).await?,
    };
    let alias = given::alias(input)?;
    let message = join(context, &group, alias.as_ref()).await?;
    Ok(Reply::private(message))
}

/// The press of "Join".
pub(super) async fn press(context: &mut Context<'_>, group: i64) -> Outcome {
    let group = resolve::known_by_id(context, group).await?.ok_or(Refusal::NoSuchGroup)?;
    let message = join(context, &group, None).await?;
    Ok(Reply::private(message))
}

/// Lets somebody in who was shown the group after coming from its chat.
pub(super) async fn enter(context: &mut Context<'_>, group: i64) -> Outcome {
    let group = groups::by_id(context.db, group).await?.ok_or(Refusal::NoSuchGroup)?;
    let message = join(context, &group, None).await?;
    Ok(Reply::private(message))
}

async fn join(
    context: &mut Context<'_>,
    group: &Group,
    alias: Option<&Private<String>>,
) -> Result<Message, Stop> {
    let person = context.remembered().await?;
    let membership = memberships::find(context.db, group.id, person.id).await?;
    if membership.as_ref().is_some_and(crate::domain::membership::Membership::is_active) {
        return Err(Refusal::AlreadyIn(group.label.clone()).into());
    }
    let removed = membership
        .is_some_and(|m| m.state == crate::domain::membership::Standing::Removed);
    // Who was forgotten since then is refused as kindly.
    let token = context.house.store.sealer().tombstone_in(group.id, &person.account);
    let kept_out = memberships::is_kept_out(context.db, group.id, &token).await?;
    if !super::leading::takes_members(context, group).await? || removed || kept_out {
        return Err(Refusal::TakesNobody(group.label.clone()).into());
    }
    match seat::take(context, group, person.id, alias).await? {
        Seated::In => welcome(context, group).await,
        Seated::Waiting { position } => Ok(seat::in_line(context, group, position)),
    }
}

async fn welcome(context: &mut Context<'_>, group: &Group) -> Result<Message, Stop> {
    let next = sessions::next(context.db, group.id, context.now).await?;
    let opens = groups::last_reminder_offset(context.db, group.id).await?;
    let here = context.caller.account.platform;
    let chats = chats::of_group(context.db, group.id).await?;
    let elsewhere = chats.first().filter(|_| chats.iter().all(|c| c.address.platform != here));
    let zone = context.reading_zone(&group.zone);
    let voice = &context.voice;
    let opens = Span::Words(card::offset(voice, opens).plain());
    let name = if group.state == State::Listed { &group.name } else { &group.label };
    let mut message = Message::line(voice.joined(name));
    message = match &next {
        Some(next) => message.paragraph(voice.joined_next(voice.moment(next.starts_at, &zone))),
        None => message.paragraph(voice.joined_nothing_scheduled()),
    };
    if let Some(chat) = elsewhere {
        let platform = Span::Plain(chat.address.platform.title().to_owned());
        message = message.paragraph(voice.joined_elsewhere(platform));
    }
    message = message.paragraph(voice.joined_link(opens)).paragraph(voice.joined_stored(KEPT_DAYS));
    Ok(match next {
        Some(next) => message.row(session_buttons(voice, next.id)),
        None => message,
    })
}
