//! What an export would do to a file, worked out before anything is done.
//!
//! The browser shows a plan before it is carried out, the command line carries it out at once; both
//! make it here. Nothing is read or written: the file as it is now is handed in.

use super::{
    Excerpt, Format, Group, MergeError, Merged, NotOurs, Options, ReportExcerpts, Template, TemplateError,
    document, format, merge, plain,
    sign::{self, Sign},
};
use crate::{say, source::display_name, words::Lang};
use std::{collections::BTreeSet, path::Path};

/// What is to be exported, and how.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    /// The excerpts.
    pub reports: &'a [ReportExcerpts],
    /// The form of the file.
    pub format: Format,
    /// What they are grouped by, or in forms without headings ordered by; `None` leaves it to the file
    /// that is there.
    pub group: Option<Group>,
    /// What they are grouped by where neither that nor a file says.
    pub otherwise: Group,
    /// How one excerpt looks in Markdown.
    pub template: &'a Template,
    /// The language of the export's own words.
    pub lang: Lang,
    /// Says of a mark that is not exported now whether it still exists (see [`merge()`]).
    pub alive: &'a dyn Fn(&str) -> bool,
}

/// What would be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The whole file as it would be, and what becomes of each excerpt.
    pub merged: Merged,
    /// What the excerpts are grouped by.
    pub group: Group,
    /// What it would be written onto.
    pub onto: Onto,
}

/// What stands where an export is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Onto {
    /// Nothing, or a file that is empty but for line ends.
    Nothing,
    /// An export of ours, which is brought up to date.
    Ours,
    /// An export of ours in plain text in which nobody has written: replaced by the new one.
    OursWhole,
    /// The very bytes that would be written.
    Same,
    /// A file that would be replaced with all that is in it: only where a person says so.
    Foreign(Foreign),
}

/// Why a file would be replaced whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// It is no Markdown file of ours, or none that this export can be joined into.
    NotOurs(NotOurs),
    /// It is not text in UTF-8.
    NotText,
    /// The form is one that cannot be brought up to date.
    Form,
    /// It is an export of ours in plain text, in which a person has written.
    Edited,
    /// It is an export of ours in plain text with so many excerpts that this export has not.
    Fewer(usize),
}

/// Works out what exporting would do to a file that holds `before`, or that is not there.
///
/// # Errors
/// Where the template fails.
pub fn plan(request: Request<'_>, before: Option<&[u8]>) -> Result<Plan, TemplateError> {
    let text = before.map(std::str::from_utf8).filter(|text| !text.is_ok_and(is_blank));
    let of_file = text.and_then(Result::ok).and_then(|text| group_of(text, request.format));
    let group = request.group.or(of_file).unwrap_or(request.otherwise);
    let options = Options { lang: request.lang, group, template: request.template.clone() };
    let fresh = || fresh(request, &options);
    let (merged, onto) = match (request.format, text) {
        (_, None) => (fresh()?, Onto::Nothing),
        (Format::Markdown, Some(Ok(existing))) => {
            match merge(existing, request.reports, request.alive, &options) {
                Ok(merged) => (merged, Onto::Ours),
                Err(MergeError::NotOurs(reason)) => (fresh()?, Onto::Foreign(Foreign::NotOurs(reason))),
                Err(MergeError::Template(error)) => return Err(error),
            }
        }
        (Format::Text, Some(Ok(existing))) => {
            let mut merged = fresh()?;
            let onto = match sign::read(existing) {
                Ok(Some(sign)) if sign.pristine => match missing(&sign, request.reports) {
                    0 => {
                        merged.written = std::mem::take(&mut merged.added);
                        Onto::OursWhole
                    }
                    count => Onto::Foreign(Foreign::Fewer(count)),
                },
                Ok(Some(_)) => Onto::Foreign(Foreign::Edited),
                Ok(None) => Onto::Foreign(Foreign::Form),
                Err(reason) => Onto::Foreign(Foreign::NotOurs(reason)),
            };
            (merged, onto)
        }
        (_, Some(Err(_))) => (fresh()?, Onto::Foreign(Foreign::NotText)),
        (_, Some(Ok(_))) => (fresh()?, Onto::Foreign(Foreign::Form)),
    };
    let same = before.is_some_and(|before| before == merged.text.as_bytes());
    Ok(Plan { merged, group, onto: if same { Onto::Same } else { onto } })
}

/// True for a text of nothing but line ends and spaces.
fn is_blank(text: &str) -> bool {
    text.trim_matches(['\u{feff}', '\r', '\n', ' ']).is_empty()
}

