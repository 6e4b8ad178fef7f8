//! What is said to those who lead a group about leading it: privately, and to nobody else.

use crate::domain::delivery::Kind;
use crate::domain::duty::Duty;
use crate::domain::group::{Group, State};
use crate::domain::session::{Session, State as SessionState};
use crate::outbox::messenger::Act;
use crate::outbox::plan::{self, Overheard};
use crate::reply::entry_request::called;
use crate::reply::words::Voice;
use crate::reply::{Action, Button, Line, Message, Press, Span, Tone, Verb, duty};
use crate::store::deliveries::To;
use crate::store::{Db, StoreError, breaks, duties, groups, holds, hosts, memberships, sessions};

use super::stated::asking_for_it;
use super::{Said, Scene, button};

impl Scene<'_> {
    /// One person more leads the group, unless they have stopped already.
    pub(super) async fn cofacilitator(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some(group) = groups::by_id(db, self.due.subject).await? else { return Ok(None) };
        let new = memberships::by_id(db, self.due.revision).await?;
        let Some(new) = new.filter(|new| new.leads() && new.group == group.id) else {
            return Ok(None);
        };
        if !self.still_leads(db, group.id).await? {
            return Ok(None);
        }
        let voice = self.voice_for(&group);
        let line = match &new.alias {
            Some(name) => voice.told_cofacilitator(name, &group.label),
            None => voice.told_cofacilitator_unnamed(&group.label),
        };
        Ok(Some((Act::Say(Message::line(line)), None)))
    }

    /// One person fewer leads the group. Who they were is erased with what else they leave behind: told is who
    /// leads it now, and what of theirs is free.
    pub(super) async fn one_fewer(&self, db: &mut Db) -> Result<Said, StoreError> {
        let group = groups::by_id(db, self.due.subject).await?;
        let Some(group) = group.filter(|group| !group.is_over()) else { return Ok(None) };
        if !self.still_leads(db, group.id).await? {
            return Ok(None);
        }
        let voice = self.voice_for(&group);
        let mut others = memberships::active_in(db, group.id).await?;
        others.retain(|one| one.leads() && self.due.to != To::Person(one.person));
        let names: Vec<String> =
            others.iter().map(|one| called(&voice, one.alias.as_ref()).plain()).collect();
        let how = if self.due.kind == Kind::FacilitatorGone { "gone" } else { "left" };
        let message = Message::line(voice.told_one_fewer_leads(&group.label, how));
        let message = message.paragraph(if names.is_empty() {
            voice.you_lead_it_alone()
        } else {
            voice.you_lead_it_with(Span::Plain(names.join(", ")))
        });
        let free = self.given_back(db, (&voice, &group)).await?;
        let message = if free.is_empty() {
            message
        } else {
            message.paragraph(voice.told_duties_free()).list(free)
        };
        if group.state != State::Listed {
            return Ok(Some((Act::Say(message), None)));
        }
        let message = asking_for_it(db, (&voice, &group), message).await?;
        Ok(Some((Act::Say(message), None)))
    }

    /// The sessions that whoever left had taken on, with what nobody has taken since.
    async fn given_back(
        &self,
        db: &mut Db,
        (voice, group): (&Voice, &Group),
    ) -> Result<Vec<Line>, StoreError> {
        let noted = self.due.message.as_deref().unwrap_or_default();
        let mut free = Vec::new();
        for session in noted.split(',').filter_map(|id| id.parse().ok()) {
            let Some(session) = sessions::by_id(db, session).await? else { continue };
            let taken = duties::of_session(db, session.id).await?;
            let ahead = session.state == SessionState::Planned && session.starts_at > self.now;
            if ahead && taken.len() < Duty::ALL.len() {
                let at = voice.moment(session.starts_at, &group.zone);
                free.push(voice.session_duties(at, duty::open(voice, &taken)));
            }
        }
        Ok(free)
    }

    /// Something was typed where others could read it.
    pub(super) async fn read_by_others(&self, db: &mut Db) -> Result<Said, StoreError> {
        match self.due.kind {
            Kind::CodeOverheard => self.code_overheard(db).await,
            _ => self.link_exposed(db).await,
        }
    }

    /// A code that they gave out was read by others, and is good no more.
    async fn code_overheard(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some(group) = groups::by_id(db, self.due.subject).await? else { return Ok(None) };
        if group.is_over() || !self.still_leads(db, group.id).await? {
            return Ok(None);
        }
        let voice = self.voice_for(&group);
        let what = self.due.message.as_deref().and_then(|what| what.parse().ok());
        let line = match what {
            Some(Overheard::CodeToLead) => voice.told_code_overheard(&group.label),
            _ => voice.told_invitation_overheard(&group.label),
        };
        Ok(Some((Act::Say(Message::line(line)), None)))
    }

    /// What only those who lead the group can do: end its break, say what is missing.
    pub(super) async fn waits_for_who_leads(&self, db: &mut Db) -> Result<Said, StoreError> {
        match self.due.kind {
            Kind::BreakEnds => self.break_ends(db).await,
            _ => self.unstated(db).await,
        }
    }

    /// The day is near until which the group takes its break, if it still does and it is theirs to end.
    async fn break_ends(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some(group) = groups::by_id(db, self.due.subject).await? else { return Ok(None) };
        let Some(until) = breaks::until(db, &group, self.now).await? else { return Ok(None) };
        let held = group.state != State::Paused || holds::is_held(db, group.id).await?;
        if held || !self.still_leads(db, group.id).await? {
            return Ok(None);
        }
        let voice = self.voice_for(&group);
        let end = format!("/{} #{}", voice.command_name("pausegroup"), group.id);
        let longer = Span::Code(format!("{end} until:…"));
        let until = voice.day(until);
        let line = voice.told_break_ends(&group.label, until, Span::Code(end), longer);
        Ok(Some((Act::Say(Message::line(line)), None)))
    }

    /// Whether the person it goes to leads the group now.
    pub(super) async fn still_leads(&self, db: &mut Db, group: i64) -> Result<bool, StoreError> {
        let To::Person(person) = self.due.to else { return Ok(false) };
        let membership = memberships::find(db, group, person).await?;
        Ok(membership.is_some_and(|membership| membership.leads()))
    }

    /// The session nobody has begun, if the person it goes to leads its group.
    async fn waits_for_them(&self, db: &mut Db) -> Result<Option<(Group, Session)>, StoreError> {
        let found = plan::not_begun(db, (self.due.subject, self.due.revision)).await?;
        let Some((group, session)) = found else { return Ok(None) };
        Ok(self.still_leads(db, group.id).await?.then_some((group, session)))
    }

    /// A session begins: they may say so with a button.
    pub(super) async fn session_begins(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some((group, session)) = self.waits_for_them(db).await? else { return Ok(None) };
        let taken = duties::of_session(db, session.id).await?;
        // Where somebody took the lead, those who took it on are asked first, and all at ten past.
        let led = taken.iter().any(|one| one.duty == Duty::Lead);
        if led && !taken.iter().any(|one| self.due.to == To::Person(one.person)) {
            return Ok(None);
        }
        let voice = self.voice_for(&group);
        let link = Button {
            label: voice.button_link().plain(),
            action: Action::Press(Press::new(Verb::Link, session.id)),
            tone: Tone::Plain,
        };
        let message = Message::line(voice.told_session_begins(&group.label));
        let message = with(message, duty::taken(&voice, &taken))
            .row(vec![we_have_begun(&voice, &session), link]);
        Ok(Some((Act::Say(message), None)))
    }

    /// Nobody has said that it has begun.
    pub(super) async fn host_missing(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some((group, session)) = self.waits_for_them(db).await? else { return Ok(None) };
        let voice = self.voice_for(&group);
        let watch = hosts::watch(db, group.id).await?;
        let (counts, counted) = hosts::was_missed(db, session.id, session.revision).await?;
        let before = watch.missed - i64::from(counted);
        let follows = match before {
            _ if !counts => voice.host_missing_uncounted(),
            0 => voice.host_missing_first(),
            1 => voice.host_missing_again(),
            _ => voice.host_missing_still(),
        };
        let at = voice.moment(session.starts_at, &group.zone);
        let cancel = Button {
            label: voice.button_cancel_session().plain(),
            action: Action::Press(Press::new(Verb::CancelSession, session.id)),
            tone: Tone::Danger,
        };
        let taken = duties::of_session(db, session.id).await?;
        let message = Message::line(voice.told_host_missing(&group.label, at));
        let message = with(message, duty::was_taken(&voice, &taken))
            .paragraph(follows)
            .row(vec![we_have_begun(&voice, &session), cancel]);
        Ok(Some((Act::Say(message), None)))
    }

    /// Nobody new gets in, since nobody began: to the operator, and to those who lead the group.
    pub(super) async fn about_new_people(&self, db: &mut Db) -> Result<Said, StoreError> {
        match self.due.kind {
            Kind::HostsMissing => self.hosts_missing(db).await,
            _ => self.joins_paused(db).await,
        }
    }

    /// Nobody new gets in: to those who lead the group, with the button that ends it.
    async fn joins_paused(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some(group) = self.takes_nobody_new(db).await? else { return Ok(None) };
        if !self.still_leads(db, group.id).await? {
            return Ok(None);
        }
        let voice = self.voice_for(&group);
        let press = Press::new(Verb::TakeNewAgain, group.id);
        let message = Message::line(voice.told_joins_paused(&group.label))
            .row(vec![button(&voice.button_take_new_again(), press)]);
        Ok(Some((Act::Say(message), None)))
    }

    /// The same to the operator.
    async fn hosts_missing(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some(group) = self.takes_nobody_new(db).await? else { return Ok(None) };
        if !self.goes_to_operator(db).await? {
            return Ok(None);
        }
        let voice = self.voice_for(&group);
        let number = Span::Code(format!("#{}", group.id));
        let line = voice.told_hosts_missing(&group.name, number);
        Ok(Some((Act::Say(Message::line(line)), None)))
    }

    async fn takes_nobody_new(&self, db: &mut Db) -> Result<Option<Group>, StoreError> {
        let group = groups::by_id(db, self.due.subject).await?;
        let Some(group) = group.filter(|group| !group.is_over()) else { return Ok(None) };
        let paused = hosts::joins_are_paused(db, group.id).await?;
        Ok(paused.then_some(group))
    }
}

/// Who took the session on, if anybody did.
fn with(message: Message, duties: Option<Line>) -> Message {
    match duties {
        Some(duties) => message.paragraph(duties),
        None => message,
    }
}

fn we_have_begun(voice: &Voice, session: &Session) -> Button {
    button(&voice.button_begun(), Press::new(Verb::Begin, session.id))
}
