//! Signals for a program that was started as a child of this process, as an operator or a system
//! sends them.

use rustix::process::{Pid, Signal, WaitOptions, kill_process, waitpid};

/// Asks it to end, as an operator does (SIGTERM).
///
/// # Panics
/// When it does not run.
pub fn terminate(id: u32) {
    signal(id, Signal::TERM);
}

/// Ends it where it stands (SIGKILL). Whether it still ran does not matter.
pub fn kill(id: u32) {
    let _ = kill_process(pid(id), Signal::KILL);
}

/// Halts it where it stands (SIGSTOP), and returns when none of its threads runs any more: on a busy
/// machine that takes a while.
///
/// # Panics
/// When it does not run.
pub fn suspend(id: u32) {
    signal(id, Signal::STOP);
    let halted = waitpid(Some(pid(id)), WaitOptions::UNTRACED).expect("it is our child");
    assert!(halted.is_some_and(|(_, status)| status.stopped()), "it ended instead");
}

/// Lets it go on (SIGCONT).
///
/// # Panics
/// When it does not run.
pub fn resume(id: u32) {
    signal(id, Signal::CONT);
}

fn signal(id: u32, signal: Signal) {
    kill_process(pid(id), signal).expect("it runs");
}

fn pid(id: u32) -> Pid {
    i32::try_from(id).ok().and_then(Pid::from_raw).expect("the id of a process")
}
