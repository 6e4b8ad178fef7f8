//! Every kind, on both platforms, in every doubt: as DESIGN.md says it, row by row.

use super::*;

/// What follows: `R` it is sent again, `-` it is left. Then what happens when it is given up.
///
/// The columns, each on its platform:
/// - Discord, 5 s after the first try: the 1st doubt, the 4th, the 6th;
/// - Discord, 61 s after it, when the nonce holds no longer: the 1st, the 4th, the 6th;
/// - Telegram, with nothing later to come: the 1st, the 2nd, the 4th, the 6th;
/// - Telegram, with a later one to come: the 1st.
const TABLE: &[(&str, &str, &str, &str, &str, &str)] = &[
    ("reminder", "RRR", "---", "RR--", "-", "listed"),
    ("personal_reminder", "RRR", "---", "RR--", "-", "counted"),
    ("change", "RRR", "R--", "RR--", "R", "asked"),
    ("posted", "RRR", "---", "R---", "R", "asked"),
    ("series_ended", "RRR", "---", "R---", "R", "asked"),
    ("group_state", "RRR", "---", "R---", "R", "asked"),
    ("announcement", "RRR", "---", "R---", "R", "asked"),
    ("removed", "RRR", "---", "R---", "R", "counted"),
    ("let_back", "RRR", "---", "R---", "R", "counted"),
    ("orphaned", "RRR", "---", "R---", "R", "counted"),
    ("admission_request", "RRR", "---", "R---", "R", "counted"),
    ("admitted", "RRR", "---", "R---", "R", "counted"),
    ("bind_request", "RRR", "---", "R---", "R", "counted"),
    ("chat_bound", "RRR", "---", "R---", "R", "counted"),
    ("chat_lost", "RRR", "---", "R---", "R", "counted"),
    ("link_exposed", "RRR", "---", "R---", "R", "counted"),
    ("code_overheard", "RRR", "---", "R---", "R", "counted"),
    ("erase_message", "RR-", "RR-", "RRR-", "R", "counted"),
    ("unheard", "RRR", "---", "R---", "R", "counted"),
    ("reminders_unheard", "RRR", "---", "R---", "R", "counted"),
    ("cofacilitator", "RRR", "---", "R---", "R", "counted"),
    ("facilitator_left", "RRR", "---", "R---", "R", "counted"),
    ("facilitator_gone", "RRR", "---", "R---", "R", "counted"),
    ("unstated", "RRR", "---", "R---", "R", "counted"),
    ("concern_raised", "RRR", "---", "R---", "R", "counted"),
    ("concern_added", "RRR", "---", "R---", "R", "counted"),
    ("concern_asked", "RRR", "---", "R---", "R", "counted"),
    ("concern_ended", "RRR", "---", "R---", "R", "counted"),
    ("decided", "RRR", "---", "R---", "R", "counted"),
    ("expelled", "RRR", "---", "R---", "R", "counted"),
    ("state_told", "RRR", "---", "R---", "R", "counted"),
    ("profession_stated", "RRR", "---", "R---", "R", "counted"),
    ("profession_checked", "RRR", "---", "R---", "R", "counted"),
    ("profession_ends", "RRR", "---", "R---", "R", "counted"),
    ("licence_ends", "RRR", "---", "R---", "R", "counted"),
    ("licence_asked", "RRR", "---", "R---", "R", "counted"),
    ("access", "RR-", "RR-", "RRR-", "R", "counted"),
    ("invitation", "---", "---", "----", "-", "counted"),
    ("link_revoked", "RR-", "RR-", "RRR-", "R", "counted"),
    ("join_answer", "RRR", "---", "R---", "R", "counted"),
    ("join_declined", "RR-", "RR-", "RRR-", "R", "counted"),
    ("door_waits", "RRR", "---", "R---", "R", "counted"),
    ("role_told", "RRR", "---", "R---", "R", "counted"),
    ("access_refused", "RRR", "---", "R---", "R", "counted"),
    ("outside", "RRR", "---", "R---", "R", "counted"),
    ("seat_offer", "RRR", "R--", "RR--", "R", "counted"),
    ("seat_lapsed", "RRR", "---", "R---", "R", "counted"),
    ("seat_withdrawn", "RRR", "---", "R---", "R", "counted"),
    ("line_ended", "RRR", "---", "R---", "R", "counted"),
    ("change_told", "RRR", "R--", "RR--", "R", "counted"),
    ("place_back", "RRR", "R--", "RR--", "R", "counted"),
    ("entry_request", "RRR", "---", "R---", "R", "counted"),
    ("entry_decided", "RRR", "---", "R---", "R", "counted"),
    ("entry_question", "RRR", "---", "R---", "R", "counted"),
    ("entry_answer", "RRR", "---", "R---", "R", "counted"),
    ("entry_waits", "RRR", "---", "R---", "R", "counted"),
    ("entry_lapsed", "RRR", "---", "R---", "R", "counted"),
    ("agreement_changed", "RRR", "---", "R---", "R", "counted"),
    ("session_begins", "RRR", "---", "R---", "R", "counted"),
    ("host_missing", "RRR", "---", "R---", "R", "counted"),
    ("hosts_missing", "RRR", "---", "R---", "R", "counted"),
    ("joins_paused", "RRR", "---", "R---", "R", "counted"),
    ("break_ends", "RRR", "---", "R---", "R", "counted"),
    ("wish", "RRR", "---", "R---", "R", "counted"),
    ("fee_change", "RRR", "R--", "RR--", "R", "counted"),
    ("attendance", "RRR", "---", "R---", "R", "counted"),
    ("attendance_told", "RRR", "---", "R---", "R", "counted"),
];

