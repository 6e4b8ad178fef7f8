//! What can be asked: one file a command, collected into the catalogue.

pub mod caller;
pub mod entry;
pub mod request;

pub use caller::{Caller, ChatFacts, Openness, Place};
pub use entry::{Answer, Argument, Effect, Entry, Kind, Who};
pub use request::{Happening, Input, Request};
