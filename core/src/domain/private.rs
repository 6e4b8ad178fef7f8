//! Privacy by type: a wrapper for what must never be printed by accident.
//!
//! Names, topics, links, tokens and platform ids of people live in [`Private`]. Logs hold row ids
//! instead; whoever needs the value must say [`Private::reveal`], which is easy to find in a review.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A value whose `Debug` and (absent) `Display` give nothing away.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Private<T>(T);

impl<T> Private<T> {
    /// Wraps `value`.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself: to store it, or to show it to somebody entitled to see it.
    pub const fn reveal(&self) -> &T {
        &self.0
    }

    /// Unwraps the value.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> From<T> for Private<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl<T> fmt::Debug for Private<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("…")
    }
}

#[cfg(test)]
mod tests {
    use super::Private;

    #[test]
    fn debug_gives_nothing_away() {
        assert_eq!(format!("{:?}", Private::new("Ana")), "…");
    }
}
