//! How near the sections are that two figures stand in.

use crate::{compare::sections::SectionPair, report::Report};

/// How near sections of two reports are.
pub(super) struct Linked {
    near: Vec<u8>,
    rights: usize,
}

impl Linked {
    pub(super) fn of(reports: [&Report; 2], pairs: &[SectionPair]) -> Self {
        let [lefts, rights] = reports.map(|report| report.outline.sections.len());
        let mut linked = Self { near: vec![0; lefts * rights], rights };
        // What stands below two sections that answer each other is near.
        for pair in pairs {
            for (&left, &right) in
                pair.left.iter().flat_map(|left| pair.right.iter().map(move |right| (left, right)))
            {
                for one in below(reports[0], left) {
                    for other in below(reports[1], right) {
                        let near = if (one, other) == (left, right) { 2 } else { 1 };
                        let slot = &mut linked.near[one * rights + other];
                        *slot = near.max(*slot);
                    }
                }
            }
        }
        linked
    }

    /// 2 where the sections answer each other, 1 where sections around them do, 0 elsewhere.
    pub(super) fn near(&self, left: Option<usize>, right: Option<usize>) -> u8 {
        let slot = left.zip(right).and_then(|(left, right)| self.near.get(left * self.rights + right));
        slot.copied().unwrap_or(0)
    }
}

/// A section and all that stands below it.
fn below(report: &Report, section: usize) -> std::ops::Range<usize> {
    let sections = &report.outline.sections;
    let end = sections[section].span.end;
    section..section + sections[section..].iter().take_while(|other| other.span.start < end).count()
}
