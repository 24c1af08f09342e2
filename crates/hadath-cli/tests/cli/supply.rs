//! What the project is built from.

/// The root of the repository.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

fn read(path: &str) -> String {
    std::fs::read_to_string(format!("{ROOT}/{path}")).unwrap_or_else(|e| panic!("{path}: {e}"))
}

#[test]
fn every_dependency_is_justified() {
    let manifest = read("Cargo.toml");
    let section = manifest.split("[workspace.dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    let names: Vec<&str> =
        section.lines().filter_map(|l| l.split_once(" = ")).map(|(name, _)| name).collect();
    assert!(names.len() > 20);
    let tables: String = read("docs/dependencies.md").lines().filter(|l| l.starts_with("| `")).collect();
    for name in names.iter().filter(|&&name| name != "hadath") {
        assert!(
            tables.contains(&format!("`{name}`")),
            "docs/dependencies.md does not say why there is {name}"
        );
    }
    for package in ["hadath", "hadath-cli", "hadath-py"] {
        let manifest = read(&format!("crates/{package}/Cargo.toml"));
        let section = manifest.split("dependencies]\n").skip(1).map(|s| s.split("\n[").next().unwrap_or(""));
        for line in section.flat_map(str::lines).filter(|l| l.contains('=') && !l.starts_with('#')) {
            assert!(line.contains("workspace = true"), "{package}: {line}: versions stand in one place");
        }
    }
}

#[test]
fn unsafe_code_is_forbidden() {
    for root in ["crates/hadath/src/lib.rs", "crates/hadath-cli/src/main.rs", "tests/api/src/main.rs"] {
        assert!(read(root).contains("\n#![forbid(unsafe_code)]\n"), "{root}");
    }
    assert!(read("crates/hadath-py/Cargo.toml").contains("unsafe_code = \"deny\""));
}

#[test]
fn the_lock_file_knows_only_crates_io() {
    let lock = read("Cargo.lock");
    let sources: Vec<&str> = lock.lines().filter(|l| l.starts_with("source = ")).collect();
    assert!(sources.len() > 100);
    assert!(
        sources.iter().all(|s| *s == "source = \"registry+https://github.com/rust-lang/crates.io-index\"")
    );
}
