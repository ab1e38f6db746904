//! The README says what is so: its table of keys is the one the program is driven by. To bring it up
//! to date: `UPDATE_README=1 cargo test --test readme`.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use shenyue::{app::keymap::markdown_table, words::Lang};
use std::{env, fs, path::Path};

const OPEN: &str = "<!-- keys -->\n";
const CLOSE: &str = "<!-- /keys -->";

#[test]
fn the_table_of_keys_is_the_programs() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let (head, rest) = readme.split_once(OPEN).expect("README.md marks where its table of keys starts");
    let (table, tail) = rest.split_once(CLOSE).expect("README.md marks where its table of keys ends");
    let expected = markdown_table(Lang::En);
    if env::var_os("UPDATE_README").is_some() {
        fs::write(&path, format!("{head}{OPEN}{expected}{CLOSE}{tail}")).unwrap();
    } else {
        assert_eq!(table, expected, "run UPDATE_README=1 cargo test --test readme");
    }
}

#[test]
fn the_first_screen_says_how_to_start() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let first: Vec<&str> = readme.lines().take(24).collect();
    for command in ["cargo run --release -- sample-reports", "cargo test"] {
        assert!(first.iter().any(|line| line.trim() == command), "{command}");
    }
}
