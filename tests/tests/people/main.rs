//! Journeys about people: groups, members, rights, what is said to whom and where.
