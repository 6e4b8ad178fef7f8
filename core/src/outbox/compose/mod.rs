//! What a delivery says: made at sending time, from today's facts. About sessions in [`session`], to who would
//! come to one in vain in [`comers`], about who came in [`attendance`], about
//! groups and chats in [`group`], to who may come back in [`back`], about their doors in [`access`], about seats in [`seats`], about requests to
//! be let in and agreements in [`entry`], about concerns in [`concerns`], to those who lead in [`hosts`], about
//! what chats did not hear in [`unheard`].
//!
//! In a chat a group is named by its label only, nobody is named at all, and no way in is given.
//! `None` means that it is not owed any more.

use crate::clock::Instant;
use crate::domain::delivery::Kind;
use crate::domain::group::{Group, State as GroupState};
use crate::house::House;
use crate::reply::words::Voice;
use crate::reply::{Action, Button, Line, Press, Span, Tone};
use crate::store::deliveries::{To, Told};
use crate::store::lanes::Due;
use crate::store::persons::Person;
use crate::store::{Db, StoreError};
use crate::time::zone::Zone;

use super::messenger::{Act, Recipient};

mod access;
mod attendance;
mod back;
mod comers;
mod concerns;
mod credentials;
mod entry;
mod facts;
mod fees;
mod finding;
mod group;
mod hosts;
mod seats;
mod session;
mod stated;
mod unheard;

pub(super) use facts::Facts;

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

/// To whom a delivery goes.
pub(super) struct Reached {
    /// Where.
    pub address: Recipient,
    /// The language of a person it goes to.
    language: Option<String>,
}

/// Composes `due`, or finds that it is not owed any more.
///
/// # Errors
/// If the store cannot be read.
pub(super) async fn compose(
    db: &mut Db,
    (house, facts): (&House, &Facts),
    (due, to): (&Due, Reached),
    now: Instant,
) -> Result<Option<Composed>, StoreError> {
    let Reached { address, language } = to;
    let scene = Scene { house, facts, due, language, now };
    let said = scene.said(db).await?;
    Ok(said.map(|(act, told)| Composed { to: address, act, told }))
}

/// Where it goes; `None` if nobody is there any more: a chat was lost, a person blocked the bot.
///
/// # Errors
/// If the store cannot be read.
pub(super) async fn recipient(
    db: &mut Db,
    facts: &Facts,
    due: &Due,
) -> Result<Option<Reached>, StoreError> {
    Ok(match due.to {
        To::Chat(id) => facts
            .chat(db, id)
            .await?
            .filter(|chat| chat.present)
            .map(|chat| Reached { address: Recipient::Chat(chat.address), language: None }),
        To::Person(id) => facts.person(db, id).await?.filter(|person| person.reached).map(
            |Person { account, language, .. }| Reached {
                address: Recipient::Person(account),
                language,
            },
        ),
    })
}

struct Scene<'a> {
    house: &'a House,
    facts: &'a Facts,
    due: &'a Due,
    /// Of the person it goes to.
    language: Option<String>,
    now: Instant,
}

