//! What is true: facts and rules about groups, sessions, venues and deliveries.
//!
//! Pure: no async, no SQL, no clock of its own. Not here: what can be asked (`commands/`), what is
//! remembered (`store/`), what is said (`reply/`).

pub mod address;
pub mod private;
