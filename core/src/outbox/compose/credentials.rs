//! What is said of professions: to the operators that one is stated, to whoever stated it what the operator
//! did, to all of them that it ends in a while, and to whoever leads that somebody asks.

use crate::domain::credential::{Credential, Statement};
use crate::domain::delivery::Kind;
use crate::domain::membership::Membership;
use crate::domain::private::Private;
use crate::outbox::messenger::Act;
use crate::outbox::plan::ANOTHER_NAME;
use crate::reply::words::Voice;
use crate::reply::{Message, Press, Verb};
use crate::store::deliveries::To;
use crate::store::persons::Person;
use crate::store::{Db, StoreError, credentials, groups, licence_requests, memberships};
use crate::time::zone::Zone;

use super::{Said, Scene, button};

impl Scene<'_> {
    /// To the operators: a profession is stated; to who stated it: it was checked.
    pub(super) async fn about_a_profession(&self, db: &mut Db) -> Result<Said, StoreError> {
        match self.due.kind {
            Kind::ProfessionStated => self.profession_stated(db).await,
            _ => self.profession_checked(db).await,
        }
    }

    /// A profession is stated, for the operator to look at, unless it is stated otherwise by now.
    async fn profession_stated(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some((reader, stated, title)) = self.statement(db).await? else { return Ok(None) };
        if !self.house.policy.operated_by(&reader.account) {
            return Ok(None);
        }
        let Some((name, label, number)) = self.who_leads(db, &stated).await? else {
            return Ok(None);
        };
        let voice = self.voice_of_reader();
        let line = voice.profession_arrived(&name, &label, number, &title);
        Ok(Some((Act::Say(Message::line(line).row(self.look(&voice))), None)))
    }

    /// What the operator did: to whoever stated it.
    async fn profession_checked(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some((_, stated, title)) = self.statement(db).await? else { return Ok(None) };
        let voice = self.voice_of_reader();
        let line = match stated.checked {
            None if self.due.message.as_deref() == Some(ANOTHER_NAME) => {
                voice.check_ends_with_name()
            }
            Some(check) => {
                let until = voice.date(check.until.and_time(chrono::NaiveTime::MIN));
                voice.told_checked(&title, until)
            }
            None => voice.told_unchecked(&title),
        };
        Ok(Some((Act::Say(Message::line(line)), None)))
    }

    /// A check or a licence ends in a while.
    pub(super) async fn something_ends(&self, db: &mut Db) -> Result<Said, StoreError> {
        match self.due.kind {
            Kind::LicenceEnds => self.licence_ends(db).await,
            _ => self.profession_ends(db).await,
        }
    }

    /// It ends in a while: to whoever stated it, and of a check to the operators, too.
    async fn profession_ends(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some((reader, stated, title)) = self.statement(db).await? else { return Ok(None) };
        let zone = reader.zone.clone().unwrap_or_else(Zone::utc);
        let Some(end) = stated.ends(zone.local(self.now).date()) else { return Ok(None) };
        let voice = self.voice_of_reader();
        let end = voice.date(end.and_time(chrono::NaiveTime::MIN));
        let message = if reader.id == stated.person {
            Message::line(match stated.checked {
                Some(_) => voice.told_check_ends(&title, end),
                None => voice.told_licence_ends(&title, end),
            })
        } else {
            if !self.house.policy.operated_by(&reader.account) {
                return Ok(None);
            }
            let Some((name, label, number)) = self.who_leads(db, &stated).await? else {
                return Ok(None);
            };
            let line = voice.told_operator_check_ends(&name, &label, number, end);
            Message::line(line).row(self.look(&voice))
        };
        Ok(Some((Act::Say(message), None)))
    }

    /// The licence ends, as its owner stated, after the check of it.
    async fn licence_ends(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some((_, stated, title)) = self.statement(db).await? else { return Ok(None) };
        let Statement::Profession(profession) = &stated.statement else { return Ok(None) };
        let Some(end) = profession.expires else { return Ok(None) };
        let voice = self.voice_of_reader();
        let end = voice.date(end.and_time(chrono::NaiveTime::MIN));
        Ok(Some((Act::Say(Message::line(voice.told_licence_ends(&title, end))), None)))
    }

    /// Somebody asks: to whoever leads, unless they have said it by now.
    pub(super) async fn licence_asked(&self, db: &mut Db) -> Result<Said, StoreError> {
        let person = self.due.subject;
        let Some(since) = licence_requests::of(db, person).await? else { return Ok(None) };
        let leads = memberships::active_of(db, person).await?.iter().any(Membership::leads);
        let Some(reader) = self.facts.person(db, person).await?.filter(|_| leads) else {
            return Ok(None);
        };
        let zone = reader.zone.clone().unwrap_or_else(Zone::utc);
        let voice = self.voice_of_reader();
        let since = voice.date(zone.local(since));
        let message = Message::line(voice.told_licence_asked())
            .paragraph(voice.told_licence_asked_since(since));
        Ok(Some((Act::Say(message), None)))
    }

    /// Who reads it, the statement as it was when this was owed, and the profession it names.
    async fn statement(
        &self,
        db: &mut Db,
    ) -> Result<Option<(Person, Credential, Private<String>)>, StoreError> {
        let To::Person(reader) = self.due.to else { return Ok(None) };
        let Some(reader) = self.facts.person(db, reader).await? else { return Ok(None) };
        let sealer = self.house.store.sealer();
        let stated = credentials::by_id(db, sealer, self.due.subject).await?;
        let Some(stated) = stated.filter(|stated| stated.revision == self.due.revision) else {
            return Ok(None);
        };
        let Statement::Profession(profession) = &stated.statement else { return Ok(None) };
        let title = profession.title.clone();
        Ok(Some((reader, stated, title)))
    }

    /// What whoever stated it is called, by each name they lead by, and the first group they lead.
    async fn who_leads(
        &self,
        db: &mut Db,
        stated: &Credential,
    ) -> Result<Option<(Private<String>, Private<String>, i64)>, StoreError> {
        let mut own = memberships::active_of(db, stated.person).await?;
        own.retain(Membership::leads);
        let Some(first) = own.first() else { return Ok(None) };
        let Some(group) = groups::by_id(db, first.group).await? else { return Ok(None) };
        let mut names: Vec<&str> = Vec::new();
        for alias in own.iter().filter_map(|own| own.alias.as_ref()) {
            if !names.contains(&alias.reveal().as_str()) {
                names.push(alias.reveal());
            }
        }
        let names = match names.as_slice() {
            [] => self.voice_of_reader().unnamed().plain(),
            names => names.join(", "),
        };
        Ok(Some((Private::new(names), group.label, group.id)))
    }

    fn voice_of_reader(&self) -> Voice {
        self.house.words.voice(self.language.as_deref())
    }

    fn look(&self, voice: &Voice) -> Vec<crate::reply::Button> {
        let press = Press::new(Verb::Credential, self.due.subject);
        vec![button(&voice.button_look_at_statement(), press)]
    }
}
