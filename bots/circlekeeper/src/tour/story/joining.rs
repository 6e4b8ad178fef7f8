//! Members find the group and join it, one on each platform; a stranger gets no link, and nobody gets
//! it before its time.

use crate::tour::stage::Stage;

pub(super) async fn play(stage: &mut Stage) -> anyhow::Result<()> {
    let (mia, noah, sam) = (stage.mia.clone(), stage.noah.clone(), stage.sam.clone());
    stage.transcript.act("Members find it and join");
    stage.telegram.start_bot(&mia, None).await;
    stage.reads(&mia, &["Hello"]).await?;
    let found = stage
        .writes(&mia, "/find panic at night", &["Thursday circle", "anxiety", "no fee"])
        .await?;
    stage.telegram.press(&mia, &found, "Join Thursday circle").await;
    stage.reads(&mia, &["You are in Thursday circle"]).await?;
    let (name, value) = stage
        .discord
        .autocomplete(&noah, stage.channel, "join", &[("group", "thu")], "group")
        .await?
        .into_iter()
        .next()
        .ok_or_else(|| anyhow::anyhow!("no group was suggested"))?;
    stage.transcript.nothing(&format!("typing /join group:thu suggests “{name}”"));
    stage.command(&noah, "join", &[("group", &value)], &["You are in Thursday circle"]).await?;

    stage.transcript.act("The link: not for strangers, not before its time");
    stage.telegram.start_bot(&sam, None).await;
    stage.reads(&sam, &["Hello"]).await?;
    stage.writes(&sam, "/link", &["You are in no group yet"]).await?;
    stage.writes(&mia, "/link", &["too early"]).await?;
    stage.writes_in_chat(&mia, "/join").await;
    stage.chat_hears(&["Better asked in private"]).await?;
    Ok(())
}
