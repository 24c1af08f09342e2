//! Many documents by several threads, without the interpreter.

use std::panic;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use hadath::{Document, Event, Extraction, Extractor, Published};
use pyo3::prelude::*;

use crate::text::Text;

/// How long Ctrl-C may go unnoticed, and how often progress is told.
const SIGNALS: Duration = Duration::from_millis(50);

/// From this size on, one text is read by a thread of its own, so that Ctrl-C need not wait for its end.
const LONG: usize = 1 << 18;

/// Documents that a thread takes at once: few enough to share out the work, enough that handing over costs nothing.
const BLOCK: usize = 512;

/// A document to read.
#[derive(Clone)]
pub(crate) struct Job {
    pub(crate) text: Text,
    pub(crate) published: Option<Published>,
    pub(crate) id: Option<Arc<str>>,
}

impl Job {
    fn is_short(&self) -> bool {
        self.text.as_str().len() < LONG
    }

    fn read(&self, extractor: &Extractor) -> Vec<Event> {
        extractor.events(self.text.as_str(), self.published)
    }

    /// The job with its result, as the core has it.
    pub(crate) fn extraction(&self, events: Vec<Event>) -> Extraction {
        Extraction::new(&self.document(), events)
    }

    /// The job as a document of the core.
    pub(crate) fn document(&self) -> Document {
        let mut document = Document::new(self.text.shared());
        if let Some(published) = self.published {
            document = document.published(published);
        }
        if let Some(id) = &self.id {
            document = document.id(Arc::clone(id));
        }
        document
    }
}

/// One document, with the interpreter released.
///
/// # Errors
/// When a signal handler raised (Ctrl-C).
pub(crate) fn one(py: Python<'_>, extractor: &Extractor, job: &Job) -> PyResult<Vec<Event>> {
    if job.is_short() {
        return Ok(py.detach(|| job.read(extractor)));
    }
    let found = all(py, extractor, vec![job.clone()].into(), 1, None)?;
    Ok(found.into_iter().next().unwrap_or_default())
}

/// What the threads of one call share.
struct Shared {
    extractor: Extractor,
    jobs: Arc<[Job]>,
    /// How many jobs a thread takes at once.
    block: usize,
    next: AtomicUsize,
    /// Nobody waits for the results any more.
    stop: AtomicBool,
}

/// The results from this number on.
type Block = (usize, Vec<Vec<Event>>);

/// All documents, in their order, with the interpreter released. `report` is called now and then with the number of
/// documents done since. Threads live only as long as the work, so a process may fork between calls; after an interrupt
/// they end with the document that they are at, and nobody waits for them.
///
/// # Errors
/// When a signal handler (Ctrl-C) or `report` raised, or not one thread could be started.
pub(crate) fn all(
    py: Python<'_>,
    extractor: &Extractor,
    jobs: Arc<[Job]>,
    threads: usize,
    report: Option<&Bound<'_, PyAny>>,
) -> PyResult<Vec<Vec<Event>>> {
    let count = jobs.len();
    let threads = threads.min(count);
    if threads == 1 && jobs.iter().all(Job::is_short) {
        let mut watch = Watch::new(report.map(|r| r.clone().unbind()));
        return py.detach(|| {
            let found = jobs.iter().map(|job| {
                let events = job.read(extractor);
                watch.done(1).map(|()| events)
            });
            let found = found.collect::<PyResult<_>>()?;
            watch.look()?;
            Ok(found)
        });
    }
    let block = (count / (threads.max(1) * 16)).clamp(1, BLOCK);
    let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    let shared = Arc::new(Shared { extractor: extractor.clone(), jobs, block, next, stop });
    let watch = Watch::new(report.map(|r| r.clone().unbind()));
    py.detach(move || {
        let (receiver, workers) = start(&shared, threads)?;
        let found = collect(&receiver, count, watch);
        shared.stop.store(true, Ordering::Relaxed);
        let found = found?;
        for worker in workers {
            // Passes a panic on, as if it had happened here.
            worker.join().unwrap_or_else(|panic| panic::resume_unwind(panic));
        }
        Ok(found.into_iter().flatten().collect())
    })
}

/// Starts the threads.
fn start(shared: &Arc<Shared>, threads: usize) -> PyResult<(Receiver<Block>, Vec<JoinHandle<()>>)> {
    let (sender, receiver) = mpsc::channel();
    let mut workers = Vec::with_capacity(threads);
    for _ in 0..threads {
        let (shared, sender) = (Arc::clone(shared), sender.clone());
        match thread::Builder::new().spawn(move || work(&shared, &sender)) {
            Ok(worker) => workers.push(worker),
            Err(error) if workers.is_empty() => return Err(error.into()),
            // Fewer threads than asked for do the same work.
            Err(_) => break,
        }
    }
    Ok((receiver, workers))
}

/// What a thread does: takes blocks until none is left.
fn work(shared: &Shared, sender: &Sender<Block>) {
    loop {
        let first = shared.next.fetch_add(shared.block, Ordering::Relaxed);
        let jobs = shared.jobs.iter().skip(first).take(shared.block);
        let going = || !shared.stop.load(Ordering::Relaxed);
        let found: Vec<Vec<Event>> =
            jobs.take_while(|_| going()).map(|job| job.read(&shared.extractor)).collect();
        if found.is_empty() || sender.send((first, found)).is_err() {
            break;
        }
    }
}

/// Lets Python handle its signals, and tells how far the work is, from time to time.
struct Watch {
    report: Option<Py<PyAny>>,
    looked: Instant,
    /// Documents done and not yet told.
    done: usize,
}

impl Watch {
    fn new(report: Option<Py<PyAny>>) -> Watch {
        Watch { report, looked: Instant::now(), done: 0 }
    }

    /// To be called often; looks only now and then.
    fn done(&mut self, more: usize) -> PyResult<()> {
        self.done += more;
        if self.looked.elapsed() < SIGNALS {
            return Ok(());
        }
        self.looked = Instant::now();
        self.look()
    }

    fn look(&mut self) -> PyResult<()> {
        let done = std::mem::take(&mut self.done);
        Python::attach(|py| {
            py.check_signals()?;
            self.report
                .as_ref()
                .filter(|_| done > 0)
                .map_or(Ok(()), |report| report.call1(py, (done,)).map(|_| ()))
        })
    }
}

/// Puts the results in order until the last worker hangs up.
fn collect(receiver: &Receiver<Block>, count: usize, mut watch: Watch) -> PyResult<Vec<Option<Vec<Event>>>> {
    let mut found: Vec<Option<Vec<Event>>> = (0..count).map(|_| None).collect();
    loop {
        let mut more = 0;
        match receiver.recv_timeout(SIGNALS) {
            Ok((first, block)) => {
                more = block.len();
                found.iter_mut().skip(first).zip(block).for_each(|(slot, events)| *slot = Some(events));
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => {
                watch.look()?;
                return Ok(found);
            }
        }
        watch.done(more)?;
    }
}
