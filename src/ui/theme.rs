//! The looks: every style of the screen, in 256 colours, in sixteen, and in none.
//!
//! The terminal's own background stays, light or dark; foregrounds are of middle brightness, bars
//! bring their own background. Nothing is said by colour alone: what has a colour also has a sign,
//! a place, bold, underline or reverse.

use crate::{
    app::Colours,
    figures::{Kind, Reason},
};
use ratatui::style::{Color, Modifier, Style};

/// The styles, by what they are for.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    colours: Colours,
}

impl Theme {
    /// The styles for so many colours.
    pub fn of(colours: Colours) -> Self {
        Self { colours }
    }

    /// One of 256 colours, one of sixteen, or none.
    fn fg(self, many: u8, few: Color) -> Style {
        match self.colours {
            Colours::Many => Style::new().fg(Color::Indexed(many)),
            Colours::Few => Style::new().fg(few),
            Colours::None => Style::new(),
        }
    }

    fn bar(self, fg: u8, bg: u8) -> Style {
        match self.colours {
            Colours::Many => Style::new().fg(Color::Indexed(fg)).bg(Color::Indexed(bg)),
            Colours::Few | Colours::None => Style::new().add_modifier(Modifier::REVERSED),
        }
    }

    /// Text as it is.
    pub fn plain(self) -> Style {
        Style::new()
    }

    /// The bar above what has the keys.
    pub fn title(self) -> Style {
        self.bar(231, 24).add_modifier(Modifier::BOLD)
    }

    /// The bar above what has not.
    pub fn title_aside(self) -> Style {
        match self.colours {
            Colours::Many => self.bar(252, 240),
            _ => Style::new().add_modifier(Modifier::UNDERLINED),
        }
    }

    /// The status bar.
    pub fn status(self) -> Style {
        self.bar(253, 237)
    }

    /// A number or word of weight in the status bar.
    pub fn status_strong(self) -> Style {
        match self.colours {
            Colours::Many => self.bar(222, 237).add_modifier(Modifier::BOLD),
            _ => self.status().add_modifier(Modifier::BOLD),
        }
    }

    /// What is there but need not be read: hints, page noise, rules.
    pub fn faint(self) -> Style {
        match self.colours {
            Colours::Many => self.fg(245, Color::DarkGray),
            _ => Style::new().add_modifier(Modifier::DIM),
        }
    }

    /// A key in hints and help.
    pub fn key(self) -> Style {
        self.fg(31, Color::Cyan).add_modifier(Modifier::BOLD)
    }

    /// Words of weight.
    pub fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// A heading of the report.
    pub fn heading(self) -> Style {
        self.fg(31, Color::Cyan).add_modifier(Modifier::BOLD)
    }

    /// The item under a cursor that has the keys.
    pub fn selected(self) -> Style {
        self.bar(231, 24)
    }

    /// The item under a cursor that has not.
    pub fn selected_aside(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// What went wrong or is missing.
    pub fn alarm(self) -> Style {
        self.fg(167, Color::Red).add_modifier(Modifier::BOLD)
    }

    /// What is as it should be.
    pub fn present(self) -> Style {
        self.fg(71, Color::Green)
    }

    /// A figure, by its kind.
    pub fn figure(self, kind: Kind) -> Style {
        match kind {
            Kind::Quantity => self.fg(33, Color::Cyan),
            Kind::Percent | Kind::Points => self.fg(133, Color::Magenta),
            Kind::Multiple | Kind::Rank => self.fg(133, Color::Magenta),
            Kind::Money => self.fg(172, Color::Yellow),
            Kind::Date | Kind::Duration => self.fg(72, Color::Green),
            Kind::DocNumber => self.fg(103, Color::Blue),
        }
        .add_modifier(if self.colours == Colours::None { Modifier::BOLD } else { Modifier::empty() })
    }

    /// A numeral that is no figure; what was not understood stands out among them.
    pub fn skipped(self, reason: Reason) -> Style {
        let faint = self.faint();
        if reason.is_dark() { faint.add_modifier(Modifier::REVERSED) } else { faint }
    }

    /// The sign of a mark beside the text.
    pub fn mark(self) -> Style {
        self.fg(172, Color::Yellow).add_modifier(Modifier::BOLD)
    }

    /// Added to text that is marked.
    pub fn marked(self) -> Style {
        Style::new().add_modifier(Modifier::UNDERLINED)
    }

    /// Added to the mark that keys would act on.
    pub fn meant(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Added to text that was searched for.
    pub fn found(self) -> Style {
        match self.colours {
            Colours::Many => Style::new().fg(Color::Indexed(16)).bg(Color::Indexed(179)),
            Colours::Few => Style::new().fg(Color::Black).bg(Color::Yellow),
            Colours::None => Style::new().add_modifier(Modifier::REVERSED),
        }
    }

    /// Added to text that is selected.
    pub fn selection(self) -> Style {
        match self.colours {
            Colours::Many => Style::new().fg(Color::Indexed(231)).bg(Color::Indexed(61)),
            _ => Style::new().add_modifier(Modifier::REVERSED),
        }
    }

    /// Added to the character under a caret that the terminal's cursor is not on.
    pub fn caret(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// Added to words that the other report has otherwise.
    pub fn changed(self) -> Style {
        self.fg(172, Color::Yellow).add_modifier(Modifier::UNDERLINED | Modifier::BOLD)
    }

    /// Added to a sentence that the earlier report lacks.
    pub fn put_in(self) -> Style {
        self.alone(self.fg(71, Color::Green))
    }

    /// Added to a sentence that the later report lacks.
    pub fn taken_out(self) -> Style {
        self.alone(self.fg(167, Color::Red))
    }

    /// Added to the last character of a sentence that stands alone where the next one does too: without colours
    /// the line under both would run on.
    pub fn ends(self) -> Style {
        Style::new().remove_modifier(Modifier::UNDERLINED)
    }

    /// Without colours a sentence that stands alone is underlined.
    fn alone(self, colour: Style) -> Style {
        if self.colours == Colours::None { Style::new().add_modifier(Modifier::UNDERLINED) } else { colour }
    }

    /// The frame of what lies over the screen.
    pub fn frame(self) -> Style {
        self.fg(31, Color::Cyan)
    }
}
