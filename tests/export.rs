//! Exports of marks: what they say, in every form.

mod export_cases;

use export_cases::*;
use shenyue::export::{Group, Lang, Options, markdown};

#[test]
fn one_report_in_each_language() {
    let reports = [yunxi()];
    let zh = markdown(&reports, &Options::new(Lang::Zh)).unwrap();
    let en = markdown(&reports, &Options::new(Lang::En)).unwrap();
    insta::assert_snapshot!("markdown_zh", zh);
    insta::assert_snapshot!("markdown_en", en);
}

#[test]
fn two_reports_by_tag() {
    let options = Options { group: Group::Tag, ..Options::new(Lang::Zh) };
    insta::assert_snapshot!("markdown_by_tag", markdown(&[yunxi(), qinglan()], &options).unwrap());
}
