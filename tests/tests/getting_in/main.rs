//! From a problem to a seat: how a group is found, asked for, waited for and entered, on both platforms.

mod access;
mod agreed;
mod before;
mod deciding;
mod entry;
mod finding;
mod german;
mod hits;
mod in_vain;
mod meanwhile;
mod near;
mod outside;
mod rule;
mod seats;
mod told;
mod wishing;
