//! The evening: one list of steps for both platforms, in which each command of the catalogue is used.
//!
//! A new command gets a line here, where it does something; the snapshots of both platforms then show
//! what (`cargo insta review`).

use circlekeeper_core::commands::audit::NOT_NOTED;
use circlekeeper_core::commands::{CATALOGUE, Effect, Entry, Who, entry};
use circlekeeper_tests::World;

/// Who takes a step.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum By {
    /// Who leads the circle.
    Lead,
    /// Who becomes a member.
    Member,
    /// Who runs the bot.
    Operator,
}

/// One command, in words, with what is given; and the button pressed under its answer.
pub(crate) struct Step {
    pub(crate) by: By,
    pub(crate) command: &'static str,
    pub(crate) options: &'static [(&'static str, &'static str)],
    pub(crate) confirmed: bool,
    /// What is written after the first button under its answer, and confirmed then.
    pub(crate) written: Option<&'static str>,
    /// In the circle's second chat instead of its first.
    pub(crate) in_second_chat: bool,
    /// A file follows the answer.
    pub(crate) with_a_file: bool,
}

use By::{Lead, Member, Operator};

/// The circle is opened, found and joined; meets, or not; is left.
pub(crate) const EVENING: &[Step] = &[
    step(Lead, "start", &[]),
    step(Lead, "help", &[]),
    step(
        Lead,
        "newgroup",
        &[
            ("name", "Evening circle"),
            ("zone", "Europe/Berlin"),
            ("topics", "anxiety"),
            ("fee", "no fee"),
            ("alias", "Dana"),
        ],
    ),
    step(Operator, "admit", &[("group", "#1")]).confirmed(),
    step(Lead, "usechat", &[("group", "#1")]).in_second_chat(),
    step(Member, "timezone", &[("zone", "Europe/London")]),
    step(Member, "find", &[("words", "anxiety")]),
    step(Member, "wish", &[("words", "a group for night nurses")]).confirmed(),
    step(Operator, "wishes", &[]),
    step(Member, "group", &[("group", "#1")]),
    step(Member, "join", &[("group", "#1"), ("alias", "Em")]),
    step(Lead, "schedule", &[("when", "every Thursday 19:00"), ("link", "https://zoom.us/j/842")])
        .confirmed(),
    step(Lead, "editgroup", &[("group", "#1"), ("fee", "no fee")]),
    step(Lead, "groupreminders", &[("before", "1 day, 2 hours")]),
    step(Member, "alias", &[("alias", "Emma")]),
    step(Member, "language", &[("language", "en")]),
    step(Member, "mygroups", &[]),
    step(Member, "remindme", &[("before", "3 hours")]),
    step(Member, "sessions", &[]),
    step(Member, "next", &[]),
    step(Member, "coming", &[("session", "#1")]),
    step(Member, "cantcome", &[("session", "#1")]),
    step(Member, "calendar", &[]).with_a_file(),
    step(Lead, "link", &[]),
    step(Lead, "people", &[]),
    step(Lead, "cofacilitator", &[]),
    step(
        Lead,
        "credential",
        &[
            ("profession", "psychotherapist"),
            ("number", "PT-1"),
            ("body", "Chamber"),
            ("country", "Berlin"),
        ],
    )
    .confirmed(),
    step(Lead, "invite", &[("group", "#1"), ("count", "1")]),
    step(Operator, "checkcredential", &[("credential", "#1")]).confirmed(),
    step(Lead, "requests", &[("group", "#1")]),
    step(Lead, "begin", &[("group", "#1"), ("watch", "on")]),
    step(Lead, "duty", &[("session", "#1"), ("as", "lead")]),
    step(Lead, "attendance", &[("group", "#1"), ("record", "on")]),
    step(Member, "proof", &[("group", "#1")]),
    step(Lead, "movesession", &[("to", "4 December 20:00"), ("session", "#1")]).confirmed(),
    step(Lead, "cancelsession", &[("session", "#2")]).confirmed(),
    step(Lead, "restoresession", &[("session", "#2")]).confirmed(),
    step(Lead, "announce", &[("text", "Bring something to write with.")]).confirmed(),
    step(Lead, "schedule", &[("when", "every Monday 20:00")]),
    step(Lead, "stop", &[]),
    step(Operator, "status", &[]),
    step(Operator, "audit", &[("group", "#1")]),
    step(Member, "crisis", &[]),
    step(Member, "privacy", &[]),
    step(Member, "mydata", &[]).with_a_file(),
    step(Member, "concern", &[("text", "They ask for money."), ("group", "#1")]).confirmed(),
    step(Operator, "concerns", &[]),
    step(Member, "leave", &[]),
    step(Member, "join", &[("group", "#1"), ("alias", "Em")]).confirmed(),
    step(Lead, "remove", &[("member", "#3")]).confirmed(),
    step(Member, "forgetme", &[]).confirmed(),
    step(Lead, "questions", &[("group", "#1")]).written("Which evenings suit you?"),
    step(Lead, "agreement", &[("group", "#1")]).confirmed(),
    step(Lead, "pausegroup", &[("group", "#1")]).confirmed(),
    step(Lead, "endseries", &[("group", "#1")]).confirmed(),
    step(Lead, "closegroup", &[("group", "#1")]).confirmed(),
    step(Operator, "concerns", &[("member", "#1")]).confirmed(),
];

