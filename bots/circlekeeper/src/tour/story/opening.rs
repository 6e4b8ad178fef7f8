//! A therapist opens a group, the operator admits it, a chat on the other platform joins in, and the
//! times are posted.

use crate::tour::stage::Stage;

/// The link of the call: it must never be seen but where it is given.
pub(super) const LINK: &str = "https://us02web.zoom.us/j/84212345678?pwd=harbour";

pub(super) async fn play(stage: &mut Stage) -> anyhow::Result<()> {
    open(stage).await?;
    bind_telegram(stage).await?;
    schedule(stage).await
}

async fn open(stage: &mut Stage) -> anyhow::Result<()> {
    let (dana, omar) = (stage.dana.clone(), stage.omar.clone());
    stage.transcript.act("A therapist opens a group");
    let options = [
        ("name", "Thursday circle"),
        ("zone", "Europe/Berlin"),
        ("topics", "#anxiety"),
        ("fee", "no fee"),
        ("alias", "Dana"),
    ];
    let opened = ["Thursday circle is open", "Reminders arrive here", "operator"];
    stage.command(&dana, "newgroup", &options, &opened).await?;
    let request = stage.hears_privately(&omar, &["Thursday circle", "anxiety"]).await?;
    stage.press(&omar, &request, "Admit", &["can be found"]).await?;
    stage.hears_privately(&dana, &["admitted"]).await?;
    Ok(())
}

async fn bind_telegram(stage: &mut Stage) -> anyhow::Result<()> {
    let (dana, there) = (stage.dana.clone(), stage.dana_there.clone());
    stage.transcript.act("A Telegram chat is bound to it too");
    stage.writes_in_chat(&there, "/usechat #1").await;
    stage.chat_hears(&["I have asked the facilitators of Thursday circle"]).await?;
    let request = stage.hears_privately(&dana, &["Telegram", "Thursday circle"]).await?;
    stage.press(&dana, &request, "Yes, use that chat", &["Done"]).await?;
    stage.chat_hears(&["This chat now belongs to Thursday circle"]).await?;
    Ok(())
}

async fn schedule(stage: &mut Stage) -> anyhow::Result<()> {
    let dana = stage.dana.clone();
    stage.transcript.act("Session times: previewed, then confirmed");
    let options = [("when", "every Thursday 19:00 for 90 min"), ("link", LINK)];
    let next_three =
        ["Europe/Berlin", "3 Dec 2026, 19:00", "10 Dec 2026, 19:00", "17 Dec 2026, 19:00"];
    let preview = stage.command(&dana, "schedule", &options, &next_three).await?;
    stage.nobody_hears("before Confirm is pressed, nobody hears of it")?;
    stage.press(&dana, &preview, "Confirm", &["Thursday circle is scheduled"]).await?;
    stage.both_hear(&["Thursday circle: new session times"]).await?;
    Ok(())
}
