//! What the group costs changes: each member hears of it privately, long before it holds.

use crate::tour::stage::Stage;

pub(super) async fn play(stage: &mut Stage) -> anyhow::Result<()> {
    let (mia, dana, noah) = (stage.mia.clone(), stage.dana.clone(), stage.noah.clone());
    stage.transcript.act("The fee changes: members hear of it a fortnight before it holds");
    stage.time("2026-12-23T18:10:00Z").await?;
    let fee = [("fee", "200 EUR per session, absence: full")];
    stage.command(&dana, "editgroup", &fee, &["From 7 Jan 2027", "in two minutes"]).await?;
    let fee = [("fee", "20 EUR per session, absence: free")];
    stage.command(&dana, "editgroup", &fee, &["From 7 Jan 2027", "in two minutes"]).await?;
    stage.time("2026-12-23T18:12:00Z").await?;
    let told = ["From 7 Jan 2027 on: 20.00 EUR a session", "Until then: no fee"];
    stage.reads(&mia, &told).await?;
    let told = ["From 7 Jan 2027 on", "Until then: no fee"];
    stage.hears_privately(&noah, &told).await?;
    stage.nobody_hears("the slip of a moment before: nobody heard of it")?;
    let shown = ["Fee: no fee", "From 7 Jan 2027: 20.00 EUR a session"];
    stage.writes(&mia, "/group", &shown).await?;
    Ok(())
}
