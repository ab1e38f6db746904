//! A reviewer's folder with reports and marks, on which the real program is run.
#![allow(
    clippy::unwrap_used,
    dead_code,
    reason = "a test that cannot be set up is to fail; each uses some of it"
)]

use shenyue::{
    marks::{Access, Anchor, Mark, ReportKey, ReportMarks, Store},
    report::Report,
    source::{Format, SourceText},
    text::CleanSpan,
};
use std::{
    fs,
    path::PathBuf,
    process::{Command, Output, Stdio},
};
use tempfile::TempDir;

const QINGLAN: &str = "青岚县2023年法治政府建设年度报告\n一、主要举措和成效\n全年办结行政复议案件21件。开展执法培训26场次。\n\
    二、存在的不足\n基层执法力量薄弱。\n青岚县人民政府\n2024年3月20日\n";
const YUNXI: &str =
    "云溪区2023年法治政府建设年度报告\n一、总体情况\n全年评查案卷640卷。\n云溪区人民政府\n2024年3月14日\n";

/// A folder with two reports, and marks on them.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    /// Without reports and marks.
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn new() -> Self {
        let desk = Self::empty();
        fs::write(desk.path("a.txt"), QINGLAN).unwrap();
        fs::write(desk.path("b.txt"), YUNXI).unwrap();
        desk.mark("marks", "a.txt", "1", "办结行政复议案件21件", "与上年对不上", "数字", "余青");
        desk.mark("marks", "b.txt", "2", "评查案卷640卷", "", "", "余青");
        desk
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    #[allow(clippy::too_many_arguments, reason = "a mark has as many parts")]
    pub fn mark(&self, store: &str, file: &str, id: &str, words: &str, note: &str, tag: &str, author: &str) {
        let text = fs::read_to_string(self.path(file)).unwrap();
        let report = Report::build(SourceText::from_text(&text, Format::Text));
        let clean: String = report.text.chars().iter().collect();
        let (before, _) = clean.split_once(words).unwrap_or_else(|| panic!("{words} in {clean}"));
        let start = before.chars().count();
        let span = CleanSpan::new(start, start + words.chars().count());
        let at = "2025-03-08T09:45:12Z";
        let tags = tag.split_terminator(' ').map(str::to_owned).collect();
        let mark = Mark::on_passage(id.into(), Anchor::of(&report, span), author, at);
        self.change(store, file, &report, |marks| marks.put(mark.with_note(note, at).with_tags(tags, at)));
    }

    pub fn change(&self, store: &str, file: &str, report: &Report, change: impl FnOnce(&mut ReportMarks)) {
        let store = Store::open(self.path(store), Access::Umask);
        let key = ReportKey::of(report, &self.path(file).to_string_lossy());
        let mut marks = store.load(&key).marks;
        change(&mut marks);
        store.save(&marks).unwrap();
    }

    pub fn remove(&self, file: &str, id: &str) {
        let text = fs::read_to_string(self.path(file)).unwrap();
        let report = Report::build(SourceText::from_text(&text, Format::Text));
        self.change("marks", file, &report, |marks| drop(marks.remove(id)));
    }

    pub fn run(&self, words: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shenyue"));
        command.current_dir(self.folder.path()).stdin(Stdio::null()).args(words);
        command.env("SHENYUE_DATA_DIR", self.folder.path()).env("LC_ALL", "C");
        command.output().unwrap()
    }

    /// Runs it, expects this status, and answers what went to standard output and standard error.
    pub fn ends(&self, status: i32, words: &[&str]) -> (String, String) {
        let output = self.run(words);
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let (out, err) = (text(&output.stdout), text(&output.stderr));
        assert_eq!(output.status.code(), Some(status), "{words:?}\n{out}\n{err}");
        (out, err)
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }
}
