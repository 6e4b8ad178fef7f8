//! Three groups to begin with, opened as people open them: by commands, buttons and the operator's yes.
//!
//! Which words the bot uses does not matter here: the button that leads on is always its first.

use anyhow::Context;
use circlekeeper_playground::discord::{self, ChannelId, Seen};
use circlekeeper_playground::telegram::{self, Where};

use super::village::{TUESDAY_ROLE, Village};

/// Opens them.
///
/// # Errors
/// What the bot did not do.
pub(super) async fn open(village: &Village) -> anyhow::Result<()> {
    let Village { telegram, discord, omar_there, ben, .. } = village;
    telegram.start_bot(omar_there, None).await;
    telegram.next_private(omar_there).await;
    thursday(village).await.context("Thursday circle")?;
    tuesday(village).await.context("Tuesday harbour")?;
    sunday(village).await.context("Sunday walk-in")?;
    discord
        .command(&village.ines, village.thursday, "join", &[("group", "#1")])
        .await
        .context("Ines joins")?;
    telegram.start_bot(ben, None).await;
    telegram.next_private(ben).await;
    telegram.says(ben, Where::Private, "/join #3").await;
    telegram.next_private(ben).await;
    Ok(())
}

/// On both platforms.
async fn thursday(village: &Village) -> anyhow::Result<()> {
    let Village { discord, telegram, dana, dana_there, .. } = village;
    let options = [
        ("name", "Thursday circle"),
        ("zone", "Europe/Berlin"),
        ("topics", "anxiety, burnout"),
        ("about", "Adults who live with panic or worry"),
        ("fee", "no fee"),
        ("alias", "Dana"),
    ];
    on_discord(village, village.thursday, &options).await?;
    telegram.says(dana_there, Where::Chat(village.evenings), "/usechat #1").await;
    telegram.next_message(village.evenings).await;
    let request = discord.next_dm(dana).await;
    go_on(village, dana, &request).await?;
    telegram.next_message(village.evenings).await;
    let times = [
        ("when", "every Thursday 19:00 for 90 min"),
        ("link", "https://us02web.zoom.us/j/84212345678?pwd=harbour"),
        ("group", "#1"),
    ];
    schedule(village, village.thursday, &times).await?;
    telegram.next_message(village.evenings).await;
    Ok(())
}

async fn tuesday(village: &Village) -> anyhow::Result<()> {
    let options = [
        ("name", "Tuesday harbour"),
        ("zone", "America/Vancouver"),
        ("topics", "grief, divorce"),
        ("about", "Whoever has lost somebody"),
        ("fee", "20 CAD a session, absence charged"),
        ("alias", "Dana"),
    ];
    on_discord(village, village.tuesday, &options).await?;
    let Village { discord, dana, tuesday, .. } = village;
    discord.command(dana, *tuesday, "usechat", &[("role", TUESDAY_ROLE)]).await?;
    let times = [
        ("when", "every other Tuesday 18:00"),
        ("phone", "+16045550148"),
        ("code", "4711#"),
        ("group", "#2"),
    ];
    schedule(village, village.tuesday, &times).await
}

/// On Telegram alone, where a command is one message.
async fn sunday(village: &Village) -> anyhow::Result<()> {
    let Village { discord, telegram, dana_there, omar, .. } = village;
    telegram.start_bot(dana_there, None).await;
    telegram.next_private(dana_there).await;
    let text =
        "/newgroup Sunday walk-in #loneliness #depression zone:Asia/Kolkata fee:no fee alias:Dana";
    telegram.says(dana_there, Where::Chat(village.sunday), text).await;
    telegram.next_message(village.sunday).await;
    let request = discord.next_dm(omar).await;
    go_on(village, omar, &request).await?;
    telegram.next_private(dana_there).await;
    let text = "/schedule first Sunday of the month 17:00 for 60 min videochat:telegram group:#3";
    telegram.says(dana_there, Where::Private, text).await;
    let preview = telegram.next_private(dana_there).await;
    first_button(telegram, dana_there, &preview).await?;
    telegram.next_message(village.sunday).await;
    Ok(())
}

/// Opens a group in a channel; the operator admits it.
async fn on_discord(
    village: &Village,
    channel: ChannelId,
    options: &[(&str, &str)],
) -> anyhow::Result<()> {
    let Village { discord, dana, omar, .. } = village;
    discord.command(dana, channel, "newgroup", options).await?;
    let request = discord.next_dm(omar).await;
    go_on(village, omar, &request).await?;
    discord.next_dm(dana).await;
    Ok(())
}

/// Posts session times and confirms them.
async fn schedule(
    village: &Village,
    channel: ChannelId,
    options: &[(&str, &str)],
) -> anyhow::Result<()> {
    let Village { discord, dana, .. } = village;
    let preview = discord.command(dana, channel, "schedule", options).await?;
    go_on(village, dana, preview.seen()).await?;
    discord.next_message(channel).await;
    Ok(())
}

async fn go_on(village: &Village, by: &discord::Person, seen: &Seen) -> anyhow::Result<()> {
    let label = seen.labels().first().map(|label| (*label).to_owned());
    let label = label.with_context(|| format!("no button under {:?}", seen.text))?;
    village.discord.press(by, seen, &label).await?;
    Ok(())
}

async fn first_button(
    telegram: &telegram::Telegram,
    by: &telegram::Person,
    seen: &telegram::Seen,
) -> anyhow::Result<()> {
    let button =
        seen.buttons.first().with_context(|| format!("no button under {:?}", seen.text))?;
    telegram.press_button(by, seen, button).await;
    Ok(())
}
