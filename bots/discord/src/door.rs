//! The door: which of Discord's events get in, and as what.
//!
//! The only place that decides it. In come commands, presses, forms and suggestions asked for, and
//! news about servers and channels; everything else is dropped here, before anything is stored.
//! Source: <https://discord.com/developers/docs/interactions/receiving-and-responding>.

use std::collections::BTreeMap;

use circlekeeper_core::commands::{Caller, Happening, Input, Place, Request};
use circlekeeper_core::domain::address::{Account, ChatAddress, Platform};
use circlekeeper_core::domain::private::Private;
use serenity::model::application::{
    ActionRowComponent, CommandData, CommandDataOption, CommandDataOptionValue, CommandInteraction,
    CommandType, ComponentInteraction, ComponentInteractionDataKind, Interaction, ModalInteraction,
};
use serenity::model::event::{Event, UnknownEvent};
use serenity::model::guild::Role;
use serenity::model::id::{GuildId, UserId};

use crate::place::{Facts, address};
use crate::servers::{self, Servers};

/// What got in.
#[derive(Debug)]
pub(crate) enum Admitted {
    /// Somebody asks and waits for an answer.
    Ask { caller: Caller, request: Request, asked: Asked, ticket: Ticket },
    /// Somebody types an argument and wants suggestions.
    Suggest { caller: Caller, command: String, argument: String, typed: String, ticket: Ticket },
    /// Something happened; nobody waits.
    News(News),
}

/// In which way somebody asked: it decides how may be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// By this command.
    Command(String),
    /// By a button.
    Press,
    /// By a form.
    Form,
}

/// What Discord wants back with the answer. Valid for 15 minutes; the first answer within 3 s.
#[derive(Clone, Debug)]
pub(crate) struct Ticket {
    pub(crate) id: u64,
    pub(crate) application: u64,
    pub(crate) token: Private<String>,
}

/// News about a place, without a caller: nobody did it that we know of.
#[derive(Debug)]
pub(crate) struct News {
    pub(crate) chat: Option<ChatAddress>,
    pub(crate) happening: Happening,
}

/// Lets an event in, or drops it.
pub(crate) fn admit(event: Event, servers: &Servers) -> Option<Admitted> {
    match event {
        Event::InteractionCreate(event) => interaction(event.interaction, servers),
        // Each start brings one for every server: the core takes it as the same news again.
        Event::GuildCreate(event) => {
            news(None, Happening::BotCameToSpace(event.guild.id.to_string()))
        }
        // An unavailable server has an outage; the bot is still on it.
        Event::GuildDelete(event) if !event.guild.unavailable => {
            news(None, Happening::BotLeftSpace(event.guild.id.to_string()))
        }
        Event::ChannelDelete(event) => {
            let gone = address(event.channel.guild_id, event.channel.id);
            news(Some(gone), Happening::BotLeft)
        }
        Event::ThreadDelete(event) => {
            let gone = address(event.thread.guild_id, event.thread.id);
            news(Some(gone), Happening::BotLeft)
        }
        _ => None,
    }
}

/// Perhaps the bot may give a role there now that it could not give.
pub(crate) fn roles_changed(server: GuildId) -> News {
    News { chat: None, happening: Happening::RolesChanged(server.to_string()) }
}

/// How roles look, where an event says so: at each start for all of a server, then for one that was changed.
pub(crate) fn looks(event: &Event) -> Option<News> {
    let look = |role: &Role| (role.id.to_string(), servers::look(role));
    let (space, roles) = match event {
        Event::GuildCreate(event) => {
            (event.guild.id, event.guild.roles.values().map(look).collect())
        }
        Event::GuildRoleUpdate(event) => (event.role.guild_id, vec![look(&event.role)]),
        _ => return None,
    };
    let happening = Happening::RolesLook { space: space.to_string(), roles };
    Some(News { chat: None, happening })
}

/// The ticket of an interaction that could not be read otherwise.
pub(crate) fn ticket_of(unread: &UnknownEvent, bot: Option<u64>) -> Option<Ticket> {
    let raw = (unread.kind == "INTERACTION_CREATE").then_some(&unread.value)?;
    let id = |field: &str| raw[field].as_str()?.parse().ok();
    Some(Ticket {
        id: id("id")?,
        application: id("application_id").or(bot)?,
        token: Private::new(raw["token"].as_str()?.to_owned()),
    })
}

#[expect(clippy::unnecessary_wraps, reason = "reads as one with the other arms of the door")]
fn news(chat: Option<ChatAddress>, happening: Happening) -> Option<Admitted> {
    Some(Admitted::News(News { chat, happening }))
}

