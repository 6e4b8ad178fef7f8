//! The program as its operator meets it: started as a process, judged by its exit code and by what it
//! says. The platforms are the playground's, or nobody at all.

#![expect(clippy::unwrap_used, reason = "a scene that cannot be set has failed")]

mod bad_settings;
mod bad_stores;
mod example;
#[path = "../common/groups.rs"]
mod groups;
mod health;
mod program;
mod running;
mod stopped;
mod tokens;
mod two;
