//! `g=`: where several sections answer the one under the caret, the other pane goes from one to the next.

use super::answers::Answer;
use crate::{
    app::{App, desk::Desk},
    say,
};

impl Desk {
    /// Which of the sections that answer the other pane is at, from 0; the first where it is at none.
    pub fn answer_shown(&self, answer: &Answer) -> usize {
        let at = self.other().and_then(|other| other.report.outline.section_at(other.caret));
        answer.sections.iter().position(|section| Some(*section) == at).unwrap_or(0)
    }

    /// True where more than one section answers the one under the caret.
    pub(super) fn has_several_answers(&self) -> bool {
        let ready = self.link.linked();
        let answer = ready.and_then(|ready| self.counterpart(ready).ok().flatten());
        answer.is_some_and(|answer| answer.sections.len() > 1)
    }
}

impl App {
    /// Shows the answering section that is so many further, and round again.
    pub(in crate::app) fn next_answer(&mut self, count: usize) {
        let Some(desk) = self.desk_mut() else { return };
        let Some(ready) = desk.link.linked().cloned() else { return self.tell_of_no_link() };
        let answer = match desk.counterpart(&ready) {
            Ok(Some(answer)) if answer.sections.len() > 1 => answer,
            Ok(_) => return self.tell(say!(self.lang, "link.one-answer")),
            Err(_) => return self.tell(say!(self.lang, "link.alone")),
        };
        let of = answer.sections.len();
        let which = (desk.answer_shown(answer) + count.max(1) % of) % of;
        let Some(title) = desk.show_answer(answer.sections.get(which).copied()) else { return };
        self.tell(say!(self.lang, "link.which-answer", which = which + 1, of = of, section = title));
    }
}
