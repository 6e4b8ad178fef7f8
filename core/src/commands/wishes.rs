//! `/wishes`: what groups people wish for, for the operator. Nobody knows who wished.

use crate::reply::{Action, Button, Message, Press, Reply, Span, Tone, Verb};
use crate::store::wishes::{self, Wish};

use super::context::{Context, Outcome, Stop};
use super::{Answer, Effect, Entry, Input, Who, resolve};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "wishes",
    arguments: &[],
    who: Who::Operator,
    answer: Answer::Private,
    effect: Effect::Reads,
};

/// How many are shown at once, and how many buttons stand side by side.
const SHOWN: usize = 8;
const IN_A_ROW: usize = 2;

pub(super) async fn run(context: &mut Context<'_>, _: &Input) -> Outcome {
    let message = list(context, Message::default()).await?;
    Ok(Reply::private(message))
}

/// The press of "Seen to".
pub(super) async fn press(context: &mut Context<'_>, id: i64) -> Outcome {
    super::permit(context, &ENTRY)?;
    // Pressed twice, or by two operators, it is done all the same.
    wishes::tick_off(context.db, id).await?;
    context.erased = true;
    let message = Message::line(context.voice.wish_ticked_off());
    Ok(Reply::Replace(list(context, message).await?))
}

async fn list(context: &mut Context<'_>, message: Message) -> Result<Message, Stop> {
    let wishes = wishes::all(context.db, context.house.store.sealer()).await?;
    if wishes.is_empty() {
        return Ok(message.paragraph(context.voice.no_wishes()));
    }
    let count = i64::try_from(wishes.len()).unwrap_or(i64::MAX);
    let mut message = message.paragraph(context.voice.wishes_there_are(count));
    let shown = &wishes[..wishes.len().min(SHOWN)];
    for wish in shown {
        let mut line = line(context, wish);
        line.0.push(Span::Words(" ".to_owned()));
        line.0.push(Span::Plain(wish.words.words.reveal().clone()));
        message = message.paragraph(line);
    }
    for row in shown.chunks(IN_A_ROW) {
        let done = |wish: &Wish| Button {
            label: context.voice.button_wish_done_numbered(number(wish)).plain(),
            action: Action::Press(Press::new(Verb::WishDone, wish.id)),
            tone: Tone::Plain,
        };
        message = message.row(row.iter().map(done).collect());
    }
    Ok(resolve::and_more(context, message, (wishes.len(), SHOWN)))
}

fn line(context: &Context<'_>, wish: &Wish) -> crate::reply::Line {
    let spoken = context.voice.language_called(&wish.words.language);
    let day = Span::Plain(wish.day.to_string());
    context.voice.wish_line(number(wish), wish.times, spoken, day)
}

fn number(wish: &Wish) -> Span {
    Span::Plain(format!("#{}", wish.id))
}
