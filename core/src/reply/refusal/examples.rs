//! How something that is missing is said: a command to copy, with the group's number.

use super::code;
use crate::reply::block::Span;
use crate::reply::words::Voice;

/// How a group says what it costs.
#[must_use]
pub fn fee_example(voice: &Voice, group: i64) -> Span {
    let (command, free) = (voice.command_name("editgroup"), voice.no_fee().plain());
    code(&format!("/{command} #{group} fee:{free}"))
}

/// How who leads a group says what an absence costs.
#[must_use]
pub fn absence_example(voice: &Voice, group: i64) -> Span {
    let (command, free) = (voice.command_name("editgroup"), voice.example_absence().plain());
    code(&format!("/{command} #{group} absence:{free}"))
}

/// How who leads a group says what they are called there.
#[must_use]
pub fn alias_example(voice: &Voice, group: i64) -> Span {
    let (command, name) = (voice.command_name("alias"), voice.example_alias().plain());
    code(&format!("/{command} {name} group:#{group}"))
}
