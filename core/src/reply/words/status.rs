//! The sayings of `/status`, see `sayings.rs`.

use crate::reply::block::Line;

use super::sayings::sayings;
use super::{Value, Voice};

sayings! {
    status_heading();
    status_all_well();
    status_please_look();
    status_version(version, zones);
    status_groups(states);
    status_people(count);
    status_chats(present);
    status_chats_lost(count);
    status_side_refused(side);
    status_side_ended(side);
    status_unheld(side);
    status_out_of_hearing(count);
    status_idle(side, seconds);
    status_due(side, count, since);
    status_last_day(side, what);
    status_in_doubt(count);
    status_refused(count);
    status_expired(count);
    status_superseded(count);
    status_lane(side, sent, later);
    status_held_here(side, since);
    status_held_elsewhere(side, since);
    status_standing_by(side, since);
    status_since_start(side, what);
    status_nothing_sent();
    status_in_time(count);
    status_late(count, late, seconds);
    status_resent(count);
    status_waited(count);
    status_unsent(count);
    status_moved(count);
    status_answered(count);
    status_answered_slowly(count, slow, seconds);
    status_restarts(count);
    status_silences(count);
    status_failed_polls(count);
    status_unreadable(count);
    status_lost_answers(count);
}
