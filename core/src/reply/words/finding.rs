//! The sayings about searching and wishing, see `sayings.rs`.

use crate::reply::block::Line;

use super::sayings::sayings;
use super::{Value, Voice};

sayings! {
    read_as(typed, read);
    filtered(filters);
    filter_language(language);
    filter_after(at);
    filter_before(at);
    filter_no_fee();
    filter_seats();
    filter_platform(platform);
    filter_kind(kind);
    filter_led(led);
    hours_of(zone);
    hours_of_each_group();
    without_filters(count);
    button_without_filters();
    nearest_topics(topics);
    topics_there_are(topics);
    wish_how();
    button_wish();
    preview_wish(language);
    wish_leave_out();
    wish_made(days);
    told_wish(language);
    told_wish_how();
    button_wish_done();
    no_wishes();
    wishes_there_are(count);
    wish_line(number, times, language, day);
    button_wish_done_numbered(number);
    wish_ticked_off();
    refuse_filter(filter, which);
    refuse_day_filter();
    refuse_clock_filter();
    refuse_which_half(early, late);
    refuse_many_wishes();
    refuse_nobody_reads_wishes();
}
