//! Zones, recurrence, and typed times.
//!
//! Here: a place's wall clock ([`zone`]), when a series meets by that clock ([`recurrence`]), and
//! what a person typed about it ([`phrase`]). The first is the only one that knows of instants; the
//! other two stay in civil time, so no clock change can touch them.
//!
//! Not here: the present moment (`clock.rs`; here it is always a parameter), and any word a person
//! reads: what cannot be done is data, and the words for it live in `locales/`.
//!
//! Look next: `domain/` for what a series and a session are.

pub mod phrase;
pub mod recurrence;
pub mod zone;

pub use phrase::{Unclear, When};
pub use recurrence::{BadRule, Occurrence, Recurrence};
pub use zone::{ClockChange, Resolved, UnknownZone, Zone};
