//! The sayings about what a group costs, who leads it, and what is known of that; see `sayings.rs`.

use crate::domain::statement::Missing;
use crate::reply::block::{Line, Span};

use super::sayings::sayings;
use super::{Value, Voice};

sayings! {
    fact_how(kind, language);
    fact_way_in(entry);
    defaults_count();
    leader_comes_first(example);
    example_alias();
    missing_fee();
    missing_leader();
    ask_admission_missing(what);
    admission_changed(name);
    button_state_fee();
    button_state_leader();
}

impl Voice {
    /// "what it costs and who leads it".
    #[must_use]
    pub fn all_missing(&self, missing: &[Missing]) -> Line {
        let said = |what: &Missing| match what {
            Missing::Fee => self.missing_fee(),
            Missing::Absence => self.missing_absence(),
            Missing::Leader => self.missing_leader(),
        };
        let joined = missing.iter().map(said).reduce(|first, last| {
            let words = |line: Line| Span::Words(line.plain());
            self.say("and-last", &[("first", words(first).into()), ("last", words(last).into())])
        });
        joined.unwrap_or_default()
    }
}
