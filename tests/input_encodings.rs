//! Every encoding that reports come in is found, and gives the text back byte for byte.

use encoding_rs::{BIG5, GB18030};
use proptest::prelude::*;
use shenyue::source::{Encoding, Format, ReadError, SourceText};

const SIMPLIFIED: &str = "青岚县人民政府\n关于2023年度法治政府建设情况的报告\n\n一、主要做法\n　　全年办结行政复议案件21件，纠错率为9.5％，受教群众16万余人次。\n";
const TRADITIONAL: &str = "臨瀾市人民政府\n關於2023年度法治政府建設情況的報告\n\n一、主要做法\n　　全年辦結行政複議案件21件，糾錯率為9.5％，受教群眾16萬餘人次。\n";
/// Han alone: as UTF-16 its only zero bytes are those of 一, at the wrong place, and of line feeds.
const HAN: &str = "云溪区坚持统一领导\n统一部署统一推进\n一体建设\n";

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

fn read(bytes: Vec<u8>) -> Result<SourceText, ReadError> {
    SourceText::from_bytes(bytes, Format::Text, None)
}

/// The text in every encoding that can hold it: (name, byte order mark, bytes).
fn encoded(text: &str) -> Vec<(&'static str, &'static [u8], Vec<u8>)> {
    let mut all: Vec<(_, &'static [u8], _)> = vec![
        ("UTF-8", b"", text.as_bytes().to_vec()),
        ("UTF-8", b"\xef\xbb\xbf", text.as_bytes().to_vec()),
        ("UTF-16LE", b"", utf16(text, u16::to_le_bytes)),
        ("UTF-16LE", b"\xff\xfe", utf16(text, u16::to_le_bytes)),
        ("UTF-16BE", b"", utf16(text, u16::to_be_bytes)),
        ("UTF-16BE", b"\xfe\xff", utf16(text, u16::to_be_bytes)),
        ("gb18030", b"", GB18030.encode(text).0.into_owned()),
        ("gb18030", b"\x84\x31\x95\x33", GB18030.encode(text).0.into_owned()),
    ];
    if let (bytes, _, false) = BIG5.encode(text) {
        all.push(("Big5", b"", bytes.into_owned()));
    }
    all
}

#[test]
fn every_encoding_is_found_and_gives_the_text_back() {
    let mut texts: Vec<String> = [SIMPLIFIED, TRADITIONAL, HAN].map(str::to_owned).to_vec();
    // One line, as short as a title.
    texts.push("关于青岚县法治政府建设的报告".into());
    texts.push("關於臨瀾市法治政府建設的報告".into());
    texts.push("二〇二三年工作总结\n".into());
    texts.push(format!("Home | News | {}", SIMPLIFIED));
    // Far into the file before anything but ASCII comes.
    texts.push(format!("{}{}", "nav link 1\n".repeat(8_000), TRADITIONAL));
    texts.push(SIMPLIFIED.repeat(500));
    for text in texts.iter().flat_map(|text| [text.clone(), text.replace('\n', "\r\n")]) {
        for (name, mark, bytes) in encoded(&text) {
            let head: String = text.chars().take(30).collect();
            let source =
                read([mark, &bytes].concat()).unwrap_or_else(|e| panic!("{name} {mark:?} {head}: {e}"));
            assert_eq!(source.encoding, name, "{mark:?} {head}");
            assert!(source.text == text, "{name} {mark:?} {head}: {:.90}", source.text);
        }
    }
}

#[test]
fn text_without_han_is_found_where_its_bytes_tell() {
    for text in ["2023", "0000\r\n1111", "hello\n", "a", "NNNN", "21,42.8%;3:5\n", "No. 1"] {
        let is = |bytes: Vec<u8>, name: &str| {
            let source = read(bytes).unwrap_or_else(|error| panic!("{name} {text:?}: {error}"));
            assert_eq!((source.encoding, source.text.as_str()), (name, text));
        };
        is(text.as_bytes().to_vec(), "UTF-8");
        is(utf16(text, u16::to_le_bytes), "UTF-16LE");
        if !text.contains('N') {
            is(utf16(text, u16::to_be_bytes), "UTF-16BE");
        }
    }
}

#[test]
fn traditional_characters_in_gb18030_are_not_taken_for_big5() {
    let source = read(GB18030.encode(TRADITIONAL).0.into_owned()).unwrap();
    assert_eq!((source.encoding, source.text.as_str()), ("gb18030", TRADITIONAL));
}

#[test]
fn damage_in_a_good_file_is_shown_and_does_not_change_its_encoding() {
    for (name, mark, mut bytes) in encoded(&SIMPLIFIED.repeat(3)) {
        if name == "gb18030" || name == "UTF-8" {
            bytes.insert(40, 0xFF);
            let source = read([mark, &bytes].concat()).unwrap();
            assert_eq!(source.encoding, name);
            assert!(source.text.contains('\u{fffd}') && source.text.contains("行政复议案件21件"));
        }
        // Cut in the middle of a character.
        bytes.pop();
        let cut = bytes.len() - 2;
        bytes.truncate(cut);
        assert_eq!(read([mark, &bytes].concat()).unwrap().encoding, name, "cut");
    }
    assert_eq!(read("青岚县".as_bytes()[..8].to_vec()).unwrap().text, "青岚\u{fffd}");
}

