//! What is said of concerns: to the operator, to whoever raised one, and to those who lead a group that the
//! operator decided about. Nobody learns from it who raised what.

use crate::domain::concern::{Concern, How, Part};
use crate::domain::delivery::Kind;
use crate::domain::group::{Group, State as GroupState};
use crate::outbox::messenger::Act;
use crate::reply::words::Voice;
use crate::reply::{Line, Message, Press, Span, Verb};
use crate::store::concerns::{self, Word};
use crate::store::deliveries::To;
use crate::store::{Db, StoreError, groups, guests, holds, memberships};

use super::{Said, Scene, button};

impl Scene<'_> {
    /// A concern that is raised, or what was added, asked or done.
    pub(super) async fn about_a_concern(&self, db: &mut Db) -> Result<Said, StoreError> {
        match self.due.kind {
            Kind::ConcernAdded => self.concern_added(db).await,
            Kind::ConcernAsked => self.concern_asked(db).await,
            Kind::ConcernEnded => self.concern_ended(db).await,
            _ => self.concern_raised(db).await,
        }
    }

    /// A concern, when it is raised, and again while it waits.
    async fn concern_raised(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some((concern, group, voice)) = self.for_operator(db, self.due.subject).await? else {
            return Ok(None);
        };
        let reference = Span::Code(concern.reference.clone());
        let press = Press::new(Verb::Concern, concern.id);
        let look = vec![button(&voice.button_look_at_concern(), press)];
        if self.due.revision > 0 {
            let zone = group.zone.clone();
            let since = voice.date(zone.local(concern.raised_at));
            let line = voice.concern_waits(reference, &group.label, since);
            return Ok(Some((Act::Say(Message::line(line).row(look)), None)));
        }
        let sealer = self.house.store.sealer();
        let words = concerns::words(db, sealer, concern.id).await?;
        let from = if concern.inside { "inside" } else { "outside" };
        let mut message = Message::line(voice.concern_arrived(reference, &group.name, group.id))
            .paragraph(voice.concern_from(from));
        if let Some(about) = about(db, &voice, &concern).await? {
            message = message.paragraph(about);
        }
        message = match words.into_iter().find(|word| word.part == Part::Raised) {
            Some(word) => message.paragraph(Span::Plain(word.text.into_inner())),
            None => message.paragraph(voice.concern_words_gone()),
        };
        let message = message.paragraph(voice.concern_keep_private()).row(look);
        Ok(Some((Act::Say(message), None)))
    }

    /// What whoever raised it added.
    async fn concern_added(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some(Word { concern, text, .. }) = self.word(db).await? else { return Ok(None) };
        let Some((concern, group, voice)) = self.for_operator(db, concern).await? else {
            return Ok(None);
        };
        let reference = Span::Code(concern.reference.clone());
        let press = Press::new(Verb::Concern, concern.id);
        let message = Message::line(voice.concern_was_added_to(reference, &group.label))
            .paragraph(Span::Plain(text.into_inner()))
            .row(vec![button(&voice.button_look_at_concern(), press)]);
        Ok(Some((Act::Say(message), None)))
    }

    /// What the operator wants to know of whoever raised it.
    async fn concern_asked(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some(Word { concern, text, .. }) = self.word(db).await? else { return Ok(None) };
        let Some(concern) = concerns::by_id(db, concern).await? else { return Ok(None) };
        if concern.ended.is_some() {
            return Ok(None);
        }
        let Some(group) = groups::by_id(db, concern.group).await? else { return Ok(None) };
        let voice = self.voice_for(&group);
        let reference = Span::Code(concern.reference.clone());
        let press = Press::new(Verb::TellMore, concern.id);
        let message = Message::line(voice.concern_operator_asks(reference))
            .paragraph(Span::Plain(text.into_inner()))
            .paragraph(voice.concern_answer_how())
            .row(vec![button(&voice.button_answer_operator(), press)]);
        Ok(Some((Act::Say(message), None)))
    }

    /// What became of it.
    async fn concern_ended(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some(concern) = concerns::by_id(db, self.due.subject).await? else { return Ok(None) };
        let Some(group) = groups::by_id(db, concern.group).await? else { return Ok(None) };
        let voice = self.voice_for(&group);
        let reference = Span::Code(concern.reference.clone());
        let message = match concern.ended {
            None | Some(How::Withdrawn) => return Ok(None),
            Some(How::Lapsed) => Message::line(voice.concern_lapsed(reference)),
            Some(How::Handled) => {
                let message = Message::line(voice.concern_was_handled(reference));
                let words = concerns::words(db, self.house.store.sealer(), concern.id).await?;
                match words.into_iter().find(|word| word.part == Part::Told) {
                    Some(word) => message
                        .paragraph(voice.concern_operator_writes())
                        .paragraph(Span::Plain(word.text.into_inner())),
                    None => message,
                }
            }
        };
        Ok(Some((Act::Say(message.paragraph(voice.concern_is_erased())), None)))
    }

    /// What the operator did in a group, or to it: to those who lead it.
    pub(super) async fn done_by_operator(&self, db: &mut Db) -> Result<Said, StoreError> {
        match self.due.kind {
            Kind::Expelled => self.expelled(db).await,
            _ => self.decided(db).await,
        }
    }

    /// What the operator decided about a group: to those who lead it.
    async fn decided(&self, db: &mut Db) -> Result<Said, StoreError> {
        let To::Person(person) = self.due.to else { return Ok(None) };
        let Some(group) = groups::by_id(db, self.due.subject).await? else { return Ok(None) };
        let membership = memberships::find(db, group.id, person).await?;
        if !membership.is_some_and(|membership| membership.leads()) {
            return Ok(None);
        }
        let voice = self.voice_for(&group);
        let held = holds::is_held(db, group.id).await?;
        let line = match group.state {
            GroupState::Closed => voice.told_closed_by_operator(&group.label),
            _ if held => voice.told_held(&group.label),
            GroupState::Paused => voice.told_released_into_break(&group.label),
            _ => voice.told_released(&group.label),
        };
        let command = format!("/{} group:#{}", voice.command_name("concern"), group.id);
        let how = voice.how_to_reach_operator(Span::Code(command));
        Ok(Some((Act::Say(Message::line(line).paragraph(how)), None)))
    }

    /// The operator took somebody out, and by which way they may come back: to those who lead the group.
    async fn expelled(&self, db: &mut Db) -> Result<Said, StoreError> {
        let To::Person(person) = self.due.to else { return Ok(None) };
        let Some(member) = memberships::by_id(db, self.due.subject).await? else {
            return Ok(None);
        };
        let own = memberships::find(db, member.group, person).await?;
        let Some(group) = groups::by_id(db, member.group).await? else { return Ok(None) };
        if group.is_over() || !own.is_some_and(|own| own.leads()) {
            return Ok(None);
        }
        let line = self.voice_for(&group).told_expelled(&group.label);
        Ok(Some((Act::Say(Message::line(line)), None)))
    }

    /// The same as its chats hear, to whom none of them reaches: a member, or a guest.
    pub(super) async fn state_told(&self, db: &mut Db) -> Result<Said, StoreError> {
        let To::Person(person) = self.due.to else { return Ok(None) };
        let membership = memberships::find(db, self.due.subject, person).await?;
        let inside = membership.is_some_and(|membership| membership.is_active());
        if !inside && !guests::comes_to(db, (self.due.subject, person), self.now).await? {
            return Ok(None);
        }
        self.group_state(db).await
    }

    async fn word(&self, db: &mut Db) -> Result<Option<Word>, StoreError> {
        concerns::word(db, self.house.store.sealer(), self.due.subject).await
    }

    /// An open concern, its group and the voice; nothing for whoever operates no longer.
    async fn for_operator(
        &self,
        db: &mut Db,
        concern: i64,
    ) -> Result<Option<(Concern, Group, Voice)>, StoreError> {
        if !self.goes_to_operator(db).await? {
            return Ok(None);
        }
        let concern = concerns::by_id(db, concern).await?;
        let Some(concern) = concern.filter(|concern| concern.ended.is_none()) else {
            return Ok(None);
        };
        let Some(group) = groups::by_id(db, concern.group).await? else { return Ok(None) };
        let voice = self.voice_for(&group);
        Ok(Some((concern, group, voice)))
    }
}

/// The facilitator a concern is about, if one was chosen and is still there.
async fn about(db: &mut Db, voice: &Voice, concern: &Concern) -> Result<Option<Line>, StoreError> {
    let Some(about) = concern.about else { return Ok(None) };
    let Some(member) = memberships::by_id(db, about).await? else { return Ok(None) };
    let number = Span::Code(format!("#{}", member.id));
    let name = match member.alias {
        Some(alias) => Line::from(Span::Plain(alias.into_inner())),
        None => voice.unnamed(),
    };
    Ok(Some(voice.concern_about(name, number)))
}
