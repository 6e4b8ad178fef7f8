//! `/people`: who is in a group, by alias, for its facilitators alone.

use crate::reply::block::{Line, Span};
use crate::reply::{Message, Reply};
use crate::store::memberships::{self, Listed};
use crate::time::zone::Zone;

use super::context::{Context, Outcome};
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, seat};

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
    let people = memberships::roster(context.db, group.id).await?;
    let zone = context.reading_zone(&group.zone);
    let lines = people.iter().map(|one| described(context, one, &zone)).collect();
    let message = Message::line(context.voice.people_of(&group.label)).list(lines);
    let message = seat::line_for_leaders(context, &group, message, &zone).await?;
    Ok(Reply::private(message.paragraph(context.voice.people_keep_private())))
}

fn described(context: &Context<'_>, one: &Listed, zone: &Zone) -> Line {
    let Listed { membership, platform, since } = one;
    let number = Span::Code(format!("#{}", membership.id));
    let name = match &membership.alias {
        Some(alias) => Line::from(Span::Plain(alias.reveal().clone())),
        None => context.voice.unnamed(),
    };
    let platform = Span::Plain(platform.title().to_owned());
    let since = context.voice.date(zone.local(*since));
    if membership.leads() {
        context.voice.person_leading(number, name, platform, since)
    } else {
        context.voice.person_taking_part(number, name, platform, since)
    }
}