#[test]
fn what_is_no_text_is_refused_with_its_reason() {
    let noise: Vec<u8> = (0..4000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let without_zero: Vec<u8> = noise.iter().map(|byte| byte.max(&1)).copied().collect();
    let table: [(&str, Vec<u8>, fn(&ReadError) -> bool); 12] = [
        ("nothing", vec![], |e| matches!(e, ReadError::Empty)),
        ("a mark alone", b"\xef\xbb\xbf".to_vec(), |e| matches!(e, ReadError::Empty)),
        ("white space", " \r\n\t　\n".into(), |e| matches!(e, ReadError::Empty)),
        ("white space in UTF-16", utf16(" \n　", u16::to_le_bytes), |e| matches!(e, ReadError::Empty)),
        ("noise", noise, |e| matches!(e, ReadError::Binary)),
        ("noise without zeros", without_zero, |e| matches!(e, ReadError::Unrecognised | ReadError::Binary)),
        ("an image", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0".to_vec(), |e| matches!(e, ReadError::Binary)),
        ("a zero byte in text", b"report\0of the year".to_vec(), |e| matches!(e, ReadError::Binary)),
        ("a late zero byte", [SIMPLIFIED.repeat(900).into_bytes(), vec![0]].concat(), |e| {
            matches!(e, ReadError::Binary)
        }),
        (
            "a late zero byte in GB18030",
            [GB18030.encode(&SIMPLIFIED.repeat(900)).0.into_owned(), vec![0]].concat(),
            |e| matches!(e, ReadError::Binary),
        ),
        ("controls", b"\x01\x02\x03ab\x04\x05".to_vec(), |e| matches!(e, ReadError::Binary)),
        ("small numbers of 16 bits", (1u16..60).flat_map(u16::to_le_bytes).collect(), |e| {
            matches!(e, ReadError::Binary)
        }),
    ];
    for (what, bytes, expected) in table {
        match read(bytes) {
            Ok(source) => panic!("{what} read as {} {:?}", source.encoding, source.text),
            Err(error) => assert!(expected(&error), "{what}: {error}"),
        }
    }
}

#[test]
fn escapes_in_a_coloured_dump_are_text() {
    let dump = "\u{1b}[31m青岚县\u{1b}[0m\u{7}\n法治政府建设报告\n";
    assert_eq!(read(dump.into()).unwrap().text, dump);
}

#[test]
fn an_encoding_that_is_named_overrules() {
    let table = [
        ("gbk", GB18030.encode(SIMPLIFIED).0.into_owned(), "gb18030", SIMPLIFIED),
        ("gb2312", GB18030.encode(SIMPLIFIED).0.into_owned(), "gb18030", SIMPLIFIED),
        ("big5", BIG5.encode(TRADITIONAL).0.into_owned(), "Big5", TRADITIONAL),
        ("utf-16", [b"\xfe\xff".to_vec(), utf16(HAN, u16::to_be_bytes)].concat(), "UTF-16BE", HAN),
        ("utf-16be", utf16(HAN, u16::to_be_bytes), "UTF-16BE", HAN),
        ("windows-1252", b"caf\xe9".to_vec(), "windows-1252", "café"),
        ("gb18030", "é".into(), "gb18030", "茅"),
    ];
    for (label, bytes, name, text) in table {
        let named: Encoding = label.parse().unwrap();
        let source = SourceText::from_bytes(bytes, Format::Text, Some(named)).unwrap();
        assert_eq!((source.encoding, source.text.as_str()), (name, text), "{label}");
    }
}

#[test]
fn the_digest_is_of_the_bytes_of_the_file() {
    let source = read(b"\xef\xbb\xbfabc".to_vec()).unwrap();
    assert_eq!(source.text, "abc");
    assert_ne!(source.sha256, read(b"abc".to_vec()).unwrap().sha256);
    assert_eq!(
        read(b"abc".to_vec()).unwrap().sha256,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
}

#[test]
fn the_format_is_told_by_the_name() {
    use std::path::Path;
    let table = [
        ("a.md", Some(Format::Markdown)),
        ("a.MarkDown", Some(Format::Markdown)),
        ("a.txt", Some(Format::Text)),
        ("a.TXT", Some(Format::Text)),
        ("a.html", None),
        ("txt", None),
        (".md", None),
    ];
    for (name, expected) in table {
        assert_eq!(Format::of_report(Path::new(name)), expected, "{name}");
        assert_eq!(Format::of(Path::new(name)), expected.unwrap_or(Format::Text), "{name}");
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(bytes);
    }

    #[test]
    fn utf8_comes_back_as_it_is(text in "[\\PC\n\r]{1,200}") {
        prop_assume!(!text.trim().is_empty() && !text.starts_with('\u{feff}'));
        let source = read(text.clone().into_bytes()).unwrap();
        prop_assert_eq!((source.encoding, source.text), ("UTF-8", text));
    }

    /// Sentences of common words in any order, in every encoding.
    #[test]
    fn sentences_come_back_from_every_encoding(
        words in prop::collection::vec(prop::sample::select(vec![
            "法治", "政府", "工作", "建设", "青岚县", "办理", "行政执法", "案件", "2023年", "21件", "，", "。\n",
            "人民", "一是", "监督", "情况", "的", "和", "推进", "培训", "16万余人次", "（一）", "不足", "困难",
        ]), 8..80),
    ) {
        let text = words.concat();
        for (name, mark, bytes) in encoded(&text) {
            let source = read([mark, &bytes].concat()).unwrap();
            prop_assert_eq!((source.encoding, &source.text), (name, &text));
        }
    }
}
