//! Laws of exporting again: whatever a person writes, it stays, and again changes nothing.

mod export_cases;

use export_cases::*;
use proptest::prelude::*;
use shenyue::export::{ReportExcerpts, merge};

/// Excerpts of a report: which of ten marks are there, and their notes.
fn marks() -> impl Strategy<Value = Vec<ReportExcerpts>> {
    let sections = ["一、甲", "二、乙", "三、丙"];
    let one = (any::<bool>(), prop::sample::select(vec!["", "批注", "- 批\n注"]), 0..3usize);
    prop::collection::vec(one, 12).prop_map(move |states| {
        let mut reports = vec![report("甲.txt", vec![]), report("乙.txt", vec![])];
        for (index, (there, note, section)) in states.into_iter().enumerate() {
            if there {
                let section = sections[if index % 2 == 0 { index / 4 } else { section }];
                let excerpt = passage(&format!("m{index}"), index * 10, "原文", &[section], note, &[]);
                reports[usize::from(index >= 6)].excerpts.push(excerpt);
            }
        }
        reports
    })
}

/// What a person may write between excerpts.
fn words() -> impl Strategy<Value = String> {
    let line = prop::sample::select(vec![
        "人",
        "",
        "  ",
        "## 人的标题",
        "#### 小",
        "```",
        "~~~",
        "# x",
        "> 人",
        "| 人 |",
        "<!-- 人 -->",
        "---",
        "人\r",
        "\u{feff}",
    ]);
    prop::collection::vec(line, 0..5).prop_map(|lines| lines.iter().map(|line| format!("{line}\n")).collect())
}

/// The lines outside of excerpts, our headings and the head: what a person wrote.
fn by_hand(text: &str) -> String {
    let mut inside = false;
    let mut kept = String::new();
    for line in text.split_inclusive('\n') {
        if line.starts_with("<!-- shenyue:begin ") {
            inside = true;
        } else if line.starts_with("<!-- shenyue:end ") {
            inside = false;
        } else if !inside && !line.contains("<!-- shenyue:") {
            kept.push_str(line);
        }
    }
    kept
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn merging_twice_gives_the_same_bytes_and_keeps_what_a_person_wrote(
        before in marks(),
        after in marks(),
        places in prop::collection::vec((any::<prop::sample::Index>(), words()), 0..6),
        edits in prop::collection::vec(any::<prop::sample::Index>(), 0..3),
    ) {
        // A person writes between excerpts and changes some of them.
        let mut lines: Vec<String> = fresh(&before).split_inclusive('\n').map(str::to_owned).collect();
        let mut written = vec![];
        for edit in edits {
            let quotes: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].starts_with("> ")).collect();
            if !quotes.is_empty() {
                lines[quotes[edit.index(quotes.len())]] = format!("> 改动{}\n", written.len());
                written.push(format!("> 改动{}\n", written.len()));
            }
        }
        for (place, words) in places {
            let ends: Vec<usize> = (0..lines.len())
                .filter(|at| lines[*at].starts_with("<!-- shenyue:end") || lines[*at].contains("<!-- shenyue:heading"))
                .collect();
            if !ends.is_empty() {
                let place = ends[place.index(ends.len())] + 1;
                lines.insert(place, words);
            }
        }
        let worked_in = lines.concat();
        let once = merged(Some(&worked_in), &after);
        let twice = merged(Some(&once.text), &after);
        prop_assert_eq!(&once.text, &twice.text);
        prop_assert!(twice.added.is_empty() && twice.updated.is_empty());

        // Every line that a person wrote is there, in order; only empty lines may be added.
        let mut left = by_hand(&once.text);
        for line in by_hand(&worked_in).split_inclusive('\n') {
            while !left.starts_with(line) && left.starts_with('\n') {
                left.remove(0);
            }
            prop_assert!(left.starts_with(line), "{:?} lost in\n{}\nof\n{}", line, once.text, worked_in);
            left = left.chars().skip(line.chars().count()).collect();
        }
        prop_assert!(left.trim().is_empty());
        for line in written {
            prop_assert_eq!(once.text.contains(&line), worked_in.contains(&line));
        }

        // Every mark stands in it exactly once.
        for excerpt in after.iter().flat_map(|report| &report.excerpts) {
            prop_assert_eq!(once.text.matches(&format!("begin {} ", excerpt.id)).count(), 1);
        }
    }

    #[test]
    fn no_file_makes_merging_fail_other_than_with_a_reason(
        parts in prop::collection::vec(prop::sample::select(vec![
            "<!-- shenyue:begin m1 00 -->\n", "<!-- shenyue:end m1 -->\n", "<!-- shenyue:end m2 -->\n", "## x <!-- shenyue:heading 00 -->\n",
            "甲\n", "\r\n", "```\n", "# x\n", "<!-- shenyue:1 section -->\n", "无行尾",
        ]), 0..8),
        reports in marks(),
    ) {
        let text = format!("<!-- shenyue:1 section -->\n{}", parts.concat());
        if let Ok(once) = merge(&text, &reports, &|_| false, &options()) {
            let twice = merge(&once.text, &reports, &|_| false, &options()).unwrap();
            prop_assert_eq!(once.text, twice.text);
        }
    }
}
