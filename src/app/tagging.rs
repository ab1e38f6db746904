//! Tags: by key, by name, and renamed, merged and split everywhere at once.

use super::{
    App,
    effect::Effect,
    field::Field,
    note::Target,
    prompt::{Prompt, Purpose},
    screen::Overlay,
};
use crate::{
    library::EntryId,
    marks::{Change, Mark, NamesEdit, ReportKey, Step, tags},
    say,
    text::{fold::fold_str, initials::have_initials},
};

use std::collections::HashSet;

/// What a name of a tag is typed for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TagQuestion {
    /// To tag with it; with a key, the name that the key gets.
    Apply(Option<u8>),
    /// The tag that gets another name.
    Rename,
    /// The name that it gets.
    RenameTo(String),
    /// The tags that become one, with 、 between them.
    Merge,
    /// The one that they become.
    MergeInto(Vec<String>),
    /// The tag that the listed marks lose.
    Split,
    /// The one that they get for it.
    SplitInto(String),
}

/// Tags that are to become one, on the marks of every report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Replacement {
    from: Vec<String>,
    into: String,
    /// By their ids, the marks that it is about; `None` for all.
    chosen: Option<HashSet<String>>,
}

/// The mark that was made last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct JustMade {
    report: EntryId,
    mark: String,
    /// Where the caret was then, in characters of the clean text.
    caret: usize,
}

impl App {
    /// `t1` to `t9`: tags with the key's name, or asks for it.
    pub(super) fn tag_by_key(&mut self, key: Option<usize>) {
        let Some(key) = key.and_then(|key| u8::try_from(key).ok()) else {
            return self.ask_tag(TagQuestion::Apply(None));
        };
        match self.shelf.names.of_key(key).map(str::to_owned) {
            Some(name) => self.tag(&name),
            None => self.ask_tag(TagQuestion::Apply(Some(key))),
        }
    }

    /// Asks for the name of a tag.
    pub(super) fn ask_tag(&mut self, question: TagQuestion) {
        let listing = matches!(self.overlays.last(), Some(Overlay::Marks(_)));
        if question == TagQuestion::Split && !listing {
            return self.tell(say!(self.lang, "tags.split-where"));
        }
        // Tags of reports that are not open here can be named too.
        if matches!(question, TagQuestion::Rename | TagQuestion::Merge) {
            self.effects.push(Effect::LoadOthers);
        }
        let purpose = Purpose::Tag(question);
        self.overlays.push(Overlay::Prompt(Prompt { purpose, field: Field::default() }));
    }

    /// Enter: the name is there.
    pub(super) fn tag_named(&mut self, question: TagQuestion, typed: &str) {
        let known = self.tag_candidates("");
        if let TagQuestion::Merge = question {
            let names = typed.split(['、', ',', '，']).filter_map(|part| self.tag_meant(part)).collect();
            return self.ask_into(names, known, TagQuestion::MergeInto);
        }
        let Some(name) = self.tag_meant(typed) else { return };
        match question {
            TagQuestion::Apply(key) => {
                if let Some(key) = key {
                    self.effects.push(Effect::EditTags(NamesEdit::Key(key, name.clone())));
                }
                self.tag(&name);
                if !known.contains(&name) && !matches!(self.overlays.last(), Some(Overlay::UntagOthers(..))) {
                    self.tell(say!(self.lang, "tags.new", name = name));
                }
            }
            TagQuestion::Rename => self.ask_into(vec![name], known, |mut names| {
                TagQuestion::RenameTo(names.pop().unwrap_or_default())
            }),
            TagQuestion::Split => self.ask_into(vec![name], known, |mut names| {
                TagQuestion::SplitInto(names.pop().unwrap_or_default())
            }),
            TagQuestion::RenameTo(from) => self.replace_everywhere(vec![from], name, None),
            TagQuestion::MergeInto(from) => self.replace_everywhere(from, name, None),
            TagQuestion::SplitInto(from) => {
                let Some(Overlay::Marks(list)) = self.overlays.last() else { return };
                let chosen = list.items.iter().map(|item| item.mark.id.clone()).collect();
                self.replace_everywhere(vec![from], name, Some(chosen));
            }
            TagQuestion::Merge => {}
        }
    }

    /// Asks the second question, where the tags of the first are known.
    fn ask_into(
        &mut self,
        names: Vec<String>,
        known: Vec<String>,
        next: impl FnOnce(Vec<String>) -> TagQuestion,
    ) {
        if let Some(unknown) = names.iter().find(|name| !known.contains(name)) {
            return self.warn(say!(self.lang, "tags.unknown", name = unknown));
        }
        if !names.is_empty() {
            self.ask_tag(next(names));
        }
    }

    /// Tags the mark that was just made, or the one that is meant, or takes the tag away from it; where
    /// there is none, marks. A mark that is not shown keeps its tags, and a colleague's is asked for.
    fn tag(&mut self, name: &str) {
        let made = self.made_elsewhere();
        let shown = made.is_none();
        let meant = made.or_else(|| self.meant().map(|(id, mark, _)| (id, mark)));
        if let Some((id, mark)) = meant {
            let has = mark.tags.iter().any(|tag| tag == name);
            if has && !shown {
                return self.tell(say!(self.lang, "tags.has", name = name));
            }
            if has && !self.author.owns(&mark) {
                return self.overlays.push(Overlay::UntagOthers(id, Box::new(mark), name.to_owned()));
            }
            return self.toggle_tag(id, &mark, name);
        }
        let Some(reader) = self.reader_mut() else { return };
        let (id, Some(span)) = (reader.id, reader.passage()) else { return };
        reader.selection = None;
        self.add_mark(id, &Target::Passage(span), |mark, now| mark.with_tags(vec![name.to_owned()], now));
        self.tell(say!(self.lang, "tags.marked", name = name));
    }

