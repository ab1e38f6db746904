//! What one line of a page looks like, taken by itself.

use super::words::{COLUMNS, FURNITURE, LABELS, STRONG, WEAK_LABELS};
use crate::text::{
    enumerator,
    lexicon::{ends_at, has, is_at},
    lines::is_space,
    pinyin::is_han,
};

/// A line's looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Looks {
    /// Navigation, buttons, a footer, an address of the web.
    Furniture,
    /// A label of an index table, with its value.
    Label,
    /// A label whose value must stand on the next line.
    EmptyLabel,
    /// A sentence or more.
    Prose,
    /// An enumerated heading or item.
    Enumerated,
    /// A heading by its Markdown signs.
    Signed,
    /// 各位代表: or 市人民政府:
    Addressee,
    /// What reports are called.
    Title,
    /// A date alone.
    Date,
    /// An authority alone.
    Authority,
    /// A document number alone.
    DocNumber,
    /// A column of the site by its name; a good heading where it stands inside a report.
    Column,
    /// A cell or row of a table: digits, or bars.
    Cells,
    /// Nothing of these.
    Short,
}

/// A line without any white space: labels are often spaced out (索 引 号).
pub(crate) fn squeezed(folded: &[char]) -> Vec<char> {
    folded.iter().copied().filter(|character| !is_space(*character)).collect()
}

pub(super) fn looks(folded: &[char], signs: u8) -> Looks {
    let line = squeezed(folded);
    let start = line
        .iter()
        .position(|c| !matches!(c, '|' | '-' | '·' | '>' | '[' | '*' | '■' | '●' | '◆'))
        .unwrap_or(0);
    let words = &line[start..];
    if is_web_address(words) || STRONG.any_in(&line) && !is_long_prose(&line) {
        return if is_label(words).is_some() { Looks::Label } else { Looks::Furniture };
    }
    if signs > 0 {
        return Looks::Signed;
    }
    if is_size_button(&line) {
        return Looks::Furniture;
    }
    if is_caption(&line) || is_dateline(&line) {
        return Looks::Label;
    }
    match is_label(words) {
        Some(true) => return Looks::Label,
        // In a table with bars the value stands in the same row, and is empty.
        Some(false) if line.contains(&'|') => return Looks::Label,
        Some(false) => return Looks::EmptyLabel,
        None => {}
    }
    if is_date_and_labels(words) {
        return Looks::Label;
    }
    if is_date(&line) {
        return Looks::Date;
    }
    if is_doc_number(words) || line.len() < 60 && !line.contains(&'。') && holds_doc_number(words) {
        return Looks::DocNumber;
    }
    if let Some(found) = enumerator::at(&line, 0)
        && found.len < line.len()
    {
        return Looks::Enumerated;
    }
    let stops = line.iter().filter(|character| matches!(character, '。' | '!' | '?')).count();
    if stops > 0 && line.len() >= 6 {
        return Looks::Prose;
    }
    if is_addressee(&line) {
        return Looks::Addressee;
    }
    if line.iter().filter(|character| **character == '|').count() >= 2 || is_cells(&line) {
        return if FURNITURE.any_in(&line) && !line.iter().any(char::is_ascii_digit) {
            Looks::Furniture
        } else {
            Looks::Cells
        };
    }
    if is_barred_cell(&line) {
        return Looks::Cells;
    }
    let crumbs = line.iter().filter(|character| matches!(character, '>' | '»' | '›' | '|')).count();
    if crumbs > 0 && line.len() < 80 {
        return Looks::Furniture;
    }
    if is_authority(&line) {
        return Looks::Authority;
    }
    if is_title(&line) {
        return Looks::Title;
    }
    let clauses = line.iter().filter(|character| matches!(character, ',' | ';' | ':')).count();
    if line.len() >= 40 && clauses >= 1 || line.len() >= 20 && matches!(line.last(), Some(':' | ';')) {
        return Looks::Prose;
    }
    if line.len() <= 40 && FURNITURE.any_in(&line) {
        return Looks::Furniture;
    }
    if line.len() <= 16 && COLUMNS.any_in(&line) {
        return Looks::Column;
    }
    Looks::Short
}

