//! Messages written as Discord writes them. Source: OpenAPI, `MessageResponse`; Discord docs, "Message
//! Object".

use serde_json::{Value, json};

use super::wire::{id, time};
use super::{File, Kind, Message, World};

impl World {
    pub(in super::super) fn message_json(&self, message: &Message) -> Value {
        let mut data = json!({
            "id": id(message.id), "channel_id": id(message.channel), "type": 0, "tts": false,
            "author": self.user_json(message.author), "content": message.content(),
            "timestamp": time(message.at), "edited_timestamp": message.edited.map(time),
            "flags": message.flags(), "pinned": false, "mention_everyone": false, "mentions": [],
            "mention_roles": [], "embeds": embeds_json(message), "components": components_json(message),
            "attachments": self.attachments_json(message),
        });
        if let Some(nonce) = &message.nonce {
            data["nonce"] = nonce.clone();
        }
        if message.author == self.app {
            data["application_id"] = json!(id(self.app));
        }
        if let Some(to) = message.reply_to {
            data["type"] = json!(19);
            data["message_reference"] =
                json!({ "type": 0, "message_id": id(to), "channel_id": id(message.channel) });
        }
        if let Some(interaction) = message.interaction.and_then(|id| self.interaction(id)) {
            data["webhook_id"] = json!(id(self.app));
            data["interaction_metadata"] = interaction.metadata.clone();
            // CHAT_INPUT_COMMAND. Source: Discord docs, "Message Types".
            if interaction.kind == Kind::Command {
                data["type"] = json!(20);
            }
        }
        data
    }

    fn attachments_json(&self, message: &Message) -> Vec<Value> {
        let mut number = message.id;
        let mut write = |file: &File| {
            number += 1;
            let url = format!(
                "http://127.0.0.1:{}/attachments/{}/{number}/{}",
                self.port, message.channel, file.name
            );
            json!({
                "id": id(number), "filename": file.name, "size": file.bytes.len(), "url": url,
                "proxy_url": url, "content_type": file.content_type, "flags": 0,
            })
        };
        message.files.iter().map(&mut write).collect()
    }
}

/// Every component gets a number, counted through the message. Source: Discord docs, "Anatomy of a
/// Component": "id … generated sequentially if left empty".
fn components_json(message: &Message) -> Vec<Value> {
    let mut count = 0;
    let mut rows = message.list("components").to_vec();
    for row in &mut rows {
        number(row, &mut count);
        for one in row["components"].as_array_mut().into_iter().flatten() {
            number(one, &mut count);
        }
    }
    rows
}

fn number(component: &mut Value, count: &mut u32) {
    *count += 1;
    if let Some(fields) = component.as_object_mut() {
        fields.entry("id").or_insert(json!(*count));
    }
}

/// Embeds come back with their type filled in.
fn embeds_json(message: &Message) -> Vec<Value> {
    let mut embeds = message.list("embeds").to_vec();
    for embed in &mut embeds {
        if let Some(fields) = embed.as_object_mut() {
            fields.insert("type".to_owned(), json!("rich"));
        }
    }
    embeds
}
