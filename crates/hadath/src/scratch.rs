//! Buffers of an extraction, kept for the next one: short texts would otherwise pay more for memory than for reading.

use std::sync::{Mutex, PoisonError};
use std::thread::ThreadId;

use crate::actor::KnownActors;
use crate::lexicon::KnownEntries;
use crate::mention::{Memory, Word};
use crate::phrase::Chunk;
use crate::place::KnownPlaces;
use crate::text::Tokens;
use crate::text::sentence::{Quote, Sentence};
use crate::time::{Code, TimeSpan};

/// The buffers of one extraction.
#[derive(Debug, Default)]
pub struct Scratch {
    pub tokens: Tokens,
    pub sentences: Vec<Sentence>,
    pub quotes: Vec<Quote>,
    pub words: Vec<Word>,
    pub codes: Vec<Code>,
    pub times: Vec<TimeSpan>,
    pub chunks: Vec<Chunk>,
    pub memory: Memory,
    pub actors: KnownActors,
    pub places: KnownPlaces,
    pub entries: KnownEntries,
}

/// Idle buffers: as many as extractions ever ran at one time. Each thread gets its own again, which its processor still
/// has at hand.
#[derive(Debug, Default)]
pub struct Pool {
    idle: Mutex<Vec<(ThreadId, Scratch)>>,
}

/// Buffers that grew beyond this many words are let go, so that one huge text does not hold its memory for ever.
const KEPT_WORDS: usize = 1 << 16;

impl Pool {
    /// Runs `work` with idle buffers, or new ones.
    pub fn with<T>(&self, work: impl FnOnce(&mut Scratch) -> T) -> T {
        let thread = std::thread::current().id();
        let mut scratch = self.take(thread).unwrap_or_default();
        let result = work(&mut scratch);
        if scratch.words.capacity() <= KEPT_WORDS {
            self.idle().push((thread, scratch));
        }
        result
    }

    /// Those that the thread used last, or else any.
    fn take(&self, thread: ThreadId) -> Option<Scratch> {
        let mut idle = self.idle();
        let own = idle.iter().position(|(user, _)| *user == thread);
        let at = own.or_else(|| idle.len().checked_sub(1))?;
        Some(idle.swap_remove(at).1)
    }

    /// The list stays whole even if another thread stopped while it held the lock.
    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<(ThreadId, Scratch)>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
