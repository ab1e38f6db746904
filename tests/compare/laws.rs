//! What holds for any two reports.

use crate::{report, sample};
use proptest::prelude::*;
use shenyue::{
    compare::{Aspect, compare},
    report::Report,
};
use std::{fs, path::Path};

#[test]
fn a_report_against_itself_is_kept_whole() {
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-reports")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name.starts_with("README") || name.starts_with('.') {
            continue;
        }
        let report = sample(&name);
        let same = compare(&report, &report);
        let sentences = &same.sentences;
        assert_eq!((sentences.kept(), sentences.changed()), (sentences.left.len(), 0), "{name}");
        assert!(same.new_sentences().is_empty() && same.dropped_sentences().is_empty(), "{name}");
        assert!(sentences.pairs.iter().all(|pair| pair.left == pair.right), "{name}");
        assert!((same.carried_over.whole - 1.0).abs() < 1e-9, "{name}");
        assert!(same.figures.pairs.iter().all(|pair| pair.left == pair.right), "{name}");
        let unpaired: Vec<_> = same
            .figures
            .left_only
            .iter()
            .map(|&at| report.text.slice(report.figures.found[at].span))
            .collect();
        assert!(unpaired.is_empty() && same.figures.different_basis.is_empty(), "{name}: {unpaired:?}");
        assert!(same.sections.iter().all(|pair| pair.left == pair.right && pair.left.len() == 1), "{name}");
        assert_eq!(same.sections.len(), report.outline.sections.len(), "{name}");
    }
}

const LAST_YEAR: &str = "\
云溪区人民政府2022年法治政府建设年度报告
一、主要举措和成效
（一）化解行政争议。全年收到行政复议申请97件，受理90件，办结88件。全区开展法治宣传200余场。
（二）规范行政执法。评查行政执法案卷120卷，合格率95%。
二、存在的不足
执法力量仍然薄弱。
";

const THIS_YEAR: &str = "\
雲溪區人民政府2023年法治政府建設年度報告
一、主要舉措和成效
（一）規範行政執法。評查行政執法案卷１５０卷，合格率９８％。
（二）化解行政爭議。全年收到行政復議申請１４６件，受理１３１件。開展法治宣傳260餘場。
二、存在的不足
執法力量仍然薄弱。
";

#[test]
fn script_width_and_order_do_not_matter() {
    let (left, right) = (report(LAST_YEAR), report(THIS_YEAR));
    let comparison = compare(&left, &right);
    let sections: Vec<_> = comparison.sections.iter().map(|pair| (pair.left[0], pair.right[0])).collect();
    assert_eq!(sections, [(0, 0), (1, 2), (2, 1), (3, 3)]);
    let told: Vec<_> = comparison
        .figures
        .pairs
        .iter()
        .map(|pair| {
            let slice = |report: &Report, at: usize| report.text.slice(report.figures.found[at].span);
            let or_dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".into());
            let (one, other) = (slice(&left, pair.left), slice(&right, pair.right));
            format!("{one} {other} {} {}", or_dash(&pair.difference), or_dash(&pair.percent))
        })
        .collect();
    let expected =
        ["97件 １４６件 49 50.5", "90件 １３１件 41 45.6", "120卷 １５０卷 30 25", "95% ９８％ 3 -"];
    assert_eq!(told, expected);
    // 全区 on one side, nothing on the other.
    let [basis] = comparison.figures.different_basis.as_slice() else { panic!("{comparison:?}") };
    assert_eq!(left.text.slice(left.figures.found[basis.left].span), "200余场");
    assert_eq!(basis.why[0].aspect, Aspect::Scope);
    let kept: Vec<_> = comparison.sentences.pairs.iter().filter(|pair| pair.is_kept()).collect();
    let sentence = comparison.sentences.left[kept[0].left];
    assert_eq!((kept.len(), left.text.slice(sentence.span)), (1, "执法力量仍然薄弱。".to_owned()));
}

