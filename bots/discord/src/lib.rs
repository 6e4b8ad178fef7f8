//! The Discord adapter: translates between Discord and the core, nothing else.
