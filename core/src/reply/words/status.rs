//! The sayings of `/status`, see `sayings.rs`.

use crate::reply::block::Line;

use super::sayings::sayings;
use super::{Value, Voice};

sayings! {
    status_heading();
    status_version(version, zones);
    status_groups(states);
    status_people(count);
    status_chats(present, gone);
    status_lane(lane, due, later, sent, trouble);
    status_late(seconds);
    status_side_well(side);
    status_side_ended(side);
    status_side(side, troubles);
    status_restarts(count);
    status_silences(count);
    status_failed_polls(count);
    status_unreadable(count);
    status_lost_answers(count);
}