#[test]
fn what_changed_is_marked_by_characters_and_whole_figures() {
    let table = [
        (
            "全年办结行政复议案件21件，成效明显。",
            "全年办结行政复议案件321件，成效明显。",
            &[("21件", "321件")][..],
        ),
        (
            "组织开展法治宣传活动，覆盖全部乡镇。",
            "广泛开展法治宣传活动，覆盖全部街道。",
            &[("组织", "广泛"), ("乡镇", "街道")],
        ),
        ("扎实推进法治乡村建设工作落地见效。", "扎实推进法治乡村建设各项工作落地见效。", &[("", "各项")]),
        ("开展行政执法监督检查工作。", "開展行政執法監督檢查工作。", &[]),
    ];
    for (one, other, expected) in table {
        let (left, right) = (report(one), report(other));
        let comparison = compare(&left, &right);
        let [pair] = comparison.sentences.pairs.as_slice() else { panic!("{one}") };
        let changes: Vec<_> = pair
            .changes
            .iter()
            .map(|change| (left.text.slice(change.left), right.text.slice(change.right)))
            .collect();
        let expected: Vec<_> =
            expected.iter().map(|(one, other)| ((*one).to_owned(), (*other).to_owned())).collect();
        assert_eq!(changes, expected, "{one}");
    }
}

#[test]
fn a_wrong_pair_is_worse_than_none() {
    let head = "青岚县2023年法治政府建设年度报告\n一、主要做法\n";
    let other_head = "云溪区2023年法治政府建设年度报告\n一、主要做法\n";
    for (one, other) in [
        ("办理民事法律援助案件240件。", "办理刑事法律援助案件32件。"),
        ("人民调解委员会调解纠纷3500件，成功率98.7%。", "劳动争议仲裁结案580件，成功率61%。"),
        ("行政复议直接纠错率12.1%。", "行政机关负责人出庭应诉率96%。"),
        ("发现问题22个。", "解决问题18个。"),
        ("累计培育“法律明白人”1344名。", "全年新培育“法律明白人”120名。"),
        ("累计建成示范点14个。", "建成示范点2个。"),
        ("败诉率10.5%，较上年上升1.2个百分点。", "败诉率高于全市平均水平4.9个百分点。"),
    ] {
        let (left, right) = (report(&format!("{head}{one}\n")), report(&format!("{other_head}{other}\n")));
        let pairs = compare(&left, &right).figures.pairs;
        assert!(pairs.is_empty(), "{one} {other} {pairs:?}");
    }
}

#[test]
fn a_work_report_tells_plan_from_result_and_one_year_from_five() {
    let work = |place: &str, body: &str| report(&format!("{place}2024年政府工作报告\n{body}\n"));
    let table = [
        // Left, right, pairs, why where it is another basis.
        ("一、2023年工作回顾\n地区生产总值增长5%。", "一、2023年工作回顾\n全市地区生产总值增长6%。", 1, None),
        (
            "一、2023年工作回顾\n城镇新增就业2万人。",
            "一、2023年和“十四五”时期工作回顾\n五年来，城镇新增就业9万人。",
            0,
            Some(Aspect::Period),
        ),
        (
            "一、2023年工作回顾\n地区生产总值增长5%。",
            "二、2024年重点工作\n今年主要预期目标是：地区生产总值增长6%。",
            0,
            Some(Aspect::Stage),
        ),
        (
            "一、2023年工作回顾\n高新技术企业增至300家。",
            "一、2023年工作回顾\n新增高新技术企业20家。",
            0,
            None,
        ),
        (
            "二、2024年重点工作\n今年主要预期目标是：居民消费价格涨幅2%。",
            "三、2024年主要任务\n今年主要预期目标是：居民消费价格涨幅控制在3%。",
            1,
            None,
        ),
        (
            // The last of the five years is one year.
            "一、2023年工作回顾\n2023年是“十四五”收官之年。\n城镇新增就业2万人。",
            "一、2023年工作回顾\n城镇新增就业3万人。",
            1,
            None,
        ),
        (
            // A chapter on both says in its text which is meant from there on.
            "二、“十五五”时期目标任务和2024年工作安排\n今年是“十五五”开局之年。\n（一）扩大内需。固定资产投资增长4%。",
            "二、2024年工作安排\n（一）扩大内需。固定资产投资增长5%。",
            1,
            None,
        ),
        (
            "一、2023年工作回顾\n居民人均可支配收入增长5%。",
            "一、2023年工作回顾\n居民人均可支配收入年均增长6%。",
            0,
            None,
        ),
    ];
    for (one, other, pairs, why) in table {
        let found = compare(&work("青岚县", one), &work("临澜市", other)).figures;
        assert_eq!(found.pairs.len(), pairs, "{one} {other}");
        let said = found.different_basis.first().map(|basis| basis.why[0].aspect);
        assert!(why.is_none() || said == why, "{one} {other} {said:?}");
    }
}

