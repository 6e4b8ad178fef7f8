//! What a group is, what can be asked, what is said, what is remembered, what time brings.

pub mod clock;
pub mod time;
