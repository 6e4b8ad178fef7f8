//! The sayings about searching and wishing, see `sayings.rs`.

use crate::domain::language;
use crate::reply::block::{Line, Span};

use super::sayings::sayings;
use super::{Value, Voice};

sayings! {
    read_as(typed, read);
    filtered(filters);
    filter_language(language);
    filter_after(at);
    filter_before(at);
    filter_no_fee();
    filter_most(price);
    fees_not_stated(count);
    fees_not_comparable(count);
    not_used(written);
    did_you_mean();
    not_used_sign(written, currencies);
    not_used_second(written);
    not_used_day(example);
    wish_in_words();
    button_ask_to_join_named(label);
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
    refuse_filter_currency(filter);
    refuse_filter_currencies(filter, codes);
    refuse_day_filter();
    refuse_clock_filter();
    refuse_which_half(early, late);
    refuse_many_wishes();
    refuse_nobody_reads_wishes();
}

impl Voice {
    /// A language as its reader calls it; its tag if it is none of those that are known.
    #[must_use]
    pub fn language_called(&self, tag: &str) -> Span {
        Span::Plain(language::name_for(self.language(), tag).unwrap_or(tag).to_owned())
    }
}
