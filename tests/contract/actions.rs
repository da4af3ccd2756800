//! Whatever people do, in whatever order: the document keeps the contract, undo gives the former document, and the log
//! replayed gives the same bytes.

use crate::sample::full;
use crate::{config, made, rules};
use attest::annotation::action::{Action, Refused};
use attest::annotation::document::{Decided, Document, Id, Status};
use attest::annotation::{History, build};
use attest::formats::json::{read, write};
use proptest::prelude::*;
use proptest::sample::Index;

fn decided(at: &str) -> Decided {
    Decided { by: Some("LO".into()), at: at.into(), how: "one".into() }
}

/// One thing to do, before it is known to which document.
#[derive(Clone, Debug)]
enum Step {
    Accept(Vec<Index>),
    Reject(Vec<Index>),
    RejectAttribution(Index, usize),
    Undo,
    Redo,
}

fn step() -> impl Strategy<Value = Step> {
    let marks = || prop::collection::vec(made::index(), 0..4);
    prop_oneof![
        marks().prop_map(Step::Accept),
        marks().prop_map(Step::Reject),
        (made::index(), 0..3usize).prop_map(|(mark, attribution)| Step::RejectAttribution(mark, attribution)),
        Just(Step::Undo),
        Just(Step::Redo),
    ]
}

fn action(step: &Step, document: &Document, at: usize) -> Option<Action> {
    let decided = decided(&format!("2031-03-04T10:00:{at:02}Z"));
    let id = |index: &Index| {
        (!document.marks.is_empty()).then(|| document.marks[index.index(document.marks.len())].id)
    };
    match step {
        Step::Accept(marks) => Some(Action::Accept { marks: marks.iter().filter_map(id).collect(), decided }),
        Step::Reject(marks) => Some(Action::Reject { marks: marks.iter().filter_map(id).collect(), decided }),
        Step::RejectAttribution(mark, attribution) => {
            Some(Action::RejectAttribution { mark: id(mark)?, attribution: *attribution, decided })
        }
        Step::Undo | Step::Redo => None,
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_sequence((text, analysis) in made::made(), steps in prop::collection::vec(step(), 0..12)) {
        let first = build::document(&text, analysis, None, Vec::new());
        let mut history = History::new(first.clone());
        for (at, step) in steps.iter().enumerate() {
            let before = history.now().clone();
            match (step, action(step, &before, at)) {
                (Step::Undo, _) => {
                    let could = history.can().0;
                    prop_assert_eq!(history.undo(), could);
                }
                (Step::Redo, _) => {
                    let could = history.can().1;
                    prop_assert_eq!(history.redo(), could);
                }
                (_, None) => {}
                (_, Some(action)) => one_action(&mut history, action)?,
            }
            rules::holds(history.now());
        }
        let stored = serde_json::to_string(&history.log().collect::<Vec<_>>()).unwrap();
        let log: Vec<Action> = serde_json::from_str(&stored).unwrap();
        let replayed = History::replay(first, log).unwrap();
        prop_assert_eq!(write(replayed.now(), false), write(history.now(), false));
    }
}

fn one_action(history: &mut History, action: Action) -> Result<(), TestCaseError> {
    let before = history.now().clone();
    match history.act(action.clone()) {
        Err(refused) => {
            prop_assert!(matches!(refused, Refused::NoAttribution(..)), "{}", refused);
            prop_assert_eq!(history.now(), &before);
        }
        Ok(false) => prop_assert_eq!(history.now(), &before),
        Ok(true) => {
            let after = history.now().clone();
            prop_assert_ne!(&after, &before);
            prop_assert!(!history.can().1);
            prop_assert!(history.undo() && *history.now() == before);
            prop_assert!(history.redo() && *history.now() == after);
            prop_assert_eq!(history.act(action), Ok(false), "the same again changes nothing");
        }
    }
    Ok(())
}

#[test]
fn accepting_a_quote_accepts_its_attributions_but_the_rejected() {
    let document = read(&full()).unwrap();
    let (quote, of) = (Id(7), |d: &Document| {
        let mark = d.mark(Id(7)).unwrap().clone();
        let attributions = mark.quote().unwrap().attributions.iter().map(|a| a.status).collect::<Vec<_>>();
        (mark.status, attributions)
    });
    let mut history = History::new(document.clone());
    let reject = Action::RejectAttribution { mark: quote, attribution: 1, decided: decided("1") };
    assert_eq!(history.act(reject.clone()), Ok(true));
    assert_eq!(of(history.now()), (Status::Suggested, vec![Status::Suggested, Status::Rejected]));
    assert_eq!(history.act(Action::Accept { marks: vec![quote], decided: decided("2") }), Ok(true));
    assert_eq!(of(history.now()), (Status::Accepted, vec![Status::Accepted, Status::Rejected]));
    let mark = history.now().mark(quote).unwrap();
    assert_eq!(mark.decided, Some(decided("2")));
    assert_eq!(mark.quote().unwrap().attributions[1].decided, Some(decided("1")));
    let source = history.now().mark(Id(6)).unwrap();
    assert_eq!(source.status, Status::Suggested, "a source mark is a mark of its own");
    assert_eq!(history.act(Action::Reject { marks: vec![quote], decided: decided("3") }), Ok(true));
    assert_eq!(of(history.now()), (Status::Rejected, vec![Status::Accepted, Status::Rejected]));
    assert!(history.undo() && history.undo() && history.undo() && !history.undo());
    assert_eq!(**history.now(), document);
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    let mut history = History::new(read(&full()).unwrap());
    let before = history.now().clone();
    let mut refused = |action: Action| history.act(action).unwrap_err().to_string();
    let decided = || decided("1");
    assert_eq!(
        refused(Action::Accept { marks: vec![Id(7), Id(99)], decided: decided() }),
        "there is no mark a99"
    );
    assert_eq!(
        refused(Action::Reject { marks: vec![Id(7), Id(14)], decided: decided() }),
        "a person made a14: it can't be rejected"
    );
    let attribution =
        |mark, attribution| Action::RejectAttribution { mark: Id(mark), attribution, decided: decided() };
    assert_eq!(refused(attribution(7, 2)), "the mark a7 has no attribution 2");
    assert_eq!(refused(attribution(1, 0)), "the mark a1 has no attribution 0");
    assert_eq!(refused(attribution(3, 1)), "a person made a3: it can't be rejected");
    assert!(std::rc::Rc::ptr_eq(history.now(), &before));
}

#[test]
fn what_is_decided_already_is_no_step() {
    let mut history = History::new(read(&full()).unwrap());
    // Accepted, edited, made by hand.
    let settled = Action::Accept { marks: vec![Id(3), Id(2), Id(14)], decided: decided("1") };
    assert_eq!((history.act(settled), history.can()), (Ok(false), (false, false)));
    assert_eq!(history.act(Action::Reject { marks: vec![Id(4)], decided: decided("1") }), Ok(false));
}

#[test]
fn a_log_ends_where_an_action_is_refused() {
    let first = read(&full()).unwrap();
    let actions = [
        Action::Accept { marks: vec![Id(7)], decided: decided("1") },
        Action::Accept { marks: vec![Id(77)], decided: decided("2") },
    ];
    assert_eq!(History::replay(first, actions).unwrap_err(), (1, Refused::NoMark(Id(77))));
}