/// True where a line that looks like furniture is that also among a report's paragraphs, where 微信
/// or 搜索 may stand in a heading.
pub(super) fn is_button(folded: &[char]) -> bool {
    let line = squeezed(folded);
    // 大, 中, 小 alone may be cells of a table
    if is_size_button(&line) && line.iter().all(|c| is_han(*c)) {
        return false;
    }
    let mut words = 0;
    let mut at = 0;
    while at < line.len() {
        let len = FURNITURE.at(&line, at).map_or(0, |(len, ())| len);
        words += usize::from(len > 0);
        at += len.max(1);
    }
    words >= 2
        || line.len() <= 6
        || is_web_address(&line)
        || STRONG.any_in(&line)
        || line.iter().any(|c| matches!(c, '[' | '>' | '|')) && !is_barred_cell(&line)
}

/// A document number at a line's start, with more behind it: 青政〔2024〕3号 签发人：….
fn holds_doc_number(line: &[char]) -> bool {
    (0..line.len().min(16))
        .any(|at| crate::text::docnumber::around(line, at).is_some_and(|(start, _)| start == 0))
}

/// One cell of a table on a line of its own, as converters of pages write it: 行政许可 |, or the bars
/// of cells that hold nothing.
fn is_barred_cell(line: &[char]) -> bool {
    let bars = |c: &&char| **c == '|';
    let (open, close) = (line.iter().take_while(bars).count(), line.iter().rev().take_while(bars).count());
    let empty = open == line.len();
    open + close > 0 && (empty || !line[open..line.len() - close].contains(&'|'))
}

fn is_long_prose(line: &[char]) -> bool {
    line.len() > 150 || line.iter().filter(|character| **character == '。').count() >= 2
}

/// A button of the page's type size, or the bracket left of one, alone on its line: 大, 中, 】.
fn is_size_button(line: &[char]) -> bool {
    if line.is_empty() || line.len() > 8 {
        return false;
    }
    let mark = |c: &char| matches!(c, '【' | '】' | '[' | ']' | '×' | '>' | '<');
    let word: Vec<char> =
        line.iter().copied().filter(|c| !mark(c) && !matches!(c, '|' | '(' | ')')).collect();
    line.iter().all(mark)
        || ["大", "中", "小", "超大", "特大", "加大", "减小", "还原", "标准", "大中小", "小中大"]
            .iter()
            .any(|size| size.chars().eq(word.iter().copied()))
}

/// A picture's caption: who took it, or who is seen giving the report.
fn is_caption(line: &[char]) -> bool {
    let taken =
        ["摄", "摄影", "/摄", "摄)", "供图", "供图)"].iter().any(|word| ends_at(line, line.len(), word))
            && ["记者", "摄影", "通讯员", "供图"].iter().any(|word| has(line, word));
    let giving = ["作政府工作报告", "作政府工作报告。"].iter().any(|word| ends_at(line, line.len(), word));
    let spoken = line.iter().any(|c| matches!(c, '我' | ','));
    line.len() <= 120 && taken || line.len() <= 24 && giving && !spoken
}

/// A news agency's dateline alone: 新华社北京3月5日电.
fn is_dateline(line: &[char]) -> bool {
    line.len() <= 24
        && ["新华社", "中新社", "中新网", "人民网", "新华网", "本报"].iter().any(|word| is_at(line, 0, word))
        && matches!(line.last(), Some('电' | '讯'))
}

fn is_web_address(line: &[char]) -> bool {
    is_at(line, 0, "http") || is_at(line, 0, "www.")
}

