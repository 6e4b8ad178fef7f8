//! Discord's OpenAPI document: the operation by method and path, its body by JSON Schema.
//!
//! Not here: unknown fields. The document allows them nearly everywhere, as Discord ignores them.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use circlekeeper_playground::discord::Recorded;
use jsonschema::error::ValidationErrorKind;
use jsonschema::{Draft, Registry, ValidationError, Validator};
use serde_json::{Value, json};

use super::{Misfit, below};

/// The name the document goes by in references.
const DOCUMENT: &str = "urn:discord:openapi";
const JSON: &str = "application/json";

/// The document, ready to be asked.
pub(super) struct Description {
    registry: Registry<'static>,
    operations: HashMap<(String, String), Operation>,
}

struct Operation {
    /// Where its body's schema stands in the document.
    schema: Option<String>,
    /// Made when it is first needed: most never are.
    validator: OnceLock<Validator>,
}

impl Description {
    pub(super) fn read(document: Value) -> Self {
        let mut operations = HashMap::new();
        for (path, item) in document["paths"].as_object().expect("paths") {
            for (method, operation) in item.as_object().expect("a path's operations") {
                if operation.get("responses").is_none() {
                    continue;
                }
                let schema = (!operation["requestBody"].is_null()).then(|| schema_of(path, method));
                let named = (method.to_uppercase(), without_names(path));
                operations.insert(named, Operation { schema, validator: OnceLock::new() });
            }
        }
        let registry = Registry::new().add(DOCUMENT, document).expect("a document of that name");
        let registry = registry.prepare().expect("its references lead somewhere");
        Self { registry, operations }
    }

    /// Whether the request is one of Discord's operations, and its body fits.
    pub(super) fn fits(&self, request: &Recorded) -> Result<(), Misfit> {
        let named = (request.method.clone(), without_names(request.route));
        let operation = self.operations.get(&named);
        let operation = operation.ok_or_else(|| Misfit::new("", "no such operation"))?;
        match (&operation.schema, request.body.is_null()) {
            (None, true) => Ok(()),
            (None, false) => Err(Misfit::new("", "the operation takes no body")),
            (Some(_), true) => Err(Misfit::new("", "the operation needs a body")),
            (Some(schema), false) => {
                let validator = operation.validator.get_or_init(|| self.validator(schema));
                let body = as_described(&request.body);
                let mut errors = validator.iter_errors(&body);
                errors.next().map_or(Ok(()), |error| Err(misfit(&error)))
            }
        }
    }

    fn validator(&self, schema: &str) -> Validator {
        let options = jsonschema::options().with_draft(Draft::Draft202012);
        let options = options.should_validate_formats(true).should_ignore_unknown_formats(true);
        let built = options.with_registry(&self.registry).build(&json!({ "$ref": schema }));
        built.unwrap_or_else(|error| panic!("{schema} is no schema: {error}"))
    }
}

/// A reference to the schema of an operation's body.
fn schema_of(path: &str, method: &str) -> String {
    let steps = ["paths", path, method, "requestBody", "content", JSON, "schema"];
    let pointer = steps.into_iter().fold(String::new(), |pointer, step| below(&pointer, step));
    format!("{DOCUMENT}#{}", pointer.replace('{', "%7B").replace('}', "%7D"))
}

/// A path with its placeholders left blank, since we and Discord name them differently.
fn without_names(path: &str) -> String {
    let blank = |step: &str| if step.starts_with('{') { "{}".to_owned() } else { step.to_owned() };
    path.split('/').map(blank).collect::<Vec<_>>().join("/")
}

/// The body as the document would have it. In one place the two disagree: a command's
/// `default_member_permissions` is text in Discord's prose (and in its answers), a number in the
/// document. Source: Discord docs, "Application Command Structure".
fn as_described(body: &Value) -> Cow<'_, Value> {
    const FIELD: &str = "default_member_permissions";
    let Value::Array(commands) = body else { return Cow::Borrowed(body) };
    let mut commands = commands.clone();
    for command in &mut commands {
        let number = command[FIELD].as_str().and_then(|text| text.parse::<u64>().ok());
        if let Some(number) = number {
            command[FIELD] = number.into();
        }
    }
    Cow::Owned(Value::Array(commands))
}

