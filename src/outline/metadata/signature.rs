//! Who signed a report, and when.

use super::day;
use crate::text::{
    CleanSpan, CleanText, Role,
    date::{self, Day},
    page,
};

#[derive(Debug, Default)]
pub(super) struct Signature {
    pub(super) issuer: Option<String>,
    pub(super) day: Option<Day>,
}

/// Lines that may stand behind a signature: attachments, remarks on publication.
const LAST_LINES: usize = 14;

/// Who signed, and when: authorities alone on their lines near the report's end, and the date below.
pub(super) fn signature(text: &CleanText) -> Signature {
    let body: Vec<CleanSpan> =
        text.lines().iter().filter(|line| line.role == Role::Body).map(|line| line.span).collect();
    let from = body.len().saturating_sub(LAST_LINES).max(usize::from(body.len() > 3));
    let folded = |span: &CleanSpan| &text.folded()[span.start..span.end];
    let mut signature = Signature::default();
    for (index, span) in body.iter().enumerate().skip(from) {
        if page::is_date(&page::squeezed(folded(span))) {
            signature.day = day(text, *span);
        } else if let Some(split) = authority_and_date(folded(span)) {
            signature.day = date::first_day(&folded(span)[split..]);
            signature.issuer =
                Some(text.slice(CleanSpan::new(span.start, span.start + split)).trim().to_owned());
        } else if page::is_authority(&page::squeezed(folded(span))) {
            let name = squeezed_name(text, *span);
            let before = index.checked_sub(1).is_some_and(|before| {
                before >= from && page::is_authority(&page::squeezed(folded(&body[before])))
            });
            signature.issuer = match signature.issuer.take() {
                Some(first) if before => Some(format!("{first}、{name}")),
                _ => Some(name),
            };
        }
    }
    signature
}

pub(super) fn squeezed_name(text: &CleanText, span: CleanSpan) -> String {
    let name = text.slice(span);
    let parts: Vec<&str> = name.split_whitespace().collect();
    let each = parts.iter().all(|part| part.chars().count() >= 4);
    if each { parts.join("、") } else { parts.concat() }
}

/// Where the date starts in 青岚县司法局 2024年1月5日.
fn authority_and_date(folded: &[char]) -> Option<usize> {
    if folded.len() > 50 || folded.iter().any(|c| matches!(c, '。' | ',' | ':')) {
        return None;
    }
    let at = (4..folded.len()).find(|&at| date::day_at(folded, at).is_some())?;
    let name = page::squeezed(&folded[..at]);
    let rest = page::squeezed(&folded[at..]);
    (page::is_authority(&name) && page::is_date(&rest)).then_some(at)
}
