//! Journeys about the promise: what is owed arrives once, in time, or its end is known.

mod cut_off;
mod ear;
mod gateway;
mod hard_disks;
mod health;
mod kicked_while_away;
mod limits;
mod lost_answers;
mod lost_chats;
mod lost_people;
mod migration;
mod missing_hours;
mod notices;
mod older_servers;
mod one_bad_chat;
mod outages;
mod scene;
mod stale;
mod stopping;
mod strange_clocks;
mod two_bots;
mod unheard;
mod unseen;
mod updates;
