//! `gc` and `gC`: from change to change, the other report's words beside it.

use super::{
    Ready,
    passages::{self, Change, Fate},
};
use crate::{
    app::{App, motions::Direction},
    say,
};
use std::borrow::Cow;

impl App {
    /// The change that is so many behind the caret, or before it.
    pub(in crate::app) fn next_change(&mut self, way: Direction, count: usize) {
        let Some(desk) = self.desk_mut() else { return };
        let Some(ready) = desk.link.linked().cloned() else { return self.tell_of_no_link() };
        let side = desk.side();
        let reader = desk.reader();
        let mut stops: Vec<Change> = passages::changes(&ready.passages[side]).collect();
        stops.retain(|change| reader.page.shows(change.at));
        stops.dedup_by_key(|change| change.at);
        let before = stops.partition_point(|change| change.at < reader.caret);
        let on = usize::from(stops.get(before).is_some_and(|change| change.at == reader.caret));
        let target = match way {
            Direction::Forward => (before + on).checked_add(count.max(1) - 1).filter(|at| *at < stops.len()),
            Direction::Back => before.checked_sub(count.max(1)),
        };
        let Some((which, change)) = target.and_then(|at| Some((at, *stops.get(at)?))) else {
            return self.tell(match way {
                _ if !ready.tells_of_lone() => say!(self.lang, "change.two-places"),
                Direction::Forward => say!(self.lang, "no-more.change-forward"),
                Direction::Back => say!(self.lang, "no-more.change-back"),
            });
        };
        let in_sentences =
            ready.passages[side].iter().filter(|passage| passages::is_changed(passage)).count();
        desk.outline.focused = false;
        desk.reader_mut().jump_to(change.at);
        if let Some((_, there)) = change.words {
            desk.show_beside(there.start);
        }
        let words = self.words_of_change(change, &ready);
        let (which, count) = (which + 1, stops.len());
        let message = say!(
            self.lang,
            "change.which",
            which = which,
            count = count,
            sentences = in_sentences,
            words = words
        );
        self.tell(message);
    }

    /// What a change of the report with the caret is, with the words or the year of the other.
    fn words_of_change(&self, change: Change, ready: &Ready) -> Cow<'static, str> {
        let Some(desk) = self.desk() else { return Cow::Borrowed("") };
        let is_later = desk.side() == ready.comparison.later().index();
        let other_year = desk.other().and_then(|other| other.report.outline.metadata.year);
        let since = other_year.filter(|_| ready.comparison.earlier.is_some());
        match (change.words, desk.other()) {
            (Some((here, there)), Some(other)) => {
                let here = desk.reader().report.text.slice(here);
                let there = other.report.text.slice(there);
                let (before, after) = if is_later { (there, here) } else { (here, there) };
                match (before.is_empty(), after.is_empty()) {
                    (true, _) => say!(self.lang, "change.put-in", after = after),
                    (_, true) => say!(self.lang, "change.taken-out", before = before),
                    _ => say!(self.lang, "change.reworded", before = before, after = after),
                }
            }
            _ => match (change.fate, since) {
                (Fate::New, Some(year)) => say!(self.lang, "change.new-since", year = year),
                (_, Some(year)) => say!(self.lang, "change.dropped-since", year = year),
                _ if !ready.are_versions() => say!(self.lang, "change.only-here"),
                (Fate::New, None) => say!(self.lang, "change.new"),
                (_, None) => say!(self.lang, "change.dropped"),
            },
        }
    }

    /// Says why there is nothing to be looked up: one report only, not linked, not yet compared.
    pub(super) fn tell_of_no_link(&mut self) {
        let two = self.desk().is_some_and(|desk| desk.right.is_some());
        let comparing = self.desk().is_some_and(|desk| desk.link.is_comparing());
        let failed = self.desk().is_some_and(|desk| desk.link.on && desk.link.failed);
        self.tell(match two {
            false => say!(self.lang, "link.one-report"),
            true if comparing => say!(self.lang, "link.comparing"),
            true if failed => say!(self.lang, "link.not-compared"),
            true => say!(self.lang, "link.first"),
        });
    }
}
