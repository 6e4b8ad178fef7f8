//! What facilitators are told of their chats: that one was lost and how to mend it, and what one may not
//! have heard. Neutral words: the label, and when; never what anybody said.

use crate::domain::address::{ChatAddress, Platform};
use crate::domain::delivery::{Kind, Loss, State};
use crate::domain::group::{Group, State as GroupState};
use crate::domain::session;
use crate::outbox::messenger::Act;
use crate::outbox::plan;
use crate::reply::words::Voice;
use crate::reply::{Line, Message, Press, Verb, place};
use crate::store::deliveries::{self, Notice, To, Unseen};
use crate::store::{Db, StoreError, chats, groups, persons, series, sessions};
use crate::time::zone::Zone;

use super::{Said, Scene, button};

/// So many are named one by one.
const NAMED: usize = 10;

impl Scene<'_> {
    pub(super) async fn chat_lost(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some((chat, group)) = self.chat_and_group(db).await? else { return Ok(None) };
        if chat.present {
            return Ok(None);
        }
        let voice = self.voice_for(&group);
        // Rows from before the reason was noted have none.
        let why = self.due.message.as_deref().and_then(|why| why.parse().ok());
        let mend = mend_of(why.unwrap_or(Loss::Gone), &chat.address);
        let message = Message::line(voice.told_chat_lost(&group.label, place(&chat.address)))
            .paragraph(voice.mend_chat(mend));
        let press = Press::new(Verb::Retry, chat.id);
        let message = message.row(vec![button(&voice.button_try_again(), press)]);
        Ok(Some((Act::Say(message), None)))
    }

    /// What a chat may not have heard, with a way to have it told again as long as that makes sense.
    pub(super) async fn unheard(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some(notice) = deliveries::notice(db, self.due.subject).await? else {
            return Ok(None);
        };
        let owed_again = notice.due_at.timestamp() != self.due.revision;
        let Some(group) = plan::group_of(db, &notice).await? else { return Ok(None) };
        let Some(chat) = chats::by_id(db, notice.chat).await? else { return Ok(None) };
        // A lost chat is told of in words of its own.
        if owed_again || !notice.is_unheard() || !chat.present {
            return Ok(None);
        }
        let voice = self.voice_for(&group);
        let zone = self.zone_for(db, &group).await?;
        let Some(news) = news_of(db, &voice, (&notice, &group, &zone)).await? else {
            return Ok(None);
        };
        let doubted = notice.state == State::InDoubt;
        let place = place(&chat.address);
        let message = Message::line(if doubted {
            voice.told_unheard(&group.label, place)
        } else {
            voice.told_not_heard(&group.label, place)
        });
        let message = message.list(vec![news]);
        let again = plan::still_tellable(db, (&notice, &group), self.now).await?;
        if again.is_none() {
            return Ok(Some((Act::Say(message.paragraph(voice.tell_them_yourself())), None)));
        }
        let press = Press::new(Verb::TellAgain, self.due.id);
        let advice = if doubted { voice.look_and_tell_again() } else { voice.tell_again() };
        let message =
            message.paragraph(advice).row(vec![button(&voice.button_tell_again(), press)]);
        Ok(Some((Act::Say(message), None)))
    }

    /// The reminders of a while that may not have arrived.
    pub(super) async fn reminders_unheard(&self, db: &mut Db) -> Result<Said, StoreError> {
        let To::Person(person) = self.due.to else { return Ok(None) };
        let Some(group) = groups::by_id(db, self.due.subject).await? else { return Ok(None) };
        let about = (group.id, person);
        let unseen = plan::unseen::told_by(db, about, self.due.due_at).await?;
        if unseen.is_empty() || group.state == GroupState::Closed {
            return Ok(None);
        }
        let voice = self.voice_for(&group);
        let zone = self.zone_for(db, &group).await?;
        let mut lines = Vec::new();
        for Unseen { chat, starts_at } in unseen.iter().take(NAMED) {
            let Some(chat) = chats::by_id(db, *chat).await? else { continue };
            let at = voice.moment(*starts_at, &zone);
            lines.push(voice.reminder_unheard(place(&chat.address), at));
        }
        let count = i64::try_from(unseen.len()).unwrap_or(i64::MAX);
        let mut message =
            Message::line(voice.told_reminders_unheard(count, &group.label)).list(lines);
        let more = unseen.len().saturating_sub(NAMED);
        if more > 0 {
            message = message.paragraph(voice.and_more(i64::try_from(more).unwrap_or(i64::MAX)));
        }
        Ok(Some((Act::Say(message.paragraph(voice.reminders_unheard_mend())), None)))
    }

    /// In which zone moments are told to whoever this goes to.
    pub(super) async fn zone_for(&self, db: &mut Db, group: &Group) -> Result<Zone, StoreError> {
        let own = match self.due.to {
            To::Person(id) => persons::by_id(db, id).await?.and_then(|person| person.zone),
            To::Chat(_) => None,
        };
        Ok(own.unwrap_or_else(|| group.zone.clone()))
    }
}

/// What the chat was to hear, as it is true now.
async fn news_of(
    db: &mut Db,
    voice: &Voice,
    (notice, group, zone): (&Notice, &Group, &Zone),
) -> Result<Option<Line>, StoreError> {
    let label = &group.label;
    Ok(match notice.kind {
        Kind::Change => sessions::by_id(db, notice.subject).await?.map(|session| {
            let at = voice.moment(session.starts_at, zone);
            match session.state {
                session::State::Cancelled => voice.change_cancelled(label, at),
                session::State::Planned => voice.news_begins(label, at),
            }
        }),
        Kind::Posted => Some(voice.posted(label)),
        Kind::SeriesEnded => series::by_id(db, notice.subject).await?.map(|series| {
            voice.series_has_ended(label, voice.rule(&series.recurrence, &series.zone))
        }),
        Kind::GroupState => Some(match group.state {
            GroupState::Paused => voice.group_paused(label),
            GroupState::Closed => voice.group_closed(label),
            _ => voice.group_resumed(label),
        }),
        Kind::Announcement => Some(voice.news_announcement(label)),
        _ => None,
    })
}

/// Which mend of a lost chat is named.
fn mend_of(why: Loss, chat: &ChatAddress) -> &'static str {
    match (why, chat.platform) {
        (Loss::Rights, Platform::Discord) => "discord-rights",
        (Loss::Rights, Platform::Telegram) => "telegram-rights",
        (Loss::Left, _) => "left",
        (Loss::Gone, _) if chat.topic.is_some() => "topic",
        (Loss::Gone, _) => "gone",
    }
}
