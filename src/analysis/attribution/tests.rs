//! Tables of sentences with the expected spans written inside: `<d1>` direct, `<m1>` mixed, `<i1>` indirect words of the
//! first report, `<s1>` its source, `<c1>` its cue, `<v1>` by way of whom. All are invented.

use super::*;
use crate::analysis::types::PartKind;

type Marks = Vec<(String, Span)>;

/// The text without its tags, and the tags with their spans, sorted.
fn unmarked(marked: &str) -> (String, Marks) {
    let (mut text, mut open, mut marks) = (String::new(), Vec::new(), Vec::new());
    let mut rest = marked;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let end = rest[at..].find('>').expect("a tag ends");
        let tag = &rest[at + 1..at + end];
        match tag.strip_prefix('/') {
            None => open.push((tag.to_string(), text.len())),
            Some(_) => {
                let (tag, start) = open.pop().expect("a tag was open");
                marks.push((tag, Span::at(start, text.len())));
            }
        }
        rest = &rest[at + end + 1..];
    }
    text.push_str(rest);
    marks.sort();
    (text, marks)
}

fn found(text: &str, models: Option<&Models>) -> Found {
    let mut found = Found::default();
    let paragraph = Paragraph::new(text, Span::at(0, text.len()), PartKind::Body);
    read(&paragraph, true, models, &mut found);
    found
}

#[track_caller]
fn check(marked: &str) {
    let (text, expected) = unmarked(marked);
    let mut marks = Marks::new();
    for (i, report) in found(&text, None).reports.iter().enumerate() {
        let n = i + 1;
        let form = &report.form.word()[..1];
        marks.extend(report.parts.iter().map(|p| (format!("{form}{n}"), *p)));
        let spans = [("s", report.source), ("c", report.cue), ("v", report.via)];
        marks.extend(spans.iter().filter_map(|(tag, span)| span.map(|s| (format!("{tag}{n}"), s))));
    }
    marks.sort();
    let show = |marks: &Marks| -> Vec<String> {
        marks.iter().map(|(t, s)| format!("{t}: {}", s.of(&text))).collect()
    };
    assert_eq!(show(&marks), show(&expected), "{text}");
}

#[test]
fn quotations_before_and_behind_the_cue() {
    check("<d1>“We will build it,”</d1> <s1>Mara Quill</s1> <c1>said</c1> on Monday.");
    check("<d1>“We will build it,”</d1> <c1>said</c1> <s1>Mara Quill</s1>, the mayor of Port Merrow.");
    check("<s1>She</s1> <c1>said</c1>: <d1>“We will build it.”</d1>");
    check("<s1>Quill</s1> <c1>told</c1> reporters at the harbour, <d1>“We will build it.”</d1>");
    check("<d1>“Will it hold?”</d1> <c1>asked</c1> <s1>Otto Brem</s1>.");
    check("As the tide rose, <s1>Quill</s1> <c1>said</c1>, <d1>“We stay.”</d1>");
}

#[test]
fn broken_quotes_are_one() {
    check("<d1>“We will build it,”</d1> <s1>she</s1> <c1>said</c1>, <d1>“and we will pay.”</d1>");
    check("<d1>“We will build it,”</d1> <s1>she</s1> <c1>said</c1>. <d1>“And we will pay.”</d1>");
    check(
        "<d1>“You learn to row,”</d1> <s1>Quill</s1> <c1>told</c1> the panel, <d1>“the way you learn to swim.”</d1>",
    );
    check("<i1>The plan</i1>, <s1>Quill</s1> <c1>said</c1>, <i1>will cost twice as much</i1>.");
}

#[test]
fn clauses_without_marks() {
    check("<s1>Quill</s1> <c1>said</c1> that <i1>the quay would be ready by May</i1>.");
    check("<s1>The harbour board</s1> <c1>said</c1> on Tuesday <i1>it had found no cracks</i1>.");
    check("<i1>The quay will be ready by May</i1>, <s1>Quill</s1> <c1>said</c1>.");
    check("In Port Merrow, <s1>officials</s1> <c1>said</c1>, <i1>the water was still rising</i1>.");
    check("<i1>Repairs will take nine months</i1>, <c1>according to</c1> <s1>the minutes</s1>.");
    check("<c1>According to</c1> <s1>the minutes</s1>, <i1>repairs will take nine months</i1>.");
}

