//! Which sections were paired by hand, on disk: one small file for each two reports, so that several
//! runs of the program at once do not write over each other's.
//!
//! The file is named by the content of the two. Where one was edited since, what was kept of them before, by
//! the places where they stand, is what is kept of them now; of several such files the newest says it.

use crate::{
    app::{
        link::hand::{HandPairs, PairsEdit, Two},
        reasons,
    },
    files::{self, Access, Written},
    say,
    source::display_name,
    words::Lang,
};
use std::{
    fs, io,
    path::{Path, PathBuf},
    time::SystemTime,
};

/// How often a file is read again that another run of the program changed in between.
const TRIES: usize = 20;

/// The file for two reports, named by the first characters of their hashes.
fn path(folder: &Path, reports: &[String; 2]) -> PathBuf {
    let short = |hash: &String| hash.chars().filter(char::is_ascii_alphanumeric).take(16).collect::<String>();
    folder.join(format!("{}-{}.json", short(&reports[0]), short(&reports[1])))
}

/// What is kept of two reports.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Kept {
    /// The pairs.
    pub pairs: HandPairs,
    /// What the reader should know about the file.
    pub notice: Option<String>,
}

/// What was paired by hand between two reports; nothing where nothing was. A file that cannot be
/// understood is set aside under another name.
///
/// # Errors
/// Where the file is there and cannot be read: its name and why.
pub(super) fn load(folder: &Path, two: &Two, lang: Lang) -> Result<Kept, String> {
    let path = path(folder, &two.reports);
    read(&path, two, lang).map(|(kept, _)| kept).map_err(|error| reasons::of_file(lang, &path, &error))
}

/// What was paired by hand between two reports, for a command that only prints: a file that cannot be
/// understood stays where it is.
///
/// # Errors
/// Where the file is there and cannot be read or understood: which and why.
pub fn peek(folder: &Path, two: &Two) -> Result<HandPairs, (PathBuf, io::Error)> {
    let path = path(folder, &two.reports);
    let read = files::read(&path).and_then(|bytes| match bytes {
        None => Ok(None),
        Some(bytes) => Ok(Some(serde_json::from_slice::<HandPairs>(&bytes)?)),
    });
    let own = match read {
        Ok(own) => own,
        Err(error) => return Err((path, error)),
    };
    // A file of two other reports whose hashes begin alike says nothing of these.
    Ok(newest(&path, own.filter(|kept| kept.two.reports == two.reports), two))
}

/// What is kept of two reports: what stands in their `own` file, which is at `path`, unless a newer file says
/// it of what they were before one of them was edited.
fn newest(path: &Path, own: Option<HandPairs>, two: &Two) -> HandPairs {
    let written = |path: &Path| fs::metadata(path).and_then(|file| file.modified()).ok();
    let since = own.as_ref().and_then(|_| written(path));
    let folder = path.parent().and_then(|folder| fs::read_dir(folder).ok());
    let others =
        folder.into_iter().flatten().flatten().map(|entry| entry.path()).filter(|other| other != path);
    let files = others.filter(|other| other.extension().is_some_and(|ending| ending == "json"));
    let carried = |other: PathBuf| {
        let when: SystemTime = written(&other).filter(|when| since.is_none_or(|since| since < *when))?;
        // One that cannot be understood is the matter of the reports that it is named by.
        let kept: HandPairs = serde_json::from_slice(&files::read(&other).ok()??).ok()?;
        Some((when, kept.carried_to(two)?))
    };
    let newer = files.filter_map(carried).max_by_key(|(when, _)| *when).map(|(_, kept)| kept);
    let own = own.map_or_else(|| HandPairs::none(two), |own| HandPairs { two: two.clone(), ..own });
    newer.unwrap_or(own)
}

/// Changes what is kept, whatever another run of the program changed there since; answers what is
/// kept now.
///
/// # Errors
/// Where the file could not be read or written: its name and why. What stood there is still there.
pub(super) fn edit(folder: &Path, edit: &PairsEdit, lang: Lang) -> Result<Kept, String> {
    let path = path(folder, &edit.two.reports);
    edited(&path, edit, lang).map_err(|error| reasons::of_file(lang, &path, &error))
}

fn edited(path: &Path, edit: &PairsEdit, lang: Lang) -> io::Result<Kept> {
    let mut notice = None;
    for _ in 0..TRIES {
        let (mut kept, before) = read(path, &edit.two, lang)?;
        notice = notice.or(kept.notice.take());
        kept.pairs.apply(edit);
        let bytes = serde_json::to_vec_pretty(&kept.pairs)?;
        if files::update(path, &bytes, before.as_deref(), Access::Owner)? == Written::Yes {
            return Ok(Kept { notice, ..kept });
        }
    }
    Err(io::Error::other(say!(lang, "pairs.changes").into_owned()))
}

/// What is kept of two reports whose file is at `path`, and the bytes of that; `None` where there is none.
fn read(path: &Path, two: &Two, lang: Lang) -> io::Result<(Kept, Option<Vec<u8>>)> {
    let Some(bytes) = files::read(path)? else {
        return Ok((Kept { pairs: newest(path, None, two), notice: None }, None));
    };
    let understood = match serde_json::from_slice::<HandPairs>(&bytes) {
        Ok(pairs) if pairs.two.reports == two.reports => Ok(newest(path, Some(pairs), two)),
        Ok(_) => Err(say!(lang, "pairs.others").into_owned()),
        Err(error) => Err(error.to_string()),
    };
    match understood {
        Ok(pairs) => Ok((Kept { pairs, notice: None }, Some(bytes))),
        Err(why) => {
            let aside = set_aside(path)?;
            let (from, to) = (display_name(path), display_name(&aside));
            let notice = say!(lang, "pairs.aside", from = from, why = why, to = to).into_owned();
            Ok((Kept { pairs: newest(path, None, two), notice: Some(notice) }, None))
        }
    }
}

