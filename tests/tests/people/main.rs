//! Journeys about people: groups, members, rights, what is said to whom and where.

mod admitting;
mod buttons;
mod canary;
mod chats;
mod crisis;
mod finding;
mod first_words;
mod joining;
mod names;
mod open_questions;
mod opening;
mod overheard;
mod private;
mod words;
mod zones;