/// `Some(true)` for a label with its value, `Some(false)` for one without, `None` for no label.
fn is_label(line: &[char]) -> Option<bool> {
    let weak = WEAK_LABELS.at(line, 0).map(|(len, ())| len);
    let (len, ()) = LABELS.at(line, 0)?;
    let rest = &line[len..];
    // [大 中 小], (试行): a bracket may follow the label
    let mark = rest.first().copied();
    let value = match mark {
        None => &rest[..0],
        Some(':' | '|') => {
            let skip = rest.iter().take_while(|character| matches!(character, ':' | '|')).count();
            &rest[skip..]
        }
        Some(_) => return None,
    };
    let is_weak = weak == Some(len);
    if value.len() > 120 || value.iter().filter(|character| **character == '。').count() > 1 {
        return None;
    }
    if is_weak {
        let dated = date_len(value) > 0;
        let among = value.iter().any(|character| matches!(character, '|' | ':'));
        let plain = !value.iter().any(|character| matches!(character, ',' | '。' | ';')) && value.len() <= 24;
        return (mark.is_some() && (dated || among || plain)).then_some(!value.is_empty());
    }
    Some(!value.is_empty())
}

/// Every label of a line without white space: where it starts and how long it is.
pub(crate) fn labels_in(line: &[char]) -> Vec<(usize, usize)> {
    let mut found = vec![];
    let mut at = 0;
    while at < line.len() {
        let opens = at == 0
            || !is_han(line[at - 1])
            || found.is_empty()
            || LABELS.at(line, at).is_some_and(|(len, ())| len >= 2);
        match LABELS
            .at(line, at)
            .filter(|(len, ())| opens && matches!(line.get(at + len), None | Some(':' | '|')))
        {
            Some((len, ())) => {
                found.push((at, len));
                at += len + 1;
            }
            None => at += 1,
        }
    }
    found
}

/// 2023-01-20 来源: … 浏览次数: …
fn is_date_and_labels(line: &[char]) -> bool {
    let len = date_len(line);
    let labelled = (len..line.len()).any(|at| {
        LABELS.at(line, at).is_some_and(|(word, ())| matches!(line.get(at + word), Some(':' | '|' | '[')))
    });
    let several = || {
        let labels = (0..line.len())
            .filter(|&at| LABELS.at(line, at).is_some_and(|(word, ())| line.get(at + word) == Some(&':')))
            .count();
        labels >= 2 && line.len() < 120 && !line.contains(&'。')
    };
    // CCTV.com 2008年3月19日 13:49 来源:新华社
    let inside = || {
        line.len() < 80
            && !line.contains(&'。')
            && (1..line.len()).any(|at| !line[at - 1].is_ascii_digit() && date_len(&line[at..]) >= 8)
            && (0..line.len())
                .filter(|&at| at == 0 || line[at - 1] == '日' || !is_han(line[at - 1]))
                .any(|at| LABELS.at(line, at).is_some_and(|(word, ())| line.get(at + word) == Some(&':')))
    };
    inside()
        || len > 0 && labelled && line.len() < 160
        || several()
        || len >= 12 && len == line.len() && line.iter().any(|c| matches!(c, ':' | '时'))
}

/// The length of a date, and a time behind it, at the start of a line; 0 where there is none.
pub(crate) fn date_len(line: &[char]) -> usize {
    let digits =
        |at: usize| line.get(at..).unwrap_or_default().iter().take_while(|c| c.is_ascii_digit()).count();
    let year = digits(0);
    if !(year == 4 || year == 8) {
        return 0;
    }
    if year == 8 {
        return 8;
    }
    let Some(mark) = line.get(4) else { return 0 };
    if !matches!(mark, '-' | '/' | '.' | '年') {
        return 0;
    }
    let month = digits(5);
    if month == 0 || month > 2 {
        return 0;
    }
    let mut at = 5 + month;
    if !matches!(line.get(at), Some('-' | '/' | '.' | '月')) {
        return 0;
    }
    // A date of a page is glued to its time where white space is taken out: 2022-03-2117:42
    let day = digits(at + 1);
    let clock = |hour: usize| {
        (line.get(hour) == Some(&':'))
            .then(|| line[hour..].iter().take_while(|c| c.is_ascii_digit() || **c == ':').count())
    };
    at += 1 + day.min(2);
    if line.get(at) == Some(&'日') {
        at += 1;
    }
    let hour = digits(at).min(2);
    if hour > 0 && matches!(line.get(at + hour), Some('时' | '点')) {
        let minute = digits(at + hour + 1).min(2);
        let end = at + hour + 1 + minute;
        return end + usize::from(minute > 0 && line.get(end) == Some(&'分'));
    }
    at + clock(at + hour).map_or(0, |len| hour + len)
}

