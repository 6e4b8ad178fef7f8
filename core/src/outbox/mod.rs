//! What time brings: plan, pace, send, record.

pub mod messenger;
