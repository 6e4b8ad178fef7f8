//! What is said of groups and chats: to their chats, to facilitators, to the operator.

use crate::domain::caller::Openness;
use crate::domain::group::{Group, State as GroupState};
use crate::outbox::messenger::Act;
use crate::outbox::plan::course::OUT_OF_THE_LINE;
use crate::reply::licence::{Reader, described};
use crate::reply::words::Voice;
use crate::reply::{Line, Message, Press, Span, Verb};
use crate::store::deliveries::To;
use crate::store::{
    Db, StoreError, announcements, breaks, chats, credentials, fees, groups, memberships,
    statements,
};

use super::{Said, Scene, button, zone_fact};

impl Scene<'_> {
    /// One line about the group that is the delivery's subject, if it is owed still.
    async fn line(
        &self,
        db: &mut Db,
        line: impl FnOnce(&Voice, &Group) -> Option<Line>,
    ) -> Result<Said, StoreError> {
        let group = groups::by_id(db, self.due.subject).await?;
        let line = group.and_then(|group| line(&self.voice_for(&group), &group));
        Ok(line.map(|line| (Act::Say(Message::line(line)), None)))
    }

    pub(super) async fn admission_request(&self, db: &mut Db) -> Result<Said, StoreError> {
        let group = groups::by_id(db, self.due.subject).await?;
        let Some(group) = group.filter(|group| group.state == GroupState::Unlisted) else {
            return Ok(None);
        };
        let voice = self.voice_for(&group);
        let topics: Vec<&str> = group.topics.iter().map(|topic| topic.reveal().as_str()).collect();
        let mut facts = vec![zone_fact(&voice, &group.zone)];
        if !topics.is_empty() {
            facts.push(voice.fact_topics(Span::Plain(topics.join(", "))));
        }
        facts.extend(self.led_by(db, &voice, &group).await?);
        let costs = fees::of_group(db, group.id, self.now).await?;
        facts.extend(voice.facts_of_fee(&costs, &group.zone));
        let message = Message::line(voice.ask_admission(&group.name, group.id)).list(facts);
        let missing = statements::missing(db, group.id).await?;
        if !missing.is_empty() {
            let what = voice.ask_admission_missing(voice.all_missing(&missing));
            return Ok(Some((Act::Say(message.paragraph(what)), None)));
        }
        let mark = statements::mark(db, self.house.store.sealer(), group.id).await?;
        let press = Press::new(Verb::Admit, group.id).with_choice(mark);
        let message = message.row(vec![button(&voice.button_admit(), press)]);
        Ok(Some((Act::Say(message), None)))
    }

    /// Who leads it, and with what right, as the group's card says it to somebody who reads it alone.
    async fn led_by(
        &self,
        db: &mut Db,
        voice: &Voice,
        group: &Group,
    ) -> Result<Vec<Line>, StoreError> {
        let reader = Reader::new(self.zone_for(db, group).await?, self.now, true);
        let mut lines = Vec::new();
        for member in memberships::active_in(db, group.id).await? {
            let sealer = self.house.store.sealer();
            let stated = credentials::of(db, sealer, member.person).await?;
            if !member.leads() || (member.alias.is_none() && stated.is_none()) {
                continue;
            }
            let name = match member.alias {
                Some(alias) => Line::from(Span::Plain(alias.into_inner())),
                None => voice.unnamed(),
            };
            lines.extend(described(voice, &reader, (&name, stated.as_ref())));
        }
        if lines.is_empty() {
            lines.push(voice.fact_led_by_unnamed());
        }
        Ok(lines)
    }

    pub(super) async fn admitted(&self, db: &mut Db) -> Result<Said, StoreError> {
        self.line(db, |voice, group| Some(voice.told_admitted(&group.name))).await
    }

    pub(super) async fn bind_request(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some(chat) = chats::by_id(db, self.due.subject).await? else { return Ok(None) };
        let Some(group) = groups::by_id(db, self.due.revision).await? else { return Ok(None) };
        if group.is_over() || !chats::groups_of(db, chat.id).await?.is_empty() {
            return Ok(None);
        }
        let voice = self.voice_for(&group);
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
        self.line(db, |voice, group| (!group.is_over()).then(|| voice.chat_bound(&group.label)))
            .await
    }

    pub(super) async fn link_exposed(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some((_, group)) = self.chat_and_group(db).await? else { return Ok(None) };
        let voice = self.voice_for(&group);
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
        let day = match groups::by_id(db, self.due.subject).await? {
            Some(group) => breaks::until(db, &group, self.now).await?,
            None => None,
        };
        let privately = matches!(self.due.to, To::Person(_));
        self.line(db, |voice, group| {
            Some(match (group.state, day) {
                (GroupState::Paused, Some(day)) => {
                    voice.group_takes_a_break_until(&group.label, voice.day(day))
                }
                (GroupState::Paused, None) => voice.group_takes_a_break(&group.label),
                (GroupState::Closed, _) if privately => voice.told_group_is_over(&group.label),
                (GroupState::Closed, _) => voice.group_is_over(&group.label),
                _ => voice.group_goes_on(&group.label),
            })
        })
        .await
    }

    pub(super) async fn announcement(&self, db: &mut Db) -> Result<Said, StoreError> {
        let sealer = self.house.store.sealer();
        let opened = announcements::open(db, sealer, self.due.subject).await?;
        let Some((group, text)) = opened else { return Ok(None) };
        // They were taken on when the group was heard: a break since then takes nothing back.
        let Some(group) = groups::by_id(db, group).await? else { return Ok(None) };
        let voice = self.voice_for(&group);
        let message =
            Message::line(voice.announced(&group.label)).paragraph(Span::Plain(text.into_inner()));
        Ok(Some((Act::Say(message), None)))
    }

    pub(super) async fn removed(&self, db: &mut Db) -> Result<Said, StoreError> {
        let waited = self.due.message.as_deref() == Some(OUT_OF_THE_LINE);
        self.line(db, |voice, group| {
            Some(if waited {
                voice.told_removed_from_line(&group.label)
            } else {
                voice.told_removed(&group.label)
            })
        })
        .await
    }

    pub(super) async fn orphaned(&self, db: &mut Db) -> Result<Said, StoreError> {
        let (_, facilitators) = memberships::count(db, self.due.subject).await?;
        if facilitators > 0 || !self.goes_to_operator(db).await? {
            return Ok(None);
        }
        self.line(db, |voice, group| {
            (!group.is_over()).then(|| voice.told_orphaned(&group.name, group.id))
        })
        .await
    }
}
