//! Compiles the seeds into the tables that the crate reads at run time, with the same modules that the crate uses for
//! the lexicons of its users.
#![allow(dead_code, reason = "the crate uses more of these modules than the build does")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

#[path = "src/actor/compile.rs"]
mod actor_compile;
#[path = "src/actor/key.rs"]
mod actor_key;
#[path = "src/actor/registry.rs"]
mod actor_registry;
#[path = "src/actor/seed.rs"]
mod actor_seed;
#[path = "src/lexicon/class.rs"]
mod class;
#[path = "src/lexicon/compile.rs"]
mod compile;
#[path = "src/lexicon/entry.rs"]
mod entry;
#[path = "src/finding.rs"]
mod finding;
#[path = "src/text/fold.rs"]
mod fold;
#[path = "src/lexicon/form.rs"]
mod form;
#[path = "src/inert.rs"]
mod inert;
#[path = "src/place/key.rs"]
mod key;
#[path = "src/kind.rs"]
mod kind;
#[path = "src/names.rs"]
mod names;
#[path = "src/lexicon/paradigm.rs"]
mod paradigm;
#[path = "src/lexicon/pattern.rs"]
mod pattern;
#[path = "src/lexicon/replace.rs"]
mod replace;
#[path = "src/place/row.rs"]
mod row;
#[path = "src/lexicon/seed.rs"]
mod seed;
#[path = "src/time/sense.rs"]
mod sense;
#[path = "src/place/source.rs"]
mod source;
#[path = "src/lexicon/table.rs"]
mod table;
/// The paths of the modules in the crate.
mod place {
    pub(crate) use crate::{key, row, source};
}
mod actor {
    pub(crate) use crate::{actor_key as key, actor_registry as registry, actor_seed as seed};
}
mod lexicon {
    pub(crate) use crate::{paradigm, seed, table};
}
#[path = "src/vocabulary.rs"]
mod vocabulary;
#[path = "src/lexicon/words.rs"]
mod words;
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
    // The time tagger has a table of its own.
    let (times, files): (Vec<_>, Vec<_>) = files.into_iter().partition(|(name, _)| name.starts_with("time/"));
    let texts = files.iter().map(|(_, path)| fs::read_to_string(path)).collect::<Result<Vec<_>, _>>()?;
    let sources: Vec<_> =
        files.iter().zip(&texts).map(|((name, _), text)| seed::Source { name, text }).collect();
    let compiled = compile::compile(&[&sources], None);
    for finding in &compiled.findings {
        println!("cargo::error=seeds/{finding}");
    }
    if !compiled.findings.is_empty() {
        std::process::exit(1);
    }
    let registry = match actor_compile::compile(&sources, &[]) {
        Ok(registry) => registry,
        Err(error) => {
            println!("cargo::error=seeds/{error}");
            std::process::exit(1);
        }
    };
    let out = PathBuf::from(env::var("OUT_DIR")?);
    gazetteer(&seeds, &sources, &out)?;
    let (beside, times): (Vec<_>, Vec<_>) =
        times.into_iter().partition(|(name, _)| name == "time/context.toml");
    fs::write(out.join("time_words.rs"), time_words(&times)?)?;
    fs::write(out.join("time_beside.rs"), time_beside(&beside)?)?;
    fs::write(out.join("entries.bin"), postcard::to_allocvec(&compiled.entries)?)?;
    fs::write(out.join("forms.bin"), compiled.forms.build(None, &compiled.removed)?)?;
    let (patterns, filter) = compiled.patterns.build(None, &compiled.removed)?;
    fs::write(out.join("patterns.bin"), patterns)?;
    fs::write(out.join("pattern_filter.bin"), filter)?;
    fs::write(out.join("actors.bin"), postcard::to_allocvec(&registry)?)?;
    fs::write(out.join("actor_names.bin"), registry.names.raw())?;
    fs::write(out.join("actor_firsts.bin"), &registry.firsts)?;
    fs::write(out.join("seeds.rs"), embedded(&files)?)?;
    Ok(())
}

