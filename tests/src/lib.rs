//! Journeys: sentences about what people see, through the real adapters and the playground's platforms.
