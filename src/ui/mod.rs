//! The browser's picture: reads [`App`], changes nothing.

pub mod cells;

use crate::app::App;
use ratatui::{buffer::Buffer, layout::Position};

/// Draws the whole screen; answers where the terminal's cursor belongs, if anywhere.
pub fn render(_app: &App, _buffer: &mut Buffer) -> Option<Position> {
    None
}
