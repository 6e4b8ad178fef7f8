//! What a delivery says: made at sending time, from today's facts.
//!
//! In a chat a group is named by its label only, nobody is named at all, and no way in is given.
//! `None` means that it is not owed any more.

use crate::clock::Instant;
use crate::domain::caller::Openness;
use crate::domain::delivery::Kind;
use crate::domain::group::{Group, State as GroupState};
use crate::domain::session::State;
use crate::house::House;
use crate::reply::words::Voice;
use crate::reply::{Action, Button, Line, Message, Press, Span, Tone, Verb, session_buttons};
use crate::store::deliveries::{To, Told};
use crate::store::lanes::Due;
use crate::store::{Db, StoreError, chats, groups, persons, series, sessions};
use crate::time::zone::Zone;

use super::messenger::{Act, Recipient};
use super::plan;

/// A composed delivery.
#[derive(Debug)]
pub(super) struct Composed {
    /// To whom.
    pub to: Recipient,
    /// What.
    pub act: Act,
    /// What the recipient will have been told of the session.
    pub told: Option<Told>,
}

/// What is said, and what that tells of the session.
type Said = Option<(Act, Option<Told>)>;

/// Composes `due`, or finds that it is not owed any more.
///
/// # Errors
/// If the store cannot be read.
pub(super) async fn compose(
    db: &mut Db,
    house: &House,
    due: &Due,
    now: Instant,
) -> Result<Option<Composed>, StoreError> {
    let Some((to, language)) = recipient(db, due).await? else { return Ok(None) };
    let scene = Scene { house, due, now };
    let said = match due.kind {
        Kind::Reminder => scene.reminder(db).await?,
        Kind::Change => scene.change(db).await?,
        Kind::Posted => scene.posted(db).await?,
        Kind::AdmissionRequest => scene.admission_request(db, language.as_deref()).await?,
        Kind::Admitted => scene.admitted(db, language.as_deref()).await?,
        Kind::BindRequest => scene.bind_request(db, language.as_deref()).await?,
        Kind::ChatBound => scene.chat_bound(db).await?,
        Kind::ChatLost => scene.chat_lost(db, language.as_deref()).await?,
        Kind::LinkExposed => scene.link_exposed(db, language.as_deref()).await?,
        Kind::EraseMessage => due.message.clone().map(|message| (Act::Erase(message), None)),
    };
    Ok(said.map(|(act, told)| Composed { to, act, told }))
}

/// Where it goes, and the language of a person it goes to.
async fn recipient(
    db: &mut Db,
    due: &Due,
) -> Result<Option<(Recipient, Option<String>)>, StoreError> {
    Ok(match due.to {
        To::Chat(id) => chats::by_id(db, id)
            .await?
            .filter(|chat| chat.present)
            .map(|chat| (Recipient::Chat(chat.address), None)),
        To::Person(id) => persons::by_id(db, id)
            .await?
            .map(|person| (Recipient::Person(person.account), person.language)),
    })
}

struct Scene<'a> {
    house: &'a House,
    due: &'a Due,
    now: Instant,
}

