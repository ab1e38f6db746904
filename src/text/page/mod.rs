//! Page noise told apart from the report: which lines are navigation, index table, footer.
//!
//! The report is looked for first: its core reaches from the first sentence or enumerated heading
//! to the last. Before it stand title, addressee and document number, behind it the signature;
//! what else stands there is the page's.

mod buttons;
mod labels;
mod line;
mod names;
mod words;

use super::clean::Role;
use buttons::is_button;
use line::{Looks, looks};

pub(crate) use labels::{date_len, is_date, labels_in};
pub(crate) use names::{
    are_authorities, is_addressee, is_authority, is_doc_number, is_title, squeezed, title_above,
};

/// A label's value on the line below is at most this long (characters): longer ones are paragraphs
/// below a label without a value.
const LONGEST_VALUE: usize = 60;

/// The role of every line. `lines` are folded characters with the number of heading signs.
pub(super) fn roles(lines: &[(&[char], u8)]) -> Vec<Role> {
    let seen: Vec<Looks> = lines.iter().map(|(folded, signs)| looks(folded, *signs)).collect();
    let values = values(&seen, lines);
    let Some((first, last)) = core(&seen, &values, lines) else { return without_core(&seen, lines) };
    let mut roles = vec![Role::Body; lines.len()];
    head(&seen, &values, lines, first, &mut roles);
    for index in first..=last {
        roles[index] = match seen[index] {
            Looks::Furniture if is_button(lines[index].0) => Role::Furniture,
            Looks::Label if is_metadata_inside(lines[index].0) => Role::Metadata,
            _ => Role::Body,
        };
    }
    tail(&seen, lines, last, &mut roles);
    roles
}

/// Which lines are the value of a label on the line before. A title is none, unless the label asks
/// for a name: tables end with labels that have no value, and the title stands next.
fn values(seen: &[Looks], lines: &[(&[char], u8)]) -> Vec<bool> {
    let is_value = |index: usize| {
        let asks = |index: usize| {
            ["名称", "标题"].iter().any(|word| super::lexicon::has(&squeezed(lines[index].0), word))
        };
        let paragraph = seen[index] == Looks::Prose && lines[index].0.len() > LONGEST_VALUE;
        index > 0
            && seen[index - 1] == Looks::EmptyLabel
            && !paragraph
            && (seen[index] != Looks::Title || asks(index - 1))
    };
    (0..seen.len()).map(is_value).collect()
}

/// The first and the last line that are sentences or enumerated headings of a report.
fn core(seen: &[Looks], values: &[bool], lines: &[(&[char], u8)]) -> Option<(usize, usize)> {
    let is_core = |index: usize| match seen[index] {
        Looks::Prose => !values[index],
        Looks::Enumerated => lines[index].0.len() >= 4,
        Looks::Signed => true,
        _ => false,
    };
    let first = (0..seen.len()).find(|&index| is_core(index))?;
    let mut core = (first..seen.len()).rev().filter(|&index| is_core(index));
    let mut last = core.next().unwrap_or(first);
    // Behind the page's foot, what the report opened with is said again: the page's summary of it.
    for before in core {
        let foot = seen[before..last].iter().filter(|looks| **looks == Looks::Furniture).count();
        if foot < 2 || !is_repeated(lines, last) {
            break;
        }
        last = before;
    }
    Some((first, last))
}

/// True where the line says word for word what a line before it said.
fn is_repeated(lines: &[(&[char], u8)], index: usize) -> bool {
    let line = squeezed(lines[index].0);
    let joined = |from: usize| -> Vec<char> {
        lines[from..index].iter().take(4).flat_map(|(line, _)| squeezed(line)).take(line.len()).collect()
    };
    (0..index.min(40)).any(|from| line.len() >= 12 && joined(from).starts_with(&line[..line.len().min(60)]))
}

/// A page without a single sentence: a list of links, a table. Known noise is noise, the rest stays.
fn without_core(seen: &[Looks], lines: &[(&[char], u8)]) -> Vec<Role> {
    let role = |(looks, line): (&Looks, &(&[char], u8))| match looks {
        Looks::Furniture if is_button(line.0) => Role::Furniture,
        Looks::Label | Looks::EmptyLabel => Role::Metadata,
        _ => Role::Body,
    };
    seen.iter().zip(lines).map(role).collect()
}

fn is_metadata_inside(folded: &[char]) -> bool {
    let line = squeezed(folded);
    let dated = ["时间:", "日期:"]
        .iter()
        .find_map(|label| super::lexicon::is_at(&line, 0, label).then(|| date_len(&line[3..])));
    date_len(&line) > 0
        || dated.is_some_and(|len| len > 0 && len + 3 == line.len())
        || [
            "发布时间",
            "发布日期",
            "信息来源",
            "浏览次数",
            "索引号",
            "责任编辑",
            "来源:",
            "阅读次数",
            "作者:",
            "编辑:",
            "审核:",
        ]
        .iter()
        .any(|word| super::lexicon::has(&line, word))
}

