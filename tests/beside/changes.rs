//! From change to change, and what is told of two reports with little in common.

use super::{linked, report};
use crate::stage::{press, screen};

#[test]
fn changes_are_gone_through_with_the_other_words_beside_them() {
    let one = report("青岚县", 2022, &[0, 1, 2, 3, 4, 5], 2);
    let other =
        report("青岚县", 2023, &[0, 1, 2, 3, 4, 5], 2).replace("夜间课堂设在村祠堂", "夜间课堂设在文化站");
    let mut app = linked(&one, &other, 120, 36);
    let mut said = vec![];
    loop {
        press(&mut app, "gc");
        let message = app.message.clone().unwrap().text;
        if !message.starts_with("Change") {
            assert_eq!(message, "There is no change further on.");
            break;
        }
        said.push(message);
        assert!(said.len() < 100);
    }
    assert!(said.iter().any(|said| said.contains("村祠堂 -> 文化站")), "{said:?}");
    let count = said.len();
    assert!(said[count - 1].starts_with(&format!("Change {count} of {count}")), "{said:?}");
    assert!(said[0].contains(" sentences of this report): "), "{said:?}");
    press(&mut app, "2gC");
    assert!(app.message.clone().unwrap().text.starts_with(&format!("Change {} of", count - 2)));
    // Before the link there is nothing to go through.
    press(&mut app, "=gc");
    assert_eq!(app.message.unwrap().text, "Link the two reports first: =");
}

#[test]
fn a_sentence_of_one_report_alone_is_called_new_or_dropped_by_the_years() {
    let (one, other) = (report("青岚县", 2022, &[0, 1, 2], 0), report("青岚县", 2023, &[0, 1, 3], 0));
    let mut app = linked(&one, &other, 120, 36);
    for (pane, expected) in [("", "dropped, not in 2023"), ("<Tab>", "new, not in 2022")] {
        press(&mut app, pane);
        press(&mut app, "gg");
        let mut said = vec![];
        while said.last().is_none_or(|last: &String| last.starts_with("Change")) && said.len() < 50 {
            press(&mut app, "gc");
            said.push(app.message.clone().unwrap().text);
        }
        assert!(said.iter().any(|said| said.ends_with(expected)), "{said:?}");
    }
}

#[test]
fn of_two_places_with_little_in_common_only_what_both_say_is_marked() {
    let one = report("青岚县", 2022, &[0, 1], 2);
    let other = "云溪区2022年文物古桥与乡土戏曲纪略\n一、开展文艺汇演\n戏曲下乡巡回演出，观众席座无虚席，群众自编自导小品十分精彩。\n二、修缮古塔老桥\n石匠按旧法凿榫，青砖逐块编号复位，塔刹重新鎏金。桥墩先以木桩围堰抽水，再拆换风化的条石。塔檐铜铃失落已久，匠人照旧照片翻砂浇铸。碑廊拓片交给县志馆收藏，残碑立架遮雨。沿岸种植乌桕和枫杨，枯水季节清理淤泥杂草。\n云溪区人民政府\n2023年4月18日\n";
    let same_place = other.replace("云溪区", "青岚县");
    for (other, told) in [(other, false), (same_place.as_str(), true)] {
        let mut app = linked(&one, other, 120, 36);
        let ready = app.desk().unwrap().link.linked().unwrap().clone();
        assert!(ready.comparison.carried_over.whole < 0.1, "{:?}", ready.comparison.carried_over);
        assert_eq!(ready.tells_of_lone(), told);
        let lone = ready.passages.iter().flatten().filter(|passage| passage.partner.is_none()).count();
        assert_eq!(lone > 0, told);
        assert_eq!(screen(&app).contains("carried over"), told, "{}", screen(&app));
        press(&mut app, "99gc");
        let message = app.message.clone().unwrap().text;
        assert_eq!(message.starts_with("Two places with little in common"), !told, "{message}");
    }
}
