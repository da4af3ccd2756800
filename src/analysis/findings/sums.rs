//! Sums of one sentence: a percentage against its two values, a change, a share, a majority, an age.
//!
//! Each is a list of patterns and one check. The check works with the range that the writing of each figure allows, so that
//! rounding is no error, and says nothing where the figures are not of one kind.

use super::super::rules::{Rule, RuleRef, aside};
use super::super::types::{Finding, Percent};
use super::pattern::{self, Match, Pattern};
use super::quantity::{Kind, Near, ONE, Quantity, plain};
use super::sentence::Sentence;
use crate::lexicon::figure_words::{Classes, classes};
use crate::text::order;
use std::sync::LazyLock;

/// A kind of sum.
struct Sum {
    rule: &'static Rule,
    patterns: &'static [&'static str],
    /// The arithmetic in words where it fails.
    check: fn(&Sentence<'_, '_>, &Match) -> Option<String>,
    /// Hundredths: how sure a failure is an error.
    confidence: u8,
}

static PERCENT: Rule = Rule {
    id: "sum-percent",
    says: "The percentage does not follow from the two values.",
    doc: aside(
        "The change from one value to the other is worked out and held against the percentage, rounding allowed.",
    ),
    fires: aside("Sales rose by 35% to 500 boats from 400 a year earlier."),
    silent: aside("Sales rose by 25% to 500 boats from 400 a year earlier."),
};
static LEVEL: Rule = Rule {
    id: "sum-level",
    says: "The change, the percentage and the level do not fit together.",
    doc: aside(
        "The value before is the level less the change; the change in percent of it is held against the percentage.",
    ),
    fires: aside("The index fell 41 points, or 4.1%, to 10,020."),
    silent: aside("The index fell 41 points, or 0.4%, to 10,020."),
};
static CHANGE: Rule = Rule {
    id: "sum-change",
    says: "The change is not the difference of the two values.",
    doc: aside("The difference of the two values is held against the change that is given with them."),
    fires: aside("The fee rose by \u{a3}30 to \u{a3}145 from \u{a3}125."),
    silent: aside("The fee rose by \u{a3}20 to \u{a3}145 from \u{a3}125."),
};
static SHARE: Rule = Rule {
    id: "sum-share",
    says: "The share does not follow from the part and the whole.",
    doc: aside("The part divided by the whole is held against the percentage that is given with them."),
    fires: aside("Some 36 of the 120 boats, or 45%, were repaired."),
    silent: aside("Some 36 of the 120 boats, or 30%, were repaired."),
};
static FACTOR: Rule = Rule {
    id: "sum-factor",
    says: "Doubled, trebled or halved does not fit the two values.",
    doc: aside("One value divided by the other is held against the word."),
    fires: aside("Sales doubled from 400 boats to 1,200 boats."),
    silent: aside("Sales doubled from 400 boats to 810 boats."),
};
static MAJORITY: Rule = Rule {
    id: "sum-majority",
    says: "The majority is not the difference of the votes.",
    doc: aside("The votes of both sides are subtracted and held against the majority or the margin."),
    fires: aside("The council voted by 52 votes to 48, a majority of six."),
    silent: aside("The council voted by 52 votes to 48, a majority of four."),
};
static YEARS: Rule = Rule {
    id: "sum-years",
    says: "The length of time does not fit the years.",
    doc: aside("The difference of the years is held against the length; a year either way is allowed."),
    fires: aside("She ran the yard from 1988 to 2004, a reign of 26 years."),
    silent: aside("She ran the yard from 1988 to 2004, a reign of 16 years."),
};
static AGE: Rule = Rule {
    id: "sum-age",
    says: "The age does not fit the years of birth and death.",
    doc: aside("The difference of the years is held against the age; a birthday still to come is allowed."),
    fires: aside("Ortmann, who was born in 1920, died in 2003 aged 73."),
    silent: aside("Ortmann, who was born in 1920, died in 2003 aged 83."),
};

/// The rules of this file.
pub static RULES: &[&Rule] = &[&PERCENT, &LEVEL, &CHANGE, &SHARE, &FACTOR, &MAJORITY, &YEARS, &AGE];

