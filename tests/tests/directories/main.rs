//! Journeys about directories: what an operator imports, what of it people find, and what never enters.

mod desk;
mod feeds;
mod finding;
mod refused;
