//! Names of privacy policies, imprints and legal pages, and words of consent dialogs.
use super::WordList;

/// Names and paths of privacy policies.
pub static PRIVACY_POLICIES: WordList = WordList::new(&[
    ("ar", "الخصوصية|خصوصية|حماية البيانات|حماية المعطيات|البيانات الشخصية"),
    ("bg", "поверителност|защита на данните|лични данни"),
    ("ca", "privacitat|protecció de dades|dades personals"),
    (
        "cs",
        "soukromí|ochrana osobních údajů|ochrana údajů|ochraně osobních údajů|osobních údajů|osobní údaje|\
         zásady ochrany|gdpr",
    ),
    ("da", "privatliv|privat politik|persondata|personoplysninger|databeskyttelse|behandling af personoplysninger"),
    ("de", "datenschutz|dsgvo|privatsphäre|schutz ihrer daten|schutz deiner daten|personenbezogene daten"),
    ("el", "απόρρητο|απορρήτου|προσωπικών δεδομένων|προσωπικά δεδομένα|προστασία δεδομένων|ιδιωτικότητα"),
    ("en", "privacy|data protection|data policy|data privacy|data notice|personal data|personal information|gdpr|ccpa"),
    (
        "es",
        "privacidad|protección de datos|proteccion datos|datos personales|tratamiento de datos|rgpd|lopd|\
         confidencialidad|habeas data",
    ),
    ("et", "privaatsus|isikuandmete|andmekaitse"),
    ("eu", "pribatutasun|datuen babesa"),
    ("fa", "حریم خصوصی"),
    ("fi", "tietosuoja|yksityisyy|rekisteriselost|henkilötieto"),
    (
        "fr",
        "confidentialité|vie privée|protection des données|protection de vos données|protection données|\
         protection de la vie|données personnelles|données à caractère personnel|traitement des données|rgpd|\
         charte données|mes données|loi informatique et libertés",
    ),
    ("gl", "privacidade"),
    ("he", "פרטיות"),
    ("hr", "privatnost|zaštita podataka|zaštita osobnih|osobnih podataka"),
    ("hu", "adatvéd|adatkezel|személyes adat"),
    ("id", "privasi|kerahasiaan|perlindungan data"),
    ("is", "persónuvernd|friðhelgi"),
    (
        "it",
        "riservatezza|privacy|protezione dei dati|protezione dati|trattamento dei dati|trattamento dati|dati personali|\
         tutela dei dati",
    ),
    ("ja", "プライバシー|個人情報|個人データ|情報保護方針|プライバシポリシー|kojinjoho|kojin joho"),
    ("ko", "개인정보|프라이버시"),
    ("lt", "privatum|asmens duomen|duomenų apsaug"),
    ("lv", "privātum|personas dat|datu aizsardzīb"),
    ("nl", "privacy|gegevensbescherming|persoonsgegevens|avg|gegevensverwerking|bescherming van gegevens"),
    ("no", "personvern|personopplysning|databeskyttelse|privatliv"),
    (
        "pl",
        "prywatno|rodo|ochrona danych|ochrony danych|ochronie danych|danych osobowych|dane osobowe|\
         przetwarzanie danych|klauzula informacyjna",
    ),
    (
        "pt",
        "privacidade|proteção de dados|protecção de dados|protecao dados|dados pessoais|lgpd|rgpd|tratamento de dados|\
         confidencialidade",
    ),
    ("ro", "confidențialitate|confidentialitate|protecția datelor|datelor personale|date cu caracter personal|gdpr"),
    (
        "ru",
        "конфиденциальност|персональных данных|персональные данные|персональным данным|защита данных|приватност|\
         обработка данных|обработке данных|konfidencialnost|konfidentsialnost|politika konfid|personalnyh dannyh|\
         personalnykh dannykh",
    ),
    ("sk", "súkrom|ochrana osobných|osobných údajov|ochrana údajov|gdpr"),
    ("sl", "zasebnost|varstvo podatkov|osebnih podatkov"),
    ("sr", "приватност|privatnost|заштита података"),
    (
        "sv",
        "integritetspolicy|integritet|dataskydd|personuppgift|sekretesspolicy|sekretess|behandling av personuppgifter",
    ),
    ("th", "ความเป็นส่วนตัว|ข้อมูลส่วนบุคคล"),
    ("tr", "gizlilik|kişisel veri|kvkk|veri koruma|verilerin korunması|aydınlatma metni|veri politikası"),
    ("uk", "конфіденційн|персональних даних|приватн|захист даних"),
    ("vi", "riêng tư|quyền riêng tư|bảo mật thông tin|dữ liệu cá nhân"),
    ("zh", "隐私|隱私|私隱|个人信息|個人資料|個人資訊|個資|隐私权|隱私權|数据保护|資料保護|数据安全|yinsi"),
]);

