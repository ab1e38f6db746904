//! What changed between two passages, in as few words as show it: `申请146件 → 申请164件`.

/// Characters shown on each side of what differs.
const AROUND: usize = 4;

/// What differs, with a little of what stands around it; `..` where something was left out.
pub fn difference(before: &str, after: &str) -> (String, String) {
    let before: Vec<char> = before.chars().collect();
    let after: Vec<char> = after.chars().collect();
    let same = |pair: &(&char, &char)| pair.0 == pair.1;
    let shorter = before.len().min(after.len());
    let mut start = before.iter().zip(&after).take_while(same).count();
    let mut end = before.iter().rev().zip(after.iter().rev()).take_while(same).count().min(shorter - start);
    // A number is shown whole: 146 → 164, not 46 → 64.
    while start > 0 && before.get(start - 1).is_some_and(char::is_ascii_digit) {
        start -= 1;
    }
    while end > 0 && before.get(before.len() - end).is_some_and(char::is_ascii_digit) {
        end -= 1;
    }
    let cut = |text: &[char]| {
        let (from, to) = (start.saturating_sub(AROUND), (text.len() - end + AROUND).min(text.len()));
        let middle: String = text.get(from..to).unwrap_or_default().iter().collect();
        let lead = if from > 0 { ".." } else { "" };
        let trail = if to < text.len() { ".." } else { "" };
        format!("{lead}{middle}{trail}")
    };
    (cut(&before), cut(&after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_shown_with_a_little_around_it() {
        for (before, after, expected) in [
            (
                "全年收到行政复议申请146件，办结128件",
                "全年收到行政复议申请164件，办结128件",
                "..复议申请146件，办结.. → ..复议申请164件，办结..",
            ),
            ("办结21件", "办结121件", "办结21件 → 办结121件"),
            ("一样", "一样", "一样 → 一样"),
            ("", "增加", " → 增加"),
            ("甲甲", "甲", "甲甲 → 甲"),
            ("办结件数", "办结的件数", "办结件数 → 办结的件数"),
        ] {
            let (one, other) = difference(before, after);
            assert_eq!(format!("{one} → {other}"), expected);
        }
    }
}
