//! Texts of links and buttons.
use super::WordList;

/// Link texts that do not describe the target page.
pub static GENERIC_LINKS: WordList = WordList::new(&[
    ("ar", "اقرأ المزيد|المزيد|اضغط هنا|انقر هنا|هنا|للمزيد|عرض المزيد|معرفة المزيد|اعرف المزيد|تفاصيل"),
    ("cs", "klikněte zde|klikni zde|zde|více|více informací|číst dál|číst dále|číst více|zjistit více|zobrazit více"),
    ("da", "klik her|her|læs mere|mere|mere info|mere information|se mere|læs videre|vis mere"),
    (
        "de",
        "hier|hier klicken|klick hier|klicke hier|klicken sie hier|mehr|mehr dazu|mehr erfahren|mehr infos|\
         mehr informationen|mehr lesen|weiter|weiterlesen|weitere informationen|jetzt lesen|erfahren sie mehr",
    ),
    (
        "en",
        "click here|click this|here|learn more|more|more info|more information|read more|right here|see more|this|\
         this link|this page|find out more|continue reading|more details",
    ),
    (
        "es",
        "aquí|click aquí|haz clic aquí|haga clic aquí|clic aquí|pulse aquí|leer más|más|más info|más información|\
         saber más|ver más|seguir leyendo|conoce más|descubre más",
    ),
    (
        "fi",
        "klikkaa tästä|klikkaa tähän|tästä|tässä|täällä|lue lisää|lisää|lisätietoja|lisätietoa|näytä lisää|katso lisää",
    ),
    (
        "fr",
        "cliquez ici|cliquer ici|cliquez-ici|en savoir plus|ici|lire la suite|lire plus|plus|plus d'infos|\
         plus d’infos|plus d'informations|plus d’informations|voir plus|en savoir|découvrir plus",
    ),
    (
        "it",
        "clicca qui|cliccare qui|continua|continua a leggere|leggi di più|leggi tutto|maggiori informazioni|\
         più informazioni|qui|scopri di più|per saperne di più|altro|vedi di più",
    ),
    (
        "ja",
        "こちら|こちらから|こちらへ|こちらをクリック|ここ|ここをクリック|もっと見る|詳しく見る|詳しくはこちら|続きを読む|\
         詳細|詳細を見る|詳細はこちら|詳しくは|もっと詳しく|more|read more",
    ),
    ("nl", "hier|klik hier|lees meer|lees verder|meer|meer info|meer informatie|meer lezen|meer weten|bekijk meer"),
    ("no", "klikk her|her|les mer|mer|mer info|mer informasjon|se mer|vis mer"),
    (
        "pl",
        "czytaj więcej|czytaj dalej|dowiedz się więcej|kliknij tutaj|kliknij tu|tutaj|tu|więcej|więcej informacji|\
         zobacz więcej|pokaż więcej",
    ),
    (
        "pt",
        "aqui|clique aqui|leia mais|ler mais|mais|mais informações|mais info|saiba mais|saber mais|ver mais|\
         continue lendo|continuar a ler",
    ),
    (
        "ru",
        "здесь|тут|сюда|нажмите здесь|нажмите сюда|жмите сюда|кликните здесь|подробнее|подробно|читать далее|\
         читать дальше|читать полностью|читать|далее|ещё|узнать больше|узнать подробнее|больше|смотреть далее",
    ),
    ("sv", "här|klicka här|läs mer|mer|mer info|mer information|läs vidare|se mer|visa mer"),
    (
        "tr",
        "buraya tıklayın|buraya tıkla|tıklayın|tıklayınız|tıkla|buradan|burada|buraya|burası|devamı|devamını oku|\
         devamını okuyun|daha fazla|daha fazla bilgi|daha fazlası|detaylar|detaylı bilgi|detay",
    ),
    (
        "zh",
        "点击这里|点击此处|点这里|点此|这里|此处|更多|查看更多|了解更多|阅读更多|阅读全文|查看详情|详情|更多信息|继续阅读|\
         點擊這裡|點擊此處|點此|按此|這裡|此處|了解更多資訊|閱讀更多|閱讀全文|查看詳情|詳情|更多資訊|繼續閱讀|more",
    ),
]);

