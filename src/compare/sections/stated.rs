//! What the figures of a section state: sections that give the same conventional indicators answer each other,
//! whatever their headings say.

use super::{gist::own_texts, vectors::Vector};
use crate::{
    compare::{basis::Basis, wording::Numbered},
    report::Report,
    text::CleanSpan,
};

/// One indicator in common is little ground; what stands in common is measured against this at the least.
const LITTLE: f32 = 6.0;

/// The indicators that the figures of a report state, in order, each with the character its figure begins at.
#[derive(Clone, Debug, Default)]
pub(super) struct Stated(Vec<(usize, u64)>);

impl Stated {
    pub(super) fn of(report: &Report, bases: &[Option<Basis>]) -> Self {
        let figures = report.figures.found.iter().zip(bases);
        let stated = figures.filter_map(|(figure, basis)| {
            let family = basis.as_ref()?.indicator?.family;
            Some((figure.span.start, u64::try_from(family).ok()?))
        });
        Self(stated.collect())
    }

    /// The indicators stated in `span`, each once, with how much each tells.
    pub(super) fn within(&self, span: CleanSpan, telling: &Numbered<f32>) -> Vector {
        let weigh = |family| (family, telling.get(&family).copied().unwrap_or(0.0));
        self.families(span).into_iter().map(weigh).collect()
    }

    fn families(&self, span: CleanSpan) -> Vec<u64> {
        let start = self.0.partition_point(|stated| stated.0 < span.start);
        let end = self.0.partition_point(|stated| stated.0 < span.end);
        let mut families: Vec<u64> =
            self.0.get(start..end).unwrap_or_default().iter().map(|stated| stated.1).collect();
        families.sort_unstable();
        families.dedup();
        families
    }
}

/// How much each indicator tells: what many sections give figures of tells least.
pub(super) fn rarity(reports: [(&Report, &Stated); 2]) -> Numbered<f32> {
    let mut counts: Numbered<f32> = Numbered::default();
    let mut all = 0.0f32;
    for (report, stated) in reports {
        for span in own_texts(&report.outline.sections) {
            all += 1.0;
            stated.families(span).into_iter().for_each(|family| *counts.entry(family).or_default() += 1.0);
        }
    }
    counts.into_iter().map(|(family, count)| (family, (1.0 + all / count).ln())).collect()
}

/// How much of the lesser of two lists stands in the other, 0 to 1.
pub(super) fn in_common(left: &Vector, right: &Vector) -> f32 {
    let sum = |list: &Vector| list.iter().map(|(_, weight)| weight).sum::<f32>();
    let find = |family: &u64| right.binary_search_by_key(family, |(other, _)| *other).is_ok();
    let common: f32 = left.iter().filter(|(family, _)| find(family)).map(|(_, weight)| weight).sum();
    common / sum(left).min(sum(right)).max(LITTLE)
}
