//! Somebody takes back what they told the operator: their words are erased, and nobody decides about them.

use crate::domain::audit::Hat;
use crate::domain::concern::{Concern, How};
use crate::reply::{Action, Button, Message, Press, Reply, Span, Tone, Verb};
use crate::store::audit::{self, Deed};
use crate::store::concerns;

use super::super::audit::Thing;
use super::super::context::{Context, Outcome, Stop};
use super::super::draft::{self, Draft, confirm_or_not};
use super::ConcernDraft;
use super::written::raised_by_asker;

/// The way to take it back.
pub(super) fn button(context: &Context<'_>, concern: i64) -> Button {
    let label = context.voice.button_take_back().plain();
    let action = Action::Press(Press::new(Verb::TakeBack, concern));
    Button { label, action, tone: Tone::Plain }
}

/// The press of that.
pub(in crate::commands) async fn press(context: &mut Context<'_>, concern: i64) -> Outcome {
    let found = concerns::by_id(context.db, concern).await?;
    let concern = raised_by_asker(context, found).await?;
    let withdraw = ConcernDraft::Withdraw { concern: concern.id };
    let id = draft::keep(context, &Draft::Concern(withdraw)).await?;
    let message = Message::line(context.voice.preview_take_back(Span::Code(concern.reference)));
    Ok(Reply::private(message.row(confirm_or_not(context, id))))
}

/// The press of "Confirm". Who did it is noted nowhere.
pub(super) async fn confirm(context: &mut Context<'_>, concern: &Concern) -> Result<Message, Stop> {
    concerns::end(context.db, concern.id, How::Withdrawn, context.now).await?;
    let deed = Deed {
        hat: Hat::System,
        actor: None,
        action: "concern:withdrawn",
        group: Some(concern.group),
        on: (Thing::Concern, concern.id),
    };
    audit::append(context.db, &deed, context.now).await?;
    context.erased = true;
    let reference = Span::Code(concern.reference.clone());
    Ok(Message::line(context.voice.concern_is_taken_back(reference)))
}
