//! Which paths there are: the whole REST surface of the stand-in in one table.

use super::super::ids::parse;
use super::super::limits::Bucket;

/// A request's path, understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Route<'a> {
    Gateway,
    GatewayBot,
    Me,
    Application,
    Commands { app: u64 },
    GuildCommands { app: u64, guild: u64 },
    Callback { interaction: u64, token: &'a str },
    Webhook { app: u64, token: &'a str },
    WebhookMessage { app: u64, token: &'a str, message: Which },
    OpenDm,
    Channel { channel: u64 },
    Messages { channel: u64 },
    Message { channel: u64, message: u64 },
    Guild { guild: u64 },
    GuildChannels { guild: u64 },
    GuildRoles { guild: u64 },
    Member { guild: u64, user: u64 },
    MemberRole { guild: u64, user: u64, role: u64 },
}

/// A message of an interaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Which {
    /// `@original`.
    Original,
    /// A followup, by its id.
    Followup(u64),
}

/// Whether the path is known, and whether it knows the method.
pub(in super::super) enum Found<'a> {
    Route(Route<'a>),
    OtherMethod,
    Nothing,
}

/// Reads a path below `/api/v10`.
pub(in super::super) fn find<'a>(method: &str, path: &'a str) -> Found<'a> {
    let steps: Vec<&str> = path.split('/').skip(1).collect();
    let Some(route) = read(&steps) else { return Found::Nothing };
    if route.methods().contains(&method) { Found::Route(route) } else { Found::OtherMethod }
}

fn read<'a>(steps: &[&'a str]) -> Option<Route<'a>> {
    Some(match *steps {
        ["gateway"] => Route::Gateway,
        ["gateway", "bot"] => Route::GatewayBot,
        ["users", "@me"] => Route::Me,
        ["users", "@me", "channels"] => Route::OpenDm,
        ["oauth2" | "applications", ref rest @ ..] if is_me(rest) => Route::Application,
        ["applications", app, "commands"] => Route::Commands { app: parse(app)? },
        ["applications", app, "guilds", guild, "commands"] => {
            Route::GuildCommands { app: parse(app)?, guild: parse(guild)? }
        }
        ["interactions", id, token, "callback"] => {
            Route::Callback { interaction: parse(id)?, token }
        }
        ["webhooks", app, token] => Route::Webhook { app: parse(app)?, token },
        ["webhooks", app, token, "messages", message] => {
            Route::WebhookMessage { app: parse(app)?, token, message: which(message)? }
        }
        ["channels", channel] => Route::Channel { channel: parse(channel)? },
        ["channels", channel, "messages"] => Route::Messages { channel: parse(channel)? },
        ["channels", channel, "messages", message] => {
            Route::Message { channel: parse(channel)?, message: parse(message)? }
        }
        ["guilds", guild] => Route::Guild { guild: parse(guild)? },
        ["guilds", guild, "channels"] => Route::GuildChannels { guild: parse(guild)? },
        ["guilds", guild, "roles"] => Route::GuildRoles { guild: parse(guild)? },
        ["guilds", guild, "members", user] => {
            Route::Member { guild: parse(guild)?, user: parse(user)? }
        }
        ["guilds", guild, "members", user, "roles", role] => {
            Route::MemberRole { guild: parse(guild)?, user: parse(user)?, role: parse(role)? }
        }
        _ => return None,
    })
}

/// `/applications/@me`, or its older name `/oauth2/applications/@me`.
fn is_me(rest: &[&str]) -> bool {
    matches!(rest, ["@me"] | ["applications", "@me"])
}

fn which(message: &str) -> Option<Which> {
    if message == "@original" { Some(Which::Original) } else { parse(message).map(Which::Followup) }
}

impl Route<'_> {
    /// The path with its ids replaced.
    pub(in super::super) fn template(self) -> &'static str {
        match self {
            Self::Gateway => "/gateway",
            Self::GatewayBot => "/gateway/bot",
            Self::Me => "/users/@me",
            Self::Application => "/applications/@me",
            Self::Commands { .. } => "/applications/{application}/commands",
            Self::GuildCommands { .. } => "/applications/{application}/guilds/{guild}/commands",
            Self::Callback { .. } => "/interactions/{interaction}/{token}/callback",
            Self::Webhook { .. } => "/webhooks/{application}/{token}",
            Self::WebhookMessage { message: Which::Original, .. } => {
                "/webhooks/{application}/{token}/messages/@original"
            }
            Self::WebhookMessage { .. } => "/webhooks/{application}/{token}/messages/{message}",
            Self::OpenDm => "/users/@me/channels",
            Self::Channel { .. } => "/channels/{channel}",
            Self::Messages { .. } => "/channels/{channel}/messages",
            Self::Message { .. } => "/channels/{channel}/messages/{message}",
            Self::Guild { .. } => "/guilds/{guild}",
            Self::GuildChannels { .. } => "/guilds/{guild}/channels",
            Self::GuildRoles { .. } => "/guilds/{guild}/roles",
            Self::Member { .. } => "/guilds/{guild}/members/{user}",
            Self::MemberRole { .. } => "/guilds/{guild}/members/{user}/roles/{role}",
        }
    }

    fn methods(self) -> &'static [&'static str] {
        match self {
            Self::Commands { .. } | Self::GuildCommands { .. } => &["GET", "PUT"],
            Self::Callback { .. } | Self::Webhook { .. } | Self::OpenDm => &["POST"],
            Self::Messages { .. } => &["POST"],
            Self::MemberRole { .. } => &["PUT", "DELETE"],
            Self::WebhookMessage { .. } | Self::Message { .. } => &["GET", "PATCH", "DELETE"],
            _ => &["GET"],
        }
    }

    /// Interaction callbacks and their webhooks carry the token in the path and need no other.
    /// Source: Discord docs, "Receiving and Responding". `/gateway` is open to everyone.
    pub(in super::super) fn open(self) -> bool {
        matches!(self, Self::Gateway) || self.of_interaction()
    }

    fn of_interaction(self) -> bool {
        matches!(self, Self::Callback { .. } | Self::Webhook { .. } | Self::WebhookMessage { .. })
    }

    /// The rate-limit bucket, with what a channel takes; callbacks have none.
    pub(in super::super) fn bucket(
        self,
        method: &str,
        (size, seconds): (u32, u64),
    ) -> Option<Bucket> {
        let wide = |of| Bucket { name: "", of, size: 50, seconds: 1, global: true };
        let bucket = match self {
            Self::Callback { .. } => return None,
            Self::Webhook { .. } | Self::WebhookMessage { .. } => {
                Bucket { global: false, ..wide(0) }
            }
            Self::Messages { channel } => Bucket { size, seconds, ..wide(channel) },
            Self::Message { channel, .. } if method != "GET" => {
                Bucket { size: 5, seconds: 5, ..wide(channel) }
            }
            Self::Channel { channel } | Self::Message { channel, .. } => wide(channel),
            Self::Guild { guild }
            | Self::GuildChannels { guild }
            | Self::GuildRoles { guild }
            | Self::Member { guild, .. }
            | Self::MemberRole { guild, .. } => wide(guild),
            _ => wide(0),
        };
        Some(Bucket { name: bucket_name(self, method), ..bucket })
    }
}

/// Discord's bucket names are opaque; these are readable.
fn bucket_name(route: Route<'_>, method: &str) -> &'static str {
    match (route, method) {
        (Route::Message { .. }, "PATCH") => "edit-message",
        (Route::Message { .. }, "DELETE") => "delete-message",
        _ => route.template(),
    }
}
