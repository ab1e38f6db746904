//! How many colours the terminal has, and what a style becomes where it has fewer.
//!
//! The browser's picture is drawn for 256 colours. With sixteen the nearest is taken; with none
//! (`NO_COLOR`, old terminals) a coloured ground becomes reverse and coloured letters become bold.
//! Nothing is asked of the terminal: what is known of it is what its name says.

use ratatui::style::{Color, Modifier};

use super::pen::Pen;

/// The colours that are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Palette {
    /// xterm's 256, what nearly every terminal has.
    #[default]
    Full,
    /// The sixteen of the Linux console.
    Sixteen,
    /// Bold, underline and reverse only.
    Mono,
}

/// The sixteen colours as xterm shows them.
const SIXTEEN: [(u8, u8, u8); 16] = [
    (0, 0, 0),
    (205, 0, 0),
    (0, 205, 0),
    (205, 205, 0),
    (0, 0, 238),
    (205, 0, 205),
    (0, 205, 205),
    (229, 229, 229),
    (127, 127, 127),
    (255, 0, 0),
    (0, 255, 0),
    (255, 255, 0),
    (92, 92, 255),
    (255, 0, 255),
    (0, 255, 255),
    (255, 255, 255),
];

impl Palette {
    /// The palette for the values of the environment variables `NO_COLOR` and `TERM`.
    pub fn of(no_color: Option<&str>, term: &str) -> Self {
        if no_color.is_some_and(|value| !value.is_empty()) {
            return Self::Mono;
        }
        match term {
            "vt100" | "vt102" | "vt220" | "vt320" | "vt420" => Self::Mono,
            _ if term.ends_with("-mono") || term.ends_with("-m") => Self::Mono,
            "linux" | "ansi" | "cygwin" | "cons25" | "rxvt" => Self::Sixteen,
            _ if term.ends_with("-16color") => Self::Sixteen,
            _ => Self::Full,
        }
    }

    /// `pen` as this palette can show it.
    pub fn fit(self, pen: Pen) -> Pen {
        match self {
            Self::Full => pen.map(|color| match color {
                Color::Rgb(r, g, b) => Color::Indexed(nearest_of_256(r, g, b)),
                other => other,
            }),
            Self::Sixteen => {
                let mapped = pen.map(sixteen);
                // Letters that would vanish in their ground are shown in reverse instead.
                if mapped.fg == mapped.bg && pen.fg != pen.bg {
                    let modifier = mapped.modifier ^ Modifier::REVERSED;
                    Pen { fg: Color::Reset, bg: Color::Reset, modifier }
                } else {
                    mapped
                }
            }
            Self::Mono => {
                let mut modifier = pen.modifier;
                if !is_plain(pen.bg, Color::Black) {
                    modifier ^= Modifier::REVERSED;
                }
                if !is_plain(pen.fg, Color::White) {
                    modifier |= Modifier::BOLD;
                }
                Pen { fg: Color::Reset, bg: Color::Reset, modifier }
            }
        }
    }
}

/// True for the terminal's own colour, `usual`, and the greys.
fn is_plain(color: Color, usual: Color) -> bool {
    match color {
        Color::Reset | Color::Gray | Color::DarkGray => true,
        Color::Indexed(index) => (232..=255).contains(&index) || matches!(index, 7 | 8),
        other => other == usual,
    }
}

/// The index of a named colour.
pub(super) fn index(color: Color) -> Option<u8> {
    Some(match color {
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        Color::Indexed(index) => index,
        Color::Rgb(r, g, b) => nearest_of_256(r, g, b),
        Color::Reset => return None,
    })
}

fn sixteen(color: Color) -> Color {
    let Some(index) = index(color) else { return Color::Reset };
    if index < 16 {
        return Color::Indexed(index);
    }
    let (r, g, b) = match color {
        Color::Rgb(r, g, b) => (r, g, b),
        _ => rgb(index),
    };
    Color::Indexed(nearest(SIXTEEN.iter().copied().zip(0..), (r, g, b)))
}

fn nearest_of_256(r: u8, g: u8, b: u8) -> u8 {
    nearest((16..=255).map(|index| (rgb(index), index)), (r, g, b))
}

/// The colour cube and the greys of xterm.
fn rgb(index: u8) -> (u8, u8, u8) {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    match index {
        0..16 => SIXTEEN[usize::from(index)],
        16..232 => {
            let cube = usize::from(index - 16);
            (STEPS[cube / 36], STEPS[cube / 6 % 6], STEPS[cube % 6])
        }
        232.. => {
            let grey = 8 + 10 * (index - 232);
            (grey, grey, grey)
        }
    }
}

fn nearest(colors: impl Iterator<Item = ((u8, u8, u8), u8)>, wanted: (u8, u8, u8)) -> u8 {
    let square = |one: u8, other: u8| u32::from(one.abs_diff(other)).pow(2);
    let distance = |(r, g, b): (u8, u8, u8)| square(r, wanted.0) + square(g, wanted.1) + square(b, wanted.2);
    colors.min_by_key(|(color, _)| distance(*color)).map_or(7, |(_, index)| index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_known_by_its_name() {
        let table = [
            (None, "xterm-256color", Palette::Full),
            (None, "xterm", Palette::Full),
            (None, "tmux-256color", Palette::Full),
            (Some(""), "screen", Palette::Full),
            (Some("1"), "xterm-256color", Palette::Mono),
            (None, "linux", Palette::Sixteen),
            (None, "xterm-16color", Palette::Sixteen),
            (None, "vt220", Palette::Mono),
            (None, "xterm-mono", Palette::Mono),
        ];
        for (no_color, term, expected) in table {
            assert_eq!(Palette::of(no_color, term), expected, "{no_color:?} {term}");
        }
    }

    #[test]
    fn fewer_colours_keep_what_a_style_says() {
        let pen = |fg, bg| Pen { fg, bg, modifier: Modifier::empty() };
        let sixteen = |fg, bg| Palette::Sixteen.fit(pen(fg, bg));
        assert_eq!(sixteen(Color::Indexed(196), Color::Reset).fg, Color::Indexed(9));
        assert_eq!(sixteen(Color::Rgb(0, 0, 230), Color::Reset).fg, Color::Indexed(4));
        let vanishing = sixteen(Color::Indexed(236), Color::Indexed(234));
        assert_eq!((vanishing.fg, vanishing.modifier), (Color::Reset, Modifier::REVERSED));
        let mono = |fg, bg| Palette::Mono.fit(pen(fg, bg)).modifier;
        assert_eq!(mono(Color::Cyan, Color::Reset), Modifier::BOLD);
        assert_eq!(mono(Color::Reset, Color::Yellow), Modifier::REVERSED);
        assert_eq!(mono(Color::Gray, Color::Reset), Modifier::empty());
        assert_eq!(Palette::Full.fit(pen(Color::Rgb(255, 0, 0), Color::Reset)).fg, Color::Indexed(196));
    }
}
