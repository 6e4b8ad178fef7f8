//! Which chat is meant, to those who lead its group or are in it: never where others read.

use crate::domain::address::{ChatAddress, Platform};

use super::block::{Line, Span};

/// Which chat: on Discord with its address, since there may be several; Telegram's have none to open.
#[must_use]
pub fn place(chat: &ChatAddress) -> Line {
    let platform = Span::Plain(chat.platform.title().to_owned());
    match (chat.platform, &chat.space) {
        (Platform::Discord, Some(server)) => Line(vec![
            platform,
            Span::Words(" (".to_owned()),
            Span::Link(format!("https://discord.com/channels/{server}/{}", chat.chat)),
            Span::Words(")".to_owned()),
        ]),
        _ => platform.into(),
    }
}
