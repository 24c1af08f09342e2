//! The work itself: on this thread, or on several with the results in the order of the input.
//!
//! Memory stays bounded whatever the input: the reader waits when the queues are full. Each batch gets a ticket, on
//! which its result arrives; the tickets queue up in input order, so nothing has to be sorted and one slow document
//! cannot make finished ones pile up.

use std::process::ExitCode;
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{Builder, JoinHandle};

use hadath::{Extractor, Published};

use super::output::{Page, Renderer};
use super::read::{Batch, Position, Raw, Reader};
use super::record::{self, Job};
use super::sink::{Broken, Done, Sink};
use crate::failure::Failure;

/// What turns a raw document into output.
pub struct Work {
    /// Finds the events.
    pub extractor: Extractor,
    /// The date of texts that bring none.
    pub published: Option<Published>,
    /// Writes them down.
    pub renderer: Renderer,
}

/// Where the results of a batch will arrive, and where the input goes on behind it.
type Ticket = Result<(Receiver<Vec<Done>>, Position), Failure>;

/// The documents of a batch with the way back.
type Order = (Vec<Raw>, SyncSender<Vec<Done>>);

/// Reads, works and writes until the input ends.
///
/// # Errors
/// When an input or the output fails.
pub fn run(reader: Reader, work: Work, threads: usize, mut sink: Sink) -> Result<ExitCode, Failure> {
    let result = if threads == 1 {
        alone(reader, &work, &mut sink)
    } else {
        together(reader, work, threads, &mut sink)
    };
    match result {
        Ok(()) => sink.finish().map(|broken| ExitCode::from(u8::from(broken))),
        Err(failure) => Err(sink.abandon(failure)),
    }
}

fn alone(reader: Reader, work: &Work, sink: &mut Sink) -> Result<(), Failure> {
    for batch in reader {
        let batch = batch?;
        for raw in batch.documents {
            sink.accept(work.on(raw))?;
        }
        sink.reached(batch.end)?;
        sink.flush()?;
    }
    Ok(())
}

/// The threads are not joined on failure: a reader may hang on a silent pipe while we have nobody left to write for.
fn together(reader: Reader, work: Work, threads: usize, sink: &mut Sink) -> Result<(), Failure> {
    let (order, orders) = sync_channel::<Order>(threads * 2);
    let (ticket, tickets) = sync_channel::<Ticket>(threads * 4);
    let (work, orders) = (Arc::new(work), Arc::new(Mutex::new(orders)));
    for _ in 0..threads {
        let (work, orders) = (Arc::clone(&work), Arc::clone(&orders));
        spawn("worker", move || serve(&work, &orders))?;
    }
    let reading = spawn("reader", move || feed(reader, &order, &ticket))?;
    while let Some(ticket) = next(&tickets, sink)? {
        let (answer, end) = ticket?;
        for done in answer.recv().map_err(|_| internal())? {
            sink.accept(done)?;
        }
        sink.reached(end)?;
    }
    reading.join().map_err(|_| internal())
}

fn spawn(name: &str, body: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>, Failure> {
    Builder::new().name(name.into()).spawn(body).map_err(|e| Failure::io("cannot start a thread", &e))
}

/// A thread of ours panicked; the panic itself has been printed.
fn internal() -> Failure {
    Failure::Fatal("internal error, please report it".into())
}

/// The next ticket. Whatever is written goes out before we wait.
fn next(tickets: &Receiver<Ticket>, sink: &mut Sink) -> Result<Option<Ticket>, Failure> {
    match tickets.try_recv() {
        Ok(ticket) => Ok(Some(ticket)),
        Err(TryRecvError::Disconnected) => Ok(None),
        Err(TryRecvError::Empty) => {
            sink.flush()?;
            Ok(tickets.recv().ok())
        }
    }
}

/// The reader's thread: a ticket and an order for each batch, until nobody wants more.
fn feed(reader: Reader, orders: &SyncSender<Order>, tickets: &SyncSender<Ticket>) {
    for batch in reader {
        let sent = match batch {
            Ok(Batch { documents, end }) => {
                let (answer, ticket) = sync_channel(1);
                tickets.send(Ok((ticket, end))).is_ok() && orders.send((documents, answer)).is_ok()
            }
            Err(failure) => tickets.send(Err(failure)).is_ok(),
        };
        if !sent {
            return;
        }
    }
}

/// A worker's thread: one batch after the other, until there are no more.
fn serve(work: &Work, orders: &Mutex<Receiver<Order>>) {
    loop {
        // A receiver has no state that a panic elsewhere could have left half-changed.
        let order = orders.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((documents, answer)) = order else { return };
        let done = documents.into_iter().map(|raw| work.on(raw)).collect();
        // Nobody waits for the answer if the output has failed.
        let _ = answer.send(done);
    }
}

impl Work {
    fn on(&self, raw: Raw) -> Done {
        match raw {
            Raw::Text { id, text } => Ok(self.render(record::of_text(id, text, self.published))),
            Raw::Line { file, number, bytes } => match record::of_line(&bytes, self.published) {
                Ok(job) => Ok(self.render(job)),
                Err(error) => {
                    let record = String::from_utf8_lossy(&bytes).into_owned();
                    Err(Broken { file: file.to_string(), line: number, error, record })
                }
            },
            Raw::Long { file, number, start } => Err(Broken {
                file: file.to_string(),
                line: number,
                error: "the line is longer than --max-line allows".into(),
                record: String::from_utf8_lossy(&start).into_owned(),
            }),
        }
    }

    fn render(&self, job: Job<'_>) -> Vec<u8> {
        let extraction = self.extractor.extract(&job.document);
        self.renderer.render(Page { id: job.id, extraction, extra: job.extra })
    }
}
