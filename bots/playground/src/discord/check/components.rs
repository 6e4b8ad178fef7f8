//! Rows, buttons and select menus of a message. Source: OpenAPI, `ActionRowComponentForMessageRequest`
//! and what it holds; Discord docs, "Component Reference".

use serde_json::Value;

use super::super::refused::Complaints;
use super::embeds::link;
use super::parts::{join, list, needed, number, required, text};

const ROWS: usize = 5;
const BUTTONS: usize = 5;
const LABEL: usize = 80;
pub(super) const CUSTOM_ID: usize = 100;
const URL: usize = 512;
const OPTIONS: usize = 25;

pub(super) fn components(complaints: &mut Complaints, at: &str, rows: &Value) {
    let rows = list(complaints, at, rows, 0, ROWS);
    let mut ids = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let at = join(at, &index.to_string());
        if row["type"] != 1 {
            choice(complaints, &join(&at, "type"), "(1,)");
            continue;
        }
        one_row(complaints, &join(&at, "components"), &row["components"], &mut ids);
    }
}

fn one_row<'a>(complaints: &mut Complaints, at: &str, held: &'a Value, ids: &mut Vec<&'a str>) {
    if held.is_null() {
        required(complaints, at);
    }
    let held = list(complaints, at, held, 1, BUTTONS);
    let menus = held.iter().filter(|one| one["type"] != 2).count();
    if menus > 0 && held.len() > 1 {
        let words = "Components layout is not valid: a select menu takes a whole row";
        complaints.add(at, "COMPONENT_LAYOUT_WIDTH_EXCEEDED", words);
    }
    for (index, one) in held.iter().enumerate() {
        let at = join(at, &index.to_string());
        match one["type"].as_u64() {
            Some(2) => button(complaints, &at, one),
            Some(3 | 5..=8) => menu(complaints, &at, one),
            _ => choice(complaints, &join(&at, "type"), "(2, 3, 5, 6, 7, 8)"),
        }
        if let Some(id) = one["custom_id"].as_str() {
            if ids.contains(&id) {
                let words = "Component custom id cannot be duplicated";
                complaints.add(&join(&at, "custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", words);
            }
            ids.push(id);
        }
    }
}

/// Styles 1 to 4 carry a custom_id, style 5 a link, style 6 a product.
fn button(complaints: &mut Complaints, at: &str, button: &Value) {
    text(complaints, &join(at, "label"), &button["label"], 0, LABEL);
    if button["label"].as_str().is_none_or(str::is_empty) && button["emoji"].is_null() {
        let words = "A button must have a label or emoji";
        complaints.add(at, "BUTTON_COMPONENT_INVALID_LABEL", words);
    }
    let (id, url) = (&button["custom_id"], &button["url"]);
    match button["style"].as_u64() {
        Some(1..=4) => {
            needed(complaints, &join(at, "custom_id"), id, 1, CUSTOM_ID);
            if !url.is_null() {
                both(complaints, at);
            }
        }
        Some(5) => {
            needed(complaints, &join(at, "url"), url, 1, URL);
            link(complaints, &join(at, "url"), url);
            if !id.is_null() {
                both(complaints, at);
            }
        }
        _ => choice(complaints, &join(at, "style"), "(1, 2, 3, 4, 5)"),
    }
}

fn both(complaints: &mut Complaints, at: &str) {
    let words = "A custom id and url cannot both be specified";
    complaints.add(at, "BUTTON_COMPONENT_CUSTOM_ID_AND_URL", words);
}

/// A select menu; only the string one (3) has options of its own.
pub(super) fn menu(complaints: &mut Complaints, at: &str, menu: &Value) {
    needed(complaints, &join(at, "custom_id"), &menu["custom_id"], 1, CUSTOM_ID);
    text(complaints, &join(at, "placeholder"), &menu["placeholder"], 0, 150);
    for (key, least) in [("min_values", 0), ("max_values", 1)] {
        if !menu[key].is_null() {
            number(complaints, &join(at, key), &menu[key], least, 25);
        }
    }
    if menu["type"] != 3 {
        return;
    }
    let at = join(at, "options");
    if menu["options"].is_null() {
        required(complaints, &at);
    }
    let options = list(complaints, &at, &menu["options"], 1, OPTIONS);
    for (index, option) in options.iter().enumerate() {
        let at = join(&at, &index.to_string());
        needed(complaints, &join(&at, "label"), &option["label"], 1, 100);
        needed(complaints, &join(&at, "value"), &option["value"], 1, 100);
        text(complaints, &join(&at, "description"), &option["description"], 0, 100);
        if options[..index].iter().any(|earlier| earlier["value"] == option["value"]) {
            let words = "The specified option value is already used";
            complaints.add(&join(&at, "value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", words);
        }
    }
}

/// "Value must be one of …".
pub(super) fn choice(complaints: &mut Complaints, at: &str, of: &str) {
    complaints.add(at, "BASE_TYPE_CHOICES", &format!("Value must be one of {of}."));
}
