//! Pacing: how fast a lane may speak, by the stopwatch.