/// How many of a file's excerpts are not exported now.
fn missing(sign: &Sign, reports: &[ReportExcerpts]) -> usize {
    let excerpts = reports.iter().flat_map(|report| &report.excerpts);
    let now: BTreeSet<String> = excerpts.map(|excerpt| sign::name(&excerpt.id)).collect();
    sign.excerpts.difference(&now).count()
}

/// What a file of ours is grouped by.
fn group_of(text: &str, format: Format) -> Option<Group> {
    match format {
        Format::Text => sign::read(text).ok().flatten()?.group,
        _ => document::group_of(text),
    }
}

/// The export as a new file.
fn fresh(request: Request<'_>, options: &Options) -> Result<Merged, TemplateError> {
    let text = format::render(request.format, request.reports, options)?;
    let excerpts = request.reports.iter().flat_map(|report| &report.excerpts);
    Ok(Merged::fresh(text, excerpts.map(|excerpt| excerpt.id.clone())))
}

impl Merged {
    /// What becomes of the excerpts, in numbers: `3 added, 1 kept as edited`.
    pub fn summary(&self, lang: Lang) -> String {
        let said: Vec<_> = [
            (self.added.len(), say!(lang, "export.added", count = self.added.len())),
            (self.updated.len(), say!(lang, "export.updated", count = self.updated.len())),
            (self.written.len(), say!(lang, "export.written", count = self.written.len())),
            (self.kept_edited.len(), say!(lang, "export.edited", count = self.kept_edited.len())),
            (self.gone.len(), say!(lang, "export.gone", count = self.gone.len())),
            (self.moved.len(), say!(lang, "export.moved", count = self.moved.len())),
            (self.unchanged.len(), say!(lang, "export.unchanged", count = self.unchanged.len())),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(_, says)| says)
        .collect();
        if said.is_empty() {
            say!(lang, "export.no-excerpts").into_owned()
        } else {
            said.join(&say!(lang, "export.comma"))
        }
    }
}

impl Plan {
    /// What was done, once it is: what was written to `path`, or that nothing had to be.
    pub fn says(&self, path: &Path, lang: Lang) -> String {
        let (path, what) = (display_name(path), self.merged.summary(lang));
        match self.onto {
            Onto::Same if self.merged.kept_edited.is_empty() => say!(lang, "export.same", path = path),
            Onto::Same => say!(lang, "export.same-edited", path = path, what = what),
            _ => say!(lang, "export.done", path = path, what = what),
        }
        .into_owned()
    }

    /// The first words of every excerpt that stays as a person edited it.
    pub fn kept_as_edited(&self, reports: &[ReportExcerpts]) -> Vec<String> {
        self.merged.kept_edited.iter().map(|id| words_of(id, reports)).collect()
    }
}

/// The first words of the excerpt of a mark, on one line; its id where it is not among the excerpts.
pub fn words_of(id: &str, reports: &[ReportExcerpts]) -> String {
    const MOST: usize = 40;
    let excerpt = reports.iter().flat_map(|report| &report.excerpts).find(|excerpt| excerpt.id == id);
    let words = |excerpt: &Excerpt| {
        let quote = excerpt.passage.as_ref().map(|passage| &passage.quote);
        let lacks = excerpt.absence.as_ref().map(|absence| &absence.what);
        plain::one_line(quote.or(lacks).filter(|words| !words.is_empty()).unwrap_or(&excerpt.note))
    };
    let words = excerpt.map(words).filter(|words| !words.is_empty()).unwrap_or_else(|| plain::one_line(id));
    match words.char_indices().nth(MOST) {
        Some(_) => words.chars().take(MOST).chain(['…']).collect(),
        None => words,
    }
}

impl Foreign {
    /// Why the file would be replaced, and what to do instead.
    pub fn says(&self, lang: Lang) -> String {
        match self {
            Self::NotText => say!(lang, "export.not-text"),
            Self::Form => say!(lang, "export.other-form"),
            Self::Edited => say!(lang, "export.text-edited"),
            Self::Fewer(count) => say!(lang, "export.fewer", count = count),
            Self::NotOurs(reason) => return reason.says(lang),
        }
        .into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Excerpt, Origin};

    fn asked(format: Format, group: Option<Group>, before: Option<&[u8]>) -> Plan {
        let excerpts = vec![Excerpt::sample_passage()];
        let reports = [ReportExcerpts { origin: Origin::default(), excerpts }];
        let template = Template::builtin(Lang::En);
        let alive = |_: &str| false;
        let request = Request {
            reports: &reports,
            format,
            group,
            otherwise: Group::Section,
            template: &template,
            lang: Lang::En,
            alive: &alive,
        };
        plan(request, before).unwrap()
    }

