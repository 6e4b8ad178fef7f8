//! The sayings about chats that were lost, or may not have heard something, see `sayings.rs`.

use crate::reply::block::Line;

use super::sayings::sayings;
use super::{Value, Voice};

sayings! {
    told_chat_lost(label, place);
    mend_chat(why);
    told_unheard(label, place);
    told_not_heard(label, place);
    look_and_tell_again();
    tell_again();
    tell_them_yourself();
    news_begins(label, at);
    news_announcement(label);
    button_tell_again();
    told_again(label);
    told_again_already(label);
    told_reminders_unheard(count, label);
    reminder_unheard(place, at);
    reminders_unheard_mend();
}
