//! What raises and lowers a check-worthiness: one rule each. How much is learnt, see [`weights`](super::weights); a signal
//! added or moved here asks for `make train`, since the file holds their weights in this order.

use super::super::rules::{Rule, aside};
use super::clause::Clause;
use super::signs::Flags;
use crate::lexicon::traits::Traits;

/// Which signals applied: a bit for each of [`SIGNALS`].
pub type Fired = u64;

/// A rule that raises or lowers a check-worthiness.
pub struct Signal {
    /// The rule.
    pub rule: &'static Rule,
    /// Whether it applies.
    pub applies: fn(&Clause<'_>) -> bool,
}

macro_rules! signals {
    ($($name:ident $id:literal, $says:literal, $about:literal, $fires:literal, $silent:literal, $applies:expr;)+) => {
        $(static $name: Rule = Rule { id: $id, says: $says, doc: aside($about), fires: aside($fires), silent: aside($silent) };)+
        /// Every signal.
        pub static SIGNALS: &[Signal] = &[$(Signal { rule: &$name, applies: $applies }),+];
        /// Which of them apply, a bit for each: the same questions without a call for each.
        pub fn fired(clause: &Clause<'_>) -> Fired {
            let applied = [$({ let applies: fn(&Clause<'_>) -> bool = $applies; applies(clause) }),+];
            applied.into_iter().rev().fold(0, |all, applies| all << 1 | Fired::from(applies))
        }
        /// The rules of this file.
        pub static RULES: &[&Rule] = &[$(&$name),+];
    };
}

signals! {
    FIGURE "claim-figure", "A figure.", "A figure can be held against a record.",
        "The board repaired 312 boats.", "The board repaired the boats.", |c| c.is(Flags::FIGURE);
    NUMBER_WORD "claim-number-word", "A number in words.", "A count in words can be held against a record.",
        "The board repaired three boats.", "The board repaired the boats.", |c| c.is(Flags::NUMBER_WORD);
    MAGNITUDE "claim-magnitude", "Thousands, millions or more.", "Large amounts stand in somebody's books.",
        "The board spent a million on boats.", "The board spent a little on boats.", |c| c.has(Traits::MAGNITUDE);
    PERCENT "claim-percent", "A percentage.", "A percentage has a base and a source.",
        "Fares rose by 4 percent.", "Fares rose by 4 notches.", |c| c.is(Flags::PERCENT);
    MONEY "claim-money", "A sum of money.", "Sums of money stand in somebody's books.",
        "The board spent $40 on boats.", "The board spent 40 hours on boats.",
        |c| c.is(Flags::MONEY) || c.has(Traits::CURRENCY) && c.figured();
    YEAR "claim-year", "A year.", "A year pins the statement down.",
        "The pier was built in 1998.", "The pier was built in stone.", |c| c.is(Flags::YEAR);
    CALENDAR "claim-day", "A day or a month.", "A date pins the statement down.",
        "The pier was closed on Monday.", "The pier was closed on purpose.", |c| c.has(Traits::CALENDAR);
    PERIOD "claim-period", "A length or a point of time.", "A period can be looked up.",
        "The pier was closed two years ago.", "The pier was closed by two men.", |c| c.has(Traits::PERIOD);
    COMPARED "claim-comparison", "A comparison.", "More or less than something else: both sides can be looked up.",
        "The pier is longer than the quay.", "The pier is behind the quay.", |c| c.has(Traits::COMPARE);
    SUPERLATIVE "claim-superlative", "A superlative.", "The largest, the most: a list settles it.",
        "It is the largest pier on the coast.", "It is a large pier on the coast.", |c| c.has(Traits::SUPERLATIVE);
    RECORD "claim-record", "First, last, never or ever.", "One counter-example settles it.",
        "It was the first pier on the coast.", "It was a pier on the coast.", |c| c.has(Traits::RECORD);
    CHANGE "claim-change", "A rise or a fall.", "Two values settle it.",
        "Fares have increased on the coast.", "Fares have to be paid on the coast.", |c| c.has(Traits::CHANGE);
    SHARE "claim-share", "A share, a rate or a total.", "A count of the whole settles it.",
        "A majority of the boats were repaired.", "The boats were repaired.", |c| c.has(Traits::SHARE);
    CAUSE "claim-cause", "A cause.", "One thing is said to make another.",
        "The fall of the pier was caused by the storm.", "The pier was seen in the storm.", |c| c.has(Traits::CAUSE);
    LAW "claim-law", "A law, a rule or a court.", "Laws and rulings can be read.",
        "The law bans boats on the pier.", "The sign shows boats on the pier.", |c| c.has(Traits::LAW);
    POSITION "claim-position", "For or against something.", "Votes and positions are on record.",
        "Quill voted for the pier.", "Quill walked along the pier.", |c| c.has(Traits::POSITION);
    EVENT "claim-event", "Something that happened.", "Who did what can be looked up.",
        "The board signed the lease.", "The board has the lease.", |c| c.has(Traits::EVENT);
    PAST "claim-past", "It tells of the past.", "What is over can be looked up.",
        "The board repaired the boats.", "The board has the boats.", |c| c.is(Flags::PAST);
    NAMED "claim-named", "It names somebody or something.", "A name says of whom records must speak.",
        "The boats came to Port Merrow.", "The boats came to the port.", |c| c.facts.names > 0;
    MANY_NAMES "claim-many-names", "It names several.", "Three words with capitals or more.",
        "The boats came to Port Merrow and Skerrin.", "The boats came to Merrow.", |c| c.facts.names > 2;
    LONG "claim-long", "It is long.", "A sentence of 18 words or more says more.",
        "The boats came in from the west late in the evening and were tied up along the quay by the old harbour wall.",
        "The boats came in from the west.", |c| c.facts.length >= 18;
    SHORT "claim-short", "It is very short.", "Under eight words there is seldom enough to check.",
        "The boats came in.", "The boats came in from the west late in the evening, with the tide.", |c| c.facts.length < 8;
    QUESTION "claim-question", "It is a question.", "A question states nothing.",
        "Did the board repair the boats?", "The board repaired the boats.", |c| c.is(Flags::ASKS);
    FUTURE "claim-future", "It is about the future.", "What is to come can't be checked yet.",
        "The board will repair the boats.", "The board repaired the boats.", |c| c.has(Traits::FUTURE);
    HEDGED "claim-hedged", "It is hedged.", "A word that weakens it leaves less to check.",
        "The board may have the boats.", "The board has the boats.", |c| c.has(Traits::HEDGE);
    BELIEF "claim-belief", "A belief or a feeling.", "What somebody thinks can't be looked up.",
        "I think that the boats are fine.", "The boats are blue.", |c| c.has(Traits::THINK);
    WISH "claim-wish", "A wish or a request.", "A wish states nothing.",
        "I hope that the boats come.", "The boats came.", |c| c.has(Traits::WISH);
    OUGHT "claim-ought", "What should be.", "What should be can't be looked up.",
        "The board should repair the boats.", "The board repaired the boats.", |c| c.has(Traits::OUGHT);
    JUDGED "claim-judgement", "A judgement of worth.", "Praise and blame can't be looked up.",
        "The boats are great.", "The boats are blue.", |c| c.has(Traits::JUDGE);
    FIRST_PERSON "claim-first-person", "In the first person.", "Speakers know most about themselves, and others little.",
        "We saw the boats.", "They saw the boats.", |c| c.is(Flags::FIRST_PERSON);
    SECOND_PERSON "claim-second-person", "It speaks to somebody.", "Said to a person rather than about the world.",
        "You saw the boats.", "They saw the boats.", |c| c.is(Flags::SECOND_PERSON);
    NEGATED "claim-negated", "A denial.", "It says that something is not so.",
        "The board did not repair the boats.", "The board did repair the boats.", |c| c.has(Traits::NEGATION);
    ATTRIBUTED "claim-attributed", "It says who says so.", "Whoever is named as saying it can be asked, and held to it.",
        "The board said that the boats are blue.", "The boats of the board are blue.", |c| c.is(Flags::REPORTS);
    MARKS "claim-marks", "Words in quotation marks.", "Somebody else's words stand in it.",
        "The board called the boats \u{201c}fine and dry\u{201d}.", "The board called the boats fine and dry.", |c| c.is(Flags::MARK);
    BODY "claim-body", "It speaks of a body.", "Bodies keep records.",
        "The ministry has the boats.", "The man has the boats.", |c| c.has(Traits::BODY.with(Traits::NAMED_BODY));
    PERSON "claim-person", "It speaks of somebody by function.", "People in office leave records.",
        "The minister has the boats.", "The port has the boats.", |c| c.has(Traits::TITLE);
    DOCUMENT "claim-document", "It speaks of a paper.", "A paper can be read.",
        "The report has pictures of boats.", "The wall has pictures of boats.", |c| c.has(Traits::DOCUMENT);
    PLACE "claim-place", "It names a country or a city.", "A place narrows the search.",
        "The boats are built in Norway.", "The boats are built in the yard.", |c| c.has(Traits::PLACE.with(Traits::DEMONYM));
    QUANTITY "claim-quantity", "How many.", "A rough count.",
        "Many boats were blue.", "The boats were blue.", |c| c.has(Traits::QUANTITY);
}
