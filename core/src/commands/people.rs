//! `/people`: who is in a group, by alias, for its facilitators alone.

use crate::domain::membership::Membership;
use crate::reply::block::{Line, Span};
use crate::reply::{Message, Reply};
use crate::store::memberships;

use super::context::{Context, Outcome};
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "people",
    arguments: &[Argument::optional("group", Kind::Group).taking_the_rest()],
    who: Who::Facilitator,
    answer: Answer::Private,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let group = resolve::group(context, (ENTRY.name, input), Standing::Leading).await?;
    let people = memberships::active_in(context.db, group.id).await?;
    let lines = people.iter().map(|member| described(context, member)).collect();
    let message = Message::line(context.voice.people_of(&group.label)).list(lines);
    Ok(Reply::private(message.paragraph(context.voice.people_keep_private())))
}

fn described(context: &Context<'_>, member: &Membership) -> Line {
    let number = Span::Code(format!("#{}", member.id));
    let name = match &member.alias {
        Some(alias) => Line::from(Span::Plain(alias.reveal().clone())),
        None => context.voice.unnamed(),
    };
    if member.leads() {
        context.voice.person_leading(number, name)
    } else {
        context.voice.person_taking_part(number, name)
    }
}
