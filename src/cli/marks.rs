//! `shenyue marks merge`: joins the marks of several people, and says where they differ.

use super::{
    args::{Merge, Options},
    outcome::{Outcome, Stopped, complain, say as tell},
};
use crate::{
    app::reasons::marks as reasons,
    export::plain,
    library::display_name,
    marks::{self, Access, Mark, NamesEdit, ReportMarks, Store, TagNames, store::source},
    say,
    words::Lang,
};
use std::{
    collections::BTreeSet,
    io::{self, Write},
    path::Path,
};

/// Joins what is in `asked.sources`, prints where people differ, and writes the joined marks where a
/// folder was named. Marks that are in that folder already are joined with them.
///
/// # Errors
/// When a source cannot be opened, or the folder cannot be written.
pub fn run(options: &Options, asked: &Merge, out: &mut dyn Write) -> Result<Outcome, Stopped> {
    let lang = options.language();
    let mut outcome = Outcome::Done;
    let mut sets = vec![];
    let there = asked.output.iter().filter(|folder| folder.is_dir());
    for path in asked.sources.iter().chain(there) {
        let read = source::read(path).map_err(|error| failed(path, &error))?;
        for (file, marks) in read {
            match marks {
                Ok(marks) => sets.push(marks),
                Err(fault) => {
                    complain(&file, &reasons::fault(lang, &fault));
                    outcome = Outcome::SomeFailed;
                }
            }
        }
    }
    let joined = marks::join(&sets);
    let differing: usize =
        joined.iter().map(|set| print(set, lang, out)).sum::<io::Result<usize>>().map_err(Stopped::from)?;
    let marks: usize = joined.iter().map(|set| set.marks.len()).sum();
    let differ = match differing {
        0 => say!(lang, "differ.agree"),
        count => say!(lang, "differ.found", count = count),
    };
    let said = say!(lang, "differ.merged", reports = joined.len(), marks = marks, differ = differ);
    let written = match &asked.output {
        None => say!(lang, "differ.not-written"),
        Some(folder) => {
            write(asked, (&sets, &joined), folder, lang)?;
            say!(lang, "differ.written", path = display_name(folder))
        }
    };
    outcome = outcome.max(join_names(asked, lang, out)?);
    tell(&format!("shenyue: {said}; {written}"));
    Ok(outcome)
}

/// Prints what people differ on in one report: the passage, then who says what. Answers how often.
fn print(set: &ReportMarks, lang: Lang, out: &mut dyn Write) -> io::Result<usize> {
    let differences = marks::differences(&set.marks);
    if differences.is_empty() {
        return Ok(0);
    }
    writeln!(out, "{}", plain::one_line(set.report.title.as_deref().unwrap_or(&set.report.path)))?;
    for group in &differences {
        let of_group = group.iter().filter_map(|index| set.marks.get(*index));
        if let Some(first) = of_group.clone().next() {
            writeln!(out, "  {}", on_what(first))?;
        }
        for mark in of_group {
            let tags = match mark.tags.as_slice() {
                [] => String::new(),
                tags => {
                    format!("{} ", say!(lang, "differ.tags", tags = tags.join(&say!(lang, "export.comma"))))
                }
            };
            let unsigned = say!(lang, "differ.unsigned");
            let author = if mark.author.is_empty() { &unsigned } else { mark.author.as_str() };
            writeln!(out, "    {}", plain::one_line(&format!("{author}: {tags}{}", mark.note)))?;
        }
    }
    Ok(differences.len())
}

/// Prints the numbers that people gave to different tags.
fn print_contested(names: &TagNames, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    for (key, names) in names.contested() {
        let names = names.join(&say!(lang, "differ.or"));
        writeln!(out, "{}", plain::one_line(&say!(lang, "differ.key", key = key, names = names)))?;
    }
    Ok(())
}

/// Joins the names of the tags, in the folder that was named too. A file that is not understood is told,
/// and stays as it is.
fn join_names(asked: &Merge, lang: Lang, out: &mut dyn Write) -> io::Result<Outcome> {
    let (mut names, mut faults) = (vec![], vec![]);
    for path in &asked.sources {
        match source::tag_names(path) {
            Ok(of_one) => names.push(of_one),
            Err(error) => faults.push(error),
        }
    }
    let joined = match &asked.output {
        Some(folder) if names.iter().any(|names| *names != TagNames::default()) => {
            Store::open(folder, Access::Umask).edit_tag_names(&NamesEdit::Join(names))
        }
        _ => Ok(TagNames::joined(&names)),
    };
    match joined {
        Ok(joined) => print_contested(&joined, lang, out)?,
        Err(error) => faults.push(error),
    }
    faults.iter().for_each(|error| tell(&format!("shenyue: {}", reasons::not_kept(lang, error))));
    Ok(if faults.is_empty() { Outcome::Done } else { Outcome::SomeFailed })
}

