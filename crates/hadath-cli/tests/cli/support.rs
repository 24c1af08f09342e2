//! Running the program.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A sentence with a shelling.
pub const SHELLING: &str = "قصفت مدفعية الجيش حي الزيتون صباح الأحد.";

/// What a run left behind.
pub struct Ran {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Ran {
    /// Standard output as JSON lines.
    pub fn lines(&self) -> Vec<Value> {
        self.out.lines().map(json).collect()
    }

    /// Checks the rules for a run that stops: code 2, one line on standard error, which names what is wrong.
    pub fn stopped(&self, words: &str) {
        assert_eq!(self.code, 2, "{}", self.err);
        assert_eq!(self.err.lines().count(), 1, "{}", self.err);
        assert!(self.err.starts_with("hadath: ") && self.err.contains(words), "{}", self.err);
    }

    /// Checks that all went well.
    pub fn fine(self) -> Ran {
        assert_eq!((self.code, self.err.as_str()), (0, ""));
        self
    }
}

/// Parses JSON.
pub fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|e| panic!("{e}: {text}"))
}

/// `hadath extract` with these arguments, separated by spaces, away from the settings of whoever runs the tests.
pub fn extract(arguments: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hadath"));
    command.arg("extract").args(arguments.split_whitespace());
    for name in ["NO_COLOR", "COLUMNS", "TERM"] {
        command.env_remove(name);
    }
    command
}

/// Runs with this standard input.
pub fn run(arguments: &str, input: impl AsRef<[u8]>) -> Ran {
    finish(extract(arguments), input)
}

/// Runs a command with this standard input.
pub fn finish(mut command: Command, input: impl AsRef<[u8]>) -> Ran {
    let mut child = spawn(&mut command);
    let mut stdin = child.stdin.take().unwrap();
    let input = input.as_ref().to_vec();
    // A thread of its own: the program answers before it has read everything. It may also not read at all.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Ran {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Starts a command with pipes on all sides.
pub fn spawn(command: &mut Command) -> Child {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// A folder of files that goes away with the test.
pub struct Folder(TempDir);

impl Folder {
    /// An empty folder.
    pub fn new() -> Folder {
        Folder(tempfile::tempdir().unwrap())
    }

    /// The path of a file in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file.
    pub fn put(&self, name: &str, content: impl AsRef<[u8]>) -> &Folder {
        fs::write(self.path(name), content).unwrap();
        self
    }

    /// Reads a file.
    pub fn get(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The names of its files, sorted, hidden ones too.
    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<String> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// Runs in this folder, with nothing on standard input.
    pub fn run(&self, arguments: &str) -> Ran {
        self.run_with(arguments, "")
    }

    /// Runs in this folder.
    pub fn run_with(&self, arguments: &str, input: &str) -> Ran {
        let mut command = extract(arguments);
        command.current_dir(self.0.path());
        finish(command, input)
    }
}

/// A JSONL record.
pub fn record(id: &str, text: &str) -> String {
    format!("{}\n", serde_json::json!({"id": id, "text": text}))
}

/// Does this machine have a file whose every write fails?
pub fn full_disk() -> bool {
    Path::new("/dev/full").exists()
}
