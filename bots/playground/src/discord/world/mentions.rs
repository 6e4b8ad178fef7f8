//! Who is notified by a message.
//!
//! Source: Discord docs, "Allowed Mentions Object" and "Mention Everyone": without `allowed_mentions` a
//! message of a bot notifies whomever it names, an answer to an interaction only persons; @everyone and
//! @here also need the permission.

use serde_json::{Value, json};

use super::super::permission::MENTION_EVERYONE;
use super::{Message, World};

impl World {
    /// Everyone the message notifies: ids of persons and roles as `<@…>` and `<@&…>`, `@everyone`.
    pub(in super::super) fn pings(&self, message: &Message) -> Vec<String> {
        let default = match message.interaction {
            None => json!({ "parse": ["users", "roles", "everyone"] }),
            Some(_) => json!({ "parse": ["users"] }),
        };
        let said = message.said.get("allowed_mentions").filter(|said| !said.is_null());
        let allowed = said.unwrap_or(&default);
        let bits = self.permissions(message.author, message.channel);
        let mut pings = named(message.content());
        pings.retain(|ping| match ping.as_str() {
            "@everyone" | "@here" => bits & MENTION_EVERYONE != 0 && parsed(allowed, "everyone"),
            role if role.starts_with("<@&") => permits(allowed, "roles", role),
            person => permits(allowed, "users", person),
        });
        pings
    }
}

fn parsed(allowed: &Value, kind: &str) -> bool {
    allowed["parse"].as_array().is_some_and(|parse| parse.iter().any(|one| one == kind))
}

fn permits(allowed: &Value, kind: &str, mention: &str) -> bool {
    let id = mention.trim_matches(|letter: char| !letter.is_ascii_digit());
    let listed = allowed[kind].as_array().is_some_and(|list| list.iter().any(|one| one == id));
    listed || parsed(allowed, kind)
}

/// Every mention in the text, allowed or not.
fn named(content: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (start, _) in content.match_indices("<@") {
        let inner = content[start + 2..].split_once('>').map_or("", |(inner, _)| inner);
        let id = inner.trim_start_matches(['&', '!']);
        if !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()) {
            found.push(format!("<@{}>", inner.replace('!', "")));
        }
    }
    let all = ["@everyone", "@here"].into_iter().filter(|all| content.contains(all));
    found.extend(all.map(str::to_owned));
    found
}
