//! Opens the browser: the only command that takes the terminal.

use crate::{
    app::{App, Colours, Setup},
    library::{self, Encoding, Request, display_name},
    marks::{Access, Ids, ReportKey, ReportMarks, Store},
    tui::{self, Folders, MarkStore, Unfit, paint::Palette},
    words::Lang,
};
use std::{env, io, path::PathBuf, process::ExitCode};
use time::OffsetDateTime;

/// What the browser is opened with.
#[derive(Clone, Debug)]
pub struct Options {
    /// Files and folders; none stands for the current folder.
    pub paths: Vec<PathBuf>,
    /// The encoding that overrules detection.
    pub encoding: Option<Encoding>,
    /// The language of the interface.
    pub lang: Lang,
    /// The folder of marks that overrules the usual one.
    pub marks: Option<PathBuf>,
}

/// Opens the browser, and comes back when it was quit.
///
/// # Errors
/// Where the terminal cannot be used.
pub fn open(options: Options) -> Result<ExitCode, Unfit> {
    tui::check()?;
    let folders = Folders::find(options.marks.as_deref()).ok_or_else(|| {
        Unfit::Io(io::Error::other("there is no home folder; set SHENYUE_DATA_DIR to a folder"))
    })?;
    let folder = env::current_dir().unwrap_or_default();
    let paths = if options.paths.is_empty() { vec![PathBuf::from(".")] } else { options.paths };
    let single = matches!(paths.as_slice(), [only] if !only.is_dir());
    let setup = Setup {
        lang: options.lang,
        colours: colours(),
        author: env::var("USER").unwrap_or_default(),
        now: OffsetDateTime::now_utc,
        ids: Ids::random(),
        session: folders.remembered(),
        library: paths.iter().map(|path| display_name(path)).collect::<Vec<_>>().join(" "),
        folder,
        single,
        size: (80, 24),
    };
    let store = Kept(Store::open(folders.marks.clone(), Access::Owner));
    let request = Request { paths, encoding: options.encoding };
    tui::run(App::new(setup), store, &folders, |mailbox| {
        library::start(request, move |event| mailbox.send(crate::app::Event::Library(event))).map(drop)
    })
}

/// The colours that the looks may be made of; the painter brings them down to the same.
fn colours() -> Colours {
    let no_color = env::var("NO_COLOR").ok();
    match Palette::of(no_color.as_deref(), &env::var("TERM").unwrap_or_default()) {
        Palette::Full => Colours::Many,
        Palette::Sixteen => Colours::Few,
        Palette::Mono => Colours::None,
    }
}

/// The store of marks, as the browser's writer knows it.
struct Kept(Store);

impl MarkStore for Kept {
    fn load(&mut self, report: &ReportKey) -> (ReportMarks, Vec<String>) {
        let loaded = self.0.load(report);
        (loaded.marks, loaded.notices.iter().map(ToString::to_string).collect())
    }

    fn save(&mut self, marks: &ReportMarks) -> Result<(), String> {
        self.0.save(marks).map(drop).map_err(|error| error.to_string())
    }
}
