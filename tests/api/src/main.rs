//! Prints the public items of the library, one a line, from the JSON that rustdoc writes with hidden items.
#![forbid(unsafe_code)]

/// Hidden from the documentation, and so no part of the promise: rooms that tests and benchmarks look into.
const HIDDEN: [&str; 11] = [
    "hadath::inert",
    "hadath::lexicon",
    "hadath::mention",
    "hadath::phrase",
    "hadath::place",
    "hadath::text",
    "hadath::time::Code",
    "hadath::time::TimeSpan",
    "hadath::Extractor::resolve_places",
    "hadath::Extractor::resolve_actors",
    "hadath::Extractor::events_without_evidence",
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let json = std::env::args().nth(1).ok_or("usage: hadath-api RUSTDOC.json")?;
    let api = public_api::Builder::from_rustdoc_json(json).omit_blanket_impls(true).omit_auto_trait_impls(true);
    let api = api.omit_auto_derived_impls(true).build()?;
    // Types of hidden modules that are shown at the top come twice; lines with their hidden path fall away.
    let lines: std::collections::BTreeSet<String> = api.items().map(ToString::to_string).collect();
    for line in lines.iter().filter(|line| !HIDDEN.iter().any(|name| line.contains(name))) {
        println!("{line}");
    }
    Ok(())
}
