//! The command line.
//!
//! A new command is one variant of [`Command`] and one arm in [`run`](super::run).

use crate::{library::Request, source::Encoding, words::Lang};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Browse government reports: their sections, their figures, your marks.
///
/// Without a command the browser opens on the reports and folders that are named, the current
/// folder where none is. A path that is called as a command is, can be given as ./inspect.
#[derive(Clone, Debug, Parser)]
#[command(
    name = "shenyue",
    version,
    disable_help_subcommand = true,
    override_usage = "shenyue [OPTIONS] [PATH]...\n       shenyue [OPTIONS] <COMMAND>"
)]
pub struct Arguments {
    /// What holds for every command.
    #[command(flatten)]
    pub options: Options,
    /// What to do; nothing: browse.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Reports and folders to open in the browser; - is standard input [default: .]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

/// Options of every command.
#[derive(Args, Clone, Debug)]
pub struct Options {
    /// Read every file in this encoding instead of the one detected: utf-8, gb18030, big5, utf-16le …
    #[arg(long, value_name = "NAME", global = true)]
    pub encoding: Option<Encoding>,
    /// Language of the interface [default: by LC_ALL, LC_MESSAGES, LANG]
    #[arg(long, value_name = "en|zh", global = true)]
    pub lang: Option<Lang>,
    /// Keep marks in this folder instead of your own data folder
    #[arg(long, value_name = "DIR", global = true)]
    pub marks: Option<PathBuf>,
}

/// The commands that print.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Print what was understood of each report
    Inspect {
        /// For a person, or one JSON object a line
        #[arg(long, value_enum, default_value_t)]
        format: InspectFormat,
        /// Reports and folders; - is standard input
        #[arg(value_name = "PATH", required = true)]
        paths: Vec<PathBuf>,
    },
    /// Print what two reports have to do with each other: sections, sentences, figures
    Compare {
        /// For a person, for scripts, as Markdown, or the figures as a table
        #[arg(long, value_enum, default_value_t)]
        format: CompareFormat,
        /// A report, say last year's; - is standard input
        #[arg(value_name = "A")]
        left: PathBuf,
        /// The report to read against it
        #[arg(value_name = "B")]
        right: PathBuf,
    },
    /// Print the text of a file, decoded: the text that spans count in
    Text {
        /// A file; - is standard input
        #[arg(value_name = "PATH")]
        path: PathBuf,
    },
}

/// The forms of `inspect`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum InspectFormat {
    /// For a person.
    #[default]
    Text,
    /// One JSON object a line, for scripts.
    Json,
}

/// The forms of `compare`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum CompareFormat {
    /// For a person.
    #[default]
    Text,
    /// One JSON object, for scripts.
    Json,
    /// Markdown, for a memo.
    Md,
    /// The figures, one pair a row, for a spreadsheet.
    Csv,
}

impl Options {
    /// The language asked for, else the locale's.
    pub fn language(&self) -> Lang {
        self.lang.unwrap_or_else(Lang::of_environment)
    }

    /// The request to load `paths` under these options.
    pub fn request(&self, paths: Vec<PathBuf>) -> Request {
        Request { paths, encoding: self.encoding }
    }
}

impl Arguments {
    /// What the browser opens: the paths that were named, the current folder where none was.
    pub fn browser_paths(&self) -> Vec<PathBuf> {
        if self.paths.is_empty() { vec![PathBuf::from(".")] } else { self.paths.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn what_is_written_is_what_is_meant() {
        let table: [(&[&str], &[&str], Option<&str>); 10] = [
            (&[], &[], None),
            (&["a.txt", "b"], &["a.txt", "b"], None),
            (&["--lang", "zh", "a.txt"], &["a.txt"], None),
            (&["./inspect"], &["./inspect"], None),
            (&["--", "inspect"], &["inspect"], None),
            (&["-"], &["-"], None),
            (&["a.txt", "inspect"], &["a.txt", "inspect"], None),
            (&["--encoding", "gbk", "inspect", "a"], &[], Some("inspect")),
            (&["text", "a", "--encoding", "gbk"], &[], Some("text")),
            (&["compare", "a", "b", "--format", "csv"], &[], Some("compare")),
        ];
        for (words, paths, command) in table {
            let parsed = Arguments::try_parse_from(["shenyue"].iter().chain(words)).unwrap();
            assert_eq!(parsed.paths, paths.iter().map(PathBuf::from).collect::<Vec<_>>(), "{words:?}");
            let name = parsed.command.map(|command| match command {
                Command::Inspect { .. } => "inspect",
                Command::Compare { .. } => "compare",
                Command::Text { .. } => "text",
            });
            assert_eq!(name, command, "{words:?}");
        }
        for wrong in
            [&["inspect"][..], &["text"], &["--encoding", "klingon"], &["text", "a", "b"], &["compare", "a"]]
        {
            assert!(Arguments::try_parse_from(["shenyue"].iter().chain(wrong)).is_err(), "{wrong:?}");
        }
    }
}
