//! Buttons under a message (docs: InlineKeyboardMarkup, InlineKeyboardButton).

use circlekeeper_core::reply::{Action, Button, Tone};
use reqwest::Url;
use serde_json::{Value, json};

/// The longest text a button may copy (docs: CopyTextButton).
const COPY_LIMIT: usize = 256;

/// The keyboard, or nothing if no button is left. `bot` is the bot's username.
///
/// A button Telegram would not take is left out: it would cost the whole message.
pub(crate) fn markup(rows: &[Vec<Button>], bot: &str) -> Option<Value> {
    let rows: Vec<Vec<Value>> = rows
        .iter()
        .map(|row| row.iter().filter_map(|button| draw(button, bot)).collect::<Vec<_>>())
        .filter(|row| !row.is_empty())
        .collect();
    (!rows.is_empty()).then(|| json!({ "inline_keyboard": rows }))
}

/// Whether any button needs the bot's username.
pub(crate) fn opens_private(rows: &[Vec<Button>]) -> bool {
    rows.iter().flatten().any(|button| matches!(button.action, Action::OpenPrivate(_)))
}

/// One button that opens the private chat.
pub(crate) fn private_chat(label: &str, bot: &str, payload: &str) -> Value {
    json!({ "inline_keyboard": [[{ "text": label, "url": start_link(bot, payload) }]] })
}

/// The address that opens the private chat and starts it with `payload` (docs: deep linking).
pub(crate) fn start_link(bot: &str, payload: &str) -> String {
    format!("https://t.me/{bot}?start={payload}")
}

fn draw(button: &Button, bot: &str) -> Option<Value> {
    let mut drawn = json!({ "text": button.label });
    match &button.action {
        Action::Press(press) => drawn["callback_data"] = json!(press.to_string()),
        Action::Open(address) => drawn["url"] = json!(openable(address)?),
        Action::Copy(text) => drawn["copy_text"] = json!({ "text": copyable(text)? }),
        Action::OpenPrivate(payload) => drawn["url"] = json!(start_link(bot, payload)),
    }
    match button.tone {
        Tone::Primary => drawn["style"] = json!("primary"),
        Tone::Danger => drawn["style"] = json!("danger"),
        Tone::Plain => {}
    }
    Some(drawn)
}

fn openable(address: &str) -> Option<&str> {
    let url = address.parse::<Url>().ok()?;
    (matches!(url.scheme(), "https" | "http") && url.has_host()).then_some(address)
}

fn copyable(text: &str) -> Option<&str> {
    let length = text.chars().count();
    (1..=COPY_LIMIT).contains(&length).then_some(text)
}

#[cfg(test)]
mod tests {
    use circlekeeper_core::reply::{Press, Verb};
    use insta::assert_snapshot;

    use super::*;

    fn button(label: &str, action: Action, tone: Tone) -> Button {
        Button { label: label.to_owned(), action, tone }
    }

    #[test]
    fn each_action_has_its_button() {
        let press = Press { verb: Verb::CantCome, id: 7, choice: None };
        let rows = [
            vec![
                button("Can't come", Action::Press(press), Tone::Danger),
                button("Open", Action::Open("https://a.example/b".to_owned()), Tone::Primary),
            ],
            vec![button("Bad", Action::Open("javascript:alert(1)".to_owned()), Tone::Plain)],
            vec![
                button("Copy", Action::Copy("123 456".to_owned()), Tone::Plain),
                button("Ask", Action::OpenPrivate("link-7".to_owned()), Tone::Plain),
            ],
        ];
        assert!(opens_private(&rows));
        let drawn = markup(&rows, "our_bot").unwrap();
        let lines: Vec<_> =
            drawn["inline_keyboard"].as_array().unwrap().iter().map(ToString::to_string).collect();
        assert_snapshot!(lines.join("\n"), @r#"
        [{"callback_data":"cantcome:7","style":"danger","text":"Can't come"},{"style":"primary","text":"Open","url":"https://a.example/b"}]
        [{"copy_text":{"text":"123 456"},"text":"Copy"},{"text":"Ask","url":"https://t.me/our_bot?start=link-7"}]
        "#);
    }

    #[test]
    fn no_button_no_keyboard() {
        assert!(markup(&[vec![]], "our_bot").is_none());
    }
}
