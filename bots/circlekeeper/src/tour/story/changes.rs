//! One session is moved, one is cancelled: everybody hears of it, and nobody is reminded of the old
//! times.

use crate::tour::stage::Stage;

pub(super) async fn play(stage: &mut Stage) -> anyhow::Result<()> {
    moved(stage).await?;
    cancelled(stage).await
}

/// The number of the session whose suggestion holds `date`, as autocomplete gives it.
async fn session(stage: &mut Stage, command: &str, date: &str) -> anyhow::Result<String> {
    let dana = stage.dana.clone();
    // The required option comes before: an app offers both.
    let mut options = vec![("session", date)];
    if command == "movesession" {
        options.insert(0, ("to", "11 Dec 20:00"));
    }
    let suggested =
        stage.discord.autocomplete(&dana, stage.channel, command, &options, "session").await?;
    let (name, value) = suggested
        .into_iter()
        .find(|(name, _)| name.contains(date))
        .ok_or_else(|| anyhow::anyhow!("no session on {date} was suggested"))?;
    stage.transcript.nothing(&format!("typing /{command} session:{date} suggests “{name}”"));
    Ok(value)
}

async fn moved(stage: &mut Stage) -> anyhow::Result<()> {
    let dana = stage.dana.clone();
    stage.transcript.act("One session is moved");
    stage.time("2026-12-07T09:00:00Z").await?;
    let number = session(stage, "movesession", "10 Dec").await?;
    let options = [("to", "11 Dec 20:00"), ("session", &number)];
    let previewed = ["10 Dec 2026, 19:00", "11 Dec 2026, 20:00"];
    let preview = stage.command(&dana, "movesession", &options, &previewed).await?;
    stage.press(&dana, &preview, "Confirm", &["11 Dec 2026, 20:00"]).await?;
    stage.time("2026-12-07T09:01:59Z").await?;
    stage.nobody_hears("for two minutes it could have been undone unheard")?;
    stage.time("2026-12-07T09:02:00Z").await?;
    stage.both_hear(&["Thursday circle has moved"]).await?;
    stage.time("2026-12-09T18:00:00Z").await?;
    stage.nobody_hears("24 hours before the old time: nothing")?;
    stage.time("2026-12-10T17:30:00Z").await?;
    stage.nobody_hears("30 minutes before the old time: nothing")?;
    stage.time("2026-12-10T19:00:00Z").await?;
    stage.both_hear(&["Thursday circle"]).await?;
    stage.time("2026-12-11T18:30:00Z").await?;
    stage.both_hear(&["Thursday circle"]).await?;
    Ok(())
}

async fn cancelled(stage: &mut Stage) -> anyhow::Result<()> {
    let dana = stage.dana.clone();
    stage.transcript.act("One session is cancelled");
    stage.time("2026-12-14T09:00:00Z").await?;
    let number = session(stage, "cancelsession", "17 Dec").await?;
    let options = [("session", number.as_str())];
    let preview = stage.command(&dana, "cancelsession", &options, &["17 Dec 2026, 19:00"]).await?;
    stage.press(&dana, &preview, "Confirm", &["cancelled"]).await?;
    stage.time("2026-12-14T09:02:00Z").await?;
    stage.both_hear(&["is cancelled"]).await?;
    stage.time("2026-12-16T18:00:00Z").await?;
    stage.nobody_hears("24 hours before: nothing")?;
    stage.time("2026-12-17T17:30:00Z").await?;
    stage.nobody_hears("30 minutes before: nothing")?;
    stage.transcript.act("And the week after, all is as it was");
    stage.time("2026-12-23T18:00:00Z").await?;
    stage.both_hear(&["Thursday circle"]).await?;
    Ok(())
}
