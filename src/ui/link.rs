//! What two linked reports have to say of each other: the signs beside the text, and the words in
//! the status bar.
//!
//! ```text
//!  *=  the sentence was kept           = 一(二) (93% sure)  carried over 34%, this part 51%
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
    compare::Side,
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
    let weight = if fate == Fate::Kept { Modifier::empty() } else { Modifier::BOLD };
    style.remove_modifier(Modifier::UNDERLINED).add_modifier(weight)
}

/// What is added to the character at `at`: changed words, or, in two `versions` of a report, a
/// sentence that stands alone.
pub fn style_at(passages: &[Passage], at: usize, versions: bool, theme: Theme) -> Option<Style> {
    let passage = passages::around(passages, at)?;
    let is_alone = |passage: &Passage| matches!(passage.fate, Fate::New | Fate::Dropped);
    let alone = |style: Style| {
        // Only before another that stands alone: elsewhere the line under it says where it ends.
        let next = Some(at + 1).filter(|next| *next == passage.span.end);
        let ends = next.and_then(|next| passages::around(passages, next)).is_some_and(is_alone);
        versions.then(|| if ends { style.patch(theme.ends()) } else { style })
    };
    match passage.fate {
        Fate::Kept => None,
        Fate::Changed => passage.changes.iter().any(|(here, _)| here.contains(at)).then(|| theme.changed()),
        Fate::New => alone(theme.put_in()),
        Fate::Dropped => alone(theme.taken_out()),
    }
}

/// What the heading of the report on `side` says: that nothing here answers the section that is being
/// read in the other; in full, and shorter for where there is no room. None where there is nothing to say.
pub fn flags(app: &App, desk: &Desk, side: usize) -> Vec<String> {
    let Some(ready) = desk.link.linked().filter(|_| side != desk.side()) else { return vec![] };
    let Err(section) = desk.counterpart(ready) else { return vec![] };
    let named = desk.reader().report.outline.sections.get(section).map(name_of).unwrap_or_default();
    let full = say!(app.lang, "link.none", section = named);
    [full, say!(app.lang, "link.none-brief")].map(|form| form.into_owned()).into()
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
    let pairing = pairing(desk, ready, true, lang);
    let unsure = self::pairing(desk, ready, false, lang);
    let mut forms = vec![];
    if ready.tells_of_lone() {
        let carried = carried(desk, ready, lang);
        // The share of the part comes before how sure the pairing is.
        let named =
            |share: &Share| [&pairing, &unsure].map(|pairing| format!("{pairing}  {}  ", share.words));
        let (of_part, of_whole): (Vec<Share>, Vec<Share>) = carried.into_iter().partition(|share| share.part);
        forms.extend(of_part.iter().map(|share| named(share)[0].clone()));
        forms.extend(of_part.last().map(|share| named(share)[1].clone()));
        forms.extend(of_whole.iter().map(|share| named(share)[0].clone()));
    }
    forms.push(format!("{pairing}  "));
    forms.push(format!("{unsure}  "));
    forms
}

/// What answers the section under the caret, and, where that is asked for, how `sure` it is.
fn pairing(desk: &Desk, ready: &Ready, sure: bool, lang: Lang) -> String {
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
                let which = say!(lang, "link.one-of", which = shown + 1, of = of);
                named = format!("{named} {which}").trim_start().to_owned();
            }
            match answer.sure {
                _ if !sure => say!(lang, "link.answer", sections = named).into_owned(),
                Sure::ByHand => say!(lang, "link.by-hand", sections = named).into_owned(),
                Sure::Found(sure) => {
                    say!(lang, "link.sure", sections = named, sure = per_cent(f64::from(sure))).into_owned()
                }
            }
        }
    }
}

/// What is said of how much was carried over.
struct Share {
    words: String,
    /// Whether that of the part which is being read is among it.
    part: bool,
}

/// How much of the later report was carried over from the earlier one, and of the part that is being read; shorter and shorter.
fn carried(desk: &Desk, ready: &Ready, lang: Lang) -> Vec<Share> {
    let found = &ready.comparison.carried_over;
    let whole = per_cent(found.whole);
    let part = part_of(desk, ready).and_then(|name| found.parts.iter().find(|(part, _)| *part == name));
    let part = part.map(|(_, share)| per_cent(*share));
    let brief = say!(lang, "link.carried", whole = whole).into_owned();
    let from = earlier_year(desk, ready);
    let from = from.map(|year| say!(lang, "link.carried-from", year = year, whole = whole).into_owned());
    let with_part = |words: String, behind: String| Share { words: format!("{words}{behind}"), part: true };
    let alone = |words: String| Share { words, part: false };
    match part {
        Some(part) => {
            let shorter = say!(lang, "link.part-brief", part = part).into_owned();
            let from = from.map(|from| with_part(from, say!(lang, "link.part", part = part).into_owned()));
            let shortest = say!(lang, "link.part-alone", part = part).into_owned();
            let short = [with_part(brief.clone(), shorter), with_part(String::new(), shortest)];
            from.into_iter().chain(short).chain([alone(brief)]).collect()
        }
        None => from.into_iter().chain([brief]).map(alone).collect(),
    }
}

/// The year of the earlier report; `None` where it is not known which that is.
fn earlier_year(desk: &Desk, ready: &Ready) -> Option<i32> {
    let earlier = ready.comparison.earlier?;
    let reader = if earlier == Side::Left { &desk.left } else { desk.right.as_ref()? };
    reader.report.outline.metadata.year
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{app::Colours, text::CleanSpan};

    #[test]
    fn without_colours_sentences_that_stand_alone_are_told_apart_and_signs_are_bold() {
        let theme = Theme::of(Colours::None);
        let passage = |fate, start, end| Passage {
            span: CleanSpan::new(start, end),
            fate,
            partner: None,
            changes: vec![],
        };
        let passages = [passage(Fate::New, 0, 4), passage(Fate::New, 4, 7), passage(Fate::Kept, 7, 9)];
        let looks = |at: usize| match style_at(&passages, at, true, theme) {
            Some(style) if style.add_modifier.contains(Modifier::BOLD) => 'b',
            Some(style) if style.add_modifier.contains(Modifier::UNDERLINED) => '_',
            _ => '.',
        };
        assert_eq!((0..9).map(looks).collect::<String>(), "___.___..");
        for (fate, bold) in
            [(Fate::Kept, false), (Fate::Changed, true), (Fate::New, true), (Fate::Dropped, true)]
        {
            let look = sign_style(fate, theme).add_modifier;
            assert_eq!((look.contains(Modifier::BOLD), look.contains(Modifier::UNDERLINED)), (bold, false));
        }
    }
}
