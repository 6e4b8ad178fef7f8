//! Whether what the bot sent fits the platforms' own descriptions of their interfaces: Discord's OpenAPI
//! document and a reading of Telegram's Bot API, kept beside the project in `../shared/specs`. Where
//! that folder is absent, nothing is checked; where `../shared` is present, it must be there and hold
//! both.
//!
//! Only requests the stand-ins accepted must fit: a refused one has had its answer.
//!
//! Not here: the rules the descriptions miss (Discord: 2000 characters of content, names in small
//! letters, the sum over embeds, three seconds; Telegram: all limits, which stand only in its prose).
//! The stand-ins refuse those themselves (`check/` and `methods/` in the playground), and
//! [`World::close`](crate::World::close) asks them for what they noted.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use circlekeeper_playground::{discord as discord_stand_in, telegram as telegram_stand_in};
use serde_json::Value;

mod discord;
mod telegram;

static DESCRIPTIONS: LazyLock<Option<Descriptions>> = LazyLock::new(|| {
    let folder = folder()?;
    Some(Descriptions {
        discord: discord::Description::read(load(&folder.join("discord/openapi.json"))),
        telegram: telegram::Description::read(&load(&folder.join("telegram/schema-10.3.json"))),
    })
});

struct Descriptions {
    discord: discord::Description,
    telegram: telegram::Description,
}

/// What became of the requests of one journey, or of several.
#[derive(Debug, Default)]
pub struct Findings {
    /// How many bodies were accepted and checked. Polls are checked, not counted: how many there are
    /// depends on timing.
    pub bodies: usize,
    /// How many requests were refused or never answered.
    pub refused: usize,
    /// Accepted requests that do not fit: which, where, and the rule; never what they said.
    pub violations: Vec<String>,
}

impl Findings {
    fn note(&mut self, what: &str, misfit: Result<(), Misfit>) {
        if let Err(Misfit { pointer, rule }) = misfit {
            self.violations.push(format!("{what}, at \"{pointer}\": {rule}"));
        }
    }
}

/// Where a body does not fit, and which rule it breaks.
#[derive(Debug, PartialEq, Eq)]
struct Misfit {
    /// A JSON pointer into the body.
    pointer: String,
    rule: String,
}

impl Misfit {
    fn new(pointer: &str, rule: &str) -> Self {
        Self { pointer: pointer.to_owned(), rule: rule.to_owned() }
    }
}

/// Checks requests as the stand-ins recorded them; `None` where the descriptions are absent.
///
/// # Panics
/// When `../shared` is present without the descriptions, or they cannot be read.
#[must_use]
pub fn check(
    on_discord: &[discord_stand_in::Recorded],
    on_telegram: &[telegram_stand_in::Recorded],
) -> Option<Findings> {
    let described = DESCRIPTIONS.as_ref()?;
    let mut findings = Findings::default();
    for request in on_discord {
        if !accepted(request.status) {
            findings.refused += 1;
            continue;
        }
        findings.bodies += usize::from(!request.body.is_null());
        let what = format!("Discord, {} {}", request.method, request.route);
        findings.note(&what, described.discord.fits(request));
    }
    for request in on_telegram {
        let poll = request.method == "getupdates";
        if !accepted(request.status) {
            findings.refused += usize::from(!poll);
            continue;
        }
        let empty = request.params.as_object().is_none_or(serde_json::Map::is_empty);
        findings.bodies += usize::from(!poll && !empty);
        let what = format!("Telegram, {}", request.method);
        findings.note(&what, described.telegram.fits(&request.method, &request.params));
    }
    Some(findings)
}

/// Insists that what was asked fits. The answer is a line that says how many bodies did, or "skipped"
/// where the descriptions are absent.
///
/// # Panics
/// If something does not fit, or there was nothing to check.
#[must_use]
pub fn insist(
    where_from: &str,
    on_discord: &[discord_stand_in::Recorded],
    on_telegram: &[telegram_stand_in::Recorded],
) -> String {
    let Some(findings) = check(on_discord, on_telegram) else {
        return format!("conformance, {where_from}: skipped: no ../shared/specs");
    };
    let Findings { bodies, refused, violations } = findings;
    assert_eq!(violations, Vec::<String>::new());
    assert!(bodies > 0, "nothing was asked");
    format!(
        "conformance, {where_from}: {bodies} bodies, 0 violations, {refused} refused or unanswered"
    )
}

fn accepted(status: Option<u16>) -> bool {
    status.is_some_and(|status| (200..300).contains(&status))
}

fn folder() -> Option<PathBuf> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).parent()?;
    let shared = project.parent()?.join("shared");
    shared.is_dir().then(|| shared.join("specs"))
}

fn load(path: &Path) -> Value {
    let text = std::fs::read(path);
    let text = text.unwrap_or_else(|error| panic!("cannot read {}: {error}", path.display()));
    serde_json::from_slice(&text).expect("a description is JSON")
}

/// A pointer one step further down.
fn below(pointer: &str, step: impl std::fmt::Display) -> String {
    format!("{pointer}/{}", step.to_string().replace('~', "~0").replace('/', "~1"))
}
