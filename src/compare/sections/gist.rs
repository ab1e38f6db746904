//! What a passage tells of: its heading, its matters, the words that tell.

use super::super::wording::{Numbered, Wording, number};
use super::{
    matters::{self, Matter, Matters},
    runs::{Occurring, Runs},
    stated::{self, Stated},
    vectors::{Vector, counted, in_common, normal, product},
};
use crate::{
    outline::Section,
    report::Report,
    text::{CleanSpan, CleanText},
};

/// The words that tell most of a passage; more add time and no sense.
const MOST_WORDS: usize = 64;
/// What the heading names weighs so much, what the text names so much.
const IN_HEADING: f32 = 1.0;
const IN_TEXT: f32 = 0.75;
/// What telling of the same family counts beside telling of the same matter.
const FAMILY: f32 = 0.55;
/// What the matters of the text alone say against those of heading and text.
const TEXT_ALONE: f32 = 0.9;
/// How much the text tells where the headings have nothing in common.
const SILENT_HEADING: f32 = 0.8;
/// What stating the same indicators adds.
const STATED: f32 = 0.15;
/// Headings that have more in common than this are one heading.
const SAME_HEADING: f32 = 0.8;

/// What tells the sections of two reports apart.
pub(super) struct Rarity<'a> {
    runs: Runs<'a>,
    /// How much each run tells, by its number.
    words: Vec<f32>,
    matters: Numbered<f32>,
}

impl<'a> Rarity<'a> {
    /// How much each word and each matter tells: the rarer among the sections of both reports, the more.
    pub(super) fn of(reports: [&Report; 2], words: [&'a Wording; 2], matters: &[Matters; 2]) -> Self {
        let own = reports.map(|report| own_texts(&report.outline.sections));
        let runs = Runs::of(words);
        let mut counts = vec![0; runs.len()];
        for (side, spans) in own.iter().enumerate() {
            for span in spans {
                runs.within(side, *span).into_iter().for_each(|(run, _)| counts[run] += 1);
            }
        }
        let all = own.iter().map(Vec::len).sum::<usize>();
        // What stands in no section tells nothing.
        let tells = |count: usize| if count == 0 { 0.0 } else { (all as f32 / count as f32).ln().max(0.0) };
        let words = counts.into_iter().map(tells).collect();
        let told = [0, 1].into_iter().flat_map(|side| own[side].iter().map(move |span| (side, *span)));
        Self { runs, words, matters: matters::rarity(told.map(|(side, span)| (&matters[side], span))) }
    }

    /// The words that tell most of a passage of the report on a side.
    fn telling_words(&self, side: usize, span: CleanSpan) -> Vector {
        let weigh = |(run, (feature, count)): (usize, Occurring)| {
            (feature, (1.0 + (count as f32).ln()) * self.words[run])
        };
        let runs = self.runs.within(side, span).into_iter();
        let mut vector: Vector = runs.map(weigh).filter(|(_, weight)| *weight > 0.0).collect();
        let order =
            |one: &(u64, f32), other: &(u64, f32)| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0));
        if vector.len() > MOST_WORDS {
            vector.select_nth_unstable_by(MOST_WORDS, order);
            vector.truncate(MOST_WORDS);
        }
        vector.sort_unstable_by(order);
        normal(vector)
    }
}

/// The text of each section up to the next one, whatever its level.
pub(super) fn own_texts(sections: &[Section]) -> Vec<CleanSpan> {
    let ends = sections.iter().skip(1).map(|next| Some(next.span.start)).chain([None]);
    let own = sections.iter().zip(ends).map(|(section, end)| {
        let end = end.unwrap_or(section.span.end);
        CleanSpan::new(section.span.start, end.max(section.span.start))
    });
    own.collect()
}

/// A report, read for what its passages tell of.
pub(super) struct Source<'a> {
    pub(super) report: &'a Report,
    /// Which of the two reports it is.
    pub(super) side: usize,
    pub(super) matters: &'a Matters,
    pub(super) rarity: &'a Rarity<'a>,
    pub(super) stated: &'a Stated,
    /// How much each indicator tells.
    pub(super) telling: &'a Numbered<f32>,
}

