//! People without their names.

use super::traits::Traits;

/// The words, lower case.
pub const LISTS: &[(Traits, &str)] = &[
    (
        Traits::PERSON,
        "person official resident witness neighbour neighbor victim patient survivor suspect defendant plaintiff passenger \
         student pupil worker employee colleague friend relative parent child baby teenager teen youth customer client shopper voter supporter \
         opponent expert specialist academic scholar insider colleague source donor delegate member participant spectator viewer \
         reader tenant homeowner commuter motorist cyclist pedestrian refugee migrant immigrant soldier militant rebel \
         gunman attacker bomber hijacker hostage detainee prisoner inmate protester demonstrator striker-worker volunteer partner spouse cousin \
         boss star player rival successor predecessor colleague cleric pontiff monarch individual narrator moderator host caller user juror guest \
         democrat republican liberal conservative socialist lawmaker figure someone somebody anyone anybody nobody somebody everyone everybody",
    ),
    (
        Traits::PERSON.with(Traits::HE),
        "man boy father husband son brother uncle grandfather grandson nephew gentleman boyfriend widower dad fiance stepfather he him his himself",
    ),
    (
        Traits::PERSON.with(Traits::SHE),
        "woman girl mother wife daughter sister aunt grandmother granddaughter niece girlfriend widow mum mom fiancee stepmother she her hers herself",
    ),
    (
        Traits::GROUP,
        "people officials residents witnesses neighbours neighbors victims patients survivors suspects defendants plaintiffs passengers \
         students pupils workers employees colleagues friends relatives parents children families family teenagers customers clients shoppers \
         voters supporters opponents experts specialists academics scholars insiders sources donors delegates members participants spectators viewers \
         readers tenants homeowners commuters motorists cyclists refugees migrants immigrants soldiers militants rebels troops gunmen \
         attackers hijackers hostages detainees prisoners inmates protesters demonstrators volunteers partners women men boys girls \
         critics campaigners councillors councilors islanders spokeswomen analysts economists scientists researchers investigators prosecutors lawyers attorneys doctors nurses teachers farmers activists campaigners \
         advocates observers diplomats lawmakers legislators senators ministers leaders politicians mps judges officers commanders generals \
         journalists reporters editors commentators columnists investors traders analysts executives managers directors owners fans players coaches democrats \
         republicans liberals conservatives progressives allies advisers advisors aides rivals authorities spokesmen spokespeople others many \
         some few several most both those none historians engineers forecasters strategists pollsters respondents americans britons \
         crowd crowds public couple audience media mourners villagers locals islanders townspeople fishermen firefighters \
         paramedics rescuers organisers organizers developers landlords drivers users viewers governors mayors councillors \
         police army military staff crew team everyone jurors theorists astronomers marchers skippers captains shareholders unions",
    ),
    (
        Traits::BARE,
        "source sources official officials person people insider insiders someone somebody anyone some many others few most several \
         observers critics experts analysts man woman men women witness witnesses residents everyone nobody everybody",
    ),
];
