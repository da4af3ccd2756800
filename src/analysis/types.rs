//! What the analysis of a text gives: plain data, positions in bytes, references by index into the lists of [`Analysis`].

use super::rules::RuleRef;
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// Everything that is found in one text.
///
/// Invariant (held by [`super::analyze`], checked by the property tests): lists are in text order; source marks are
/// disjoint; claims are disjoint or nested; the parts of two quotes are disjoint or one holds the other, never the same; a
/// cue overlaps no part of its quote; every entity is meant by a mark.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Analysis {
    /// ISO 639-1 code of the language, "und" where there is too little text to tell. Where it is not "en", only quotation
    /// marks are marked.
    pub language: String,
    /// The headline, where there is one.
    pub title: Option<Span>,
    /// The parts of the page, disjoint, in order, neighbours of one part joined.
    pub structure: Vec<Part>,
    /// Whom the mentions mean, by first mention.
    pub entities: Vec<Entity>,
    /// Mentions of sources.
    pub sources: Vec<Source>,
    /// Quotes, by the start of their first part.
    pub quotes: Vec<Quote>,
    /// Statements that can be checked.
    pub claims: Vec<Claim>,
    /// Figures that can't be, and other contradictions.
    pub findings: Vec<Finding>,
    /// The learned models that helped: name and SHA-256 in hex of each.
    pub models: Vec<(String, String)>,
}

/// Declares an enum of the JSON's words: the variants with the word that stands for each.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $word)] $variant),+
        }

        impl $name {
            /// Every value, in the order of the declaration.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word that stands for it in our JSON.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The value for which `word` stands.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|v| v.word() == word)
            }
        }
    };
}

words! {
    /// What a stretch of the page is.
    PartKind {
        /// The section line above the headline.
        Section = "section",
        /// The headline.
        Headline = "headline",
        /// The sentence or two below the headline.
        Standfirst = "standfirst",
        /// Who wrote it.
        Byline = "byline",
        /// Date and time, without their label.
        Published = "published",
        /// Place, date and agency through the dash.
        Dateline = "dateline",
        /// The article's text.
        Body = "body",
        /// The words below a picture.
        Caption = "caption",
        /// The agency's or the photographer's credit.
        Credit = "credit",
        /// What a page leaves around an article.
        Boilerplate = "boilerplate",
    }
}

words! {
    /// What settled the date.
    DateFrom {
        /// The date itself is unambiguous.
        Itself = "itself",
        /// The dateline names month and day.
        Dateline = "dateline",
        /// The text does.
        Text = "text",
    }
}

words! {
    /// What an entity is.
    EntityKind {
        /// A human being.
        Person = "person",
        /// A body: company, ministry, party, court.
        Organisation = "organisation",
        /// A publisher of news.
        Outlet = "outlet",
        /// A poll, a report, a court paper, a post.
        Document = "document",
        /// People without a body: "critics".
        Group = "group",
    }
}

words! {
    /// How anonymous an entity is.
    Anonymity {
        /// Named.
        No = "no",
        /// "a senior official"
        Described = "described",
        /// "a source"
        Bare = "bare",
    }
}

words! {
    /// How a source is mentioned.
    Mention {
        /// By a name.
        Name = "name",
        /// By a description.
        Description = "description",
        /// By a pronoun.
        Pronoun = "pronoun",
    }
}

words! {
    /// How a quote gives the words.
    Form {
        /// In quotation marks.
        Direct = "direct",
        /// Reported, with some words in marks.
        Mixed = "mixed",
        /// Reported without marks.
        Indirect = "indirect",
    }
}

words! {
    /// What a cue does to the words that it reports.
    CueClass {
        /// "said"
        Neutral = "neutral",
        /// "claimed"
        Doubt = "doubt",
        /// "admitted"
        Concession = "concession",
        /// "pointed out"
        PresupposesTruth = "presupposes-truth",
        /// "testified"
        Formal = "formal",
        /// "believes"
        InnerState = "inner-state",
        /// "urged"
        Urging = "urging",
    }
}