fn interaction(interaction: Interaction, servers: &Servers) -> Option<Admitted> {
    match interaction {
        Interaction::Command(command) => of_command(command, servers),
        Interaction::Autocomplete(command) => of_suggestion(&command, servers),
        Interaction::Component(component) => of_press(component, servers),
        Interaction::Modal(modal) => of_form(modal, servers),
        _ => None,
    }
}

fn of_command(command: CommandInteraction, servers: &Servers) -> Option<Admitted> {
    let caller = command_caller(&command, servers)?;
    let ticket = Ticket {
        id: command.id.get(),
        application: command.application_id.get(),
        token: Private::new(command.token),
    };
    let CommandData { name, options, .. } = command.data;
    let asked = Asked::Command(name.clone());
    let request = Request::Command { name, input: input(options) };
    Some(Admitted::Ask { caller, request, asked, ticket })
}

fn of_suggestion(command: &CommandInteraction, servers: &Servers) -> Option<Admitted> {
    let caller = command_caller(command, servers)?;
    let focused = command.data.autocomplete()?;
    Some(Admitted::Suggest {
        caller,
        command: command.data.name.clone(),
        argument: focused.name.to_owned(),
        typed: focused.value.to_owned(),
        ticket: Ticket {
            id: command.id.get(),
            application: command.application_id.get(),
            token: Private::new(command.token.clone()),
        },
    })
}

fn of_press(press: ComponentInteraction, servers: &Servers) -> Option<Admitted> {
    if !matches!(press.data.kind, ComponentInteractionDataKind::Button) {
        return None;
    }
    let place = Facts {
        guild: press.guild_id,
        channel_id: press.channel_id,
        channel: press.channel.as_ref(),
        member: press.member.as_ref(),
        context: press.context,
        role: None,
    };
    let caller = caller(press.user.id, &press.locale, press.id.get(), place.read(servers)?);
    let ticket = Ticket {
        id: press.id.get(),
        application: press.application_id.get(),
        token: Private::new(press.token),
    };
    let request = Request::Press(Private::new(press.data.custom_id));
    Some(Admitted::Ask { caller, request, asked: Asked::Press, ticket })
}

fn of_form(form: ModalInteraction, servers: &Servers) -> Option<Admitted> {
    let place = Facts {
        guild: form.guild_id,
        channel_id: form.channel_id,
        channel: form.channel.as_ref(),
        member: form.member.as_ref(),
        context: None,
        role: None,
    };
    let caller = caller(form.user.id, &form.locale, form.id.get(), place.read(servers)?);
    let ticket = Ticket {
        id: form.id.get(),
        application: form.application_id.get(),
        token: Private::new(form.token),
    };
    let inputs = form.data.components.into_iter().flat_map(|row| row.components);
    let fields = inputs.filter_map(field).collect();
    let request = Request::Form { id: form.data.custom_id, fields };
    Some(Admitted::Ask { caller, request, asked: Asked::Form, ticket })
}

fn field(component: ActionRowComponent) -> Option<(String, Private<String>)> {
    match component {
        ActionRowComponent::InputText(input) => {
            Some((input.custom_id, Private::new(input.value.unwrap_or_default())))
        }
        _ => None,
    }
}

fn command_caller(command: &CommandInteraction, servers: &Servers) -> Option<Caller> {
    if command.data.kind != CommandType::ChatInput {
        return None;
    }
    let place = Facts {
        guild: command.guild_id,
        channel_id: command.channel_id,
        channel: command.channel.as_ref(),
        member: command.member.as_deref(),
        context: command.context,
        // No command names more than one.
        role: command.data.resolved.roles.values().next(),
    };
    let place = place.read(servers)?;
    Some(caller(command.user.id, &command.locale, command.id.get(), place))
}

fn caller(user: UserId, locale: &str, event: u64, place: Place) -> Caller {
    Caller {
        account: Account::new(Platform::Discord, user),
        language: (!locale.is_empty()).then(|| locale.to_owned()),
        place,
        event: event.to_string(),
        // Slash commands are not written in messages.
        message: None,
    }
}

fn input(options: Vec<CommandDataOption>) -> Input {
    let given: BTreeMap<String, Private<String>> = options
        .into_iter()
        .filter_map(|option| Some((option.name, Private::new(typed(option.value)?))))
        .collect();
    Input(given)
}

/// An option as if it had been typed. Kinds we never ask for are left out.
fn typed(value: CommandDataOptionValue) -> Option<String> {
    match value {
        CommandDataOptionValue::String(text) => Some(text),
        CommandDataOptionValue::Integer(number) => Some(number.to_string()),
        CommandDataOptionValue::Channel(channel) => Some(channel.to_string()),
        CommandDataOptionValue::Role(role) => Some(role.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
