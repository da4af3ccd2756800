//! A document as JSON: every field in the order of formats.md, straight into the bytes.

use super::VERSION;
use super::emit::Emit;
use super::marks::{before, behind};
use crate::analysis::types::Part;
use crate::analysis::types::PartKind;
use crate::annotation::Document;
use crate::annotation::document::{
    Attribution, Body, Claim, Contribution, Decided, Entity, Finding, Id, Lost, Mark, Quote, Reason, Value,
};
use crate::text::Span;
use crate::text::offsets::Offsets;

/// The document on one line or, for people, indented; with a line break at the end.
pub fn write(document: &Document, pretty: bool) -> String {
    let expected = document.text.len() + document.marks.len() * 900 + 1000;
    let mut writer = Writer {
        emit: Emit::new(pretty, expected),
        offsets: Some(Offsets::new(&document.text)),
        text: &document.text,
    };
    writer.document(document);
    writer.emit.finish()
}

struct Writer<'d> {
    emit: Emit,
    /// `None` while lost marks are written: their spans are null.
    offsets: Option<Offsets<'d>>,
    text: &'d str,
}

impl Writer<'_> {
    fn document(&mut self, d: &Document) {
        self.object(|w| {
            w.string("format", "attest");
            w.key("version").number(VERSION);
            w.key("next_id").number(d.next_id);
            w.key("generator");
            w.object(|w| {
                w.string("name", "attest");
                w.string("version", &d.generator_version);
                w.list("models", d.models.iter(), |w, (name, sha256)| {
                    w.object(|w| {
                        w.string("name", name);
                        w.string("sha256", sha256);
                    });
                });
            });
            w.string("offset_unit", "code point");
            w.key("document");
            w.about(d);
            w.list("entities", d.entities.iter(), |w, e| w.entity(e));
            w.list("annotations", d.marks.iter(), |w, m| w.mark(m, None));
            w.list("findings", d.findings.iter(), |w, f| w.finding(f));
            w.offsets = None;
            w.list("lost", d.lost.iter(), |w, lost| w.mark(&lost.mark, Some(lost)));
        });
    }

    fn about(&mut self, d: &Document) {
        self.object(|w| {
            w.string("id", &d.id);
            w.string("title", &d.title);
            w.string("text", &d.text);
            w.string("sha256", &d.sha256);
            w.string("language", &d.language);
            w.key("meta").object(|emit| {
                for (key, json) in d.meta.iter() {
                    emit.foreign_key(key).raw(json);
                }
            });
            w.list("structure", d.structure.iter(), |w, part| w.part(part));
        });
    }

    fn part(&mut self, part: &Part) {
        self.flat_object(|w| {
            w.string("part", part.part.word());
            w.span(part.span);
            if part.part == PartKind::Published {
                w.maybe("date", part.date.as_ref().map(|(date, _)| date.as_str()));
                w.maybe("date_from", part.date.as_ref().map(|(_, from)| from.word()));
            }
        });
    }

    fn entity(&mut self, e: &Entity) {
        self.object(|w| {
            w.id("id", 'e', Some(e.id));
            w.string("name", &e.name);
            w.string("type", e.kind.word());
            w.maybe("role", e.role.as_deref());
            w.string("anonymous", e.anonymous.word());
            w.ids("members", 'e', &e.members);
        });
    }

    /// What people did stands only where they did it.
    fn mark(&mut self, m: &Mark, lost: Option<&Lost>) {
        let text = self.text;
        self.object(|w| {
            w.id("id", 'a', Some(m.id));
            let kind = match m.body {
                Body::Quote(_) => "quote",
                Body::Source { .. } => "source",
                Body::Claim(_) => "claim",
            };
            w.string("kind", kind);
            w.span(m.span);
            w.string("exact", lost.map_or(m.span.of(text), |lost| &lost.exact));
            w.string("prefix", lost.map_or(before(text, m.span), |lost| &lost.prefix));
            w.string("suffix", lost.map_or(behind(text, m.span), |lost| &lost.suffix));
            w.string("status", m.status.word());
            w.key("confidence").share(m.confidence);
            w.reason(m.reason.as_ref());
            w.decided(m.decided.as_ref());
            for (key, said) in [("note", &m.note), ("anchor", &m.anchor), ("was", &m.was)] {
                if let Some(said) = said {
                    w.string(key, said);
                }
            }
            w.key(kind);
            match &m.body {
                Body::Quote(quote) => w.quote(quote),
                Body::Source { entity, mention } => w.object(|w| {
                    w.id("entity", 'e', Some(*entity));
                    w.string("mention", mention.word());
                }),
                Body::Claim(claim) => w.claim(claim),
            }
        });
    }

    fn reason(&mut self, reason: Option<&Reason>) {
        self.key("reason");
        self.or_null(reason, |w, reason| {
            w.object(|w| {
                w.string("rule", &reason.rule);
                w.string("text", &reason.text);
            });
        });
    }

    fn decided(&mut self, decided: Option<&Decided>) {
        if let Some(decided) = decided {
            self.key("decided");
            self.object(|w| {
                w.maybe("by", decided.by.as_deref());
                w.string("at", &decided.at);
                w.string("how", &decided.how);
            });
        }
    }

    fn quote(&mut self, q: &Quote) {
        self.object(|w| {
            w.string("form", q.form.word());
            w.spans("parts", &q.parts);
            w.spans("marked", &q.marked);
            w.list("attributions", &q.attributions, |w, a| w.attribution(a));
        });
    }

    fn attribution(&mut self, a: &Attribution) {
        self.object(|w| {
            w.id("source", 'a', a.source);
            w.id("entity", 'e', a.entity);
            w.key("cue");
            w.or_null(a.cue, Self::bare_span);
            w.maybe("cue_class", a.cue_class.map(|class| class.word()));
            w.key("via");
            w.or_null(a.via, |w, via| {
                w.object(|w| {
                    w.id("source", 'a', via.source);
                    w.id("entity", 'e', via.entity);
                    w.key("cue");
                    w.or_null(via.cue, Self::bare_span);
                });
            });
            w.key("confidence").share(a.confidence);
            w.string("status", a.status.word());
            w.reason(a.reason.as_ref());
            w.decided(a.decided.as_ref());
        });
    }

    fn claim(&mut self, c: &Claim) {
        self.object(|w| {
            w.list("types", &c.types, |w, t| w.emit.string(t.word()));
            w.key("check_worthiness").share(Some(c.check_worthiness));
            w.id("asserted_by", 'e', c.asserted_by);
            w.id("quote", 'a', c.quote);
            w.string("check_with", &c.check_with);
            w.list("contributions", &c.contributions, |w, c| w.contribution(c));
            w.list("values", &c.values, |w, v| w.value(v));
            w.list("missing", &c.missing, |w, m| w.emit.string(m.word()));
            w.spans("hedges", &c.hedges);
            w.ids("same_as", 'a', &c.same_as);
            w.key("check").raw(&c.check);
        });
    }

    fn contribution(&mut self, c: &Contribution) {
        self.object(|w| {
            w.string("rule", &c.rule);
            w.string("text", &c.text);
            w.key("weight").hundredths(i32::from(c.weight));
        });
    }

    fn value(&mut self, v: &Value) {
        self.object(|w| {
            w.span(v.span);
            w.string("kind", v.kind.word());
            w.maybe("number", v.number.as_deref());
            w.maybe("unit", v.unit.as_deref());
            w.maybe("period", v.period.as_deref());
            w.maybe("place", v.place.as_deref());
            w.maybe("base", v.base.as_deref());
        });
    }

    fn finding(&mut self, f: &Finding) {
        self.object(|w| {
            w.id("id", 'f', Some(f.id));
            w.string("rule", &f.rule);
            w.string("text", &f.text);
            w.string("status", f.status.word());
            w.key("confidence").share(f.confidence);
            w.spans("spans", &f.spans);
            w.ids("annotations", 'a', &f.marks);
            w.list("values", &f.values, |w, v| w.value(v));
            w.decided(f.decided.as_ref());
        });
    }
}