impl Scene<'_> {
    /// Whether whoever this goes to operates the bot still.
    async fn goes_to_operator(&self, db: &mut Db) -> Result<bool, StoreError> {
        let To::Person(person) = self.due.to else { return Ok(false) };
        let person = self.facts.person(db, person).await?;
        Ok(person.is_some_and(|person| self.house.policy.operated_by(&person.account)))
    }

    /// What each kind says, in its area's file.
    async fn said(&self, db: &mut Db) -> Result<Said, StoreError> {
        Ok(match self.due.kind {
            Kind::Reminder => self.reminder(db).await?,
            Kind::Change => self.change(db).await?,
            Kind::PersonalReminder => self.personal_reminder(db).await?,
            Kind::SeriesEnded => self.series_ended(db).await?,
            Kind::GroupState => self.group_state(db).await?,
            Kind::Announcement => self.announcement(db).await?,
            Kind::Removed | Kind::LetBack => self.out_or_back(db).await?,
            Kind::Orphaned => self.orphaned(db).await?,
            Kind::Posted => self.posted(db).await?,
            Kind::AdmissionRequest => self.admission_request(db).await?,
            Kind::Admitted => self.admitted(db).await?,
            Kind::BindRequest => self.bind_request(db).await?,
            Kind::ChatBound => self.chat_bound(db).await?,
            Kind::ChatLost => self.chat_lost(db).await?,
            Kind::Unheard => self.unheard(db).await?,
            Kind::RemindersUnheard => self.reminders_unheard(db).await?,
            Kind::Cofacilitator => self.cofacilitator(db).await?,
            Kind::FacilitatorLeft | Kind::FacilitatorGone => self.one_fewer(db).await?,
            Kind::ConcernRaised | Kind::ConcernAdded | Kind::ConcernAsked | Kind::ConcernEnded => {
                self.about_a_concern(db).await?
            }
            Kind::Decided | Kind::Expelled => self.done_by_operator(db).await?,
            Kind::StateTold => self.state_told(db).await?,
            Kind::ProfessionStated | Kind::ProfessionChecked => self.about_a_profession(db).await?,
            Kind::ProfessionEnds | Kind::LicenceEnds => self.something_ends(db).await?,
            Kind::LicenceAsked => self.licence_asked(db).await?,
            Kind::EntryRequest => self.entry_request(db).await?,
            Kind::EntryDecided => self.entry_decided(db).await?,
            Kind::EntryQuestion | Kind::EntryAnswer => self.relayed(db).await?,
            Kind::EntryWaits => self.entry_waits(db).await?,
            Kind::EntryLapsed => self.entry_lapsed(db).await?,
            Kind::AgreementChanged => self.agreement_changed(db).await?,
            Kind::SessionBegins => self.session_begins(db).await?,
            Kind::BreakEnds | Kind::Unstated => self.waits_for_who_leads(db).await?,
            Kind::HostMissing => self.host_missing(db).await?,
            Kind::FeeChange => self.fee_change(db).await?,
            Kind::HostsMissing | Kind::JoinsPaused => self.about_new_people(db).await?,
            Kind::Attendance | Kind::AttendanceTold => self.about_attendance(db).await?,
            Kind::LinkExposed | Kind::CodeOverheard => self.read_by_others(db).await?,
            Kind::Access => self.access(db).await?,
            Kind::Invitation => self.invitation(db).await?,
            Kind::LinkRevoked => self.link_revoked(db).await?,
            Kind::JoinAnswer => self.join_answer(db).await?,
            Kind::JoinDeclined => self.join_declined(db).await?,
            Kind::DoorWaits | Kind::RoleTold => self.about_a_role(db).await?,
            Kind::AccessRefused | Kind::Outside => self.about_doors(db).await?,
            Kind::SeatOffer => self.seat_offer(db).await?,
            Kind::SeatLapsed => self.seat_lapsed(db).await?,
            Kind::SeatWithdrawn => self.seat_withdrawn(db).await?,
            Kind::PlaceBack => self.place_back(db).await?,
            Kind::LineEnded => self.line_ended(db).await?,
            Kind::ChangeTold => self.change_told(db).await?,
            Kind::Wish => self.wish(db).await?,
            Kind::EraseMessage => {
                self.due.message.clone().map(|message| (Act::Erase(message), None))
            }
        })
    }

    /// The voice of what is said about a group: a person is spoken to in their language, a chat in the
    /// group's.
    fn voice_for(&self, group: &Group) -> Voice {
        let language = match self.due.to {
            To::Chat(_) => Some(group.language.as_str()),
            To::Person(_) => self.language.as_deref(),
        };
        self.house.words.voice(language)
    }

    /// The group, unless it takes a break or is over: nothing is said of its times then. What a break
    /// keeps from the chats they hear when it ends (`plan/catch_up.rs`).
    async fn active_group(&self, db: &mut Db, id: i64) -> Result<Option<Group>, StoreError> {
        let silent = |group: &Group| matches!(group.state, GroupState::Paused | GroupState::Closed);
        Ok(self.facts.group(db, id).await?.filter(|group| !silent(group)))
    }
}

fn zone_fact(voice: &Voice, zone: &Zone) -> Line {
    voice.fact_zone(Span::Plain(zone.name().to_owned()))
}

fn button(label: &Line, press: Press) -> Button {
    Button { label: label.plain(), action: Action::Press(press), tone: Tone::Primary }
}
