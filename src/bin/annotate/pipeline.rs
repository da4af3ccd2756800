//! Texts in, documents out, in order, on every core, with a bounded number of texts under way.
//!
//! One thread reads; as many as there are cores work; the caller's writes. Each text carries a slot for its document, and
//! the slots are queued in the order of the texts: the writer waits for the first of them. Both queues are bounded, so the
//! reader waits while the writer does.

use crate::input::Job;
use crate::work::{Done, Failure};
use std::io::{self, Write};
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// How many texts for each core may be under way: enough that a long one does not leave the others idle.
const AHEAD: usize = 16;
/// The stack of a thread that works.
const STACK: usize = 8 << 20;

/// A text, and where its document is awaited.
type Task = (Job, SyncSender<Done>);
/// The text's file and line, and its document to come.
type Slot = (String, usize, Receiver<Done>);

/// Does `work` on each job and writes the results in the order of the jobs. Says whether all went well.
pub(crate) fn run(
    jobs: impl Iterator<Item = Job> + Send + 'static,
    work: impl Fn(&Job) -> Done + Send + Sync + 'static,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> io::Result<bool> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let (tasks, queue) = sync_channel::<Task>(cores * AHEAD);
    let (slots, results) = sync_channel::<Slot>(cores * AHEAD);
    let (queue, work) = (Arc::new(Mutex::new(queue)), Arc::new(work));
    for _ in 0..cores {
        let (queue, work) = (queue.clone(), work.clone());
        thread::Builder::new().stack_size(STACK).spawn(move || serve(&queue, &*work))?;
    }
    drop(queue);
    thread::Builder::new().spawn(move || {
        for job in jobs {
            let (result, slot) = sync_channel(1);
            // Nobody listens any more: the output is closed.
            let slot = (job.file.clone(), job.line, slot);
            if slots.send(slot).is_err() || tasks.send((job, result)).is_err() {
                return;
            }
        }
    })?;
    let mut out = io::BufWriter::with_capacity(1 << 16, out);
    let well = write_all(&results, &mut out, errors)?;
    out.flush()?;
    Ok(well)
}

/// Takes tasks until there are no more.
fn serve(queue: &Mutex<Receiver<Task>>, work: &impl Fn(&Job) -> Done) {
    loop {
        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((job, result)) = next else { return };
        // Nobody waits for it any more: the output is closed.
        let _ = result.send(work(&job));
    }
}

/// Writes each result in turn. What is written is handed on as soon as the next result has to be waited for, so that a
/// program that sends one text at a time gets its answer.
fn write_all(results: &Receiver<Slot>, out: &mut impl Write, errors: &mut impl Write) -> io::Result<bool> {
    let mut well = true;
    while let Some((file, line, slot)) = next(results, out)? {
        let lost = || Failure { line: 0, reason: "the thread that worked on this text ended".into() };
        match next(&slot, out)?.unwrap_or_else(|| Err(lost())) {
            Ok(json) => out.write_all(json.as_bytes())?,
            Err(failure) => {
                well = false;
                let line = if failure.line > 0 { failure.line } else { line };
                // An error that can't be told must not end the rest.
                let _ = writeln!(errors, "{file}:{line}: {}", failure.reason);
            }
        }
    }
    Ok(well)
}

/// The next message, `None` when there are no more; flushes before it waits.
fn next<T>(from: &Receiver<T>, out: &mut impl Write) -> io::Result<Option<T>> {
    match from.try_recv() {
        Ok(message) => Ok(Some(message)),
        Err(TryRecvError::Disconnected) => Ok(None),
        Err(TryRecvError::Empty) => {
            out.flush()?;
            Ok(from.recv().ok())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::work::guarded;
    use std::sync::atomic::{AtomicUsize, Ordering};

    fn job(line: usize) -> Job {
        Job { file: "-".into(), line, bytes: Ok(Vec::new()), output: None }
    }

    #[test]
    fn order_holds_and_a_panic_is_a_bad_line() {
        let work = |job: &Job| {
            guarded(|| {
                if job.line.is_multiple_of(7) {
                    thread::sleep(std::time::Duration::from_millis(3));
                }
                assert_ne!(job.line, 50, "fifty");
                Ok(format!("{}\n", job.line))
            })
        };
        let (mut out, mut errors) = (Vec::new(), Vec::new());
        let well = run((1..=200).map(job), work, &mut out, &mut errors).unwrap();
        let expected: String = (1..=200).filter(|&n| n != 50).map(|n| format!("{n}\n")).collect();
        assert_eq!((well, String::from_utf8(out).unwrap()), (false, expected));
        assert!(String::from_utf8(errors).unwrap().starts_with("-:50: the engine failed on this text"));
    }

    #[test]
    fn the_reader_waits_for_the_writer() {
        /// An output that notes how far the reader was ahead when something was written.
        struct Watch<'a>(&'a AtomicUsize, usize, usize);
        impl Write for Watch<'_> {
            fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
                self.1 += bytes.iter().filter(|&&b| b == b'\n').count();
                self.2 = self.2.max(self.0.load(Ordering::SeqCst) - self.1);
                Ok(bytes.len())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        static READ: AtomicUsize = AtomicUsize::new(0);
        let jobs = (1..=2000).map(|n| {
            READ.fetch_add(1, Ordering::SeqCst);
            job(n)
        });
        let mut out = Watch(&READ, 0, 0);
        let line = format!("{}\n", "x".repeat(1 << 14));
        assert!(run(jobs, move |_| Ok(line.clone()), &mut out, &mut Vec::new()).unwrap());
        let cores = thread::available_parallelism().map_or(1, usize::from);
        assert_eq!(out.1, 2000);
        assert!(out.2 <= 2 * cores * AHEAD + cores + 8, "{} texts were under way", out.2);
    }

    #[test]
    fn a_closed_output_ends_the_run() {
        struct Closed;
        impl Write for Closed {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let run = run((1..).map(job), |_| Ok("x".repeat(1 << 17)), &mut Closed, &mut Vec::new());
        assert_eq!(run.unwrap_err().kind(), io::ErrorKind::BrokenPipe);
    }
}
