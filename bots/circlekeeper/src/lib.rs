//! The program: settings, subcommands, and the wiring of store, adapters and outbox.
//!
//! Here: what the operator sets ([`settings`]), what is logged ([`log`]), what is opened ([`open`]), one platform's
//! side kept running ([`side`]), both together until they are told to stop ([`bots`]), and the tour
//! ([`tour`]). Not here: any rule about groups (`core/`) and anything of a platform's protocol
//! (`bots/discord`, `bots/telegram`).

pub mod bots;
pub mod calendar;
pub mod log;
pub mod open;
pub mod settings;
pub mod side;
pub mod tour;
