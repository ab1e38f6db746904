//! Finding Chinese words by the initials of their pinyin: fzgk is 法治公开.

use pinyin::ToPinyinMulti;

/// True where the characters of `words` from some place on have the initials that were typed.
/// Letters and digits stand for themselves; a character of several readings has the initials of all.
pub fn have_initials(words: &str, typed: &str) -> bool {
    let typed: Vec<char> = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
    let typed: Vec<char> = typed.iter().map(char::to_ascii_lowercase).collect();
    if typed.is_empty() || !typed.iter().all(char::is_ascii_alphanumeric) {
        return false;
    }
    let spoken: Vec<char> = words.chars().filter(|character| character.is_alphanumeric()).collect();
    spoken
        .windows(typed.len())
        .any(|window| window.iter().zip(&typed).all(|(character, letter)| starts_with(*character, *letter)))
}

fn starts_with(character: char, letter: char) -> bool {
    if character.is_ascii() {
        return character.to_ascii_lowercase() == letter;
    }
    let readings = character.to_pinyin_multi();
    readings.is_some_and(|readings| readings.into_iter().any(|reading| reading.plain().starts_with(letter)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_of_every_reading_find_words() {
        for (words, typed, found) in [
            ("法治公开", "fzgk", true),
            ("法治公开", "FZ", true),
            ("法治公开", "gk", true),
            ("法治公开", "fg", false),
            ("重复率", "cfl", true),
            ("重点", "zd", true),
            ("存疑-数字", "cysz", true),
            ("3项制度", "3xzd", true),
            ("TODO 核对", "todohd", true),
            ("法治", "法", false),
            ("法治", "", false),
            ("法治", "fzgk", false),
        ] {
            assert_eq!(have_initials(words, typed), found, "{words} {typed}");
        }
    }
}
