//! What the text is shown with: the page noise, Simplified characters, the numerals that are no figures.

use super::App;
use crate::say;

impl App {
    pub(super) fn toggle_noise(&mut self) {
        let Some(reader) = self.reader_mut() else { return };
        reader.noise = !reader.noise;
        reader.lay_out_anew();
        let shown = reader.noise;
        self.tell(if shown { say!(self.lang, "noise.shown") } else { say!(self.lang, "noise.folded") });
    }

    pub(super) fn toggle_simplified(&mut self) {
        let Some(reader) = self.reader_mut() else { return };
        reader.simplified = !reader.simplified;
        let on = reader.simplified;
        self.tell(if on { say!(self.lang, "simplified.on") } else { say!(self.lang, "simplified.off") });
    }

    pub(super) fn toggle_skipped(&mut self) {
        let Some(reader) = self.reader_mut() else { return };
        reader.skipped = !reader.skipped;
        let (on, figures) = (reader.skipped, &reader.report.figures);
        let (all, dark) = (figures.skipped.len(), figures.not_understood());
        self.tell(if on {
            say!(self.lang, "skipped.on", count = all, dark = dark)
        } else {
            say!(self.lang, "skipped.off")
        });
    }
}
