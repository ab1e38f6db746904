//! The command line.
//!
//! A new command is one variant of [`Command`] and one arm in [`run`](super::run).

use crate::{
    export::{Format, Group},
    library::Request,
    source::Encoding,
    tui::Clipboard,
    words::Lang,
};
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
    /// Your name on the marks that you make [default: SHENYUE_AUTHOR, else the name you are logged in by]
    #[arg(long, value_name = "NAME")]
    pub author: Option<String>,
    /// Copy nothing to any clipboard
    #[arg(long)]
    pub no_clipboard: bool,
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
    /// Write the marks of reports, as excerpts that cite where they stand
    Export(Export),
    /// Work with the marks of several people
    #[command(subcommand)]
    Marks(Marks),
    /// Print what two reports have to do with each other: sections, sentences, figures
    Compare {
        /// For a person, for scripts, as Markdown, or the figures as a table
        #[arg(long, value_enum, default_value_t)]
        format: CompareFormat,
        /// Leave out of account which sections were paired by hand in the browser (gl)
        #[arg(long)]
        no_hand_pairs: bool,
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

/// What `export` is asked for.
#[derive(Args, Clone, Debug)]
pub struct Export {
    /// markdown, json (W3C Web Annotations), csv or text [default: by the output's name, else markdown]
    #[arg(long, value_name = "FORM")]
    pub format: Option<Format>,
    /// Group excerpts by report, section, tag or author; in JSON and CSV, put them in that order
    /// [default: as the output is, else section]
    #[arg(long, value_name = "BY")]
    pub group: Option<Group>,
    /// Only marks with this tag
    #[arg(long, value_name = "NAME")]
    pub tag: Option<String>,
    /// A template of one excerpt in Markdown, instead of excerpt.md in the configuration folder or the
    /// built-in one
    #[arg(long, value_name = "FILE")]
    pub template: Option<PathBuf>,
    /// Write to a file; - is standard output. A Markdown file of ours is brought up to date, and what
    /// was written between the excerpts is kept; one in plain text is replaced if nobody edited it
    #[arg(long, short, value_name = "FILE", default_value = "-")]
    pub output: PathBuf,
    /// Replace a file that is not ours
    #[arg(long)]
    pub force: bool,
    /// Reports and folders; - is standard input
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
}

/// What is done with marks.
#[derive(Clone, Debug, Subcommand)]
pub enum Marks {
    /// Join the marks of several people, and print where they differ
    ///
    /// The result is the same in whatever order they are named. Everything that anyone wrote is kept
    /// with its author; a mark with several wordings stands once for each.
    Merge(Merge),
}

/// What `marks merge` is asked for.
#[derive(Args, Clone, Debug)]
pub struct Merge {
    /// Folders of marks, or single files
    #[arg(value_name = "MARKS", required = true, num_args = 2..)]
    pub sources: Vec<PathBuf>,
    /// Write the joined marks to this folder, joined with what is in there; open it with --marks DIR
    #[arg(long, short, value_name = "DIR")]
    pub output: Option<PathBuf>,
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

    /// Where the browser copies to.
    pub fn clipboard(&self) -> Clipboard {
        if self.no_clipboard { Clipboard::Off } else { Clipboard::here() }
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
        let table: [(&[&str], &[&str], Option<&str>); 14] = [
            (&["compare", "a", "b"], &[], Some("compare")),
            (&["marks", "merge", "a", "b", "-o", "c"], &[], Some("marks")),
            (&["--no-clipboard", "a.txt"], &["a.txt"], None),
            (&["export", "-o", "x.md", "a"], &[], Some("export")),
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
                Command::Export(_) => "export",
                Command::Marks(_) => "marks",
            });
            assert_eq!(name, command, "{words:?}");
        }
        for wrong in [
            &["inspect"][..],
            &["text"],
            &["compare", "a"],
            &["marks", "merge", "a"],
            &["--encoding", "klingon"],
            &["text", "a", "b"],
        ] {
            assert!(Arguments::try_parse_from(["shenyue"].iter().chain(wrong)).is_err(), "{wrong:?}");
        }
    }
}
