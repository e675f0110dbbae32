use domain::issue::Relation;

use super::*;
use crate::Zone;
use crate::filter::{Bounds, Condition, CycleTime, DayField, Field, Thing, ThingField, Tie, Was};

fn today() -> Today {
    Today { now: "2026-12-23T12:00:00Z".parse().unwrap(), zone: Zone::UTC }
}

fn read(text: &str) -> Filter {
    parse(text, today()).unwrap_or_else(|error| panic!("{text}: {error}")).filter
}

fn wrong(text: &str) -> String {
    parse(text, today()).unwrap_err().to_string()
}

#[test]
fn conditions_are_joined_and_turned() {
    let (urgent, mine) = (read("priority = urgent"), read("assignee = currentUser()"));
    let text = "priority = urgent and not assignee = currentUser()";
    let not = |filter: &Filter| Filter::Not(Box::new(filter.clone()));
    assert_eq!(read(text), Filter::All(vec![urgent.clone(), not(&mine)]));
    let either = Filter::Any(vec![urgent.clone(), mine.clone()]);
    assert_eq!(read("(priority=urgent OR assignee=currentUser())"), either);
    let all = Filter::All(vec![mine.clone(), urgent.clone()]);
    assert_eq!(
        read("priority = urgent OR assignee = currentUser() AND priority = urgent"),
        Filter::Any(vec![urgent.clone(), all]),
    );
    assert_eq!(read("NOT NOT priority = urgent"), urgent);
    assert_eq!(read("priority != urgent"), not(&urgent));
    assert_eq!(read("priority NOT IN (urgent)"), not(&urgent));
    assert_eq!(read(""), Filter::EVERYTHING);
}

