//! The plain file that gives the tags of `t1` to `t9` their names.

use super::line::Line;
use crate::marks::join::settled;
use std::{collections::BTreeSet, fmt};

/// The file of tag names: a line a name, `1 问题` to `9 …` for those that have a key, without a
/// number for others; `?1 数字` for one whose number several people gave to different tags, so that
/// nobody has it ([`joined`](Self::joined)); `#` begins a comment. What a person wrote around the
/// names is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TagNames {
    pub(in crate::marks) lines: Vec<Line>,
}

/// A change of the file of tag names. It is made to the file as it is then: another instance, or a
/// person, may have changed it too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NamesEdit {
    /// A key, 1 to 9, is given to a name.
    Key(u8, String),
    /// Some names go, and these lines come where the first of them stood. A number that another tag was given
    /// meanwhile stays that one's.
    Replace {
        /// The names.
        gone: Vec<String>,
        /// The lines.
        lines: TagNames,
    },
    /// Other people's names are joined with these.
    Join(Vec<TagNames>),
}

impl NamesEdit {
    /// The names with the change made.
    pub fn apply(&self, names: &TagNames) -> TagNames {
        match self {
            Self::Key(key, name) => names.with_key(*key, name),
            Self::Replace { gone, lines } => names.replaced(gone, lines),
            Self::Join(others) => TagNames::joined(others.iter().chain([names])),
        }
    }
}

/// A line of the file of tag names that is not understood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the tag names: {fault}")]
pub struct TagNamesError {
    /// From 1.
    pub line: usize,
    /// What is wrong with it.
    pub fault: NameFault,
}

/// What is wrong with a line of the file of tag names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameFault {
    /// Another tag has the number.
    #[error("this number is taken; give the tag another one, or none")]
    NumberTaken,
    /// The name stands further up.
    #[error("this name stands above already; remove one of the two")]
    NamedTwice,
}

impl TagNames {
    /// Reads the file's text.
    ///
    /// # Errors
    /// Where a key or a name is given twice.
    pub fn parse(text: &str) -> Result<Self, TagNamesError> {
        let mut names = Self::default();
        for (index, written) in text.lines().enumerate() {
            let error = |fault| TagNamesError { line: index + 1, fault };
            let line = Line::parse(written);
            if let Line::Name { key, name } = &line {
                if key.is_some_and(|key| names.of_key(key).is_some()) {
                    return Err(error(NameFault::NumberTaken));
                }
                let named = |line: &Line| matches!(line, Line::Name { name: known, .. } if known == name);
                if names.lines.iter().any(named) {
                    return Err(error(NameFault::NamedTwice));
                }
            }
            names.lines.push(line);
        }
        Ok(names)
    }

    /// The name of the tag with this key, 1 to 9.
    pub fn of_key(&self, key: u8) -> Option<&str> {
        self.lines.iter().find_map(|line| match line {
            Line::Name { key: Some(known), name } if *known == key => Some(name.as_str()),
            _ => None,
        })
    }

    /// Every name once, in the order of the file.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        let mut seen = BTreeSet::new();
        self.lines.iter().filter_map(Line::name).filter(move |name| seen.insert(*name))
    }

    /// The same file with the key, 1 to 9, given to a tag, which may have had none or another. Others
    /// that had it, or laid claim to it, have none; a number that one tag alone lays claim to then is that tag's.
    #[must_use]
    pub fn with_key(&self, key: u8, name: &str) -> Self {
        let given = Line::Name { key: Some(key), name: name.to_owned() };
        let mut lines: Vec<Line> = vec![];
        for line in self.lines.iter().filter(|line| line.name() != Some(name)) {
            let line = match line {
                Line::Name { key: Some(known), name } | Line::Claimed { key: known, name }
                    if *known == key =>
                {
                    Line::Name { key: None, name: name.clone() }
                }
                other => other.clone(),
            };
            let named = |known: &Line| matches!(known, Line::Name { .. }) && known.name() == line.name();
            if !matches!(line, Line::Name { .. }) || !lines.iter().any(named) {
                lines.push(line);
            }
        }
        lines.push(given);
        Self { lines: settled(lines) }
    }

    /// What making tags one does to the file, and what undoes it: the names that are no tags any more go, and
    /// `into` has the number that one of them had, unless it has one. `None` where none of them is named.
    pub fn merged(&self, dead: &[&str], into: &str) -> Option<(NamesEdit, NamesEdit)> {
        let is_dead = |name: &str| name != into && dead.contains(&name);
        let concerned = |line: &&Line| line.name().is_some_and(|name| name == into || is_dead(name));
        let before: Vec<Line> = self.lines.iter().filter(concerned).cloned().collect();
        if !before.iter().filter_map(Line::name).any(is_dead) {
            return None;
        }
        let key_of = |wanted: &dyn Fn(&str) -> bool| {
            before.iter().find_map(|line| match line {
                Line::Name { key, name } if wanted(name) => *key,
                _ => None,
            })
        };
        let key = key_of(&|name| name == into).or_else(|| key_of(&is_dead));
        let is_claimed = before.iter().all(|line| matches!(line, Line::Claimed { .. }));
        let named = (!is_claimed).then(|| Line::Name { key, name: into.to_owned() });
        let mut lines: Vec<Line> = named.into_iter().collect();
        for line in &before {
            if let Line::Claimed { key, .. } = line {
                let claim = Line::Claimed { key: *key, name: into.to_owned() };
                if !lines.contains(&claim) {
                    lines.push(claim);
                }
            }
        }
        let gone: Vec<String> = dead.iter().chain([&into]).map(|name| (*name).to_owned()).collect();
        let edit = |lines| NamesEdit::Replace { gone: gone.clone(), lines: Self { lines } };
        Some((edit(lines), edit(before)))
    }

    fn replaced(&self, gone: &[String], lines: &Self) -> Self {
        let goes = |line: &Line| {
            line.name().is_some_and(|name| {
                gone.iter().any(|gone| gone == name) || lines.all().any(|new| new == name)
            })
        };
        let before = self.lines.iter().take_while(|line| !goes(line)).count();
        let mut kept: Vec<Line> = self.lines.iter().filter(|line| !goes(line)).cloned().collect();
        let taken = Self { lines: kept.clone() };
        let new = lines.lines.iter().map(|line| match line {
            Line::Name { key: Some(key), name } if taken.of_key(*key).is_some() => {
                Line::Name { key: None, name: name.clone() }
            }
            other => other.clone(),
        });
        kept.splice(before..before, new);
        Self { lines: settled(kept) }
    }
}

