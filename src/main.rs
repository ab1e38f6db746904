//! The command line.

use shenyue::{cli::browser, words::Lang};
use std::{env, io::Write, process::ExitCode};

fn main() -> ExitCode {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| env::var(name).ok());
    let lang = locale.map_or(Lang::En, |name| Lang::of_locale(&name));
    let paths = env::args_os().skip(1).map(Into::into).collect();
    let options = browser::Options { paths, encoding: None, lang, marks: None };
    browser::open(options).unwrap_or_else(|error| {
        let _ = writeln!(std::io::stderr(), "shenyue: {error}");
        ExitCode::from(2)
    })
}
