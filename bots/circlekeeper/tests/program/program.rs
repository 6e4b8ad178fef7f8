//! Starting the program with settings of the test's own, and what came of it.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use circlekeeper_tests::process;
use tempfile::TempDir;

/// A port where nobody listens: a platform that cannot be reached is no reason not to start.
pub(crate) const NOBODY: &str = "http://127.0.0.1:9";
/// A token that looks like one.
pub(crate) const TOKEN: &str = "4711:AAexampleexampleexampleexampleexample";
/// The longest any start or end may take on a busy machine, the tour's included.
const PATIENCE: Duration = Duration::from_secs(240);

/// A directory with nothing but what a test puts there.
pub(crate) struct Home {
    directory: TempDir,
}

/// What a finished program left.
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Home {
    pub(crate) fn new() -> Self {
        Self { directory: TempDir::new().unwrap() }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    }

    /// The program with nothing set but where its key and its store would be.
    pub(crate) fn program(&self, arguments: &[&str]) -> Command {
        self.wrapped(Command::new(env!("CARGO_BIN_EXE_circlekeeper")), arguments)
    }

    /// The program, started by `sh` after `first`.
    pub(crate) fn program_after(&self, first: &str, arguments: &[&str]) -> Command {
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(format!("{first}; exec \"$0\" \"$@\""));
        shell.arg(env!("CARGO_BIN_EXE_circlekeeper"));
        self.wrapped(shell, arguments)
    }

    fn wrapped(&self, mut command: Command, arguments: &[&str]) -> Command {
        command
            .args(arguments)
            .current_dir(self.directory.path())
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("DATABASE_URL", address(&self.path("store.db")))
            .env("SECRET_KEY_FILE", self.path("keys/secret.key"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// `run` for Telegram, on a platform that cannot be reached.
    pub(crate) fn run(&self) -> Command {
        let mut command = self.program(&["run"]);
        command.env("TELEGRAM_TOKEN", TOKEN).env("TELEGRAM_API_URL", NOBODY);
        command
    }

    /// Makes a store and its key, as a first run does.
    pub(crate) async fn make_store(&self) {
        let child = self.run().spawn().unwrap();
        let store = self.path("store.db.telegram.lane");
        within(async {
            while !store.exists() {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        })
        .await;
        process::terminate(child.id());
        assert_eq!(ended(child).await.code, Some(0));
    }
}

/// What `DATABASE_URL` is for this file.
pub(crate) fn address(file: &Path) -> String {
    format!("sqlite://{}", file.display())
}

/// Waits for `what`, but not for ever.
pub(crate) async fn within<T>(what: impl Future<Output = T>) -> T {
    tokio::time::timeout(PATIENCE, what).await.expect("it happens in time")
}

/// Starts it and waits for its end; what goes on too long is killed and fails the test.
pub(crate) async fn end_of(mut command: Command) -> Ended {
    ended(command.spawn().unwrap()).await
}

/// Waits for its end.
pub(crate) async fn ended(child: Child) -> Ended {
    let id = child.id();
    let mut waiting = tokio::task::spawn_blocking(move || child.wait_with_output());
    match tokio::time::timeout(PATIENCE, &mut waiting).await {
        Ok(output) => output.unwrap().unwrap().into(),
        Err(_) => {
            process::kill(id);
            let Ended { out, err, .. } = waiting.await.unwrap().unwrap().into();
            panic!("the program does not end: {out}\n{err}");
        }
    }
}

impl From<Output> for Ended {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

impl Ended {
    /// One line on standard error, nothing on standard output, exit code 2: something to mend.
    #[track_caller]
    pub(crate) fn asks_to_mend(&self) -> &str {
        assert_eq!(self.code, Some(2), "{}", self.err);
        assert_eq!(self.out, "");
        let line = self.err.strip_suffix('\n').unwrap_or(&self.err);
        assert!(!line.contains('\n') && line.starts_with("circlekeeper: "), "{line}");
        line
    }
}
