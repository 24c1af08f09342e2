//! The corpus of the fuzz targets, replayed without a fuzzer: what once broke must not break again.

#[path = "fuzz/laws.rs"]
mod laws;

/// Runs a law on each file of its corpus.
fn replay(name: &str, law: fn(&[u8])) {
    let folder = format!("{}/../../tests/fuzz/corpus/{name}", env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<_> =
        std::fs::read_dir(&folder).expect(&folder).map(|e| e.expect("a file").path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "{folder} is empty");
    for path in paths {
        println!("{}", path.display());
        law(&std::fs::read(&path).expect("a file"));
    }
}

#[test]
fn extract() {
    replay("extract", laws::extract);
}

#[test]
fn record() {
    replay("record", laws::record);
}

#[test]
fn time() {
    replay("time", laws::time);
}

#[test]
fn lexicon() {
    replay("lexicon", laws::lexicon);
}

#[test]
fn gazetteer() {
    replay("gazetteer", laws::gazetteer);
}
