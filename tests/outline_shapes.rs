//! Shapes that real reports have at their head, between their chapters and behind them: titles on
//! several lines, the session a report was given at, attachments and notes, plans by their headings.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use shenyue::{
    outline::PartName,
    report::Report,
    source::{Format, SourceText},
    text::Role,
};

fn build(text: &str) -> Report {
    Report::build(SourceText::from_text(text, Format::Text))
}

/// A report under `head`: two chapters with a sentence each.
fn under(head: &str) -> Report {
    build(&format!(
        "{head}\n一、过去一年的工作\n全县上下扎实工作，全年办结民生实事12件。\n二、存在的困难\n产业基础还不牢固，发展不够平衡。\n"
    ))
}

#[test]
fn titles_issuers_and_years_are_read_off_the_head() {
    for (head, title, issuer, year) in [
        (
            "关于青岚县2023年财政\n预算执行情况和2024年财政\n预算草案的报告\n2024年1月10日在青岚县\n第九届人民代表大会第四次会议上\n青岚县财政局局长\n各位代表：",
            Some("关于青岚县2023年财政预算执行情况和2024年财政预算草案的报告"),
            None,
            Some(2023),
        ),
        (
            "2023年青岚县国民经济和社会发展计划\n执行情况与2024年国民经济和社会发展\n计划草案的报告\n各位代表：",
            Some("2023年青岚县国民经济和社会发展计划执行情况与2024年国民经济和社会发展计划草案的报告"),
            None,
            Some(2023),
        ),
        (
            "2025年澜江省政府工作报告\n来源：澜江日报\n2025年1月14日在澜江省第十四届人民代表大会第三次会议上　澜江省省长　林远舟作政府工作报告\n各位代表：",
            Some("2025年澜江省政府工作报告"),
            Some("澜江省政府"),
            Some(2024),
        ),
        (
            "政府工作报告\n——2011年1月13日在青岚县第十五届人民代表大会第五次会议上\n县长　林远舟\n各位代表：",
            Some("政府工作报告"),
            Some("青岚县人民政府"),
            Some(2010),
        ),
        (
            "政府工作报告\n——2011年1月13日在县第十五届人民代表大会\n第五次会议上\n云溪县县长 林远舟\n各位代表：",
            Some("政府工作报告"),
            Some("云溪县人民政府"),
            Some(2010),
        ),
        (
            "政府工作报告\n——2021年2月5日在第十三届人民代表大会第四次会议上\n各位代表：\n现在，我代表临澜市人民政府，向大会报告工作，请予审议。",
            Some("政府工作报告"),
            Some("临澜市人民政府"),
            Some(2020),
        ),
        (
            "2017政府工作报告\n各位代表：\n现在，我代表国务院，向大会报告政府工作，请予审议。",
            Some("2017政府工作报告"),
            Some("国务院"),
            None,
        ),
        (
            "2003年国务院政府工作报告\n各位代表：",
            Some("2003年国务院政府工作报告"),
            Some("国务院"),
            Some(2002),
        ),
        (
            "青岚县2011年政府工作报告（摘要）",
            Some("青岚县2011年政府工作报告（摘要）"),
            Some("青岚县人民政府"),
            Some(2010),
        ),
        ("临澜市统计局 临澜市调查队", None, None, None),
        (
            "2023年临澜市国民经济和社会发展统计公报\n发布日期：2024-04-02",
            Some("2023年临澜市国民经济和社会发展统计公报"),
            Some("临澜市"),
            Some(2023),
        ),
        ("食品烟酒\t1.4\t2.7", None, None, None),
        ("2024 [1]\n临澜市统计局", None, Some("临澜市统计局"), None),
        (
            "临澜市2024年统计公报\n# 东岭\t146.1\t-19.1\n# 西岭\t307.9\t6.5",
            Some("临澜市2024年统计公报"),
            None,
            Some(2024),
        ),
    ] {
        let report = under(head);
        let metadata = &report.outline.metadata;
        assert_eq!(metadata.title.as_deref(), title, "{head}");
        if issuer.is_some() {
            assert_eq!(metadata.issuer.as_deref(), issuer, "{head}");
        }
        if year.is_some() {
            assert_eq!(metadata.year, year, "{head}");
        }
        let noise = report.text.lines().iter().filter(|line| line.role == Role::Furniture).count();
        assert_eq!(noise, 0, "{head}");
    }
}

/// Level and heading of every section.
fn sections(report: &Report) -> Vec<(u8, &str)> {
    report.outline.sections.iter().map(|section| (section.level, section.heading.as_str())).collect()
}