words! {
    /// What kind of statement a claim is.
    ClaimType {
        /// A figure.
        Quantity = "quantity",
        /// More or less than something else.
        Comparison = "comparison",
        /// First, most, worst.
        Ranking = "ranking",
        /// Two things that go together.
        Correlation = "correlation",
        /// One thing that makes another.
        Causation = "causation",
        /// What is allowed or in force.
        LawOrRule = "law-or-rule",
        /// What will be.
        Prediction = "prediction",
        /// Who did what, when.
        Event = "event",
        /// What somebody supports or voted for.
        Position = "position",
        /// What something is.
        Definition = "definition",
        /// First, most or never before.
        Record = "record",
        /// What the speaker lived through.
        PersonalExperience = "personal-experience",
        /// Anything else that can be checked.
        Other = "other",
    }
}

words! {
    /// What a value is.
    ValueKind {
        /// An amount of something.
        Quantity = "quantity",
        /// A rise or a fall.
        Change = "change",
        /// A part of a whole.
        Share = "share",
        /// A sum of money.
        Money = "money",
        /// A length of time.
        Duration = "duration",
        /// A day, month or year.
        Date = "date",
        /// A number of things.
        Count = "count",
    }
}

words! {
    /// What a claim leaves out.
    Missing {
        /// Of which time.
        Period = "period",
        /// Compared with what.
        Base = "base",
        /// Of which unit.
        Unit = "unit",
        /// Of whom.
        Population = "population",
        /// From where.
        Source = "source",
        /// When.
        Date = "date",
    }
}

/// A share in hundredths, 0 to 100: a confidence or a check-worthiness.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Percent(u8);

impl Percent {
    /// `hundredths`, at most 100.
    pub const fn new(hundredths: u8) -> Self {
        Self(if hundredths > 100 { 100 } else { hundredths })
    }

    /// The hundredths.
    pub const fn get(self) -> u8 {
        self.0
    }
}

/// Why something is marked: the rule, and the words that fill the gaps of its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// The rule.
    pub rule: RuleRef,
    /// The words named in the rule's sentence, as `{0}` and `{1}`.
    pub spans: Words,
}

/// The words that a rule's sentence names: at most two. Every mark has some, so they are no list of their own in memory.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Words {
    spans: [Span; 2],
    count: u8,
}

impl FromIterator<Span> for Words {
    fn from_iter<I: IntoIterator<Item = Span>>(spans: I) -> Self {
        let mut words = Self::default();
        for (slot, span) in words.spans.iter_mut().zip(spans) {
            *slot = span;
            words.count += 1;
        }
        words
    }
}

impl std::ops::Deref for Words {
    type Target = [Span];

    fn deref(&self) -> &[Span] {
        self.spans.get(..usize::from(self.count)).unwrap_or_default()
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl Serialize for Words {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl Reason {
    /// A reason from its rule and the words that it names.
    pub fn new(rule: &'static super::rules::Rule, spans: impl IntoIterator<Item = Span>) -> Self {
        Self { rule: RuleRef(rule), spans: spans.into_iter().collect() }
    }

    /// The sentence for a person.
    pub fn sentence(&self, text: &str) -> String {
        self.rule.0.sentence(text, &self.spans)
    }
}

/// A stretch of the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// What it is.
    pub part: PartKind,
    /// Where it stands.
    pub span: Span,
    /// On [`PartKind::Published`] alone: the date in ISO 8601 and what settled it.
    pub date: Option<(String, DateFrom)>,
}

/// Whom mentions mean. An entity is named in the other lists by its index in [`Analysis::entities`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entity {
    /// The fullest name, or the description.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Title or function, as the text gives it.
    pub role: Option<String>,
    /// Whether it is named.
    pub anonymous: Anonymity,
    /// The entities that speak together under this one ("A and B").
    pub members: Vec<u32>,
}

/// The words that name a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Where they stand.
    pub span: Span,
    /// Index of whom they mean.
    pub entity: u32,
    /// How they mention it.
    pub mention: Mention,
    /// How sure: that these words name a source.
    pub confidence: Percent,
    /// Why.
    pub reason: Reason,
}

