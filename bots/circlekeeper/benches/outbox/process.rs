//! The program as a process, and what the machine says of it.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use circlekeeper_tests::process;
use tokio::process::{Child, Command};

use crate::telegram;

/// One that runs.
pub(crate) struct Program {
    child: Child,
}

/// Where the platforms are, and how it is told to go.
pub(crate) struct Surroundings<'a> {
    pub(crate) directory: &'a Path,
    pub(crate) discord: (&'a str, String),
    pub(crate) telegram: &'a str,
    pub(crate) unpaced: bool,
}

impl Program {
    pub(crate) fn start(around: &Surroundings<'_>) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_circlekeeper"));
        command
            .arg("run")
            .current_dir(around.directory)
            .env_clear()
            .env("RUST_LOG", std::env::var("RUST_LOG").unwrap_or_else(|_| "error".into()))
            .env("DISCORD_TOKEN", &around.discord.1)
            .env("TELEGRAM_TOKEN", telegram::TOKEN)
            .env("DISCORD_API_URL", around.discord.0)
            .env("TELEGRAM_API_URL", around.telegram)
            .env("SECRET_KEY_FILE", around.directory.join("keys/secret.key"))
            .stdin(Stdio::null())
            .kill_on_drop(true);
        if std::env::var_os("RUST_LOG").is_none() {
            command.stderr(Stdio::null());
        }
        if around.unpaced {
            command.env("PLAYGROUND_PACE", "off");
        }
        Self { child: command.spawn().expect("the program starts") }
    }

    /// Ends it as an operator does.
    pub(crate) async fn stop(mut self) {
        process::terminate(self.id());
        self.child.wait().await.expect("it ends");
    }

    fn id(&self) -> u32 {
        self.child.id().expect("it runs")
    }

    /// A line of `/proc/…/status`, in KiB.
    fn status(&self, field: &str) -> f64 {
        let text = std::fs::read_to_string(format!("/proc/{}/status", self.id()));
        let text = text.unwrap_or_default();
        let value = text.lines().find_map(|line| line.strip_prefix(field)).unwrap_or("0 kB");
        value.trim().trim_end_matches("kB").trim().parse().unwrap_or_default()
    }

    /// Resident memory now, in MiB.
    pub(crate) fn memory(&self) -> f64 {
        self.status("VmRSS:") / 1_024.0
    }

    /// The most memory it ever held, in MiB.
    pub(crate) fn peak_memory(&self) -> f64 {
        self.status("VmHWM:") / 1_024.0
    }

    /// What all its threads have computed, those that ended included, to the nearest 10 ms.
    pub(crate) fn cpu(&self) -> Duration {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.id())).unwrap_or_default();
        // The name before the bracket may hold spaces.
        let fields = stat.rsplit(") ").next().unwrap_or_default().split_whitespace();
        let ticks: u64 =
            fields.skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
        Duration::from_millis(ticks * 10)
    }

    /// What the threads that run now have computed, to the nanosecond.
    pub(crate) fn fine_cpu(&self) -> Duration {
        let tasks = std::fs::read_dir(format!("/proc/{}/task", self.id())).expect("it runs");
        let read = |task: std::io::Result<std::fs::DirEntry>| {
            let text = std::fs::read_to_string(task.ok()?.path().join("schedstat")).ok()?;
            text.split_whitespace().next()?.parse::<u64>().ok()
        };
        Duration::from_nanos(tasks.filter_map(read).sum())
    }
}