/// What stands beside what, in the first list and in the second, with the aspect that keeps them apart.
fn told(left: &Report, right: &Report) -> (Vec<String>, Vec<String>) {
    let figures = compare(left, right).figures;
    let words = |one: usize, other: usize| {
        let slice = |report: &Report, at: usize| report.text.slice(report.figures.found[at].span);
        format!("{} {}", slice(left, one), slice(right, other))
    };
    let same = figures.pairs.iter().map(|pair| words(pair.left, pair.right));
    let apart = figures.different_basis.iter();
    let apart = apart.map(|pair| format!("{} {:?}", words(pair.left, pair.right), pair.why[0].aspect));
    (same.collect(), apart.collect())
}

#[test]
fn indicators_in_other_words_stand_beside_each_other_and_are_not_compared() {
    let law = |place: &str, body: &str| {
        report(&format!("{place}2023年法治政府建设年度报告\n一、主要做法\n{body}\n"))
    };
    let table = [
        ("开展普法系列活动85场次。", "组织社会面专项法治宣传45场。", "85场次 45场 Naming"),
        ("收到依申请公开30件。", "办理政府信息公开申请53件。", "30件 53件 Stage"),
        ("接听12345热线来电5164件。", "受理群众诉求工单7020件。", "5164件 7020件 Stage"),
        ("录入系统的执法人员500人。", "全区786名行政执法人员领取证件。", "500人 786名 Scope"),
        ("评查各类执法案卷121件。", "抽查行政执法案件254宗。", "121件 254宗 Naming"),
        // Villages are no committees, and a mean for ten thousand people is no count.
        ("165个村共设调解委员会。", "现有人民调解委员会41个。", ""),
        ("万人行政诉讼发案率降到1.3件。", "一审行政诉讼案件47件。", ""),
        ("开展普法活动85场次。", "普法受众6万人次。", ""),
    ];
    for (one, other, expected) in table {
        let (same, apart) = told(&law("青岚县", one), &law("云溪区", other));
        assert_eq!((same.len(), apart.join(", ").as_str()), (0, expected), "{one} {other}");
    }
}

#[test]
fn documents_are_counted_alike_whatever_their_measure_word() {
    let law = |place: &str, body: &str| {
        report(&format!("{place}2023年法治政府建设年度报告\n一、主要做法\n{body}\n"))
    };
    for (one, other, count) in [
        ("全年制定行政规范性文件8件。", "印发行政规范性文件11份。", 1),
        ("制定并审查了《柳汀县储备办法》等规范性文件6件。", "新制定规范性文件2件。", 1),
        ("制定行政规范性文件8件。", "废止行政规范性文件11件。", 0),
        ("制定行政规范性文件8件。", "清理规范性文件99份。", 0),
    ] {
        assert_eq!(told(&law("青岚县", one), &law("云溪区", other)).0.len(), count, "{one} {other}");
    }
}

