//! REST: what happens to a request between its arrival and its answer.
//!
//! Here: the one path every request takes: read, record, authenticate, meet a fault or a rate limit,
//! take effect, be answered. Each family of routes has its own file; `route` is the table of them all.
//!
//! Not here: what bodies must look like (`check/`).

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::AUTHORIZATION;
use axum::response::Response;
use serde_json::Value;

mod answer;
mod body;
mod callback;
mod commands;
mod followups;
mod lookups;
mod messages;
mod roles;
mod route;

use answer::{Effect, respond, too_many};
use body::Body;
use route::{Found, Route};

use super::faults::{Fault, POST_MESSAGE};
use super::limits::Verdict;
use super::recorded::Recorded;
use super::refused::Refused;
use super::shared::Shared;
use super::world::World;
use crate::connection::Cut;

/// Longer than anybody waits.
const FOREVER: Duration = Duration::from_secs(24 * 3600);

/// Answers one request.
pub(super) async fn serve(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(cut): ConnectInfo<Cut>,
    request: Request,
) -> Response {
    let method = request.method().as_str().to_owned();
    let path = request.uri().path().to_owned();
    let with_response =
        request.uri().query().is_some_and(|query| query.contains("with_response=true"));
    let authorization =
        request.headers().get(AUTHORIZATION).and_then(|h| h.to_str().ok()).map(str::to_owned);
    let read = body::read(request).await;
    let below = path.strip_prefix("/api/v10").unwrap_or_default();
    let found = route::find(&method, below);
    let call = Call { method: &method, path: &path, authorization, with_response };
    let number = shared.change(|world| world.record(&call, &found, read.as_ref().ok()));
    let outcome = match (found, read) {
        (_, Err(refused)) => Outcome::refused(refused),
        (Found::Route(route), Ok(body)) => call.take(&shared, &cut, route, body).await,
        (Found::OtherMethod, _) => Outcome::refused(Refused::wrong_method()),
        (Found::Nothing, _) => Outcome::refused(Refused::no_such_route()),
    };
    let Some(outcome) = outcome else {
        cut.now();
        return std::future::pending().await;
    };
    shared.change(|world| world.requests[number].status = Some(outcome.effect.status));
    respond(outcome)
}

/// A request on its way.
struct Call<'a> {
    method: &'a str,
    path: &'a str,
    authorization: Option<String>,
    with_response: bool,
}

/// What goes back: the effect's answer and the rate-limit headers.
struct Outcome {
    effect: Effect,
    verdict: Option<Verdict>,
}

impl Outcome {
    #[expect(clippy::unnecessary_wraps, reason = "`None` stands for no answer at all")]
    fn refused(refused: Refused) -> Option<Self> {
        Some(Self { effect: refused.into(), verdict: None })
    }
}

