//! Excerpts on which a template is tried out before it is accepted.

use super::excerpt::{Excerpt, Fact, Passage, Place};
use crate::marks::Absence;
use crate::{
    figures::{Approx, Kind},
    text::{CleanSpan, SourceSpan},
};

impl Excerpt {
    /// An excerpt in which nothing is empty.
    pub(super) fn sample_passage() -> Self {
        let fact = Fact {
            text: "21件".to_owned(),
            kind: Kind::Quantity,
            value: "21".to_owned(),
            value2: None,
            unit: Some("件".to_owned()),
            approx: Approx::Exact,
            subject: Some("办结行政复议案件".to_owned()),
        };
        let place = Place {
            clean: CleanSpan::new(0, 11),
            source: SourceSpan::new(0, 29),
            characters: (0, 11),
            lines: (1, 1),
            paragraph: Some(1),
            now: Some("办结行政复议案件22件".to_owned()),
            figures: vec![fact],
        };
        let passage = Passage {
            quote: "办结行政复议案件21件".to_owned(),
            prefix: "全年".to_owned(),
            suffix: "。".to_owned(),
            section: vec!["一、总体情况".to_owned()],
            place: Some(place),
            candidate: Some("办结行政复议案件23件".to_owned()),
            was: vec!["办结行政复议案件20件".to_owned()],
            stated: vec![],
        };
        Self { passage: Some(passage), ..Self::sample_remark() }
    }

    /// A remark without a passage.
    pub(super) fn sample_remark() -> Self {
        Self {
            id: "1".to_owned(),
            passage: None,
            absence: Some(Absence {
                what: "败诉件数".to_owned(),
                searched: vec!["败诉".to_owned()],
                ..Absence::default()
            }),
            note: "未见败诉件数".to_owned(),
            tags: vec!["缺项".to_owned()],
            author: "li".to_owned(),
            created: "2024-05-01T08:00:00Z".to_owned(),
            modified: "2024-05-01T08:00:00Z".to_owned(),
        }
    }
}