#[test]
fn cells_are_paired_by_row_and_column_however_the_table_is_laid_out() {
    let table = |year: i32, counts: [u32; 4], bar: &str| {
        let [new, old, made, all] = counts;
        let row = |label: &str, cells: &[u32]| {
            let cells = cells.iter().map(u32::to_string);
            [label.to_owned()].into_iter().chain(cells).collect::<Vec<_>>().join(bar)
        };
        report(&format!(
            "云溪区{year}年政府信息公开工作年度报告\n一、总体情况\n平稳有序。\n二、主动公开政府信息情况\n{}\n{}\n三、收到和处理政府信息公开申请情况\n{}\n{}\n",
            row("规章", &[0, 0, 0]),
            row("行政规范性文件", &[made, 1, all]),
            row("一、本年新收政府信息公开申请数量", &[new, 1, 0, 9]),
            row("二、上年结转政府信息公开申请数量", &[old, 0, 0, 1]),
        ))
    };
    let expected =
        ["0 0", "0 0", "0 0", "3 5", "1 1", "22 25", "8 2", "1 1", "0 0", "9 9", "1 8", "0 0", "0 0", "1 1"];
    for bars in [[" | ", " | "], ["\n", "\n"], [" | ", "\n"], ["\t", " | "]] {
        let (left, right) = (table(2022, [8, 1, 3, 22], bars[0]), table(2023, [2, 8, 5, 25], bars[1]));
        let (same, apart) = told(&left, &right);
        assert_eq!((same, apart.len()), (expected.map(str::to_owned).to_vec(), 0), "{bars:?}");
    }
}

#[test]
fn sections_of_any_depth_answer_each_other() {
    let left = report(
        "青岚县2023年法治政府建设年度报告\n一、主要做法\n（一）推进政务公开。公开政府信息300条。\n（二）加强行政复议和应诉。收到行政复议申请20件。\n（三）健全公共法律服务。办理法律援助案件80件。\n二、问题和下一步打算\n执法力量薄弱。下一步加强培训。\n",
    );
    let right = report(
        "云溪区2023年法治政府建设年度报告\n一、坚持法治为民，便民利企\n（一）法律服务触手可及。办理法律援助案件90件，公证30件。\n（二）阳光政务。主动公开政府信息400条，政务公开更加规范。\n二、坚持监督制约，规范用权\n（一）复议应诉提质。行政复议案件30件，行政应诉案件8件。\n三、存在的问题\n执法力量薄弱。\n四、下一年度工作安排\n加强执法培训。\n",
    );
    let pairs: Vec<_> =
        compare(&left, &right).sections.into_iter().map(|pair| (pair.left, pair.right)).collect();
    // The first is a chapter that two sections answer, each of which answers one of its own more closely.
    let expected = [
        (vec![1, 3], vec![0]),
        (vec![1], vec![2]),
        (vec![2], vec![3, 4]),
        (vec![3], vec![1]),
        (vec![4], vec![5, 6]),
    ];
    assert_eq!(pairs, expected);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn every_sentence_and_figure_stands_in_one_list(
        one in "([一二三、。，（）办结收到行政复议案件率%0-9件条余约《》“”\n ]|全年|同比增长){0,120}",
        other in "([一二三、。，（）办结收到行政复议案件率%0-9件条余约《》“”\n ]|全年|同比增长){0,120}",
    ) {
        let (left, right) = (report(&one), report(&other));
        let found = compare(&left, &right);
        let sentences = &found.sentences;
        prop_assert_eq!(sentences.pairs.len() + sentences.left_only.len(), sentences.left.len());
        prop_assert_eq!(sentences.pairs.len() + sentences.right_only.len(), sentences.right.len());
        prop_assert!((0.0..=1.0).contains(&found.carried_over.whole));
        for pair in &sentences.pairs {
            for change in &pair.changes {
                prop_assert!(sentences.left[pair.left].span.covers(change.left));
                prop_assert!(sentences.right[pair.right].span.covers(change.right));
            }
        }
        let figures = &found.figures;
        let mut lefts: Vec<_> = figures.pairs.iter().map(|pair| pair.left).collect();
        lefts.extend(figures.different_basis.iter().map(|pair| pair.left));
        lefts.extend(&figures.left_only);
        lefts.sort_unstable();
        prop_assert_eq!(lefts, (0..left.figures.found.len()).collect::<Vec<_>>());
        let mut rights: Vec<_> = figures.pairs.iter().map(|pair| pair.right).collect();
        rights.extend(figures.different_basis.iter().map(|pair| pair.right));
        rights.extend(&figures.right_only);
        rights.sort_unstable();
        prop_assert_eq!(rights, (0..right.figures.found.len()).collect::<Vec<_>>());
    }
}
