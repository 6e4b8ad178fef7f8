//! Loopback Discord and Telegram that speak the real wire protocols, for trying and for testing.
//!
//! Here: two servers on 127.0.0.1. Each keeps a small world (chats, people, messages), refuses what
//! the platform refuses, and is reached by address alone, so that the unmodified bots run against it.
//! People in that world are moved by plain method calls: they type, press and read.
//!
//! Not here: anything of Circlekeeper's own. The only thing shared with it is the clock, so that a
//! lever can move the calendar of the whole play at once.
//!
//! Where next: [`discord::Discord`] and [`telegram`]; [`Weather`] makes both unreliable; [`page`] shows both to a person with a browser.

mod connection;
pub mod discord;
pub mod page;
pub mod telegram;
mod weather;

pub use weather::{Tally, Weather};
