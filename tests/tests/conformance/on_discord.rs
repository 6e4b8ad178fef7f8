//! The evening on Discord.

use circlekeeper_playground::discord::Where;
use circlekeeper_tests::World;

use crate::evening::{By, EVENING, Step, Told, a_while, first_button, is_noted};

#[tokio::test(flavor = "multi_thread")]
async fn each_command_is_answered_on_discord() {
    let (world, told) = evening().await;
    insta::assert_snapshot!(told.all(), @"
    lead: /start
        ### Hello. I keep the times of support groups.
    lead: /help
        For everyone:
    lead: /newgroup name:Evening circle zone:Europe/Berlin topics:anxiety fee:no fee alias:Dana
        Evening circle is open. Its number is #1.
        (posted) A new group asks to be listed: Evening circle (#1).
    operator: /admit group:#1
        ### **Evening circle (#1)**
    operator: [Admit Evening circle]
        Evening circle can be found from now on. Its facilitators will hear of it.
        (posted) Evening circle has been admitted. It can be found with /find from now on.
    lead: /usechat group:#1
        This chat now belongs to Evening circle. Reminders arrive here.
    member: /timezone zone:Europe/London
        Noted. I show you times in Europe/London, where it is now Mon 30 Nov 2026, 08:15 (London).
    member: /find words:anxiety
        One group:
    member: /wish words:a group for night nurses
        The operator will read exactly these words, the language (English) and the day, and nothing about you:
    member: [Confirm]
        Thank you. The operator will read it. I keep the words for 90 days at most, and nowhere who wished.
        (posted) Somebody wishes for a group (English):
    operator: /wishes
        One wish:
    member: /group group:#1
        ### **Evening circle**
    member: /join group:#1 alias:Em
        You are in Evening circle. Welcome.
    lead: /schedule when:every Thursday 19:00 link:https://zoom.us/j/842
        ### Evening circle: please check
    lead: [Confirm]
        Done. Evening circle is scheduled:
        (posted) Evening circle: new session times
        (posted) Evening circle: new session times
    lead: /editgroup group:#1 fee:no fee
        Done. This is what Evening circle says of itself now:
    lead: /groupreminders before:1 day, 2 hours
        The chats of Evening circle are reminded 24 hours before, and again 2 hours before. The way in is given from the last reminder on.
    member: /alias alias:Emma
        In Evening circle you are called Emma from now on.
    member: /language language:en
        I speak English with you from now on.
    member: /mygroups
        ### **Evening circle (#1)**
    member: /remindme before:3 hours
        I will write to you here of each session of Evening circle, 3 hours before. To end it: /remindme off
    member: /sessions
        ### **Evening circle**
    member: /next
        Evening circle: <t:1796320800:F>, <t:1796320800:R>.
    member: /coming session:#1
        Noted: you are coming to Evening circle on Thu 3 Dec 2026, 18:00 (London).
    member: /cantcome session:#1
        Noted: you can't come to Evening circle on Thu 3 Dec 2026, 18:00 (London). Thank you for saying so.
    member: /calendar
        Here are your sessions ahead, for any calendar. It holds no links, and changes made later are not in it.
        (posted) sessions.ics
    lead: /link
        Evening circle, <t:1796320800:F>
    lead: /people
        In Evening circle:
    lead: /cofacilitator
        With this code one person more can lead Evening circle:
    lead: /credential profession:psychotherapist number:PT-1 body:Chamber country:Berlin
        Shall people read this of you, in every group you lead?
    lead: [Confirm]
        Done. /group shows it in every group you lead, as stated by you. A licence may be checked by the operator of this bot; you hear of it then.
        (posted) Dana, who leads Evening circle (#1), states a profession: psychotherapist. People read that it is not checked, until you have looked it up.
    lead: /invite group:#1 count:1
        An invitation into Evening circle. It lets one person in and holds until <t:1796635260:F>. I show it only now:
    operator: /checkcredential credential:#1
        Statement `#1`, by Dana:
    operator: [I have checked it]
        Done. People read that you checked it, until 30 Nov 2027. Whoever stated it hears so, and both of you hear 30 days before it ends.
        (posted) The operator of this bot has checked what you state: psychotherapist. /group says so until 30 Nov 2027, or until you state something new.
    lead: /requests group:#1
        Nobody is waiting to come into Evening circle.
    lead: /begin group:#1 watch:on
        From now on I look whether somebody begins the sessions of Evening circle, and ask those who lead it if nobody has by ten past.
    lead: /duty session:#1 as:lead
        Evening circle, <t:1796320800:F>
    lead: /attendance group:#1 record:on
        From now on I ask those who lead Evening circle after each session who came. Its members are told so now, and whoever joins reads it. Those who lead the group see what is noted, and each person what is about them. I erase it 90 days after a session.
        (posted) Those who lead Evening circle note from now on who comes to its sessions. No other member sees that, and I erase it 90 days after a session.
    member: /proof group:#1
        Nothing says yet that you came to a session of Evening circle. Those who lead it note that after a session: you can ask them.
    lead: /movesession to:4 December 20:00 session:#1
        Move Evening circle from Thu 3 Dec 2026, 19:00 (Berlin) to Fri 4 Dec 2026, 20:00 (Berlin)?
    lead: [Confirm]
        Done. Evening circle now begins Fri 4 Dec 2026, 20:00 (Berlin).
        (posted) Evening circle has moved: from <t:1796320800:F> to <t:1796410800:F>.
        (posted) Evening circle has moved: from <t:1796320800:F> to <t:1796410800:F>.
    lead: /cancelsession session:#2
        Cancel Evening circle on Thu 10 Dec 2026, 19:00 (Berlin)? The sessions after it stay as they are.
    lead: [Confirm]
        Done. Evening circle on Thu 10 Dec 2026, 19:00 (Berlin) is cancelled.
        (posted) Evening circle on <t:1796925600:F> is cancelled.
        (posted) Evening circle on <t:1796925600:F> is cancelled.
    lead: /restoresession session:#2
        Let Evening circle on Thu 10 Dec 2026, 19:00 (Berlin) take place after all?
    lead: [Confirm]
        Done. Evening circle on Thu 10 Dec 2026, 19:00 (Berlin) takes place after all.
        (posted) Evening circle on <t:1796925600:F> takes place after all.
        (posted) Evening circle on <t:1796925600:F> takes place after all.
    lead: /announce text:Bring something to write with.
        This goes to the chats of Evening circle:
    lead: [Confirm]
        Done. It goes to the chats of Evening circle.
        (posted) From the facilitators of Evening circle:
        (posted) From the facilitators of Evening circle:
    lead: /schedule when:every Monday 20:00
        ### Evening circle: please check
    lead: /stop
        Stopped. Nothing of it was kept.
    operator: /status
        ### How I am
    operator: /audit group:#1
        What was done, the latest first:
    member: /crisis
        ### If somebody is in danger, call your local emergency number now (in many countries 112 or 911).
    member: /privacy
        ### What I keep about you, and what not
    member: /mydata
        Here is everything I keep about you.
        (posted) my-data.json
    member: /concern text:They ask for money. group:#1
        Shall this go to the operator? It is about Evening circle:
    member: [Confirm]
        Thank you for saying so. It has gone to the operator, under the reference `C-7F3K`.
        (posted) A concern, `C-7F3K`, about Evening circle (#1):
    operator: /concerns
        One concern is open:
    member: /leave
        You have left Evening circle. That you were in it is erased, with your name there, your answers about sessions and what I wrote to you about them.
    member: /join group:#1 alias:Em
        Before you come into Evening circle:
    member: [Join]
        You are in Evening circle. Welcome.
    lead: /remove member:#3
        Take Em out of Evening circle? They are told privately, nobody else is, and they cannot come back by themselves on this platform. With an account on the other platform they still could: I cannot tell there that it is the same person.
    lead: [Confirm]
        Done. They are no longer in Evening circle. They could still come back with an account on the other platform.
        (posted) You are no longer in Evening circle. If you think that is a mistake, please speak with its facilitators, or tell the operator of this bot: /concern. If you need somebody now: /crisis
    member: /forgetme
        Shall I forget you? You leave all your groups, and everything I keep about you is erased. This cannot be undone.
    member: [Confirm]
        Done. What I kept about you is erased, except for the code that keeps you out of a group. You are welcome in others at any time.
    lead: /questions group:#1
        Evening circle asks nothing of people who want to come in.
    lead: [Write them] Which evenings suit you?
        Evening circle will ask this:
    lead: [Confirm]
        Evening circle asks people who want to come in:
    lead: /agreement group:#1
        Evening circle has no agreement yet. Whoever comes in would agree to it first. A proposal, for you to change:
    lead: [Use this]
        This is what Evening circle agrees on from now on (version 1). I ask its members; whoever does not agree stays in. /agreement shows how many have.
    lead: /pausegroup group:#1
        Let Evening circle take a break? Until it ends there are no reminders and no new members.
    lead: [Confirm]
        Evening circle takes a break: no reminders, no new members. /pausegroup ends the break.
        (posted) Evening circle takes a break. You will hear here when it goes on.
        (posted) Evening circle takes a break. You will hear here when it goes on.
    lead: /endseries group:#1
        End series 1 of Evening circle: every Thursday 19:00 (Berlin), from 3 Dec? Its sessions ahead will not take place.
    lead: [Confirm]
        Done. That series of Evening circle is ended.
    lead: /closegroup group:#1
        Close Evening circle for good? Its sessions ahead will not take place.
    lead: [Confirm]
        Evening circle is closed.
        (posted) Evening circle is over. Thank you for having been here.
        (posted) Evening circle is over. Thank you for having been here.
    operator: /concerns member:#1
        Take Dana out of Evening circle? They are told privately, those who lead it hear that you did, without a name, and nobody else is told. They cannot come back by themselves on this platform. With an account on the other platform they still could: I cannot tell there that it is the same person.
    operator: [Confirm]
        Done. They are no longer in Evening circle. They could still come back with an account on the other platform.
        (posted) You are no longer in Evening circle. If you think that is a mistake, please speak with its facilitators, or tell the operator of this bot: /concern. If you need somebody now: /crisis
    ");
    is_noted(&world).await;
    world.close().await;
}

/// Plays it, and tells what was seen.
pub(crate) async fn evening() -> (World, Told) {
    let world = World::open().await;
    let discord = &world.discord;
    let server = discord.guild("Harbour");
    let chats = ["evenings", "evenings-two"].map(|name| discord.channel(server, name));
    let [lead, member] = ["Lena", "Mika"].map(|name| discord.person(name));
    for person in [&lead, &member] {
        discord.join(server, person);
        chats.iter().for_each(|chat| discord.allow(*chat, person));
    }
    discord.make_admin(server, &lead);
    let mut told = Told::default();
    for step in EVENING {
        let (by, at) = match step.by {
            By::Lead => (&lead, Where::from(chats[usize::from(step.in_second_chat)])),
            By::Member => (&member, chats[0].into()),
            By::Operator => (&world.operator, Where::Dm),
        };
        told.did(step.by, &written(step));
        if step.command == "help" {
            // It may take more than one message, and they come one after the other.
            told.saw(&world.help(by, at).await);
            a_while(&world).await;
            continue;
        }
        let answer = world.ask(by, at, step.command, step.options).await;
        told.saw(answer.text());
        if step.with_a_file {
            let file = discord.next_private(by).await.files.first().map(|file| file.name.clone());
            told.besides(&file.expect("a file"));
        }
        if let Some(text) = step.written {
            let writes = first_button(&answer.seen().labels(), answer.text());
            let form = world.click(by, answer.seen(), &writes).await;
            let field = form.form().inputs[0].label.clone();
            let preview = discord.submit(by, form.form(), &[(&field, text)]).await;
            let preview = preview.expect("an answer in time");
            told.did(step.by, &format!("[{writes}] {text}"));
            told.saw(preview.text());
            let confirm = first_button(&preview.seen().labels(), preview.text());
            let done = world.click(by, preview.seen(), &confirm).await;
            told.did(step.by, &format!("[{confirm}]"));
            told.saw(done.text());
        }
        if step.confirmed {
            let confirm = first_button(&answer.seen().labels(), answer.text());
            let done = world.click(by, answer.seen(), &confirm).await;
            told.did(step.by, &format!("[{confirm}]"));
            told.saw(done.text());
        }
        a_while(&world).await;
        discord.unread().iter().for_each(|seen| told.besides(&seen.text));
        discord.read_everything();
    }
    (world, told)
}

fn written(step: &Step) -> String {
    let given = step.options.iter().map(|(name, value)| format!(" {name}:{value}"));
    format!("/{}{}", step.command, given.collect::<String>())
}
