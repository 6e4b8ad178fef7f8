//! `/mygroups`: what one is in, as what, and when it meets next.

use crate::domain::group::{Group, State};
use crate::reply::refusal::Refusal;
use crate::reply::{Action, Button, Line, Message, Press, Reply, Span, Tone, Verb};
use crate::store::{memberships, rsvps};

use super::coming_in::standing;
use super::context::{Context, Outcome, Stop};
use super::resolve::{self, Standing};
use super::{Answer, Effect, Entry, Input, Who, card, resting, seat};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "mygroups",
    arguments: &[],
    who: Who::Everyone,
    answer: Answer::Private,
    effect: Effect::Reads,
};

/// Each group has a button, and rows are few.
const SHOWN: usize = 5;

pub(super) async fn run(context: &mut Context<'_>, _: &Input) -> Outcome {
    let own = resolve::own_even_over(context, Standing::Belonging).await?;
    let person = context.person.clone().ok_or(Refusal::InNoGroup)?;
    if own.is_empty() {
        return Err(Refusal::InNoGroup.into());
    }
    let as_guest = seat::guest_sessions(context).await?;
    let mut message = Message::default();
    for group in own.iter().take(SHOWN) {
        let membership = memberships::find(context.db, group.id, person.id).await?;
        let mut facts = match group.state {
            State::Closed => vec![context.voice.it_is_over()],
            State::Paused => resting::facts(context, group).await?,
            _ => vec![card::next_line(context, group).await?],
        };
        for (_, session) in as_guest.iter().filter(|(of, _)| of.id == group.id) {
            let zone = context.reading_zone(&group.zone);
            let at = context.voice.moment(session.starts_at, &zone);
            facts.push(context.voice.fact_comes_as_guest(at));
        }
        if let Some(membership) = membership {
            if membership.leads() {
                facts.push(context.voice.you_lead_it());
            }
            facts.extend(seat::fact(context, (group, &membership)).await?);
            let pair = (group.id, person.id);
            if membership.is_active() {
                facts.extend(absences(context, group, pair).await?);
            }
            facts.extend(standing::asked(context, pair).await?.map(|(told, _)| told));
            if let Some(alias) = &membership.alias {
                facts.push(context.voice.you_are_called(alias));
            }
        }
        let heading = Span::Strong(format!("{} (#{})", group.name.reveal(), group.id));
        message = message.heading(heading).list(facts);
        message = message.row(vec![Button {
            label: context.voice.button_show(&group.label).plain(),
            action: Action::Press(Press::new(Verb::Group, group.id)),
            tone: Tone::Plain,
        }]);
    }
    Ok(Reply::private(resolve::and_more(context, message, (own.len(), SHOWN))))
}

/// The sessions ahead that they said they cannot come to.
async fn absences(
    context: &mut Context<'_>,
    group: &Group,
    pair: (i64, i64),
) -> Result<Vec<Line>, Stop> {
    let zone = context.reading_zone(&group.zone);
    let absences = rsvps::absences(context.db, pair, context.now).await?;
    let said = absences.into_iter().map(|(starts, wants_back)| {
        let at = context.voice.moment(starts, &zone);
        if wants_back {
            context.voice.fact_wants_back(at)
        } else {
            context.voice.fact_cannot_come(at)
        }
    });
    Ok(said.collect())
}