/// Before the core: title, addressee, number and what stands between them are the report's.
fn head(seen: &[Looks], values: &[bool], lines: &[(&[char], u8)], first: usize, roles: &mut [Role]) {
    let is_value = |index: usize| values[index];
    let title = title_line(seen, values, lines, first);
    for index in 0..first {
        let between = title.is_some_and(|title| index > title);
        roles[index] = match seen[index] {
            Looks::Furniture => Role::Furniture,
            Looks::Label | Looks::EmptyLabel => Role::Metadata,
            _ if is_value(index) && Some(index) != title => Role::Metadata,
            Looks::Addressee | Looks::DocNumber => Role::Body,
            _ if Some(index) == title || between && seen[index] != Looks::Date => Role::Body,
            Looks::Date if between => Role::Metadata,
            Looks::Authority | Looks::Title
                if title.is_some_and(|title| index + 1 == title) && !is_crumb(lines, index) =>
            {
                Role::Body
            }
            Looks::Authority if title.is_none() => Role::Body,
            Looks::Date => Role::Metadata,
            _ => Role::Furniture,
        };
    }
}

/// True for a crumb of the page's path, which may be called like the report: 首页 > 政府工作报告.
fn is_crumb(lines: &[(&[char], u8)], index: usize) -> bool {
    index > 0 && squeezed(lines[index - 1].0).last() == Some(&'>')
}

/// The title's line: the last line before the core that is called like a report, else the longest
/// line just before it.
fn title_line(seen: &[Looks], values: &[bool], lines: &[(&[char], u8)], first: usize) -> Option<usize> {
    let is_value = |index: usize| values[index];
    let is_crumb = |index: usize| is_crumb(lines, index);
    let called =
        (0..first).rev().filter(|&index| seen[index] == Looks::Title && !is_value(index) && !is_crumb(index));
    // A title may go on over several lines: its first one is meant.
    let mut best = called.clone().next();
    while let Some(index) = best.filter(|&index| {
        index > 0 && seen[index - 1] == Looks::Title && !is_value(index - 1) && !is_crumb(index - 1)
    }) {
        best = Some(index - 1);
    }
    if let Some(index) = best {
        let part = |index: &usize| {
            matches!(seen[*index], Looks::Short | Looks::Authority | Looks::Title) && !is_value(*index)
        };
        let from = (0..index).rev().take_while(part).last().unwrap_or(index);
        let above: Vec<&[char]> = lines[from..index].iter().map(|(line, _)| *line).collect();
        best = Some(index - names::title_above(&above, lines[index].0));
    }
    // ——临澜市推进法治政府建设综述 stands under the title
    if let Some(index) = best.filter(|&index| {
        index > 0
            && lines[index].0.first() == Some(&'—')
            && matches!(seen[index - 1], Looks::Short | Looks::Column)
    }) {
        best = Some(index - 1);
    }
    let same = |a: &[char], b: &[char]| squeezed(a) == squeezed(b);
    if let Some(index) = best.filter(|&index| index + 1 < first && same(lines[index].0, lines[index + 1].0)) {
        best = Some(index + 1);
    }
    best.or_else(|| {
        (first.saturating_sub(4)..first)
            .filter(|&index| seen[index] == Looks::Short && lines[index].0.len() >= 8 && !is_value(index))
            .max_by_key(|&index| lines[index].0.len())
    })
}

/// Behind the core: the signature is the report's, and rows of a table; links and footers are not.
fn tail(seen: &[Looks], lines: &[(&[char], u8)], last: usize, roles: &mut [Role]) {
    let signs = |index: &usize| matches!(seen[*index], Looks::Authority | Looks::Date);
    let signature = (last + 1..seen.len()).take(12).rfind(signs);
    // 无。 below 六、其他需要报告的事项
    let answer = last + 1;
    for index in last + 1..seen.len() {
        let before_signature = signature.is_some_and(|signature| index <= signature);
        roles[index] = match seen[index] {
            Looks::Furniture => Role::Furniture,
            Looks::Label | Looks::EmptyLabel => Role::Metadata,
            Looks::Authority | Looks::Date if before_signature => Role::Body,
            Looks::Short if index == answer && is_answer(lines[index].0) => Role::Body,
            Looks::Cells if signature.is_none_or(|signature| index < signature) => Role::Body,
            _ if before_signature || is_attachment(lines[index].0) => Role::Body,
            _ => Role::Furniture,
        };
    }
}

/// A heading's whole text in a word or two: 无。
fn is_answer(folded: &[char]) -> bool {
    let line = squeezed(folded);
    let word = line.strip_suffix(&['。']).unwrap_or(&line);
    let says_none =
        || ["无", "没有", "暂无", "略", "无其他"].iter().any(|none| none.chars().eq(word.iter().copied()));
    word.len() <= 6 && (word.len() < line.len() || says_none())
}

/// 附件: … and (此件公开发布) belong to the report.
fn is_attachment(folded: &[char]) -> bool {
    let line = squeezed(folded);
    ["附件", "附:", "附表", "(此件", "(联系人", "抄送", "注:"]
        .iter()
        .any(|word| super::lexicon::is_at(&line, 0, word))
}
