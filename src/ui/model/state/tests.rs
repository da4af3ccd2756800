//! Stories of the page, told to the reducer.

use super::super::demo;
use super::*;
use crate::annotation::Document;
use crate::annotation::build;

fn opened() -> State {
    State::default().after(Act::Loaded(0, None, Box::new(demo::document().into()))).unwrap()
}

fn then(state: State, acts: impl IntoIterator<Item = Act>) -> State {
    acts.into_iter().fold(state, |state, act| state.after(act).unwrap_or(state))
}

fn focus(state: &State) -> Option<Id> {
    state.article().and_then(|a| a.focus).and_then(Focus::mark)
}

#[test]
fn a_paste_opens_a_new_article_and_overwrites_none() {
    let state = then(opened(), [Act::Opened(1, None, "A text".into())]);
    assert_eq!(state.articles.len(), 2);
    assert_eq!(state.current, Some(1));
    assert_eq!(state.articles[0].stage, Stage::Marked);
    assert_eq!(state.articles[1].stage, Stage::Marking);
    let back = then(state, [Act::Switch(Some(0))]);
    assert_eq!(back.article().map(|a| a.key), Some(0));
}

#[test]
fn marks_replace_a_text_under_way_and_nothing_else() {
    let found = |language: &str| {
        let document = Document { language: language.into(), ..build::bare("".into()) };
        Box::new(document.into())
    };
    let state = then(State::default(), [Act::Opened(0, None, "First line\n\nA text".into())]);
    assert_eq!(state.article().map(|a| a.title().to_owned()).as_deref(), Some("First line"));
    let first = then(state, [Act::Marks(0, found("en"), false)]);
    assert_eq!(first.article().map(|a| a.stage.clone()), Some(Stage::Marking));
    let whole = then(first, [Act::Marks(0, found("en"), true)]);
    assert_eq!(whole.article().map(|a| a.stage.clone()), Some(Stage::Marked));
    assert!(whole.after(Act::Marks(7, found("de"), true)).is_none());
    let late = then(whole, [Act::Marks(0, found("de"), true)]);
    assert_eq!(late.article().map(|a| a.reading.document.language.to_string()).as_deref(), Some("en"));
}

#[test]
fn a_text_that_was_stopped_can_be_exported() {
    let state =
        then(State::default(), [Act::Opened(0, Some("a.txt".into()), "A text".into()), Act::Stopped(0)]);
    let mut document = (*state.article().unwrap().reading.document).clone();
    build::sign(&mut document);
    assert_eq!((&*document.id, &*document.text, document.sha256.len()), ("a.txt", "A text", 64));
    assert_eq!(state.article().map(|a| a.stage.clone()), Some(Stage::Stopped));
}

#[test]
fn steps_follow_the_lens() {
    let state = then(opened(), [Act::Lens(Lens::Claims)]);
    let mut seen = Vec::new();
    let mut at = state;
    for _ in 0..3 {
        at = then(at, [Act::Step { forward: true, doubtful: false }]);
        seen.extend(focus(&at));
    }
    assert_eq!(seen, [Id(20), Id(21), Id(20)]);
    // The doubtful one is a quote, which this lens does not show.
    let doubtful = then(at, [Act::Step { forward: true, doubtful: true }]);
    assert_eq!((focus(&doubtful), doubtful.lens), (Some(Id(14)), Lens::All));
}

#[test]
fn decisions_are_undone_and_the_focus_is_not() {
    let state = then(opened(), [Act::Go(Focus::Mark(Id(14))), Act::Decide(Verdict::Right, "t".into())]);
    assert!(state.unsaved());
    assert!(state.article().is_some_and(|a| a.last_was_about(Id(14))));
    let moved = then(state, [Act::Leave, Act::Undo]);
    assert!(!moved.unsaved());
    assert_eq!(focus(&moved), None);
    assert!(moved.after(Act::Undo).is_none());
    assert!(then(moved, [Act::Redo]).unsaved());
}

#[test]
fn an_export_saves() {
    let state =
        then(opened(), [Act::Go(Focus::Mark(Id(14))), Act::Decide(Verdict::WrongSpeaker, "t".into())]);
    let saved = then(state, [Act::Exported]);
    assert!(!saved.unsaved());
    assert!(then(saved, [Act::Undo]).unsaved());
}

#[test]
fn nothing_is_decided_on_marks_that_may_be_replaced() {
    let mut state = then(opened(), [Act::Go(Focus::Mark(Id(14)))]);
    state.change(0, |a| a.stage = Stage::Marking);
    assert!(state.after(Act::Decide(Verdict::Right, "t".into())).is_none());
}

#[test]
fn escape_closes_one_thing_at_a_time() {
    let state =
        then(opened(), [Act::Go(Focus::Mark(Id(14))), Act::Ask(true), Act::Dialog(Some(Dialog::Keys))]);
    let state = then(state, [Act::Close]);
    assert!(state.dialog.is_none() && state.asking);
    let state = then(state, [Act::Close]);
    assert!(!state.asking && focus(&state).is_some());
    let state = then(state, [Act::Close]);
    assert_eq!(focus(&state), None);
}

#[test]
fn a_panel_stays_where_it_shows_the_mark() {
    let state = then(opened(), [Act::Panel(Panel::Claims), Act::Click(vec![Id(21)])]);
    assert_eq!(state.panel, Panel::Claims);
    let state = then(state, [Act::Click(vec![Id(13)])]);
    assert_eq!(state.panel, Panel::Marks);
}

#[test]
fn the_search_goes_round() {
    let state = then(opened(), [Act::Search(Some("council".into()))]);
    let search = state.search.clone().unwrap();
    assert!(search.found.len() > 2);
    let state = then(state, [Act::Found(false)]);
    assert_eq!(state.search.as_ref().map(|s| s.at), Some(search.found.len() - 1));
    assert!(!state.lit().found.is_empty());
    assert!(then(state, [Act::Close]).search.is_none());
}

#[test]
fn an_act_that_changes_nothing_draws_nothing() {
    let state = opened();
    assert!(state.after(Act::Lens(Lens::All)).is_none());
    assert!(state.after(Act::AllMarks(false)).is_none());
    assert!(state.after(Act::Decide(Verdict::Right, "t".into())).is_none());
}
