//! Forms as Discord modals.
//!
//! Classic text inputs in action rows: deprecated by Discord but valid, and the only kind whose
//! answers serenity 0.12 can read. Source:
//! <https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal>.

use circlekeeper_core::reply::{Field, Form, Message, Press, Tone, Verb};
use serde_json::{Value, json};

use crate::escape::bare_line;
use crate::render::{self, Page, cut};

const TITLE: usize = 45;
const LABEL: usize = 45;
const PLACEHOLDER: usize = 100;
const VALUE: u16 = 4000;
const FIELDS: usize = 5;

/// The modal. Discord shows no text above the fields, so the prompt stands in the first one until
/// somebody types, unless the field's own name is too long to be read above it and stands there.
pub(crate) fn modal(form: &Form) -> Value {
    let prompt = cut(&bare_line(&form.prompt.plain()), PLACEHOLDER);
    let mut rows: Vec<Value> = form.fields.iter().take(FIELDS).map(row).collect();
    if let (Some(first), false) = (rows.first_mut(), prompt.trim().is_empty())
        && first["components"][0].get("placeholder").is_none()
    {
        first["components"][0]["placeholder"] = json!(prompt);
    }
    json!({
        "custom_id": form.id,
        "title": cut(&bare_line(&form.title), TITLE),
        "components": rows,
    })
}

/// What stands for the modal where Discord takes none (after a deferral, after another modal): the
/// prompt and a button to type the answer of this draft.
pub(crate) fn instead(form: &Form) -> Page {
    let page = render::one_page(&Message::line(form.prompt.clone()));
    let label = cut(&bare_line(&form.title), TITLE);
    let data = form
        .id
        .parse()
        .map_or_else(|_| form.id.clone(), |draft| Press::new(Verb::Correct, draft).to_string());
    render::with_button(page, &render::press_button(&data, &label, Tone::Primary))
}

fn row(field: &Field) -> Value {
    json!({ "type": 1, "components": [input(field)] })
}

/// Whether a field may be left blank is the core's to say, so none is demanded here.
fn input(field: &Field) -> Value {
    let most = field.max_length.clamp(1, VALUE);
    let mut input = json!({
        "type": 4,
        "custom_id": field.name,
        "style": if field.long { 2 } else { 1 },
        "label": cut(&bare_line(&field.label), LABEL),
        "max_length": most,
        "required": false,
    });
    if field.label.chars().count() > LABEL {
        input["placeholder"] = json!(cut(&bare_line(&field.label), PLACEHOLDER));
    }
    if !field.value.is_empty() {
        input["value"] = json!(field.value.chars().take(usize::from(most)).collect::<String>());
    }
    input
}

#[cfg(test)]
mod tests {
    use circlekeeper_core::reply::{Line, Span};

    use super::*;

    fn form() -> Form {
        let field = Field {
            name: "when".into(),
            label: "L".repeat(60),
            value: "Thursday 19:00".into(),
            max_length: 8,
            long: false,
        };
        let note = Field { name: "note".into(), value: String::new(), long: true, ..field.clone() };
        let prompt = Line(vec![Span::Words("When does it <@1> meet?".into())]);
        Form { id: "7".into(), title: "T".repeat(50), prompt, fields: vec![field, note] }
    }

    #[test]
    fn a_form_keeps_discords_limits() {
        let modal = modal(&form());
        let cut = |most: usize, letter: &str| letter.repeat(most - 1) + "…";
        assert_eq!(modal["custom_id"], "7");
        assert_eq!(modal["title"], cut(45, "T"));
        assert_eq!(
            modal["components"][0]["components"][0],
            json!({
                "type": 4, "custom_id": "when", "style": 1, "label": cut(45, "L"), "max_length": 8,
                "required": false, "value": "Thursday", "placeholder": "L".repeat(60),
            })
        );
        let note = &modal["components"][1]["components"][0];
        assert_eq!((&note["style"], note.get("value")), (&json!(2), None));
        let mut short = form();
        short.fields[0].label = "When".into();
        let modal = super::modal(&short);
        let first = &modal["components"][0]["components"][0];
        assert_eq!(first["placeholder"], "When does it <@1> meet?");
    }

    #[test]
    fn where_no_modal_can_open_a_button_asks_for_it() {
        let body = instead(&form()).body();
        assert_eq!(body["content"], r"When does it \<\@1> meet?");
        assert_eq!(body["components"][0]["components"][0]["custom_id"], "correct:7");
    }
}
