//! Whole answers of the engine, one line a mark, for a person to read. After a change that is meant, write them anew with
//! `make bless` and read the diff.

#[cfg(test)]
#[expect(dead_code, reason = "the snapshots need the fixtures' texts and not their marks")]
mod support;

use attest::analysis::types::{Analysis, Attribution};
use attest::analysis::{Options, analyze};
use attest::text::Span;

#[test]
fn the_sample() {
    check("sample");
}

#[test]
fn a_wire_story() {
    check("wire");
}

#[test]
fn a_hearing() {
    check("hearing");
}

#[track_caller]
fn check(name: &str) {
    let text = support::fixture(&format!("{name}.txt")).text;
    let rendered = render(&text, &analyze(&text, Options::default()));
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, rendered);
    });
}

/// The structure, the entities, and every mark in text order.
fn render(text: &str, found: &Analysis) -> String {
    let words = |span: &Span| span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let name = |entity: Option<u32>| {
        entity.and_then(|i| found.entities.get(i as usize)).map_or("-", |entity| entity.name.as_str())
    };
    let mut out = vec![format!("language {}", found.language)];
    for part in &found.structure {
        let date = part
            .date
            .as_ref()
            .map(|(date, from)| format!(" = {date} by {}", from.word()))
            .unwrap_or_default();
        let words: Vec<_> = part.span.of(text).split_whitespace().collect();
        let shown = if words.len() > 12 {
            [&words[..6], &["…"], &words[words.len() - 6..]].concat()
        } else {
            words
        };
        out.push(format!("{:<11} [{}]{date}", part.part.word(), shown.join(" ")));
    }
    out.push(String::new());
    for entity in &found.entities {
        let role = entity.role.as_ref().map(|role| format!(", {role}")).unwrap_or_default();
        let members: Vec<_> = entity.members.iter().map(|&member| name(Some(member))).collect();
        let members =
            if members.is_empty() { String::new() } else { format!(", members {}", members.join(" + ")) };
        let anonymous = entity.anonymous.word();
        out.push(format!("{} ({}{role}; anonymous: {anonymous}{members})", entity.name, entity.kind.word()));
    }
    let mut marks: Vec<((u32, u32), String)> = Vec::new();
    for source in &found.sources {
        let line = format!(
            "source {} [{}] = {}   {} {}",
            source.mention.word(),
            words(&source.span),
            name(Some(source.entity)),
            source.reason.rule.0.id,
            source.confidence.get(),
        );
        marks.push(((source.span.start, 1), line));
    }
    for quote in &found.quotes {
        let parts: Vec<_> = quote.parts.iter().map(|part| format!("[{}]", words(part))).collect();
        let said = |given: &Attribution| {
            let cue = given.cue.as_ref().map_or("no cue".to_owned(), words);
            let class = given.cue_class.map_or("", |class| class.word());
            let via = given.via.map(|via| format!(" via {}", name(via.entity))).unwrap_or_default();
            let far = if given.source.is_none() { " (no mention)" } else { "" };
            let rule = given.reason.rule.0.id;
            format!(
                "\n    {}{far}, {cue} ({class}){via}   {rule} {}",
                name(given.entity),
                given.confidence.get()
            )
        };
        let said: String = quote.attributions.iter().map(said).collect();
        let (form, parts) = (quote.form.word(), parts.join(" + "));
        let line =
            format!("quote {form} {parts}   {} {}{said}", quote.reason.rule.0.id, quote.confidence.get());
        marks.push(((quote.hull().start, 0), line));
    }
    for claim in &found.claims {
        let types: Vec<_> = claim.types.iter().map(|kind| kind.word()).collect();
        let line = format!(
            "claim {} {} [{}] by {}   {} {}",
            claim.check_worthiness.get(),
            types.join(", "),
            words(&claim.span),
            name(claim.asserted_by),
            claim.reason.rule.0.id,
            claim.confidence.get(),
        );
        marks.push(((claim.span.start, 2), line));
    }
    marks.sort_by_key(|(at, _)| *at);
    out.push(String::new());
    out.extend(marks.into_iter().map(|(_, line)| line));
    for finding in &found.findings {
        let spans: Vec<_> = finding.spans.iter().map(|span| format!("[{}]", words(span))).collect();
        out.push(format!("finding {} {} {}", finding.rule.0.id, finding.text, spans.join(" ")));
    }
    out.join("\n")
}
