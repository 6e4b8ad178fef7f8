//! What the bots say in their log, bot by bot.

use std::io;
use std::sync::{LazyLock, Mutex};

use circlekeeper_tests::World;

static LOG: LazyLock<Mutex<Vec<u8>>> = LazyLock::new(Mutex::default);

struct Ear;

impl io::Write for Ear {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LOG.lock().expect("the log").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Listens from now on to what every bot of this test program says to its operator.
pub(crate) fn listen() {
    let ours =
        ["", "_core", "_discord", "_telegram"].map(|part| format!("circlekeeper{part}=info"));
    let listening = tracing_subscriber::fmt()
        .with_ansi(false)
        .with_thread_names(true)
        .with_env_filter(ours.join(","))
        .with_writer(|| Ear);
    // Another journey of this program may listen already: it is the same ear.
    let _ = listening.try_init();
}

/// How many lines of this world's running bot hold these words.
pub(crate) fn said(world: &World, words: &str) -> usize {
    let log = String::from_utf8_lossy(&LOG.lock().expect("the log")).into_owned();
    log.lines().filter(|line| line.contains(world.bot_name()) && line.contains(words)).count()
}
