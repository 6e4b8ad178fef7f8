//! Refusals: a request turned down for a reason the person can understand and act on. Not errors:
//! nothing is logged, and each says the way out.

use crate::domain::address::Platform;
use crate::domain::offsets::BadOffsets;
use crate::domain::private::Private;
use crate::domain::text::BadText;
use crate::domain::topic::BadTopics;
use crate::domain::venue::BadVenue;
use crate::time::phrase::Unclear;
use crate::time::zone::UnknownZone;

use super::block::{Line, Span};
use super::words::Voice;

mod access;
mod concerns;
mod credentials;
mod entry;
mod examples;
mod fees;
mod finding;
mod form;
mod running;
mod seats;

pub use access::AccessRefusal;
pub use concerns::ConcernRefusal;
pub use credentials::CredentialRefusal;
pub use entry::EntryRefusal;
pub use examples::{absence_example, alias_example, fee_example};
pub use fees::FeeRefusal;
pub use finding::Finding;
pub use form::BadForm;
pub use running::Running;
pub use seats::NoSeat;

/// Why something was not done.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants say it; the words are in locales/")]
pub enum Refusal {
    UnknownCommand,
    OperatorOnly,
    ManagersOnly(Platform),
    FacilitatorsOnly(Private<String>),
    Missing {
        question: Line,
        argument: &'static str,
    },
    NoSuchGroup,
    /// Several groups may be meant where others read the answer: names nothing.
    SayWhichHere(String),
    InNoGroup,
    LeadsNoGroup,
    /// By its number as well: others may go by the same label.
    NotInGroup(i64, Private<String>),
    AlreadyIn(Private<String>),
    TakesNobody(Private<String>),
    SayWhichToJoin,
    LastFacilitator(Private<String>),
    NotWaitingForAdmission(Private<String>),
    /// About what a group costs.
    Fee(FeeRefusal),
    ChatNeeded,
    ChatTaken(Private<String>),
    UnknownZone(UnknownZone),
    TooLong {
        argument: &'static str,
        longest: usize,
    },
    BadArgument(&'static str),
    Form(BadForm),
    BadTopics(BadTopics),
    BadVenue(BadVenue),
    SeveralVenues,
    WhenTwice,
    Unclear(Unclear),
    OneTimeOnly,
    NoSuchSession,
    NothingScheduled(Private<String>),
    NothingScheduledAnywhere,
    SessionCancelled,
    SessionOver,
    LinkTooEarly(Span),
    NoVenue,
    ButtonTooOld,
    ButtonOfAnother,
    UnknownLanguage(Span),
    BadOffsets(BadOffsets),
    NotCancelled,
    LinkInAnnouncement,
    NoSuchMember,
    GroupIsOver(Private<String>),
    /// A single session needs a time to move to.
    MoveToWhen,
    /// A piece of the time a session is to move to means nothing here.
    MoveNotUnderstood(String),
    /// The group has no chat that can be reached.
    NoChatHears,
    /// No series has that number there.
    NoSuchSeries,
    /// Somebody does not get a seat now.
    Seat(NoSeat),
    /// While a group is run.
    Running(Running),
    /// About a concern, or a group the operator holds.
    Concern(ConcernRefusal),
    /// About what is stated or checked of a profession.
    Credential(CredentialRefusal),
    Access(AccessRefusal),
    /// About coming into a group.
    Entry(EntryRefusal),
    /// About searching and wishing.
    Finding(Finding),
}

impl From<CredentialRefusal> for Refusal {
    fn from(refusal: CredentialRefusal) -> Self {
        Self::Credential(refusal)
    }
}

impl From<EntryRefusal> for Refusal {
    fn from(refusal: EntryRefusal) -> Self {
        Self::Entry(refusal)
    }
}

impl Refusal {
    /// In words.
    #[must_use]
    pub fn say(&self, voice: &Voice) -> Line {
        match self {
            Self::UnknownCommand => voice.refuse_unknown_command(),
            Self::OperatorOnly => voice.refuse_operator_only(),
            Self::ManagersOnly(platform) => voice.refuse_managers_only(platform.as_str()),
            Self::FacilitatorsOnly(label) => voice.refuse_facilitators_only(label),
            Self::Missing { question, argument } => missing(voice, question, argument),
            Self::NoSuchGroup => voice.refuse_no_such_group(),
            Self::SayWhichHere(command) => say_which_here(voice, command),
            Self::InNoGroup => voice.refuse_in_no_group(),
            Self::LeadsNoGroup => voice.refuse_leads_no_group(),
            Self::NotInGroup(_, label) => voice.refuse_not_in_group(label),
            Self::AlreadyIn(label) => voice.refuse_already_in(label),
            Self::TakesNobody(label) => voice.refuse_takes_nobody(label),
            Self::SayWhichToJoin => voice.refuse_say_which_to_join(),
            Self::LastFacilitator(label) => voice.refuse_last_facilitator(label),
            Self::NotWaitingForAdmission(label) => voice.refuse_not_waiting(label),
            Self::Fee(why) => why.say(voice),
            Self::ChatNeeded => voice.refuse_chat_needed(),
            Self::ChatTaken(label) => voice.refuse_chat_taken(label),
            Self::UnknownZone(unknown) => unknown_zone(voice, unknown),
            Self::TooLong { argument, longest } => too_long(voice, argument, *longest),
            Self::BadArgument(argument) => voice.refuse_bad_argument(code(argument)),
            Self::Form(form) => form.say(voice),
            Self::BadTopics(bad) => bad_topics(voice, *bad),
            Self::BadVenue(bad) => bad_venue(voice, *bad),
            Self::SeveralVenues => voice.refuse_several_venues(),
            Self::WhenTwice => voice.refuse_when_twice(),
            Self::Unclear(unclear) => self::unclear(voice, unclear),
            Self::OneTimeOnly => voice.refuse_one_time_only(),
            Self::NoSuchSession => voice.refuse_no_such_session(),
            Self::NothingScheduled(label) => voice.refuse_nothing_scheduled(label),
            Self::NothingScheduledAnywhere => voice.refuse_nothing_scheduled_anywhere(),
            Self::SessionCancelled => voice.refuse_session_cancelled(),
            Self::SessionOver => voice.refuse_session_over(),
            Self::LinkTooEarly(opens) => voice.refuse_link_too_early(opens.clone()),
            Self::NoVenue => voice.refuse_no_venue(),
            Self::ButtonTooOld => voice.refuse_button_too_old(),
            Self::ButtonOfAnother => voice.refuse_button_of_another(),
            Self::UnknownLanguage(there_are) => voice.refuse_unknown_language(there_are.clone()),
            Self::BadOffsets(bad) => bad_offsets(voice, *bad),
            Self::NotCancelled => voice.refuse_not_cancelled(),
            Self::LinkInAnnouncement => voice.refuse_link_in_announcement(),
            Self::NoSuchMember => voice.refuse_no_such_member(),
            Self::GroupIsOver(label) => voice.refuse_group_is_over(label),
            Self::MoveToWhen => voice.refuse_move_to_when(),
            Self::MoveNotUnderstood(left) => voice.refuse_move_not_understood(plain(left)),
            Self::NoChatHears => voice.no_chat_hears(),
            Self::NoSuchSeries => voice.refuse_no_such_series(),
            Self::Seat(no_seat) => no_seat.say(voice),
            Self::Running(why) => why.say(voice),
            Self::Concern(refusal) => refusal.say(voice),
            Self::Credential(refusal) => refusal.say(voice),
            Self::Access(refusal) => refusal.say(voice),
            Self::Entry(refusal) => refusal.say(voice),
            Self::Finding(finding) => finding.say(voice),
        }
    }
}

fn plain(text: impl Into<String>) -> Span {
    Span::Plain(text.into())
}

fn code(text: &str) -> Span {
    Span::Code(text.to_owned())
}

fn missing(voice: &Voice, question: &Line, argument: &str) -> Line {
    voice.refuse_missing(question.clone(), code(&format!("{argument}:")))
}

fn say_which_here(voice: &Voice, command: &str) -> Line {
    voice.refuse_say_which_here(code(&format!("/{} #12", voice.command_name(command))))
}

fn too_long(voice: &Voice, argument: &str, longest: usize) -> Line {
    voice.refuse_too_long(code(argument), i64::try_from(longest).unwrap_or(i64::MAX))
}

fn unknown_zone(voice: &Voice, unknown: &UnknownZone) -> Line {
    if unknown.nearest.is_empty() {
        return voice.refuse_unknown_zone();
    }
    if unknown.offset {
        return voice.refuse_zone_offset(plain(unknown.nearest.join(", ")));
    }
    voice.refuse_unknown_zone_near(plain(unknown.nearest.join(", ")))
}

fn bad_offsets(voice: &Voice, bad: BadOffsets) -> Line {
    match bad {
        BadOffsets::NotUnderstood => voice.refuse_offsets(),
        BadOffsets::OutOfRange => voice.refuse_offset_out_of_range(),
        BadOffsets::TooMany => voice.refuse_too_many_offsets(),
    }
}

fn bad_topics(voice: &Voice, bad: BadTopics) -> Line {
    match bad {
        BadTopics::TooMany => voice.refuse_too_many_topics(),
        BadTopics::Text(BadText::Empty) => voice.refuse_bad_argument(code("topics")),
        BadTopics::Text(BadText::TooLong(longest)) => too_long(voice, "topics", longest),
    }
}

fn bad_venue(voice: &Voice, bad: BadVenue) -> Line {
    match bad {
        BadVenue::NotALink => voice.refuse_not_a_link(),
        BadVenue::NotHttps => voice.refuse_not_https(),
        BadVenue::HasLogin => voice.refuse_link_has_login(),
        BadVenue::NoPublicHost => voice.refuse_no_public_host(),
        BadVenue::NoRoom(provider) => voice.refuse_no_room(plain(provider.title())),
        BadVenue::NotDialable => voice.refuse_not_dialable(),
        BadVenue::Text(BadText::Empty) => voice.refuse_bad_argument(code("place")),
        BadVenue::Text(BadText::TooLong(longest)) => too_long(voice, "place", longest),
    }
}

fn unclear(voice: &Voice, unclear: &Unclear) -> Line {
    match unclear {
        // Asked with buttons before it can get here; as a refusal it is still true.
        Unclear::Ambiguous(_) => voice.which_reading(),
        Unclear::NoTime => voice.refuse_no_time(),
        Unclear::NoDay => voice.refuse_no_day(),
        Unclear::NoSuchDate { day, month, .. } => {
            voice.refuse_no_such_date(voice.day_and_month(*day, *month))
        }
        Unclear::NoSuchTime { raw } => voice.refuse_no_such_time(plain(raw)),
        Unclear::WrongWeekday { date, .. } => voice.refuse_wrong_weekday(plain(date.to_string())),
        Unclear::NotEveryMonth { day } => voice.refuse_not_every_month(plain(day.to_string())),
        Unclear::Past { starts } => {
            voice.refuse_past(plain(starts.format("%Y-%m-%d %H:%M").to_string()))
        }
        Unclear::TooFar => voice.refuse_too_far(),
        Unclear::TooLong => voice.refuse_session_too_long(),
        Unclear::EndsBeforeStart => voice.refuse_ends_before_start(),
        Unclear::NotUnderstood { left } => voice.refuse_not_understood(plain(left)),
    }
}
