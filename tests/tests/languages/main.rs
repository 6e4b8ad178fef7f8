//! Journeys about languages: everyone is answered in their own, a chat hears its group's.

mod discord;
mod menus;
mod telegram;

use circlekeeper_playground::{discord as on_discord, telegram as on_telegram};
use circlekeeper_tests::World;

/// "Donnerstagskreis": opened by somebody who speaks German, listed, with a chat on each platform.
struct Kreis {
    channel: on_discord::ChannelId,
    chat: on_telegram::ChatId,
    /// Leads it, on Discord; German.
    dana: on_discord::Person,
    /// On Discord; German.
    noah: on_discord::Person,
    /// On Telegram, has pressed Start; German.
    mia: on_telegram::Person,
    /// What was said until then to those who speak German.
    heard: String,
}

/// Opens it. All messages about that have been read.
async fn kreis(world: &World) -> Kreis {
    let (discord, telegram) = (&world.discord, &world.telegram);
    let server = discord.guild("Hafen");
    let channel = discord.channel(server, "donnerstagskreis");
    let [dana, noah] = ["Dana", "Noah"].map(|name| discord.person(name).with_locale("de"));
    for person in [&dana, &noah] {
        discord.join(server, person);
        discord.allow(channel, person);
    }
    discord.make_admin(server, &dana);
    let german = |name| telegram.person(name).with_language("de");
    let (dana_there, mia) = (german("Dana"), german("Mia"));
    let chat = telegram.group("Donnerstagabend", &dana_there);
    telegram.join(chat, &mia);
    discord.join(server, &world.operator);
    let options = [
        ("name", "Donnerstagskreis"),
        ("zone", "Europe/Berlin"),
        ("topics", "angst"),
        ("fee", "kostenlos"),
        ("alias", "Dana"),
    ];
    let opened = world.ask(&dana, channel, "newgroup", &options).await;
    let request = discord.next_dm(&world.operator).await;
    world.click(&world.operator, &request, "Admit").await;
    let admitted = discord.next_dm(&dana).await;
    let asked = world.tell_in(&dana_there, chat, "/chatnutzen #1").await;
    let request = discord.next_dm(&dana).await;
    world.click(&dana, &request, "Ja, diesen Chat nutzen").await;
    let bound = telegram.next_message(chat).await;
    telegram.start_bot(&mia, None).await;
    let greeted = telegram.next_private(&mia).await;
    let heard = [&admitted.text, &asked.text, &request.text, &bound.text, &greeted.text];
    let heard = [opened.text()].into_iter().chain(heard.map(String::as_str));
    let heard = heard.collect::<Vec<_>>().join("\n---\n");
    Kreis { channel, chat, dana, noah, mia, heard }
}

/// Posts its times in German words; what its people and its chats read of it.
async fn plan(world: &World, kreis: &Kreis) -> String {
    let options = [("when", "jeden Donnerstag um 19 Uhr, 90 Minuten")];
    let preview = world.ask(&kreis.dana, kreis.channel, "schedule", &options).await;
    let done = world.click(&kreis.dana, preview.seen(), "Bestätigen").await;
    let heard = world.discord.next_message(kreis.channel).await;
    let heard_there = world.telegram.next_message(kreis.chat).await;
    [preview.text(), done.text(), &heard.text, &heard_there.text].join("\n---\n")
}
