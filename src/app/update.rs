//! What each action does: the one place that matches on actions. The work is in the file of the
//! feature that it belongs to.

use super::{
    App,
    action::Action,
    effect::Effect,
    keymap::Context,
    motions::{Direction, Unit},
    objects::Object,
    reader::Reader,
    screen::Overlay,
    scroll::Move,
    selection::Selection,
    tagging::TagQuestion,
};
use crate::say;
use Direction::{Back, Forward};

impl App {
    /// Does what was asked for; `count` is what was typed before it.
    pub(super) fn act(&mut self, action: Action, count: Option<usize>) {
        let times = count.unwrap_or(1);
        let steps = isize::try_from(times).unwrap_or(isize::MAX);
        match action {
            Action::Down => self.go(Move::By(steps)),
            Action::Up => self.go(Move::By(-steps)),
            Action::ScrollDown => self.go(Move::Window(steps)),
            Action::ScrollUp => self.go(Move::Window(-steps)),
            Action::HalfDown => self.go(Move::HalfScreens(steps)),
            Action::HalfUp => self.go(Move::HalfScreens(-steps)),
            Action::PageDown => self.page(steps),
            Action::PageUp => self.page(-steps),
            Action::First => self.go(Move::To(times - 1)),
            Action::Last => self.go(count.map_or(Move::Last, |row| Move::To(row.saturating_sub(1)))),
            Action::Left => self.in_reader(|reader| reader.horizontal(-steps)),
            Action::Right => self.in_reader(|reader| reader.horizontal(steps)),
            Action::RowStart => self.in_reader(|reader| reader.row_end(Back)),
            Action::RowEnd => self.in_reader(|reader| reader.row_end(Forward)),
            Action::SentenceBack => self.travel(Unit::Sentence, Back, times),
            Action::SentenceForward => self.travel(Unit::Sentence, Forward, times),
            Action::ParagraphBack => self.travel(Unit::Paragraph, Back, times),
            Action::ParagraphForward => self.travel(Unit::Paragraph, Forward, times),
            Action::SectionBack => self.travel(Unit::Section, Back, times),
            Action::SectionForward => self.travel(Unit::Section, Forward, times),
            Action::FigureForward => self.travel(Unit::Figure, Forward, times),
            Action::FigureBack => self.travel(Unit::Figure, Back, times),
            Action::Search => self.ask_search(),
            Action::SearchNext => self.search_step(Forward, times),
            Action::SearchPrevious => self.search_step(Back, times),
            Action::JumpBack => self.jump(Back, times),
            Action::JumpForward => self.jump(Forward, times),
            Action::Open => self.enter(),
            Action::NextPane => self.next_pane(),
            Action::Outline => self.toggle_outline(),
            Action::SelectCharacters => self.select(false),
            Action::SelectParagraphs => self.select(true),
            Action::OtherEnd => self.in_reader(Reader::other_end),
            Action::Cancel => self.cancel(),
            Action::Mark => self.mark(),
            Action::Note => self.write_note(),
            Action::Remark => self.write_remark(),
            Action::Marks => self.list_marks(),
            Action::Remove => self.remove_mark(),
            Action::Undo => self.undo(times),
            Action::Redo => self.redo(times),
            Action::SelectSentence => self.in_reader(|reader| reader.select_object(Object::Sentence, times)),
            Action::SelectClause => self.in_reader(|reader| reader.select_object(Object::Clause, times)),
            Action::SelectPoint => self.in_reader(|reader| reader.select_object(Object::Point, times)),
            Action::SelectSection => self.select_section(times),
            Action::SelectFigure => self.in_reader(|reader| reader.select_object(Object::Figure, times)),
            Action::MarkForward => self.step_marks(Forward, times),
            Action::MarkBack => self.step_marks(Back, times),
            Action::Tag => self.tag_by_key(count),
            Action::TagByName => self.ask_tag(TagQuestion::Apply(None)),
            Action::RenameTag => self.ask_tag(TagQuestion::Rename),
            Action::MergeTags => self.ask_tag(TagQuestion::Merge),
            Action::SplitTag => self.ask_tag(TagQuestion::Split),
            Action::Confirm => self.confirm(),
            Action::Gone => self.gone(),
            Action::Reread => self.ask_reread(),
            Action::Save => self.save_again(),
            Action::NextWaiting => self.next_waiting(),
            Action::Export => self.ask_export(),
            Action::Second => self.pick(),
            Action::Swap => self.swap(),
            Action::Close => self.close(),
            Action::Link => self.toggle_link(),
            Action::Pair => self.pair_by_hand(),
            Action::NextAnswer => self.next_answer(times),
            Action::NextChange => self.next_change(Forward, times),
            Action::PreviousChange => self.next_change(Back, times),
            Action::Wider => self.resize_panes(steps),
            Action::Narrower => self.resize_panes(steps.saturating_neg()),
            Action::CompareFigures => self.list_compared(),
            Action::WholeReports => self.toggle_whole(),
            Action::MarkRow => self.mark_row(),
            Action::Figures => self.list_figures(),
            Action::Noise => self.toggle_noise(),
            Action::Simplified => self.toggle_simplified(),
            Action::Skipped => self.toggle_skipped(),
            Action::Origin => self.show_origin(),
            Action::SortLeft => self.sort(-steps),
            Action::SortRight => self.sort(steps),
            Action::SortReverse => self.reverse(),
            Action::Keep => self.keep_note(),
            Action::PutAside => self.put_aside(),
            Action::Discard => self.discard(),
            Action::Complete => self.complete(),
            Action::WriteExport => self.write_export(),
            Action::NextGrouping => self.next_grouping(),
            Action::NextForm => self.next_form(),
            Action::Copy => self.copy(),
            Action::CopyExcerpt => self.copy_excerpt(),
            Action::CopyAddress => self.copy_address(),
            Action::Differences => self.list_differences(),
            Action::NextDifference => self.next_difference(Forward),
            Action::PreviousDifference => self.next_difference(Back),
            Action::Yes => self.yes(),
            Action::No => drop(self.overlays.pop()),
            Action::Command => self.ask_command(),
            Action::Help => self.help(),
            Action::Back => self.back(),
            Action::Quit => self.quit(),
            Action::Suspend => {
                let session = self.session();
                self.effects.extend([Effect::SaveSession(session), Effect::Suspend]);
            }
        }
    }

