//! Journeys about people: groups, members, rights, what is said to whom and where.

mod chats;
mod crisis;
mod first_words;
mod names;
mod opening;
