//! The sayings about seats, and waiting for one, see `sayings.rs`.

use crate::reply::block::Line;

use super::sayings::sayings;
use super::{Value, Voice};

sayings! {
    in_line(label, position);
    in_line_how();
    fact_in_line(position);
    left_line(label);
    invitation_good_again(until);
    people_wait(count);
    person_waiting(number, name, platform, since);
    person_offered(number, name, platform, since);
    seats_taken(taken, held, free, capacity);
    button_wait();
    button_wait_named(label);
    button_leave_line();
    button_take_seat();
    button_pass_seat();
    seat_offered(label);
    seat_held_until(until, away);
    seat_lapsed(label);
    seat_still_free();
    seat_withdrawn(label);
    seat_went_on(position);
    fact_seat_held(until);
    held_seats_stay(held);
    turned_down_free(label, position);
    turned_down_once(label, position);
    turned_down_withheld(label, position);
    turned_down(label, position);
    line_ended(label);
    told_removed_from_line(label);
    privacy_waiting(days);
    guest_offered(label, at);
    guest_keeps_place();
    guest_welcome(label, at);
    told_group_is_over(label);
    people_hear_after_break(count);
    guest_lapsed(label, at, went);
    guest_withdrawn(label, at);
    guest_cancelled(label, at);
    guest_moved(label, at);
    session_is_at(label, at);
    people_hear_too(count);
    fact_comes_as_guest(at);
    fact_guests();
    guests_need_seats(example);
    fewer_seats(members, capacity);
    refuse_offer_gone();
    refuse_seat_went_on(label, position);
    refuse_seat_time_over(label, position);
    refuse_seat_given_back(label, position);
    refuse_seat_turned_down(label, position);
    refuse_seat_not_free(label, position);
    refuse_guest_already(label, at);
    noted_wants_back(label, at);
    place_is_back(label, at);
    fact_cannot_come(at);
    fact_wants_back(at);
}
