//! Finding and loading: what is a report, in which order, and what becomes of all that is none.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up is to fail")]

use shenyue::{
    library::{self, EntryId, LeftOut, LibraryEvent, ReadError, Request},
    source::{self, SIZE_LIMIT},
};
use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    sync::mpsc,
};
use tempfile::TempDir;

const TEXT: &str = "云溪区人民政府关于2023年度法治政府建设情况的报告\n";

fn folder(files: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, TEXT).unwrap();
    }
    folder
}

fn request<P: AsRef<Path>>(paths: &[P]) -> Request {
    Request { paths: paths.iter().map(|path| path.as_ref().to_path_buf()).collect(), encoding: None }
}

/// The names found, from the folder on, with `!` before those that were not loaded.
fn names<P: AsRef<Path>>(root: &Path, paths: &[P]) -> Vec<String> {
    let name = |(path, result): (PathBuf, Result<_, ReadError>)| {
        let inner = path.strip_prefix(root).unwrap_or(&path);
        let mark = if result.is_ok() { "" } else { "!" };
        format!("{mark}{}", library::display_name(inner))
    };
    library::load_all(request(paths)).map(name).collect()
}

fn error_of(path: &Path) -> ReadError {
    let all: Vec<_> = library::load_all(request(&[path])).collect();
    assert_eq!(all.len(), 1, "{path:?}");
    all.into_iter().next().unwrap().1.unwrap_err()
}

#[test]
fn a_folder_gives_its_reports_in_the_order_of_their_numbers() {
    let files = [
        "报告10.txt",
        "报告9.MD",
        "报告2.Markdown",
        "2022/a.txt",
        "2022/深/b.md",
        "page.html",
        "table.csv",
        "txt",
        ".hidden.txt",
        ".git/x.txt",
        "drafts/x.txt",
        "x.tmp.txt",
    ];
    let folder = folder(&files);
    fs::write(folder.path().join(".ignore"), "drafts/\n*.tmp.txt\n").unwrap();
    let found = names(folder.path(), &[folder.path()]);
    assert_eq!(found, ["2022/a.txt", "2022/深/b.md", "报告2.Markdown", "报告9.MD", "报告10.txt"]);
}

#[test]
fn exports_and_other_kinds_are_left_out_of_a_folder_and_counted() {
    let folder = folder(&["a.txt", "b.md", "page.html", "inner/table.csv", ".hidden.html", "摘录.txt"]);
    let root = folder.path();
    for (name, text) in [
        ("摘录.md", "<!-- shenyue:1 section -->\n\n# 摘录\n"),
        ("inner/mark.markdown", "\u{feff}<!-- shenyue:9 -->\r\n"),
        ("quoted.md", "他写道：<!-- shenyue:1 section -->\n"),
        ("other.md", "<!-- shen -->\n正文\n"),
    ] {
        fs::write(root.join(name), text).unwrap();
    }
    let mut loading = library::load_all(request(&[root]));
    assert_eq!(loading.by_ref().filter(|(_, result)| result.is_ok()).count(), 5);
    let left_out = LeftOut { exports: 2, other_kinds: 2 };
    assert_eq!(loading.left_out(), left_out);
    let events = events_of(request(&[root]));
    let told = |event: &&LibraryEvent| matches!(event, LibraryEvent::LeftOut(told) if *told == left_out);
    assert_eq!(events.iter().filter(told).count(), 1);
    let named = root.join("摘录.md");
    assert!(names(root, &[named]) == ["摘录.md"], "a file that is named is always tried");
}

#[test]
fn a_file_that_is_named_is_always_tried() {
    let folder = folder(&["page.html", ".hidden.txt", "a.txt"]);
    let paths = ["page.html", ".hidden.txt", "a.txt", "none.txt"].map(|name| folder.path().join(name));
    assert_eq!(names(folder.path(), &paths), ["page.html", ".hidden.txt", "a.txt", "!none.txt"]);
}

