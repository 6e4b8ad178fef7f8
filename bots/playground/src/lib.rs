//! Loopback Discord and Telegram that speak the real wire protocols, for trying and for testing.
