//! `hadath schema`: the JSON Schema of the output.

use std::process::ExitCode;

use crate::failure::Failure;
use crate::lexicon::print;

/// Prints it.
///
/// # Errors
/// When standard output fails.
pub fn run() -> Result<ExitCode, Failure> {
    let schema = serde_json::to_string_pretty(&hadath::json_schema()).expect("all keys are strings");
    print(&(schema + "\n"))?;
    Ok(ExitCode::SUCCESS)
}
