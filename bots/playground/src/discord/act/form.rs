//! Forms as a person sees them.

use serde_json::Value;

use super::seen::words;

/// A form that opened before a person.
#[derive(Clone, Debug)]
pub struct Form {
    /// Its title.
    pub title: String,
    /// What the bot gets back with it.
    pub custom_id: String,
    /// Its fields from top to bottom.
    pub inputs: Vec<Input>,
    /// The whole form as the bot sent it.
    pub raw: Value,
    pub(super) interaction: u64,
}

/// One field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The words above it.
    pub label: String,
    /// Its name for the bot.
    pub custom_id: String,
    /// What stands in it already.
    pub value: String,
    /// The grey hint in it.
    pub placeholder: String,
    /// Whether it must be filled in.
    pub required: bool,
    /// Fewest characters.
    pub min: usize,
    /// Most characters.
    pub max: usize,
    /// Whether it takes several lines.
    pub long: bool,
}

impl Form {
    /// A form out of the `data` of a callback.
    pub(super) fn read(data: Value, interaction: u64) -> Self {
        let rows = data["components"].as_array().into_iter().flatten();
        let inputs = rows.filter_map(|row| {
            let (one, label) = match row["type"].as_u64() {
                Some(1) => (&row["components"][0], &row["components"][0]["label"]),
                Some(18) => (&row["component"], &row["label"]),
                _ => return None,
            };
            Some(input(one, words(label)))
        });
        Self {
            title: words(&data["title"]),
            custom_id: words(&data["custom_id"]),
            inputs: inputs.collect(),
            interaction,
            raw: data,
        }
    }
}

fn input(one: &Value, label: String) -> Input {
    let size = |key: &str| one[key].as_u64().and_then(|size| usize::try_from(size).ok());
    Input {
        label,
        custom_id: words(&one["custom_id"]),
        value: words(&one["value"]),
        placeholder: words(&one["placeholder"]),
        // Source: Discord docs, "Text Input Structure": `required` defaults to true.
        required: one["required"] != false,
        min: size("min_length").unwrap_or(0),
        max: size("max_length").unwrap_or(4000),
        long: one["style"] == 2,
    }
}
