//! Unknown fields of joined marks: all are kept, at every level.

use crate::marks::{Absence, Anchor, Extra, Mark};

/// Unknown fields of all; where they differ, the greater one as text.
pub(super) fn of<'a>(all: impl Iterator<Item = &'a Extra> + Clone) -> Extra {
    let equal = all.clone().next().filter(|first| all.clone().all(|other| other == *first));
    if let Some(first) = equal {
        return first.clone();
    }
    let mut names: Vec<&String> = all.clone().flat_map(Extra::keys).collect();
    names.sort();
    names.dedup();
    let greatest =
        |name: &String| all.clone().filter_map(|extra| extra.get(name)).max_by_key(|value| value.to_string());
    names.into_iter().filter_map(|name| Some((name.clone(), greatest(name)?.clone()))).collect()
}

/// The anchor of the first mark with the unknown fields of all anchors; those inside of it where the anchors say the same.
pub(super) fn anchor(first: &Mark, marks: &[&Mark]) -> Option<Anchor> {
    let mut anchor = first.anchor.clone()?;
    let all = || marks.iter().filter_map(|mark| mark.anchor.as_ref());
    let bare_anchor = bare(&anchor);
    let same = || all().filter(|other| bare(other) == bare_anchor);
    anchor.extra = of(all().map(|other| &other.extra));
    if let Some(alike) = &mut anchor.alike {
        alike.extra = of(same().filter_map(|other| other.alike.as_ref()).map(|other| &other.extra));
    }
    for (at, figure) in anchor.figures.iter_mut().enumerate() {
        figure.extra = of(same().filter_map(|other| other.figures.get(at)).map(|other| &other.extra));
    }
    Some(anchor)
}

/// The absence of the first mark with the unknown fields of all.
pub(super) fn absence(first: &Mark, marks: &[&Mark]) -> Option<Absence> {
    let absence = first.absence.clone()?;
    let all = || marks.iter().filter_map(|mark| mark.absence.as_ref());
    Some(Absence { extra: of(all().map(|other| &other.extra)), ..absence })
}

/// What a mark is on, as text: without fields that nobody knows.
pub(super) fn said(mark: &Mark) -> String {
    let absence = mark.absence.as_ref().map(|absence| Absence { extra: Extra::default(), ..absence.clone() });
    serde_json::to_string(&(mark.anchor.as_ref().map(bare), absence)).unwrap_or_default()
}

fn bare(anchor: &Anchor) -> Anchor {
    let mut bare = Anchor { extra: Extra::default(), ..anchor.clone() };
    bare.alike.iter_mut().for_each(|alike| alike.extra = Extra::default());
    bare.figures.iter_mut().for_each(|figure| figure.extra = Extra::default());
    bare
}
