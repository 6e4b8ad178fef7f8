//! The sayings about concerns and about the audit, see `sayings.rs`.

use crate::reply::block::Line;

use super::sayings::sayings;
use super::{Value, Voice};

sayings! {
    privacy_audit();
    audit_heading();
    audit_empty();
    audit_by(hat, actor);
    audit_by_itself();
    audit_on(thing, number);
    audit_line(at, by, action, on);
    audit_line_in(at, by, action, group, on);
}
