//! `/privacy`: what is stored, what is not, and how to end it. Needs nothing stored.

use crate::domain::concern;
use crate::domain::credential::ASKED_AGAIN_DAYS;
use crate::domain::entry::REQUEST_DAYS;
use crate::domain::policy::KEPT_DAYS;
use crate::outbox::plan::access;
use crate::reply::{Message, Reply};

use super::context::{Context, Outcome};
use super::{Answer, Effect, Entry, Input, Who};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "privacy",
    arguments: &[],
    who: Who::Everyone,
    answer: Answer::Private,
    effect: Effect::Reads,
};

pub(super) async fn run(context: &mut Context<'_>, _: &Input) -> Outcome {
    let voice = &context.voice;
    let message = Message::default()
        .heading(voice.privacy_heading())
        .list(vec![
            voice.privacy_kept(),
            voice.privacy_for_a_while(KEPT_DAYS),
            voice.privacy_not_read(),
            voice.privacy_entry(REQUEST_DAYS),
            voice.privacy_waiting(KEPT_DAYS),
            voice.privacy_asked(ASKED_AGAIN_DAYS),
            voice.privacy_link(),
            voice.privacy_others(),
            voice.privacy_operator(),
            voice.privacy_stays(access::KEPT_DAYS),
            voice.privacy_concerns(concern::KEPT_DAYS),
            voice.privacy_audit(),
        ])
        .paragraph(voice.privacy_rights());
    Ok(Reply::private(message))
}
