//! What a Chinese input method sends for a key.
//!
//! A reader switches between notes in Chinese and keys all day; outside text fields a key means
//! what is printed on it, whether the input method is on or not.

use crate::app::key::{Key, KeyCode};

const SIGNS: &[(char, char)] = &[
    ('、', '/'),
    ('￥', '$'),
    ('¥', '$'),
    ('【', '['),
    ('】', ']'),
    ('「', '{'),
    ('」', '}'),
    ('《', '<'),
    ('》', '>'),
    ('〈', '<'),
    ('〉', '>'),
    ('。', '.'),
    ('\u{3000}', ' '),
];

/// The key that `key` stands for.
pub fn plain(key: Key) -> Key {
    let KeyCode::Char(character) = key.code else { return key };
    let code = u32::from(character);
    let stands_for = match SIGNS.iter().find(|(sent, _)| *sent == character) {
        Some((_, plain)) => *plain,
        None if (0xFF01..=0xFF5E).contains(&code) => char::from_u32(code - 0xFEE0).unwrap_or(character),
        None => character,
    };
    Key { code: KeyCode::Char(stands_for), ..key }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_an_input_method_act_as_the_keys_they_stand_for() {
        let sent = "：？、；【】（）《》。，ｊＧ￥｛｝＝３";
        let meant = ":?/;[]()<>.,jG${}=3";
        let got: String = sent
            .chars()
            .filter_map(|character| match plain(Key::char(character)).code {
                KeyCode::Char(character) => Some(character),
                _ => None,
            })
            .collect();
        assert_eq!(got, meant);
    }
}
