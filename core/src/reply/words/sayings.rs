//! The sayings: every one a typed function, named after the situation it is said in. Their words are
//! in `locales/`, under the same name with hyphens; a test keeps both lists equal.

use crate::reply::block::Line;

use super::{Value, Voice};

macro_rules! sayings {
    ($($name:ident ( $($argument:ident),* );)+) => {
        impl Voice {
            $(
                #[doc = concat!("See `", stringify!($name), "` (with hyphens) in `locales/en.ftl`.")]
                #[must_use]
                pub fn $name(&self $(, $argument: impl Into<Value>)*) -> Line {
                    self.say(
                        &stringify!($name).replace('_', "-"),
                        &[$((stringify!($argument), $argument.into())),*],
                    )
                }
            )+
        }

        /// All sayings with the names of their arguments.
        #[cfg(test)]
        pub(super) const SAYINGS: &[(&str, &[&str])] =
            &[$((stringify!($name), &[$(stringify!($argument)),*])),+];
    };
}

pub(super) use sayings;

sayings! {
    weekday(day);
    month(month);
    day_of_month(day, month);
    day_of_year(date, year);
    in_minutes(count);
    in_hours(count);
    in_days(count);
    minutes(count);
    hours(count);
    days(count);
    before(length);
    before_and_again(earlier, length);
    start_heading();
    start_what();
    start_find();
    start_open();
    start_help();
    start_crisis();
    help_everyone();
    help_facilitators();
    help_operator();
    help_more_in_private();
    help_crisis();
    unasked();
    apology(reference);
    answer_incomplete();
    nothing_to_stop();
    stopped();
    better_in_private();
    link_typed_in_chat();
    asked_namelessly();
    file_not_sent();
    crisis_emergency();
    crisis_lines();
    crisis_line(name, place, contact, hours, source, checked);
    crisis_directory(address);
    crisis_nobody_watches();
    timezone_set(zone, now);
    timezone_is(zone, now);
    timezone_unset();
    group_opened(label, number);
    bind_a_chat_next();
    default_label();
    label_was_made(label);
    label_gives_away(label);
    fee_comes_first(example);
    listed_at_once();
    operator_will_look();
    no_operator_yet();
    schedule_next();
    chat_is_bound(label);
    chat_bound(label);
    chat_was_lost(label);
    chat_seen_by_server();
    chat_is_public();
    chat_openness_unknown();
    group_admitted(name);
    bind_asked(label);
    bind_agreed(label);
    nothing_to_admit();
    waiting_for_admission();

    not_stated();
    no_fee();
    fact_about(about);
    fact_topics(topics);
    fact_led_by_unnamed();
    led_by_how();
    fact_label(label);
    fact_no_seat(capacity);
    fact_next(at);
    fact_nothing_scheduled();
    fact_in_break();
    fact_fee(fee);
    fact_zone(zone);
    fact_no_chat();
    fact_chats(platforms, private);
    fact_seats(free, capacity);
    fact_open_to_all();
    nothing_listed();
    nothing_found();
    nothing_found_advice();
    found(count);
    found_elsewhere_too(count);
    found_elsewhere_only(count);
    listings_need_words(count);
    listing_known_from(directory);
    listing_by_appointment();
    listing_ways(ways);
    listing_language(languages);
    listing_entry(entry);
    listing_welcomes(who);
    welcomes(who);
    listing_page(page);
    listing_no_page();
    joined(name);
    joined_next(at);
    joined_nothing_scheduled();
    joined_elsewhere(platform);
    joined_link(offset);
    joined_stored(days);
    left(label);
    which_group();
    and_more(count);
    it_is_over();
    which_reading();
    form_title();

    preview(label);
    preview_zone(zone);
    preview_once(minutes);
    preview_repeats(minutes);
    preview_counted(minutes, count);
    preview_double(count);
    preview_again(news);
    time_skipped(date, shifted);
    time_repeated(date);
    venue_none();
    venue_call(service);
    way_in_call(service);
    venue_unknown(host);
    venue_unknown_ask();
    venue_ended(service);
    venue_check_link(host, end);
    venue_check_phone(number);
    venue_check_code(number, code);
    venue_no_telegram_chat();
    venue_phone();
    venue_discord();
    venue_telegram();
    venue_place(place);
    scheduled(label);
    scheduled_reminders(offsets);
    scheduled_again(label);
    scheduled_again_quietly();
    discarded();
    preview_move(label, old, new);
    moved(label, at);
    preview_cancel(label, at);
    cancelled(label, at);
    chats_will_hear();
    chats_are_told();
    chats_are_told_of_the_break();
    no_chat_hears();
    chats_hear_after_break();
    session_planned(number, at);
    session_cancelled_line(number, at);
    session_answers(session, coming, absent);
    sessions_more(count);
    next_nothing(label);
    next_is(label, at, away);
    next_is_now(label, at);
    next_was_to_begin(label, at);
    next_is_due(label, at);
    noted_coming(label, at);
    noted_cant_come_others_may(label, at);
    noted_cant_come(label, at);
    link_for(label, at);
    link_keep_private();
    dial(number);
    enter_code(code);
    in_discord_channel(address);
    in_telegram_chat();
    at_place(place);
    chat_regained(label);

    you_lead_it();
    you_are_called(alias);
    alias_set(label, alias);
    preview_alias(label, alias);
    languages_are(languages);
    language_set();
    reminded_privately(label, offsets);
    not_reminded_privately(label);
    will_remind_privately(label, offsets);
    will_not_remind_privately(label);
    group_reminders_set(label, offsets);
    here_is_your_calendar();
    here_is_your_data();
    nothing_stored();
    preview_forget();
    preview_forget_led(labels, told);
    preview_forget_led_with(labels);
    preview_forget_kept_out();
    preview_forget_doors(days);
    forgotten();
    forgotten_kept_out();
    forgotten_but_one();
    forgotten_doors(days);
    privacy_heading();
    privacy_kept();
    privacy_for_a_while(days);
    privacy_not_read();
    privacy_asked(days);
    privacy_link();
    privacy_others();
    privacy_operator();
    privacy_stays(days);
    privacy_rights();
    which_cancelled(label);
    others_by_number();
    preview_restore(label, at);
    restored(label, at);
    which_series();
    preview_end_series(label, number, rule);
    series_line(number, rule);
    series_ended(label);
    preview_announce(label);
    announcement_goes_out(label);
    people_of(label);
    people_keep_private();
    unnamed();
    person_leading(number, name, platform, since);
    person_taking_part(number, name, platform, since);
    preview_remove(name, label);
    removed(label);
    preview_pause(label);
    preview_end_break(label);
    group_paused(label);
    group_resumed(label);
    preview_close(label);
    group_closed(label);
    group_edited(name);
    group_is(name);
    edit_how();
    button_show(label);
    button_coming();
    button_of(label, button);
    button_cant_come();
    button_link();
    button_join();
    button_join_named(label);
    button_join_again();
    button_admit();
    button_admit_named(label);
    button_more();
    button_bind();
    button_confirm();
    button_confirm_unknown();
    button_correct();
    button_discard();
    button_open_private();
    button_open_call();
    button_copy_number();
    button_copy_code();
    button_try_again();

    reminder(label, at, away);
    reminder_link();
    posted(label);
    posted_more();
    change_moved(label, old, new);
    change_cancelled(label, at);
    change_takes_place(label, at);
    series_has_ended(label, rule);
    group_takes_a_break(label);
    group_goes_on(label);
    group_is_over(label);
    announced(label);
    told_removed(label);
    told_orphaned(name, number);
    ask_admission(name, number);
    told_admitted(name);
    ask_bind(label, platform);
    told_link_exposed(label);
}
