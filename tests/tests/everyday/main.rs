//! Journeys about everyday use: one's own wishes and data, and a facilitator's care for a group.

mod announcing;
mod breaks;
mod course;
mod group;
mod health;
mod over;
mod own_data;
mod own_wishes;
mod people;
mod scene;
