//! Bodies: the words that head their names, and names that do not show it.

use super::traits::Traits;

/// The words, lower case.
pub const LISTS: &[(Traits, &str)] = &[
    (
        Traits::BODY.with(Traits::FIRM),
        "company firm corporation business bank airline retailer supplier manufacturer maker carmaker automaker brewer insurer lender operator \
         startup start-up utility publisher chain supermarket brand group conglomerate carrier developer-group",
    ),
    (
        Traits::BODY.with(Traits::FIRM),
        "inc corp ltd llc plc co gmbh ag sa nv holdings industries enterprises partners associates motors airlines airways \
         systems technologies technology electronics pharmaceuticals laboratories labs foods stores energy petroleum oil gas steel mining \
         air water media studio bakery brewery sons daughters brothers estates grid rail railroad logistics utilities bancorp shipping telecommunications motor aerospace robotics \
         capital ventures securities insurance mutual railways studios entertainment pictures records software networks telecom",
    ),
    (
        Traits::BODY,
        "ministry department government administration agency authority commission committee council board court tribunal parliament \
         assembly senate congress cabinet office bureau service services institute institution university college school academy \
         hospital clinic trust foundation fund association federation union confederation league society club party alliance coalition \
         movement front army navy force forces police guard command embassy consulate mission delegation campaign camp team church \
         cathedral mosque synagogue temple museum gallery library theatre theater centre center laboratory observatory bank reserve \
         treasury exchange organisation organization charity network programme program project initiative panel inquiry task jury bench \
         directorate division district county constituency municipality prison port airport station brigade battalion regiment \
         militia coastguard guild chamber secretariat presidency regulator watchdog think-tank body bloc faction caucus majority opposition \
         leadership regime state crown council's consortium syndicate cooperative co-operative guardians rangers patrol squad \
         headquarters house office's mayoralty treasury's conference congress's synod diocese parish ngo unit orchestra choir troupe band side",
    ),
    (
        Traits::NAMED_BODY,
        "hamas hezbollah taliban isis isil fatah kremlin pentagon interpol europol nato opec unesco unicef unhcr nasa greenpeace oxfam amnesty google \
         facebook apple microsoft amazon twitter tesla toyota honda nissan boeing airbus siemens samsung sony nokia ibm intel uber \
         netflix walmart starbucks exxon chevron shell bp volkswagen bmw daimler chrysler ford renault nestle unilever pfizer \
         astrazeneca moderna huawei alibaba tencent gazprom rosneft enron vodafone lufthansa ryanair easyjet mi5 mi6 fbi cia nsa \
         eu un imf wto who us usa uk epa fda cdc irs sec doj dhs gop dnc rnc nhs met tuc cbi rspca rspb fia fifa uefa ioc nfl \
         nba mlb nhl ira eta plo irna labour tories congress parliament senate yahoo ebay",
    ),
];
