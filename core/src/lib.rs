//! What a group is, what can be asked, what is said, what is remembered, what time brings.

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