/// The shapes of which the above is made.
impl Writer<'_> {
    fn object(&mut self, body: impl FnOnce(&mut Self)) {
        self.emit.begin('{');
        body(self);
        self.emit.end('}');
    }

    /// An object that stays on one line.
    fn flat_object(&mut self, body: impl FnOnce(&mut Self)) {
        let before = self.emit.set_flat(true);
        self.object(body);
        self.emit.set_flat(before);
    }

    fn list<T>(
        &mut self,
        key: &'static str,
        items: impl IntoIterator<Item = T>,
        mut each: impl FnMut(&mut Self, T),
    ) {
        self.key(key).begin('[');
        for item in items {
            self.emit.item();
            each(self, item);
        }
        self.emit.end(']');
    }

    fn key(&mut self, key: &'static str) -> &mut Emit {
        self.emit.key(key)
    }

    fn string(&mut self, key: &'static str, text: &str) {
        self.key(key).string(text);
    }

    fn maybe(&mut self, key: &'static str, text: Option<&str>) {
        self.key(key).string_or_null(text);
    }

    fn or_null<T>(&mut self, value: Option<T>, write: impl FnOnce(&mut Self, T)) {
        match value {
            Some(value) => write(self, value),
            None => self.emit.null(),
        }
    }

    fn id(&mut self, key: &'static str, letter: char, id: Option<Id>) {
        self.key(key);
        self.or_null(id, |w, id| w.emit.id(letter, id.0));
    }

    fn ids(&mut self, key: &'static str, letter: char, ids: &[Id]) {
        self.list(key, ids, |w, id| w.emit.id(letter, id.0));
    }

    fn span(&mut self, span: Span) {
        let units = self.offsets.as_ref().map(|offsets| offsets.units(span));
        let [points, utf16] = [units.map(|u| u.points), units.map(|u| u.utf16)];
        let fields = [
            ("start", points.map(|p| p.0)),
            ("end", points.map(|p| p.1)),
            ("start_utf16", utf16.map(|u| u.0)),
            ("end_utf16", utf16.map(|u| u.1)),
        ];
        for (key, offset) in fields {
            self.key(key);
            self.or_null(offset, |w, offset| w.emit.number(offset));
        }
    }

    fn bare_span(&mut self, span: Span) {
        self.flat_object(|w| w.span(span));
    }

    fn spans(&mut self, key: &'static str, spans: &[Span]) {
        self.list(key, spans, |w, &span| w.bare_span(span));
    }
}
