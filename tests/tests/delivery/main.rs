//! Journeys about the promise: what is owed arrives once, in time, or its end is known.
