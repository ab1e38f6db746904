//! The dependency rule that the crate's documentation states, kept.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// What each module may import, besides itself.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("files", &[]),
    ("source", &[]),
    ("text", &["source"]),
    ("outline", &["text"]),
    ("figures", &["outline", "text"]),
    ("report", &["figures", "outline", "source", "text"]),
    ("compare", &["figures", "outline", "report", "source", "text"]),
    ("library", &["report", "source"]),
    ("words", &[]),
    ("marks", &["files", "figures", "outline", "report", "source", "text"]),
    ("export", &["figures", "marks", "outline", "report", "source", "text", "words"]),
    (
        "app",
        &[
            "compare", "export", "figures", "files", "library", "marks", "outline", "report", "source",
            "text", "words", "say",
        ],
    ),
    (
        "ui",
        &[
            "app", "compare", "export", "figures", "library", "marks", "outline", "report", "source", "text",
            "words", "say",
        ],
    ),
    (
        "tui",
        &[
            "app", "compare", "files", "report", "export", "library", "marks", "source", "text", "ui",
            "words", "say",
        ],
    ),
    (
        "cli",
        &[
            "app", "compare", "export", "figures", "files", "library", "marks", "outline", "report",
            "source", "text", "tui", "words", "say",
        ],
    ),
];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Names of modules that a file imports through `crate::`, in any form of `use` or path; tests aside.
fn imports(code: &str) -> BTreeSet<String> {
    let code: String = code.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
    let code: String =
        code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut names = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        let name = |text: &str| {
            text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>()
        };
        if let Some(group) = rest.strip_prefix('{') {
            // use crate::{a::B, c::{D, E}}: the names at depth one
            let mut depth = 0;
            let mut start = true;
            for (at, character) in group.char_indices() {
                match character {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => start = true,
                    c if start && c.is_alphabetic() => {
                        names.insert(name(group.get(at..).unwrap()));
                        start = false;
                    }
                    _ => {}
                }
            }
        } else {
            names.insert(name(rest));
        }
    }
    names.remove("");
    names
}

#[test]
fn a_stage_knows_only_stages_before_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = vec![];
    for (module, may_know) in MAY_KNOW {
        let mut paths = vec![];
        let folder = root.join(module);
        if folder.is_dir() {
            files(&folder, &mut paths);
        } else if root.join(format!("{module}.rs")).is_file() {
            paths.push(root.join(format!("{module}.rs")));
        }
        for path in paths {
            for name in imports(&fs::read_to_string(&path).unwrap()) {
                let is_module = MAY_KNOW.iter().any(|(module, _)| *module == name);
                if is_module && name != *module && !may_know.contains(&name.as_str()) {
                    wrong.push(format!("{} imports {name}", path.strip_prefix(&root).unwrap().display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_terminal_knows_crossterm_and_every_module_is_in_the_table() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = vec![];
    files(&root, &mut paths);
    for path in &paths {
        let inside = path.strip_prefix(&root).unwrap();
        let code = fs::read_to_string(path).unwrap();
        let in_tui = inside.starts_with("tui");
        let uses =
            code.lines().any(|line| !line.trim_start().starts_with("//") && line.contains("crossterm::"));
        assert!(in_tui || !uses, "{} uses crossterm", inside.display());
        let module = inside.components().next().unwrap().as_os_str().to_string_lossy().replace(".rs", "");
        let known =
            matches!(module.as_str(), "lib" | "main") || MAY_KNOW.iter().any(|(name, _)| *name == module);
        assert!(known, "{module} has no row in the table of what may be imported");
    }
}

#[test]
fn imports_are_read_in_every_form() {
    let code = "use crate::{\n    app::{self, Action},\n    text::CleanSpan,\n};\nuse crate::say;\nfn f() { crate::ui::render() }\n// crate::tui\n#[cfg(test)]\nuse crate::library;";
    let names: Vec<String> = imports(code).into_iter().collect();
    assert_eq!(names, ["app", "say", "text", "ui"]);
}
