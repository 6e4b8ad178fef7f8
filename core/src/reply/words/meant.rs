//! The sayings that ask what a number means, see `sayings.rs`.

use crate::reply::block::Line;

use super::sayings::sayings;
use super::{Value, Voice};

sayings! {
    number_means_both(number);
    number_of_group(number, label, at);
    number_of_group_without(number, label);
    number_of_session(number, label, at);
    number_of_cancelled(number, label, at);
    number_to_be_clear(session, group);
    group_and_time(label, at);
    other_groups();
    which_person();
}
