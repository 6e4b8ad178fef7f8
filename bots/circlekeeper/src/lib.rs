//! The program: settings, subcommands, and the wiring of store, adapters and outbox.