#[test]
fn values_are_names_ids_functions_and_quoted_texts() {
    let Filter::Is(Condition::Thing(ThingField::State, things)) =
        read(r#"state in (Done, "In \"Progress\"", 'it''s')"#.replace("''", "\\'").as_str())
    else {
        panic!()
    };
    let names: Vec<&str> = things
        .iter()
        .map(|thing| match thing {
            Thing::Named(name, Some(_)) => name.as_str(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(names, ["Done", r#"In "Progress""#, "it's"]);
    let id = "0197b6a4-9ef0-7cc2-b7d5-5a52f0a5a8f1";
    let expected = Condition::Thing(ThingField::Label, vec![Thing::Id(id.parse().unwrap())]);
    assert_eq!(read(&format!("label = {id}")), Filter::Is(expected));
    let members = Thing::MembersOf("ENG".to_owned(), Some(12));
    let expected = Condition::Thing(ThingField::Assignee, vec![members]);
    assert_eq!(read("assignee = membersOf(ENG)"), Filter::Is(expected));
    assert_eq!(read("assignee IS EMPTY"), read("assignee = none"));
    assert_eq!(read("cycle is not empty"), Filter::Not(Box::new(read("cycle is null"))));
}

#[test]
fn days_have_an_order() {
    let within = |from: Option<&str>, until: Option<&str>| {
        let day = |text: &str| text.parse().unwrap();
        let bounds = Bounds { from: from.map(day), until: until.map(day) };
        Filter::Is(Condition::Day(DayField::Target, bounds))
    };
    for (text, expected) in [
        ("due < 2026-12-24", within(None, Some("2026-12-24"))),
        ("due <= 2026-12-24", within(None, Some("2026-12-25"))),
        ("due = today()", within(Some("2026-12-23"), Some("2026-12-24"))),
        ("due > -1w", within(Some("2026-12-17"), None)),
        ("due >= startOfWeek()", within(Some("2026-12-21"), None)),
        (
            "due BETWEEN startOfMonth() AND endOfMonth()",
            within(Some("2026-12-01"), Some("2027-01-01")),
        ),
        ("target_date > 9999-12-31", Filter::Any(Vec::new())),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn words_say_something_by_themselves() {
    for (word, meaning) in [
        ("isOverdue()", "due < today() AND state_group IN (backlog, unstarted, started)"),
        ("isoverdue()", "due < today() AND stateGroup IN openStates()"),
        ("hasNoAssignee()", "assignee IS EMPTY"),
        ("hasNoLabel()", "label IS EMPTY"),
        ("isTopLevel()", "parent IS EMPTY"),
        ("isSubWorkItem()", "parent IS NOT EMPTY"),
        ("hasStartAndDueDates()", "start IS NOT EMPTY AND due IS NOT EMPTY"),
        ("isDraft()", "isDraft = true"),
        ("isArchived()", "isArchived = true"),
        ("isEpic()", "due > 9999-12-31"),
        ("NOT isDraft() AND hasNoLabel()", "NOT is_draft = yes AND label IS EMPTY"),
        ("stateGroup IN closedStates()", "state_group IN (completed, cancelled)"),
        ("stateGroup IN (activeStates(), backlog)", "state_group IN (unstarted, started, backlog)"),
        ("due BETWEEN (daysAgo(7), today())", "due BETWEEN -7d AND today"),
        (
            "assignee IN membersOf(\"project:0197B6A49EF07CC2B7D55A52F0A5A8F1\")",
            "assignee IN membersOf(0197b6a4-9ef0-7cc2-b7d5-5a52f0a5a8f1)",
        ),
    ] {
        assert_eq!(unplaced(read(word)), unplaced(read(meaning)), "{word}");
    }
    for (word, field, tie) in [
        ("childOf", ThingField::Parent, Tie::Same),
        ("parentOf", ThingField::Itself, Tie::Above),
        ("linkedTo", ThingField::Itself, Tie::Related(Relation::RelatesTo)),
        ("blockedBy", ThingField::Itself, Tie::Related(Relation::BlockedBy)),
        ("blocks", ThingField::Itself, Tie::Related(Relation::Blocking)),
        ("duplicateOf", ThingField::Itself, Tie::Related(Relation::Duplicate)),
    ] {
        let things = vec![Thing::Tied(tie, "WEB-5".to_owned(), Some(word.len() + 2))];
        let expected = Filter::Is(Condition::Thing(field, things));
        assert_eq!(read(&format!("{word}(WEB-5)")), expected, "{word}");
        assert_eq!(read(&format!("{word}(\"WEB-5\")")), expected, "{word}");
    }
    assert_eq!(read("id ~ \"WEB\""), Filter::Is(Condition::KeyBegins("WEB".to_owned())));
    assert_eq!(read("hasChildren()"), Filter::Is(Condition::HasChildren));
    assert_eq!(read("isIntake()"), Filter::Is(Condition::FromIntake));
    let cycles = Thing::Cycles(CycleTime::Active, today().now);
    let expected = Condition::Thing(ThingField::Cycle, vec![cycles]);
    assert_eq!(read("cycle IN activeCycle()"), Filter::Is(expected));
    let expected = Condition::Thing(ThingField::Mention, vec![Thing::WorkspaceMembers]);
    assert_eq!(read("mention IN workspaceMembers()"), Filter::Is(expected));
}

/// A filter without the columns where names stand.
fn unplaced(filter: Filter) -> Filter {
    match filter {
        Filter::Is(Condition::Thing(field, things)) => {
            let things = things.into_iter().map(|thing| match thing {
                Thing::MembersOf(project, _) => Thing::MembersOf(project, None),
                thing => thing,
            });
            Filter::Is(Condition::Thing(field, things.collect()))
        }
        filter => filter,
    }
}

#[test]
fn the_past_is_asked_for() {
    let Filter::Is(Condition::Changed(change)) =
        read("changed(state) changed_by(currentUser(), Ada) during(-7d, today())")
    else {
        panic!()
    };
    assert_eq!(change.field, Some(Field::Thing(ThingField::State)));
    assert_eq!(change.by, [Thing::Caller, Thing::Named("Ada".to_owned(), Some(42))]);
    let until = change.during.until.unwrap().to_rfc3339();
    assert_eq!(until, "2026-12-24T00:00:00+00:00");
    let Filter::Is(Condition::Changed(change)) = read(r#"was(state, "Done")"#) else { panic!() };
    assert!(matches!(change.was, Some(Was::Thing(ThingField::State, _))));
}

#[test]
fn an_order_is_several_names() {
    let query = parse("ORDER BY priority DESC, name", today()).unwrap();
    let order = |name, descending, column| OrderBy { name, descending, column };
    assert_eq!(query.order, [order("priority", true, 10), order("name", false, 25)]);
    for (name, known) in [
        ("dueDate", "target_date"),
        ("TITLE", "name"),
        ("state_group", "state__group"),
        ("labels__name", "labels__name"),
    ] {
        assert_eq!(parse(&format!("ORDER BY {name}"), today()).unwrap().order[0].name, known);
    }
    assert!(parse("priority = low order by updated_at desc", today()).unwrap().order[0].descending);
}

#[test]
fn faults_say_where_and_what_would_be_right() {
    for (text, expected) in [
        ("assigne = ada", "Column 1: There is no field assigne. Did you mean assignee?"),
        ("zzz = 1", "Column 1: There is no field zzz. Known are project, state, assignee"),
        (
            "priority = hihg",
            r#"Column 12: "hihg" is none of urgent, high, medium, low, none. Did you mean high?"#,
        ),
        (
            "state = Very Done",
            "Column 14: Done cannot stand here. Here could stand AND, OR, ORDER or the end. Names of several words",
        ),
        (
            "state = In Progress",
            "Column 9: In cannot stand here. Here could stand a value. Names of several words",
        ),
        ("priority", "Column 9: The query ends too early. Here could stand !=, !~, "),
        ("priority ni (high)", "Column 10: ni cannot stand here."),
        ("(priority = low", "Column 16: The query ends too early. Here could stand ), AND or OR."),
        ("name ~ \"pump", "Column 8: The quote \" is not closed."),
        ("a = 1 ; b", "Column 7: ';' cannot stand here"),
        ("name > x", "Column 1: name is compared by =, !=, ~, !~, IN and NOT IN."),
        ("state ~ x", "Column 1: state is compared by =, !=, IN and NOT IN."),
        ("due = soon", r#"Column 7: "soon" is no time; it is a day such as 2026-12-24"#),
        (
            "created_at > startOfSprint()",
            "Column 14: startOfSprint() is no function for times. Did you mean startOf",
        ),
        ("project IS EMPTY", "Column 1: Every work item has a project."),
        ("changed(name)", "Column 9: Changes of name cannot be asked for; of state, priority"),
        ("chnged(state)", "Column 1: There is no question chnged(). Did you mean changed()?"),
        (
            "zzz()",
            "Column 1: There is no question zzz(). Known are changed(field), was(field, value),",
        ),
        ("isOverdu()", "Column 1: There is no question isOverdu(). Did you mean isOverdue()?"),
        ("isOverdue(1)", "Column 1: isOverdue() takes nothing."),
        (
            "isOverdue() changed(state)",
            "Column 1: isOverdue() cannot stand beside another question; join them by AND or OR.",
        ),
        ("blocks()", "Column 1: blocks() takes the key or the id of a work item, such as ENG-5."),
        ("blocks(ENG-1, ENG-2)", "Column 1: blocks() takes the key or the id of a work item"),
        ("blocks(today())", "Column 1: blocks() takes the key or the id of a work item"),
        (
            "cycle = activCycle()",
            "Column 9: activCycle() is no function for cycles. Did you mean activeCycle()?",
        ),
        ("cycle = activeCycle(1)", "Column 9: activeCycle() takes nothing."),
        (
            "stateGroup IN opnStates()",
            "Column 15: opnStates() is no function for groups of states. Did you mean openStates()?",
        ),
        (
            "label = openStates()",
            "Column 9: openStates() cannot stand here; label is an id or a name.",
        ),
        (
            "assignee IN membersOf(\"teamspace:1\")",
            "Column 13: There are no teamspaces; membersOf() takes a project.",
        ),
        (
            "assignee = curentUser()",
            "Column 12: curentUser() is no function for people. Did you mean",
        ),
        (
            "due < daysAgo(x)",
            "Column 7: This function takes how many of them it is, such as daysAgo(7).",
        ),
        ("due BETWEEN (today())", "Column 1: A range has two values, the first and the last."),
        ("id > ENG-1", "Column 1: id is compared by =, !=, ~, !~, IN and NOT IN."),
        ("priority = low ORDER name", "Column 22: name cannot stand here. Here could stand BY."),
        ("ORDER BY nam", "Column 10: Nothing is ordered by nam. Did you mean name?"),
        ("ORDER BY label", "Column 10: Nothing is ordered by label. Did you mean labels__name?"),
        ("ORDER BY name, zzz", "Column 16: Nothing is ordered by zzz. Known are created_at, "),
        ("né = 1", "Column 1: There is no field né."),
        ("name = \"é\" x", "Column 12: x cannot stand here."),
    ] {
        let said = wrong(text);
        assert!(said.starts_with(expected), "{text}: {said}");
    }
}

#[test]
fn nothing_is_too_long_or_too_deep() {
    let deep = format!("{}priority = low{}", "(".repeat(16), ")".repeat(16));
    assert_eq!(read(&deep), read("priority = low"));
    let said = wrong(&format!("({deep})"));
    assert_eq!(said, "Column 17: There are more than 16 parentheses within each other.");
    let nots = format!("{} priority = low", "NOT ".repeat(3001));
    assert_eq!(read(&nots), read("NOT priority = low"));
    let many = vec!["priority = low"; 201].join(" OR ");
    assert_eq!(wrong(&many), "The filter has 201 conditions; it may have 200.");
    assert!(wrong(&"x".repeat(40_000)).starts_with("The filter has 40000 bytes"));
    let many = vec!["isOverdue()"; 101].join(" OR ");
    assert_eq!(wrong(&many), "The filter has 202 conditions; it may have 200.");
    let values = vec!["openStates()"; 501].join(", ");
    assert!(wrong(&format!("stateGroup IN ({values})")).contains("state_group has 501 values"));
    let values = format!("sequence_id IN ({})", vec!["1"; 501].join(", "));
    assert!(wrong(&values).contains("sequence_id has 501 values"));
}

#[test]
fn a_half_written_query_is_completed() {
    let words = |text: &str| -> Vec<String> {
        let mut words: Vec<String> = suggest(text)
            .unwrap()
            .wanted
            .into_iter()
            .filter_map(|wanted| match wanted {
                Wanted::Word(word) => Some(word),
                _ => None,
            })
            .collect();
        words.sort();
        words
    };
    assert_eq!(words("priority = low "), ["AND", "OR", "ORDER"]);
    assert_eq!(words("(priority = low "), [")", "AND", "OR"]);
    assert_eq!(words("priority "), ["!=", "<", "<=", "<>", "=", ">", ">=", "IN", "IS", "NOT"]);
    assert_eq!(words("state "), ["!=", "<>", "=", "IN", "NOT"]);
    assert_eq!(words("name "), ["!=", "!~", "<>", "=", "IN", "NOT", "~"]);
    assert!(words("NOT due ").contains(&"BETWEEN".to_owned()));
    let suggestions = suggest("state = \"In Pro").unwrap();
    assert_eq!((suggestions.begun.as_str(), suggestions.from), ("In Pro", 8));
    assert!(suggestions.wanted.contains(&Wanted::Value(Field::Thing(ThingField::State))));
    let suggestions = suggest("priority = low AND assi").unwrap();
    assert_eq!((suggestions.begun.as_str(), suggestions.from), ("assi", 19));
    assert!(suggestions.wanted.contains(&Wanted::Field(Field::Thing(ThingField::Assignee))));
    assert!(
        suggest("label IN (bug, ")
            .unwrap()
            .wanted
            .contains(&Wanted::Value(Field::Thing(ThingField::Label)))
    );
    let questions = suggest("NOT ").unwrap().wanted;
    for question in ["changed(field)", "isOverdue()", "childOf(key)"] {
        assert!(questions.contains(&Wanted::Question(question)), "{question}");
    }
    assert!(suggest("ORDER BY ").unwrap().wanted.contains(&Wanted::Order));
    assert!(
        suggest("was(state, ")
            .unwrap()
            .wanted
            .contains(&Wanted::Value(Field::Thing(ThingField::State)))
    );
    assert!(suggest("changed(").unwrap().wanted.contains(&Wanted::Field(Field::Priority)));
    assert!(
        suggest("assignee = membersOf(")
            .unwrap()
            .wanted
            .contains(&Wanted::Value(Field::Thing(ThingField::Project)))
    );
    assert!(suggest("; ").unwrap().wanted.is_empty());
}