/// Texts of buttons that load the next part of a list.
pub static LOAD_MORE: WordList = WordList::new(&[
    ("ar", "تحميل المزيد|عرض المزيد من النتائج|عرض المزيد من المنتجات"),
    ("cs", "načíst další|načíst více|zobrazit další|zobrazit další produkty"),
    ("da", "indlæs flere|hent flere|vis flere|vis flere produkter"),
    (
        "de",
        "mehr laden|mehr artikel laden|weitere artikel laden|weitere laden|weitere produkte laden|mehr produkte laden",
    ),
    (
        "en",
        "load more|load more articles|load more news|load more posts|load more products|load more results|\
         load more stories|show more articles|show more products|show more results|show more stories",
    ),
    ("es", "cargar más|cargar más productos|cargar más resultados|mostrar más resultados"),
    ("fi", "lataa lisää|näytä lisää tuotteita|lataa lisää tuotteita"),
    ("fr", "charger plus|charger la suite|charger davantage|charger plus d’articles|afficher plus de produits"),
    ("it", "carica altri|carica di più|carica altri prodotti|carica altro"),
    ("ja", "もっと読み込む|さらに読み込む|もっと表示する|さらに表示"),
    ("nl", "meer laden|laad meer|meer producten laden|toon meer producten"),
    ("no", "last inn flere|last flere|last inn mer|vis flere produkter"),
    ("pl", "załaduj więcej|wczytaj więcej|pokaż więcej produktów|pokaż więcej wyników"),
    ("pt", "carregar mais|carregar mais produtos|carregar mais resultados"),
    ("ru", "загрузить ещё|показать ещё|загрузить больше|показать больше товаров"),
    ("sv", "ladda fler|ladda in fler|visa fler produkter|ladda mer"),
    ("tr", "daha fazla yükle|daha fazla ürün göster|daha fazla göster"),
    ("zh", "加载更多|載入更多|加載更多|显示更多结果|顯示更多結果"),
]);

/// Beginnings of the texts of skip links.
pub static SKIP_LINKS: WordList = WordList::new(&[
    ("ar", "تخطى|تخطي|تجاوز إلى|انتقل إلى المحتوى|الانتقال إلى المحتوى|اذهب إلى المحتوى"),
    ("cs", "přejít k|přejít na|přeskočit|skočit na|skip"),
    ("da", "spring|gå til indhold|gå til hovedindhold|hop til"),
    (
        "de",
        "zum inhalt|zum hauptinhalt|zum hauptmenü|zur navigation|zur suche|direkt zum|springe|springen|überspringen|\
         navigation überspringen|weiter zum|zum seiteninhalt",
    ),
    ("en", "skip|jump to content|jump to main|jump to navigation|go to content|go to main"),
    ("es", "saltar|ir al contenido|ir a contenido|pasar al contenido|omitir"),
    ("fi", "siirry|hyppää|ohita"),
    (
        "fr",
        "aller au contenu|aller au menu|aller à|passer au contenu|passer la navigation|accéder au contenu|\
         accès au contenu|contenu principal|sauter",
    ),
    ("it", "vai al contenuto|vai ai contenuti|salta|passa al contenuto|vai alla navigazione"),
    (
        "ja",
        "本文へ|本文に|コンテンツへ|コンテンツに|メインコンテンツ|ナビゲーションをスキップ|スキップ|このページの本文",
    ),
    ("ko", "본문|컨텐츠 바로가기|콘텐츠 바로가기|메뉴 건너뛰기|건너뛰기"),
    (
        "nl",
        "naar inhoud|naar de inhoud|naar hoofdinhoud|naar de hoofdinhoud|direct naar|ga naar|ga direct|overslaan|spring",
    ),
    ("no", "hopp til|gå til innhold|gå til hovedinnhold|til hovedinnhold"),
    ("pl", "przejdź do|przeskocz|pomiń|skocz do"),
    ("pt", "pular|ir para o conteúdo|ir para conteúdo|saltar|avançar para o conteúdo|passar para o conteúdo"),
    ("ru", "перейти к|к основному содержанию|к содержанию|пропустить|к содержимому|к контенту"),
    ("sv", "hoppa|gå till innehåll|gå till huvudinnehåll|till innehåll|till huvudinnehåll|gå direkt till"),
    ("tr", "içeriğe|ana içeriğe|atla|geç"),
    ("zh", "跳转|跳至|跳到|跳过|跳過|转至内容|转到内容|移至主內容"),
]);