static SUMS: &[Sum] = &[
    Sum {
        rule: &PERCENT,
        patterns: &[
            "DIR SOFT* p:% ~10 to SOFT* b:n ~14 FROM with? ~5 a:n",
            "DIR SOFT* p:% ~10 to SOFT* b:n ~14 compared with? to? ~5 a:n",
            "DIR SOFT* p:% ~10 from SOFT* a:n ~9 to SOFT* b:n",
            "from SOFT* a:n ~9 to SOFT* b:n ~8 DIR SOFT* p:%",
            "from SOFT* a:n ~9 to SOFT* b:n ~5 p:% ~2 DIR",
            "from SOFT* a:n ~9 to SOFT* b:n , DIR SOFT* p:%",
            "to SOFT* b:n ~8 from ~4 a:n ~6 DIR SOFT* p:%",
            "p:% ~2 DIR ~10 to SOFT* b:n ~10 FROM ~5 a:n",
            "p:% ~2 DIR ~10 to SOFT* b:n ~10 compared with? to? ~5 a:n",
            "p:% ~2 DIR ~10 from SOFT* a:n ~6 to SOFT* b:n",
            "b:n ~6 DIR SOFT* p:% ~4 FROM ~6 a:n",
            "b:n ~6 DIR SOFT* p:% ~4 compared with? to? ~6 a:n",
            "b:n ~4 p:% DIR from ~6 a:n",
            "b:n ~4 p:% DIR than ~6 a:n",
            "DIR ~3 from SOFT* a:n ~6 to SOFT* b:n ~3 ,? or SOFT* p:%",
            "DIR ~3 from SOFT* a:n ~6 to SOFT* b:n ~3 ( p:%",
        ],
        check: percent,
        confidence: 96,
    },
    Sum {
        rule: &LEVEL,
        patterns: &[
            "DIR SOFT* m:np ~2 ,? or SOFT* p:% ,? ~2 to ~2 b:n",
            "DIR SOFT* m:np ~2 ,? or SOFT* p:% ,? ~2 at ~2 b:n",
            "DIR SOFT* m:np ~2 ( p:% ) ,? ~2 to ~2 b:n",
            "DIR SOFT* m:np ~2 ( p:% ) ,? ~2 at ~2 b:n",
            "DIR SOFT* p:% ,? or SOFT* m:np ~2 ,? ~1 to ~2 b:n",
            "DIR SOFT* p:% ,? or SOFT* m:np ~2 ,? ~1 at ~2 b:n",
        ],
        check: level,
        confidence: 95,
    },
    Sum {
        rule: &CHANGE,
        patterns: &[
            "DIR SOFT* m:n ~5 to SOFT* b:n ~8 from ~4 a:n",
            "DIR SOFT* m:n ~5 from SOFT* a:n ~6 to SOFT* b:n",
            "from SOFT* a:n ~7 to SOFT* b:n , ~3 DIR of? by? m:n",
            "DIR SOFT* m:p ~5 to SOFT* b:% ~8 from ~4 a:%",
            "DIR SOFT* m:p ~5 from SOFT* a:% ~6 to SOFT* b:%",
            "from SOFT* a:% ~7 to SOFT* b:% , ~3 DIR of? by? m:p",
        ],
        check: change,
        confidence: 95,
    },
    Sum {
        rule: &SHARE,
        patterns: &[
            "x:n ~1 ,? out? of THE* total? of? ~1 t:n ~6 , OR ~2 SOFT* p:%",
            "x:n ~1 ,? out? of THE* total? of? ~1 t:n ~4 ( OR? SOFT* p:%",
            "p:% ~6 , OR? SOFT* x:n ~2 out? of THE* total? of? ~1 t:n",
            "p:% ~6 ( OR? SOFT* x:n ~2 out? of THE* total? of? ~1 t:n",
            "x:n ~3 ,? OR ~1 SOFT* p:% ,? of THE* total? of? ~1 t:n",
            "of THE* ~1 t:n ~4 , x:n ~2 ,? OR SOFT* p:%",
            "of THE* ~1 t:n ~4 , x:n ~2 ( p:%",
        ],
        check: share,
        confidence: 95,
    },
    Sum {
        rule: &FACTOR,
        patterns: &[
            "TWICE ~6 from ~3 a:n ~6 to ~2 b:n",
            "TWICE ~6 to ~2 b:n ~8 from ~3 a:n",
            "TWICE ~6 from ~3 a:% ~6 to ~2 b:%",
            "TWICE ~6 to ~2 b:% ~8 from ~3 a:%",
        ],
        check: factor,
        confidence: 90,
    },
    Sum {
        rule: &MAJORITY,
        patterns: &[
            "a:n votes? SIDE b:n ~8 LEAD of only? just? m:1",
            "a:n - b:n ~8 LEAD of only? just? m:1",
            "LEAD of only? just? m:1 ~8 a:n votes? SIDE b:n",
            "LEAD of only? just? m:1 votes? ,? a:n - b:n",
            "by m:1 votes , a:n votes? SIDE b:n",
            "by m:1 votes , a:n - b:n",
        ],
        check: majority,
        confidence: 95,
    },
    Sum {
        rule: &YEARS,
        patterns: &[
            "from a:y to b:y , ~5 m:t",
            "between a:y and b:y , ~5 m:t",
            "m:t TIME? ~4 from a:y to b:y",
            "m:t TIME? ~4 between a:y and b:y",
        ],
        check: years,
        confidence: 92,
    },
    Sum {
        rule: &AGE,
        patterns: &[
            "born ~8 in ~3 a:y ~9 died ~4 in ~3 b:y ,? aged m:1",
            "born ~8 in ~3 a:y ~9 died ~4 in ~3 b:y at the age of m:1",
            "born ~8 in ~3 a:y ~9 died ~4 in ~3 b:y at age m:1",
        ],
        check: age,
        confidence: 94,
    },
];