    #[test]
    fn what_stands_there_decides() {
        let ours = asked(Format::Markdown, Some(Group::Tag), None).merged.text;
        let edited = ours.replace("21", "22");
        type Case<'a> = (Format, Option<&'a [u8]>, fn(&Onto) -> bool);
        let text = asked(Format::Text, Some(Group::Tag), None).merged.text;
        let (head, body) = text.split_once('\n').unwrap();
        let body = body.replace("21", "20");
        let body = body.rsplit_once("\n[").unwrap().0;
        let text_of_before = sign::signed("Excerpts", Group::Tag, body, ["1"].into_iter());
        let text_of_two = sign::signed("Excerpts", Group::Tag, body, ["1", "2"].into_iter());
        let titled = text.replacen("Excerpts", "For Li: excerpts", 1);
        let noted = format!("{text}\nMine.\n");
        assert!(head.starts_with("Excerpts ["));
        let cases: [Case; 17] = [
            (Format::Markdown, None, |onto| *onto == Onto::Nothing),
            (Format::Markdown, Some(b""), |onto| *onto == Onto::Nothing),
            (Format::Markdown, Some(ours.as_bytes()), |onto| *onto == Onto::Same),
            (Format::Markdown, Some(b"<!-- shenyue:1 tag -->\n"), |onto| *onto == Onto::Ours),
            (Format::Markdown, Some(edited.as_bytes()), |onto| *onto == Onto::Same),
            (Format::Markdown, Some(b"# Memo\n"), |onto| {
                *onto == Onto::Foreign(Foreign::NotOurs(NotOurs::NoMarker))
            }),
            (Format::Markdown, Some(b"\xff\xfe"), |onto| *onto == Onto::Foreign(Foreign::NotText)),
            (Format::Text, Some(text.as_bytes()), |onto| *onto == Onto::Same),
            (Format::Text, Some(text_of_before.as_bytes()), |onto| *onto == Onto::OursWhole),
            (Format::Text, Some(text_of_two.as_bytes()), |onto| *onto == Onto::Foreign(Foreign::Fewer(1))),
            (Format::Text, Some(titled.as_bytes()), |onto| *onto == Onto::Foreign(Foreign::Edited)),
            (Format::Text, Some(b"\r\n"), |onto| *onto == Onto::Nothing),
            (Format::Csv, Some(b"\xef\xbb\xbf\r\n"), |onto| *onto == Onto::Nothing),
            (Format::Markdown, Some(b"\n\n"), |onto| *onto == Onto::Nothing),
            (Format::Text, Some(noted.as_bytes()), |onto| *onto == Onto::Foreign(Foreign::Edited)),
            (Format::Csv, Some(b"a,b"), |onto| *onto == Onto::Foreign(Foreign::Form)),
            (Format::Json, None, |onto| *onto == Onto::Nothing),
        ];
        for (format, before, is) in cases {
            let plan = asked(format, None, before);
            assert!(is(&plan.onto), "{format:?} {before:?} {:?}", plan.onto);
            let Merged { added, updated, written, kept_edited, unchanged, .. } = &plan.merged;
            let counts = [added, updated, written, kept_edited, unchanged].map(Vec::len);
            let edited = before == Some(edited.as_bytes());
            let expected = match plan.onto {
                Onto::Same if edited => [0, 0, 0, 1, 0],
                Onto::Same if format == Format::Text => [0, 0, 1, 0, 0],
                Onto::Same => [0, 0, 0, 0, 1],
                Onto::OursWhole => [0, 0, 1, 0, 0],
                Onto::Ours | Onto::Nothing | Onto::Foreign(_) => [1, 0, 0, 0, 0],
            };
            assert_eq!(counts, expected, "{format:?} {before:?}");
        }
    }

    #[test]
    fn the_files_own_grouping_holds_unless_another_is_asked_for() {
        let ours = asked(Format::Markdown, Some(Group::Tag), None).merged.text;
        assert_eq!(asked(Format::Markdown, None, Some(ours.as_bytes())).group, Group::Tag);
        let other = asked(Format::Markdown, Some(Group::Author), Some(ours.as_bytes()));
        assert!(matches!(other.onto, Onto::Foreign(Foreign::NotOurs(NotOurs::OtherGroup { .. }))));
        assert_eq!(asked(Format::Markdown, None, None).group, Group::Section);
    }
}
