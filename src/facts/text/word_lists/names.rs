//! Texts that stand in place of a name: generic titles, headings and alternative texts.
use super::WordList;

/// Titles that do not say what a page is about.
pub static GENERIC_TITLES: WordList = WordList::new(&[
    ("ar", "الرئيسية|الصفحة الرئيسية|صفحة رئيسية|بدون عنوان|مرحبا|أهلا وسهلا"),
    ("bg", "начало|начална страница"),
    ("cs", "domů|úvod|úvodní stránka|hlavní stránka|hlavní strana|domovská stránka|bez názvu|vítejte"),
    ("da", "forside|forsiden|hjem|startside|uden titel|velkommen"),
    ("de", "startseite|start|home|willkommen|unbenannt|unbenanntes dokument|ohne titel|hauptseite|neue seite"),
    ("el", "αρχική|αρχική σελίδα"),
    (
        "en",
        "default|document|hello world|home|home page|homepage|index|index of|main|main page|my app|my site|my website|\
         new page|new site|no title|page|page title|start|title|untitled|untitled document|untitled page|website|\
         welcome|welcome page|front page|start page|landing page|new document|your title here",
    ),
    ("es", "inicio|página principal|página de inicio|portada|sin título|bienvenido|bienvenidos|nueva página"),
    ("fi", "etusivu|koti|kotisivu|nimetön|tervetuloa|aloitussivu"),
    (
        "fr",
        "accueil|page d'accueil|page d’accueil|bienvenue|sans titre|document sans titre|page principale|nouvelle page",
    ),
    ("hu", "kezdőlap|főoldal|nyitólap"),
    ("it", "home|inizio|pagina iniziale|pagina principale|benvenuti|benvenuto|senza titolo|nuova pagina"),
    ("ja", "ホーム|トップ|トップページ|ホームページ|無題|無題ドキュメント|タイトル|タイトルなし|ようこそ|top|top page"),
    ("ko", "홈|메인|메인 페이지|홈페이지|제목 없음"),
    ("nl", "startpagina|home|homepagina|hoofdpagina|welkom|naamloos|naamloos document|zonder titel"),
    ("no", "forside|forsiden|hjem|startside|uten tittel|velkommen"),
    ("pl", "strona główna|start|główna|bez tytułu|bez nazwy|witamy|witaj|nowa strona"),
    ("pt", "início|inicio|página inicial|página principal|sem título|bem-vindo|bem-vindos|nova página"),
    ("ro", "acasă|pagina principală|prima pagină"),
    (
        "ru",
        "главная|главная страница|домашняя страница|без названия|без имени|добро пожаловать|новая страница|заголовок",
    ),
    ("sk", "domov|úvod|úvodná stránka|hlavná stránka"),
    ("sv", "hem|startsida|startsidan|start|namnlös|utan titel|välkommen|förstasidan"),
    ("tr", "anasayfa|ana sayfa|giriş|başlıksız|isimsiz|hoş geldiniz|hoşgeldiniz"),
    ("uk", "головна|головна сторінка"),
    ("zh", "首页|主页|首頁|主頁|无标题|無標題|无标题文档|無標題文件|未命名|标题|標題|欢迎|歡迎"),
]);

/// Main headings that do not say what a page is about.
pub static GENERIC_HEADINGS: WordList = WordList::new(&[
    ("ar", "الرئيسية|الصفحة الرئيسية|مرحبا|أهلا|أهلا وسهلا|مرحبا بكم"),
    ("cs", "domů|úvod|úvodní stránka|vítejte|hlavní stránka|bez názvu"),
    ("da", "forside|hjem|velkommen|startside"),
    ("de", "startseite|willkommen|herzlich willkommen|home|unbenannt|hauptseite"),
    ("en", "hello|hello world|home|homepage|home page|page title|untitled|welcome|your title here|heading|title"),
    ("es", "inicio|bienvenidos|bienvenido|bienvenida|sin título|página de inicio|página principal"),
    ("fi", "etusivu|tervetuloa|kotisivu|nimetön"),
    ("fr", "accueil|bienvenue|page d'accueil|page d’accueil|sans titre"),
    ("it", "benvenuti|benvenuto|home|pagina iniziale|senza titolo"),
    ("ja", "ホーム|ようこそ|トップ|トップページ|無題|タイトル"),
    ("nl", "welkom|startpagina|homepagina|naamloos"),
    ("no", "velkommen|forside|hjem|startside"),
    ("pl", "witamy|witaj|strona główna|bez tytułu"),
    ("pt", "início|bem-vindo|bem-vindos|bem-vinda|boas-vindas|página inicial|sem título"),
    ("ru", "главная|главная страница|добро пожаловать|без названия|заголовок"),
    ("sv", "välkommen|välkomna|hem|startsida|namnlös"),
    ("tr", "anasayfa|ana sayfa|hoş geldiniz|hoşgeldiniz|başlıksız"),
    ("zh", "首页|主页|欢迎|欢迎光临|首頁|主頁|歡迎|歡迎光臨|无标题|無標題"),
]);

/// Alternative texts that say only that there is an image, or that a field was not filled in.
pub static PLACEHOLDER_ALTS: WordList = WordList::new(&[
    ("ar", "صورة|الصورة|بدون عنوان"),
    ("cs", "obrázek|obraz|fotka|foto|fotografie"),
    ("da", "billede|foto|fotografi"),
    ("de", "bild|foto|grafik|abbildung|platzhalter|alternativtext"),
    (
        "en",
        "alt|alt text|graphic|image|image alt|img|nan|null|photo|photograph|picture|placeholder|spacer|undefined|\
         untitled|object object|pic|alternative text|image description|no alt text",
    ),
    ("es", "imagen|foto|fotografía|gráfico|texto alternativo"),
    ("fi", "kuva|valokuva|paikkamerkki"),
    ("fr", "image|photo|photographie|illustration|texte alternatif"),
    ("it", "immagine|foto|fotografia|testo alternativo|segnaposto"),
    ("ja", "画像|写真|イメージ|図|代替テキスト"),
    ("ko", "이미지|사진|그림"),
    ("nl", "afbeelding|foto|plaatje|alternatieve tekst"),
    ("no", "bilde|foto|fotografi"),
    ("pl", "obraz|obrazek|zdjęcie|grafika|fotografia|tekst alternatywny"),
    ("pt", "imagem|foto|fotografia|texto alternativo"),
    ("ru", "изображение|картинка|фото|фотография|рисунок"),
    ("sv", "bild|foto|fotografi|platshållare"),
    ("tr", "resim|görsel|fotoğraf|foto|alternatif metin"),
    ("zh", "图片|圖片|照片|图像|圖像|图|相片|替代文本"),
]);
