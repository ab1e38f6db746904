//! The real program: what it prints where, and with which status it ends.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up is to fail")]

use serde_json::Value;
use std::{
    ffi::OsStr,
    fs::{self, File},
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command, Output, Stdio},
};
use tempfile::TempDir;

const TEXT: &str = "云溪区人民政府关于2023年度法治政府建设情况的报告\r\n\r\n全年办结行政复议案件21件。\r\n";

fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shenyue"));
    command.current_dir(folder).stdin(Stdio::null());
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
    command
}

fn run<S: AsRef<OsStr>>(folder: &Path, words: &[S]) -> Output {
    program(folder).args(words).output().unwrap()
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

fn status(output: &Output) -> Option<i32> {
    output.status.code()
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

fn json_lines(output: &Output) -> Vec<Value> {
    out(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn text_is_the_decoded_file_byte_for_byte() {
    let gb18030 = encoding_rs::GB18030.encode(TEXT).0;
    let marked = [b"\xef\xbb\xbf", TEXT.as_bytes()].concat();
    let folder = folder(&[("a.txt", TEXT.as_bytes()), ("b.txt", &gb18030), ("c.txt", &marked)]);
    for name in ["a.txt", "b.txt", "c.txt"] {
        let output = run(folder.path(), &["text", name]);
        assert_eq!((status(&output), out(&output), err(&output)), (Some(0), TEXT, ""), "{name}");
    }
}

#[test]
fn standard_input_is_read_as_a_report() {
    let folder = folder(&[]);
    for (words, expected) in
        [(&["text", "-"][..], TEXT), (&["inspect", "--format", "json", "-", "-"], "\"report\":\"-\"")]
    {
        let mut child =
            program(folder.path()).args(words).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(TEXT.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(status(&output), Some(0));
        assert_eq!(out(&output).matches(expected).count(), 1, "{}", out(&output));
    }
}

#[test]
fn inspect_prints_a_line_for_every_report_and_fails_where_one_does() {
    let folder = folder(&[("1.txt", TEXT.as_bytes()), ("2.txt", b""), ("10.md", TEXT.as_bytes())]);
    let output = run(folder.path(), &["inspect", "--format", "json", "."]);
    let lines = json_lines(&output);
    assert_eq!(status(&output), Some(1));
    assert_eq!(
        lines.iter().map(|line| line["report"].as_str().unwrap()).collect::<Vec<_>>(),
        ["./1.txt", "./2.txt", "./10.md"]
    );
    assert_eq!((&lines[0]["encoding"], &lines[0]["format"]), (&"UTF-8".into(), &"text".into()));
    assert_eq!(lines[2]["format"], "markdown");
    assert_eq!(lines[1].as_object().unwrap().keys().collect::<Vec<_>>(), ["report", "error"]);
    assert!(lines[1]["error"].as_str().unwrap().starts_with("empty"));

    let output = run(folder.path(), &["inspect", "--format", "json", "1.txt", "10.md"]);
    assert_eq!((status(&output), err(&output)), (Some(0), ""));
}

#[test]
fn inspect_for_a_person_speaks_both_languages() {
    let folder = folder(&[("1.txt", TEXT.as_bytes()), ("2.txt", b"")]);
    for (words, label, reason) in [
        (&["--lang", "zh", "inspect", "."], "数字: 2", "shenyue: ./2.txt: 空文件"),
        (&["inspect", ".", "--lang", "en"], "Figures: 2", "shenyue: ./2.txt: empty"),
    ] {
        let output = run(folder.path(), words);
        assert_eq!(status(&output), Some(1));
        assert!(out(&output).contains(label), "{}", out(&output));
        assert!(err(&output).starts_with(reason), "{}", err(&output));
    }
    let output =
        program(folder.path()).args(["inspect", "1.txt"]).env("LANG", "zh_CN.UTF-8").output().unwrap();
    assert!(out(&output).contains("数字: 2"));
}

#[test]
fn an_encoding_that_is_named_overrules() {
    let folder = folder(&[("a.txt", "é".as_bytes())]);
    let output = run(folder.path(), &["text", "--encoding", "gbk", "a.txt"]);
    assert_eq!((status(&output), out(&output)), (Some(0), "茅"));
}

#[test]
fn what_cannot_run_ends_with_two_and_says_why() {
    let folder = folder(&[("a.txt", TEXT.as_bytes())]);
    let table: [(&[&str], &str); 7] = [
        (&["--encoding", "klingon", "inspect", "a.txt"], "gb18030"),
        (&["inspect"], "PATH"),
        (&["text", "a.txt", "b.txt"], "b.txt"),
        (&["--nonsense"], "--nonsense"),
        (&["inspect", "--format", "yaml", "a.txt"], "json"),
        (&["--lang", "tlh", "a.txt"], "zh"),
        (&["a.txt"], "needs a terminal"),
    ];
    for (words, expected) in table {
        let output = run(folder.path(), words);
        assert_eq!((status(&output), out(&output)), (Some(2), ""), "{words:?}");
        assert!(err(&output).contains(expected), "{words:?}: {}", err(&output));
    }
}

#[test]
fn help_and_version_go_to_standard_output() {
    let folder = folder(&[]);
    for (word, expected) in [("--help", "inspect"), ("--version", env!("CARGO_PKG_VERSION"))] {
        let output = run(folder.path(), &[word]);
        assert_eq!((status(&output), err(&output)), (Some(0), ""));
        assert!(out(&output).contains(expected));
    }
}

#[test]
fn a_path_called_as_a_command_can_be_given() {
    let folder = folder(&[("inspect", TEXT.as_bytes()), ("text", TEXT.as_bytes())]);
    let output = run(folder.path(), &["inspect", "--format", "json", "./inspect", "text"]);
    assert_eq!((status(&output), json_lines(&output).len()), (Some(0), 2));
}

#[test]
fn one_file_that_fails_is_said_with_its_name() {
    let folder = folder(&[("empty.txt", b""), ("binary.txt", b"\0\x01\x02")]);
    File::create(folder.path().join("huge.txt")).unwrap().set_len(64 * 1024 * 1024 + 1).unwrap();
    fs::create_dir(folder.path().join("folder.txt")).unwrap();
    let table = [
        ("empty.txt", "empty"),
        ("binary.txt", "binary"),
        ("huge.txt", "64 MiB"),
        ("folder.txt", "folder"),
        ("none.txt", "no such file"),
        ("/dev/null", "device"),
    ];
    for (name, reason) in table {
        let output = run(folder.path(), &["text", name]);
        assert_eq!((status(&output), out(&output)), (Some(1), ""), "{name}");
        assert!(
            err(&output).starts_with(&format!("shenyue: {name}: ")) && err(&output).contains(reason),
            "{}",
            err(&output)
        );
    }
}

#[test]
fn a_folder_without_reports_says_what_would_be_accepted() {
    let folder = folder(&[("page.html", b"<p>")]);
    let output = run(folder.path(), &["inspect", "."]);
    assert_eq!((status(&output), out(&output)), (Some(1), ""));
    assert!(err(&output).contains(".txt, .md, .markdown"), "{}", err(&output));
}

#[test]
fn a_closed_pipe_is_no_error() {
    let large = TEXT.repeat(20_000);
    let folder = folder(&[("a.txt", large.as_bytes())]);
    for words in [["text", "a.txt"], ["inspect", "a.txt"]] {
        let mut child =
            program(folder.path()).args(words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = String::new();
        BufReader::with_capacity(16, child.stdout.take().unwrap()).read_line(&mut first).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!((status(&output), err(&output)), (Some(0), ""), "{words:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let folder = folder(&[("a.txt", TEXT.as_bytes())]);
    let full = File::options().write(true).open("/dev/full").unwrap();
    let output = program(folder.path()).args(["text", "a.txt"]).stdout(full).output().unwrap();
    assert_eq!(status(&output), Some(2));
    assert!(err(&output).contains("cannot be written"), "{}", err(&output));
}

#[cfg(unix)]
#[test]
fn no_name_brings_an_escape_into_the_output() {
    use std::os::unix::ffi::OsStrExt;
    let folder = folder(&[]);
    let name = OsStr::from_bytes(b"\x1b]0;owned\x07\xc2\x9b2J\xff.txt");
    fs::write(folder.path().join(name), TEXT).unwrap();
    let gone = OsStr::from_bytes(b"gone\x1b[2J\xc2\x9b.txt");
    let option = OsStr::from_bytes(b"--\x1b[2J");
    let commands: [&[&OsStr]; 5] = [
        &[OsStr::new("inspect"), name, gone],
        &[OsStr::new("inspect"), OsStr::new("--format"), OsStr::new("json"), name, gone],
        &[OsStr::new("text"), gone],
        &[OsStr::new("text"), name],
        &[option],
    ];
    for words in commands {
        let output = run(folder.path(), words);
        for stream in [&output.stdout, &output.stderr] {
            let text = std::str::from_utf8(stream).unwrap();
            let bad = text.chars().find(|character| character.is_control() && !"\r\n".contains(*character));
            assert_eq!(bad, None, "{words:?}: {text:?}");
        }
    }
}
