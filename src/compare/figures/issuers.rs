//! Who reports: what a bureau counts is never what a whole county does, nor a district's count its province's.

use crate::{
    compare::basis::{Aspect, Said, Why},
    figures::{Figure, Kind},
    report::Report,
    text::fold::fold_str,
};

/// Who speaks in a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Issuer {
    /// The government of a province, or of a city that is one.
    Province,
    /// The government of a city with districts or counties, or of a prefecture.
    City,
    /// The government of a county or a district.
    County,
    /// The government of a town, or an office of a county's in a part of a city.
    Town,
    /// A bureau.
    Bureau,
}

const BUREAUS: [char; 6] = ['局', '厅', '委', '队', '院', '处'];
const PLACES: [char; 6] = ['省', '市', '县', '区', '州', '旗'];
const CITIES_THAT_ARE_PROVINCES: [&str; 4] = ["北京", "天津", "上海", "重庆"];

impl Issuer {
    fn of(name: &str) -> Option<Self> {
        let name = name.trim().trim_end_matches("办公室");
        let last = name.chars().last()?;
        if name.ends_with("街道办事处")
            || ["镇", "乡", "镇人民政府", "乡人民政府"].iter().any(|end| name.ends_with(end))
        {
            return Some(Self::Town);
        }
        let place = name.trim_end_matches("政府").trim_end_matches("人民");
        if place.len() == name.len() && !PLACES.contains(&last) {
            return BUREAUS.contains(&last).then_some(Self::Bureau);
        }
        Some(Self::of_place(place))
    }

    /// By the last of the places that a name goes through: 临澜市云溪区 is a district.
    fn of_place(name: &str) -> Self {
        // Inside the province, which every city lies in.
        let within = name.rsplit('省').next().unwrap_or(name);
        let above = || within.trim_end_matches('市').contains('市') || within.contains("自治州");
        match name.chars().last() {
            Some('省') => Self::Province,
            Some('区') if name.ends_with("自治区") => Self::Province,
            Some('市')
                if CITIES_THAT_ARE_PROVINCES.iter().any(|city| name.trim_end_matches('市') == *city) =>
            {
                Self::Province
            }
            // 临澜市云溪市 is a county by its rank.
            Some('市') if above() => Self::County,
            Some('市' | '州') => Self::City,
            _ => Self::County,
        }
    }

    /// True for the government of a whole place.
    fn is_of_place(self) -> bool {
        matches!(self, Self::Province | Self::City | Self::County)
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

/// What keeps figures of two reports apart since others report them.
pub(super) struct Issuers {
    why: Why,
    /// True where shares may be compared: both are of whole places, of different ranks.
    shares_compare: bool,
    /// True for a place and a bureau of its government.
    own_bureau: bool,
}

impl Issuers {
    /// `None` where both reports are of issuers of one kind, or it is not known who reports.
    pub(super) fn that_differ(reports: [&Report; 2]) -> Option<Self> {
        let [left, right] = reports.map(name);
        let kind = |name: &Option<String>| name.as_deref().and_then(Issuer::of);
        let (one, other) = (kind(&left)?, kind(&right)?);
        let names = [&left, &right].map(|name| name.as_deref().unwrap_or("").trim_end_matches("人民政府"));
        // A county and the city that it lies in; another city is a place like it.
        let nested = names[0].starts_with(names[1]) || names[1].starts_with(names[0]);
        let ranks = [one, other];
        if ranks.contains(&Issuer::City) && ranks.contains(&Issuer::County) && !nested {
            return None;
        }
        let said = |name: Option<String>| name.map(Said::Words);
        (one != other).then(|| Self {
            why: Why { aspect: Aspect::Scope, left: said(left), right: said(right) },
            shares_compare: one.is_of_place() && other.is_of_place(),
            own_bureau: nested
                && ranks.contains(&Issuer::Bureau)
                && ranks.iter().any(|kind| kind.is_of_place()),
        })
    }

    /// True where one is a bureau of the other.
    pub(super) fn one_is_the_others(&self) -> bool {
        self.own_bureau
    }

    /// Why two figures are not compared; `None` for shares of places of different ranks.
    pub(super) fn apart(&self, left: &Figure, right: &Figure) -> Option<Why> {
        let share = |figure: &Figure| matches!(figure.kind, Kind::Percent | Kind::Points);
        (!(self.shares_compare && share(left) && share(right))).then(|| self.why.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn issuers_are_known_by_the_last_place_of_their_names() {
        let table = [
            ("临澜市云溪区人民政府", Issuer::County),
            ("青岚县人民政府办公室", Issuer::County),
            ("临澜市人民政府", Issuer::City),
            ("汀州市政府", Issuer::City),
            ("岚桥省人民政府", Issuer::Province),
            ("岚桥省临澜市人民政府", Issuer::City),
            ("岚桥省临澜市云溪市人民政府", Issuer::County),
            ("岚桥自治区人民政府", Issuer::Province),
            ("重庆市人民政府", Issuer::Province),
            ("重庆市云溪区人民政府", Issuer::County),
            ("青岚县柳汀镇人民政府", Issuer::Town),
            ("青岚县司法局", Issuer::Bureau),
        ];
        for (name, expected) in table {
            assert_eq!(Issuer::of(name), Some(expected), "{name}");
        }
    }
}