/// Words that the article gives as somebody's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Quote {
    /// How they are given.
    pub form: Form,
    /// The contiguous pieces, in order, disjoint; at least one.
    pub parts: Vec<Span>,
    /// The fragments in quotation marks of a mixed quote, each inside a part.
    pub marked: Vec<Span>,
    /// Who said it; empty where the text does not tell.
    pub attributions: Vec<Attribution>,
    /// How sure: that the mark is right by the scorer's rule.
    pub confidence: Percent,
    /// Why.
    pub reason: Reason,
}

impl Quote {
    /// The smallest span that holds every part.
    pub fn hull(&self) -> Span {
        self.parts.iter().copied().reduce(Span::hull).unwrap_or_default()
    }
}

/// Who said a quote, and how the article says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Attribution {
    /// Index of the source mark, where the text names the source near the quote.
    pub source: Option<u32>,
    /// Index of the entity.
    pub entity: Option<u32>,
    /// The words that report.
    pub cue: Option<Span>,
    /// What the cue does to the words.
    pub cue_class: Option<CueClass>,
    /// By way of whom the article has it.
    pub via: Option<Via>,
    /// How sure: that the source is right.
    pub confidence: Percent,
    /// Why.
    pub reason: Reason,
}

/// A second-hand source: who told the article that somebody said it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Via {
    /// Index of its source mark.
    pub source: Option<u32>,
    /// Index of its entity.
    pub entity: Option<u32>,
    /// The words that report that it reported.
    pub cue: Option<Span>,
}

/// A statement that can be checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Claim {
    /// The clause or sentence.
    pub span: Span,
    /// Which kinds, at least one.
    pub types: Vec<ClaimType>,
    /// How much it is worth checking; 50 is the threshold of marking.
    pub check_worthiness: Percent,
    /// Index of the entity that asserts it; `None` for the article's own voice.
    pub asserted_by: Option<u32>,
    /// Index of the quote in which it stands.
    pub quote: Option<u32>,
    /// What would check it, in a short line.
    pub check_with: &'static str,
    /// What raised and lowered the score.
    pub contributions: Vec<Contribution>,
    /// The values in it.
    pub values: Vec<Value>,
    /// What it leaves out.
    pub missing: Vec<Missing>,
    /// Words that weaken it.
    pub hedges: Vec<Span>,
    /// Indices of claims that say the same.
    pub same_as: Vec<u32>,
    /// How sure: that this is a claim at all.
    pub confidence: Percent,
    /// Why.
    pub reason: Reason,
}

/// One reason among those that make up a check-worthiness.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Contribution {
    /// The rule; its sentence is what is shown.
    pub rule: RuleRef,
    /// Hundredths of the logit, positive or negative.
    pub weight: i16,
}

/// A figure, a date, a sum of money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Value {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: ValueKind,
    /// A decimal string: "312000", "-4.5".
    pub number: Option<String>,
    /// What is counted or measured.
    pub unit: Option<String>,
    /// Of which time.
    pub period: Option<String>,
    /// Of which place.
    pub place: Option<String>,
    /// Compared with what.
    pub base: Option<String>,
}

/// Figures that contradict each other, or another finding about several places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule.
    pub rule: RuleRef,
    /// The arithmetic, for a person.
    pub text: String,
    /// The places.
    pub spans: Vec<Span>,
    /// Indices of claims.
    pub claims: Vec<u32>,
    /// The values.
    pub values: Vec<Value>,
    /// How sure.
    pub confidence: Percent,
}
