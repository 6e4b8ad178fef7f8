//! Connections that can be refused and cut.
//!
//! A server that is down closes its listening socket, so that clients see "connection refused" and
//! know that nothing was sent; open connections break. A single connection is cut when a reply is
//! to be lost after its effect (`Fault::LoseReply`).

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::task::{Context, Poll, Waker};

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

impl Sockets {
    /// Listens on a free loopback port.
    pub(crate) async fn open() -> io::Result<(Self, SocketAddr)> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        Ok((Self { listener: Mutex::new(Some(listener)), open: Mutex::default() }, address))
    }
}

/// Serves as long as the runtime lives.
pub(crate) async fn serve(router: Router, inner: Arc<Inner>) {
    let service = router.into_make_service_with_connect_info::<Cut>();
    if let Err(error) = axum::serve(Gate { inner }, service).await {
        tracing::error!(%error, "the Telegram stand-in ended");
    }
}

/// Where connections come in.
pub(crate) struct Gate {
    inner: Arc<Inner>,
}

impl Gate {
    /// The next connection, or `None` when the socket came or went meanwhile.
    async fn next(&mut self) -> Option<(Line, SocketAddr)> {
        let mut changed = self.inner.changes();
        let accepted = std::future::poll_fn(|context| self.inner.sockets.poll_accept(context));
        tokio::select! {
            accepted = accepted => {
                let (stream, address) = accepted.ok()?;
                Some((Line { stream, cut: self.inner.sockets.new_cut() }, address))
            }
            _ = changed.changed() => None,
        }
    }
}

/// The listening socket, which is there only while the server is up, and the open connections.
pub(crate) struct Sockets {
    listener: Mutex<Option<TcpListener>>,
    open: Mutex<Vec<Weak<CutState>>>,
}

impl Sockets {
    fn listener(&self) -> MutexGuard<'_, Option<TcpListener>> {
        self.listener.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn poll_accept(&self, context: &mut Context<'_>) -> Poll<io::Result<(TcpStream, SocketAddr)>> {
        match self.listener().as_ref() {
            Some(listener) => listener.poll_accept(context),
            None => Poll::Pending,
        }
    }

    fn new_cut(&self) -> Cut {
        let cut = Cut::default();
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.retain(|line| line.strong_count() > 0);
        open.push(Arc::downgrade(&cut.state));
        cut
    }

    /// Stops listening and cuts every connection, all before it returns.
    pub(crate) fn close(&self) {
        self.listener().take();
        let open = std::mem::take(&mut *self.open.lock().unwrap_or_else(PoisonError::into_inner));
        for state in open.iter().filter_map(Weak::upgrade) {
            Cut { state }.now();
        }
    }

    /// Listens again.
    pub(crate) fn reopen(&self, address: SocketAddr) -> io::Result<()> {
        let mut listener = self.listener();
        if listener.is_none() {
            let socket = std::net::TcpListener::bind(address)?;
            socket.set_nonblocking(true)?;
            *listener = Some(TcpListener::from_std(socket)?);
        }
        Ok(())
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
