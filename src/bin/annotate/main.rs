//! The command line: texts in, documents of our JSON out.

mod args;
mod input;
mod pipeline;
mod work;

use args::Command;
use std::process::ExitCode;

/// Something could not be read.
const FAILED: u8 = 1;
/// The command line is wrong.
const USAGE: u8 = 2;

#[expect(clippy::print_stdout, reason = "help and version are what was asked for")]
fn main() -> ExitCode {
    let run = match args::parse() {
        Ok(Command::Run(run)) => run,
        Ok(Command::Help) => {
            print!("{}", args::HELP);
            return ExitCode::SUCCESS;
        }
        Ok(Command::Version) => {
            println!("annotate {} (Attest)", env!("CARGO_PKG_VERSION"));
            return ExitCode::SUCCESS;
        }
        Err(reason) => {
            eprintln!("annotate: {reason}\nannotate --help says how it is used.");
            return ExitCode::from(USAGE);
        }
    };
    work::keep_panics_quiet();
    let jobs = input::jobs(&run);
    let done = move |job: &input::Job| work::guarded(|| work::annotate(job, &run));
    match pipeline::run(jobs, done, &mut std::io::stdout().lock(), &mut std::io::stderr()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(FAILED),
        // Whoever reads our output wants no more of it.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("annotate: the output can't be written: {error}");
            ExitCode::from(FAILED)
        }
    }
}
