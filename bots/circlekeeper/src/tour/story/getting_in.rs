//! Getting in, and what happens when something is wrong: a member tells the operator, who pauses the group,
//! looks into it, lets it go on, and says so.

use crate::tour::stage::Stage;

pub(super) async fn play(stage: &mut Stage) -> anyhow::Result<()> {
    concern(stage).await
}

async fn concern(stage: &mut Stage) -> anyhow::Result<()> {
    let (mia, dana, omar) = (stage.mia.clone(), stage.dana.clone(), stage.omar.clone());
    stage.transcript.act("A member tells the operator that something is wrong");
    let goes_to = ["They ask for money before each session", "operator of this bot only"];
    let preview =
        stage.writes(&mia, "/concern They ask for money before each session", &goes_to).await?;
    stage.confirms(&mia, &preview, &["It has gone to the operator"]).await?;
    let told = ["From somebody in the group", "They ask for money before each session"];
    let told = stage.hears_privately(&omar, &told).await?;
    let shown = stage.press(&omar, &told, "Look at it", &["It can be found and joined"]).await?;
    let preview = stage.press(&omar, &shown, "Pause the group", &["without a reason"]).await?;
    stage.press(&omar, &preview, "Confirm", &["Thursday circle is paused"]).await?;
    stage.both_hear(&["Thursday circle takes a break"]).await?;
    stage.hears_privately(&dana, &["The operator of this bot has paused Thursday circle"]).await?;
    let held = ["only they can let it go on"];
    stage.command(&dana, "pausegroup", &[], &held).await?;
    let shown = stage.press(&omar, &told, "Look at it", &["paused by the operator"]).await?;
    let preview = stage.press(&omar, &shown, "Let the group go on", &["Thursday circle"]).await?;
    stage.press(&omar, &preview, "Confirm", &["Thursday circle goes on"]).await?;
    stage.both_hear(&["Thursday circle goes on"]).await?;
    stage.hears_privately(&dana, &["lets Thursday circle go on"]).await?;
    let preview = stage.press(&omar, &shown, "Dealt with", &["is erased then"]).await?;
    stage.press(&omar, &preview, "Confirm", &["the words are erased"]).await?;
    stage.reads(&mia, &["has looked at what you told them", "is erased"]).await?;
    Ok(())
}
