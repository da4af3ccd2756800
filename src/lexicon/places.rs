//! Countries, large cities and regions, and the words made of them; parties' followers stand with these, since they too
//! qualify a title ("Republican Senator").

use super::traits::Traits;

/// The words, lower case.
pub const LISTS: &[(Traits, &str)] = &[
    (
        Traits::PLACE,
        "afghanistan africa albania algeria america angola argentina armenia asia australia austria azerbaijan bahrain bangladesh \
         belarus belgium bolivia bosnia botswana brazil britain bulgaria burma burundi cambodia cameroon canada chad chechnya chile china colombia \
         congo croatia cuba cyprus denmark ecuador egypt england eritrea estonia ethiopia europe fiji finland france gaza georgia germany ghana \
         gibraltar greece greenland guatemala guinea haiti honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan \
         jordan kashmir kazakhstan kenya korea kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya lithuania luxembourg \
         macedonia madagascar malawi malaysia mali malta mauritius mexico moldova mongolia morocco mozambique myanmar namibia nepal \
         netherlands nicaragua niger nigeria norway oman pakistan palestine panama paraguay peru philippines poland portugal qatar romania \
         russia rwanda scotland senegal serbia singapore slovakia slovenia somalia spain sudan swaziland sweden switzerland syria taiwan \
         tajikistan tanzania thailand tibet tunisia turkey turkmenistan uganda ukraine uruguay uzbekistan venezuela vietnam wales yemen \
         yugoslavia zambia zimbabwe alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa \
         kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio \
         oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming ontario quebec bavaria catalonia crimea \
         amsterdam ankara athens atlanta auckland baghdad bangkok barcelona beijing beirut belfast belgrade berlin birmingham bogota boston bristol \
         brussels bucharest budapest buenos cairo caracas cardiff chicago copenhagen dallas damascus delhi denver detroit \
         dhaka dubai dublin edinburgh frankfurt geneva glasgow guantanamo hamburg hanoi harare havana helsinki hong houston islamabad istanbul jakarta \
         jerusalem johannesburg kabul karachi kiev kyiv kinshasa kuala lagos lahore leeds lima lisbon liverpool london \
         luanda lusaka madrid manchester manila melbourne miami milan minneapolis montreal moscow mumbai munich nairobi naples nicosia orlando oslo ottawa \
         paris philadelphia phoenix prague pretoria pyongyang riyadh rome santiago sarajevo seattle seoul shanghai sheffield stockholm \
         strasbourg sydney taipei tehran tokyo toronto tripoli tunis vancouver vienna warsaw washington wellington westminster zagreb zurich",
    ),
    (
        Traits::DEMONYM,
        "afghan african albanian algerian american angolan arab argentine argentinian armenian asian australian austrian azerbaijani \
         belgian bolivian bosnian brazilian british bulgarian burmese cambodian canadian catholic caucasian chechen chilean chinese christian colombian \
         congolese conservative croatian cuban cypriot czech danish democrat democratic dutch ecuadorean egyptian english estonian ethiopian \
         european filipino finnish french georgian german ghanaian greek hispanic hungarian icelandic indian indonesian iranian iraqi irish \
         islamic israeli italian jamaican japanese jewish jordanian kashmiri kazakh kenyan korean kurdish kuwaiti latin latino latvian \
         lebanese liberal libyan lithuanian malaysian maltese mexican moroccan muslim nepalese nigerian norwegian orthodox pakistani palestinian \
         peruvian polish portuguese protestant qatari republican romanian russian saudi scottish serb serbian shia shiite slovak \
         slovenian somali soviet spanish sri sudanese sunni swedish swiss syrian taiwanese tamil thai tibetan tory tunisian turkish \
         u.s. ugandan uk ukrainian us uruguayan uzbek venezuelan vietnamese welsh western yemeni zambian zimbabwean zionist",
    ),
];
