//! The name of what a figure counts, taken apart: topic, stage, deed, and the words that are left.

use super::super::{
    topics::Topic,
    vocabulary::{self, Word},
    wording::is_word,
};
use crate::{report::Report, text::fold::fold_str};

/// Nouns behind a number that may be any: what is said of them stands before it.
pub(super) const GENERIC: [&str; 21] = [
    "国家",
    "国家地区",
    "城市",
    "企业",
    "项目",
    "方面",
    "地区",
    "产品",
    "平台",
    "单位",
    "群众",
    "区域",
    "集群",
    "领域",
    "部门",
    "街道",
    "乡镇",
    "镇街",
    "大关",
    "台阶",
    "关口",
];
/// Names of places stand within so many characters at an issuer's or a title's start.
const LONGEST_PLACE: usize = 12;

/// What the reporting place is called: 临澜市, 云溪区. Its name in a figure's name tells nothing.
pub(super) fn own_names(report: &Report) -> Vec<Vec<char>> {
    let metadata = &report.outline.metadata;
    let mut names: Vec<Vec<char>> = vec![];
    for said in [&metadata.issuer, &metadata.title].into_iter().flatten() {
        let folded = fold_str(said);
        let said = folded.trim_start_matches("中共");
        let mut name = vec![];
        for character in said.chars().take(LONGEST_PLACE) {
            name.push(character);
            if matches!(character, '省' | '市' | '县' | '区' | '州' | '旗') {
                if name.len() > 2 {
                    names.push(name.clone());
                    // 东岚中欧班列 of 东岚省
                    names.push(name[..name.len() - 1].to_vec());
                }
                name.clear();
            }
        }
    }
    names
}

/// `words` less any of `names` at their start.
pub(super) fn without<'a>(words: &'a [char], names: &[Vec<char>]) -> &'a [char] {
    let mut rest = words;
    while let Some(name) = names.iter().find(|name| rest.starts_with(name)) {
        rest = &rest[name.len()..];
    }
    rest
}

/// The length of a title or a quotation behind which others or 等 stand.
fn examples(words: &[char]) -> Option<usize> {
    let close = match words.first()? {
        '《' => '》',
        '“' => '”',
        '"' => '"',
        _ => return None,
    };
    let end = words.iter().skip(1).position(|c| *c == close)? + 2;
    matches!(words.get(end), Some('《' | '“' | '"' | '、' | '和' | '及' | '等')).then_some(end)
}

/// A figure's name taken apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Name {
    pub(super) topics: Vec<Topic>,
    pub(super) stages: Vec<&'static str>,
    pub(super) deeds: Vec<&'static str>,
    pub(super) rest: Vec<char>,
    pub(super) known: bool,
}

impl Name {
    pub(super) fn of(words: &[char]) -> Self {
        let mut name = Self::default();
        let mut actor = None;
        let mut at = 0;
        while at < words.len() {
            // 《甲办法》《乙办法》等规范性文件6件: what is named by title is an example, not the name.
            if let Some(len) = examples(&words[at..]) {
                at += len;
                continue;
            }
            let (len, word) = vocabulary::at(words, at).map_or((1, None), |(len, word)| (len, Some(word)));
            match word {
                Some(Word::Topic(topic)) => name.topics.push(topic),
                Some(Word::Stage(stage)) => name.stages.push(stage),
                Some(Word::Deed(deed)) => name.deeds.push(deed),
                Some(Word::Same(one)) => name.rest.push(one),
                Some(Word::Known(one)) => {
                    name.rest.push(one);
                    name.known = true;
                }
                Some(Word::Actor(one)) => actor = Some(one),
                Some(Word::Empty | Word::Scope(_)) => {}
                None => name.rest.extend(words.get(at).filter(|c| is_word(**c))),
            }
            at += len;
        }
        if name.rest.is_empty() && name.topics.is_empty() {
            name.rest.extend(actor);
        }
        if name.known {
            name.topics.retain(|topic| Some(*topic) != vocabulary::lawsuit());
        }
        name.topics.sort_unstable();
        name.topics.dedup();
        name.stages.sort_unstable();
        name.stages.dedup();
        name.deeds.sort_unstable();
        name.deeds.dedup();
        name
    }

    /// The characters of its words less those that add nothing.
    pub(super) fn gist(&self) -> Vec<char> {
        let mut gist = vec![];
        let mut at = 0;
        while at < self.rest.len() {
            let light = vocabulary::light_at(&self.rest, at);
            gist.extend(self.rest.get(at).filter(|_| light == 0));
            at += light.max(1);
        }
        gist
    }

    /// True where it says what the thing is and not what is done with it.
    pub(super) fn names_no_deed(&self) -> bool {
        self.is_document() && self.deeds.is_empty() && self.stages.is_empty()
    }

    /// True where it says what became of things, and not of which.
    pub(super) fn says_only_what_became(&self) -> bool {
        let became = !self.stages.is_empty() || !self.deeds.is_empty() || self.known;
        became && self.topics.is_empty()
    }

    /// True for 涉及金额 and 罚没款, which do not say of what.
    pub(super) fn is_a_sum(&self) -> bool {
        super::weight(&self.rest) <= super::weight(&['\u{E000}'])
    }

    /// True for the name of documents, which are counted by any of their measure words.
    pub(super) fn is_document(&self) -> bool {
        matches!(self.topics[..], [only] if Some(only) == vocabulary::document())
    }

    /// What is done with documents: one that was made was reviewed and filed too.
    pub(super) fn deeds_of_a_document(self) -> Vec<&'static str> {
        const MADE: &str = "制发";
        if self.deeds.contains(&MADE) { vec![MADE] } else { self.deeds }
    }

    /// True where nothing says what is counted, or a noun that says it of anything.
    pub(super) fn is_void(&self) -> bool {
        super::is_generic(&self.rest) && self.topics.is_empty() && self.deeds.is_empty()
            || self.topics.is_empty()
                && self.stages.is_empty()
                && self.deeds.is_empty()
                && super::weight(&self.rest) < 2
    }
}
