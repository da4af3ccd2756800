//! Parts of speech, coarse: the tags of the Penn Treebank with those joined that do not matter here.

/// A part of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
#[expect(missing_docs, reason = "the names are the tags' own")]
pub enum Tag {
    Dt,
    Jj,
    Cd,
    N,
    Np,
    Pos,
    Prp,
    PrpS,
    W,
    Ex,
    In,
    To,
    Cc,
    Rb,
    Md,
    Vb,
    Vbd,
    Vbg,
    Vbn,
    Vbp,
    Vbz,
    Rp,
    Uh,
    /// Punctuation and symbols: told by their form, never by the tagger.
    Punct,
    /// A whole quotation.
    Quotation,
}

impl Tag {
    /// The tags that the tagger tells apart, in the order of its labels.
    pub const WORDS: [Tag; 23] = [
        Tag::Dt,
        Tag::Jj,
        Tag::Cd,
        Tag::N,
        Tag::Np,
        Tag::Pos,
        Tag::Prp,
        Tag::PrpS,
        Tag::W,
        Tag::Ex,
        Tag::In,
        Tag::To,
        Tag::Cc,
        Tag::Rb,
        Tag::Md,
        Tag::Vb,
        Tag::Vbd,
        Tag::Vbg,
        Tag::Vbn,
        Tag::Vbp,
        Tag::Vbz,
        Tag::Rp,
        Tag::Uh,
    ];

    /// Whether it is a verb's, modals left out.
    pub fn is_verb(self) -> bool {
        (Tag::Vb..=Tag::Vbz).contains(&self)
    }

    /// Whether it is a finite verb's, modals among them.
    pub fn is_finite(self) -> bool {
        matches!(self, Tag::Vbd | Tag::Vbp | Tag::Vbz | Tag::Md)
    }

    /// The tag for one of the Penn Treebank; `None` for punctuation.
    pub fn from_penn(penn: &str) -> Option<Self> {
        Some(match penn {
            "DT" | "PDT" => Tag::Dt,
            "JJ" | "JJR" | "JJS" => Tag::Jj,
            "CD" => Tag::Cd,
            "NN" | "NNS" | "FW" | "ADD" | "XX" => Tag::N,
            "NNP" | "NNPS" => Tag::Np,
            "POS" => Tag::Pos,
            "PRP" => Tag::Prp,
            "PRP$" => Tag::PrpS,
            "WP" | "WDT" | "WP$" | "WRB" => Tag::W,
            "EX" => Tag::Ex,
            "IN" => Tag::In,
            "TO" => Tag::To,
            "CC" => Tag::Cc,
            "RB" | "RBR" | "RBS" => Tag::Rb,
            "MD" => Tag::Md,
            "VB" => Tag::Vb,
            "VBD" => Tag::Vbd,
            "VBG" => Tag::Vbg,
            "VBN" => Tag::Vbn,
            "VBP" => Tag::Vbp,
            "VBZ" => Tag::Vbz,
            "RP" => Tag::Rp,
            "UH" => Tag::Uh,
            _ => return None,
        })
    }
}