    /// Gives a mark a tag, or takes it away.
    pub(super) fn toggle_tag(&mut self, id: EntryId, mark: &Mark, name: &str) {
        let has = mark.tags.iter().any(|tag| tag == name);
        self.change(id, tags::toggle(mark, name, &self.timestamp()));
        self.tell(if has {
            say!(self.lang, "tags.taken", name = name)
        } else {
            say!(self.lang, "tags.given", name = name)
        });
    }

    /// Notes which mark was made last.
    pub(super) fn just_made(&mut self, id: EntryId, mark: &str) {
        self.just_made = self.reader().filter(|reader| reader.id == id).map(|reader| JustMade {
            report: id,
            mark: mark.to_owned(),
            caret: reader.caret,
        });
    }

    /// What was made last is not meant any more once something else is pointed at.
    pub(super) fn forget_what_was_made(&mut self) {
        let lists = self.overlays.iter().any(|overlay| !matches!(overlay, Overlay::Prompt(_)));
        let here = self.reader().filter(|reader| reader.selection.is_none() && !lists);
        let here = here.map(|reader| (reader.id, reader.caret));
        self.just_made.take_if(|made| here != Some((made.report, made.caret)));
    }

    /// The mark that was just made, where it is none in the text: a remark, of which nothing is under the
    /// caret.
    fn made_elsewhere(&self) -> Option<(EntryId, Mark)> {
        let made = self.just_made.as_ref()?;
        let report = self.library.report(made.report)?;
        let mark = self.shelf.get(report, &made.mark).filter(|mark| mark.anchor.is_none())?;
        Some((made.report, mark.clone()))
    }

    /// Replaces tags by one, on the marks of all reports: also of those that are not open here, once their
    /// marks are known. Of chosen marks too: only then it is known whether any other still has the tag.
    fn replace_everywhere(&mut self, from: Vec<String>, into: String, chosen: Option<HashSet<String>>) {
        self.replacing = Some(Replacement { from, into, chosen });
        self.effects.push(Effect::LoadOthers);
    }

    /// All marks are known: what waited for them is done.
    pub(super) fn replace_waiting_tags(&mut self) {
        if let Some(replacement) = self.replacing.take() {
            self.replace_tags(&replacement);
        }
    }

    /// Replaces tags by one, on the marks that are chosen, in one step. A tag that no mark has then is none any
    /// more in the file of names either, and its number is free for the one in its place.
    fn replace_tags(&mut self, replacement: &Replacement) {
        let Replacement { from, into, chosen } = replacement;
        let from: Vec<&str> = from.iter().map(String::as_str).collect();
        let chosen = |id: &str| chosen.as_ref().is_none_or(|chosen| chosen.contains(id));
        let now = self.timestamp();
        let mut changes: Vec<(ReportKey, Change)> = vec![];
        for set in self.shelf.all() {
            let marks = set.marks.iter().filter(|mark| chosen(&mark.id));
            let of_report = tags::merge(marks, &from, into, &now);
            changes.extend(of_report.into_iter().map(|change| (set.report.clone(), change)));
        }
        let others = || self.shelf.all().flat_map(|set| &set.marks).filter(|mark| !chosen(&mark.id));
        let is_dead = |name: &&str| !others().any(|mark| mark.tags.iter().any(|tag| tag == name));
        let dead: Vec<&str> = from.iter().copied().filter(is_dead).collect();
        let names = self.shelf.names.merged(&dead, into);
        let count = changes.len();
        self.perform(Step { names, ..Step::of(changes) });
        self.tell(say!(self.lang, "tags.replaced", count = count, name = into));
    }

    /// The tags that go with what was typed: those that contain it, or have it for initials; the
    /// named ones first.
    pub fn tag_candidates(&self, typed: &str) -> Vec<String> {
        let used = tags::counts(self.shelf.all().flat_map(|set| &set.marks));
        let mut all: Vec<String> = self.shelf.names.all().map(str::to_owned).collect();
        for (name, _) in used {
            if !all.contains(&name) {
                all.push(name);
            }
        }
        let typed = typed.trim();
        all.retain(|name| typed.is_empty() || goes_with(name, typed));
        all
    }

    /// The name that was meant: as typed, or the first that has what was typed for initials.
    fn tag_meant(&self, typed: &str) -> Option<String> {
        let name = tags::clean_name(typed)?;
        let candidates = self.tag_candidates(&name);
        if candidates.contains(&name) || !name.is_ascii() {
            return Some(name);
        }
        Some(candidates.into_iter().next().unwrap_or(name))
    }

    /// Tab: the first candidate in the place of what was typed, behind the last 、 where several are.
    pub(super) fn complete_tag(&mut self) {
        let Some(Overlay::Prompt(Prompt { purpose: Purpose::Tag(question), field })) = self.overlays.last()
        else {
            return;
        };
        let text = field.text();
        let several = *question == TagQuestion::Merge;
        let (before, typed) = match text.rsplit_once(['、', ',', '，']).filter(|_| several) {
            Some((before, typed)) => (format!("{before}、"), typed.to_owned()),
            None => (String::new(), text.clone()),
        };
        let Some(first) = self.tag_candidates(&typed).into_iter().next() else { return };
        if let Some(Overlay::Prompt(prompt)) = self.overlays.last_mut() {
            prompt.field = Field::with(&format!("{before}{first}"));
        }
    }
}

/// True where a tag contains what was typed, in any script and width, or has it for initials.
pub fn goes_with(name: &str, typed: &str) -> bool {
    fold_str(name).contains(&fold_str(typed)) || have_initials(name, typed)
}
