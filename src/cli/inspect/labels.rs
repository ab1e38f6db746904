//! The words of `inspect` for a person, by their keys in the catalogue.

use crate::{
    figures::Approx,
    outline::{Genre, Manner, PartName},
    words::Lang,
};

/// A word that stands in front of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Title,
    Genre,
    Issuer,
    Year,
    DocNumber,
    Addressee,
    Signed,
    Published,
    Page,
    File,
    Parts,
    Missing,
    Outline,
    Points,
    Figures,
    Skipped,
    BeforeSections,
}

/// The words of one language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Labels(Lang);

impl Labels {
    pub(super) fn in_language(lang: Lang) -> Self {
        Self(lang)
    }

    fn word(self, key: &str) -> String {
        self.0.word(key).into_owned()
    }

    pub(super) fn of(self, label: Label) -> String {
        self.word(match label {
            Label::Title => "inspect.title",
            Label::Genre => "inspect.genre",
            Label::Issuer => "inspect.issuer",
            Label::Year => "inspect.year",
            Label::DocNumber => "inspect.doc-number",
            Label::Addressee => "inspect.addressee",
            Label::Signed => "inspect.signed",
            Label::Published => "inspect.published",
            Label::Page => "inspect.page",
            Label::File => "inspect.file",
            Label::Parts => "inspect.parts",
            Label::Missing => "inspect.missing",
            Label::Outline => "inspect.outline",
            Label::Points => "inspect.points",
            Label::Figures => "inspect.figures",
            Label::Skipped => "inspect.skipped",
            Label::BeforeSections => "inspect.before-sections",
        })
    }

    pub(super) fn genre(self, genre: Genre) -> String {
        self.word(match genre {
            Genre::RuleOfLaw => "inspect.genre-rule-of-law",
            Genre::Disclosure => "inspect.genre-disclosure",
            Genre::WorkReport => "inspect.genre-work-report",
            Genre::Other => "inspect.genre-other",
            Genre::None => "inspect.genre-none",
        })
    }

    pub(super) fn part(self, part: PartName) -> String {
        self.word(match part {
            PartName::Measures => "inspect.part-measures",
            PartName::Shortcomings => "inspect.part-shortcomings",
            PartName::Leaders => "inspect.part-leaders",
            PartName::Plan => "inspect.part-plan",
            PartName::Other => "inspect.part-other",
        })
    }

    pub(super) fn manner(self, manner: Manner) -> String {
        self.word(match manner {
            Manner::Own => "inspect.manner-own",
            Manner::Merged => "inspect.manner-merged",
            Manner::Scattered => "inspect.manner-scattered",
        })
    }

    /// Empty for what is stated exactly.
    pub(super) fn approx(self, approx: Approx) -> String {
        match approx {
            Approx::Exact => String::new(),
            Approx::About => self.word("inspect.approx-about"),
            Approx::Over => self.word("inspect.approx-over"),
            Approx::Under => self.word("inspect.approx-under"),
        }
    }
}
