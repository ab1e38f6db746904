//! Opens the browser: the only command that takes the terminal.

use super::{
    Outcome, Stopped,
    args::{Arguments, Options},
    settings::Settings,
};
use crate::{
    app::{App, Colours, Setup},
    library::{self, display_name},
    marks::{Access, Ids, Store, tags},
    say,
    tui::{self, Folders, Kept, Outside, SessionFile, paint::Palette},
};
use std::{
    env, fs,
    io::{self, IsTerminal},
    path::PathBuf,
    process::ExitCode,
};
use time::OffsetDateTime;

/// Opens the browser on the paths of the command line, and comes back when it was quit.
pub(super) fn open(arguments: &Arguments) -> Result<Outcome, Stopped> {
    let (options, paths) = (&arguments.options, arguments.browser_paths());
    let refused = |message: String| Stopped::Failed(message);
    let lang = options.language();
    tui::check().map_err(|error| refused(error.says(lang)))?;
    // Keys and the report's text would come from the same place.
    if paths.iter().any(|path| path.as_os_str() == library::STANDARD_INPUT) && io::stdin().is_terminal() {
        return Err(refused(say!(lang, "command.terminal-input").into_owned()));
    }
    let folders = folders(options)?;
    let settings = Settings::read(&folders.settings(), lang).map_err(refused)?;
    let folder = env::current_dir().unwrap_or_default();
    let single = matches!(paths.as_slice(), [only] if !only.is_dir());
    let opened = opened(&paths);
    let (session_file, session) = SessionFile::open(folders.session(), &opened);
    let setup = Setup {
        lang,
        colours: colours(),
        author: author(arguments.author.as_deref(), settings),
        login: login(),
        now: OffsetDateTime::now_utc,
        ids: Ids::random(),
        session,
        library: paths.iter().map(|path| display_name(path)).collect::<Vec<_>>().join(" "),
        opened,
        folder,
        single,
        size: (80, 24),
    };
    let store = Kept::new(store(options, &folders), lang);
    let request = options.request(paths);
    let outside = Outside {
        lang,
        session: session_file,
        pairs: folders.pairs(),
        template: folders.template(),
        encoding: request.encoding,
        clipboard: arguments.clipboard(),
    };
    let ended = tui::run(App::new(setup), store, outside, |mailbox| {
        library::start(request, move |event| mailbox.send(crate::app::Event::Library(event))).map(drop)
    });
    match ended.map_err(|error| refused(error.says(lang)))? {
        code if code == ExitCode::SUCCESS => Ok(Outcome::Done),
        _ => Ok(Outcome::SomeFailed),
    }
}

/// What tells one library from another: where its paths lead to, a line each.
fn opened(paths: &[PathBuf]) -> String {
    let place = |path: &PathBuf| match path.as_os_str() == library::STANDARD_INPUT {
        true => path.clone(),
        false => {
            fs::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.clone())
        }
    };
    paths.iter().map(|path| display_name(&place(path))).collect::<Vec<_>>().join("\n")
}

/// Where marks and the session are kept.
pub(super) fn folders(options: &Options) -> Result<Folders, Stopped> {
    Folders::find(options.marks.as_deref())
        .ok_or_else(|| Stopped::Failed(say!(options.language(), "command.no-home").into_owned()))
}

/// The store of marks: for their owner alone, unless a folder was named, where the umask decides.
pub(super) fn store(options: &Options, folders: &Folders) -> Store {
    let access = if options.marks.is_some() { Access::Umask } else { Access::Owner };
    Store::open(folders.marks.clone(), access)
}

/// Set to a name, it is the author of new marks unless the command line names another; before the one that
/// was set up.
const AUTHOR: &str = "SHENYUE_AUTHOR";

/// Whose marks new ones are.
fn author(named: Option<&str>, settings: Settings) -> String {
    let of_environment = || env::var(AUTHOR).ok();
    let chosen = named.map(str::to_owned).or_else(of_environment).or(settings.author);
    chosen.and_then(|name| tags::clean_name(&name)).unwrap_or_else(login)
}

/// The name that the person is logged in by.
fn login() -> String {
    ["USER", "LOGNAME"].into_iter().find_map(|name| env::var(name).ok()).unwrap_or_default()
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
