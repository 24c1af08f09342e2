//! The command line as a user meets it: every promise of `hadath extract --help`, by running the program.

#[path = "cli/errors.rs"]
mod errors;
#[path = "cli/formats.rs"]
mod formats;
#[path = "cli/hostile.rs"]
mod hostile;
#[path = "cli/input.rs"]
mod input;
#[path = "cli/places.rs"]
mod places;
#[path = "cli/pretty.rs"]
mod pretty;
#[path = "cli/resume.rs"]
mod resume;
#[path = "cli/schema.rs"]
mod schema;
#[path = "cli/settings.rs"]
mod settings;
#[path = "cli/stream.rs"]
mod stream;
#[path = "cli/supply.rs"]
mod supply;
#[path = "cli/support.rs"]
mod support;
#[path = "cli/times.rs"]
mod times;
#[path = "cli/usage.rs"]
mod usage;