#[test]
fn mixed_quotes_hold_their_fragments() {
    check("<s1>Brem</s1> <c1>said</c1> <m1>the wall was “a joke” and would fail</m1>.");
    check("<s1>Brem</s1> <c1>called</c1> <m1>the wall “a joke”</m1>.");
    check("<s1>He</s1> <c1>said</c1> <m1>Quill “has failed the town”</m1>.");
}

#[test]
fn sources_without_their_description() {
    check(
        "<s1>Saskia Vorne</s1>, the deputy chief of the harbour board, <c1>said</c1> <i1>the wall would hold</i1>.",
    );
    check("<s1>A spokesman for the board</s1> <c1>said</c1> <i1>the wall would hold</i1>.");
    check("<s1>Mayor Will Tarn</s1> <c1>said</c1> <i1>the wall would hold</i1>.");
    check("<d1>“We thought it was pretty,”</d1> <s1>June Sutter</s1> <c1>said</c1>.");
    check("<s1>A person close to her</s1> <c1>said</c1> <i1>the wall would hold</i1>.");
    check("Her husband, <s1>Tor Brem</s1>, <c1>said</c1> <i1>the wall would hold</i1>.");
    check("<s1>Vorne and Tarn</s1> <c1>said</c1> <i1>the wall would hold</i1>.");
    check("<s1>Mara “Captain” Quill</s1> <c1>said</c1> <i1>the wall would hold</i1>.");
}

#[test]
fn verbs_that_share_a_subject() {
    check(
        "<s1><s2>Quill</s2></s1> <c1>said</c1> <i1>the wall would hold</i1>, <c2>adding</c2> that <i2>it had been tested</i2>.",
    );
    check(
        "<s1><s2>Quill</s2></s1> <c1>acknowledged</c1> that <i1>the log was incomplete</i1> but <c2>denied</c2> that <i2>it was forged</i2>.",
    );
}

#[test]
fn second_hand_reports_name_the_way() {
    check(
        "<s1><s2>The ministry</s2></s1> <c1>confirmed</c1> on Wednesday that <i1>talks had begun</i1>, <c2>maintaining</c2> that <i2>they serve the town</i2>, <v1><v2>Orient Dispatch</v2></v1> reported.",
    );
}

#[test]
fn two_sources_of_the_same_words() {
    check(
        "<s1>The Kurier</s1> <c1>identified</c1> <i1><i2>Otto Brem as leading the talks</i2></i1>, a fact <c2>acknowledged</c2> by <s2>Quill</s2>.",
    );
}

#[test]
fn objects_and_infinitives() {
    check("<s1>Quill</s1> <c1>disclosed</c1> <i1>the existence of a second plan</i1>.");
    check("<s1>Quill</s1> <c1>vowed</c1> <i1>to build the quay by May</i1>.");
    check("<s1>The board</s1> <c1>called for</c1> <i1>a new study of the wall</i1>.");
    check("<s1>Quill</s1>'s <c1>claim</c1> that <i1>the wall was unsafe</i1>, which the board denied.");
    check("<s1>Quill</s1> <c1>asked</c1> <i1>whether the wall would hold</i1>.");
}

#[test]
fn what_is_no_report() {
    check("Quill would say that the wall was safe.");
    check("Quill did not say that the wall was safe.");
    check("The United States is far away, and the state capital is near.");
    check("The quay that Mara Quill built is new.");
    check("Did Quill say that the wall was safe?");
    check("The “quay” was built by May.");
}

#[test]
fn who_declines_is_a_source_without_words() {
    for text in [
        "Quill declined to comment on the plan.",
        "Quill did not respond to a request.",
        "Quill would not say who paid.",
    ] {
        let found = found(text, None);
        assert!(found.reports.is_empty(), "{text}: {:?}", found.reports);
        assert_eq!(found.silent.first().map(|(s, _)| s.of(text)), Some("Quill"), "{text}");
    }
    assert!(found("Quill refused to sell the quay.", None).silent.is_empty());
}

