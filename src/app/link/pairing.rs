//! `gl`: the reader says which section answers which.

use super::wording::name_of;
use crate::{
    app::{App, effect::Effect},
    outline::Section,
    say,
};

impl App {
    /// Pairs the sections that the two carets are in; where they are paired so, no longer.
    pub(in crate::app) fn pair_by_hand(&mut self) {
        let Some(desk) = self.desk() else { return };
        let Some(right) = &desk.right else { return self.tell(say!(self.lang, "link.one-report")) };
        let readers = [&desk.left, right];
        let sections = readers.map(|reader| reader.report.outline.section_at(reader.caret));
        let [Some(one), Some(other)] = sections else { return self.tell(say!(self.lang, "link.no-section")) };
        let (left, right) = (desk.left.report.clone(), right.report.clone());
        let pairs = self.comparisons.by_hand(&left, &right);
        let paired = pairs.toggle((&left, one), (&right, other));
        let pairs = pairs.clone();
        self.effects.push(Effect::SavePairs(pairs));
        self.lay_out_link();
        let name = |sections: &[Section], at: usize| sections.get(at).map(name_of).unwrap_or_default();
        let (one, other) = (name(&left.outline.sections, one), name(&right.outline.sections, other));
        self.tell(if paired {
            say!(self.lang, "link.paired", left = one, right = other)
        } else {
            say!(self.lang, "link.unpaired", left = one, right = other)
        });
    }
}
