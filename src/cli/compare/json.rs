//! The comparison as one JSON object: the interface that scripts use. Indexes are those of `inspect`.

use super::{Compared, row::reason};
use crate::{
    cli::inspect::write_line,
    compare::{SectionPair, Side},
    outline::PartName,
};
use serde::Serialize;
use std::{
    borrow::Cow,
    io::{self, Write},
};

#[derive(Serialize)]
struct Object<'a> {
    left: Cow<'a, str>,
    right: Cow<'a, str>,
    /// Which of them differences are reckoned from; null for the left one, where the years do not tell.
    earlier: Option<&'static str>,
    sections: Vec<Sections<'a>>,
    sentences: Sentences,
    carried_over: f64,
    carried_over_parts: Vec<PartShare>,
    figures: Vec<Pair<'a>>,
    different_basis: Vec<OtherBasis>,
    zeros: Vec<SaidNone>,
    left_only: &'a [usize],
    right_only: &'a [usize],
}

#[derive(Serialize)]
struct Sections<'a> {
    left: &'a [usize],
    right: &'a [usize],
    confidence: f64,
    /// Said only where a reader paired them.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    by_hand: bool,
}

#[derive(Serialize)]
struct Sentences {
    kept: usize,
    changed: usize,
    new: usize,
    dropped: usize,
    set_phrases: usize,
}

#[derive(Serialize)]
struct PartShare {
    part: PartName,
    carried_over: f64,
}

#[derive(Serialize)]
struct Pair<'a> {
    left: usize,
    right: usize,
    difference: Option<&'a str>,
    percent: Option<&'a str>,
    /// The reports whose figure says by how much something fell; said only where one does. Of two falls the
    /// difference is that of the falls.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    falls: Vec<&'static str>,
}

#[derive(Serialize)]
struct OtherBasis {
    left: usize,
    right: usize,
    why: String,
}

/// A figure of one report, and the zero in words of the other.
#[derive(Serialize)]
struct SaidNone {
    /// The report with the figure.
    counted: &'static str,
    /// Index among its figures.
    figure: usize,
    /// Index among the other report's zeros.
    zero: usize,
    difference: Option<String>,
    percent: Option<String>,
}

/// Writes the comparison on one line.
pub(super) fn write(compared: &Compared, out: &mut dyn Write) -> io::Result<()> {
    let found = compared.comparison;
    let (sentences, figures) = (&found.sentences, &found.figures);
    let object = Object {
        left: compared.paths[0].to_string_lossy(),
        right: compared.paths[1].to_string_lossy(),
        earlier: found.earlier.map(name),
        sections: found.sections.iter().map(of_sections).collect(),
        sentences: Sentences {
            kept: sentences.kept(),
            changed: sentences.changed(),
            new: found.new_sentences().len(),
            dropped: found.dropped_sentences().len(),
            set_phrases: sentences.set_phrases(found.later()),
        },
        carried_over: rounded(found.carried_over.whole),
        carried_over_parts: found
            .carried_over
            .parts
            .iter()
            .map(|(part, share)| PartShare { part: *part, carried_over: rounded(*share) })
            .collect(),
        figures: figures
            .pairs
            .iter()
            .map(|pair| Pair {
                left: pair.left,
                right: pair.right,
                difference: pair.difference.as_deref(),
                percent: pair.percent.as_deref(),
                falls: [(Side::Left, pair.left), (Side::Right, pair.right)]
                    .into_iter()
                    .filter(|(side, figure)| found.falls(*side, *figure))
                    .map(|(side, _)| name(side))
                    .collect(),
            })
            .collect(),
        different_basis: figures
            .different_basis
            .iter()
            .map(|pair| OtherBasis { left: pair.left, right: pair.right, why: reason(&pair.why, None) })
            .collect(),
        zeros: found
            .zeros
            .iter()
            .map(|pair| {
                let figure = &compared.reports[pair.counted.index()].figures.found[pair.figure];
                let (difference, percent) = pair.change(figure, found.later());
                let counted = name(pair.counted);
                SaidNone { counted, figure: pair.figure, zero: pair.zero, difference, percent }
            })
            .collect(),
        left_only: &figures.left_only,
        right_only: &figures.right_only,
    };
    write_line(&object, out)
}

fn name(side: Side) -> &'static str {
    match side {
        Side::Left => "left",
        Side::Right => "right",
    }
}

fn of_sections(pair: &SectionPair) -> Sections<'_> {
    Sections {
        left: &pair.left,
        right: &pair.right,
        confidence: rounded(f64::from(pair.confidence)),
        by_hand: pair.by_hand,
    }
}

/// To three places, so that the same comparison is the same bytes everywhere.
fn rounded(share: f64) -> f64 {
    (share * 1000.0).round() / 1000.0
}