/// Names and paths of pages with legal information, which may include the privacy policy.
pub static LEGAL_PAGES: WordList = WordList::new(&[
    ("ar", "الشروط|قانوني|إخلاء المسؤولية"),
    ("cs", "právní|obchodní podmínky|podmínky užití"),
    ("da", "juridisk|vilkår|betingelser"),
    ("de", "impressum|rechtliches|rechtliche hinweise|agb|nutzungsbedingungen"),
    ("en", "legal|terms|imprint"),
    ("es", "aviso legal|legales|términos|condiciones"),
    ("fi", "käyttöehdot|oikeudelliset|ehdot"),
    ("fr", "mentions légales|légales|conditions générales|cgu|cgv"),
    ("it", "note legali|legale|termini|condizioni"),
    ("ja", "利用規約|ご利用条件|法的事項|サイトポリシー|特定商取引|規約"),
    ("ko", "이용약관|약관"),
    ("nl", "disclaimer|voorwaarden|juridisch"),
    ("no", "vilkår|juridisk"),
    ("pl", "regulamin|informacje prawne|warunki"),
    ("pt", "aviso legal|termos|condições|informação legal"),
    ("ru", "правовая информация|пользовательское соглашение|условия использования|оферта|юридическ"),
    ("sv", "villkor|juridisk"),
    ("tr", "yasal|kullanım koşulları|şartlar"),
    ("zh", "法律声明|服务条款|使用条款|用户协议|法律聲明|服務條款|使用條款|條款|版权声明"),
]);

/// Names and paths of imprints, which German law requires.
pub static IMPRINTS: WordList = WordList::new(&[
    (
        "de",
        "impressum|anbieterkennzeichnung|anbieterinformation|offenlegung|rechtliche hinweise|rechtliches|\
         pflichtangaben|medieninhaber",
    ),
    ("en", "imprint|legal notice|legal disclosure|site notice"),
]);

/// Words in the texts, classes and names of consent dialogs.
pub static CONSENT: WordList = WordList::new(&[
    ("ar", "ملفات تعريف الارتباط|الكوكيز|الموافقة"),
    ("cs", "cookies|souhlas"),
    ("da", "cookies|samtykke"),
    ("de", "cookies|einwilligung|zustimmung|dsgvo"),
    ("en", "cookie|consent|gdpr|ccpa"),
    ("es", "cookies|consentimiento|rgpd"),
    ("fi", "evästeet|evasteet|suostumus"),
    ("fr", "cookies|consentement|témoins|rgpd"),
    ("it", "cookies|consenso"),
    ("ja", "クッキー|同意"),
    ("nl", "cookies|toestemming|avg"),
    ("no", "informasjonskapsler|samtykke"),
    ("pl", "ciasteczka|zgoda|rodo"),
    ("pt", "cookies|consentimento|lgpd"),
    ("ru", "куки|согласие|куков"),
    ("sv", "kakor|samtycke"),
    ("tr", "çerez|onay|kvkk"),
    ("zh", "同意|饼干|隐私设置"),
]);
