//! What is said of groups and chats: to their chats, to facilitators, to the operator.

use crate::domain::caller::Openness;
use crate::domain::group::{Group, State as GroupState};
use crate::outbox::messenger::Act;
use crate::reply::{Message, Press, Span, Verb};
use crate::store::{Db, StoreError, announcements, chats, groups};

use super::{Said, Scene, button, lasting_group, zone_fact};

impl Scene<'_> {
    pub(super) async fn admission_request(
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

    pub(super) async fn admitted(
        &self,
        db: &mut Db,
        language: Option<&str>,
    ) -> Result<Said, StoreError> {
        let Some(group) = groups::by_id(db, self.due.subject).await? else { return Ok(None) };
        let voice = self.house.words.voice(language);
        Ok(Some((Act::Say(Message::line(voice.told_admitted(&group.name))), None)))
    }

    pub(super) async fn bind_request(
        &self,
        db: &mut Db,
        language: Option<&str>,
    ) -> Result<Said, StoreError> {
        let Some(chat) = chats::by_id(db, self.due.subject).await? else { return Ok(None) };
        let Some(group) = lasting_group(db, self.due.revision).await? else { return Ok(None) };
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

    pub(super) async fn chat_bound(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some(group) = lasting_group(db, self.due.subject).await? else { return Ok(None) };
        let voice = self.voice_of(&group);
        Ok(Some((Act::Say(Message::line(voice.chat_bound(&group.label))), None)))
    }

    pub(super) async fn chat_lost(
        &self,
        db: &mut Db,
        language: Option<&str>,
    ) -> Result<Said, StoreError> {
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

    pub(super) async fn link_exposed(
        &self,
        db: &mut Db,
        language: Option<&str>,
    ) -> Result<Said, StoreError> {
        let Some((_, group)) = self.chat_and_group(db).await? else { return Ok(None) };
        let voice = self.house.words.voice(language);
        Ok(Some((Act::Say(Message::line(voice.told_link_exposed(&group.label))), None)))
    }

    pub(super) async fn chat_and_group(
        &self,
        db: &mut Db,
    ) -> Result<Option<(chats::Chat, Group)>, StoreError> {
        let Some(chat) = chats::by_id(db, self.due.subject).await? else { return Ok(None) };
        let Some(&group) = chats::groups_of(db, chat.id).await?.first() else { return Ok(None) };
        Ok(groups::by_id(db, group).await?.map(|group| (chat, group)))
    }

    pub(super) async fn group_state(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some(group) = groups::by_id(db, self.due.subject).await? else { return Ok(None) };
        let voice = self.voice_of(&group);
        let line = match group.state {
            GroupState::Paused => voice.group_takes_a_break(&group.label),
            GroupState::Closed => voice.group_is_over(&group.label),
            _ => voice.group_goes_on(&group.label),
        };
        Ok(Some((Act::Say(Message::line(line)), None)))
    }

    pub(super) async fn announcement(&self, db: &mut Db) -> Result<Said, StoreError> {
        let sealer = self.house.store.sealer();
        let opened = announcements::open(db, sealer, self.due.subject).await?;
        let Some((group, text)) = opened else { return Ok(None) };
        // They were taken on when the group was heard: a break since then takes nothing back.
        let Some(group) = groups::by_id(db, group).await? else { return Ok(None) };
        let voice = self.voice_of(&group);
        let message =
            Message::line(voice.announced(&group.label)).paragraph(Span::Plain(text.into_inner()));
        Ok(Some((Act::Say(message), None)))
    }

    pub(super) async fn removed(
        &self,
        db: &mut Db,
        language: Option<&str>,
    ) -> Result<Said, StoreError> {
        let Some(group) = groups::by_id(db, self.due.subject).await? else { return Ok(None) };
        let voice = self.house.words.voice(language);
        Ok(Some((Act::Say(Message::line(voice.told_removed(&group.label))), None)))
    }

    pub(super) async fn orphaned(
        &self,
        db: &mut Db,
        language: Option<&str>,
    ) -> Result<Said, StoreError> {
        let Some(group) = groups::by_id(db, self.due.subject).await? else { return Ok(None) };
        let voice = self.house.words.voice(language);
        Ok(Some((Act::Say(Message::line(voice.told_orphaned(&group.name, group.id))), None)))
    }
}
