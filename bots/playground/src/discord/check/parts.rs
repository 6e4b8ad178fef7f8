//! The small checks all others are made of. The codes and words are those Discord answers with.

use serde_json::Value;

use super::super::refused::Complaints;

/// One step further down a dotted path.
pub(super) fn join(at: &str, step: &str) -> String {
    if at.is_empty() { step.to_owned() } else { format!("{at}.{step}") }
}

/// An optional text of `min` to `max` characters.
pub(super) fn text(complaints: &mut Complaints, at: &str, value: &Value, min: usize, max: usize) {
    if value.is_null() {
        return;
    }
    let Some(text) = value.as_str() else {
        let words = format!("Could not interpret \"{value}\" as string.");
        complaints.add(at, "STRING_TYPE_CONVERT", &words);
        return;
    };
    length(complaints, at, text.chars().count(), min, max);
}

/// A text that must be there.
pub(super) fn needed(complaints: &mut Complaints, at: &str, value: &Value, min: usize, max: usize) {
    if value.is_null() || (min > 0 && value == "") {
        required(complaints, at);
    } else {
        text(complaints, at, value, min, max);
    }
}

/// "This field is required".
pub(super) fn required(complaints: &mut Complaints, at: &str) {
    complaints.add(at, "BASE_TYPE_REQUIRED", "This field is required");
}

/// An optional list of `min` to `max` entries.
pub(super) fn list<'a>(
    complaints: &mut Complaints,
    at: &str,
    value: &'a Value,
    min: usize,
    max: usize,
) -> &'a [Value] {
    if value.is_null() {
        return &[];
    }
    let Some(entries) = value.as_array() else {
        complaints.add(at, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
        return &[];
    };
    length(complaints, at, entries.len(), min, max);
    entries
}

/// A whole number from `min` to `max`.
pub(super) fn number(complaints: &mut Complaints, at: &str, value: &Value, min: i64, max: i64) {
    match value.as_i64() {
        None => {
            let words = format!("Value {value} is not int.");
            complaints.add(at, "NUMBER_TYPE_COERCE", &words);
        }
        Some(number) if number < min => {
            let words = format!("int value should be greater than or equal to {min}.");
            complaints.add(at, "NUMBER_TYPE_MIN", &words);
        }
        Some(number) if number > max => {
            let words = format!("int value should be less than or equal to {max}.");
            complaints.add(at, "NUMBER_TYPE_MAX", &words);
        }
        Some(_) => {}
    }
}

fn length(complaints: &mut Complaints, at: &str, length: usize, min: usize, max: usize) {
    if (min..=max).contains(&length) {
        return;
    }
    if min == 0 {
        let words = format!("Must be {max} or fewer in length.");
        complaints.add(at, "BASE_TYPE_MAX_LENGTH", &words);
    } else {
        let words = format!("Must be between {min} and {max} in length.");
        complaints.add(at, "BASE_TYPE_BAD_LENGTH", &words);
    }
}
