//! Many documents by several threads, without the interpreter.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use hadath::{Document, EventRecord, Extraction, Extractor, Record};
use pyo3::prelude::*;

/// How long Ctrl-C may go unnoticed.
const SIGNALS: Duration = Duration::from_millis(100);

/// What one document gave: the extraction, and its events with offsets in characters.
pub(crate) struct Found {
    pub(crate) extraction: Extraction,
    pub(crate) events: Vec<Arc<EventRecord>>,
}

impl From<Extraction> for Found {
    /// Counts the characters; for worker threads, so that nothing is left to do under the interpreter lock.
    fn from(extraction: Extraction) -> Found {
        let events = Record::from(extraction.clone()).events.into_iter().map(Arc::new).collect();
        Found { extraction, events }
    }
}

/// One document, with the interpreter released.
pub(crate) fn one(py: Python<'_>, extractor: &Extractor, document: &Document) -> Found {
    py.detach(|| Found::from(extractor.extract(document)))
}

/// All documents, in their order, with the interpreter released. Threads live only as long as the call, so a process
/// may fork between calls.
///
/// # Errors
/// When a signal handler raised (Ctrl-C), or not one thread could be started.
pub(crate) fn all(
    py: Python<'_>,
    extractor: &Extractor,
    documents: &[Document],
    threads: usize,
) -> PyResult<Vec<Found>> {
    let next = AtomicUsize::new(0);
    py.detach(|| {
        thread::scope(|scope| {
            let (sender, receiver) = mpsc::channel();
            for started in 0..threads.min(documents.len()) {
                let (sender, next) = (sender.clone(), &next);
                let work = move || {
                    loop {
                        let index = next.fetch_add(1, Ordering::Relaxed);
                        let Some(document) = documents.get(index) else { break };
                        // Nobody listens any more after an interrupt.
                        if sender.send((index, Found::from(extractor.extract(document)))).is_err() {
                            break;
                        }
                    }
                };
                match thread::Builder::new().spawn_scoped(scope, work) {
                    Err(error) if started == 0 => return Err(error.into()),
                    // Fewer threads than asked for do the same work.
                    Err(_) => break,
                    Ok(_) => {}
                }
            }
            drop(sender);
            collect(receiver, documents.len())
        })
    })
}

/// Puts the results in order until the last worker hangs up, and lets Python handle its signals meanwhile.
fn collect(receiver: Receiver<(usize, Found)>, count: usize) -> PyResult<Vec<Found>> {
    let mut found: Vec<Option<Found>> = (0..count).map(|_| None).collect();
    let mut looked = Instant::now();
    loop {
        match receiver.recv_timeout(SIGNALS) {
            Ok((index, one)) => found[index] = Some(one),
            Err(RecvTimeoutError::Timeout) => {}
            // Each slot is filled now: a worker ends early only by a panic, which the scope passes on.
            Err(RecvTimeoutError::Disconnected) => return Ok(found.into_iter().flatten().collect()),
        }
        if looked.elapsed() >= SIGNALS {
            // The method itself is not general enough over lifetimes.
            #[allow(clippy::redundant_closure_for_method_calls)]
            Python::attach(|py| py.check_signals())?;
            looked = Instant::now();
        }
    }
}
