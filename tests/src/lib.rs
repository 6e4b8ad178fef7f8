//! Journeys: sentences about what people see, through the real adapters and the playground's
//! platforms. The sentences are in `tests/`, one file a subject; here is the [`World`] they happen in.
//!
//! A journey fails when the bot said something nobody read, asked a platform for something it would
//! refuse or that does not fit its own description ([`conformance`]), or owes something that it did not
//! send.

mod asking;
mod bot;
mod bystander;
pub mod conformance;
mod disk;
pub mod process;
mod scrape;
mod standby;
mod world;

pub use bystander::Holding;
pub use disk::SmallDisk;
pub use world::{Circle, World, tells_of_missed};
