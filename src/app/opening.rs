//! Opening reports, remembering where they were left, and coming back to it on the next start.

use super::{
    App,
    desk::Desk,
    effect::Effect,
    library::Progress,
    reasons::left_out,
    screen::Screen,
    session::{Left, Place, Session},
};
use crate::{
    library::{EntryId, LibraryEvent},
    marks::Whereabouts,
    say,
};

/// Two reports that the last run left for the library; they come back with either.
#[derive(Clone, Debug)]
pub(super) struct LeftTogether {
    /// By their SHA-256.
    reports: [String; 2],
    on_second: bool,
    linked: bool,
}

impl LeftTogether {
    /// Takes them out of how the library was left: they do not open by themselves.
    pub(super) fn taken_from(left: &mut Left) -> Option<Self> {
        if !left.resting {
            return None;
        }
        let reports = [left.report.take()?, left.second.take()?];
        Some(Self { reports, on_second: left.on_second, linked: left.linked })
    }

    fn of(desk: &Desk) -> Option<Self> {
        let reports = [&desk.left, desk.right.as_ref()?].map(|reader| reader.report.source.sha256.clone());
        Some(Self { reports, on_second: desk.side() == 1, linked: desk.link.on })
    }
}

impl App {
    /// A step of the loading: the table takes it in, and what was awaited opens.
    pub(super) fn library_event(&mut self, event: LibraryEvent) {
        let loaded = match &event {
            LibraryEvent::Loaded(id, _) => Some(*id),
            _ => None,
        };
        let finished = matches!(event, LibraryEvent::Finished);
        self.library.take(event, self.lang);
        self.refresh_table();
        if finished {
            self.tell_of_lost();
            self.ask_for_strays();
        }
        if finished && self.message.is_none() {
            left_out(self.lang, self.library.left_out).into_iter().for_each(|words| self.tell(words));
        }
        if let Some(id) = loaded {
            if let Some(key) = self.key_of(id) {
                self.effects.push(Effect::LoadMarks(key));
            }
            self.bring_drafts_along(id);
            self.come_back(id);
        }
    }

    /// Opens the report that the last run was left in, or the only one that was named.
    fn come_back(&mut self, id: EntryId) {
        if std::mem::take(&mut self.single) {
            self.open(id);
        }
        let Some(awaited) = self.awaited.clone() else { return };
        let Some(key) = self.key_of(id) else { return };
        let is_it = |sha256: &Option<String>| {
            sha256.as_ref().is_some_and(|sha256| {
                let stood = self.memory.place(sha256).map(|place| &place.stood);
                *sha256 == key.sha256 || stood.is_some_and(|stood| stood.agree(&key.whereabouts()))
            })
        };
        let (is_selected, is_open) =
            (is_it(&awaited.selected), is_it(&awaited.report) || is_it(&awaited.second));
        if is_selected && let Some(selected) = awaited.selected.and_then(|sha256| self.left_as(&sha256)) {
            let height = usize::from(self.size.table().height);
            self.library.select(selected, height);
        }
        let first = awaited.report.filter(|_| is_open).and_then(|sha256| self.left_as(&sha256));
        let Some(first) = first else { return };
        // The one at its path may come in behind a copy of what it was.
        if self.desk().is_none_or(|desk| desk.left.id != first) {
            self.screen = Screen::Library;
            self.open(first);
        }
        // Either of two reports may be there first; the second one waits for the first.
        let second = awaited.second.and_then(|sha256| self.left_as(&sha256));
        let is_there = |desk: &Desk| desk.right.as_ref().map(|right| right.id) == second;
        if let Some(second) = second.filter(|_| !self.desk().is_some_and(is_there)) {
            // Nor is the copy remembered as what was left here.
            if let Some(desk) = self.desk_mut() {
                desk.right = None;
            }
            self.beside(second);
            if let Some(desk) = self.desk_mut() {
                desk.on_right = awaited.on_second;
                desk.link.on = awaited.linked;
            }
        }
    }

    /// Everything is loaded: says so where a report that was open is not there. The other of two opens alone.
    fn tell_of_lost(&mut self) {
        let Some(awaited) = &self.awaited else { return };
        let Some(first) = &awaited.report else { return };
        let is_there = |sha256: &String| self.left_as(sha256);
        match (is_there(first), awaited.second.as_ref().map(is_there)) {
            (Some(_), Some(None)) if self.desk().is_some() => self.tell(say!(self.lang, "pick.lost")),
            (None, Some(Some(second))) if self.desk().is_none() => {
                self.open(second);
                self.tell(say!(self.lang, "pick.lost-first"));
            }
            (None, _) if self.desk().is_none() => self.tell(say!(self.lang, "pick.lost-only")),
            _ => {}
        }
    }

    /// The file of the library that was left with that hash: the one at its path, edited since or not, else
    /// the one that has it now.
    fn left_as(&self, sha256: &str) -> Option<EntryId> {
        let stood = self.memory.place(sha256).map(|place| &place.stood);
        let stands = |id: &EntryId, stood: &Whereabouts| {
            self.key_of(*id).is_some_and(|key| stood.agree(&key.whereabouts()))
        };
        let mut files =
            self.library.entries.iter().filter(|entry| entry.gone.is_none()).map(|entry| entry.id);
        let in_place = stood.and_then(|stood| files.find(|id| stands(id, stood)));
        in_place.or_else(|| self.id_of(sha256))
    }

