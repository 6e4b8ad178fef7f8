//! Connections that can be refused and cut.
//!
//! A server that is down closes its listening socket, so that clients see "connection refused" and
//! know that nothing was sent; open connections break. A single connection is cut when a reply is
//! to be lost after its effect (`Fault::LoseReply`), which no HTTP status can imitate.

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
use tokio::sync::watch;

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

/// Serves until aborted.
pub(crate) async fn serve(router: Router, sockets: Arc<Sockets>) {
    let service = router.into_make_service_with_connect_info::<Cut>();
    if let Err(error) = axum::serve(Gate { sockets }, service).await {
        tracing::error!(%error, "a stand-in ended");
    }
}

/// Where connections come in.
pub(crate) struct Gate {
    sockets: Arc<Sockets>,
}

impl Gate {
    /// The next connection, or `None` when the socket came or went meanwhile.
    async fn next(&mut self) -> Option<(Line, SocketAddr)> {
        let mut changed = self.sockets.changed.subscribe();
        let accepted = std::future::poll_fn(|context| self.sockets.poll_accept(context));
        tokio::select! {
            accepted = accepted => {
                let Ok((stream, address)) = accepted else {
                    tokio::task::yield_now().await;
                    return None;
                };
                // Small answers over loopback: waiting to fill a packet would cost 40 ms each.
                let _ = stream.set_nodelay(true);
                Some((Line { stream, cut: self.sockets.new_cut() }, address))
            }
            _ = changed.changed() => None,
        }
    }
}

/// The listening socket, which is there only while the server is up, and the open connections.
pub(crate) struct Sockets {
    address: SocketAddr,
    listener: Mutex<Option<TcpListener>>,
    open: Mutex<Vec<Weak<CutState>>>,
    /// Rings when the listening socket came or went.
    changed: watch::Sender<u64>,
}

impl Sockets {
    /// Listens on a free loopback port.
    pub(crate) async fn open() -> io::Result<Arc<Self>> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let listener = Mutex::new(Some(listener));
        let changed = watch::Sender::new(0);
        Ok(Arc::new(Self { address, listener, open: Mutex::default(), changed }))
    }

    /// Where it listens while it does.
    pub(crate) const fn address(&self) -> SocketAddr {
        self.address
    }

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
        self.changed.send_modify(|changes| *changes += 1);
        let open = std::mem::take(&mut *self.open.lock().unwrap_or_else(PoisonError::into_inner));
        for state in open.iter().filter_map(Weak::upgrade) {
            Cut { state }.now();
        }
    }

    /// Listens again, under the same address.
    pub(crate) fn reopen(&self) -> io::Result<()> {
        let mut listener = self.listener();
        if listener.is_none() {
            let socket = std::net::TcpListener::bind(self.address)?;
            socket.set_nonblocking(true)?;
            *listener = Some(TcpListener::from_std(socket)?);
            self.changed.send_modify(|changes| *changes += 1);
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
        Ok(self.sockets.address)
    }
}