/// What a mark is on: the section and the words, or what is missing.
fn on_what(mark: &Mark) -> String {
    let words = match (&mark.anchor, &mark.absence) {
        (Some(anchor), _) => {
            let section = anchor.section.last().map(|heading| format!("{heading}: ")).unwrap_or_default();
            format!("{section}{}", anchor.quote)
        }
        (None, Some(absence)) => absence.what.clone(),
        (None, None) => mark.id.clone(),
    };
    plain::one_line(&words)
}

/// Writes the sets that were `joined` from what was `read`.
fn write(
    asked: &Merge,
    (read, joined): (&[ReportMarks], &[ReportMarks]),
    folder: &Path,
    lang: Lang,
) -> Result<(), Stopped> {
    let refused = |error: marks::StoreError| Stopped::Failed(reasons::not_kept(lang, &error));
    let store = Store::open(folder, Access::Umask);
    for set in joined {
        let kept = store.load(&set.report).marks;
        store.save(&replaced(kept, read, set)).map_err(refused)?;
    }
    for path in &asked.sources {
        source::copy_texts(path, folder, Access::Umask).map_err(refused)?;
    }
    Ok(())
}

/// The marks that are `kept` on disk replaced by the set that was joined from what was `read`. Marks that
/// came or changed on disk since, in a browser that is running, are joined too.
fn replaced(mut kept: ReportMarks, read: &[ReportMarks], set: &ReportMarks) -> ReportMarks {
    let is_read = |mark: &Mark| read.iter().any(|set| set.get(&mark.id) == Some(mark));
    let late: Vec<Mark> = kept.marks.iter().filter(|mark| !is_read(mark)).cloned().collect();
    let late = ReportMarks { marks: late, ..ReportMarks::new(set.report.clone()) };
    // One report, so that there is one set.
    for set in marks::join(&[set.clone(), late]) {
        // What stood under these ids is in the set under others.
        let roots: BTreeSet<&str> = set.marks.iter().map(|mark| marks::root(&mark.id)).collect();
        let other = |mark: &&Mark| set.get(&mark.id).is_none() && roots.contains(marks::root(&mark.id));
        let gone: Vec<String> = kept.marks.iter().filter(other).map(|mark| mark.id.clone()).collect();
        gone.iter().for_each(|id| drop(kept.remove(id)));
        set.marks.iter().for_each(|mark| kept.put(mark.clone()));
        kept.report = set.report.clone();
        kept.extra = set.extra.clone();
    }
    kept
}

fn failed(path: &Path, error: &io::Error) -> Stopped {
    Stopped::Failed(format!("{}: {error}", display_name(path)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marks::ReportKey;

    #[test]
    fn what_a_running_browser_saves_meanwhile_stays() {
        let at = |second: u8| format!("2025-03-08T09:45:{second:02}Z");
        let set = |marks: &[Mark]| {
            let mut set = ReportMarks::new(ReportKey { sha256: "a".into(), ..ReportKey::default() });
            marks.iter().for_each(|mark| set.put(mark.clone()));
            set
        };
        let mark = |id: &str, note: &str, author: &str| Mark::on_report(id.into(), note, author, &at(0));
        let (own, other) = (mark("1", "甲", "余青"), mark("1", "乙", "陈云"));
        let absorbed = mark("3~0123abcd", "丙", "余青");
        let read = [set(&[own.clone(), absorbed.clone()]), set(&[other, mark("3", "丙\n\n丁", "余青")])];
        let joined = marks::join(&read);
        let [joined] = joined.as_slice() else { panic!("{joined:?}") };
        let (worded, made) = (own.with_note("戊", &at(9)), mark("2", "己", "余青"));
        let written = replaced(set(&[worded, made, absorbed]), &read, joined);
        let said: BTreeSet<(&str, &str)> =
            written.marks.iter().map(|mark| (mark.author.as_str(), mark.note.as_str())).collect();
        let expected = [("余青", "戊"), ("陈云", "乙"), ("余青", "己"), ("余青", "丙\n\n丁")];
        assert_eq!(said, BTreeSet::from(expected));
    }
}
