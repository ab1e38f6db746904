//! Holding a folder against every other instance, while something in it is read and written anew.

use super::{Access, create_new};
use std::{
    fs::{File, OpenOptions, TryLockError},
    io,
    path::Path,
    thread,
    time::{Duration, Instant},
};

/// The file that is locked.
pub const NAME: &str = ".lock";

/// A folder that is held until this is dropped; the operating system lets go of it when the process
/// dies, however it dies.
pub struct Hold(#[allow(dead_code, reason = "dropping it is its purpose")] Option<File>);

/// Why a folder is not held.
#[derive(Debug, thiserror::Error)]
pub enum NotHeld {
    /// Another instance holds it for longer than writing can take.
    #[error("another instance holds it and does not answer")]
    Busy,
    /// The file to be locked cannot be opened.
    #[error(transparent)]
    Open(io::Error),
    /// The system refuses the lock.
    #[error(transparent)]
    Lock(io::Error),
}

const PATIENCE: Duration = Duration::from_secs(10);

/// Waits for a folder that is there, but not for ever: an instance that was stopped in mid-save must
/// not stop this one.
///
/// # Errors
/// Where it is held by another, or cannot be.
pub fn hold(folder: &Path, access: Access) -> Result<Hold, NotHeld> {
    let path = folder.join(NAME);
    let opened = match create_new(&path, access) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            // Another owner's lock file may be ours to read only; that is enough to hold it.
            OpenOptions::new().write(true).open(&path).or_else(|_| File::open(&path))
        }
        opened => opened,
    };
    let file = opened.map_err(NotHeld::Open)?;
    let start = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Hold(Some(file))),
            Err(TryLockError::WouldBlock) if start.elapsed() < PATIENCE => {
                thread::sleep(Duration::from_millis(5))
            }
            Err(TryLockError::WouldBlock) => return Err(NotHeld::Busy),
            // A file system that knows no locks: what is written is still whole, and still joined.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                return Ok(Hold(None));
            }
            Err(TryLockError::Error(error)) => return Err(NotHeld::Lock(error)),
        }
    }
}
