//! The sayings about seats, and waiting for one, see `sayings.rs`.

use crate::reply::block::Line;

use super::sayings::sayings;
use super::{Value, Voice};

sayings! {
    in_line(label, position);
    in_line_how();
    fact_in_line(position);
    left_line(label);
    people_wait(count);
    person_waiting(number, name, platform, since);
    person_offered(number, name, platform, since);
    seats_taken(taken, held, free, capacity);
    button_wait();
    button_wait_named(label);
    button_leave_line();
}