impl fmt::Display for TagNames {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lines.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn renamed(names: &TagNames, from: &str, to: &str) -> TagNames {
        names.merged(&[from], to).map_or_else(|| names.clone(), |(edit, _)| edit.apply(names))
    }

    #[test]
    fn the_file_of_names_keeps_what_a_person_wrote() {
        let text = "# 常用\n1 问题\n 2　数字 \n\n缺\n3项制度\n12345热线\n";
        let names = TagNames::parse(text).unwrap();
        assert_eq!(names.of_key(1), Some("问题"));
        assert_eq!(names.of_key(2), Some("数字"));
        assert_eq!(names.of_key(3), None);
        assert_eq!(names.all().collect::<Vec<_>>(), ["问题", "数字", "缺", "3项制度", "12345热线"]);
        assert_eq!(names.to_string(), "# 常用\n1 问题\n2 数字\n\n缺\n3项制度\n12345热线\n");
        assert_eq!(renamed(&names, "问题", "不足").of_key(1), Some("不足"));
        assert_eq!(renamed(&names, "问题", "缺").all().count(), 4);
    }

    #[test]
    fn a_key_goes_from_one_name_to_another() {
        let names = TagNames::parse("# 常用\n1 问题\n缺\n").unwrap();
        let cases = [(2, "数字", "# 常用\n1 问题\n缺\n2 数字\n"), (1, "缺", "# 常用\n问题\n1 缺\n")];
        for (key, name, expected) in cases {
            assert_eq!(names.with_key(key, name).to_string(), expected);
        }
    }

    #[test]
    fn a_number_that_nobody_has_is_settled_by_giving_it() {
        let names = TagNames::parse("?1 数字\n?1 问题\n?2 问题\n").unwrap();
        assert_eq!((names.of_key(1), names.of_key(2)), (None, None));
        assert_eq!(names.all().collect::<Vec<_>>(), ["数字", "问题"]);
        assert_eq!(names.to_string(), "?1 数字\n?1 问题\n?2 问题\n");
        assert_eq!(names.with_key(1, "数字").to_string(), "2 问题\n1 数字\n");
        assert_eq!(names.with_key(1, "问题").to_string(), "数字\n1 问题\n");
        assert_eq!(renamed(&names, "数字", "案例").to_string(), "?1 案例\n?1 问题\n2 问题\n");
        assert_eq!(TagNames::parse(&names.to_string()), Ok(names));
    }

    #[test]
    fn a_contest_that_is_over_gives_the_number_to_who_is_left() {
        let names = TagNames::parse("?1 问题\n?1 数字\n?2 问题\n?2 数字\n").unwrap();
        assert_eq!(names.with_key(1, "问题").to_string(), "2 数字\n1 问题\n");
        assert_eq!(renamed(&names, "数字", "问题").to_string(), "1 问题\n?2 问题\n");
        let names = TagNames::parse("?1 问题\n?1 数字\n").unwrap();
        assert_eq!(renamed(&names, "数字", "问题").to_string(), "1 问题\n");
        let names = TagNames::parse("1 问题\n?3 问题\n").unwrap();
        assert_eq!(names.with_key(1, "数字").to_string(), "3 问题\n1 数字\n");
    }

    #[test]
    fn a_merged_tag_leaves_its_number_to_the_one_that_stays() {
        for (text, dead, into, expected) in [
            ("# 常用\n1 问题\n2 短板\n", &["问题", "短板"][..], "短板", "# 常用\n2 短板\n"),
            ("1 问题\n2 短板\n3 数字\n", &["问题", "短板"], "不足", "1 不足\n3 数字\n"),
            ("1 问题\n不足\n", &["问题"], "不足", "1 不足\n"),
            ("问题\n", &["问题"], "不足", "不足\n"),
            ("?1 问题\n?1 数字\n", &["问题"], "不足", "?1 不足\n?1 数字\n"),
        ] {
            let names = TagNames::parse(text).unwrap();
            let (edit, back) = names.merged(dead, into).unwrap();
            assert_eq!(edit.apply(&names).to_string(), expected);
            assert_eq!(back.apply(&edit.apply(&names)).to_string(), text, "{text} {into}");
        }
        let names = TagNames::parse("1 问题\n").unwrap();
        assert_eq!(names.merged(&["数字", "问题"], "问题"), None);
        // Meanwhile another tag was given the number.
        let (edit, back) = names.merged(&["问题"], "不足").unwrap();
        let other = edit.apply(&names).with_key(1, "数字");
        assert_eq!(back.apply(&other).to_string(), "问题\n1 数字\n");
    }

    #[test]
    fn errors_name_the_line() {
        let cases = [("1 问题\n1 数字", 2), ("问题\n\n2 问题", 3)];
        for (text, line) in cases {
            assert_eq!(TagNames::parse(text).unwrap_err().line, line);
        }
        assert_eq!(TagNames::parse("1 \u{1b}[2J红").unwrap().of_key(1), Some("[2J红"));
    }
}