static PATTERNS: LazyLock<Vec<(Pattern, &'static Sum)>> = LazyLock::new(|| {
    SUMS.iter().flat_map(|sum| sum.patterns.iter().map(move |p| (Pattern::new(p), sum))).collect()
});

/// Appends the sums of the sentence that fail.
pub fn read(s: &Sentence<'_, '_>, out: &mut Vec<Finding>) {
    let amount = Kind::Plain.bit() | Kind::Percent.bit();
    if s.figures.len() < 2 || s.figures.len() < 3 && s.holds.kinds & amount == 0 {
        return;
    }
    let first = out.len();
    let mut steps = pattern::steps(s.items.len());
    for (pattern, sum) in PATTERNS.iter() {
        if s.figures.len() < pattern.count || !pattern.may(&s.holds) {
            continue;
        }
        pattern.matches(s.items, s.figures, &mut steps, |m| {
            let Some(text) = (sum.check)(s, &m) else { return };
            let mut figures: Vec<&Quantity> = m.figures(s.figures).collect();
            order::by_key(&mut figures, |q| q.tokens.0);
            // One error is said once, by the first pattern that reads it.
            let known = out.iter().skip(first).any(|f| figures.iter().any(|q| f.spans.contains(&q.span)));
            if known {
                return;
            }
            out.push(Finding {
                rule: RuleRef(sum.rule),
                text,
                spans: figures.iter().map(|q| q.span).collect(),
                claims: Vec::new(),
                values: figures.iter().map(|q| q.to_value()).collect(),
                confidence: Percent::new(sum.confidence),
            });
        });
    }
}

