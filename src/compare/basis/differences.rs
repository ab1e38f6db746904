//! In what two figures differ beyond their name.

use super::{Aspect, Basis, CAME, PLANNED, Period, Said, Term, Why};
use crate::compare::{indicators::Terms, landmarks::FIVE_YEARS, vocabulary::Scope};

/// What two figures differ in beyond their name; what neither text says is no difference.
pub(in crate::compare) fn differences(left: &Basis, right: &Basis) -> Vec<Why> {
    let mut found: Vec<Why> = apart_whatever_is_counted(left, right).collect();
    found.extend(of_how_they_are_counted(left, right));
    found.extend(left.extent.sums(&right.extent));
    found.extend(left.narrowing.difference(&right.narrowing));
    found
}

/// In what two counts differ that others hang on, where they are no pair: in their bureaus, or in whether the government
/// stands on the other side.
pub(in crate::compare) fn heads_differ(left: &Basis, right: &Basis) -> Option<Why> {
    let party = |basis: &Basis| {
        basis.scope.as_ref().filter(|scope| scope.0 == Scope::Party).map(|scope| scope.1.clone())
    };
    if party(left).is_some() != party(right).is_some() {
        let said = |basis: &Basis| party(basis).and_then(Said::words);
        return Some(Why { aspect: Aspect::Scope, left: said(left), right: said(right) });
    }
    left.actor.difference(&right.actor)
}

/// In measure, stage, period and scope; a rise and a fall are one count with two signs.
fn of_how_they_are_counted(left: &Basis, right: &Basis) -> Vec<Why> {
    let mut found = vec![];
    let mut add = |aspect, left: Option<Said>, right: Option<Said>| found.push(Why { aspect, left, right });
    if left.measure != right.measure {
        add(Aspect::Unit, Said::words(&left.measure), Said::words(&right.measure));
    }
    if left.target != right.target {
        let said = |basis: &Basis| Said::term(if basis.target { Term::Target } else { Term::Result });
        add(Aspect::Stage, said(left), said(right));
    }
    if left.act != right.act && [left.act, right.act].contains(&Some(CAME)) {
        let said = |basis: &Basis| basis.act.and_then(Said::words);
        add(Aspect::Stage, said(left), said(right));
    }
    if !same_stage(left, right) {
        add(Aspect::Stage, stages(left), stages(right));
    }
    if left.target == right.target && !same_period(&left.period, &right.period) {
        let said = |period: &Period| match period {
            Period::Own(year) | Period::Year(year) => Said::words(year.to_string()),
            Period::Named(name) if name == PLANNED => Said::term(Term::Planned),
            Period::Named(name) => Said::words(name),
            Period::Unclear => Said::term(Term::OneOfSeveral),
            Period::Unsaid => None,
        };
        add(Aspect::Period, said(&left.period), said(&right.period));
    }
    if left.scope.as_ref().map(|scope| scope.0) != right.scope.as_ref().map(|scope| scope.0) {
        let said = |basis: &Basis| basis.scope.as_ref().and_then(|scope| Said::words(&scope.1));
        add(Aspect::Scope, said(left), said(right));
    }
    found
}

/// What keeps counts apart, of whatever they are: bureaus of other things, and brackets.
fn apart_whatever_is_counted(left: &Basis, right: &Basis) -> impl Iterator<Item = Why> {
    left.actor.difference(&right.actor).into_iter().chain(left.proviso.difference(&right.proviso))
}

/// True where cases have come as far; that they were looked into says no more than that there were some.
pub(in crate::compare) fn same_stage(left: &Basis, right: &Basis) -> bool {
    let said = |basis: &Basis| {
        basis.stages.iter().copied().filter(|stage| *stage != LOOKED_INTO).collect::<Vec<_>>()
    };
    left.stages == right.stages || said(left) == said(right)
}

/// How far the cases have come, where it is said.
fn stages(basis: &Basis) -> Option<Said> {
    Said::words(basis.stages.join("、"))
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
    let own = |scope: &Option<Scope>| scope.is_none_or(|scope| scope == Scope::Own);
    let one_scope =
        terms.whose || terms.territory && scopes.iter().all(whole) || terms.own && scopes.iter().all(own);
    // 新增停车位 are not all that there are.
    let came = |one: &Basis, other: &Basis| {
        one.act == Some(CAME) && other.act.is_none() && !other.extent.is_of_the_year()
    };
    let one_came = came(left, right) || came(right, left);
    let mut found = of_how_they_are_counted(left, right);
    found.retain(|why| match why.aspect {
        // 件 and 份 count the same here; 件 and 卷 do not (but those of 案卷), nor 户 and 户次, nor 处 and 亩.
        Aspect::Unit => APART.iter().any(|unit| (left.measure == *unit) != (right.measure == *unit)),
        Aspect::Stage => why.is_of_kind() || !one_stage && left.act == right.act || one_came,
        Aspect::Scope => !one_scope,
        Aspect::Period => !(terms.stock && now(&left.period) && now(&right.period)),
        _ => true,
    });
    found.extend(apart_whatever_is_counted(left, right));
    if !one_stage && !found.iter().any(|why| why.aspect == Aspect::Stage) {
        found.push(Why { aspect: Aspect::Stage, left: stages(left), right: stages(right) });
    }
    if !found.iter().any(|why| why.aspect == Aspect::Stage)
        && (left.act == Some(STARTED)) != (right.act == Some(STARTED))
    {
        let said = |basis: &Basis| basis.act.and_then(Said::words);
        found.push(Why { aspect: Aspect::Stage, left: said(left), right: said(right) });
    }
    if !terms.together && left.measure != SHARE {
        found.extend(left.conjuncts.difference(&right.conjuncts));
    }
    found.extend(left.extent.differences(&right.extent, terms));
    found.extend(left.narrowing.difference(&right.narrowing));
    found
}

/// Units that count something else than others: volumes of books, and what is measured.
const APART: [&str; 9] = ["卷", "亩", "公顷", "公里", "米", "平方米", "平方公里", "吨", "斤"];
/// The measure of shares: 100% of both is 100% of each.
const SHARE: &str = "%";
/// Begun, which is not done.
const STARTED: &str = "启动";
/// 查办食品案件 are 食品案件.
const LOOKED_INTO: &str = "查处";
/// Neither received nor finished.
const HANDLED: &str = "办理";

/// In the year or at its end, which is one where it is asked how many there are.
fn now(period: &Period) -> bool {
    match period {
        Period::Own(_) => true,
        Period::Named(name) => ["年底", "年末", "截至", FIVE_YEARS].contains(&name.as_str()),
        _ => false,
    }
}
