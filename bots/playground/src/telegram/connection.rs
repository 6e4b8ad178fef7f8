//! Connections that can be refused and cut.
//!
//! A server that is down closes its listening socket, so that clients see "connection refused" and
//! know that nothing was sent; open connections break. A single connection is cut when a reply is to be lost
//! after its effect (`Fault::LoseReply`).

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use axum::Router;
use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

use super::inner::Inner;

/// Cuts one connection.
#[derive(Clone, Default)]
pub(crate) struct Cut {
    state: Arc<CutState>,
}

#[derive(Default)]
struct CutState {
    cut: AtomicBool,
    reader: Mutex<Option<Waker>>,
}

impl Cut {
    pub(crate) fn now(&self) {
        self.state.cut.store(true, Ordering::SeqCst);
        let reader = self.state.reader.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(reader) = reader {
            reader.wake();
        }
    }

    fn check(&self, context: &Context<'_>) -> io::Result<()> {
        let mut reader = self.state.reader.lock().unwrap_or_else(PoisonError::into_inner);
        *reader = Some(context.waker().clone());
        if self.state.cut.load(Ordering::SeqCst) {
            return Err(io::ErrorKind::ConnectionReset.into());
        }
        Ok(())
    }
}

impl Connected<IncomingStream<'_, Gate>> for Cut {
    fn connect_info(stream: IncomingStream<'_, Gate>) -> Self {
        stream.io().cut.clone()
    }
}

/// A connection with its cut.
pub(crate) struct Line {
    stream: TcpStream,
    cut: Cut,
}

impl AsyncRead for Line {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.cut.check(context)?;
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Line {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.cut.check(context)?;
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

/// The bound socket, before it serves.
pub(crate) struct Door {
    listener: TcpListener,
}

impl Door {
    pub(crate) async fn open() -> io::Result<Self> {
        Ok(Self { listener: TcpListener::bind("127.0.0.1:0").await? })
    }

    pub(crate) fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    pub(crate) async fn serve(self, router: Router, inner: Arc<Inner>) {
        let gate = Gate { listener: Some(self.listener), inner };
        let service = router.into_make_service_with_connect_info::<Cut>();
        if let Err(error) = axum::serve(gate, service).await {
            tracing::error!(%error, "the Telegram stand-in ended");
        }
    }
}

/// The listening socket, which is there only while the server is up.
pub(crate) struct Gate {
    listener: Option<TcpListener>,
    inner: Arc<Inner>,
}

impl Gate {
    async fn next(&mut self) -> Option<(Line, SocketAddr)> {
        let down = |state: &mut super::state::State| state.faults.down.then_some(());
        let up = |state: &mut super::state::State| (!state.faults.down).then_some(());
        let Some(listener) = &self.listener else {
            self.inner.wait_for(Duration::from_secs(3600), up).await?;
            self.listener = TcpListener::bind(self.inner.address).await.ok();
            if self.listener.is_none() {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
            return None;
        };
        let accepted = tokio::select! {
            accepted = listener.accept() => Some(accepted),
            _ = self.inner.wait_for(Duration::from_secs(3600), down) => None,
        };
        if self.inner.look(|state| state.faults.down) {
            self.listener = None;
            return None;
        }
        let (stream, address) = accepted?.ok()?;
        let cut = Cut::default();
        tokio::spawn(cut_when_down(self.inner.clone(), Arc::downgrade(&cut.state)));
        Some((Line { stream, cut }, address))
    }
}

/// Breaks a connection when the server goes down; ends with the connection.
async fn cut_when_down(inner: Arc<Inner>, cut: std::sync::Weak<CutState>) {
    let down = |state: &mut super::state::State| {
        let gone = cut.strong_count() == 0;
        (gone || state.faults.down).then_some(())
    };
    while inner.wait_for(Duration::from_secs(60), down).await.is_none() {}
    if let Some(state) = cut.upgrade() {
        Cut { state }.now();
    }
}

impl Listener for Gate {
    type Io = Line;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Line, SocketAddr) {
        loop {
            if let Some(line) = self.next().await {
                return line;
            }
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.inner.address)
    }
}