fn follows(platform: Platform, kind: Kind, seconds: i64, times: i64, later: bool) -> char {
    let doubt = Doubt {
        platform,
        kind,
        since_first_try: Duration::seconds(seconds),
        times,
        later_one_to_come: later,
    };
    match doubt.answer() {
        AfterDoubt::Resend => 'R',
        AfterDoubt::LeaveIt => '-',
    }
}

#[test]
fn every_kind_has_its_own_answer_to_every_doubt() {
    let (discord, telegram) = (Platform::Discord, Platform::Telegram);
    let mut found = Vec::new();
    for kind in Kind::ALL.iter().copied() {
        let row = |platform, seconds, times: &[i64], later| {
            times.iter().map(|times| follows(platform, kind, seconds, *times, later)).collect()
        };
        let soon: String = row(discord, 5, &[1, 4, 6], false);
        let late: String = row(discord, 61, &[1, 4, 6], false);
        let there: String = row(telegram, 5, &[1, 2, 4, 6], false);
        let early: String = row(telegram, 5, &[1], true);
        let given_up = format!("{:?}", kind.in_doubt().1).to_lowercase();
        found.push([kind.as_str().to_owned(), soon, late, there, early, given_up]);
    }
    let meant = |&(kind, soon, late, there, early, given_up): &(_, _, _, _, _, _)| {
        [kind, soon, late, there, early, given_up].map(str::to_owned)
    };
    assert_eq!(found, TABLE.iter().map(meant).collect::<Vec<_>>());
}

#[test]
fn the_nonce_holds_for_a_minute_and_no_longer() {
    let follows = |seconds| follows(Platform::Discord, Kind::Reminder, seconds, 1, false);
    assert_eq!((follows(60), follows(61)), ('R', '-'));
    assert_eq!(follows(-55 * 60), '-', "a calendar that was set back");
    for (kind, may) in [(Kind::Reminder, false), (Kind::Change, true), (Kind::EraseMessage, true)] {
        assert_eq!(may_be_repeated(Platform::Discord, kind, false), may);
        assert!(may_be_repeated(Platform::Telegram, kind, false));
    }
}

/// A minute after the first try.
fn may_be_repeated(platform: Platform, kind: Kind, later_one_to_come: bool) -> bool {
    let since_first_try = Duration::seconds(61);
    Doubt { platform, kind, since_first_try, times: 1, later_one_to_come }.may_be_repeated()
}

#[test]
fn a_reminder_is_not_repeated_on_telegram_once_a_later_one_is_to_come_again() {
    for kind in [Kind::Reminder, Kind::PersonalReminder] {
        assert!(may_be_repeated(Platform::Telegram, kind, false));
        assert!(!may_be_repeated(Platform::Telegram, kind, true));
    }
    assert!(may_be_repeated(Platform::Telegram, Kind::Change, true));
}

#[test]
fn what_is_said_to_people_is_never_told_of_to_others() {
    let to_people = [
        Kind::PersonalReminder,
        Kind::Removed,
        Kind::Orphaned,
        Kind::AdmissionRequest,
        Kind::Admitted,
        Kind::BindRequest,
        Kind::ChatLost,
        Kind::LinkExposed,
        Kind::CodeOverheard,
        Kind::Unheard,
        Kind::RemindersUnheard,
        Kind::Cofacilitator,
        Kind::FacilitatorLeft,
        Kind::Unstated,
        Kind::ConcernRaised,
        Kind::ConcernAdded,
        Kind::ConcernAsked,
        Kind::ConcernEnded,
        Kind::Decided,
        Kind::Expelled,
        Kind::StateTold,
        Kind::ProfessionStated,
        Kind::ProfessionChecked,
        Kind::ProfessionEnds,
        Kind::LicenceEnds,
        Kind::LicenceAsked,
        Kind::Invitation,
        Kind::DoorWaits,
        Kind::RoleTold,
        Kind::AccessRefused,
        Kind::SeatOffer,
        Kind::SeatLapsed,
        Kind::SeatWithdrawn,
        Kind::LineEnded,
        Kind::ChangeTold,
        Kind::PlaceBack,
        Kind::EntryRequest,
        Kind::EntryDecided,
        Kind::EntryQuestion,
        Kind::EntryAnswer,
        Kind::EntryLapsed,
        Kind::AgreementChanged,
        Kind::SessionBegins,
        Kind::HostMissing,
        Kind::HostsMissing,
        Kind::JoinsPaused,
        Kind::FeeChange,
        Kind::Attendance,
        Kind::AttendanceTold,
    ];
    for kind in to_people {
        assert_eq!(kind.in_doubt().1, GivenUp::Counted, "{kind:?}");
    }
}
