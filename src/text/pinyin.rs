//! Pinyin noise: mirror sites put the reading of a character in brackets behind it, 習(xí)近平.
//!
//! A group is noise where it stands directly behind a Han character and holds one syllable with its
//! tone mark (GB/T 16159, Basic rules of the Chinese phonetic alphabet orthography). Syllables in
//! the neutral tone (me, de, le, men …) carry none; they count only in a text that has several
//! groups with one. Real brackets, (A類) and (一), never look so.

const TONED: &str = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜḿńňǹ";
const NEUTRAL: &[&str] =
    &["de", "le", "me", "ma", "men", "ne", "ba", "zi", "zhe", "ge", "ou", "ma", "lou", "hu", "tou", "shang"];
/// The longest syllable has six letters; mirror sites never write more than one.
const LONGEST: usize = 8;

/// How many characters of `chars` from `at` on are a pinyin group, 0 where there is none.
/// `neutral`: accept syllables in the neutral tone.
pub fn group_at(chars: &[char], at: usize, neutral: bool) -> usize {
    if at == 0 || !matches!(chars.get(at), Some('(' | '（')) || !is_han(chars[at - 1]) {
        return 0;
    }
    let inside = &chars[at + 1..chars.len().min(at + 2 + LONGEST)];
    let Some(length) = inside.iter().position(|character| matches!(character, ')' | '）')) else { return 0 };
    let syllable = &inside[..length];
    let letters = syllable.iter().all(|&character| {
        character.is_ascii_lowercase()
            || character == 'ü'
            || TONED.contains(character)
            || ('\u{300}'..='\u{30f}').contains(&character)
    });
    let toned = syllable
        .iter()
        .any(|&character| TONED.contains(character) || ('\u{300}'..='\u{30f}').contains(&character));
    let known = || neutral && NEUTRAL.iter().any(|word| word.chars().eq(syllable.iter().copied()));
    if length > 0 && letters && (toned || known()) { length + 2 } else { 0 }
}

/// True where the text holds enough pinyin groups to be a mirror page.
pub fn is_polluted(chars: &[char]) -> bool {
    let brackets = chars.iter().enumerate().filter(|(_, character)| matches!(character, '(' | '（'));
    brackets.filter(|(at, _)| group_at(chars, *at, false) > 0).take(3).count() == 3
}

/// True for a Chinese character.
pub fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '〇' | '\u{20000}'..='\u{323af}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_told_from_real_brackets() {
        for (text, at, want) in [
            ("習(xí)近平", 1, 4),
            ("建（shè）設", 1, 5),
            ("什么(me)", 2, 4),
            ("女(nǚ)", 1, 4),
            ("答復(fù)(C類)", 2, 4),
            ("答復(fù)(C類)", 6, 0),
            ("(一)總", 0, 0),
            ("面積(km)", 2, 0),
            ("采納(A類)", 2, 0),
            ("約3(sān)", 2, 0),
            ("應(用程序)", 1, 0),
            ("末(mò", 1, 0),
        ] {
            let chars: Vec<char> = text.chars().collect();
            assert_eq!(group_at(&chars, at, true), want, "{text}");
        }
    }
}
