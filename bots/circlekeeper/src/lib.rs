//! The program: settings, subcommands, and the wiring of store, adapters and outbox.
//!
//! Here: what the operator sets ([`settings`]), what is logged ([`log`]), what is opened ([`open`]), one platform's
//! side kept running ([`side`]), both together until they are told to stop ([`bots`]), what machines may ask
//! meanwhile ([`http`]), the tour
//! ([`tour`]), and the page to try it all on ([`playground`]). For who operates it, one file a
//! subcommand: [`doctor`], [`backup`], [`restore`], [`export`], [`import`]; [`trouble`] says how each
//! ends. Not here: any rule about groups (`core/`) and anything of a platform's protocol
//! (`bots/discord`, `bots/telegram`).

pub mod backup;
pub mod bots;
pub mod calendar;
pub mod doctor;
pub mod env_file;
pub mod export;
pub mod http;
pub mod import;
pub mod log;
pub mod open;
mod pauses;
pub mod playground;
pub mod restore;
pub mod settings;
pub mod side;
pub mod tour;
pub mod trouble;
mod waiting;
mod watched;