#[test]
fn attachments_and_notes_stand_beside_the_chapters() {
    let report = build(
        "青岚县2024年政府工作报告\n一、2023年工作回顾\n全年办结实事12件。\n二、2024年工作安排\n新建学校3所。\n\
         附件1\n2024年县十件民生实事\n一、提升养老服务水平。新建养老中心6家。\n二、扩大托育服务。新增托位400个。\n\
         附件2 名词解释\n1.“三网”融合：指电网、水网、路网统一规划。\n2.“一件事”：指多个事项一次办成。\n",
    );
    assert_eq!(
        sections(&report),
        [
            (1, "2023年工作回顾"),
            (1, "2024年工作安排"),
            (0, "附件1"),
            (1, "提升养老服务水平"),
            (1, "扩大托育服务"),
            (0, "附件2名词解释"),
            (3, "“三网”融合：指电网、水网、路网统一规划"),
            (3, "“一件事”：指多个事项一次办成"),
        ]
    );
    let chapter = report.outline.sections[1].span;
    assert!(chapter.end <= report.outline.sections[2].span.start);
}

#[test]
fn a_list_of_attachments_is_no_section() {
    for foot in [
        "附件：1.执法人员名册\n2.案件统计表\n青岚县司法局\n2024年1月5日\n",
        "附件\n青岚县司法局\n2024年1月5日\n",
    ] {
        let report = build(&format!("一、工作情况\n全年办结12件。\n二、下一步打算\n再办结13件。\n{foot}"));
        assert!(sections(&report).iter().all(|(level, _)| *level > 0), "{foot}: {:?}", sections(&report));
    }
}

#[test]
fn a_heading_answered_in_a_word_keeps_its_answer() {
    for answer in ["无。", "无", "没有。"] {
        let text = format!(
            "一、总体情况\n全年主动公开信息120条。\n六、其他需要报告的事项\n{answer}\n打印 关闭\n版权所有：青岚县人民政府\n"
        );
        let report = build(&text);
        let line = report.text.lines().iter().find(|line| report.text.slice(line.span) == answer).unwrap();
        assert_eq!(line.role, Role::Body, "{answer}");
    }
}

#[test]
fn counters_without_a_count_are_metadata() {
    for line in ["访问：次", "浏览次数：次", "点击：  次"] {
        let report = under(&format!(
            "2011年青岚县政府工作报告\n发布时间：2012-01-01 责任编辑：林远舟\n{line}\n各位代表："
        ));
        let start = line.chars().take(2).collect::<String>();
        let role = report
            .text
            .lines()
            .iter()
            .find(|found| report.text.slice(found.span).starts_with(&start))
            .map(|found| found.role);
        assert_eq!(role, Some(Role::Metadata), "{line}");
    }
}

#[test]
fn rows_of_a_table_are_no_headings() {
    let report = build(
        "一、综合\n全年居民消费价格上涨0.2%。\n指标\t全县\t城市\n居民消费价格\t0.2\t0.3\n一、食品烟酒\t1.4\t2.7\n\
         二、衣着\t-0.1\t1.0\n二、农业\n全年粮食产量302万吨。\n",
    );
    assert_eq!(sections(&report), [(1, "综合"), (1, "农业")]);
}

/// The words of a report's plans, cut short.
fn plans(report: &Report) -> Vec<String> {
    report.outline.plans.iter().map(|plan| report.text.slice(*plan).chars().take(12).collect()).collect()
}

#[test]
fn plans_are_known_by_their_headings_and_paragraphs() {
    let chapters = |second: &str| {
        format!(
            "青岚县2023年法治政府建设年度报告\n一、主要做法和成效\n全年办结案件120件，同比增长5%。\n{second}\n青岚县司法局\n2024年1月5日\n"
        )
    };
    for (second, plan, shortcomings) in [
        ("二、2024年主要目标任务\n新建调解中心3个。", Some("二、2024年主要目标任务"), false),
        ("二、2024年法治政府建设工作展望\n新建调解中心3个。", Some("二、2024年法治政府建设"), false),
        ("二、来年工作部署\n新建调解中心3个。", Some("二、来年工作部署"), false),
        (
            "二、正视差距，找准来年工作发力点\n执法力量仍有短板，缺编12人。\n来年，将新招录执法人员12人。",
            Some("来年，将新招录执法人员12"),
            true,
        ),
        ("二、“十四五”时期发展成就和“十五五”时期目标任务\n五年来新建学校12所。", None, false),
        ("二、年度目标任务完成情况\n完成任务12项。", None, false),
    ] {
        let report = build(&chapters(second));
        let found = plans(&report);
        match plan {
            Some(plan) => assert!(
                found.len() == 1 && found[0].starts_with(&plan.chars().take(12).collect::<String>()),
                "{second}: {found:?}"
            ),
            None => assert!(found.is_empty(), "{second}: {found:?}"),
        }
        let has = |name| report.outline.parts.iter().any(|part| part.name == name);
        assert_eq!(has(PartName::Plan), plan.is_some() || second.contains("成就"), "{second}");
        assert_eq!(has(PartName::Shortcomings), shortcomings, "{second}");
    }
}

