//! Embeds. Source: Discord docs, "Embed Limits".

use serde_json::Value;

use super::super::refused::Complaints;
use super::parts::{join, list, needed, text};

const EMBEDS: usize = 10;
const FIELDS: usize = 25;
const TITLE: usize = 256;
const DESCRIPTION: usize = 4096;
const FIELD_VALUE: usize = 1024;
const FOOTER: usize = 2048;
/// "the combined sum of characters in all title, description, field.name, field.value, footer.text,
/// and author.name fields across all embeds attached to a message must not exceed 6000 characters".
const SUM: usize = 6000;

pub(super) fn embeds(complaints: &mut Complaints, at: &str, embeds: &Value) {
    let embeds = list(complaints, at, embeds, 0, EMBEDS);
    let mut sum = 0;
    for (index, embed) in embeds.iter().enumerate() {
        let at = join(at, &index.to_string());
        one(complaints, &at, embed);
        sum += size(embed);
    }
    if sum > SUM {
        let words = format!("Embed size exceeds maximum size of {SUM}");
        complaints.add(at, "MAX_EMBED_SIZE_EXCEEDED", &words);
    }
}

fn one(complaints: &mut Complaints, at: &str, embed: &Value) {
    text(complaints, &join(at, "title"), &embed["title"], 0, TITLE);
    text(complaints, &join(at, "description"), &embed["description"], 0, DESCRIPTION);
    text(complaints, &join(at, "footer.text"), &embed["footer"]["text"], 0, FOOTER);
    text(complaints, &join(at, "author.name"), &embed["author"]["name"], 0, TITLE);
    for (path, value) in [
        ("url", &embed["url"]),
        ("image.url", &embed["image"]["url"]),
        ("thumbnail.url", &embed["thumbnail"]["url"]),
        ("author.url", &embed["author"]["url"]),
    ] {
        link(complaints, &join(at, path), value);
    }
    let fields = list(complaints, &join(at, "fields"), &embed["fields"], 0, FIELDS);
    for (index, field) in fields.iter().enumerate() {
        let at = format!("{at}.fields.{index}");
        needed(complaints, &join(&at, "name"), &field["name"], 1, TITLE);
        needed(complaints, &join(&at, "value"), &field["value"], 1, FIELD_VALUE);
    }
    let image = !embed["image"].is_null() || !embed["thumbnail"].is_null();
    if size(embed) == 0 && !image {
        // An embed with nothing to show is refused where its description would be.
        super::parts::required(complaints, &join(at, "description"));
    }
}

/// Source: OpenAPI, format `uri`; the schemes are Discord's own words.
pub(super) fn link(complaints: &mut Complaints, at: &str, value: &Value) {
    let Some(url) = value.as_str() else { return };
    let scheme = url.split_once("://").map(|(scheme, _)| scheme);
    match scheme {
        Some("http" | "https" | "discord") if !url.contains(' ') => {}
        Some("attachment") => {}
        Some(scheme) => {
            let words = format!(
                "Scheme \"{scheme}\" is not supported. Scheme must be one of ('http', 'https', 'discord')."
            );
            complaints.add(at, "URL_TYPE_INVALID_SCHEME", &words);
        }
        None => complaints.add(at, "URL_TYPE_INVALID_URL", "Not a well formed URL."),
    }
}

fn size(embed: &Value) -> usize {
    let count = |value: &Value| value.as_str().map_or(0, |text| text.chars().count());
    let fields = embed["fields"].as_array().map_or(&[][..], Vec::as_slice);
    let fields: usize = fields.iter().map(|f| count(&f["name"]) + count(&f["value"])).sum();
    fields
        + count(&embed["title"])
        + count(&embed["description"])
        + count(&embed["footer"]["text"])
        + count(&embed["author"]["name"])
}
