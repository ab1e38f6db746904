//! Folding: Traditional and Simplified, full and half width, upper and lower case count as the same.
//!
//! Folding maps one character to one character, so that a position in folded text is the same
//! position in the text as written. The table of Traditional characters is OpenCC's
//! `TSCharacters.txt` (Apache-2.0, kept unchanged in `data/`); full-width forms follow Unicode's
//! Halfwidth and Fullwidth Forms block.

use std::sync::LazyLock;

const TABLE: &str = include_str!("../../data/TSCharacters.txt");

/// One entry for each character of the Basic Multilingual Plane: what it folds to.
static FOLDED: LazyLock<Box<[u16]>> = LazyLock::new(|| {
    let mut table: Vec<u16> = (0..=u16::MAX).collect();
    for (full, half) in (0xFF01..=0xFF5E).zip(0x21u16..) {
        table[full] = half;
    }
    for (character, folded) in traditional() {
        if let (Ok(from), Ok(to)) = (u16::try_from(u32::from(character)), u16::try_from(u32::from(folded))) {
            table[usize::from(from)] = to;
        }
    }
    for (written, folded) in SAME {
        table[*written as usize] = *folded as u16;
    }
    for upper in b'A'..=b'Z' {
        let lower = u16::from(upper.to_ascii_lowercase());
        table[usize::from(upper)] = lower;
        table[usize::from(upper) + 0xFEE0] = lower;
    }
    // Chains in the table (薴 → 苧 → 苎) are followed to their end.
    for _ in 0..3 {
        for code in 0..table.len() {
            table[code] = table[usize::from(table[code])];
        }
    }
    table.into_boxed_slice()
});

/// Characters that stand for the same sign in reports, beyond script and width.
const SAME: &[(char, char)] = &[
    ('\u{a0}', ' '),
    ('\u{3000}', ' '),
    ('﹐', ','),
    ('﹑', '、'),
    ('､', '、'),
    ('｡', '。'),
    ('﹒', '.'),
    ('﹖', '?'),
    ('﹗', '!'),
    ('﹝', '['),
    ('﹞', ']'),
    ('﹣', '-'),
    ('﹔', ';'),
    ('﹕', ':'),
    ('﹙', '('),
    ('﹚', ')'),
    ('﹪', '%'),
    ('○', '〇'),
    ('◯', '〇'),
    ('〔', '['),
    ('〕', ']'),
    ('［', '['),
    ('］', ']'),
    ('【', '['),
    ('】', ']'),
    ('「', '“'),
    ('」', '”'),
    ('『', '‘'),
    ('』', '’'),
    ('〝', '“'),
    ('〞', '”'),
    ('｢', '“'),
    ('｣', '”'),
    ('﹏', '_'),
    ('∶', ':'),
    ('︰', ':'),
    ('·', '·'),
    ('•', '·'),
    ('・', '·'),
];

fn traditional() -> impl Iterator<Item = (char, char)> {
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (from, to) = line.split_once('\t')?;
        let mut from = from.chars();
        // A character whose Simplified forms include itself (著, 乾, 覆) stands as it is written.
        let first = from.next()?;
        let to = to.split(' ').next()?.chars().next()?;
        from.next().is_none().then_some((first, to))
    })
}

/// The character that `character` counts as in every search, match and rule.
pub fn fold(character: char) -> char {
    u16::try_from(u32::from(character))
        .ok()
        .and_then(|code| char::from_u32(u32::from(FOLDED[usize::from(code)])))
        .unwrap_or(character)
}

/// The Simplified form of `character`, width and case left as they are: what the reader shows when
/// asked for Simplified characters.
pub fn simplified(character: char) -> char {
    if ('\u{2e80}'..='\u{9fff}').contains(&character) { fold(character) } else { character }
}

/// A whole string folded, for a needle that is matched against folded text.
pub fn fold_str(text: &str) -> String {
    text.chars().map(fold).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_scripts_and_widths_fold_to_one() {
        assert_eq!(fold_str("辦結２．３％，（Ａ類）萬餘條"), "办结2.3%,(a类)万余条");
        assert_eq!(fold_str("二○○九"), "二〇〇九");
        assert_eq!(fold_str("於後復發裏臺隻"), "于后复发里台只");
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for code in 0..=0xFFFFu32 {
            if let Some(character) = char::from_u32(code) {
                assert_eq!(fold(fold(character)), fold(character), "{character}");
            }
        }
    }
}
