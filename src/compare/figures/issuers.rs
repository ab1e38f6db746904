//! Who reports: what a bureau counts is never what a whole county does.

use crate::{
    compare::basis::{Aspect, Why},
    report::Report,
    text::fold::fold_str,
};

/// Who speaks in a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Issuer {
    /// The government of a county, a district or what is above them.
    Government,
    /// The government of a town, or an office of a county's in a part of a city.
    Town,
    /// A bureau.
    Bureau,
}

const BUREAUS: [char; 6] = ['局', '厅', '委', '队', '院', '处'];
const PLACES: [char; 6] = ['省', '市', '县', '区', '州', '旗'];

impl Issuer {
    fn of(name: &str) -> Option<Self> {
        let name = name.trim().trim_end_matches("办公室");
        let last = name.chars().last()?;
        if name.ends_with("街道办事处")
            || ["镇", "乡", "镇人民政府", "乡人民政府"].iter().any(|end| name.ends_with(end))
        {
            Some(Self::Town)
        } else if name.ends_with("政府") || PLACES.contains(&last) {
            Some(Self::Government)
        } else {
            BUREAUS.contains(&last).then_some(Self::Bureau)
        }
    }
}

/// Who reports, by the signature, else by the title up to its year or its first words of a report.
fn name(report: &Report) -> Option<String> {
    let metadata = &report.outline.metadata;
    if let Some(issuer) = &metadata.issuer {
        return Some(fold_str(issuer));
    }
    let title = fold_str(metadata.title.as_deref()?);
    let until = title.find(|c: char| c.is_ascii_digit()).or_else(|| title.find("关于"))?;
    title.get(..until).map(|name| name.trim_end_matches("关于").to_owned())
}

/// What keeps every figure of the two reports apart: one is a bureau's and the other a place's.
pub(super) fn differ(reports: [&Report; 2]) -> Option<Why> {
    let [left, right] = reports.map(name);
    let kind = |name: &Option<String>| name.as_deref().and_then(Issuer::of);
    let (one, other) = (kind(&left)?, kind(&right)?);
    (one != other).then_some(Why { aspect: Aspect::Scope, left, right })
}