#[test]
fn a_file_reached_twice_comes_once() {
    let folder = folder(&["a.txt", "b/c.txt"]);
    let root = folder.path();
    let paths =
        [root.join("a.txt"), root.to_path_buf(), root.join("b/../a.txt"), root.join("b"), root.to_path_buf()];
    assert_eq!(names(root, &paths), ["a.txt", "b/c.txt"]);
}

#[test]
fn a_folder_with_nothing_to_load_says_what_would_be() {
    for files in [&[][..], &["page.html", ".hidden.txt"]] {
        let folder = folder(files);
        let error = error_of(folder.path());
        assert!(matches!(error, ReadError::NoReports));
        assert!(error.to_string().contains(".txt, .md, .markdown"), "{error}");
    }
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::{
        ffi::OsStr,
        os::unix::{ffi::OsStrExt, fs::PermissionsExt, fs::symlink, net::UnixListener},
        process::Command,
    };

    #[test]
    fn links_to_files_are_followed_and_links_to_folders_are_not() {
        let elsewhere = folder(&["真.txt", "far/z.txt"]);
        let folder = folder(&["a.txt"]);
        let root = folder.path();
        symlink(elsewhere.path().join("真.txt"), root.join("b.txt")).unwrap();
        symlink("b.txt", root.join("c.txt")).unwrap();
        symlink("a.txt", root.join("d.md")).unwrap();
        symlink(elsewhere.path().join("far"), root.join("e.txt")).unwrap();
        symlink(root, root.join("round")).unwrap();
        assert_eq!(names(root, &[root]), ["a.txt", "b.txt"]);
        // A link that is itself named is followed, to a folder too.
        assert_eq!(names(root, &[root.join("e.txt")]), ["e.txt/z.txt"]);
    }

    #[test]
    fn what_cannot_be_read_is_listed_with_its_reason_and_the_others_load() {
        let folder = folder(&["good.txt"]);
        let root = folder.path();
        symlink("nowhere.txt", root.join("broken.txt")).unwrap();
        symlink("loop2.txt", root.join("loop1.txt")).unwrap();
        symlink("loop1.txt", root.join("loop2.txt")).unwrap();
        assert!(Command::new("mkfifo").arg(root.join("pipe.txt")).status().unwrap().success());
        let _socket = UnixListener::bind(root.join("socket.txt")).unwrap();
        fs::write(root.join("empty.txt"), "").unwrap();
        fs::write(root.join("blank.txt"), " \n　\n").unwrap();
        fs::write(root.join("binary.txt"), [0, 1, 2, 3, 200, 0, 7, 0xFF]).unwrap();
        fs::write(root.join("latin.txt"), b"caf\xe9 d\xe9j\xe0 \xff\xff\xfe\n").unwrap();
        File::create(root.join("huge.txt")).unwrap().set_len(SIZE_LIMIT + 1).unwrap();
        let name = OsStr::from_bytes(b"\xc7\xe0\xe1\xb0.txt");
        fs::write(root.join(name), TEXT).unwrap();
        fs::write(root.join("a\u{1b}]0;x\u{7}.txt"), TEXT).unwrap();

        let expected = [
            ("a\\u{1b}]0;x\\u{7}.txt", ""),
            ("binary.txt", "a binary file"),
            ("blank.txt", "empty"),
            ("broken.txt", "a broken link: nowhere.txt does not exist"),
            ("empty.txt", "empty"),
            ("good.txt", ""),
            ("huge.txt", "larger than 64 MiB"),
            ("latin.txt", "the encoding was not recognised; name it with --encoding"),
            ("loop1.txt", "a link that leads back to itself"),
            ("loop2.txt", "a link that leads back to itself"),
            ("pipe.txt", "a pipe, which is not opened"),
            ("socket.txt", "a socket, which is not opened"),
            ("\\xc7\\xe0\\xe1\\xb0.txt", ""),
        ];
        let all: Vec<_> = library::load_all(request(&[root])).collect();
        let shown: Vec<_> = all
            .iter()
            .map(|(path, result)| {
                let name = library::display_name(path.strip_prefix(root).unwrap());
                (name, result.as_ref().err().map(ToString::to_string).unwrap_or_default())
            })
            .collect();
        assert_eq!(shown.len(), expected.len(), "{shown:#?}");
        for ((name, reason), (expected_name, expected_reason)) in shown.iter().zip(expected) {
            assert_eq!(name, expected_name);
            assert!(
                reason.starts_with(expected_reason) && reason.is_empty() == expected_reason.is_empty(),
                "{name}: {reason}"
            );
        }
    }

    #[test]
    fn devices_and_folders_are_not_opened() {
        assert!(matches!(error_of(Path::new("/dev/zero")), ReadError::NotAFile { kind: "device" }));
        let folder = folder(&[]);
        assert!(matches!(source::read(folder.path(), None), Err(ReadError::Folder)));
        assert!(matches!(error_of(&folder.path().join("no/such.txt")), ReadError::Missing));
    }

    #[test]
    fn a_file_without_permission_says_so() {
        let folder = folder(&["shut.txt", "inner/a.txt", "open.txt"]);
        let shut = folder.path().join("shut.txt");
        fs::set_permissions(&shut, fs::Permissions::from_mode(0o000)).unwrap();
        if File::open(&shut).is_ok() {
            return; // The superuser may read everything.
        }
        assert!(matches!(error_of(&shut), ReadError::Denied));
        let inner = folder.path().join("inner");
        fs::set_permissions(&inner, fs::Permissions::from_mode(0o000)).unwrap();
        let found = names(folder.path(), &[folder.path()]);
        fs::set_permissions(&inner, fs::Permissions::from_mode(0o700)).unwrap();
        assert_eq!(found, ["!inner", "open.txt", "!shut.txt"]);
    }
}