    pub(super) fn in_reader(&mut self, change: impl FnOnce(&mut Reader)) {
        if let Some(reader) = self.reader_mut() {
            change(reader);
        }
    }

    fn enter(&mut self) {
        match self.overlays.pop() {
            Some(Overlay::Prompt(prompt)) => return self.prompt_entered(prompt),
            Some(Overlay::Picker(picker)) => return self.picked(picker),
            Some(other) => {
                self.overlays.push(other);
                return self.open_in_list();
            }
            None => {}
        }
        match self.context() {
            Context::Library => self.open_selected(),
            Context::Outline => self.open_section(),
            _ => self.open_under_caret(),
        }
    }

    fn open_selected(&mut self) {
        let Some(entry) = self.library.current() else { return };
        let (id, gone) = (entry.id, entry.gone.is_some());
        match &entry.state {
            super::library::State::Ready(_) if gone => self.open_stray(id),
            super::library::State::Ready(_) => self.open(id),
            super::library::State::Waiting => self.tell(say!(self.lang, "library.waiting")),
            super::library::State::Failed(_) => {
                if !self.open_stray_of(id) {
                    self.show_origin();
                }
            }
        }
    }

    /// Enter in the text: the note of the mark under the caret, else where this came from.
    fn open_under_caret(&mut self) {
        match self.reader() {
            Some(reader) if reader.mark_at(reader.caret).is_some() => self.write_note(),
            Some(_) => self.show_origin(),
            None => {}
        }
    }

    fn select(&mut self, paragraphs: bool) {
        let Some(reader) = self.reader_mut() else { return };
        reader.selection = match reader.selection {
            Some(selection) if selection.paragraphs == paragraphs => None,
            Some(selection) => Some(Selection { paragraphs, ..selection }),
            None => Some(Selection { begun: reader.caret, paragraphs, object: false }),
        };
    }

    fn cancel(&mut self) {
        if self.widen_compared() {
            return;
        }
        match self.overlays.pop() {
            Some(Overlay::Prompt(prompt)) => return self.prompt_cancelled(prompt),
            Some(_) => return,
            None => {}
        }
        match self.context() {
            Context::Outline => self.leave_outline(),
            Context::Library if !self.library.filter.is_empty() => {
                self.library.filter.clear();
                self.refresh_table();
            }
            _ => self.in_reader(|reader| {
                if reader.selection.take().is_none() {
                    reader.search.matches.clear();
                }
            }),
        }
    }

    fn sort(&mut self, step: isize) {
        if let Some(Overlay::Compared(_)) = self.overlays.last() {
            return self.order_compared(step);
        }
        self.library.sort_by_neighbour(step);
        self.refresh_table();
    }

    fn reverse(&mut self) {
        self.library.sort.reversed = !self.library.sort.reversed;
        self.refresh_table();
    }

    fn help(&mut self) {
        let context = self.context();
        if !matches!(self.overlays.last(), Some(Overlay::Help { .. })) {
            self.overlays.push(Overlay::Help { context, top: 0 });
        }
    }

    /// `q`: closes what lies on top, then the outline, then the reader, then the program.
    fn back(&mut self) {
        if self.overlays.pop().is_some() {
            return;
        }
        match self.context() {
            Context::Library => self.quit(),
            Context::Outline => self.leave_outline(),
            Context::Select => self.cancel(),
            _ => self.leave_reader(),
        }
    }
}
