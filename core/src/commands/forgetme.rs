//! `/forgetme`: erases a person everywhere, after one confirmation.
//!
//! What stays holds no identity: counts, row ids, and keyed hashes of the account. By one, a store that
//! comes back from an older copy forgets them again; one for each group they were taken out of keeps them
//! out. Only what the bot opened for them is taken back by their account's number, which is kept sealed until that
//! is done, and they read so. What goes, and what that brings, is in `outbox/plan/forgetting.rs`.

use crate::outbox::plan;
use crate::outbox::plan::access::KEPT_DAYS;
use crate::reply::{Message, Reply, Span};
use crate::store::{groups, memberships};

use super::context::{Context, Outcome, Stop};
use super::draft::{self, Draft, confirm_or_not};
use super::{Answer, Effect, Entry, Input, Who};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "forgetme",
    arguments: &[],
    who: Who::Everyone,
    answer: Answer::Private,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, _: &Input) -> Outcome {
    let Some(known) = context.person.clone() else {
        return Ok(Reply::private(Message::line(context.voice.nothing_stored())));
    };
    let person = known.id;
    let owed = plan::access::forgetting_owes(context.db, &known).await?;
    let taken_out = !memberships::taken_out_of(context.db, person).await?.is_empty();
    let id = draft::keep(context, &Draft::Forget).await?;
    let mut message = Message::line(context.voice.preview_forget());
    let (alone, with_others) = led(context, person).await?;
    if let Some(led) = with_others {
        message = message.paragraph(context.voice.preview_forget_led_with(Span::Plain(led)));
    }
    if let Some(led) = alone {
        let told = if context.house.policy.operators.is_empty() { "no" } else { "yes" };
        message = message.paragraph(context.voice.preview_forget_led(Span::Plain(led), told));
    }
    if taken_out {
        message = message.paragraph(context.voice.preview_forget_kept_out());
    }
    if owed {
        message = message.paragraph(context.voice.preview_forget_doors(KEPT_DAYS));
    }
    Ok(Reply::private(message.row(confirm_or_not(context, id))))
}

/// The groups that would lose their last facilitator, and those that others lead on, by label.
async fn led(
    context: &mut Context<'_>,
    person: i64,
) -> Result<(Option<String>, Option<String>), Stop> {
    let (mut alone, mut with_others) = (Vec::new(), Vec::new());
    for membership in memberships::active_of(context.db, person).await? {
        let (_, facilitators) = memberships::count(context.db, membership.group).await?;
        let group = groups::by_id(context.db, membership.group).await?;
        let Some(group) = group.filter(|group| membership.leads() && !group.is_over()) else {
            continue;
        };
        let labels = if facilitators > 1 { &mut with_others } else { &mut alone };
        labels.push(group.label.reveal().clone());
    }
    let joined = |labels: Vec<String>| (!labels.is_empty()).then(|| labels.join(", "));
    Ok((joined(alone), joined(with_others)))
}

/// The press of "Confirm".
pub(super) async fn confirm(context: &mut Context<'_>) -> Outcome {
    let person = context.remembered().await?;
    let groups = memberships::taken_out_of(context.db, person.id).await?;
    let owed = plan::access::forgetting_owes(context.db, &person).await?;
    let operators = context.house.policy.operators.as_slice();
    let by = (context.house.store.sealer(), operators);
    plan::forget(context.db, by, &person, context.now).await?;
    context.person = None;
    context.erased = true;
    let voice = &context.voice;
    let message = Message::line(match (groups.is_empty(), owed) {
        (true, false) => voice.forgotten(),
        (true, true) => voice.forgotten_but_one(),
        (false, _) => voice.forgotten_kept_out(),
    });
    let stays = owed.then(|| voice.forgotten_doors(KEPT_DAYS));
    Ok(Reply::Replace(stays.into_iter().fold(message, Message::paragraph)))
}