const fn step(
    by: By,
    command: &'static str,
    options: &'static [(&'static str, &'static str)],
) -> Step {
    Step {
        by,
        command,
        options,
        confirmed: false,
        written: None,
        in_second_chat: false,
        with_a_file: false,
    }
}

impl Step {
    const fn confirmed(self) -> Self {
        Self { confirmed: true, ..self }
    }

    const fn written(self, text: &'static str) -> Self {
        Self { written: Some(text), ..self }
    }

    const fn in_second_chat(self) -> Self {
        Self { in_second_chat: true, ..self }
    }

    const fn with_a_file(self) -> Self {
        Self { with_a_file: true, ..self }
    }

    pub(crate) fn entry(&self) -> &'static Entry {
        entry(self.command).unwrap_or_else(|| panic!("no command is called /{}", self.command))
    }

    /// The command as one message: what takes the rest stands bare, all else by its name.
    pub(crate) fn typed(&self) -> String {
        let mut typed = format!("/{}", self.command);
        let bare = |name: &str| self.entry().argument(name).is_some_and(|argument| argument.rest);
        for (name, value) in self.options {
            if bare(name) {
                typed.insert_str(1 + self.command.len(), &format!(" {value}"));
            } else {
                typed.push_str(&format!(" {name}:{value}"));
            }
        }
        typed
    }
}

/// Waits three minutes by the calendar: a change is held back for two before it is told.
pub(crate) async fn a_while(world: &World) {
    let later = world.now() + chrono::Duration::minutes(3);
    world.at(&later.to_rfc3339()).await;
}

/// The button that confirms, which stands first.
pub(crate) fn first_button(labels: &[&str], under: &str) -> String {
    let first = labels.first().unwrap_or_else(|| panic!("no button under: {under}"));
    (*first).to_owned()
}

/// What was done and said, line by line.
#[derive(Default)]
pub(crate) struct Told(String);

impl Told {
    /// Somebody did something.
    pub(crate) fn did(&mut self, by: By, what: &str) {
        let by = match by {
            Lead => "lead",
            Member => "member",
            Operator => "operator",
        };
        self.0.push_str(&format!("{by}: {what}\n"));
    }

    /// The first line of what they saw.
    pub(crate) fn saw(&mut self, text: &str) {
        self.0.push_str(&format!("    {}\n", without_chance(first_line(text))));
    }

    /// The first line of what was said besides.
    pub(crate) fn besides(&mut self, text: &str) {
        self.0.push_str(&format!("    (posted) {}\n", without_chance(first_line(text))));
    }

    pub(crate) fn all(&self) -> &str {
        &self.0
    }
}

/// Each command by which who leads or operates changes something has left its trace in the audit.
pub(crate) async fn is_noted(world: &World) {
    let noted = world.audited().await;
    let acts = |entry: &&&Entry| {
        entry.who != Who::Everyone
            && entry.effect == Effect::Changes
            && !NOT_NOTED.contains(&entry.name)
    };
    let traced = |name: &str| {
        noted.iter().any(|action| action.split(':').next().is_some_and(|first| first == name))
    };
    let missing: Vec<&str> = CATALOGUE
        .iter()
        .filter(acts)
        .map(|entry| entry.name)
        .filter(|name| !traced(name))
        .collect();
    assert!(
        missing.is_empty(),
        "{missing:?} leave nothing in the audit: call audit::led or audit::operated where the change \
         is made (core/src/commands/audit.rs)"
    );
}

/// The line with one reference in the place of each that chance made.
fn without_chance(line: &str) -> String {
    let mut parts = line.split("C-");
    let mut told = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let letters: String = part.chars().take(4).collect();
        let made = letters.len() == 4
            && letters.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
        told.push_str(if made { "C-7F3K" } else { "C-" });
        told.push_str(if made { &part[4..] } else { part });
    }
    told
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

#[test]
fn each_command_of_the_catalogue_is_used() {
    let used = |name: &str| EVENING.iter().any(|step| step.command == name);
    let names = CATALOGUE.iter().map(|entry| entry.name).filter(|name| !used(name));
    let missing: Vec<String> = names.map(|name| format!("/{name}")).collect();
    assert!(
        missing.is_empty(),
        "no step uses {}: add a line to EVENING in tests/tests/conformance/evening.rs, where it does \
         something, and accept the snapshots of both platforms",
        missing.join(", ")
    );
}
