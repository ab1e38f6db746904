//! Text as Markdown that means nothing but its own characters.
//!
//! The Markdown must be read alike by CommonMark, GitHub's and pandoc's readers, with their
//! extensions: tables, footnotes, mathematics, citations (`@name`), list numbers such as `(1)` and
//! `A.`, definition lists, smart quotes, bare addresses. Every sign that one of them acts on is
//! escaped with a backslash, which all of them take off again. Signs that act only at a line's
//! start, or only in company (`--`, `...`, `://`), are left alone elsewhere, so that Chinese text
//! stays readable in the raw file.

use super::plain;

/// `text` on one line, harmless at a line's start, inside a line, a heading or a table's cell.
pub fn inline(text: &str) -> String {
    escape_line(&plain::one_line(text))
}

/// A note: paragraphs stay paragraphs, a single line end becomes a hard line break.
pub fn paragraphs(text: &str) -> String {
    let paragraphs: Vec<String> = plain::paragraphs(text)
        .iter()
        .map(|lines| lines.iter().map(|line| escape_line(line)).collect::<Vec<_>>().join("\\\n"))
        .collect();
    paragraphs.join("\n\n")
}

/// A quotation as a block quote. Every line of clean text is a paragraph of the report.
pub fn quoted(text: &str) -> String {
    let lines: Vec<String> =
        plain::paragraphs(text).iter().flatten().map(|line| format!("> {}", escape_line(line))).collect();
    lines.join("\n>\n")
}

/// An address as a link where it is plainly one, else as text.
pub fn address(url: &str) -> String {
    if is_link(url) { format!("<{url}>") } else { inline(url) }
}

/// True for an `http` address made only of characters that every Markdown reader takes in `<…>`.
fn is_link(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        rest.starts_with(|first: char| first.is_ascii_alphanumeric())
            && rest.chars().all(|c| c.is_ascii_alphanumeric() || "-._~:/?#@!$&'()*+,;=%".contains(c))
    })
}

fn escape_line(line: &str) -> String {
    let line: Vec<char> = line.chars().collect();
    let start = acting_start(&line);
    let mut escaped = String::with_capacity(line.len() + 8);
    for (at, character) in line.iter().enumerate() {
        if Some(at) == start || acts(&line, at) {
            escaped.push('\\');
        }
        escaped.push(*character);
    }
    escaped
}

/// True where the sign at `at` acts wherever it stands in a line.
fn acts(line: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|index| line.get(index)).copied();
    let after = line.get(at + 1).copied();
    match line[at] {
        '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '<' | '$' | '~' | '^' | '|' | '@' | '"' | '\'' => {
            true
        }
        // Mathematics between \\( and \\).
        '(' | ')' => before == Some('\\'),
        // Smart dashes and ellipses, highlights.
        sign @ ('-' | '.' | '=') => {
            before == Some(sign) || after == Some(sign) || sign == '.' && ends_in(line, at, "www")
        }
        '&' => after.is_none_or(|next| next == '#' || next.is_ascii_alphanumeric()),
        ':' => {
            let name = line[at + 1..].iter().take_while(|sign| is_emoji_name(**sign)).count();
            let emoji = name > 0 && line.get(at + 1 + name) == Some(&':');
            emoji || after == Some('/') || ends_in(line, at, "mailto") || ends_in(line, at, "xmpp")
        }
        // The closing signs of a heading.
        '#' => line[at..].iter().all(|sign| *sign == '#'),
        _ => false,
    }
}

/// True for the characters of a name such as `:smile:`.
fn is_emoji_name(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || matches!(sign, '_' | '+' | '-')
}

/// True where the characters before `at` end in `word`, in either case.
fn ends_in(line: &[char], at: usize, word: &str) -> bool {
    let length = word.chars().count();
    at >= length && line[at - length..at].iter().zip(word.chars()).all(|(a, b)| a.eq_ignore_ascii_case(&b))
}

/// The index of the sign that would make the line's start a heading, a list item, an underline, a
/// definition, a table's caption or the like.
fn acting_start(line: &[char]) -> Option<usize> {
    if matches!(line.first()?, '#' | '>' | '-' | '+' | '=' | ':' | '%') {
        return Some(0);
    }
    let open = usize::from(line[0] == '(');
    let word = line[open..].iter().take_while(|c| c.is_ascii_alphanumeric() || **c == '#').count();
    let end = open + word;
    let closing = matches!((open, line.get(end)?), (_, ')') | (0, '.'));
    let alone = line.get(end + 1).is_none_or(|next| next.is_whitespace());
    let caption = line[end] == ':' && ends_in(line, end, "table") && word == "table".len();
    (word > 0 && closing && alone || caption).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_prose_is_left_as_it_is() {
        for text in [
            "（一）坚持党的领导，办结行政复议案件21件、12.5%；《云溪区条例》〔2023〕15号。",
            "1.建设法治政府-2023年(上半年)100%",
            "一、总体情况：A类+B类=全部 & 其他 > 0 # 号!",
            "比例为1:5，时间9:30",
        ] {
            assert_eq!(inline(text), text);
        }
    }

    #[test]
    fn signs_that_act_are_escaped_where_they_act() {
        let cases = [
            ("1. 甲", "1\\. 甲"),
            ("见1. 甲", "见1. 甲"),
            ("12)", "12\\)"),
            ("(1) 甲", "(1\\) 甲"),
            ("(1)甲", "(1)甲"),
            ("A. 甲", "A\\. 甲"),
            ("# 甲", "\\# 甲"),
            ("- 甲", "\\- 甲"),
            ("---", "\\-\\-\\-"),
            ("甲--乙", "甲\\-\\-乙"),
            ("+ 甲", "\\+ 甲"),
            ("> 甲", "\\> 甲"),
            ("=", "\\="),
            (": 甲", "\\: 甲"),
            ("Table: 甲", "Table\\: 甲"),
            ("甲|乙", "甲\\|乙"),
            ("<script>", "\\<script>"),
            ("&amp;", "\\&amp;"),
            ("https://a.example/b_c", "https\\://a.example/b\\_c"),
            (":smile:", "\\:smile:"),
            ("甲:smile:", "甲\\:smile:"),
            ("www.a.example", "www\\.a.example"),
            ("a@b.example", "a\\@b.example"),
            ("$x$ `y` ~~z~~ [^1]", "\\$x\\$ \\`y\\` \\~\\~z\\~\\~ \\[\\^1\\]"),
            ("甲 ##", "甲 \\#\\#"),
            ("\\(x\\)", "\\\\\\(x\\\\\\)"),
        ];
        for (text, markdown) in cases {
            assert_eq!(inline(text), markdown);
        }
    }

    #[test]
    fn lines_become_paragraphs_of_a_quotation_and_breaks_of_a_note() {
        assert_eq!(quoted("甲\n乙"), "> 甲\n>\n> 乙");
        assert_eq!(paragraphs("甲\n- 乙\n\n丙"), "甲\\\n\\- 乙\n\n丙");
    }

    #[test]
    fn only_a_plain_address_is_a_link() {
        let cases = [
            ("https://a.example/b?c=d", "<https://a.example/b?c=d>"),
            ("javascript:alert(1)", "javascript:alert(1)"),
            ("https://a.example/<b>", "https\\://a.example/\\<b>"),
            ("http://", "http\\://"),
        ];
        for (url, markdown) in cases {
            assert_eq!(address(url), markdown);
        }
    }
}