    /// The file of the library with that hash.
    pub(super) fn id_of(&self, sha256: &str) -> Option<EntryId> {
        let is = |id: &EntryId| self.library.report(*id).is_some_and(|report| report.source.sha256 == sha256);
        self.library.entries.iter().map(|entry| entry.id).find(is)
    }

    /// The reader took over: nothing of the last run opens by itself any more.
    pub(super) fn stop_waiting(&mut self) {
        self.awaited = None;
        self.single = false;
    }

    /// Opens the file's report in the reader, where it was left.
    pub(super) fn open(&mut self, id: EntryId) {
        self.remember_places();
        let height = usize::from(self.size.table().height);
        self.library.select(id, height);
        let Some(reader) = self.reader_of(id) else { return };
        let lost = self.left_together.as_ref().is_some_and(|left| self.lacks_partner(left, id));
        match &mut self.screen {
            Screen::Reader(desk) => {
                *desk.reader_mut() = reader;
                desk.outline.focused = false;
            }
            Screen::Library => {
                let last_run = self.left_together.take();
                let rested = self.resting.take().or_else(|| self.together(&last_run?));
                let rested = rested.and_then(|desk| desk.turned_to(id));
                let alone = || Desk::of(reader, self.outline, self.split);
                self.screen = Screen::Reader(Box::new(rested.unwrap_or_else(alone)));
            }
        }
        self.settle();
        self.place_marks();
        self.tell_of_waiting();
        self.tell_of_drafts();
        self.ask_for_versions(id);
        if lost {
            self.tell(say!(self.lang, "pick.lost"));
        }
    }

    /// True where a file stood beside another when the last run left them, and that other one is not there.
    fn lacks_partner(&self, left: &LeftTogether, id: EntryId) -> bool {
        let found = left.reports.each_ref().map(|sha256| self.left_as(sha256));
        self.library.finished && found.contains(&Some(id)) && found.contains(&None)
    }

    /// The desk that the last run left for the library, as far as its reports are there.
    fn together(&self, left: &LeftTogether) -> Option<Box<Desk>> {
        let [first, second] = left.reports.each_ref().map(|sha256| self.left_as(sha256));
        let mut desk = Desk::of(self.reader_of(first?)?, self.outline, self.split);
        desk.right = Some(self.reader_of(second?)?);
        desk.link.on = left.linked;
        Some(Box::new(desk))
    }

    /// Back to the library.
    pub(super) fn leave_reader(&mut self) {
        self.remember_places();
        if let Screen::Reader(desk) = std::mem::take(&mut self.screen) {
            self.resting = desk.right.is_some().then_some(desk);
        }
        self.refresh_table();
        self.keep_session();
    }

    /// A key may have changed what the next start comes back to: it is kept a little later, once for many
    /// keys. Of a line that is being typed nothing is, and a note is a draft.
    pub(super) fn keep_session_soon(&mut self) {
        if !self.keeps_session_soon && !self.context().is_text() {
            self.keeps_session_soon = true;
            self.effects.push(Effect::KeepSessionSoon);
        }
    }

    /// Has it kept where the reader is.
    pub(super) fn keep_session(&mut self) {
        self.keeps_session_soon = false;
        let session = self.session();
        self.effects.push(Effect::SaveSession(session));
    }

    /// Remembers where the open reports are left.
    pub(super) fn remember_places(&mut self) {
        let Screen::Reader(desk) = &self.screen else { return };
        for reader in desk.readers() {
            let progress =
                if reader.at_end() && reader.height() > 0 { Progress::Read } else { Progress::Reading };
            self.memory.keep(Place {
                sha256: reader.report.source.sha256.clone(),
                stood: self.key_of(reader.id).map(|key| key.whereabouts()).unwrap_or_default(),
                caret: reader.caret,
                progress,
                searched: reader.search.needle.clone(),
            });
        }
    }

    /// A report whose end was seen is read, whatever happens next.
    pub(super) fn follow_progress(&mut self) {
        let Screen::Reader(desk) = &self.screen else { return };
        let ended = desk.readers().any(|reader| {
            reader.at_end()
                && self
                    .memory
                    .place(&reader.report.source.sha256)
                    .is_none_or(|p| p.progress != Progress::Read)
        });
        if ended {
            self.remember_places();
        }
    }

    /// Where the reader is, for the next start.
    pub fn session(&mut self) -> Session {
        self.remember_places();
        self.keep_drafts();
        let hash = |id: EntryId| self.library.report(id).map(|report| report.source.sha256.clone());
        let open = self.desk();
        let resting = self.resting.as_deref().and_then(LeftTogether::of).or(self.left_together.clone());
        let resting = resting.filter(|_| open.is_none());
        let two = open.and_then(LeftTogether::of).or(resting.clone());
        let alone = open.map(|desk| desk.left.report.source.sha256.clone());
        let [report, second] = match &two {
            Some(two) => two.reports.clone().map(Some),
            None => [alone, None],
        };
        let left = Left {
            library: self.opened.clone(),
            report,
            second,
            resting: resting.is_some(),
            on_second: two.as_ref().is_some_and(|two| two.on_second),
            linked: two.as_ref().is_some_and(|two| two.linked),
            split: self.split,
            filter: self.library.filter.clone(),
            sort: Some(self.library.sort),
            selected: self.library.selected.and_then(hash),
            outline: self.outline,
        };
        Session { left, places: self.memory.clone(), drafts: self.drafts_to_keep() }
    }
}