pub(crate) fn is_date(line: &[char]) -> bool {
    let line = strip_brackets(line);
    let chinese = line.len() <= 12
        && line.last() == Some(&'日')
        && line.contains(&'年')
        && line.iter().all(|c| c.is_ascii_digit() || "〇零一二三四五六七八九十元年月日".contains(*c));
    chinese || date_len(line) == line.len() && !line.is_empty() && !line.contains(&':')
}

fn strip_brackets(line: &[char]) -> &[char] {
    match line {
        ['(' | '[', inner @ .., ')' | ']'] => inner,
        _ => line,
    }
}

/// 鼓政〔2023〕15号 alone on its line.
pub(crate) fn is_doc_number(line: &[char]) -> bool {
    let line = strip_brackets(line);
    line.len() <= 24
        && line.last() == Some(&'号')
        && line.first().is_some_and(|first| is_han(*first))
        && (has(line, "[20") || has(line, "[19") || has(line, "(20") || has(line, "(19") || has(line, "令第"))
}

pub(crate) fn is_addressee(line: &[char]) -> bool {
    let Some((':', names)) = line.split_last().map(|(last, names)| (*last, names)) else { return false };
    // 市人民政府(分送市司法局):
    let names = match names.iter().rposition(|character| *character == '(') {
        Some(bracket) if bracket >= 2 && names.last() == Some(&')') => &names[..bracket],
        _ => names,
    };
    (2..=80).contains(&names.len())
        && !has(names, "如下")
        && !has(names, "报告")
        && (names.contains(&'、') && names.len() <= 80
            || [
                "政府",
                "委",
                "厅",
                "局",
                "办",
                "会",
                "部",
                "院",
                "代表",
                "同志",
                "单位",
                "部门",
                "委员",
                "人大",
                "办公室",
                "(分送)",
                "中心",
            ]
            .iter()
            .any(|word| ends_at(names, names.len(), word)))
}

/// Digits with hardly a word between: a row of a table that lost its borders.
fn is_cells(line: &[char]) -> bool {
    let digits = line.iter().filter(|character| character.is_ascii_digit()).count();
    digits > 0
        && line.iter().all(|c| c.is_ascii_digit() || matches!(c, '.' | '%' | '/' | '-' | '|' | ',' | '—'))
}

/// An authority's name and nothing else: what stands under a report.
pub(crate) fn is_authority(line: &[char]) -> bool {
    let line = strip_brackets(line);
    let ends = [
        "政府",
        "委员会",
        "办公室",
        "局",
        "厅",
        "院",
        "办",
        "部",
        "中心",
        "街道办事处",
        "管委会",
        "领导小组",
        "法院",
        "检察院",
        "县委",
        "市委",
        "区委",
        "党组",
        "总队",
        "支队",
        "银行",
        "大学",
        "学院",
        "公司",
    ];
    (4..=60).contains(&line.len())
        && line.iter().all(|character| is_han(*character) || matches!(character, '(' | ')' | '、'))
        && ends.iter().any(|word| ends_at(line, line.len(), word))
        && !["关于", "工作", "建设", "报告", "加强", "推进", "开展", "公开", "管理办", "法治政府"]
            .iter()
            .any(|word| has(line, word))
}

/// What reports, notices and articles are called.
pub(crate) fn is_title(line: &[char]) -> bool {
    let line = match line.iter().position(|character| *character == '(') {
        Some(bracket) if bracket >= 6 && line.last() == Some(&')') => &line[..bracket],
        _ => line,
    };
    let ends = [
        "报告",
        "报告书",
        "情况",
        "总结",
        "汇报",
        "综述",
        "通报",
        "公报",
        "年报",
        "公告",
        "通知",
        "意见",
        "方案",
        "要点",
        "计划",
        "说明",
        "材料",
        "纪实",
        "自查报告",
        "述职述法报告",
    ];
    (5..=70).contains(&line.len())
        && !line.iter().any(|character| matches!(character, '。' | ';'))
        && (ends.iter().any(|word| ends_at(line, line.len(), word)) || has(line, "关于") && line.len() >= 12)
}
