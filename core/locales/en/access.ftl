
## Into the chats, and out of them

told-access-refused = I could not change who gets into a chat of { $label } on { $place }.
mend-access = { $why ->
    [discord-roles] I am not allowed to give or take the role there. Please give me “Manage Roles”, and move my own role above the one I am to give, then press Try again.
    [discord-role-gone] The role it gave to members is not there any more, so I give none from now on. /usechat with another role sets a new one.
    [telegram-invite] I am not allowed to invite people there. Please make me an administrator with “Invite users via link”, then press Try again.
    [given-up] For 30 days I could not take somebody out of it who is no longer in the group, and I do not try it any longer. Please look yourself who should not be there any more.
   *[telegram-ban] I am not allowed to take people out of it. Please make me an administrator with “Ban users”, then press Try again. Until then, please look yourself who should not be there any more.
}
told-role-shown = { $why ->
    [discord-role-shown] The role that comes with { $label } is shown apart in its Discord server's list of members now, or anybody there may mention it: everybody there reads who is in the group. Please turn both off in the role's settings. If I should give no role any more: /usechat in the channel.
   *[discord-role-named] The role that comes with { $label } on Discord has a name now that tells what the group is about, and everybody on that server can see it on people's profiles. Please give it a neutral name. If I should give no role any more: /usechat in the channel.
}
doors-tried-again = I try it again now for { $label }. If it fails once more, I write to you.
doors-nothing-owed = There is nothing left for me to do at a chat of { $label }: it was done meanwhile, or I have given it up after 30 days. If somebody is there who should not be, please take them out yourself.
invitation = Here is your way into the chat of { $label }.
invitation-once = The link lets in one person, once, and ends in 24 hours. It is yours: please do not pass it on.
button-enter-chat = Enter the chat
button-new-way-in = A new link
new-way-in-follows = A new link into the chat of { $label } follows, unless you are in it already. The one before no longer works.
join-answer = You asked to join a chat whose door I keep. It belongs to a support group: once you are in the group, I let you into the chat. Press Start to see it. If you do not want that, you need not do anything.
button-start = Start
left-chat-too = You are also taken out of its chat here.
left-may-tell = If something happened there that the operator of this bot should know: { $command } tells them, until this time tomorrow. They do not learn who you are.
left-role-too = The role that came with it here is taken back.
role-is-given = Whoever is in { $label } gets that role here from now on, and gives it back when they leave. Everybody on this server can see the role on people's profiles, and so who is in the group. /group says so before somebody joins.
fact-role = On Discord: whoever is in gets a role, and everybody on that server can see it on their profile
told-role = { $label } gives whoever is in it a role on its Discord server from now on, and so you have it. Everybody there can see it on your profile. If you do not want that: /leave takes it back at once, unless somebody else gave it to you.
joined-role = With it comes a role on the group's Discord server. Everybody there can see it on your profile. If you do not want that: /leave takes it back at once, unless somebody else gave it to you.
button-no-role = Give no role any more
preview-no-role = Should I give no role here any more? I take it back from everybody who has it through { $label }, and what it opened closes to them. They stay in the group.
role-is-not-given = I give no role there any more, and take it back from everybody who had it through { $label }. /usechat with a role gives one again.
door-waits = You are in { $label }. Its channel is on a Discord server that you are not on, so I could not open it to you yet.
door-waits-how = Those who lead the group can invite you to that server. Once you are there, press Open the channel. I also try by myself a few times a day, for 30 days.
button-open-channel = Open the channel
in-already-with-door = You are in { $label } already. If you cannot get into its chat any more, press the button below.
channel-opens = If you are on the server of { $label } now, its channel opens to you in a moment. If not, join the server first, then press Open the channel again.
closing-takes-role = Whoever is in it gives back the role that came with it on Discord.
closing-keeps-chat = On Telegram I let nobody into its chat any more, and take nobody out: whoever is there stays until those whose chat it is close it.
door-is-kept = I keep this chat's door: whoever joins the group gets a link of their own, and whoever leaves it is taken out again.
door-needs-right = { $why ->
    [invite] I am administrator here but may not invite people. With “Invite users via link” I could let in whoever joins the group.
   *[ban] I may let people in here but not take them out again. Please give me “Ban users” as well.
}
permanent-link = Please note: this chat has a permanent invite link, so whoever has it gets in. Please revoke it in the chat's settings, or let it ask for approval.
refuse-role = { $why ->
    [discord] Roles are something Discord has. Please use /usechat with a role in the group's channel there. Here, make me an administrator who may invite and ban people: then I let in whoever joins the group.
    [unknown] I know no such role on this server. Please choose it from the list that Discord offers.
    [everyone] Everybody on this server has that role, so it opens nothing. Please make one for the group, and choose that.
    [managed] That role belongs to another app, which alone can give it. Please make one for the group, and choose that.
    [powerful] That role gives rights over the server or its people, so I do not give it away. Please make one for the group without such rights, and choose that.
    [apart] That role is shown apart from the others in the list of members, so everybody on this server would read there who is in the group. Please turn that off in the role's settings, then use /usechat once more.
    [called] Anybody here may mention that role, and so call everybody in the group. Please turn that off in the role's settings, then use /usechat once more.
    [tells] The name of that role tells what the group is about, and everybody on this server can see it on people's profiles. Please give it a neutral name, then use /usechat once more.
    [yours] You may not give that role yourself: it takes “Manage Roles” and a role of yours above it. Please ask somebody who may.
   *[reach] I may not give that role. Please give me “Manage Roles” and move my own role above it, then use /usechat once more.
}
argument-role = A role that this group's members get on this server
left-not-yet =
    { $platform ->
        [discord] I may not take back the role that came with it at present, so you still see its channel. I take it back as soon as I may; those who lead the group were told.
       *[telegram] I may not take you out of its chat here at present. You can leave it yourself; if not, I take you out as soon as I may. Those who lead the group were told.
    }
removed-not-yet =
    { $platform ->
        [discord] I may not take the group's role from them at present: they still see its channel. As soon as I may, I take it.
       *[telegram] I may not take them out of its chat on Telegram at present: if they are in it, they still are. As soon as I may, I take them out.
    }
