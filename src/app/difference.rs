//! What changed between two passages, in as few words as show it: `申请146件 → 申请164件`.

use crate::text::width::{columns, columns_of};

/// Characters shown on each side of what differs.
const AROUND: usize = 4;

/// What differs, with a little of what stands around it; `..` where something was left out.
pub fn difference(before: &str, after: &str) -> (String, String) {
    difference_amid(before, after, AROUND)
}

/// The same with so many characters on each side.
fn difference_amid(before: &str, after: &str, around: usize) -> (String, String) {
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
        let (from, to) = (start.saturating_sub(around), (text.len() - end + around).min(text.len()));
        let middle: String = text.get(from..to).unwrap_or_default().iter().collect();
        let lead = if from > 0 { ".." } else { "" };
        let trail = if to < text.len() { ".." } else { "" };
        format!("{lead}{middle}{trail}")
    };
    (cut(&before), cut(&after))
}

/// [`difference`] in so many columns. Where there is little room, less of what stands around is shown; where
/// even what differs does not fit, both sides have their share, and each is shown from where they first
/// differ.
pub fn difference_within(before: &str, after: &str, room: usize) -> (String, String) {
    let fits = |(one, other): &(String, String)| columns_of(one) + columns_of(other) <= room;
    let narrower = (1..=AROUND).rev().map(|around| difference_amid(before, after, around));
    if let Some(fitting) = narrower.into_iter().find(fits) {
        return fitting;
    }
    let (before, after) = difference_amid(before, after, 1);
    let half = room / 2;
    let share =
        |own: &str, other: &str| room.saturating_sub(columns_of(other)).max(half).min(columns_of(own));
    let (one, other) = (share(&before, &after), share(&after, &before));
    (shortened(&before, one), shortened(&after, other))
}

/// The beginning of a text that has more than so many columns.
fn shortened(text: &str, room: usize) -> String {
    if columns_of(text) <= room {
        return text.to_owned();
    }
    let mut used = 0;
    let fits = |character: &char| {
        used += usize::from(columns(*character));
        used + 2 <= room
    };
    let start: String = text.chars().take_while(fits).collect();
    format!("{start}..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_are_seen_however_long_they_are() {
        let long = "全年收到行政复议申请一百四十六件受理一百三十一件办结一百二十八件";
        let (one, other) = difference_within(long, "深入推进放管服改革优化营商环境", 40);
        assert!(columns_of(&one) + columns_of(&other) <= 40, "{one} {other}");
        assert!(one.ends_with("..") && one.starts_with("全年") && other.starts_with("深入"), "{one} {other}");
        let later = long.replace("四十六", "六十四").replace("二十八", "二十九");
        let (one, other) = difference_within(long, &later, 30);
        assert_eq!((one.as_str(), other.as_str()), ("..百四十六件..", "..百六十四件.."));
        assert_eq!(difference_within("办结21件", "办结121件", 40), difference("办结21件", "办结121件"));
        let (before, after) = ("审查部门文件11件，提出修改意见102条", "审查部门文件18件，提出修改意见102条");
        for (room, expected) in [
            (44, "..部门文件11件，提出.. → ..部门文件18件，提出.."),
            (36, "..门文件11件，提.. → ..门文件18件，提.."),
            (20, "..件11件.. → ..件18件.."),
        ] {
            let (one, other) = difference_within(before, after, room);
            assert_eq!(format!("{one} → {other}"), expected);
        }
    }

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
