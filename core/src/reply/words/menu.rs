//! The words for commands and their arguments: looked up by name, since the catalogue is a list.

use crate::reply::block::Line;

use super::Voice;

impl Voice {
    /// What a command is called: its name in the catalogue, unless this language has its own.
    #[must_use]
    pub fn command_name(&self, command: &str) -> String {
        self.text(&format!("name-{command}")).unwrap_or_else(|| command.to_owned())
    }

    /// A command's one-line description.
    #[must_use]
    pub fn summary(&self, command: &str) -> String {
        self.text(&format!("command-{command}")).unwrap_or_default()
    }

    /// An argument's one-line description.
    #[must_use]
    pub fn argument_summary(&self, command: &str, argument: &str) -> String {
        self.text(&format!("command-{command}-{argument}"))
            .or_else(|| self.text(&format!("argument-{argument}")))
            .unwrap_or_default()
    }

    /// The question for an argument that is missing.
    #[must_use]
    pub fn prompt(&self, command: &str, argument: &str) -> Line {
        let key = format!("ask-{command}-{argument}");
        if self.text(&key).is_some() { self.say(&key, &[]) } else { self.say("ask-anything", &[]) }
    }

    /// What stands above a form that asks for one argument.
    #[must_use]
    pub fn form_title_for(&self, command: &str, argument: &str) -> Line {
        let key = format!("title-{command}-{argument}");
        if self.text(&key).is_some() { self.say(&key, &[]) } else { self.form_title() }
    }

    /// The name of a form's field.
    #[must_use]
    pub fn field_label(&self, argument: &str) -> String {
        self.text(&format!("field-{argument}"))
            .or_else(|| self.text("field-anything"))
            .unwrap_or_default()
    }
}