/// Where an error lies. Of the branches of a union, that which came furthest is what was meant.
fn misfit(error: &ValidationError<'_>) -> Misfit {
    let branches = match error.kind() {
        ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => {
            context.as_slice()
        }
        _ => &[],
    };
    let meant = branches.iter().filter_map(|errors| {
        let misfits: Vec<Misfit> = errors.iter().map(misfit).collect();
        let fitting_kind = !misfits.iter().any(|misfit| is_other_kind(misfit, error));
        let first = misfits.into_iter().next()?;
        Some((fitting_kind, first.pointer.len(), first))
    });
    match meant.max_by_key(|(fitting_kind, length, _)| (*fitting_kind, *length)) {
        Some((_, _, misfit)) => misfit,
        None => Misfit::new(error.instance_path().as_str(), error.kind().keyword()),
    }
}

/// Whether a branch failed since it is for something else: another `type`, or no object at all.
fn is_other_kind(misfit: &Misfit, union: &ValidationError<'_>) -> bool {
    let here = union.instance_path().as_str();
    let kind = below(here, "type");
    misfit.pointer == kind || (misfit.pointer == here && misfit.rule == "type")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn described() -> Option<Description> {
        Some(Description::read(super::super::load(
            &super::super::folder()?.join("discord/openapi.json"),
        )))
    }

    fn sent(method: &str, route: &'static str, body: Value) -> Recorded {
        let at = chrono::DateTime::UNIX_EPOCH;
        let (method, path) = (method.to_owned(), route.to_owned());
        Recorded { method, path, route, body, files: vec![], status: Some(200), at }
    }

    #[test]
    fn what_does_not_fit_is_named_by_place_and_rule() {
        let Some(described) = described() else { return };
        let post = |body| {
            let misfit = described.fits(&sent("POST", "/channels/{channel}/messages", body));
            misfit.map_err(|misfit| (misfit.pointer, misfit.rule))
        };
        let wrong = |pointer: &str, rule: &str| Err((pointer.to_owned(), rule.to_owned()));
        assert_eq!(post(json!({ "content": "hello", "nonce": "n".repeat(25) })), Ok(()));
        assert_eq!(post(json!({ "nonce": "n".repeat(26) })), wrong("/nonce", "maxLength"));
        let buttons = |label: &str| {
            let button = json!({ "type": 2, "style": 1, "custom_id": "x", "label": label });
            json!({ "components": [{ "type": 1, "components": [button] }] })
        };
        assert_eq!(post(buttons("Join")), Ok(()));
        let label = "/components/0/components/0/label";
        assert_eq!(post(buttons(&"l".repeat(81))), wrong(label, "maxLength"));
        assert_eq!(post(Value::Null), wrong("", "the operation needs a body"));
        let unknown = described.fits(&sent("PUT", "/channels/{channel}/messages", json!({})));
        assert_eq!(unknown, Err(Misfit::new("", "no such operation")));
    }

    #[test]
    fn suggestions_and_forms_are_known_by_their_type() {
        let Some(described) = described() else { return };
        let route = "/interactions/{interaction}/{token}/callback";
        let answer = |body| described.fits(&sent("POST", route, body));
        let choices = vec![json!({ "name": "a", "value": "a" }); 26];
        let suggested = json!({ "type": 8, "data": { "choices": choices } });
        assert_eq!(answer(suggested), Err(Misfit::new("/data/choices", "maxItems")));
        let input = json!({ "type": 4, "custom_id": "a", "style": 1, "label": "a" });
        let row = json!({ "type": 1, "components": [input] });
        let form = |title: &str| {
            let data = json!({ "custom_id": "a", "title": title, "components": [row] });
            json!({ "type": 9, "data": data })
        };
        assert_eq!(answer(form("When?")), Ok(()));
        let long = answer(form(&"t".repeat(46)));
        assert_eq!(long, Err(Misfit::new("/data/title", "maxLength")));
    }
}
