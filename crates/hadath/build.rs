//! Compiles the seeds into the tables that the crate reads at run time, with the same modules that the crate uses for
//! the lexicons of its users.
#![allow(dead_code, reason = "the crate uses more of these modules than the build does")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

#[path = "src/lexicon/class.rs"]
mod class;
#[path = "src/lexicon/compile.rs"]
mod compile;
#[path = "src/lexicon/entry.rs"]
mod entry;
#[path = "src/error.rs"]
mod error;
#[path = "src/text/fold.rs"]
mod fold;
#[path = "src/lexicon/form.rs"]
mod form;
#[path = "src/names.rs"]
mod names;
#[path = "src/lexicon/paradigm.rs"]
mod paradigm;
#[path = "src/lexicon/pattern.rs"]
mod pattern;
#[path = "src/lexicon/seed.rs"]
mod seed;
#[path = "src/lexicon/table.rs"]
mod table;
/// The path of `fold` in the crate.
mod text {
    pub(crate) use crate::fold;
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let seeds = root.join("seeds");
    println!("cargo::rerun-if-changed={}", root.join("build.rs").display());
    println!("cargo::rerun-if-changed={}", seeds.display());
    let mut files = Vec::new();
    collect(&seeds, &seeds, &mut files)?;
    files.sort();
    let texts = files.iter().map(|(_, path)| fs::read_to_string(path)).collect::<Result<Vec<_>, _>>()?;
    let sources: Vec<_> =
        files.iter().zip(&texts).map(|((name, _), text)| seed::Source { name, text }).collect();
    let compiled = match compile::compile(&sources) {
        Ok(compiled) => compiled,
        Err(error) => {
            println!("cargo::error=seeds/{error}");
            std::process::exit(1);
        }
    };
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("entries.bin"), postcard::to_allocvec(&compiled.entries)?)?;
    fs::write(out.join("forms.bin"), compiled.forms.build())?;
    let (patterns, filter) = compiled.patterns.build();
    fs::write(out.join("patterns.bin"), patterns)?;
    fs::write(out.join("pattern_filter.bin"), filter)?;
    fs::write(out.join("seeds.rs"), embedded(&files)?)?;
    Ok(())
}

/// `&[(name, content)]`, so that the built-in lexicon can be exported.
fn embedded(files: &[(String, PathBuf)]) -> Result<String, std::fmt::Error> {
    let mut code = String::from("&[\n");
    for (name, path) in files {
        println!("cargo::rerun-if-changed={}", path.display());
        writeln!(code, "    ({name:?}, include_str!({:?})),", path.display().to_string())?;
    }
    code.push_str("]\n");
    Ok(code)
}

fn collect(root: &Path, dir: &Path, files: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, files)?;
        } else if path.extension().is_some_and(|e| e == "toml") {
            let name = path.strip_prefix(root).expect("below root").to_string_lossy().replace('\\', "/");
            files.push((name, path));
        }
    }
    Ok(())
}
