//! Pressing buttons, choosing from menus, filling in forms.

use serde_json::{Value, json};

use super::super::Discord;
use super::super::permission::VIEW_CHANNEL;
use super::super::world::{Kind, World};
use super::interact::Deed;
use super::{Answer, Form, NoAnswer, Person, Seen};

impl Discord {
    /// Presses the button with this label, as the message looks now.
    ///
    /// # Errors
    /// If the bot does not answer in time.
    ///
    /// # Panics
    /// If the person does not see the message, or there is no such button to press.
    pub async fn press(
        &self,
        by: &Person,
        message: &Seen,
        label: &str,
    ) -> Result<Answer, NoAnswer> {
        let custom_id = self.shared.look(|world| {
            let seen = world.must_see_message(by, message.id.0);
            let found = seen.buttons.iter().find(|button| button.label == label);
            let Some(button) = found else {
                panic!("there is no button {label:?} on {:?}, but {:?}", seen.text, seen.labels());
            };
            assert!(!button.disabled, "the button {label:?} is disabled");
            let id = button.custom_id.clone();
            id.unwrap_or_else(|| panic!("{label:?} is a link to {:?}", button.url))
        });
        self.pressed(by, message, &custom_id, json!({ "component_type": 2 }), label).await
    }

    /// Presses a button that is not there: what a forged client may send.
    ///
    /// # Errors
    /// If the bot does not answer in time.
    pub async fn press_forged(
        &self,
        by: &Person,
        message: &Seen,
        custom_id: &str,
    ) -> Result<Answer, NoAnswer> {
        self.pressed(by, message, custom_id, json!({ "component_type": 2 }), custom_id).await
    }

    /// Chooses from the menu that has all these labels.
    ///
    /// # Errors
    /// If the bot does not answer in time.
    ///
    /// # Panics
    /// If there is no such menu.
    pub async fn choose(
        &self,
        by: &Person,
        message: &Seen,
        labels: &[&str],
    ) -> Result<Answer, NoAnswer> {
        let (custom_id, values) = self.shared.look(|world| {
            let seen = world.must_see_message(by, message.id.0);
            menu(&seen, labels).unwrap_or_else(|| {
                panic!("no menu with {labels:?} on {:?}", seen.raw["components"])
            })
        });
        let data = json!({ "component_type": 3, "values": values });
        self.pressed(by, message, &custom_id, data, &labels.join(", ")).await
    }

    async fn pressed(
        &self,
        by: &Person,
        message: &Seen,
        custom_id: &str,
        mut data: Value,
        label: &str,
    ) -> Result<Answer, NoAnswer> {
        data["custom_id"] = json!(custom_id);
        let words = format!("pressed [{label}]");
        let (channel, source) = (message.channel.0, Some(message.id.0));
        let kind = Kind::Component;
        self.act(by, Deed { kind, channel, data, source, opened_by: None, words }).await
    }

    /// Sends the form. Fields are named by the words above them, or by their custom_id; those not named
    /// are sent as they stand.
    ///
    /// # Errors
    /// If the bot does not answer in time.
    ///
    /// # Panics
    /// If a client would not send it: an unknown field, a required one empty, a text too short or long.
    pub async fn submit(
        &self,
        by: &Person,
        form: &Form,
        fields: &[(&str, &str)],
    ) -> Result<Answer, NoAnswer> {
        let components = filled_in(form, fields);
        let (channel, source, person) = self.shared.look(|world| {
            let opener = world.interaction(form.interaction).expect("forms come from interactions");
            (opener.channel, opener.source, opener.person)
        });
        assert!(person == by.id(), "the form opened before somebody else than {}", by.name());
        let data = json!({ "custom_id": form.custom_id, "components": components });
        let words = format!("sent the form {:?}", form.title);
        let (kind, opened_by) = (Kind::Form, Some(form.interaction));
        self.act(by, Deed { kind, channel, data, source, opened_by, words }).await
    }
}

/// Source: Discord docs, "Modal Submit Data Structure"; "Text Input Interaction Response Structure".
fn filled_in(form: &Form, fields: &[(&str, &str)]) -> Vec<Value> {
    for (name, _) in fields {
        let known =
            form.inputs.iter().any(|input| input.label == *name || input.custom_id == *name);
        let labels: Vec<&str> = form.inputs.iter().map(|input| input.label.as_str()).collect();
        assert!(known, "the form {:?} has no field {name:?}, but {labels:?}", form.title);
    }
    let rows = form.raw["components"].as_array().into_iter().flatten();
    let with_input = rows.filter(|row| row["type"] != 10);
    let pairs = with_input.zip(&form.inputs);
    pairs
        .map(|(row, input)| {
            let given =
                fields.iter().find(|(name, _)| input.label == *name || input.custom_id == *name);
            let value = given.map_or(input.value.as_str(), |(_, value)| value);
            let length = value.chars().count();
            let label = &input.label;
            assert!(length > 0 || !input.required, "the field {label:?} must be filled in");
            assert!(length <= input.max, "{label:?} takes at most {} letters", input.max);
            assert!(length == 0 || length >= input.min, "{label:?} takes {} or more", input.min);
            let sent = json!({ "type": 4, "id": 2, "custom_id": input.custom_id, "value": value });
            match row["type"].as_u64() {
                Some(18) => json!({ "type": 18, "id": 1, "component": sent }),
                _ => json!({ "type": 1, "id": 1, "components": [sent] }),
            }
        })
        .collect()
}

fn menu(seen: &Seen, labels: &[&str]) -> Option<(String, Vec<Value>)> {
    let rows = seen.raw["components"].as_array()?.iter();
    let menus = rows.map(|row| &row["components"][0]).filter(|one| one["type"] == 3);
    menus.into_iter().find_map(|one| {
        let options = one["options"].as_array()?;
        let value = |label: &&str| {
            Some(options.iter().find(|option| option["label"] == *label)?["value"].clone())
        };
        let values: Option<Vec<Value>> = labels.iter().map(value).collect();
        Some((one["custom_id"].as_str()?.to_owned(), values?))
    })
}

impl World {
    /// The message as it looks now, if the person sees it.
    fn must_see_message(&self, by: &Person, id: u64) -> Seen {
        let message = self.message(id).expect("a message of this world");
        assert!(!message.deleted, "the message has been deleted: {:?}", message.content());
        match message.only_for {
            Some(person) => {
                assert!(person == by.id(), "{} does not see another's private answer", by.name());
            }
            None => {
                let bits = self.permissions(by.id(), message.channel);
                assert!(bits & VIEW_CHANNEL != 0, "{} does not see this message", by.name());
            }
        }
        self.seen(message)
    }
}