#[test]
fn chapters_behind_a_work_reports_aims_are_tasks() {
    let report = build(
        "政府工作报告\n——2024年1月9日在青岚县第九届人民代表大会第四次会议上\n各位代表：\n一、2023年工作回顾\n全年办结实事12件。\n\
         二、今年发展主要目标\n生产总值增长5%。\n三、加大宏观政策力度\n新增贷款3亿元。\n四、扩大有效投资\n开工项目12个。\n",
    );
    let spans = &report.outline.plans;
    let planned = |words: &str| spans.iter().any(|span| report.text.slice(*span).contains(words));
    assert!(!planned("全年办结") && planned("生产总值增长") && planned("新增贷款") && planned("开工项目"));
}

#[test]
fn a_slogan_over_a_work_reports_chapter_leaves_it_to_its_opening() {
    let head = "青岚县2026年政府工作报告\n各位代表：\n一、这一年的回顾\n全年办结实事12件。\n";
    for (chapter, plan) in [
        (
            "二、接续奋斗开新篇\n2026年是爬坡过坎之年。今年经济社会发展的主要预期目标是：生产总值增长6%。\n(一)兴产业。新增企业30家。",
            Some("二、接续奋斗开新篇\n2026"),
        ),
        (
            "二、一步一个脚印向前走\n“十五五”时期是夯实基础的五年。主要指标22个。",
            Some("二、一步一个脚印向前走\n“"),
        ),
        (
            "二、以更实作风加强自身建设\n打铁必须自身硬，政府自身建设没有终点，我们将继续努力。\n新年里我们要办好10件实事。",
            Some("二、以更实作风加强自身建"),
        ),
        ("二、“十五五”发展的主要考虑\n指标体系分5类22项。", Some("二、“十五五”发展的主要")),
        (
            "二、关于“十五五”规划纲要的说明\n“十四五”时期我县办成大事12件。\n“十五五”时期力争再办20件。",
            Some("“十五五”时期力争再办2"),
        ),
        (
            "二、“十四五”时期成就和“十五五”时期主要目标\n过去五年新建学校9所。\n我们编制了“十五五”规划纲要，提请审查。",
            Some("我们编制了“十五五”规划"),
        ),
        ("二、不负重托砥砺行\n过去一年，我们新建学校9所。\n今年是新的起点。", None),
        ("二、不负重托砥砺行\n全县新建学校9所。\n(一)教育。我们将学位增至3万个。", None),
        ("二、“十四五”发展的主要历程\n五年新建学校9所。", None),
    ] {
        let report = build(&format!("{head}{chapter}\n"));
        let found = plans(&report);
        let plan: Option<String> = plan.map(|plan| plan.chars().take(12).collect());
        assert_eq!(found.first(), plan.as_ref(), "{chapter}: {found:?}");
        assert!(found.len() <= 2, "{chapter}: {found:?}");
    }
}

#[test]
fn a_closing_paragraph_tells_what_is_lacking_and_what_comes_next() {
    let report = build(
        "青岚县2020年法治政府建设年度报告\n一、加强组织领导\n全年召开会议6次。县长切实履行法治建设第一责任人职责，听取汇报3次。\n\
         二、加强普法宣传\n举办宣讲90场。\n\
         2020年虽有进步，对照期盼还有差距：一是队伍不强；二是针对性不够。2021年，我们将评查案卷不少于80卷。\n",
    );
    let part = |name| -> Vec<String> {
        let parts = report.outline.parts.iter().filter(|part| part.name == name);
        parts
            .flat_map(|part| &part.spans)
            .map(|span| report.text.slice(*span).chars().take(8).collect())
            .collect()
    };
    assert_eq!(part(PartName::Leaders), ["县长切实履行法治"]);
    assert_eq!(part(PartName::Shortcomings), ["2020年虽有进"]);
    assert_eq!(part(PartName::Plan), ["2021年，我们"]);
    let target = |text: &str| {
        report
            .figures
            .found
            .iter()
            .find(|figure| report.text.slice(figure.span) == text)
            .map(|figure| figure.target)
    };
    assert_eq!((target("80卷"), target("90场")), (Some(true), Some(false)));
}

#[test]
fn an_item_that_reads_like_a_decimal_stands_between_its_neighbours() {
    let report = build(
        "青岚县2024年政府工作报告\n一、2023年工作回顾\n全年办结实事12件。\n名词解释\n1.“三网”融合：指三张网统一规划。\n2.5+1服务站：指五类站点和一个平台。\n3.“一件事”：指多个事项一次办成。\n",
    );
    let enumerators: Vec<_> =
        report.outline.sections.iter().filter_map(|section| section.enumerator.as_deref()).collect();
    assert_eq!(enumerators, ["一、", "1.", "2.", "3."]);
}