/// What a passage tells of.
pub(super) struct Gist {
    /// Runs of two characters of its heading, sorted.
    heading: Vec<u64>,
    words: Vector,
    /// The matters it tells of, and their families.
    matters: Vector,
    /// Those of its text alone, for headings that say little of it.
    told: Vector,
    /// How much names matters, 0 to 1: little says little.
    evidence: f32,
    /// The indicators that its figures state.
    stated: Vector,
}

impl Gist {
    /// Reads the passage `span` under the words `heading`.
    pub(super) fn of(source: &Source<'_>, span: CleanSpan, heading: CleanSpan) -> Self {
        let (matters, told, evidence) = read_matters(source, span, heading);
        Self {
            heading: heading_runs(&source.report.text, heading),
            words: source.rarity.telling_words(source.side, span),
            matters,
            told,
            evidence,
            stated: source.stated.within(span, source.telling),
        }
    }

    /// How alike two passages are, 0 to 1.
    pub(super) fn likeness(&self, other: &Self) -> f32 {
        let heading = in_common(&self.heading, &other.heading);
        let words = (product(&self.words, &other.words) * 1.8).min(1.0);
        let matters =
            product(&self.matters, &other.matters).max(TEXT_ALONE * product(&self.told, &other.told));
        let matters = matters * self.evidence.min(other.evidence);
        // A heading that says nothing of the other leaves it to the text: “让办事零距离”.
        let text = (0.75 * matters + 0.25 * words) * SILENT_HEADING;
        let score = (0.55 * matters + 0.25 * heading + 0.2 * words).max(text);
        let score =
            if heading > SAME_HEADING { score.max(0.55 * heading + 0.2 * words.max(matters)) } else { score };
        score + STATED * stated::in_common(&self.stated, &other.stated)
    }
}

/// Runs of two characters of a heading; years and numbers set aside.
fn heading_runs(text: &CleanText, heading: CleanSpan) -> Vec<u64> {
    let plain = |c: &char| c.is_alphanumeric() && !c.is_ascii_digit();
    let folded: Vec<char> = text.folded()[heading.start..heading.end].iter().copied().filter(plain).collect();
    let folded = folded.strip_prefix(&['年', '度']).or(folded.strip_prefix(&['年'])).unwrap_or(&folded);
    counted(folded.windows(2).map(number).collect()).into_iter().map(|(run, _)| run).collect()
}

/// The matters that a passage tells of, those of its heading before those of its text; those of its text
/// alone; and how much names them.
fn read_matters(source: &Source<'_>, span: CleanSpan, heading: CleanSpan) -> (Vector, Vector, f32) {
    let weigh = |(key, count): (u64, usize)| {
        let rare = source.rarity.matters.get(&(key & u64::from(u32::MAX))).copied().unwrap_or(0.0);
        (key, (count as f32).sqrt() * rare)
    };
    let weighted = |found: Vec<Matter>| {
        let keys = found.iter().map(|told| u64::from(told.family) << 32 | u64::from(told.matter));
        (found.len() as f32, normal(counted(keys.collect()).into_iter().map(weigh).collect()))
    };
    let (in_heading, named) = weighted(source.matters.named(heading).collect());
    let (in_text, told) = weighted(source.matters.within(span).collect());
    let evidence = (0.6 + 0.06 * (3.0 * in_heading + in_text)).min(1.0);
    (with_families(&[(&named, IN_HEADING), (&told, IN_TEXT)]), with_families(&[(&told, 1.0)]), evidence)
}

/// Matters with their families, summed up by their shares.
fn with_families(parts: &[(&Vector, f32)]) -> Vector {
    let mut weights: Numbered<f32> = Numbered::default();
    for (vector, share) in parts {
        for (key, weight) in *vector {
            *weights.entry(*key).or_default() += share * weight;
            *weights.entry(1 << 63 | key >> 32).or_default() += FAMILY * share * weight;
        }
    }
    normal(weights.into_iter().collect())
}