impl Scene<'_> {
    fn voice_of(&self, group: &Group) -> Voice {
        self.house.words.voice(Some(&group.language))
    }

    async fn reminder(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some(session) = sessions::by_id(db, self.due.subject).await? else { return Ok(None) };
        let Some(group) = active_group(db, session.group).await? else { return Ok(None) };
        let moved_since = session.revision != self.due.revision;
        if session.state == State::Cancelled || moved_since || session.starts_at <= self.now {
            return Ok(None);
        }
        let voice = self.voice_of(&group);
        let at = voice.moment(session.starts_at, &group.zone);
        let away = voice.how_long_until(session.starts_at, self.now);
        let mut message = Message::line(voice.reminder(&group.label, at, away));
        if session.venue.is_some() {
            message = message.paragraph(voice.reminder_link());
        }
        let message = message.row(session_buttons(&voice, session.id));
        Ok(Some((Act::Say(message), None)))
    }

    async fn change(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some(session) = sessions::by_id(db, self.due.subject).await? else { return Ok(None) };
        let Some(group) = active_group(db, session.group).await? else { return Ok(None) };
        let To::Chat(chat) = self.due.to else { return Ok(None) };
        let voice = self.voice_of(&group);
        let before = plan::known_to(db, &session, chat).await?;
        let cancelled = session.state == State::Cancelled;
        let told = Told { start: session.starts_at, cancelled };
        // What it may have told already is told again or not at all: a platform that drops the double
        // would drop the news with it. What changed since has a notice of its own.
        if before == told || self.due.told.is_some_and(|maybe| maybe != told) {
            return Ok(None);
        }
        let old = voice.moment(before.start, &group.zone);
        let new = voice.moment(session.starts_at, &group.zone);
        let line = if cancelled {
            voice.change_cancelled(&group.label, old)
        } else if before.start == session.starts_at {
            voice.change_takes_place(&group.label, new)
        } else {
            voice.change_moved(&group.label, old, new)
        };
        let mut message = Message::line(line);
        if !cancelled {
            message = message.row(session_buttons(&voice, session.id));
        }
        Ok(Some((Act::Say(message), Some(told))))
    }

    async fn posted(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some(series) = series::by_id(db, self.due.subject).await? else { return Ok(None) };
        let Some(group) = active_group(db, series.group).await? else { return Ok(None) };
        let voice = self.voice_of(&group);
        let next = series.recurrence.next(series.zone.local(self.now), 4);
        if next.is_empty() {
            return Ok(None);
        }
        let dates = next.iter().take(3).map(|occurrence| {
            let at = series.zone.resolve(occurrence.starts).at;
            Line::from(voice.moment(at, &series.zone))
        });
        let message = Message::line(voice.posted(&group.label)).list(dates.collect());
        let message = if next.len() > 3 { message.paragraph(voice.posted_more()) } else { message };
        Ok(Some((Act::Say(message), None)))
    }

    async fn admission_request(
        &self,
        db: &mut Db,
        language: Option<&str>,
    ) -> Result<Said, StoreError> {
        let group = groups::by_id(db, self.due.subject).await?;
        let Some(group) = group.filter(|group| group.state == GroupState::Unlisted) else {
            return Ok(None);
        };
        let voice = self.house.words.voice(language);
        let topics: Vec<&str> = group.topics.iter().map(|topic| topic.reveal().as_str()).collect();
        let mut facts = vec![zone_fact(&voice, &group.zone)];
        if !topics.is_empty() {
            facts.push(voice.fact_topics(Span::Plain(topics.join(", "))));
        }
        facts.push(match &group.fee {
            Some(fee) => voice.fact_fee(fee),
            None => voice.fact_fee(voice.not_stated()),
        });
        let message = Message::line(voice.ask_admission(&group.name, group.id)).list(facts);
        let press = Press::new(Verb::Admit, group.id);
        let message = message.row(vec![button(&voice.button_admit(), press)]);
        Ok(Some((Act::Say(message), None)))
    }

    async fn admitted(&self, db: &mut Db, language: Option<&str>) -> Result<Said, StoreError> {
        let Some(group) = groups::by_id(db, self.due.subject).await? else { return Ok(None) };
        let voice = self.house.words.voice(language);
        Ok(Some((Act::Say(Message::line(voice.told_admitted(&group.name))), None)))
    }

    async fn bind_request(&self, db: &mut Db, language: Option<&str>) -> Result<Said, StoreError> {
        let Some(chat) = chats::by_id(db, self.due.subject).await? else { return Ok(None) };
        let Some(group) = active_group(db, self.due.revision).await? else { return Ok(None) };
        if !chats::groups_of(db, chat.id).await?.is_empty() {
            return Ok(None);
        }
        let voice = self.house.words.voice(language);
        let platform = Span::Plain(chat.address.platform.title().to_owned());
        let mut message = Message::line(voice.ask_bind(&group.label, platform));
        message = match chat.openness {
            Openness::Closed => message,
            Openness::WholeServer => message.paragraph(voice.chat_seen_by_server()),
            Openness::Public => message.paragraph(voice.chat_is_public()),
            Openness::Unknown => message.paragraph(voice.chat_openness_unknown()),
        };
        let press = Press::new(Verb::Bind, self.due.id);
        let message = message.row(vec![button(&voice.button_bind(), press)]);
        Ok(Some((Act::Say(message), None)))
    }

    async fn chat_bound(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some(group) = active_group(db, self.due.subject).await? else { return Ok(None) };
        let voice = self.voice_of(&group);
        Ok(Some((Act::Say(Message::line(voice.chat_bound(&group.label))), None)))
    }

    async fn chat_lost(&self, db: &mut Db, language: Option<&str>) -> Result<Said, StoreError> {
        let Some((chat, group)) = self.chat_and_group(db).await? else { return Ok(None) };
        if chat.present {
            return Ok(None);
        }
        let voice = self.house.words.voice(language);
        let platform = Span::Plain(chat.address.platform.title().to_owned());
        let message = Message::line(voice.told_chat_lost(&group.label, platform));
        let press = Press::new(Verb::Retry, chat.id);
        let message = message.row(vec![button(&voice.button_try_again(), press)]);
        Ok(Some((Act::Say(message), None)))
    }

    async fn link_exposed(&self, db: &mut Db, language: Option<&str>) -> Result<Said, StoreError> {
        let Some((_, group)) = self.chat_and_group(db).await? else { return Ok(None) };
        let voice = self.house.words.voice(language);
        Ok(Some((Act::Say(Message::line(voice.told_link_exposed(&group.label))), None)))
    }

    async fn chat_and_group(
        &self,
        db: &mut Db,
    ) -> Result<Option<(chats::Chat, Group)>, StoreError> {
        let Some(chat) = chats::by_id(db, self.due.subject).await? else { return Ok(None) };
        let Some(&group) = chats::groups_of(db, chat.id).await?.first() else { return Ok(None) };
        Ok(groups::by_id(db, group).await?.map(|group| (chat, group)))
    }
}

/// The group, unless it takes a break or is over: nothing is said for it then.
async fn active_group(db: &mut Db, id: i64) -> Result<Option<Group>, StoreError> {
    let silent = |group: &Group| matches!(group.state, GroupState::Paused | GroupState::Closed);
    Ok(groups::by_id(db, id).await?.filter(|group| !silent(group)))
}

fn zone_fact(voice: &Voice, zone: &Zone) -> Line {
    voice.fact_zone(Span::Plain(zone.name().to_owned()))
}

fn button(label: &Line, press: Press) -> Button {
    Button { label: label.plain(), action: Action::Press(press), tone: Tone::Primary }
}
