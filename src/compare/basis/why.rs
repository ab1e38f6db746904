//! Why two figures are not compared: in what they differ, and what each text says of it.

/// A side of what a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Aspect {
    /// 件 and 户.
    Unit,
    /// 收到, 受理 and 办结.
    Stage,
    /// 全年, 上半年 and 2016年以来.
    Period,
    /// 全区 and 本级.
    Scope,
    /// 普法宣传活动 and 专项法治宣传: other words, which may mean other things.
    Naming,
}

/// What was understood of a text, in a word of ours and not of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Term {
    /// The government's own.
    Government,
    /// Its bureaus', or those of the towns and offices below it.
    Bureaus,
    /// Of the whole place.
    Whole,
    /// Summed over more than the year.
    Summed,
    /// What is aimed at.
    Target,
    /// What was reached.
    Result,
    /// The time to come.
    Planned,
    /// One of several times that the report speaks of, and which is not said.
    OneOfSeveral,
}

impl Term {
    /// Its name in the catalogue of words, behind `term.`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Government => "government",
            Self::Bureaus => "bureaus",
            Self::Whole => "whole",
            Self::Summed => "summed",
            Self::Target => "target",
            Self::Result => "result",
            Self::Planned => "planned",
            Self::OneOfSeveral => "one-of-several",
        }
    }
}

/// What a text says of an aspect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// In the report's own words.
    Words(String),
    /// As it was understood; never none.
    Terms(Vec<Term>),
}

impl Said {
    pub(super) fn words(words: impl Into<String>) -> Option<Self> {
        Some(words.into()).filter(|words| !words.is_empty()).map(Self::Words)
    }

    pub(super) fn term(term: Term) -> Option<Self> {
        Some(Self::Terms(vec![term]))
    }
}

/// Why two figures of the same name are not compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// In what they differ.
    pub aspect: Aspect,
    /// What the left report says, `None` where it says nothing.
    pub left: Option<Said>,
    /// What the right report says.
    pub right: Option<Said>,
}

impl Why {
    /// True where one is a target and the other a result.
    pub(in crate::compare) fn is_of_kind(&self) -> bool {
        let kind = |term: &Term| matches!(term, Term::Target | Term::Result);
        matches!(&self.left, Some(Said::Terms(terms)) if terms.iter().all(kind))
    }
}
