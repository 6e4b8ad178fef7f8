//! `/invite`: single-use invitations into a group, for whoever leads it to hand on. Each lets one person
//! in, whatever the group's entry rule; it skips the request, not the agreement.

use chrono::Duration;

use crate::chance;
use crate::domain::address::{Platform, TELEGRAM_NAME};
use crate::domain::entry::{INVITATION_DAYS, MOST_INVITATION_DAYS, code_of};
use crate::domain::group::Group;
use crate::outbox::plan;
use crate::reply::refusal::{EntryRefusal, Refusal};
use crate::reply::{Action, Button, Line, Message, Press, Reply, Span, Tone, Verb};
use crate::store::invitations::Invitation;
use crate::store::{StoreError, facts, groups, invitations};

use super::audit::{self, Thing};
use super::coming_in::invited::PREFIX;
use super::context::{Context, Outcome, Stop};
use super::given::number;
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who};

/// So many are made at once at most.
const AT_ONCE: u16 = 10;
/// So many are open at once at most: each has a button, and so many fit.
const OPEN: usize = 5 * IN_A_ROW;
/// So many buttons stand in a row.
const IN_A_ROW: usize = 5;

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "invite",
    arguments: &[
        Argument::optional("group", Kind::Group).taking_the_rest(),
        Argument::optional("count", Kind::Number(0, AT_ONCE)),
        Argument::optional("days", Kind::Number(1, MOST_INVITATION_DAYS)),
    ],
    who: Who::Facilitator,
    answer: Answer::Private,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let group = resolve::group(context, (ENTRY.name, input), Standing::Leading).await?;
    resolve::not_over(&group)?;
    let days = number(&ENTRY, input, "days")?;
    let count = number(&ENTRY, input, "count")?.unwrap_or(1);
    let expires_at = context.now + Duration::days(days.unwrap_or(INVITATION_DAYS));
    let before = invitations::open_in(context.db, group.id, context.now).await?;
    if count > 0 && before.len() + usize::try_from(count).unwrap_or(OPEN) > OPEN {
        return Err(EntryRefusal::TooManyInvitations(group.label).into());
    }
    let maker = context.remembered().await?.id;
    let mut codes = Vec::new();
    for _ in 0..count {
        let code = code_of(u128::from_le_bytes(chance::bytes().map_err(|_| StoreError::Sealed)?));
        let token = context.house.store.sealer().invitation(&code);
        invitations::create(context.db, (group.id, maker, &token), expires_at, context.now).await?;
        codes.push(code);
    }
    let mut message = Message::default();
    if !codes.is_empty() {
        audit::led(context, ENTRY.name, (group.id, Thing::Group, group.id)).await?;
        let until = context.voice.moment(expires_at, &context.reading_zone(&group.zone));
        message = message.paragraph(context.voice.invitations_made(count, &group.label, until));
        let link = link_of(context).await?;
        for code in &codes {
            message = message.list(ways(context, (link.as_deref(), code)));
        }
        message = message.paragraph(context.voice.invitations_how());
        if !plan::takes_members(context.db, &group).await? {
            message = message.paragraph(context.voice.invitations_not_yet(&group.label));
        }
    }
    let message = open(context, message, &group).await?;
    Ok(Reply::private(message))
}

/// What stands before the code in a link into the private chat on Telegram, once that bot's name is known.
async fn link_of(context: &mut Context<'_>) -> Result<Option<String>, Stop> {
    let name = facts::get(context.db, TELEGRAM_NAME).await?;
    Ok(name.map(|name| format!("https://t.me/{name}?start={PREFIX}")))
}

/// How somebody comes in by it: by a link on Telegram, by the code everywhere.
fn ways(context: &Context<'_>, (link, code): (Option<&str>, &str)) -> Vec<Line> {
    let voice = &context.voice;
    let join = Span::Code(format!("/{} code:{code}", voice.command_name("join")));
    let platform = |platform: Platform| Span::Plain(platform.title().to_owned());
    let mut ways = Vec::new();
    if let Some(link) = link {
        let link = Span::Link(format!("{link}{code}"));
        ways.push(voice.invitation_way(platform(Platform::Telegram), link));
    }
    ways.push(voice.invitation_way(platform(Platform::Discord), join));
    ways
}

/// The open ones, each with a button to take it back.
async fn open(context: &mut Context<'_>, message: Message, group: &Group) -> Result<Message, Stop> {
    let open = invitations::open_in(context.db, group.id, context.now).await?;
    if open.is_empty() {
        return Ok(message.paragraph(context.voice.no_invitation_open(&group.label)));
    }
    let count = i64::try_from(open.len()).unwrap_or(i64::MAX);
    let zone = context.reading_zone(&group.zone);
    let until = |one: &Invitation| context.voice.moment(one.expires_at, &zone);
    let number = |one: &Invitation| Span::Plain(one.id.to_string());
    let listed = open.iter().map(|one| context.voice.one_invitation(number(one), until(one)));
    let mut message =
        message.paragraph(context.voice.invitations_open(count)).list(listed.collect());
    let revoke = |one: &Invitation| Button {
        label: context.voice.button_revoke(number(one)).plain(),
        action: Action::Press(Press::new(Verb::Revoke, one.id)),
        tone: Tone::Plain,
    };
    for row in open.chunks(IN_A_ROW) {
        message = message.row(row.iter().map(revoke).collect());
    }
    Ok(message)
}

/// The press of "Take back": nobody comes in by it any more.
pub(super) async fn revoke(context: &mut Context<'_>, id: i64) -> Outcome {
    let invitation = invitations::by_id(context.db, id).await?.ok_or(Refusal::ButtonTooOld)?;
    let group = groups::by_id(context.db, invitation.group).await?.ok_or(Refusal::ButtonTooOld)?;
    // A made-up number tells nobody which groups there are.
    if resolve::require(context, &group, Standing::Leading).await.is_err() {
        return Err(Refusal::ButtonOfAnother.into());
    }
    if !invitations::take_back(context.db, id).await? {
        return Err(EntryRefusal::InvitationUsedBy(group.label).into());
    }
    audit::led(context, "invite:revoke", (group.id, Thing::Group, group.id)).await?;
    let message = Message::line(context.voice.invitation_revoked(Span::Plain(id.to_string())));
    Ok(Reply::Replace(message))
}
