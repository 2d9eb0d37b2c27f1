//! Common words of several languages, one list for each purpose.

/// Words that make up a large part of every text in a language and are rare in the others, by language. They identify
/// the language of a text.
pub(in crate::facts) const LANGUAGE_MARKERS: [(&str, &str); 13] = [
    ("cs", " a se na je že v s z do to jako by jsou také nebo pro ale který při jen jak být podle si jeho po od "),
    ("da", " og at det som er af på til ikke et kan fra eller vi jeg han hun også der blev efter være "),
    ("de", " der die und das ist nicht mit den von sich auf für ein eine dem des im zu werden auch wird oder als sie "),
    ("en", " the of and to that for it you with this are be by from have your we or not was can our which "),
    ("es", " el los las y en por con para una es del se como más pero sus al lo este su son desde muy que de la "),
    ("fi", " ja on ei se että oli joka myös mutta tai kun ovat hän niin kuin sen mukaan voi vain ole sekä jos "),
    ("fr", " le les des du et une est qui dans pour pas ce vous nous sur avec au aux sont par plus la de que "),
    ("it", " il di che è per gli una con del della sono nel alla più anche dei delle ma come questo dal non la "),
    ("nl", " het een van en dat zijn met voor niet op aan ook wordt bij naar door uit maar deze kunnen worden je de "),
    ("pl", " i w na z się nie do jest że to oraz dla przez jak po od które są lub tym ich ale może "),
    ("pt", " os da do em não uma com para dos das mais ao pela pelo é são você na no seu sua também que de o e "),
    ("sv", " och att det som är av för på med den till inte har om ett kan från eller så men jag också "),
    ("tr", " ve bir bu için ile olarak daha çok en olan gibi kadar sonra ne var ya her değil ki veya ise "),
];

/// Articles, prepositions, pronouns and question words, by language, besides those of [`LANGUAGE_MARKERS`].
pub(super) const FUNCTION_WORDS: [(&str, &str); 7] = [
    (
        "de",
        " am an aus bei bin da dann dass dein deine denn des dich dieser diese dieses du durch er es euch gegen hat ich ihr in ins \
         ist ja kein keine man mein meine mich mir nach ob oder ohne sein seine so über um und uns unser unsere vom vor was \
         wann warum wer weil welche wenn wie wir wo zum zur ",
    ),
    (
        "en",
        " a an as at but do does did had has he her his how i if in into is its it's me my no of off on out over she so than their \
         them then there these they those through up us what when where while who whom whose why will would ",
    ),
    (
        "es",
        " a al cómo cuál cuándo de desde donde dónde e ella ellos ese esta este esto ha hay la mi mis ni nos o os para qué quién \
         se si sin te tu tus un unos unas yo ",
    ),
    (
        "fr",
        " à au ces cet cette comment elle en entre il ils je leur leurs lui ma mais me mes mon ne ni on ou où pendant pourquoi \
         quand que quel quelle quels quelles quoi sa sans se ses si son ta te tes ton tu vos votre y ",
    ),
    (
        "it",
        " a ad agli ai al allo e ed chi ci cosa da dai dal dalla del dello dov dove gli ha i il in io la le lo mia mio nei nella o \
         perché quale quando se si suo sua su sul sulla tra fra tu un uno vi ",
    ),
    (
        "nl",
        " als ben dan dit er hij hoe ik in is jouw mijn na of om ons onze over te tot u uw waar waarom wanneer wat we welke wie \
         wij ze zij zo ",
    ),
    (
        "pt",
        " a à ante as às aos até como da das de dos e é ela ele em entre eu isso já lhe me meu minha na nas nem no nos o onde \
         os ou por porque qual quando quem se sem sob sobre te teu um umas uns ",
    ),
];

/// English words that are frequent in every English text. Unlike [`LANGUAGE_MARKERS`], they include words of other
/// languages, such as "in" and "is".
pub(in crate::facts) const FREQUENT_ENGLISH: [&str; 24] = [
    "the", "of", "and", "to", "in", "is", "that", "for", "it", "you", "with", "this", "are", "be", "by", "from",
    "have", "your", "we", "or", "not", "was", "can", "our",
];

/// French words that are frequent in every French text.
pub(in crate::facts) const FREQUENT_FRENCH: [&str; 26] = [
    "le", "la", "les", "de", "des", "du", "et", "un", "une", "est", "que", "qui", "dans", "pour", "pas", "ce", "vous",
    "nous", "sur", "avec", "au", "aux", "sont", "par", "plus", "ne",
];

/// Words of four letters and more that are frequent in running text, in several languages.
pub const FREQUENT_IN_PROSE: [&str; 50] = [
    "aber", "auch", "avec", "como", "dans", "eine", "from", "have", "mais", "nicht", "para", "pour", "that", "their",
    "these", "this", "vous", "will", "with", "your", "anche", "come", "daha", "della", "door", "eller", "från", "gibi",
    "ikke", "için", "inte", "jako", "jest", "joka", "mutta", "myös", "nebo", "niet", "olan", "oraz", "przez", "questo",
    "sekä", "sono", "till", "voor", "что", "для", "как", "это",
];

/// Words of four letters and more that may appear in several parts of a title, in several languages.
pub const FREQUENT_IN_TITLES: [&str; 41] = [
    "with", "from", "your", "this", "that", "what", "when", "into", "over", "pour", "avec", "dans", "para", "como",
    "sobre", "nach", "über", "eine", "einer", "oder", "della", "delle", "dell", "voor", "naar", "like", "more", "best",
    "från", "till", "eller", "oraz", "przez", "nebo", "için", "veya", "sekä", "для", "или", "что", "как",
];
