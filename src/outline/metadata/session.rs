//! The session that a work report was given at, and the government that gave it: its own words,
//! where neither signature nor title name it.

use super::head_lines;
use crate::{
    outline::Section,
    text::{
        CleanSpan, CleanText, Role,
        date::{self, Day},
        fold::fold,
        lexicon::{ends_at, is_at, position},
    },
};

/// Lines that may name the session: those at the report's head.
const HEAD: usize = 8;
/// A name of a place is at most this long (characters).
const LONGEST_PLACE: usize = 20;

/// When the report was given: ——2026年1月27日在青岚县第九届人民代表大会第五次会议上.
pub(super) fn session_day(text: &CleanText) -> Option<Day> {
    let line = session_line(text)?;
    let folded = &text.folded()[line.start..line.end];
    date::first_day(&folded[..position(folded, "会议上")?])
}

/// The line that names the session, on to the next where it was broken there.
fn session_line(text: &CleanText) -> Option<CleanSpan> {
    let head: Vec<CleanSpan> = text
        .lines()
        .iter()
        .filter(|line| line.role == Role::Body)
        .take(HEAD)
        .map(|line| CleanSpan::new(line.span.start, line.span.end.min(line.span.start + 120)))
        .collect();
    let says = |span: &CleanSpan, word| position(&text.folded()[span.start..span.end], word).is_some();
    head.iter().enumerate().find_map(|(index, line)| {
        if says(line, "会议上") {
            return Some(*line);
        }
        let next = head.get(index + 1).filter(|next| says(line, "代表大会") && says(next, "会议上"))?;
        Some(CleanSpan::new(line.start, next.end))
    })
}

/// The government that a work report says it speaks for: 我代表云溪区人民政府, else the one of the
/// place whose congress heard it, or of the place whose head spoke.
pub(super) fn government(text: &CleanText, sections: &[Section]) -> Option<String> {
    spoken_for(text).or_else(|| {
        let place = place_of_session(text).or_else(|| place_of_speaker(text, sections))?;
        Some(of_place(&place))
    })
}

/// The people's government of a place.
pub(super) fn of_place(place: &str) -> String {
    format!("{place}人民政府")
}

/// True where the name is a place's alone: 云溪区.
pub(super) fn is_place(name: &str) -> bool {
    let folded: Vec<char> = name.chars().map(fold).collect();
    (3..=LONGEST_PLACE).contains(&folded.len())
        && ["省", "市", "县", "区", "州", "旗", "盟"].iter().any(|end| ends_at(&folded, folded.len(), end))
}

fn spoken_for(text: &CleanText) -> Option<String> {
    let lines = text.lines().iter().filter(|line| line.role == Role::Body).take(HEAD);
    lines.map(|line| line.span).find_map(|line| {
        let folded = &text.folded()[line.start..line.end];
        let from = position(folded, "我代表")? + 3;
        let len = folded[from..].iter().take(30).position(|c| matches!(c, ',' | '向' | '。'))?;
        let name = &folded[from..from + len];
        // 省人民政府 names no province.
        let full = is_at(name, 0, "国务院") && len == 3 || len > 6 && ends_at(name, len, "人民政府");
        full.then(|| text.slice(CleanSpan::new(line.start + from, line.start + from + len)))
    })
}

fn place_of_session(text: &CleanText) -> Option<String> {
    let line = session_line(text)?;
    let folded = &text.folded()[line.start..line.end];
    let from = position(folded, "在")? + 1;
    let end = from + position(&folded[from..], "第")?;
    let place = text.slice(CleanSpan::new(line.start + from, line.start + end));
    is_place(&place).then_some(place)
}

/// 青岚县县长 林某: the place whose head spoke.
fn place_of_speaker(text: &CleanText, sections: &[Section]) -> Option<String> {
    head_lines(text, sections).into_iter().find_map(|line| {
        let folded = &text.folded()[line.start..line.end];
        let office = ["常务副", "代", "副", ""].iter().find_map(|rank| {
            ["省长", "市长", "县长", "区长", "州长", "旗长"]
                .iter()
                .find_map(|office| position(folded, &format!("{rank}{office}")))
        })?;
        let place = text.slice(CleanSpan::new(line.start, line.start + office));
        is_place(&place).then_some(place)
    })
}
