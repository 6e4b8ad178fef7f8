//! From a problem to a seat: how a group is found, asked for, waited for and entered, on both platforms.

mod access;
mod entry;
mod seats;
mod finding;
mod wishing;
