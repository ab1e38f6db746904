//! A program in a pseudo-terminal, with an emulator that shows what a person would see.

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::{
    io::{Read, Write},
    num::NonZeroU16,
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

/// How long a test waits for what should be seen at once.
const PATIENCE: Duration = Duration::from_secs(20);

/// What the program wrote: as bytes, and as the screen that they make.
pub struct Seen {
    pub screen: vt100::Parser,
    pub bytes: Vec<u8>,
}

/// A running program and its terminal.
pub struct Pty {
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    pub child: Box<dyn Child + Send + Sync>,
    seen: Arc<Mutex<Seen>>,
    modes_before: String,
}

impl Pty {
    /// Starts a program with its arguments and environment on a terminal of this size.
    pub fn start(command: &[&str], environment: &[(&str, &str)], columns: u16, rows: u16) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let modes_before = modes(pair.master.as_ref());
        let mut builder = CommandBuilder::new(command[0]);
        builder.args(&command[1..]);
        builder.env("TERM", "xterm-256color");
        builder.env_remove("NO_COLOR");
        for (name, value) in environment {
            builder.env(name, value);
        }
        builder.cwd(std::env::current_dir().unwrap());
        let child = pair.slave.spawn_command(builder).unwrap();
        let screen = vt100::Parser::new(some(rows), some(columns), 0);
        let seen = Arc::new(Mutex::new(Seen { screen, bytes: vec![] }));
        let mut output = pair.master.try_clone_reader().unwrap();
        let reading = Arc::clone(&seen);
        thread::spawn(move || {
            let mut buffer = [0; 65536];
            while let Ok(length @ 1..) = output.read(&mut buffer) {
                let mut seen = reading.lock().unwrap();
                seen.screen.process(&buffer[..length]);
                seen.bytes.extend_from_slice(&buffer[..length]);
            }
        });
        let keys = pair.master.take_writer().unwrap();
        // The slave side stays with the child alone, except that its modes are asked for here.
        Self { master: pair.master, keys, child, seen, modes_before }
    }

    pub fn send(&mut self, bytes: &[u8]) {
        self.keys.write_all(bytes).unwrap();
        self.keys.flush().unwrap();
    }

    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.seen.lock().unwrap().screen.screen_mut().set_size(some(rows), some(columns));
        self.master.resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
    }

    /// Reads something off what was seen so far.
    pub fn look<A>(&self, at: impl FnOnce(&Seen) -> A) -> A {
        at(&self.seen.lock().unwrap())
    }

    /// Waits until the screen shows `text`.
    pub fn wait_for(&self, text: &str) {
        self.wait_until(text, |seen| seen.screen.screen().contents().contains(text));
    }

    /// Waits until something is true.
    pub fn wait_until(&self, what: &str, is_so: impl Fn(&Seen) -> bool) {
        let started = Instant::now();
        while !self.look(&is_so) {
            let contents = self.look(|seen| seen.screen.screen().contents());
            assert!(started.elapsed() < PATIENCE, "waited in vain for {what}; the screen is:\n{contents}");
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits for the program's end.
    pub fn end(&mut self) -> portable_pty::ExitStatus {
        let started = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                // What it wrote last may still be on its way.
                thread::sleep(Duration::from_millis(50));
                return status;
            }
            assert!(started.elapsed() < PATIENCE, "the program does not end");
            thread::sleep(Duration::from_millis(5));
        }
    }

    pub fn signal(&self, name: &str) {
        let process = self.child.process_id().unwrap().to_string();
        let sent = std::process::Command::new("kill").args([&format!("-{name}"), &process]).status();
        assert!(sent.unwrap().success());
    }

    /// The terminal is as the program found it: modes of the line, screen, cursor, paste.
    pub fn assert_as_before(&self) {
        assert_eq!(modes(self.master.as_ref()), self.modes_before);
        self.look(|seen| {
            let screen = seen.screen.screen();
            assert!(!screen.alternate_screen(), "the alternate screen is still on");
            assert!(!screen.hide_cursor(), "the cursor is still hidden");
            assert!(!screen.bracketed_paste(), "paste mode is still on");
        });
    }

    /// The program has the terminal.
    pub fn assert_taken(&self) {
        assert_ne!(modes(self.master.as_ref()), self.modes_before);
        self.look(|seen| assert!(seen.screen.screen().alternate_screen()));
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

/// The modes of the line: echo, canonical input, signals.
fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios())
}

fn some(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}
