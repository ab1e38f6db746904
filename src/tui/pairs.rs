//! Which sections were paired by hand, on disk: one small file for each two reports, so that several
//! runs of the program at once do not write over each other's.

use crate::{
    app::{link::hand::HandPairs, reasons},
    files::{self, Access},
    words::Lang,
};
use std::{
    io,
    path::{Path, PathBuf},
};

/// The file for two reports, named by the first characters of their hashes.
fn path(folder: &Path, reports: &[String; 2]) -> PathBuf {
    let short = |hash: &String| hash.chars().filter(char::is_ascii_alphanumeric).take(16).collect::<String>();
    folder.join(format!("{}-{}.json", short(&reports[0]), short(&reports[1])))
}

/// What was paired by hand between two reports; nothing where nothing was.
///
/// # Errors
/// Where the file is there and cannot be read or understood: its name and why.
pub(super) fn load(folder: &Path, reports: &[String; 2], lang: Lang) -> Result<HandPairs, String> {
    let path = path(folder, reports);
    let told = |error: io::Error| reasons::of_file(lang, &path, &error);
    let nothing = HandPairs { reports: reports.clone(), pairs: vec![] };
    let Some(bytes) = files::read(&path).map_err(told)? else { return Ok(nothing) };
    let pairs: HandPairs = serde_json::from_slice(&bytes).map_err(|error| told(error.into()))?;
    // Another two reports whose hashes begin alike.
    Ok(if pairs.reports == *reports { pairs } else { nothing })
}

/// Keeps them.
///
/// # Errors
/// Where the file could not be written: its name and why.
pub(super) fn save(folder: &Path, pairs: &HandPairs, lang: Lang) -> Result<(), String> {
    let path = path(folder, &pairs.reports);
    let written = serde_json::to_vec_pretty(pairs)
        .map_err(io::Error::from)
        .and_then(|bytes| files::write(&path, &bytes, true, Access::Owner));
    written.map(drop).map_err(|error| reasons::of_file(lang, &path, &error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::link::hand::Named;

    #[test]
    fn pairs_are_kept_for_their_two_reports() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("pairs");
        let reports = ["0123456789abcdefgh".to_owned(), "f".repeat(64)];
        assert!(load(&folder, &reports, Lang::En).unwrap().pairs.is_empty());
        let named = |heading: &str, start| Named { heading: heading.to_owned(), start };
        let pairs = vec![[named("一、主要举措", 30), named("（一）举措", 51)]];
        let kept = HandPairs { reports: reports.clone(), pairs };
        save(&folder, &kept, Lang::En).unwrap();
        assert_eq!(load(&folder, &reports, Lang::En).unwrap(), kept);
        let alike = ["0123456789abcdefXX".to_owned(), "f".repeat(64)];
        assert!(load(&folder, &alike, Lang::En).unwrap().pairs.is_empty());
        std::fs::write(path(&folder, &reports), "{").unwrap();
        assert!(
            load(&folder, &reports, Lang::En).unwrap_err().contains("0123456789abcdef-ffffffffffffffff.json")
        );
    }
}
