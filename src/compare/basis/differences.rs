//! In what two figures differ beyond their name.

use super::{Aspect, Basis, CAME, Period, RESULT, TARGET, Why};
use crate::compare::{indicators::Terms, vocabulary::Scope};

/// What two figures differ in beyond their name; what neither text says is no difference.
pub(in crate::compare) fn differences(left: &Basis, right: &Basis) -> Vec<Why> {
    let mut found = vec![];
    let mut add =
        |aspect, left: Option<String>, right: Option<String>| found.push(Why { aspect, left, right });
    if left.measure != right.measure {
        add(Aspect::Unit, Some(left.measure.clone()), Some(right.measure.clone()));
    }
    if left.target != right.target {
        let said = |basis: &Basis| Some(if basis.target { TARGET } else { RESULT }.to_owned());
        add(Aspect::Stage, said(left), said(right));
    }
    if left.act != right.act && [left.act, right.act].contains(&Some(CAME)) {
        let said = |basis: &Basis| basis.act.map(str::to_owned);
        add(Aspect::Stage, said(left), said(right));
    }
    if left.stages != right.stages {
        let said = |basis: &Basis| (!basis.stages.is_empty()).then(|| basis.stages.join("、"));
        add(Aspect::Stage, said(left), said(right));
    }
    if left.target == right.target && !same_period(&left.period, &right.period) {
        let said = |period: &Period| match period {
            Period::Own(year) | Period::Year(year) => Some(year.to_string()),
            Period::Named(name) => Some(name.clone()),
            Period::Unsaid | Period::Unclear => None,
        };
        add(Aspect::Period, said(&left.period), said(&right.period));
    }
    if left.scope.as_ref().map(|scope| scope.0) != right.scope.as_ref().map(|scope| scope.0) {
        let said = |basis: &Basis| basis.scope.as_ref().map(|scope| scope.1.clone());
        add(Aspect::Scope, said(left), said(right));
    }
    if left.falls != right.falls {
        let said = |basis: &Basis| Some(if basis.falls { "下降" } else { "上升" }.to_owned());
        add(Aspect::Direction, said(left), said(right));
    }
    found
}

/// Every report speaks of its own year, whichever that is.
fn same_period(left: &Period, right: &Period) -> bool {
    match (left, right) {
        (Period::Unclear, _) | (_, Period::Unclear) => false,
        (Period::Own(_), Period::Own(_)) => true,
        (Period::Own(one), Period::Year(other)) | (Period::Year(one), Period::Own(other)) => one == other,
        (one, other) => one == other,
    }
}

/// What two figures of one indicator differ in: what the indicator itself says need not be said.
pub(in crate::compare) fn differences_of_one(left: &Basis, right: &Basis, terms: Terms) -> Vec<Why> {
    let unsaid = |basis: &Basis| basis.stages.iter().all(|stage| *stage == HANDLED);
    let one_stage =
        terms.staged || left.stages == right.stages || terms.handled && unsaid(left) && unsaid(right);
    let scopes = [left, right].map(|basis| basis.scope.as_ref().map(|scope| scope.0));
    let whole = |scope: &Option<Scope>| scope.is_none_or(|scope| scope == Scope::Whole);
    let one_scope = terms.whose || terms.territory && scopes.iter().all(whole);
    let mut found = differences(left, right);
    found.retain(|why| match why.aspect {
        // 件 and 份 count the same here; 户 and 户次 do not.
        Aspect::Unit => false,
        Aspect::Stage => why.is_of_kind() || !one_stage && left.act == right.act,
        Aspect::Scope => !one_scope,
        Aspect::Period => !(terms.stock && now(&left.period) && now(&right.period)),
        _ => true,
    });
    if !one_stage && !found.iter().any(|why| why.aspect == Aspect::Stage) {
        let said = |basis: &Basis| (!basis.stages.is_empty()).then(|| basis.stages.join("、"));
        found.push(Why { aspect: Aspect::Stage, left: said(left), right: said(right) });
    }
    found.extend(left.extent.differences(&right.extent, terms));
    found
}

/// Neither received nor finished.
const HANDLED: &str = "办理";

/// In the year or at its end, which is one where it is asked how many there are.
fn now(period: &Period) -> bool {
    match period {
        Period::Own(_) => true,
        Period::Named(name) => ["年底", "年末", "截至"].contains(&name.as_str()),
        _ => false,
    }
}