/// Moves a file to a free name beside it: `….json.bad`, `….json.2.bad`.
fn set_aside(path: &Path) -> io::Result<PathBuf> {
    let mut aside = path.with_extension("json.bad");
    let mut number = 1;
    while aside.exists() {
        number += 1;
        aside = path.with_extension(format!("json.{number}.bad"));
    }
    fs::rename(path, &aside).map(|()| aside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{app::link::hand::Named, marks::Whereabouts};

    fn reports() -> Two {
        Two { reports: ["0123456789abcdefgh".to_owned(), "f".repeat(64)], ..Two::default() }
    }

    fn pair(one: &str, other: &str) -> [Named; 2] {
        [one, other].map(|heading| Named { heading: heading.to_owned(), start: 30 })
    }

    fn making(pair: [Named; 2]) -> PairsEdit {
        PairsEdit { two: reports(), made: Some(pair), parted: vec![] }
    }

    #[test]
    fn runs_of_the_program_at_once_keep_each_others_pairs() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("pairs");
        let [one, other] = [pair("一、主要举措", "（一）举措"), pair("二、存在不足", "（二）问题")];
        // Both have read that there is nothing.
        assert!(load(&folder, &reports(), Lang::En).unwrap().pairs.pairs.is_empty());
        edit(&folder, &making(one.clone()), Lang::En).unwrap();
        let kept = edit(&folder, &making(other.clone()), Lang::En).unwrap();
        assert_eq!((&kept.pairs.pairs, &kept.notice), (&vec![one.clone(), other.clone()], &None));
        assert_eq!(load(&folder, &reports(), Lang::En).unwrap(), kept);
        let parting = PairsEdit { two: reports(), made: None, parted: vec![one] };
        assert_eq!(edit(&folder, &parting, Lang::En).unwrap().pairs.pairs, [other]);
    }

    #[test]
    fn what_is_kept_goes_along_with_an_edited_file_and_back_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let stood =
            ["/r/a.txt", "/r/b.txt"].map(|path| Whereabouts { path: path.into(), ..Whereabouts::default() });
        let two = Two { stood: stood.clone(), ..reports() };
        // The hash of the first is now the larger one: the two stand the other way round.
        let hashes = [two.reports[1].clone(), "ff".repeat(33)];
        let edited = Two { reports: hashes, stood: [stood[1].clone(), stood[0].clone()] };
        let [one, mut other] = [pair("一、主要举措", "（一）举措"), pair("二、存在不足", "（二）问题")];
        let pause = || std::thread::sleep(std::time::Duration::from_millis(20));
        let made = |two: &Two, pair| PairsEdit { two: two.clone(), made: Some(pair), parted: vec![] };
        edit(folder, &made(&two, one.clone()), Lang::En).unwrap();
        let mut turned = one.clone();
        turned.reverse();
        assert_eq!(load(folder, &edited, Lang::En).unwrap().pairs.pairs, [turned.clone()]);
        assert_eq!(peek(folder, &edited).unwrap().pairs, [turned.clone()]);
        pause();
        edit(folder, &made(&edited, other.clone()), Lang::En).unwrap();
        other.reverse();
        assert_eq!(load(folder, &two, Lang::En).unwrap().pairs.pairs, [one.clone(), other.clone()]);
        // What is taken back in one state does not come back from the other.
        pause();
        let parting = PairsEdit { two: two.clone(), made: None, parted: vec![one, other] };
        edit(folder, &parting, Lang::En).unwrap();
        assert!(load(folder, &edited, Lang::En).unwrap().pairs.pairs.is_empty());
        // Reports elsewhere have none of it.
        let elsewhere = Two { reports: ["x".to_owned(), "y".to_owned()], stood: Default::default() };
        assert!(peek(folder, &elsewhere).unwrap().pairs.is_empty());
    }

    #[test]
    fn a_file_that_is_not_understood_is_set_aside_and_told_of() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let file = path(folder, &reports().reports);
        let stranger = serde_json::to_string(&HandPairs::none(&Two {
            reports: ["a".to_owned(), "b".to_owned()],
            ..Two::default()
        }))
        .unwrap();
        for (number, (content, while_editing)) in
            [("{", false), ("[]", true), (stranger.as_str(), true)].into_iter().enumerate()
        {
            fs::write(&file, content).unwrap();
            let made = making(pair("一、主要举措", "（一）举措"));
            let kept = if while_editing {
                edit(folder, &made, Lang::En)
            } else {
                load(folder, &reports(), Lang::En)
            }
            .unwrap();
            assert_eq!(kept.pairs.pairs.len(), usize::from(while_editing));
            let aside = if number == 0 { "bad".to_owned() } else { format!("{}.bad", number + 1) };
            let aside = format!("0123456789abcdef-ffffffffffffffff.json.{aside}");
            assert!(kept.notice.unwrap().contains(&aside), "{aside}");
            assert_eq!(fs::read_to_string(folder.join(aside)).unwrap(), content);
        }
    }

    #[test]
    fn a_file_that_cannot_be_read_is_not_touched() {
        let folder = tempfile::tempdir().unwrap();
        let file = path(folder.path(), &reports().reports);
        fs::create_dir(&file).unwrap();
        let made = making(pair("一、主要举措", "（一）举措"));
        for told in [load(folder.path(), &reports(), Lang::En), edit(folder.path(), &made, Lang::En)] {
            assert!(told.unwrap_err().contains("0123456789abcdef-ffffffffffffffff.json"));
        }
        assert!(file.is_dir());
    }
}
