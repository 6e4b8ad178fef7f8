//! The sayings about the doors of groups' chats, see `sayings.rs`.

use crate::reply::block::Line;

use super::sayings::sayings;
use super::{Value, Voice};

sayings! {
    told_access_refused(label, place);
    mend_access(why);
    told_role_shown(label, why);
    doors_tried_again(label);
    doors_nothing_owed(label);
    invitation(label);
    invitation_once();
    button_enter_chat();
    button_new_way_in();
    new_way_in_follows(label);
    join_answer();
    button_start();
    left_chat_too();
    left_may_tell(command);
    left_role_too();
    left_not_yet(platform);
    removed_not_yet(platform);
    role_is_given(label);
    fact_role();
    joined_role();
    told_role(label);
    button_no_role();
    preview_no_role(label);
    role_is_not_given(label);
    door_waits(label);
    door_waits_how();
    button_open_channel();
    in_already_with_door(label);
    channel_opens(label);
    closing_takes_role();
    closing_keeps_chat();
    door_is_kept();
    door_needs_right(why);
    permanent_link();
    refuse_role(why);
}
