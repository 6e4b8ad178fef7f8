//! Each command on each platform, and what goes over the wire meanwhile: the same evening of a circle is
//! played on Discord and on Telegram, step by step; then the platforms' own descriptions judge what was
//! sent.
//!
//! Not here: what each command does and refuses in full (`people/`, `times/`).

mod described;
mod evening;
mod on_discord;
mod on_telegram;
