//! Forms ("modals") and autocomplete choices. Source: OpenAPI, `ModalInteractionCallbackRequestData`,
//! `TextInputComponentForModalRequest`; Discord docs, "Interaction Callback Data Structure": "between 1
//! and 5 (inclusive) components".

use serde_json::Value;

use super::super::refused::{Complaints, Refused};
use super::components::{CUSTOM_ID, choice, menu};
use super::parts::{join, list, needed, number, required, text};

const TITLE: usize = 45;
const LABEL: usize = 45;
const PLACEHOLDER: usize = 100;
const INPUT: usize = 4000;

/// The `data` of a callback of type 9.
pub(in super::super) fn form(data: &Value) -> Result<(), Refused> {
    let mut complaints = Complaints::default();
    needed(&mut complaints, "data.custom_id", &data["custom_id"], 1, CUSTOM_ID);
    needed(&mut complaints, "data.title", &data["title"], 1, TITLE);
    if data["components"].is_null() {
        required(&mut complaints, "data.components");
    }
    let rows = list(&mut complaints, "data.components", &data["components"], 1, 5);
    let mut ids = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let at = format!("data.components.{index}");
        match row["type"].as_u64() {
            Some(1) => classic(&mut complaints, &at, row, &mut ids),
            Some(18) => labelled(&mut complaints, &at, row, &mut ids),
            Some(10) => needed(&mut complaints, &join(&at, "content"), &row["content"], 1, INPUT),
            _ => choice(&mut complaints, &join(&at, "type"), "(1, 10, 18)"),
        }
    }
    complaints.result()
}

/// A row with one text input: deprecated by Discord, and still valid.
fn classic<'a>(c: &mut Complaints, at: &str, row: &'a Value, ids: &mut Vec<&'a Value>) {
    let at = join(at, "components");
    for (index, one) in list(c, &at, &row["components"], 1, 1).iter().enumerate() {
        let at = join(&at, &index.to_string());
        if one["type"] != 4 {
            choice(c, &join(&at, "type"), "(4,)");
            continue;
        }
        needed(c, &join(&at, "label"), &one["label"], 1, LABEL);
        input(c, &at, one, ids);
    }
}

/// The label that came after it, with one text input or menu.
fn labelled<'a>(c: &mut Complaints, at: &str, row: &'a Value, ids: &mut Vec<&'a Value>) {
    needed(c, &join(at, "label"), &row["label"], 1, LABEL);
    text(c, &join(at, "description"), &row["description"], 0, 100);
    let (at, one) = (join(at, "component"), &row["component"]);
    match one["type"].as_u64() {
        Some(4) => input(c, &at, one, ids),
        Some(3 | 5..=8) => menu(c, &at, one),
        _ => choice(c, &join(&at, "type"), "(3, 4, 5, 6, 7, 8)"),
    }
}

fn input<'a>(c: &mut Complaints, at: &str, one: &'a Value, ids: &mut Vec<&'a Value>) {
    needed(c, &join(at, "custom_id"), &one["custom_id"], 1, CUSTOM_ID);
    if ids.contains(&&one["custom_id"]) {
        let words = "Component custom id cannot be duplicated";
        c.add(&join(at, "custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", words);
    }
    ids.push(&one["custom_id"]);
    if !matches!(one["style"].as_u64(), Some(1 | 2)) {
        choice(c, &join(at, "style"), "(1, 2)");
    }
    text(c, &join(at, "placeholder"), &one["placeholder"], 0, PLACEHOLDER);
    text(c, &join(at, "value"), &one["value"], 0, INPUT);
    let most = i64::try_from(INPUT).unwrap_or(i64::MAX);
    for (key, least) in [("min_length", 0), ("max_length", 1)] {
        if !one[key].is_null() {
            number(c, &join(at, key), &one[key], least, most);
        }
    }
    let value = one["value"].as_str().unwrap_or_default().chars().count() as u64;
    if one["max_length"].as_u64().is_some_and(|most| value > most) {
        // A prefilled value longer than the field allows.
        let words = format!("Must be {} or fewer in length.", one["max_length"]);
        c.add(&join(at, "value"), "BASE_TYPE_MAX_LENGTH", &words);
    }
}

/// The `data` of a callback of type 8: the choices, judged.
pub(in super::super) fn choices(data: &Value) -> Result<Vec<Value>, Refused> {
    let mut complaints = Complaints::default();
    if data["choices"].is_null() {
        required(&mut complaints, "data.choices");
    }
    let choices = list(&mut complaints, "data.choices", &data["choices"], 0, 25);
    for (index, one) in choices.iter().enumerate() {
        super::commands::choice(&mut complaints, &format!("data.choices.{index}"), one);
    }
    complaints.result()?;
    Ok(choices.to_vec())
}
