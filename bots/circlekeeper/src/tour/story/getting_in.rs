//! Getting in: with what right the group is led; somebody asks first, is approved, waits for a seat and takes
//! it. And what happens when something is wrong: a member tells the operator, who pauses the group, looks into
//! it, lets it go on, and says so.

use crate::tour::stage::Stage;

pub(super) async fn play(stage: &mut Stage) -> anyhow::Result<()> {
    licence(stage).await?;
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

async fn licence(stage: &mut Stage) -> anyhow::Result<()> {
    let (mia, dana, omar) = (stage.mia.clone(), stage.dana.clone(), stage.omar.clone());
    stage.transcript.act("With what right is it led? Asked, stated, checked");
    let card = stage.writes(&mia, "/group #1", &["profession and licence: not stated"]).await?;
    stage.telegram.press(&mia, &card, "Ask for their licence").await;
    stage.reads(&mia, &["hears that somebody asks, and not who", "not answered"]).await?;
    stage.hears_privately(&dana, &["Somebody asks with what right you lead"]).await?;
    let options = [
        ("profession", "psychotherapist"),
        ("number", "PT-1234-5"),
        ("body", "Chamber of Psychotherapists"),
        ("country", "Berlin"),
        ("register", "https://register.example.org/find"),
    ];
    let preview =
        stage.command(&dana, "credential", &options, &["PT-1234-5", "not checked"]).await?;
    stage.press(&dana, &preview, "Confirm", &["as stated by you"]).await?;
    let told = stage.hears_privately(&omar, &["states a profession: psychotherapist"]).await?;
    stage.writes(&mia, "/group #1", &["Stated by Dana", "not checked"]).await?;
    let looks = ["PT-1234-5", "look it up yourself first"];
    let shown = stage.press(&omar, &told, "Look at it", &looks).await?;
    stage.press(&omar, &shown, "I have checked it", &["People read that you checked it"]).await?;
    stage.hears_privately(&dana, &["has checked what you state: psychotherapist"]).await?;
    let checked = ["Checked by the operator on 23 Dec 2026, until 23 Dec 2027"];
    stage.writes(&mia, "/group #1", &checked).await?;
    Ok(())
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
