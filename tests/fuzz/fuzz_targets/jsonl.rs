#![no_main]

// The reader of the command line, which has no library; the names are those that its files call each other by.
#[path = "../../../crates/hadath-cli/src/failure.rs"]
#[allow(dead_code)]
mod failure;
#[path = "../jsonl.rs"]
mod jsonl;

#[path = "../../../crates/hadath-cli/src/extract"]
#[allow(dead_code)]
mod extract {
    pub mod input;
    pub mod read;
    pub mod record;
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| jsonl::law(data));
