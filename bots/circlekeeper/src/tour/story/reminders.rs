//! Both reminders arrive in both chats at the right minute, also when the bot is cut off between a
//! due reminder and its sending; the link is given in time, to members.

use anyhow::ensure;

use crate::tour::stage::Stage;

use super::opening::LINK;

pub(super) async fn play(stage: &mut Stage) -> anyhow::Result<()> {
    early(stage).await?;
    cut_off(stage).await?;
    links(stage).await
}

async fn early(stage: &mut Stage) -> anyhow::Result<()> {
    let mia = stage.mia.clone();
    stage.transcript.act("24 hours before");
    stage.time("2026-12-02T17:59:00Z").await?;
    stage.nobody_hears("a minute early: nothing yet")?;
    stage.time("2026-12-02T18:00:00Z").await?;
    let (_, post) = stage.both_hear(&["Thursday circle"]).await?;
    stage.notes(&mia, &post, "Can't come", &["you can't come to Thursday circle"]).await
}

async fn cut_off(stage: &mut Stage) -> anyhow::Result<()> {
    stage.transcript.act("30 minutes before: the bot is cut off while it sends");
    stage.time("2026-12-03T17:29:00Z").await?;
    stage.nobody_hears("a minute early: nothing yet")?;
    stage.discord.hold_posts(true);
    stage.telegram.hold_posts(true);
    stage.time_without_waiting("2026-12-03T17:30:00Z")?;
    stage.discord.held(1).await;
    stage.telegram.held(1).await;
    stage.cut_off_bot().await?;
    stage.discord.hold_posts(false);
    stage.telegram.hold_posts(false);
    stage.transcript.note("both reminders were under way, none had arrived: the bot is killed");
    stage.nobody_hears("no reminder arrived")?;
    stage.start_bot().await?;
    stage.transcript.note("the bot is started again");
    stage.time("2026-12-03T17:30:30Z").await?;
    stage.both_hear(&["Thursday circle"]).await?;
    stage.nobody_hears("one reminder each: not two, not none")
}

async fn links(stage: &mut Stage) -> anyhow::Result<()> {
    let (mia, noah, sam, omar) =
        (stage.mia.clone(), stage.noah.clone(), stage.sam.clone(), stage.omar.clone());
    stage.transcript.act("Now the link, privately, to members");
    let post = stage.telegram.messages(stage.chat).pop();
    let post = post.ok_or_else(|| anyhow::anyhow!("the reminder is gone"))?;
    stage.goes_private(&mia, &post, "Get the link", &["Zoom", LINK]).await?;
    stage.goes_private(&sam, &post, "Get the link", &["Only members"]).await?;
    let post = stage.discord.messages(stage.channel).pop();
    let post = post.ok_or_else(|| anyhow::anyhow!("the reminder is gone"))?;
    let given = stage.press(&noah, &post, "Get the link", &[LINK]).await?;
    ensure!(given.ephemeral, "the link was shown to everybody");
    stage.press(&omar, &post, "Get the link", &["Only members"]).await?;
    let public = stage.discord.messages(stage.channel).into_iter().map(|seen| seen.text);
    let public = public.chain(stage.telegram.messages(stage.chat).into_iter().map(|s| s.text));
    ensure!(!public.into_iter().any(|text| text.contains("zoom.us")), "the link is public");
    stage.transcript.nothing("no post in either chat holds the link");
    Ok(())
}
