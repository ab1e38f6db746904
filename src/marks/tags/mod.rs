//! Tags 标签 over sets of marks: renaming, merging and splitting, as changes that can be undone; and
//! their [`names`].

pub(super) mod line;
pub mod names;

pub use names::{NameFault, NamesEdit, TagNames, TagNamesError};

use super::{history::Change, mark::Mark};

/// A name as it is kept: trimmed, without line ends or characters that could act on a terminal.
/// `None` where nothing is left.
pub fn clean_name(name: &str) -> Option<String> {
    let name: String = name.chars().filter(|character| !character.is_control()).collect();
    let name = name.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// Every tag of the marks with the number of marks that have it, most used first.
pub fn counts<'a>(marks: impl IntoIterator<Item = &'a Mark>) -> Vec<(String, usize)> {
    let mut counts: Vec<(String, usize)> = vec![];
    for tag in marks.into_iter().flat_map(|mark| &mark.tags) {
        match counts.iter_mut().find(|(known, _)| known == tag) {
            Some((_, count)) => *count += 1,
            None => counts.push((tag.clone(), 1)),
        }
    }
    counts.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    counts
}

/// Adds a tag to a mark, or takes it away where the mark has it.
pub fn toggle(mark: &Mark, tag: &str, now: &str) -> Change {
    let mut tags = mark.tags.clone();
    if tags.iter().any(|known| known == tag) {
        tags.retain(|known| known != tag);
    } else {
        tags.push(tag.to_owned());
    }
    Change::edited(mark, mark.with_tags(tags, now))
}

/// Gives a tag another name. Where a mark has a tag of that name already, it has it once.
pub fn rename<'a>(marks: impl IntoIterator<Item = &'a Mark>, from: &str, to: &str, now: &str) -> Vec<Change> {
    merge(marks, &[from], to, now)
}

/// Makes several tags one. It stands where the first of them stood.
pub fn merge<'a>(
    marks: impl IntoIterator<Item = &'a Mark>,
    from: &[&str],
    into: &str,
    now: &str,
) -> Vec<Change> {
    replaced(marks, now, |_, tag| if from.contains(&tag) { into.to_owned() } else { tag.to_owned() })
}

/// Takes a tag apart: the marks that are chosen get another one in its place.
pub fn split<'a>(
    marks: impl IntoIterator<Item = &'a Mark>,
    tag: &str,
    into: &str,
    chosen: impl Fn(&Mark) -> bool,
    now: &str,
) -> Vec<Change> {
    replaced(marks, now, |mark, known| if known == tag && chosen(mark) { into } else { known }.to_owned())
}

fn replaced<'a>(
    marks: impl IntoIterator<Item = &'a Mark>,
    now: &str,
    name: impl Fn(&Mark, &str) -> String,
) -> Vec<Change> {
    let change = |mark: &Mark| {
        let mut tags: Vec<String> = vec![];
        for tag in mark.tags.iter().map(|tag| name(mark, tag)) {
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        let after = mark.with_tags(tags, now);
        (after.tags != mark.tags).then(|| Change::edited(mark, after))
    };
    marks.into_iter().filter_map(change).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: &str = "2025-03-08T09:45:12Z";

    fn marks() -> Vec<Mark> {
        let of = |id: &str, tags: &[&str]| {
            let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
            Mark::on_report(id.into(), "", "余青", NOW).with_tags(tags, NOW)
        };
        vec![of("1", &["问题", "数字"]), of("2", &["数字"]), of("3", &["不足", "问题"]), of("4", &[])]
    }

    fn after(changes: &[Change]) -> Vec<(&str, String)> {
        let tags = |change: &Change| match change {
            Change::Edited { after, .. } => after.tags.join(" "),
            _ => panic!("{change:?}"),
        };
        changes.iter().map(|change| (change.id(), tags(change))).collect()
    }

    #[test]
    fn tags_are_renamed_merged_split_and_toggled() {
        let marks = marks();
        assert_eq!(
            after(&rename(&marks, "数字", "存疑数字", NOW)),
            [("1", "问题 存疑数字".into()), ("2", "存疑数字".into())]
        );
        assert_eq!(after(&merge(&marks, &["问题", "不足"], "问题", NOW)), [("3", "问题".into())]);
        assert_eq!(
            after(&split(&marks, "问题", "老问题", |mark| mark.id == "3", NOW)),
            [("3", "不足 老问题".into())]
        );
        assert_eq!(after(&[toggle(&marks[0], "问题", NOW)]), [("1", "数字".into())]);
        assert_eq!(after(&[toggle(&marks[3], "缺", NOW)]), [("4", "缺".into())]);
        assert_eq!(rename(&marks, "没有", "有", NOW), []);
        assert_eq!(counts(&marks), [("数字".into(), 2), ("问题".into(), 2), ("不足".into(), 1)]);
    }
}
