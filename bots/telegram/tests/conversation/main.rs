//! The whole adapter with the real core, against a loopback Telegram.

mod restarts;
mod talk;
mod town;
