use super::*;
use crate::text::Span;

/// Every name of `text` as `role: name` with the first letter of its kind.
fn read(text: &str) -> Vec<String> {
    let paragraph = Paragraph::new(text, Span::at(0, text.len()), PartKind::Body);
    names(&paragraph, &traits(&paragraph))
        .into_iter()
        .filter(|n| n.mention == Mention::Name && n.sure)
        .map(|n| {
            let role = n.role.map_or(String::new(), |r| format!("{}: ", r.of(text)));
            let kind = n.kind.map_or("?", |k| &k.word()[..1]);
            format!("{role}{}/{kind}", n.name.of(text))
        })
        .collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(read(text), expected, "{text}");
}

#[test]
fn titles_before_a_name_are_its_role() {
    check("Spokesperson Lena Ortmann said so.", &["Spokesperson: Lena Ortmann/p"]);
    check(
        "They named US presidential envoy for hostage affairs Piet Lammers.",
        &["US presidential envoy for hostage affairs: Piet Lammers/p"],
    );
    check("Board secretary Lena Ortmann said so.", &["Board secretary: Lena Ortmann/p"]);
    check("The Secretary of State Colin Varga left.", &["Secretary of State: Colin Varga/p"]);
    check("Mr. Varga and Dr Hamid Sooli met.", &["Mr.: Varga/p", "Dr: Hamid Sooli/p"]);
    check("His former Defence Minister Yoav Lind resigned.", &["former Defence Minister: Yoav Lind/p"]);
    check("Merrow Harbour Board chairman Tom Quill agreed.", &["Merrow Harbour Board chairman: Tom Quill/p"]);
}

#[test]
fn roles_behind_a_name_stand_between_commas() {
    check("Lena Ortmann, the board's secretary, said so.", &["board's secretary: Lena Ortmann/p"]);
    check(
        "Jonah Peel, 34, a teacher from Merrow, was there.",
        &["teacher from Merrow: Jonah Peel/p", "Merrow/?"],
    );
    check("Jonah Peel, who lives there, left.", &["Jonah Peel/p"]);
}

#[test]
fn names_keep_particles_initials_and_suffixes() {
    check("We met Bill de Winter and Ursula von der Lind.", &["Bill de Winter/p", "Ursula von der Lind/p"]);
    check("It was George W. Varga, Jr. who came.", &["George W. Varga, Jr/p"]);
    check("It was led by Hafez al-Sooli.", &["Hafez al-Sooli/p"]);
}

#[test]
fn bodies_keep_their_links_and_acronyms() {
    check("The Ministry of Health and Sport agreed.", &["Ministry of Health and Sport/o"]);
    check("He joined the Northern Coast Association (NCA) later.", &["Northern Coast Association (NCA)/o"]);
    check("A letter from Marks & Sooli arrived.", &["Marks & Sooli/o"]);
    check("It was in the Merrow Herald on Sunday.", &["Merrow Herald/o"]);
}

#[test]
fn a_capital_at_the_start_is_no_name_by_itself() {
    check("Dialogue helps. Meanwhile talks go on.", &[]);
    check("The Prime Minister left. The Ministry agreed.", &[]);
}
