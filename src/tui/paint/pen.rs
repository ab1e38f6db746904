//! The style that the terminal writes in, and the shortest way from one to another.

use super::palette::index;
use ratatui::{
    buffer::Cell,
    style::{Color, Modifier},
};

/// Colours and modifiers, as SGR sequences set them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Pen {
    /// Of the letters.
    pub fg: Color,
    /// Of the ground.
    pub bg: Color,
    /// Bold, underlined, reversed.
    pub modifier: Modifier,
}

/// What shows on a blank: everything else may stay as it is.
const ON_BLANKS: Modifier =
    Modifier::UNDERLINED.union(Modifier::REVERSED).union(Modifier::CROSSED_OUT).union(Modifier::SLOW_BLINK);

/// Each modifier with the code that sets it and the one that ends it.
const MODIFIERS: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

impl Pen {
    /// The style of a cell.
    pub fn of(cell: &Cell) -> Self {
        Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }

    /// The same with both colours mapped.
    pub fn map(self, color: impl Fn(Color) -> Color) -> Self {
        Self { fg: color(self.fg), bg: color(self.bg), ..self }
    }

    /// The same less what does not show on a blank.
    pub fn on_blank(self) -> Self {
        // Where letters would show, their brightness does as well.
        let shows = self.modifier.intersects(ON_BLANKS);
        let modifier = if shows { self.modifier } else { Modifier::empty() };
        let fg = if modifier.is_empty() { Color::Reset } else { self.fg };
        Self { fg, bg: self.bg, modifier }
    }

    /// True where a blank looks the same in both.
    pub fn same_on_blank(self, other: Self) -> bool {
        self.on_blank() == other.on_blank()
    }

    /// Appends the shortest sequence that changes the terminal from `self` to `to`.
    pub fn change(self, to: Self, bytes: &mut Vec<u8>) {
        if self == to {
            return;
        }
        let anew =
            if to == Self::default() { vec![] } else { [vec![0], to.codes_from(Self::default())].concat() };
        let step = to.codes_from(self);
        let shorter = if written(&step) < written(&anew) { step } else { anew };
        bytes.extend_from_slice(b"\x1b[");
        for (position, code) in shorter.iter().enumerate() {
            if position > 0 {
                bytes.push(b';');
            }
            bytes.extend_from_slice(code.to_string().as_bytes());
        }
        bytes.push(b'm');
    }

    /// The codes that set what differs from `before`.
    fn codes_from(self, before: Self) -> Vec<u8> {
        let mut codes = vec![];
        let ended = before.modifier - self.modifier;
        let mut added = self.modifier - before.modifier;
        for (modifier, _, end) in MODIFIERS {
            if ended.contains(modifier) && !codes.contains(&end) {
                codes.push(end);
                // 22 and 25 end two modifiers each: what stays of them is set again.
                added |= MODIFIERS
                    .iter()
                    .filter(|(other, _, other_end)| *other_end == end && self.modifier.contains(*other))
                    .fold(Modifier::empty(), |all, (other, _, _)| all | *other);
            }
        }
        codes.extend(MODIFIERS.iter().filter(|(modifier, _, _)| added.contains(*modifier)).map(|m| m.1));
        if self.fg != before.fg {
            color_codes(self.fg, 30, 90, &mut codes);
        }
        if self.bg != before.bg {
            color_codes(self.bg, 40, 100, &mut codes);
        }
        codes
    }
}

fn color_codes(color: Color, dark: u8, bright: u8, codes: &mut Vec<u8>) {
    match index(color) {
        None => codes.push(dark + 9),
        Some(index @ 0..8) => codes.push(dark + index),
        Some(index @ 8..16) => codes.push(bright + index - 8),
        Some(index) => codes.extend([dark + 8, 5, index]),
    }
}

/// Bytes that the codes take with the separators between them.
fn written(codes: &[u8]) -> usize {
    codes.iter().map(|code| 2 + usize::from(*code > 9) + usize::from(*code > 99)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(from: Pen, to: Pen) -> String {
        let mut bytes = vec![];
        from.change(to, &mut bytes);
        String::from_utf8(bytes).unwrap().replace('\u{1b}', "^")
    }

    #[test]
    fn the_shortest_change_is_written() {
        let plain = Pen::default();
        let red = Pen { fg: Color::Red, ..plain };
        let bold = Pen { modifier: Modifier::BOLD, ..red };
        let dim = Pen { modifier: Modifier::BOLD | Modifier::DIM, ..plain };
        let rich = Pen { fg: Color::Indexed(208), bg: Color::Indexed(236), modifier: Modifier::BOLD };
        let table = [
            (plain, plain, ""),
            (plain, red, "^[31m"),
            (red, plain, "^[m"),
            (red, bold, "^[1m"),
            (bold, red, "^[22m"),
            (rich, plain, "^[m"),
            (plain, rich, "^[1;38;5;208;48;5;236m"),
            (rich, red, "^[0;31m"),
            (dim, Pen { modifier: Modifier::DIM, ..plain }, "^[0;2m"),
            (Pen { bg: Color::Indexed(9), ..plain }, Pen { bg: Color::Indexed(9), ..red }, "^[31m"),
            (plain, Pen { bg: Color::Indexed(9), ..plain }, "^[101m"),
        ];
        for (from, to, expected) in table {
            assert_eq!(change(from, to), expected, "{from:?} to {to:?}");
        }
    }
}
