//! A marked article for the tests of this folder, made by hand so that they do not hang on what the engine finds.

use crate::analysis::types::{
    Anonymity, ClaimType, CueClass, EntityKind, Form, Mention, Missing, Part, PartKind, Percent,
};
use crate::annotation::Document;
use crate::annotation::document::{
    Attribution, Body, Claim, Contribution, Entity, Finding, Id, Mark, Quote, Reason, Status,
};
use crate::text::Span;

const TEXT: &str = "\
Transport

City council delays tram line to Elmhurst

The line was promised for spring. Shopkeepers along the route have stopped counting the weeks.

By Mara Quill
14 March 2026, 09:20

DUNFERRY, March 14 (Northwire) \u{2014} The city council confirmed on Friday that the first trams to Elmhurst will run eleven months late.

Transport director Ida Lund said crews had found \u{201c}sand where the maps show rock\u{201d} and the tunnel needs a second wall.

\u{201c}Nobody will queue for a replacement bus next winter,\u{201d} she told councillors on Thursday. \u{201c}You have my word.\u{201d}

The line has cost 212 million crowns so far, 40 million more than was set aside in 2023. Its four stations were to open in May.

\u{201c}First they took the parking, then they took the pavement,\u{201d} said Pavel Orsk, who sells shoes on Mill Street. \u{201c}Since then I have lost a third of my customers.

\u{201c}If this goes on until winter, I will close.\u{201d}

A person close to the builder said the wall alone would take five months. The \u{201c}quick link\u{201d} was the idea of an earlier council.

Residents say the noise begins at five in the morning, according to a petition handed in last week.

Follow Northwire for more. All rights reserved.
";

fn span(words: &str) -> Span {
    let start = TEXT.find(words).unwrap_or_default();
    Span::at(start, start + words.len())
}

fn reason(text: &str) -> Option<Reason> {
    Some(Reason { rule: "demo".into(), text: text.into() })
}

fn mark(id: u32, span: Span, confidence: u8, status: Status, why: &str, body: Body) -> Mark {
    Mark {
        id: Id(id),
        span,
        status,
        confidence: Some(Percent::new(confidence)),
        reason: reason(why),
        decided: None,
        note: None,
        anchor: None,
        was: None,
        body,
    }
}

fn source(id: u32, words: &str, entity: u32, mention: Mention, status: Status) -> Mark {
    let body = Body::Source { entity: Id(entity), mention };
    mark(id, span(words), 96, status, "The subject of the verb that reports.", body)
}

/// Source mark, entity, cue, confidence and reason of a quote.
struct Says(Option<u32>, u32, &'static str, u8, &'static str);

fn quote(id: u32, form: Form, parts: &[&str], says: Option<Says>, status: Status, why: &str) -> Mark {
    let parts: Vec<Span> = parts.iter().map(|p| span(p)).collect();
    let hull = parts.iter().copied().reduce(Span::hull).unwrap_or_default();
    let attributions = says
        .map(|Says(source, entity, cue, confidence, why)| Attribution {
            source: source.map(Id),
            entity: Some(Id(entity)),
            cue: Some(Span::at(
                hull.start as usize - 60 + TEXT[hull.start as usize - 60..].find(cue).unwrap_or_default(),
                hull.start as usize - 60
                    + TEXT[hull.start as usize - 60..].find(cue).unwrap_or_default()
                    + cue.len(),
            )),
            cue_class: Some(CueClass::Neutral),
            via: None,
            confidence: Some(Percent::new(confidence)),
            status: Status::Suggested,
            reason: reason(why),
            decided: None,
        })
        .into_iter()
        .collect();
    let body = Body::Quote(Quote { form, parts, marked: Vec::new(), attributions });
    mark(id, hull, 93, status, why, body)
}

fn claim(id: u32, words: &str, types: &[ClaimType], worth: u8, quote: Option<u32>, by: Option<u32>) -> Mark {
    let body = Body::Claim(Claim {
        types: types.to_vec(),
        check_worthiness: Percent::new(worth),
        asserted_by: by.map(Id),
        quote: quote.map(Id),
        check_with: "the council\u{2019}s accounts for 2023 and 2026".into(),
        contributions: vec![
            Contribution { rule: "figure".into(), text: "a figure with a unit".into(), weight: 40 },
            Contribution { rule: "prediction".into(), text: "a prediction".into(), weight: -20 },
        ],
        values: Vec::new(),
        missing: vec![Missing::Source],
        hedges: Vec::new(),
        same_as: Vec::new(),
        check: "{}".into(),
    });
    mark(id, span(words), 90, Status::Suggested, "A figure with a unit.", body)
}

fn entity(id: u32, name: &str, kind: EntityKind, role: Option<&str>, anonymous: Anonymity) -> Entity {
    let role = role.map(Into::into);
    Entity { id: Id(id), name: name.into(), kind, role, anonymous, members: Vec::new() }
}

