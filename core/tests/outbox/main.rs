//! The outbox against a scripted platform: no network, a movable calendar, one SQLite file each.

mod bench;
mod bugs;
mod calendar;
mod comers;
mod doubts;
mod lines;
mod script;
mod simulation;
