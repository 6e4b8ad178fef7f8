//! What a reader of this project may rely on, found in its text: which module uses which, what is
//! absent where, how long files and functions are. See ARCHITECTURE.md, "Invariants".

#![expect(clippy::print_stdout, reason = "sizes are told, whether they pass or not")]

mod absent;
mod arrows;
mod guides;
mod sizes;
mod sources;