/// The article with its marks.
pub fn document() -> Document {
    use Status::{Accepted, Suggested};
    let part = |part, words| Part { part, span: span(words), date: None };
    let mut marks = vec![
        source(10, "The city council", 1, Mention::Name, Accepted),
        quote(
            11,
            Form::Indirect,
            &["the first trams to Elmhurst will run eleven months late"],
            Some(Says(
                Some(10),
                1,
                "confirmed",
                95,
                "\u{201c}confirmed\u{201d}, with \u{201c}The city council\u{201d} as its subject.",
            )),
            Accepted,
            "Reported after \u{201c}confirmed that\u{201d}.",
        ),
        source(12, "Transport director Ida Lund", 2, Mention::Name, Accepted),
        quote(
            13,
            Form::Mixed,
            &[
                "crews had found \u{201c}sand where the maps show rock\u{201d} and the tunnel needs a second wall",
            ],
            Some(Says(
                Some(12),
                2,
                "said",
                95,
                "\u{201c}said\u{201d}, with \u{201c}Ida Lund\u{201d} as its subject.",
            )),
            Suggested,
            "Reported after \u{201c}said\u{201d}, with some words in quotation marks.",
        ),
        quote(
            14,
            Form::Direct,
            &[
                "\u{201c}Nobody will queue for a replacement bus next winter,\u{201d}",
                "\u{201c}You have my word.\u{201d}",
            ],
            Some(Says(
                Some(15),
                2,
                "said",
                61,
                "\u{201c}she\u{201d} is taken to be Ida Lund, the person named just before.",
            )),
            Suggested,
            "In quotation marks, and followed by \u{201c}she told\u{201d}.",
        ),
        source(15, "she", 2, Mention::Pronoun, Suggested),
        quote(
            16,
            Form::Direct,
            &[
                "\u{201c}First they took the parking, then they took the pavement,\u{201d}",
                "\u{201c}Since then I have lost a third of my customers.",
                "\u{201c}If this goes on until winter, I will close.\u{201d}",
            ],
            Some(Says(
                Some(17),
                3,
                "were",
                94,
                "\u{201c}said\u{201d} after the closing mark, with \u{201c}Pavel Orsk\u{201d} as its subject.",
            )),
            Suggested,
            "In quotation marks; the second paragraph opens without the first being closed.",
        ),
        source(17, "Pavel Orsk", 3, Mention::Name, Suggested),
        source(18, "A person close to the builder", 4, Mention::Description, Suggested),
        quote(
            19,
            Form::Indirect,
            &["the wall alone would take five months"],
            Some(Says(Some(18), 4, "said", 90, "\u{201c}said\u{201d}, with its subject before it.")),
            Suggested,
            "Reported after \u{201c}said\u{201d}.",
        ),
        claim(
            20,
            "Nobody will queue for a replacement bus next winter",
            &[ClaimType::Prediction],
            55,
            Some(14),
            Some(2),
        ),
        claim(
            21,
            "The line has cost 212 million crowns so far, 40 million more than was set aside in 2023.",
            &[ClaimType::Quantity, ClaimType::Comparison],
            88,
            None,
            None,
        ),
    ];
    marks.sort_by_key(|m| {
        let kind = match m.body {
            Body::Quote(_) => 0,
            Body::Source { .. } => 1,
            Body::Claim(_) => 2,
        };
        (m.span.start, std::cmp::Reverse(m.span.end), kind)
    });
    Document {
        id: "demo".into(),
        title: "City council delays tram line to Elmhurst".into(),
        text: TEXT.into(),
        sha256: "".into(),
        language: "en".into(),
        meta: [].into(),
        models: [].into(),
        generator_version: "0".into(),
        structure: [
            part(PartKind::Section, "Transport"),
            part(PartKind::Headline, "City council delays tram line to Elmhurst"),
            part(
                PartKind::Standfirst,
                "The line was promised for spring. Shopkeepers along the route have stopped counting the weeks.",
            ),
            part(PartKind::Byline, "By Mara Quill"),
            part(PartKind::Published, "14 March 2026, 09:20"),
            part(PartKind::Dateline, "DUNFERRY, March 14 (Northwire) \u{2014}"),
            Part {
                part: PartKind::Body,
                span: Span::new(span("The city council confirmed").start, span("handed in last week.").end),
                date: None,
            },
            part(PartKind::Boilerplate, "Follow Northwire for more. All rights reserved."),
        ]
        .into(),
        entities: vec![
            entity(1, "The city council", EntityKind::Organisation, None, Anonymity::No),
            entity(2, "Ida Lund", EntityKind::Person, Some("Transport director"), Anonymity::No),
            entity(3, "Pavel Orsk", EntityKind::Person, None, Anonymity::No),
            entity(4, "A person close to the builder", EntityKind::Person, None, Anonymity::Described),
        ]
        .into(),
        marks: marks.into(),
        findings: vec![Finding {
            id: Id(30),
            rule: "sum".into(),
            text: "180 + 40 = 220, not 212".into(),
            status: Suggested,
            confidence: Some(Percent::new(90)),
            spans: vec![span("212 million crowns")],
            marks: vec![Id(21)],
            values: Vec::new(),
            decided: None,
        }]
        .into(),
        lost: Vec::new().into(),
        next_id: 31,
    }
}
