//! Journeys about the promise: what is owed arrives once, in time, or its end is known.

mod cut_off;
mod gateway;
mod health;
mod limits;
mod lost_answers;
mod lost_chats;
mod migration;
mod notices;
mod older_servers;
mod outages;
mod scene;
mod stale;
mod stopping;
mod two_bots;
mod unheard;
mod unseen;
mod updates;
