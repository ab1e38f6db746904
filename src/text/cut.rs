//! Lines that a page glued together are cut where page noise begins and ends inside them.
//!
//! Sites that print title, date line and text into one paragraph leave no line end between them; the
//! labels of the date line and the brackets of buttons show where to cut.

use super::{lines::is_space, page, pinyin::is_han};

/// Noise stands at a paragraph's very start (behind a title) or end (behind a signature).
const HEAD: usize = 160;
/// A line shorter than this is noise as a whole or not at all (characters).
const SHORTEST: usize = 120;

/// Where a folded line is to be cut: positions in it, ascending, each with something on both sides.
pub(super) fn cuts(folded: &[char]) -> Vec<usize> {
    let mut cuts = vec![];
    if folded.len() >= SHORTEST {
        cuts.extend(around_date_line(folded));
    }
    cuts.extend(before_buttons(folded));
    cuts.retain(|&cut| cut > 0 && cut < folded.len());
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

/// The start and the end of 来源: … 时间: … 【字号: 大 中 小】 inside a long line.
fn around_date_line(folded: &[char]) -> Vec<usize> {
    let head = &folded[..folded.len().min(HEAD)];
    let places: Vec<usize> = (0..head.len()).filter(|&at| !is_space(head[at])).collect();
    let words: Vec<char> = places.iter().map(|&at| head[at]).collect();
    let labels: Vec<(usize, usize)> =
        page::labels_in(&words).into_iter().filter(|(at, len)| words.get(at + len) == Some(&':')).collect();
    let sentence = words.iter().position(|character| *character == '。').unwrap_or(words.len());
    let labels: Vec<(usize, usize)> = labels.into_iter().filter(|(at, _)| *at < sentence).collect();
    let dated = labels.iter().any(|(at, len)| page::date_len(&words[at + len + 1..]) > 0);
    let (Some(first), Some(last)) = (labels.first(), labels.last()) else { return vec![] };
    if !dated || labels.len() < 2 && first.0 > 60 {
        return vec![];
    }
    let value = last.0 + last.1 + 1;
    let date = page::date_len(&words[value.min(words.len())..]);
    let mut end = places.get(value + date).copied().unwrap_or(head.len());
    if date == 0 {
        // The value goes on to the next gap: a name, a count, the sizes of letters in a bracket.
        let from = places.get(value).copied().unwrap_or(head.len());
        let inside = words[..last.0].iter().rev().find(|c| matches!(c, '[' | ']')) == Some(&'[');
        end = (from..folded.len())
            .find(|&at| if inside { folded[at] == ']' } else { is_space(folded[at]) })
            .map_or(folded.len(), |at| at + 1);
    }
    let mut start = places[first.0];
    if start > 0 && matches!(folded[start - 1], '[' | '(' | '|') {
        start -= 1;
    }
    vec![start, end]
}

/// 2024年3月14日 【关闭】 【打印】: the buttons behind a signature.
fn before_buttons(folded: &[char]) -> Option<usize> {
    let open = folded.iter().position(|character| *character == '[')?;
    let buttons = folded[open..].split(|character| *character == ']');
    let all = buttons.clone().count() >= 2
        && folded.last() == Some(&']')
        && buttons.map(|button| button.iter().filter(|c| is_han(**c)).count()).all(|words| words <= 6);
    let signature: Vec<char> = folded[..open].iter().copied().filter(|c| !is_space(*c)).collect();
    (all && (page::is_date(&signature) || page::is_authority(&signature))).then_some(open)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<String> {
        let folded: Vec<char> = text.chars().map(crate::text::fold::fold).collect();
        let mut ends = cuts(&folded);
        ends.push(folded.len());
        let mut start = 0;
        ends.into_iter()
            .map(|end| {
                let piece = folded[start..end].iter().collect::<String>();
                start = end;
                piece.trim().to_owned()
            })
            .collect()
    }

    #[test]
    fn a_date_line_is_cut_out() {
        let text = "望川区水务局2022年度法治政府建设报告 来源: 区水务局 时间: 2023-01-13 16:05 【字号: 大 中 小】 2022年,望川区水务局坚持依法治水,全面履行职责,扎实推进法治政府建设各项工作,现将有关情况报告如下,请予审阅并提出宝贵意见以便改进来年的工作安排和部署。";
        let pieces = pieces(text);
        assert_eq!(pieces.len(), 3, "{pieces:?}");
        assert!(pieces[1].starts_with("来源") && pieces[1].ends_with("小]"), "{pieces:?}");
    }

    #[test]
    fn buttons_are_cut_off_a_signature() {
        assert_eq!(pieces("2023年1月12日 【关闭】 【打印】"), ["2023年1月12日", "[关闭] [打印]"]);
        assert_eq!(pieces("【关闭】 【打印】").len(), 1);
        assert_eq!(pieces("本局【职能】说明").len(), 1);
    }
}
