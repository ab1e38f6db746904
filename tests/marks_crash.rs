//! Marks while things break: the process is killed in mid-save, the disk is full, the folder is
//! read-only. Each test starts this test program again as a child that saves marks, and ill-treats it.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test fails by panicking; the child prints")]

use shenyue::marks::{Access, Mark, ReportKey, Store};
use std::{
    env, fs,
    io::{BufRead, BufReader},
    os::unix::{fs::PermissionsExt, process::CommandExt},
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};
use tempfile::TempDir;

const FOLDER: &str = "SHENYUE_TEST_MARKS";
const WRITER: &str = "SHENYUE_TEST_WRITER";
const COUNT: &str = "SHENYUE_TEST_COUNT";

fn key() -> ReportKey {
    ReportKey { sha256: "3fa9c1d07b52".into(), path: "/reports/青岚县.txt".into(), ..ReportKey::default() }
}

/// Not a test of its own: the child of the others. Saves mark after mark, and prints the id of each
/// once it is on disk, or the reason why it is not.
#[test]
fn child_that_saves() {
    let Ok(folder) = env::var(FOLDER) else { return };
    let writer = env::var(WRITER).unwrap_or_default();
    let count: usize = env::var(COUNT).ok().and_then(|count| count.parse().ok()).unwrap_or(1000);
    let store = Store::open(&folder, Access::Owner);
    let mut marks = store.load(&key()).marks;
    for number in 0..count {
        let id = format!("{number:04}-{writer}");
        marks.put(Mark::on_report(id.clone(), &"批注".repeat(100), "余青", "2025-03-08T09:45:12Z"));
        match store.save(&marks) {
            Ok(_) => println!("saved {id}"),
            Err(error) => {
                println!("failed {error}");
                return;
            }
        }
    }
}

/// The child, started through a shell that runs `limits` first.
fn child(folder: &Path, writer: &str, count: usize, limits: &str) -> Command {
    let mut command = Command::new("/bin/sh");
    let program = env::current_exe().unwrap();
    command
        .args(["-c", &format!("{limits} exec \"$0\" child_that_saves --exact --nocapture")])
        .arg(program)
        .envs([(FOLDER, folder.to_str().unwrap()), (WRITER, writer), (COUNT, &count.to_string())])
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command
}

/// What the child printed before it ended, or was ended.
fn said(child: Child) -> Vec<String> {
    let lines = BufReader::new(child.stdout.unwrap()).lines().map_while(Result::ok);
    // The test harness prints on the same line.
    let lines = lines.filter_map(|line| {
        let at = line.find("saved ").or_else(|| line.find("failed "))?;
        line.get(at..).map(str::to_owned)
    });
    lines.collect()
}

fn saved(lines: &[String]) -> Vec<&str> {
    lines.iter().filter_map(|line| line.strip_prefix("saved ")).collect()
}

fn on_disk(folder: &Path) -> Vec<String> {
    let loaded = Store::open(folder, Access::Owner).load(&key());
    assert!(loaded.notices.is_empty(), "{:?}", loaded.notices);
    loaded.marks.marks.into_iter().map(|mark| mark.id).collect()
}

#[test]
fn killed_at_any_moment_nothing_that_was_saved_is_lost() {
    let folder = TempDir::new().unwrap();
    let mut all: Vec<String> = vec![];
    for round in 0..25u64 {
        let mut child = child(folder.path(), &format!("{round:02}"), 1000, "").spawn().unwrap();
        std::thread::sleep(Duration::from_millis(30 + round * 7 % 60));
        child.kill().unwrap();
        child.wait().unwrap();
        let lines = said(child);
        all.extend(saved(&lines).into_iter().map(str::to_owned));
        let there = on_disk(folder.path());
        let missing: Vec<_> = all.iter().filter(|id| !there.contains(id)).collect();
        assert!(missing.is_empty(), "round {round}: {missing:?}");
    }
    println!("{} marks were saved by 25 processes that were killed", all.len());
    assert!(!all.is_empty());
    // The next save sweeps up what they left.
    let store = Store::open(folder.path(), Access::Owner);
    let mut marks = store.load(&key()).marks;
    marks.put(Mark::on_report("z".into(), "", "余青", ""));
    store.save(&marks).unwrap();
    let names =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.collect();
    names.sort();
    assert_eq!(names, [".lock", "青岚县-3fa9c1d07b52.json", "青岚县-3fa9c1d07b52.json.bak"]);
}

#[test]
fn several_processes_at_once_lose_nothing_even_when_one_is_killed() {
    let folder = TempDir::new().unwrap();
    let start = |writer: &str, count| child(folder.path(), writer, count, "").spawn().unwrap();
    let (mut killed, one, two) = (start("k", 1000), start("1", 40), start("2", 40));
    std::thread::sleep(Duration::from_millis(100));
    killed.kill().unwrap();
    killed.wait().unwrap();
    let lines: Vec<String> = [killed, one, two].into_iter().flat_map(said).collect();
    let there = on_disk(folder.path());
    let saved = saved(&lines);
    assert!(saved.len() >= 80, "{lines:?}");
    assert!(saved.iter().all(|id| there.iter().any(|known| known == id)));
}

#[test]
fn a_full_disk_is_told_and_the_old_file_is_whole() {
    let folder = TempDir::new().unwrap();
    // The shell's file size limit (in blocks of 512 or 1024 bytes) stands for the full disk.
    let child = child(folder.path(), "f", 1000, "trap '' XFSZ; ulimit -f 40;").spawn().unwrap();
    let lines = said(child);
    let failed = lines.last().and_then(|line| line.strip_prefix("failed ")).unwrap();
    assert!(failed.contains("cannot write") && failed.contains("free some space"), "{failed}");
    let saved = saved(&lines);
    assert!(!saved.is_empty());
    assert_eq!(on_disk(folder.path()), saved);
    let leftover = fs::read_dir(folder.path()).unwrap().any(|entry| {
        let name = entry.unwrap().file_name();
        name.to_string_lossy().ends_with(".new")
    });
    assert!(!leftover);
}

#[test]
fn a_read_only_folder_is_told_and_can_still_be_read() {
    let folder = TempDir::new().unwrap();
    let marks = folder.path().join("marks");
    let lines = said(child(&marks, "r", 2, "").spawn().unwrap());
    assert_eq!(saved(&lines).len(), 2);
    let set = |mode| fs::set_permissions(&marks, fs::Permissions::from_mode(mode)).unwrap();
    set(0o555);
    let mut command = child(&marks, "s", 1, "");
    if fs::write(marks.join("probe"), "").is_ok() {
        // The superuser may write everywhere: the child runs as nobody, who may not.
        fs::remove_file(marks.join("probe")).unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        for entry in fs::read_dir(&marks).unwrap() {
            fs::set_permissions(entry.unwrap().path(), fs::Permissions::from_mode(0o444)).unwrap();
        }
        command.uid(65534);
    }
    // Where the test program itself is out of nobody's reach, there is nothing to see.
    let lines = command.spawn().map(said).unwrap_or_default();
    set(0o755);
    if let Some(line) = lines.last() {
        assert!(line.starts_with("failed ") && line.contains("--marks DIR"), "{line}");
    }
    assert_eq!(on_disk(&marks).len(), 2);
}