/// The words of a figure on one line.
pub fn said(s: &Sentence<'_, '_>, q: &Quantity) -> String {
    q.span.of(s.words.text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Hundredths of percent as people write them.
fn as_percent(ten_thousandths: i128) -> String {
    let tenths = (ten_thousandths.abs() + 500) / 1000 * 1000;
    format!("{}%", plain(i64::try_from(tenths).unwrap_or(i64::MAX)))
}

/// The part of `whole` that `part` is, in percent, ten-thousandths.
fn ratio(part: i64, whole: i64) -> i128 {
    i128::from(part) * 100 * i128::from(ONE) / i128::from(whole.max(1))
}

/// The range of a percentage: a place more than rounding needs, since many cut off instead of rounding.
fn spread(p: &Quantity) -> (i128, i128) {
    let (low, high) = p.range();
    (i128::from(low - p.place / 2 - p.place / 8), i128::from(high + p.place / 2 + p.place / 8))
}

/// Whether every one of the figures is read without doubt: none in a range, none with the magnitude of another.
fn sure(figures: &[&Quantity]) -> bool {
    figures.iter().all(|q| !q.joined && q.value > 0)
}

fn percent(s: &Sentence<'_, '_>, m: &Match) -> Option<String> {
    let (a, b, p) = (m.figure('a', s.figures)?, m.figure('b', s.figures)?, m.figure('p', s.figures)?);
    if !a.like(b) || a.scaled != b.scaled && a.currency.is_some() || !sure(&[a, b, p]) || doubtful(s, m) {
        return None;
    }
    let up = m.direction.any(Classes::UP);
    let ((al, ah), (bl, bh)) = (a.range(), b.range());
    if al <= 0 || bl <= 0 || p.value > 2000 * ONE {
        return None;
    }
    let sign = if up { 1 } else { -1 };
    let x = sign * ratio(bl - ah, if bl > ah { ah } else { al });
    let y = sign * ratio(bh - al, if bh > al { al } else { ah });
    let (low, high) = (x.min(y), x.max(y));
    let (least, most) = spread(p);
    if high >= least && low <= most {
        return None;
    }
    let exact = ratio(b.value - a.value, a.value);
    let word = if exact >= 0 { "rise" } else { "fall" };
    Some(format!(
        "From {} to {} is a {word} of {}, not {}.",
        said(s, a),
        said(s, b),
        as_percent(exact),
        way(s, p, m)
    ))
}

/// The percentage with its direction where the two disagree about it.
fn way(s: &Sentence<'_, '_>, p: &Quantity, m: &Match) -> String {
    let word = if m.direction.any(Classes::UP) { "up" } else { "down" };
    format!("{word} {}", said(s, p))
}

/// Words between the figures that make the reading uncertain: several things are counted, or a part of the year.
fn doubtful(s: &Sentence<'_, '_>, m: &Match) -> bool {
    let (Some(from), Some(to)) = (s.token(m.items.0), s.token(m.items.1)) else { return true };
    (from..to).any(|at| {
        [
            "annual",
            "annualised",
            "annualized",
            "adjusted",
            "respectively",
            "both",
            "each",
            "real",
            "excluding",
            "underlying",
            "rate",
        ]
        .iter()
        .any(|w| s.words.is(at, w))
    })
}

fn level(s: &Sentence<'_, '_>, m: &Match) -> Option<String> {
    let (d, p, b) = (m.figure('m', s.figures)?, m.figure('p', s.figures)?, m.figure('b', s.figures)?);
    if d.currency == Some("cents") || !sure(&[d, p, b]) || doubtful(s, m) {
        return None;
    }
    if d.kind == Kind::Plain && d.currency != b.currency && d.currency.is_some()
        || d.scaled != b.scaled && b.scaled
    {
        return None;
    }
    let up = m.direction.any(Classes::UP);
    let before = if up { b.value - d.value } else { b.value + d.value };
    if before <= 0 || d.near != Near::Exact || b.near != Near::Exact {
        return None;
    }
    let ((dl, dh), slack) = (d.range(), d.place / 2 + b.place / 2);
    let (low, high) = (
        ratio(dl.min(d.value - d.last / 2), before + slack),
        ratio(dh.max(d.value + d.last / 2), (before - slack).max(1)),
    );
    let (least, most) = spread(p);
    if high >= least && low <= most {
        return None;
    }
    Some(format!(
        "{} {} {} was {} before: a change of {}, not {}.",
        said(s, b),
        if up { "less" } else { "and" },
        said(s, d),
        plain(before),
        as_percent(ratio(d.value, before)),
        said(s, p)
    ))
}

fn change(s: &Sentence<'_, '_>, m: &Match) -> Option<String> {
    let (a, b, d) = (m.figure('a', s.figures)?, m.figure('b', s.figures)?, m.figure('m', s.figures)?);
    if !a.like(b) || d.currency != a.currency || a.scaled != b.scaled || !sure(&[a, b, d]) || doubtful(s, m) {
        return None;
    }
    // "rose 3 to 15 from 12" reads well only where all are of one size; "3 million to 15 from 12" does not.
    if d.scaled != a.scaled && a.currency.is_none() || [a, b, d].iter().any(|q| q.near != Near::Exact) {
        return None;
    }
    let ((al, ah), (bl, bh), (dl, dh)) = (a.range(), b.range(), d.range());
    let up = m.direction.any(Classes::UP);
    let (low, high) = if up { (bl - ah, bh - al) } else { (al - bh, ah - bl) };
    if dh >= low && dl <= high {
        return None;
    }
    let exact = b.value - a.value;
    let word = if exact >= 0 { "more" } else { "less" };
    Some(format!("{} is {} {word} than {}, not {}.", said(s, b), plain(exact.abs()), said(s, a), said(s, d)))
}

fn share(s: &Sentence<'_, '_>, m: &Match) -> Option<String> {
    let (x, t, p) = (m.figure('x', s.figures)?, m.figure('t', s.figures)?, m.figure('p', s.figures)?);
    if !x.like(t)
        || !sure(&[x, t, p])
        || x.value > t.value
        || x.scaled != t.scaled && t.currency.is_some()
        || p.value > 100 * ONE
    {
        return None;
    }
    let ((xl, xh), (tl, th), (least, most)) = (x.range(), t.range(), spread(p));
    if tl <= 0 {
        return None;
    }
    let (low, high) = (ratio(xl, th), ratio(xh, tl));
    if high >= least && low <= most {
        return None;
    }
    Some(format!(
        "{} of {} is {}, not {}.",
        said(s, x),
        said(s, t),
        as_percent(ratio(x.value, t.value)),
        said(s, p)
    ))
}

fn factor(s: &Sentence<'_, '_>, m: &Match) -> Option<String> {
    let (a, b) = (m.figure('a', s.figures)?, m.figure('b', s.figures)?);
    let first = s.token(m.items.0)?;
    let class = classes(s.words.hash(first));
    let before = first.checked_sub(1).map_or("", |at| s.word(at));
    let two = first.checked_sub(2).map_or("", |at| s.word(at));
    let vague = ["than", "over", "nearly", "almost", "not", "to", "about", "roughly", "be", "by"];
    if !a.like(b)
        || !sure(&[a, b])
        || a.scaled != b.scaled
        || vague.iter().any(|w| before.eq_ignore_ascii_case(w) || two.eq_ignore_ascii_case(w))
        || a.near != Near::Exact
        || b.near != Near::Exact
        || !["ed", "es", "ing"].iter().any(|e| s.word(first).ends_with(e))
    {
        return None;
    }
    let hundredths = i128::from(b.value) * 100 / i128::from(a.value.max(1));
    let (name, low, high) = if class.any(Classes::HALF) {
        ("half", 38, 62)
    } else if class.any(Classes::TWICE) {
        ("double", 160, 260)
    } else {
        ("three times", 240, 370)
    };
    if (low..=high).contains(&hundredths) {
        return None;
    }
    let times = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    Some(format!("{} is {times} times {}, not {name}.", said(s, b), said(s, a)))
}

fn majority(s: &Sentence<'_, '_>, m: &Match) -> Option<String> {
    let (a, b, d) = (m.figure('a', s.figures)?, m.figure('b', s.figures)?, m.figure('m', s.figures)?);
    let plain_counts =
        [a, b, d].iter().all(|q| q.currency.is_none() && !q.scaled && q.last == ONE && q.near == Near::Exact);
    let gap = (a.value - b.value).abs();
    if !plain_counts || gap == d.value || b.value <= 0 || d.joined || !votes(s) {
        return None;
    }
    Some(format!("{} less {} is {}, not {}.", said(s, a), said(s, b), plain(gap), said(s, d)))
}

/// Whether the sentence is about a vote; a lead in a game is none.
fn votes(s: &Sentence<'_, '_>) -> bool {
    ["vote", "votes", "voted", "ballot", "ballots", "majority", "motion", "bill", "senate", "council"]
        .iter()
        .any(|w| s.holds(w))
}

fn years(s: &Sentence<'_, '_>, m: &Match) -> Option<String> {
    let (a, b, d) = (m.figure('a', s.figures)?, m.figure('b', s.figures)?, m.figure('m', s.figures)?);
    let behind = s.word(d.tokens.1);
    let in_years = behind.eq_ignore_ascii_case("years")
        || behind.eq_ignore_ascii_case("year")
        || s.word(d.tokens.1 - 1).ends_with("-year");
    let gap = b.value - a.value;
    if !in_years
        || gap <= 0
        || d.near != Near::Exact
        || d.joined
        || (gap - d.value).abs() <= ONE
        || d.last != ONE
    {
        return None;
    }
    Some(format!("From {} to {} is {} years, not {}.", said(s, a), said(s, b), plain(gap), said(s, d)))
}

fn age(s: &Sentence<'_, '_>, m: &Match) -> Option<String> {
    let (a, b, d) = (m.figure('a', s.figures)?, m.figure('b', s.figures)?, m.figure('m', s.figures)?);
    let gap = b.value - a.value;
    if gap <= 0 || d.near != Near::Exact || d.joined || (gap - ONE..=gap).contains(&d.value) {
        return None;
    }
    Some(format!(
        "Born in {} and dead in {}: {} or {} years old, not {}.",
        said(s, a),
        said(s, b),
        plain(gap - ONE),
        plain(gap),
        said(s, d)
    ))
}