#[test]
fn each_rule_fires_in_its_example_and_not_in_the_other() {
    let ids = |text: &str| -> Vec<&'static str> {
        let analysis =
            crate::analysis::analyze(text, crate::analysis::Options { models: None, ..Default::default() });
        let mut ids: Vec<_> = analysis.quotes.iter().map(|q| q.reason.rule.0.id).collect();
        ids.extend(analysis.quotes.iter().flat_map(|q| &q.attributions).map(|a| a.reason.rule.0.id));
        for paragraph in text.split("\n\n") {
            let found = found(paragraph, None);
            ids.extend(found.silent.iter().map(|(_, why)| why.rule.0.id));
            ids.extend(found.quotations.iter().filter_map(|seen| match &seen.verdict {
                Verdict::Claimed => None,
                Verdict::Speech(_, why) | Verdict::NotSpeech(why) => Some(why.rule.0.id),
            }));
        }
        ids
    };
    for rule in [rules::WORDS, rules::WHOSE, rules::OTHERS, verdict::RULES].into_iter().flatten() {
        assert!(
            ids(rule.fires).contains(&rule.id),
            "{} is silent in its example: {:?}",
            rule.id,
            ids(rule.fires)
        );
        assert!(!ids(rule.silent).contains(&rule.id), "{} fires in {:?}", rule.id, rule.silent);
    }
}

#[test]
fn a_cue_that_opens_the_sentence_has_its_subject_behind_it() {
    check(
        "<c1>Said</c1> <s1>Mara Quill</s1>, who grew up on the quay, <d1>“We were all so proud of him.”</d1>",
    );
    check("<c1>Continued</c1> <s1>Quill</s1>: <d1>“So I think it is a real problem.”</d1>");
    check("Asked which it was, <s1>he</s1> <c1>demurred</c1>: <d1>“Whichever one I am in.”</d1>");
}

#[test]
fn a_report_shares_the_source_of_the_one_before_where_the_models_find_none() {
    check_sources("<s>The president</s> noted that he taught law, and added: “I know a little about this.”");
    check_sources("“Well, I would not put it like that, but it is close to true,” replied <s>Sandels</s>.");
}

#[test]
fn refusing_to_act_is_no_report() {
    check_sources("Prime Minister Otto Quill has refused to negotiate the second phase of the deal.");
    check_sources("<s>Quill</s> said that the board has refused to negotiate the second phase of the deal.");
}

/// The sources that the models name in `text`, as it is marked with `<s>`.
#[track_caller]
fn check_sources(marked: &str) {
    let (text, expected) = unmarked(marked);
    let found = found(&text, crate::analysis::model::shipped());
    let mut sources: Vec<_> = found.reports.iter().map(|r| r.source.map_or("", |s| s.of(&text))).collect();
    sources.dedup();
    let expected: Vec<_> = expected.iter().map(|(_, s)| s.of(&text)).collect();
    assert_eq!(sources, expected, "{text}");
}

#[test]
fn a_source_that_a_model_finds_is_named_whole_and_without_description() {
    check_sources("<s>Tilda Marn</s>, who runs the bakery, said the ferry would be late again.");
    check_sources("Its owner, <s>Tilda Marn</s>, said that the ferry would be late again.");
    check_sources(
        "Quill’s editor, <s>Tilda Marn</s>, said by e-mail that she would believe it when she saw it.",
    );
    check_sources("<s>Two union sources</s> who saw the letter said it was dated in March.");
    check_sources(
        "<s>Campaign finance records</s> show that the senator spent four million crowns on the vote.",
    );
    check_sources("<s>Both lobbying firms</s> said they had stopped their work for the ministry.");
    check_sources("<s>A group of disaffected miners</s> said they would march on the capital on Sunday.");
    check_sources("<s>Many unnaturalised settlers</s> say they never knew that the papers were missing.");
    check_sources("<s>The Vell campaign aides</s> said the rally would be moved to Port Merrow.");
}
