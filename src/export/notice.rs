//! What is written on top of an excerpt that is no longer brought up to date.

use super::{
    document::Block,
    labels::Lang,
    markdown,
    marker::{self, Marker},
};

/// Why an excerpt stands in the file that a fresh export would not have there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notice {
    /// Its mark is gone.
    Gone,
    /// Its mark has other tags now, and stands under these.
    Moved,
}

impl Notice {
    fn line(self, lang: Lang) -> String {
        let labels = lang.labels();
        let words = match self {
            Self::Gone => labels.gone,
            Self::Moved => labels.moved,
        };
        format!("*{words}*")
    }

    /// The notice on top of a body in any language, and what stands below it.
    fn split(body: &str) -> Option<(Self, &str)> {
        let notices = [Self::Gone, Self::Moved];
        let lines = notices.iter().flat_map(|notice| Lang::ALL.map(|lang| (*notice, notice.line(lang))));
        lines.into_iter().find_map(|(notice, line)| Some((notice, body.strip_prefix(line.as_str())?)))
    }

    /// The excerpt with this notice on top; `None` where it has it already, or a person took it off. Where a
    /// person changed the excerpt, the digest stays the old one, so that it still counts as changed.
    pub(super) fn put_on(self, block: &Block, lang: Lang) -> Option<String> {
        let body = block.body.replace("\r\n", "\n");
        let bare = match (block.gone, Self::split(&body)) {
            (true, Some((notice, bare))) if notice != self => bare.trim_matches('\n'),
            (true, _) => return None,
            (false, _) => body.as_str(),
        };
        let body = format!("{}\n\n{bare}", self.line(lang));
        let pristine = marker::digest(block.body) == block.digest;
        Some(match pristine {
            true => markdown::block(&block.key, &body, true),
            false => markdown::between(&begin(block, true), &body),
        })
    }
}

/// An excerpt that a person changed, which is brought up to date again: without our notice.
pub(super) fn taken_off(block: &Block) -> String {
    let body = block.body.replace("\r\n", "\n");
    let bare = Notice::split(&body).map_or(body.as_str(), |(_, bare)| bare);
    markdown::between(&begin(block, false), bare.trim_matches('\n'))
}

fn begin(block: &Block, gone: bool) -> Marker {
    Marker::Begin { key: block.key.clone(), digest: block.digest.clone(), gone }
}
