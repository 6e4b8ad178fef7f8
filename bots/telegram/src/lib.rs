//! The Telegram adapter: translates between Telegram and the core, nothing else.