/// Packs the gazetteer of the seeds.
fn gazetteer(
    seeds: &Path,
    sources: &[seed::Source<'_>],
    out: &Path,
) -> Result<(), Box<dyn std::error::Error>> {
    let read = |name: &str| {
        let path = seeds.join(name);
        println!("cargo::rerun-if-changed={}", path.display());
        fs::read_to_string(path)
    };
    let names =
        ["geonames", "admin1", "districts", "centres", "more"].map(|name| format!("gazetteer/{name}.tsv"));
    let texts = names.iter().map(|name| read(name)).collect::<io::Result<Vec<_>>>()?;
    let source = |i: usize| seed::Source { name: &names[i], text: &texts[i] };
    let (geonames, admin1, districts, centres, more) =
        (source(0), source(1), source(2), source(3), source(4));
    let tables = place::source::Tables { geonames, admin1, districts, centres, more };
    let packed = match place::source::rows(sources, &tables) {
        Ok(rows) => place::row::pack(&rows)?,
        Err(error) => {
            println!("cargo::error=seeds/{error}");
            std::process::exit(1);
        }
    };
    fs::write(out.join("places.bin"), packed.entries)?;
    fs::write(out.join("place_names.bin"), packed.names)?;
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

/// `&[(letters, kind, value)]` in the order of the letters, from the tables of `seeds/time`.
fn time_words(files: &[(String, PathBuf)]) -> Result<String, Box<dyn std::error::Error>> {
    let mut words: Vec<(Vec<u8>, String, i32)> = Vec::new();
    for (name, path) in files {
        println!("cargo::rerun-if-changed={}", path.display());
        let tables: toml::Table = fs::read_to_string(path)?.parse()?;
        for (kind, table) in &tables {
            let known = sense::Kind::parse(kind).ok_or_else(|| format!("seeds/{name}: no kind {kind}"))?;
            for (key, forms) in table.as_table().into_iter().flatten() {
                let value = match sense::Key::parse(key) {
                    Some(key) if known == sense::Kind::Key => key as i32,
                    _ => key.parse().map_err(|_| format!("seeds/{name}: {kind}.{key} is no value"))?,
                };
                let forms =
                    forms.as_str().ok_or_else(|| format!("seeds/{name}: {kind}.{key} is no string"))?;
                let folded = forms.split_whitespace().map(|form| fold::fold_str(&form.replace('_', " ")));
                words.extend(folded.map(|letters| (letters, format!("{known:?}"), value)));
            }
        }
    }
    words.sort();
    words.dedup();
    let doubles: Vec<String> = words
        .windows(2)
        .filter(|pair| pair[0].0 == pair[1].0)
        .map(|pair| format!("{} stands under {} and {}", fold::unfold(&pair[0].0), pair[0].1, pair[1].1))
        .collect();
    if !doubles.is_empty() {
        return Err(format!("seeds/time: {}", doubles.join("; ")).into());
    }
    let mut code = String::from("&[\n");
    for (letters, kind, value) in &words {
        writeln!(code, "    (&{letters:?}, Kind::{kind}, {value}),")?;
    }
    code.push_str("]\n");
    Ok(code)
}

/// `&[(letters, lists)]`, the lists as bits, from `seeds/time/context.toml`.
fn time_beside(files: &[(String, PathBuf)]) -> Result<String, Box<dyn std::error::Error>> {
    let mut words: std::collections::BTreeMap<Vec<u8>, u32> = std::collections::BTreeMap::new();
    for (name, path) in files {
        println!("cargo::rerun-if-changed={}", path.display());
        let tables: toml::Table = fs::read_to_string(path)?.parse()?;
        let lists = tables.get("beside").and_then(toml::Value::as_table);
        for (key, forms) in lists.ok_or_else(|| format!("seeds/{name}: no table [beside]"))? {
            let list = sense::Beside::parse(key).ok_or_else(|| format!("seeds/{name}: no list {key}"))?;
            let forms = forms.as_str().ok_or_else(|| format!("seeds/{name}: {key} is no string"))?;
            for form in forms.split_whitespace() {
                *words.entry(fold::fold_str(form)).or_default() |= list.bit();
            }
        }
    }
    let mut code = String::from("&[\n");
    for (letters, lists) in &words {
        writeln!(code, "    (&{letters:?}, {lists}),")?;
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
