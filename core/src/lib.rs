//! Everything that is true of support groups on both platforms: no Discord, no Telegram, no network.
//!
//! # A tour
//!
//! Begin at [`App::handle`]: a [`Caller`](domain::caller::Caller) asks something at a place, and gets a
//! [`Reply`](reply::Reply). Between the two lie one instant, one transaction, and one command.
//!
//! | where | what | reads on at |
//! |---|---|---|
//! | [`app`] | the one entry for requests: clock, transaction, permission, command, commit | `app/task.rs` |
//! | [`commands`] | what can be asked: one file a command, one list of them, from which menus, parsing and help follow | [`commands::CATALOGUE`] |
//! | [`domain`] | what is true: facts and rules, pure, without the clock or the store | [`domain::group`] |
//! | [`time`] | zones, recurrence in wall-clock time, phrases such as "every other Thursday 19:00" | [`time::phrase`] |
//! | [`reply`] | what is said, before any markup: blocks, buttons, refusals, and the words in `locales/` | [`reply::words`] |
//! | [`store`] | what is remembered: one SQLite file, and the only SQL there is | [`store::Store`] |
//! | [`outbox`] | what time brings: planned, paced, sent through a port, recorded | [`outbox::messenger`] |
//! | [`exchange`] | what comes and goes: directories of meetings, calendars | [`exchange::directory`] |
//! | [`clock`], [`chance`] | the only readers of time and of randomness | |
//! | [`measures`] | how the running program is: figures, and no names | [`measures::Measures`] |
//! | [`house`] | what all of it shares | [`House`] |
//!
//! Nobody is told anything by the way: whoever owes somebody a message writes a delivery in the same
//! transaction, and the [`outbox`] brings it. The adapters in `bots/` translate, and hold no rule.

pub mod app;
pub mod chance;
pub mod clock;
pub mod commands;
pub mod domain;
pub mod exchange;
pub mod health;
pub mod house;
pub mod measures;
pub mod outbox;
pub mod reply;
pub mod store;
pub mod time;

pub use app::App;
pub use house::House;
