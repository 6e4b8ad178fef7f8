//! A reading of Telegram's Bot API: methods with their parameters, types with their fields, all by name.
//!
//! Parameters come by form or JSON, and in a form everything is text: there a number may be written out
//! and an object be JSON text. Below that it is JSON, and taken at its word. An explicit `null` does not
//! fit: the server reads it as the text "null".
//!
//! Not here: uploaded files, which the record does not hold, so that a missing file is not missed.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Map, Value};

use super::{Misfit, below};

/// The reading, ready to be asked.
pub(super) struct Description {
    /// By name in small letters.
    methods: HashMap<String, Fields>,
    types: HashMap<String, Shape>,
}

type Fields = BTreeMap<String, Field>;

struct Field {
    kind: Kind,
    required: bool,
}

/// What a named type is.
enum Shape {
    Object(Fields),
    /// Any of these.
    Union(Kind),
}

/// What a value may be.
enum Kind {
    Text,
    Whole,
    Number,
    Switch,
    List(Box<Kind>),
    OneOf(Vec<Kind>),
    Named(String),
}

impl Description {
    pub(super) fn read(document: &Value) -> Self {
        let mut described = Self { methods: HashMap::new(), types: HashMap::new() };
        let sections = document["items"].as_array().expect("sections");
        for one in sections.iter().filter_map(|section| section["children"].as_array()).flatten() {
            let name = one["name"].as_str().expect("a name");
            let fields = fields(one);
            if one["category"] == "methods" {
                described.methods.insert(name.to_lowercase(), fields);
            } else {
                let listed = if fields.is_empty() { listed(one) } else { vec![] };
                let union = || Shape::Union(Kind::OneOf(listed.iter().map(|k| kind(k)).collect()));
                let shape = if listed.is_empty() { Shape::Object(fields) } else { union() };
                described.types.insert(name.to_owned(), shape);
            }
        }
        described
    }

    /// Whether there is such a method (in small letters), and these parameters fit it.
    pub(super) fn fits(&self, method: &str, params: &Value) -> Result<(), Misfit> {
        let fields = self.methods.get(method).ok_or_else(|| Misfit::new("", "no such method"))?;
        let params = params.as_object().ok_or_else(|| Misfit::new("", "no object"))?;
        all_known("", fields, params)?;
        for (name, field) in fields {
            let at = below("", name);
            match params.get(name) {
                Some(value) => self.parameter(&at, &field.kind, value)?,
                None if field.required && !may_be_file(&field.kind) => missing(&at)?,
                None => {}
            }
        }
        Ok(())
    }

    /// A parameter, which may be written out as text.
    fn parameter(&self, at: &str, kind: &Kind, value: &Value) -> Result<(), Misfit> {
        let as_it_is = self.value(at, kind, value);
        let Value::String(text) = value else { return as_it_is };
        match serde_json::from_str(text) {
            // A number that is written out is still none where a text is wanted.
            Ok(written) if as_it_is.is_err() => self.value(at, kind, &written),
            _ => as_it_is,
        }
    }

    fn value(&self, at: &str, kind: &Kind, value: &Value) -> Result<(), Misfit> {
        let (fits, rule) = match kind {
            Kind::Text => (value.is_string(), "a string"),
            Kind::Whole => (value.is_i64() || value.is_u64(), "a whole number"),
            Kind::Number => (value.is_number(), "a number"),
            Kind::Switch => (value.is_boolean(), "true or false"),
            Kind::List(of) => return self.list(at, of, value),
            Kind::OneOf(kinds) => return self.one_of(at, kinds, value),
            Kind::Named(name) => return self.named(at, name, value),
        };
        if fits { Ok(()) } else { Err(Misfit::new(at, rule)) }
    }

    fn list(&self, at: &str, of: &Kind, value: &Value) -> Result<(), Misfit> {
        let items = value.as_array().ok_or_else(|| Misfit::new(at, "an array"))?;
        let mut items = items.iter().enumerate();
        items.try_for_each(|(index, item)| self.value(&below(at, index), of, item))
    }

    /// Of what fits none, the kind that came furthest is what was meant.
    fn one_of(&self, at: &str, kinds: &[Kind], value: &Value) -> Result<(), Misfit> {
        let mut furthest = Misfit::new(at, "one of several kinds");
        for kind in kinds {
            match self.value(at, kind, value) {
                Ok(()) => return Ok(()),
                Err(misfit) if misfit.pointer.len() > furthest.pointer.len() => furthest = misfit,
                Err(_) => {}
            }
        }
        Err(furthest)
    }