impl Call<'_> {
    /// `None`: no answer, the connection ends.
    async fn take(
        &self,
        shared: &Shared,
        cut: &Cut,
        route: Route<'_>,
        body: Body,
    ) -> Option<Outcome> {
        let what = format!("{} {}", self.method, route.template());
        let (outage, fault, passage) =
            shared.look(|w| (w.faults.outage, w.faults.take(&what), w.faults.enter(&what)));
        let gust = passage.as_ref().and_then(|passage| passage.gust);
        let fault = fault.or(gust.map(Fault::from));
        if let Some(passage) = &passage {
            passage.there().await;
        }
        if outage {
            return None;
        }
        if !route.open() && !shared.look(|world| self.authorized(world)) {
            return Outcome::refused(Refused::unauthorized());
        }
        let verdict = shared.look(|world| {
            // Where nothing is counted there is nothing to tell.
            let bucket = route.bucket(self.method, world.limits.channel)?;
            if !world.limits.on {
                return None;
            }
            Some(world.limits.count(&bucket, &world.clock))
        });
        if let Some(too_much) = verdict.as_ref().and_then(|verdict| verdict.too_much) {
            return Some(Outcome { effect: too_many(too_much), verdict });
        }
        match fault {
            Some(Fault::LoseRequest) => return None,
            Some(Fault::Hang) => std::future::pending().await,
            _ => {}
        }
        if let Some(effect) = instead(fault) {
            return Some(Outcome { effect, verdict });
        }
        if what == POST_MESSAGE {
            held(shared).await;
        }
        let effect = shared.change(|world| self.effect(world, route, body));
        if let Some(passage) = &passage {
            passage.back().await;
        }
        match fault {
            Some(Fault::LoseReply) => {
                cut.now();
                None
            }
            Some(Fault::HangAfterEffect) => std::future::pending().await,
            Some(Fault::AfterEffect(status)) => Some(Outcome { effect: broken(status), verdict }),
            _ => Some(Outcome { effect, verdict }),
        }
    }

    fn authorized(&self, world: &World) -> bool {
        let said = self.authorization.as_deref().unwrap_or_default();
        said.strip_prefix("Bot ").is_some_and(|token| token == world.token)
    }

    /// Does it, or says why not. The world does not change between the two.
    fn effect(&self, world: &mut World, route: Route<'_>, body: Body) -> Effect {
        let done = match route {
            Route::Commands { app } => world.commands_request(self.method, app, None, &body.json),
            Route::GuildCommands { app, guild } => {
                world.commands_request(self.method, app, Some(guild), &body.json)
            }
            Route::Callback { interaction, token } => {
                world.callback(interaction, token, self.with_response, body)
            }
            Route::Webhook { app, token } => world.followup(app, token, body),
            Route::WebhookMessage { app, token, message } => {
                world.followup_request(self.method, app, token, message, body)
            }
            Route::OpenDm => world.open_dm_request(&body.json),
            Route::Messages { channel } => world.post_message(channel, body),
            Route::Message { channel, message } => {
                world.message_request(self.method, channel, message, body)
            }
            Route::MemberRole { guild, user, role } => {
                world.member_role(self.method, (guild, user), role)
            }
            _ => world.lookup(route),
        };
        done.unwrap_or_else(Effect::from)
    }
}

/// Waits while posts are held. A client that goes away drops this future, and the post with it.
async fn held(shared: &Shared) {
    if !shared.look(|world| world.faults.hold_posts) {
        return;
    }
    struct Holding<'a>(&'a Shared);
    impl Drop for Holding<'_> {
        fn drop(&mut self) {
            self.0.change(|world| world.faults.held -= 1);
        }
    }
    shared.change(|world| world.faults.held += 1);
    let _holding = Holding(shared);
    shared.until(FOREVER, |world| (!world.faults.hold_posts).then_some(())).await;
}

/// The answer of a fault that strikes before anything happens.
fn instead(fault: Option<Fault>) -> Option<Effect> {
    match fault? {
        Fault::Status(status) => Some(broken(status)),
        Fault::Refused(status, code) => {
            Some(Refused::new(status, code, "asked for by the play").into())
        }
        Fault::RateLimited { retry_after, global } => {
            Some(too_many(super::limits::TooMuch { retry_after, global }))
        }
        _ => None,
    }
}

/// A status out of the blue. Discord's own 5xx often carry no JSON at all; ours say who they are.
fn broken(status: u16) -> Effect {
    match status {
        401 => Refused::unauthorized().into(),
        403 => Refused::missing_access().into(),
        404 => Refused::unknown_channel().into(),
        _ => Refused::new(status, 0, &format!("{status}: asked for by the play")).into(),
    }
}

impl World {
    fn record(&mut self, call: &Call<'_>, found: &Found<'_>, body: Option<&Body>) -> usize {
        let route = match found {
            Found::Route(route) => route.template(),
            Found::OtherMethod | Found::Nothing => {
                self.violation(format!("unknown route: {} {}", call.method, call.path));
                ""
            }
        };
        self.requests.push(Recorded {
            method: call.method.to_owned(),
            path: call.path.to_owned(),
            route,
            body: body.map_or(Value::Null, |body| body.json.clone()),
            files: body.map_or_else(Vec::new, |b| b.files.iter().map(|f| f.name.clone()).collect()),
            status: None,
            at: self.clock.now(),
        });
        self.requests.len() - 1
    }
}
