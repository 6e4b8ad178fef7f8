//! What a delivery says: made at sending time, from today's facts. About sessions in [`session`], about
//! groups and chats in [`group`], about who leads them in [`hosts`], who came in
//! [`attendance`], about seats in [`seats`], about requests
//! to be let in and agreements in [`entry`], about concerns in [`concerns`], about what chats did not hear in
//! [`unheard`].
//! groups and chats in [`group`], about their doors in [`access`], about seats in [`seats`], about requests to
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
    let said = match due.kind {
        Kind::Reminder => scene.reminder(db).await?,
        Kind::Change => scene.change(db).await?,
        Kind::PersonalReminder => scene.personal_reminder(db).await?,
        Kind::SeriesEnded => scene.series_ended(db).await?,
        Kind::GroupState => scene.group_state(db).await?,
        Kind::Announcement => scene.announcement(db).await?,
        Kind::Removed => scene.removed(db).await?,
        Kind::Orphaned => scene.orphaned(db).await?,
        Kind::Posted => scene.posted(db).await?,
        Kind::AdmissionRequest => scene.admission_request(db).await?,
        Kind::Admitted => scene.admitted(db).await?,
        Kind::BindRequest => scene.bind_request(db).await?,
        Kind::ChatBound => scene.chat_bound(db).await?,
        Kind::ChatLost => scene.chat_lost(db).await?,
        Kind::Unheard => scene.unheard(db).await?,
        Kind::RemindersUnheard => scene.reminders_unheard(db).await?,
        Kind::Cofacilitator => scene.cofacilitator(db).await?,
        Kind::ConcernRaised => scene.concern_raised(db).await?,
        Kind::ConcernAdded => scene.concern_added(db).await?,
        Kind::ConcernAsked => scene.concern_asked(db).await?,
        Kind::ConcernEnded => scene.concern_ended(db).await?,
        Kind::Decided => scene.decided(db).await?,
        Kind::StateTold => scene.state_told(db).await?,
        Kind::ProfessionStated => scene.profession_stated(db).await?,
        Kind::ProfessionChecked => scene.profession_checked(db).await?,
        Kind::ProfessionEnds => scene.profession_ends(db).await?,
        Kind::LicenceAsked => scene.licence_asked(db).await?,
        Kind::EntryRequest => scene.entry_request(db).await?,
        Kind::EntryDecided => scene.entry_decided(db).await?,
        Kind::EntryQuestion => scene.entry_question(db).await?,
        Kind::EntryAnswer => scene.entry_answer(db).await?,
        Kind::EntryLapsed => scene.entry_lapsed(db).await?,
        Kind::AgreementChanged => scene.agreement_changed(db).await?,
        Kind::SessionBegins => scene.session_begins(db).await?,
        Kind::HostMissing => scene.host_missing(db).await?,
        Kind::FeeChange => scene.fee_change(db).await?,
        Kind::HostsMissing | Kind::JoinsPaused => scene.about_new_people(db).await?,
        Kind::Attendance | Kind::AttendanceTold => scene.about_attendance(db).await?,
        Kind::LinkExposed => scene.link_exposed(db).await?,
        Kind::Access => scene.access(db).await?,
        Kind::Invitation => scene.invitation(db).await?,
        Kind::LinkRevoked => scene.link_revoked(db).await?,
        Kind::JoinAnswer => scene.join_answer(db).await?,
        Kind::JoinDeclined => scene.join_declined(db).await?,
        Kind::DoorWaits => scene.door_waits(db).await?,
        Kind::AccessRefused => scene.access_refused(db).await?,
        Kind::SeatOffer => scene.seat_offer(db).await?,
        Kind::SeatLapsed => scene.seat_lapsed(db).await?,
        Kind::SeatWithdrawn => scene.seat_withdrawn(db).await?,
        Kind::LineEnded => scene.line_ended(db).await?,
        Kind::GuestWord => scene.guest_word(db).await?,
        Kind::Wish => scene.wish(db).await?,
        Kind::EraseMessage => due.message.clone().map(|message| (Act::Erase(message), None)),
    };
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
