//! The door to the stand-in: a listener whose connections can be cut without an answer.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};

use axum::Router;
use axum::extract::connect_info::Connected;
use axum::extract::{Query, State, WebSocketUpgrade};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::serve::IncomingStream;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

use super::shared::Shared;
use super::{gateway, rest};

/// Serves until aborted.
pub(super) async fn serve(listener: TcpListener, shared: Arc<Shared>) {
    let routes = Router::new()
        .route("/", get(upgrade))
        .route("/gateway-ws", get(upgrade))
        .fallback(rest::serve)
        .with_state(shared)
        .into_make_service_with_connect_info::<Scissors>();
    if let Err(error) = axum::serve(Door(listener), routes).await {
        tracing::error!("discord stand-in: the server ended: {error}");
    }
}

#[derive(serde::Deserialize)]
struct Asked {
    v: Option<String>,
    encoding: Option<String>,
    compress: Option<String>,
}

async fn upgrade(
    State(shared): State<Arc<Shared>>,
    Query(asked): Query<Asked>,
    upgrade: WebSocketUpgrade,
) -> Response {
    let (outage, hang) =
        shared.look(|world| (world.faults.outage, std::mem::take(&mut world.faults.hang_upgrade)));
    if outage {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    if hang {
        return std::future::pending().await;
    }
    if asked.compress.is_some() || asked.encoding.is_some_and(|encoding| encoding != "json") {
        shared.change(|world| world.violation("transport compression or ETF asked for".to_owned()));
    }
    let version_known = asked.v.as_deref() == Some("10");
    upgrade.on_upgrade(move |socket| gateway::serve(shared, socket, version_known))
}

/// Cuts one connection. A request that is cut gets no answer at all, which no HTTP status can imitate.
#[derive(Clone, Default)]
pub(super) struct Scissors(Arc<Cut>);

#[derive(Default)]
struct Cut {
    cut: AtomicBool,
    reader: Mutex<Option<Waker>>,
}

impl Scissors {
    pub(super) fn cut(&self) {
        self.0.cut.store(true, Ordering::SeqCst);
        if let Some(waker) = self.0.reader.lock().unwrap_or_else(PoisonError::into_inner).take() {
            waker.wake();
        }
    }

    fn is_cut(&self) -> bool {
        self.0.cut.load(Ordering::SeqCst)
    }
}

impl Connected<IncomingStream<'_, Door>> for Scissors {
    fn connect_info(stream: IncomingStream<'_, Door>) -> Self {
        stream.io().scissors.clone()
    }
}

struct Door(TcpListener);

struct Thread {
    stream: TcpStream,
    scissors: Scissors,
}

impl axum::serve::Listener for Door {
    type Io = Thread;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Thread, SocketAddr) {
        loop {
            if let Ok((stream, from)) = self.0.accept().await {
                // Small answers over loopback: waiting to fill a packet would cost 40 ms each.
                let _ = stream.set_nodelay(true);
                return (Thread { stream, scissors: Scissors::default() }, from);
            }
            tokio::task::yield_now().await;
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }
}

impl AsyncRead for Thread {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let reader = &self.scissors.0.reader;
        *reader.lock().unwrap_or_else(PoisonError::into_inner) = Some(context.waker().clone());
        if self.scissors.is_cut() {
            return Poll::Ready(Err(io::ErrorKind::ConnectionReset.into()));
        }
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Thread {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        if self.scissors.is_cut() {
            return Poll::Ready(Err(io::ErrorKind::ConnectionReset.into()));
        }
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
