//! Getting in: somebody asks first, is approved, waits for a seat and takes it. And what happens when something
//! is wrong: a member tells the operator, who pauses the group, looks into it, lets it go on, and says so.

use crate::tour::stage::Stage;

pub(super) async fn play(stage: &mut Stage) -> anyhow::Result<()> {
    concern(stage).await?;
    request(stage).await?;
    seat(stage).await
}

async fn request(stage: &mut Stage) -> anyhow::Result<()> {
    let (dana, sam) = (stage.dana.clone(), stage.sam.clone());
    stage.transcript.act("A group may ask first, and have a number of seats");
    let rules = [("entry", "request"), ("capacity", "2")];
    stage.command(&dana, "editgroup", &rules, &["Thursday circle"]).await?;
    let goes_to = ["This goes to those who lead Thursday circle", "You are called: Sam"];
    let preview = stage.writes(&sam, "/join #1 alias:Sam", &goes_to).await?;
    stage.turns(&sam, (&preview, "Send"), &["Your request is with those who lead"]).await?;
    let asks = ["Sam asks to come into Thursday circle"];
    let request = stage.hears_privately(&dana, &asks).await?;
    let waits = ["Sam may come into Thursday circle", "they wait in line"];
    stage.press(&dana, &request, "Approve", &waits).await?;
    stage.reads(&sam, &["you are on the waiting list"]).await?;
    Ok(())
}

async fn seat(stage: &mut Stage) -> anyhow::Result<()> {
    let (noah, sam) = (stage.noah.clone(), stage.sam.clone());
    stage.transcript.act("A freed seat is offered to the next in line");
    stage.command(&noah, "leave", &[], &["You have left Thursday circle"]).await?;
    let offer = stage.reads(&sam, &["it is your turn", "I hold it for you until"]).await?;
    let welcome = ["You are in Thursday circle", "Welcome"];
    stage.turns(&sam, (&offer, "Take the seat"), &welcome).await?;
    stage.nobody_hears("the chats read nothing of who comes and goes")
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
