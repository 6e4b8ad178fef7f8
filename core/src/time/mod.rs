//! Zones, recurrence, and typed times.
