//! Handing a text to another program, which gets no say over the terminal and no time to waste.

use std::{
    io::{self, Write},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// How long a program may take: those that keep a clipboard go on in the background by themselves.
const PATIENCE: Duration = Duration::from_secs(2);

/// Runs a command with `text` as its input.
///
/// # Errors
/// Where it is not there, fails, or does not end in time (it is ended then).
pub fn feed(command: &[&str], text: &str) -> io::Result<()> {
    let (program, arguments) = command.split_first().ok_or(io::ErrorKind::NotFound)?;
    let mut builder = Command::new(program);
    builder.args(arguments).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    // What stays behind to keep a clipboard must not stop with this program.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut builder, 0);
    let mut child = builder.spawn()?;
    if let Some(mut input) = child.stdin.take() {
        let text = text.to_owned();
        // A program that reads nothing must not hold this thread; where it fails, its status says so.
        thread::spawn(move || input.write_all(text.as_bytes()));
    }
    let started = Instant::now();
    loop {
        match child.try_wait()? {
            Some(status) if status.success() => return Ok(()),
            Some(status) => return Err(io::Error::other(format!("{program}: {status}"))),
            None if started.elapsed() > PATIENCE => {
                child.kill()?;
                child.wait()?;
                return Err(io::ErrorKind::TimedOut.into());
            }
            None => thread::sleep(Duration::from_millis(5)),
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_text_longer_than_a_pipe_arrives_and_failures_are_told() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("copied");
        let script = format!("cat > '{}'", file.display());
        let text = "办结".repeat(50_000);
        feed(&["sh", "-c", &script], &text).unwrap();
        assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
        assert!(feed(&["sh", "-c", "exit 3"], &text).is_err());
        assert_eq!(feed(&["no-such-program"], "").unwrap_err().kind(), io::ErrorKind::NotFound);
        assert_eq!(feed(&["sleep", "60"], &text).unwrap_err().kind(), io::ErrorKind::TimedOut);
    }
}
