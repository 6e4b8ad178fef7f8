//! What is said of requests to be let in, and of agreements: to facilitators under the name that was
//! chosen, to who asked, to members.

use chrono::Duration;

use crate::domain::delivery::Kind;
use crate::domain::entry::{REMINDED_AFTER_DAYS, REQUEST_DAYS, RequestState};
use crate::domain::group::{EntryRule, Group};
use crate::domain::membership::Standing;
use crate::outbox::messenger::Act;
use crate::outbox::plan::{self, rule};
use crate::outbox::welcome::{Reader, welcome};
use crate::reply::entry_request::Asking;
use crate::reply::{Message, Press, Span, Verb};
use crate::store::deliveries::To;
use crate::store::entry_requests::{self, Request};
use crate::store::{Db, StoreError, agreements, groups, memberships, waitlist};

use super::{Said, Scene, button};

#[expect(clippy::unnecessary_wraps, reason = "reads as one with the other answers")]
fn say(message: Message) -> Said {
    Some((Act::Say(message), None))
}

impl Scene<'_> {
    /// The request that is the delivery's subject, if it is in this state, with its group.
    async fn request(
        &self,
        db: &mut Db,
        open: bool,
    ) -> Result<Option<(Request, Group)>, StoreError> {
        let request = entry_requests::by_id(db, self.due.subject).await?;
        let wanted = |request: &Request| (request.state == RequestState::Open) == open;
        let Some(request) = request.filter(wanted) else { return Ok(None) };
        let group = groups::by_id(db, request.group).await?;
        Ok(group.filter(|group| !group.is_over()).map(|group| (request, group)))
    }

    /// Whether whoever this goes to leads the group still.
    async fn goes_to_leader(&self, db: &mut Db, group: i64) -> Result<bool, StoreError> {
        let To::Person(person) = self.due.to else { return Ok(false) };
        let membership = memberships::find(db, group, person).await?;
        Ok(membership.is_some_and(|membership| membership.leads()))
    }

    pub(super) async fn entry_request(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some((request, group)) = self.request(db, true).await? else { return Ok(None) };
        if !self.goes_to_leader(db, group.id).await? {
            return Ok(None);
        }
        let sealer = self.house.store.sealer();
        let answers = entry_requests::answers(db, sealer, request.id).await?.unwrap_or_default();
        let membership = memberships::find(db, group.id, request.person).await?;
        let alias = membership.and_then(|membership| membership.alias);
        let asking = Asking {
            id: request.id,
            label: &group.label,
            alias: alias.as_ref(),
            answers: &answers,
            said: &[],
        };
        Ok(say(asking.message(&self.voice_for(&group))))
    }

    async fn entry_answer(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some((request, group)) = self.request(db, true).await? else { return Ok(None) };
        if !self.goes_to_leader(db, group.id).await? {
            return Ok(None);
        }
        let sealer = self.house.store.sealer();
        let said = entry_requests::said(db, sealer, request.id).await?.into_iter();
        // Up to this answer, from the question it answers on.
        let mut said: Vec<_> = said.filter(|word| word.id <= self.due.revision).collect();
        let said = said.split_off(said.len().saturating_sub(2));
        if said.is_empty() {
            return Ok(None);
        }
        let membership = memberships::find(db, group.id, request.person).await?;
        let alias = membership.and_then(|membership| membership.alias);
        let said: Vec<_> = said.into_iter().map(|word| (word.part, word.text)).collect();
        let (label, alias) = (&group.label, alias.as_ref());
        let asking = Asking { id: request.id, label, alias, answers: &[], said: &said };
        Ok(say(asking.message(&self.voice_for(&group))))
    }

    /// What those who lead ask back through the bot, and what they are answered.
    pub(super) async fn relayed(&self, db: &mut Db) -> Result<Said, StoreError> {
        match self.due.kind {
            Kind::EntryQuestion => self.entry_question(db).await,
            _ => self.entry_answer(db).await,
        }
    }

    async fn entry_question(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some((request, group)) = self.request(db, true).await? else { return Ok(None) };
        let sealer = self.house.store.sealer();
        let word = entry_requests::word(db, sealer, self.due.revision).await?;
        let Some(word) = word.filter(|word| word.request == request.id) else { return Ok(None) };
        let voice = self.voice_for(&group);
        let press = Press::new(Verb::AnswerBack, request.id);
        let message = Message::line(voice.told_asked_back(&group.label))
            .paragraph(Span::Plain(word.text.into_inner()))
            .paragraph(voice.asked_back_how())
            .row(vec![button(&voice.button_answer(), press)]);
        Ok(say(message))
    }

    pub(super) async fn entry_decided(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some((request, group)) = self.request(db, false).await? else { return Ok(None) };
        let voice = self.voice_for(&group);
        let membership = memberships::find(db, group.id, request.person).await?;
        let Some(membership) = membership else { return Ok(None) };
        Ok(match (request.state, membership.state) {
            (RequestState::Approved, Standing::Active) => {
                self.let_in(db, (&group, request.person)).await?.and_then(say)
            }
            (RequestState::Approved, Standing::Waiting | Standing::Offered) => {
                say(Message::line(voice.told_let_in_when_free(&group.label)))
            }
            (RequestState::Approved, Standing::Requested) => self.comes_freely(db, &group).await?,
            (RequestState::Declined, Standing::Declined) => {
                let again = asks_again(&request);
                let again = again.map(|at| voice.date(group.zone.local(at)));
                self.declined(db, (&request, &group), again).await?
            }
            _ => None,
        })
    }

    /// What `/join` says at once, to somebody who waited for it.
    async fn let_in(
        &self,
        db: &mut Db,
        (group, person): (&Group, i64),
    ) -> Result<Option<Message>, StoreError> {
        let Some(person) = self.facts.person(db, person).await? else { return Ok(None) };
        let (voice, zone) = (self.voice_for(group), self.zone_for(db, group).await?);
        let platform = person.account.platform;
        let (voice, zone, now) = (&voice, &zone, self.now);
        let reader = Reader { voice, zone, platform, in_its_chat: false, now };
        let message = welcome(db, group, voice.told_let_in(&group.label), &reader).await?;
        let press = Press::new(Verb::Group, group.id);
        Ok(Some(message.row(vec![button(&voice.button_show(&group.label), press)])))
    }

    async fn declined(
        &self,
        db: &mut Db,
        (request, group): (&Request, &Group),
        again: Option<crate::reply::Line>,
    ) -> Result<Said, StoreError> {
        let voice = self.voice_for(group);
        let sealer = self.house.store.sealer();
        let own = entry_requests::said(db, sealer, request.id).await?.pop();
        let message = Message::line(voice.told_declined(&group.label));
        let message = match own {
            Some(own) => message
                .paragraph(voice.declined_in_own_words())
                .paragraph(Span::Plain(own.text.into_inner())),
            None => message.paragraph(voice.declined_why(why(self.due.message.as_deref()))),
        };
        let message = match again {
            Some(date) => message.paragraph(voice.may_ask_again(date)),
            None => message,
        };
        Ok(say(message.paragraph(voice.help_crisis())))
    }

    /// Nobody has decided for some days. In a break nobody could be let in; what was held up is said once.
    pub(super) async fn entry_waits(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some((request, group)) = self.request(db, true).await? else { return Ok(None) };
        let takes = plan::takes_members(db, &group).await?;
        if !takes || !self.goes_to_leader(db, group.id).await? {
            return Ok(None);
        }
        let later = REMINDED_AFTER_DAYS.into_iter().filter(|days| *days > self.due.revision);
        if later.map(Duration::days).any(|later| request.asked_at + later <= self.now) {
            return Ok(None);
        }
        let voice = self.voice_for(&group);
        let since = voice.date(group.zone.local(request.asked_at));
        let lapses = request.asked_at + Duration::days(REQUEST_DAYS);
        let lapses = voice.date(group.zone.local(lapses));
        let number = Span::Plain(request.id.to_string());
        let press = Press::new(Verb::Request, request.id);
        let message = Message::line(voice.told_request_waits(&group.label, since))
            .paragraph(voice.request_waits_how(lapses))
            .row(vec![button(&voice.button_see_request(number), press)]);
        Ok(say(message))
    }

    pub(super) async fn entry_lapsed(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some(group) = groups::by_id(db, self.due.subject).await? else { return Ok(None) };
        let voice = self.voice_for(&group);
        if self.goes_to_leader(db, group.id).await? {
            if group.is_over() {
                return Ok(None);
            }
            return Ok(say(Message::line(voice.told_lapsed_undecided(&group.label, REQUEST_DAYS))));
        }
        let was_free = self.due.message.as_deref() == Some(rule::NO_MORE_AT_ONCE);
        let line = match group.entry {
            _ if group.is_over() => voice.told_request_over(&group.label),
            EntryRule::Direct if was_free => return Ok(None),
            EntryRule::Invite if was_free => voice.told_invites_only(&group.label),
            EntryRule::Request if was_free => {
                let press = Press::new(Verb::Join, group.id);
                let message = Message::line(voice.told_asks_again(&group.label))
                    .row(vec![button(&voice.button_ask_to_join(), press)]);
                return Ok(say(message));
            }
            _ => voice.told_lapsed(&group.label),
        };
        Ok(say(Message::line(line).paragraph(voice.help_crisis())))
    }

    /// Somebody asked, and needs no answer by now. What they can do about it is said as it is today.
    async fn comes_freely(&self, db: &mut Db, group: &Group) -> Result<Said, StoreError> {
        if group.entry != EntryRule::Direct {
            return Ok(None);
        }
        let voice = self.voice_for(group);
        let message = Message::line(voice.told_comes_freely(&group.label));
        if !plan::takes_members(db, group).await? {
            let join = Span::Code(format!("/{} #{}", voice.command_name("join"), group.id));
            return Ok(say(message.paragraph(voice.comes_freely_later(join))));
        }
        let full = waitlist::seats(db, group.id).await?.free_of(group.capacity) == Some(0);
        let (line, label) = if full {
            (voice.comes_freely_in_line(), voice.button_wait())
        } else {
            (voice.comes_freely_now(), voice.button_join())
        };
        let press = Press::new(Verb::Join, group.id);
        Ok(say(message.paragraph(line).row(vec![button(&label, press)])))
    }

    pub(super) async fn agreement_changed(&self, db: &mut Db) -> Result<Said, StoreError> {
        let To::Person(person) = self.due.to else { return Ok(None) };
        let Some(group) = groups::by_id(db, self.due.subject).await? else { return Ok(None) };
        let agreement = agreements::of_group(db, group.id).await?;
        let Some(agreement) = agreement.filter(|now| now.version == self.due.revision) else {
            return Ok(None);
        };
        let agreed = agreements::agreed(db, (group.id, person)).await?;
        let inside = memberships::find(db, group.id, person).await?;
        let asked = inside.is_some_and(|membership| membership.is_active());
        if group.is_over() || !asked || agreed.is_some_and(|(v, _)| v >= agreement.version) {
            return Ok(None);
        }
        let voice = self.voice_for(&group);
        let press = Press::new(Verb::Agreement, group.id);
        // Who never agreed to an earlier one hears of it for the first time.
        let line = match agreed {
            Some(_) => voice.told_agreement_changed(&group.label),
            None => voice.told_agreement_new(&group.label),
        };
        let message = Message::line(line)
            .paragraph(voice.may_stay_without_agreeing())
            .row(vec![button(&voice.button_read_agreement(), press)]);
        Ok(say(message))
    }
}

/// When somebody who was not let in may ask again.
fn asks_again(request: &Request) -> Option<crate::clock::Instant> {
    Some(request.decided_at? + Duration::days(REQUEST_DAYS))
}

/// The prepared words that were chosen.
fn why(chosen: Option<&str>) -> &'static str {
    match chosen {
        Some("room") => "room",
        Some("fit") => "fit",
        _ => "none",
    }
}
