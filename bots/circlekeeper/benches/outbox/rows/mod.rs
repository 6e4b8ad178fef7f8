//! The rows, each with its way of measuring.

pub(crate) mod bursts;
pub(crate) mod commands;
pub(crate) mod faults;
pub(crate) mod lateness;
pub(crate) mod stored;

/// Prints one row of the table.
pub(crate) fn row(work: &str, measured: &str) {
    println!("| {work} | {measured} |");
}
