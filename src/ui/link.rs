//! What two linked reports have to say of each other: the signs beside the text, and the words in
//! the status bar.
//!
//! ```text
//!  *=  the sentence was kept                      = 一(二) 93%  carried over 34%, part 51%
//!   ~  it was reworded: what changed is underlined
//!   +  the earlier report lacks it
//!   -  the later report lacks it
//! ```

use super::{status::short_path, theme::Theme};
use crate::{
    app::{
        App,
        desk::Desk,
        link::{
            Ready,
            answers::Sure,
            passages::{self, Fate, Passage},
            wording::name_of,
        },
    },
    outline::PartName,
    say,
    words::Lang,
};
use ratatui::style::{Modifier, Style};

/// The sentences of the report on `side`, where the panes are linked.
pub fn passages_of(desk: &Desk, side: usize) -> &[Passage] {
    desk.link.linked().map(|ready| ready.passages[side].as_slice()).unwrap_or_default()
}

/// The sign that stands beside a row.
pub fn sign(fate: Fate) -> char {
    match fate {
        Fate::Kept => '=',
        Fate::Changed => '~',
        Fate::New => '+',
        Fate::Dropped => '-',
    }
}

/// The style of the sign.
pub fn sign_style(fate: Fate, theme: Theme) -> Style {
    let style = match fate {
        Fate::Kept => theme.faint(),
        Fate::Changed => theme.changed(),
        Fate::New => theme.put_in(),
        Fate::Dropped => theme.taken_out(),
    };
    style.remove_modifier(Modifier::UNDERLINED)
}

/// What is added to the character at `at`: changed words, or, in two `versions` of a report, a
/// sentence that stands alone.
pub fn style_at(passages: &[Passage], at: usize, versions: bool, theme: Theme) -> Option<Style> {
    let passage = passages::around(passages, at)?;
    let is_alone = |passage: &Passage| matches!(passage.fate, Fate::New | Fate::Dropped);
    let alone = |style: Style| {
        // Only behind another that stands alone: elsewhere the line under it says where it begins.
        let before = at.checked_sub(1).filter(|_| passage.span.start == at);
        let begins = before.and_then(|before| passages::around(passages, before)).is_some_and(is_alone);
        versions.then(|| if begins { style.patch(theme.begins()) } else { style })
    };
    match passage.fate {
        Fate::Kept => None,
        Fate::Changed => passage.changes.iter().any(|(here, _)| here.contains(at)).then(|| theme.changed()),
        Fate::New => alone(theme.put_in()),
        Fate::Dropped => alone(theme.taken_out()),
    }
}

/// What the heading of the report on `side` says: that nothing here answers the section that is being
/// read in the other.
pub fn flag(app: &App, desk: &Desk, side: usize) -> String {
    let Some(ready) = desk.link.linked().filter(|_| side != desk.side()) else { return String::new() };
    let Err(section) = desk.counterpart(ready) else { return String::new() };
    let named = desk.reader().report.outline.sections.get(section).map(name_of).unwrap_or_default();
    say!(app.lang, "link.none", section = named).into_owned()
}

/// The pairing under the caret, how sure it is, and how much was carried over: in full, then shorter and
/// shorter for where there is no room. At least one.
pub fn summary(app: &App, desk: &Desk) -> Vec<String> {
    let lang = app.lang;
    if desk.link.is_comparing() {
        return vec![format!("{}  ", say!(lang, "link.comparing"))];
    }
    if desk.link.on && desk.link.failed {
        return vec![format!("{}  ", say!(lang, "link.not-compared"))];
    }
    let Some(ready) = desk.link.linked() else { return vec![String::new()] };
    let pairing = pairing(desk, ready, lang);
    let mut forms = vec![];
    if ready.tells_of_lone() {
        let (whole, part) = (carried(ready, lang), carried_with_part(desk, ready, lang));
        if let Some([earlier, later]) = years(desk, ready) {
            let years = say!(lang, "link.years", earlier = earlier, later = later);
            forms.push(format!("{pairing}  {years} {part}  "));
        }
        forms.extend([part, whole].map(|carried| format!("{pairing}  {carried}  ")));
    }
    forms.push(format!("{pairing}  "));
    forms
}

fn pairing(desk: &Desk, ready: &Ready, lang: Lang) -> String {
    let Some(other) = desk.other() else { return String::new() };
    match desk.counterpart(ready) {
        Err(_) => say!(lang, "link.alone").into_owned(),
        Ok(None) => say!(lang, "link.opening").into_owned(),
        Ok(Some(answer)) => {
            let shown = desk.answer_shown(answer);
            let section = answer.sections.get(shown).and_then(|at| other.report.outline.sections.get(*at));
            let mut named = section.map_or_else(String::new, |section| {
                match short_path(&other.report, section.span.start) {
                    path if path.is_empty() => name_of(section),
                    path => path,
                }
            });
            // Of several the one that is shown, and how many there are: g= goes through them.
            if let of @ 2.. = answer.sections.len() {
                named += &format!(" {}/{of}", shown + 1);
            }
            match answer.sure {
                Sure::ByHand => say!(lang, "link.by-hand", sections = named).into_owned(),
                Sure::Found(sure) => {
                    say!(lang, "link.sure", sections = named, sure = per_cent(f64::from(sure))).into_owned()
                }
            }
        }
    }
}

/// How much of the later report was carried over.
fn carried(ready: &Ready, lang: Lang) -> String {
    say!(lang, "link.carried", whole = per_cent(ready.comparison.carried_over.whole)).into_owned()
}

/// The same, and how much of the part that is being read.
fn carried_with_part(desk: &Desk, ready: &Ready, lang: Lang) -> String {
    let parts = &ready.comparison.carried_over.parts;
    let part = part_of(desk, ready).and_then(|name| parts.iter().find(|(part, _)| *part == name));
    let Some((_, share)) = part else { return carried(ready, lang) };
    let whole = per_cent(ready.comparison.carried_over.whole);
    say!(lang, "link.carried-part", whole = whole, part = per_cent(*share)).into_owned()
}

/// The years of the two reports, the earlier first; `None` where it is not known which is the earlier.
pub fn years(desk: &Desk, ready: &Ready) -> Option<[i32; 2]> {
    let years = [&desk.left, desk.right.as_ref()?].map(|reader| reader.report.outline.metadata.year);
    let earlier = ready.comparison.earlier?;
    Some([years[earlier.index()]?, years[earlier.other().index()]?])
}

/// The part of the later report that is being read in either pane.
fn part_of(desk: &Desk, ready: &Ready) -> Option<PartName> {
    let side = ready.comparison.later().index();
    let later = if side == 0 { &desk.left } else { desk.right.as_ref()? };
    if side != desk.side() && !matches!(desk.counterpart(ready), Ok(Some(_))) {
        return None;
    }
    let holds = |span: &crate::text::CleanSpan| span.contains(later.caret);
    later.report.outline.parts.iter().find(|part| part.spans.iter().any(holds)).map(|part| part.name)
}

fn per_cent(share: f64) -> String {
    format!("{:.0}", share * 100.0)
}
