//! The pseudo-locale: English with every plain letter changed for an accented one.
//!
//! It is spoken to nobody who did not ask for it by name. A test speaks it and looks for plain
//! letters: words that did not pass through Fluent.

use std::borrow::Cow;

/// The text with each letter changed.
pub(super) fn changed(text: &str) -> Cow<'_, str> {
    Cow::Owned(text.chars().map(letter).collect())
}

fn letter(letter: char) -> char {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const CHANGED: &str = "ȧƀƈḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏẑȦƁƇḒḖƑƓĦĪĴĶĿḾȠǾƤɊŘŞŦŬṼẆẊẎẐ";
    PLAIN
        .chars()
        .position(|plain| plain == letter)
        .and_then(|index| CHANGED.chars().nth(index))
        .unwrap_or(letter)
}
