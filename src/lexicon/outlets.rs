//! Publishers of news: words of their names, what they are called, and names that do not show it.

use super::traits::Traits;

/// The words, lower case.
pub const LISTS: &[(Traits, &str)] = &[(
    Traits::OUTLET,
    "newspaper newspapers paper daily weekly tabloid broadsheet magazine website site broadcaster channel newswire newsroom outlet news wire \
     press radio television tv times post herald tribune gazette guardian telegraph observer chronicle courier examiner bulletin \
     journal mirror mail express standard star sun globe dispatch sentinel register inquirer enquirer bugle echo argus citizen \
     advertiser reporter-herald independent economist newsweek spectator statesman monitor reuters afp upi dpa xinhua itar-tass tass \
     interfax kyodo sapa ansa bernama anadolu bbc cnn nbc cbs abc cbc itv msnbc npr pbs al-jazeera jazeera politico axios \
     breitbart buzzfeed huffpost huffington vox bloomberg zeitung spiegel monde figaro pais mundo stampa repubblica pravda izvestia \
     kommersant asahi shimbun yomiuri mainichi nikkei haaretz al-arabiya times-picayune ap",
)];