    fn named(&self, at: &str, name: &str, value: &Value) -> Result<(), Misfit> {
        match self.types.get(name) {
            None => Err(Misfit::new(at, "of a type that is not described")),
            Some(Shape::Union(kind)) => self.value(at, kind, value),
            Some(Shape::Object(fields)) => {
                let object = value.as_object().ok_or_else(|| Misfit::new(at, "an object"))?;
                all_known(at, fields, object)?;
                for (name, field) in fields {
                    let at = below(at, name);
                    match object.get(name) {
                        Some(value) => self.value(&at, &field.kind, value)?,
                        None if field.required => missing(&at)?,
                        None => {}
                    }
                }
                Ok(())
            }
        }
    }
}

fn all_known(at: &str, fields: &Fields, object: &Map<String, Value>) -> Result<(), Misfit> {
    match object.keys().find(|name| !fields.contains_key(*name)) {
        Some(name) => Err(Misfit::new(&below(at, name), "unknown")),
        None => Ok(()),
    }
}

fn missing(at: &str) -> Result<(), Misfit> {
    Err(Misfit::new(at, "missing"))
}

fn may_be_file(kind: &Kind) -> bool {
    match kind {
        Kind::Named(name) => name == "InputFile",
        Kind::OneOf(kinds) => kinds.iter().any(may_be_file),
        _ => false,
    }
}

fn fields(of: &Value) -> Fields {
    let read = |one: &Value| {
        let text = |key: &str| one[key].as_str().expect("text").to_owned();
        let field = Field { kind: kind(&text("type")), required: one["required"] == true };
        (text("name"), field)
    };
    of["annotations"].as_array().expect("annotations").iter().map(read).collect()
}

/// What a type without fields of its own lists as its forms, one a line.
fn listed(of: &Value) -> Vec<&str> {
    let lines = of["description"].as_str().unwrap_or_default().lines();
    lines.filter_map(|line| line.trim().strip_prefix("- ")).collect()
}

/// A kind as it is put in words: "Array of Integer", "Integer or String", "A, B and C".
fn kind(words: &str) -> Kind {
    let words = words.trim();
    if let Some(of) = words.strip_prefix("Array of ") {
        return Kind::List(Box::new(kind(of)));
    }
    for between in [", ", " and ", " or "] {
        if words.contains(between) {
            return Kind::OneOf(words.split(between).map(kind).collect());
        }
    }
    match words {
        "String" => Kind::Text,
        "Integer" => Kind::Whole,
        "Float" => Kind::Number,
        "Boolean" | "True" => Kind::Switch,
        name => Kind::Named(name.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn described() -> Option<Description> {
        let path = super::super::folder()?.join("telegram/schema-10.3.json");
        Some(Description::read(&super::super::load(&path)))
    }

    #[test]
    fn what_does_not_fit_is_named_by_place_and_rule() {
        let Some(described) = described() else { return };
        let keyboard = |button: Value| json!({ "inline_keyboard": [[button]] });
        let cases = [
            (json!({}), "/chat_id", "missing"),
            (json!({ "chat_id": true, "text": "a" }), "/chat_id", "one of several kinds"),
            (json!({ "chat_id": 1, "text": null }), "/text", "a string"),
            (json!({ "chat_id": 1, "text": "a", "txet": "a" }), "/txet", "unknown"),
            (json!({ "chat_id": 1, "text": 5 }), "/text", "a string"),
            (
                json!({ "chat_id": 1, "text": "a", "message_thread_id": "x" }),
                "/message_thread_id",
                "a whole number",
            ),
            (
                json!({ "chat_id": 1, "text": "a", "reply_markup": keyboard(json!({ "data": "a" })) }),
                "/reply_markup/inline_keyboard/0/0/data",
                "unknown",
            ),
            (
                json!({ "chat_id": 1, "text": "a", "reply_markup": keyboard(json!({})).to_string() }),
                "/reply_markup/inline_keyboard/0/0/text",
                "missing",
            ),
        ];
        for (params, pointer, rule) in cases {
            assert_eq!(described.fits("sendmessage", &params), Err(Misfit::new(pointer, rule)));
        }
        let unknown = described.fits("sendmesage", &json!({}));
        assert_eq!(unknown, Err(Misfit::new("", "no such method")));
    }

    #[test]
    fn what_fits_may_be_written_out_in_a_form() {
        let Some(described) = described() else { return };
        let keyboard =
            json!({ "inline_keyboard": [[{ "text": "Join", "callback_data": "join:1" }]] });
        for params in [
            json!({ "chat_id": 1, "text": "5", "reply_markup": keyboard }),
            json!({ "chat_id": "1", "text": "a", "disable_notification": "true" }),
            json!({ "chat_id": "@a", "text": "{}", "reply_markup": keyboard.to_string() }),
        ] {
            assert_eq!(described.fits("sendmessage", &params), Ok(()));
        }
        let scope = json!({ "type": "chat", "chat_id": 1 });
        let menu = json!({ "commands": [{ "command": "a", "description": "b" }], "scope": scope });
        assert_eq!(described.fits("setmycommands", &menu), Ok(()));
    }
}
