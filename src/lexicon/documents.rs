//! Things that are written and say something.

use super::traits::Traits;

/// The words, lower case.
pub const LISTS: &[(Traits, &str)] = &[(
    Traits::DOCUMENT,
    "report reports study studies survey surveys poll polls document documents paper papers filing filings lawsuit suit complaint affidavit \
     indictment warrant ruling judgment judgement verdict order opinion brief memo memorandum letter letters email emails e-mail e-mails \
     statement statements release communique bulletin declaration resolution treaty convention charter agreement bill act law legislation \
     constitution article articles editorial editorials column post posts tweet tweets message messages video videos tape tapes recording \
     recordings transcript transcripts book books memoir diary essay blog ad ads advert advertisement leaflet poster sign banner notice records record \
     data figures statistics results findings analysis review audit assessment estimate estimates census index manifesto platform \
     website-post guidelines guidance plan proposal petition caption headline headlines cable cables note will testament testimony \
     script screenplay film documentary song quran bible scripture text texts logs minutes file files dossier whitepaper",
)];