fn events_of(request: Request) -> Vec<LibraryEvent> {
    let (sender, receiver) = mpsc::channel();
    let loader = library::start(request, move |event| sender.send(event).is_ok()).unwrap();
    let events = receiver.into_iter().collect();
    loader.join().unwrap();
    events
}

#[test]
fn the_background_tells_every_step() {
    let names: Vec<String> = (0..40).map(|index| format!("{index}.txt")).collect();
    let folder = folder(&names.iter().map(String::as_str).collect::<Vec<_>>());
    fs::write(folder.path().join("7.txt"), "").unwrap();
    let events = events_of(request(&[folder.path()]));

    let (mut found, mut settled) = (vec![], vec![]);
    for event in &events {
        match event {
            LibraryEvent::Found(id, path) => {
                assert_eq!(*id, EntryId(found.len()));
                found.push(path.clone());
            }
            LibraryEvent::Loaded(id, report) => {
                assert!(id.0 < found.len(), "found before loaded");
                assert_eq!(report.source.text, TEXT);
                settled.push(*id);
            }
            LibraryEvent::Failed(id, path, reason) => {
                assert_eq!((path, id.0), (&found[id.0], 7));
                assert!(reason.to_string().starts_with("empty"), "{reason}");
                settled.push(*id);
            }
            LibraryEvent::LeftOut(_) | LibraryEvent::Finished => {}
        }
    }
    assert_eq!(found, names.iter().map(|name| folder.path().join(name)).collect::<Vec<_>>());
    settled.sort();
    assert_eq!(settled, (0..40).map(EntryId).collect::<Vec<_>>());
    assert!(matches!(events.last(), Some(LibraryEvent::Finished)));
    assert_eq!(events.len(), 81);
}

#[test]
fn the_background_stops_when_nobody_listens() {
    let names: Vec<String> = (0..200).map(|index| format!("{index}.txt")).collect();
    let folder = folder(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let (sender, receiver) = mpsc::channel();
    let mut left = 5;
    let sink = move |event| {
        left -= 1;
        sender.send(event).is_ok() && left > 0
    };
    library::start(request(&[folder.path()]), sink).unwrap().join().unwrap();
    assert_eq!(receiver.into_iter().count(), 5);
}
