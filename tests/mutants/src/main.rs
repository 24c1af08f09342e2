//! `hadath-mutants SRC EXCLUDED ROOM…` puts switches into the Rust files below `SRC/ROOM`, in place, and prints a line a
//! mutant: number, file, line, column, function, change. `EXCLUDED` lists those that do not compile, one
//! `file:line:column change` a line. Run by `scripts/mutants.py`.

mod edit;
mod sites;

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The switch: each site asks whether one of its mutants is on.
const SWITCH: &str = "\
//! Which mutant is on; 0 is none.
use std::sync::atomic::{AtomicU32, Ordering};
static ON: AtomicU32 = AtomicU32::new(0);
pub fn set(id: u32) { ON.store(id, Ordering::Relaxed) }
#[inline(always)]
pub fn on(id: u32) -> bool { ON.load(Ordering::Relaxed) == id }
#[inline(always)]
pub fn pick(first: u32, count: u32) -> u32 {
    let at = ON.load(Ordering::Relaxed).wrapping_sub(first);
    if at < count { at + 1 } else { 0 }
}
";

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    let entries = fs::read_dir(folder).expect("a room").map(|e| e.expect("an entry").path());
    let mut entries: Vec<PathBuf> = entries.collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            all.extend(rust_files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            all.push(path);
        }
    }
    all
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [src, excluded, rooms @ ..] = args.as_slice() else {
        panic!("hadath-mutants SRC EXCLUDED ROOM…");
    };
    let excluded: HashSet<String> =
        fs::read_to_string(excluded).unwrap_or_default().lines().map(str::to_owned).collect();
    let src = Path::new(src);
    let mut next = 1;
    for file in rooms.iter().flat_map(|room| rust_files(&src.join(room))) {
        let name = file.strip_prefix(src).expect("below the source").display().to_string();
        let text = fs::read_to_string(&file).expect("UTF-8");
        let (changed, mutants) = sites::switched(&name, &text, next, &excluded);
        for m in &mutants {
            println!("{next}\t{name}\t{}\t{}\t{}\t{}", m.line, m.column, m.function, m.change);
            next += 1;
        }
        fs::write(&file, changed).expect("the file can be written");
    }
    fs::write(src.join("mutant.rs"), SWITCH).expect("the switch can be written");
    let lib = src.join("lib.rs");
    let text = fs::read_to_string(&lib).expect("lib.rs");
    fs::write(lib, format!("{text}\n#[doc(hidden)]\npub mod mutant;\n")).expect("lib.rs can be written");
}
