//! Path segments of URLs.
use super::WordList;

/// Path segments of pages that are not meant to be found in search: sign-in, account, cart, checkout, search.
pub static PRIVATE_PATHS: WordList = WordList::new(&[
    ("ar", "تسجيل-الدخول|حسابي|سلة|السلة|بحث"),
    (
        "cs",
        "prihlaseni|prihlasit|registrace|kosik|pokladna|ucet|muj-ucet|objednavka|hledani|vyhledavani|odhlaseni|porovnani",
    ),
    (
        "da",
        "log-ind|logind|opret|kurv|indkobskurv|kasse|konto|min-konto|min-side|ordre|bestilling|sog|glemt-adgangskode",
    ),
    (
        "de",
        "anmelden|anmeldung|abmelden|registrieren|registrierung|konto|mein-konto|kundenkonto|benutzerkonto|warenkorb|\
         einkaufswagen|kasse|bestellung|bestellen|merkzettel|wunschliste|wunschzettel|vergleich|vergleichen|suche|\
         suchergebnisse|passwort|passwort-vergessen|drucken|druckansicht|teilen|antworten|vorschau|danke|abbestellen",
    ),
    (
        "en",
        "account|admin|auth|basket|cart|checkout|compare|confirm|edit|forgot-password|login|log-in|log_in|logout|\
         log-out|lost-password|lostpassword|my-account|myaccount|order|orders|password|password-reset|preferences|\
         preview|print|printer|quick-order|recover|register|registration|remind_password|reply|reset|reset-password|\
         search|share|sign-in|sign-out|sign-up|sign_in|sign_up|signin|signout|signup|thank-you|thanks|unsubscribe|\
         wishlist|wish-list|favorites|wp-login|wp-admin",
    ),
    (
        "es",
        "acceso|acceder|iniciar-sesion|inicio-sesion|registro|registrarse|registrar|carrito|carro|cesta|caja|\
         finalizar-compra|mi-cuenta|cuenta|pedido|pedidos|buscar|busqueda|buscador|lista-de-deseos|favoritos|\
         comparar|imprimir|compartir|contrasena|gracias",
    ),
    (
        "fi",
        "kirjaudu|kirjautuminen|rekisteroidy|ostoskori|kori|kassa|tili|oma-tili|omatili|tilaus|tilaukset|haku|\
         toivelista|salasana|vertailu|tulosta",
    ),
    (
        "fr",
        "connexion|se-connecter|deconnexion|inscription|s-inscrire|identification|mon-compte|compte|panier|commande|\
         commander|caisse|validation-commande|rechercher|liste-de-souhaits|favoris|comparer|comparateur|\
         imprimer|impression|partager|mot-de-passe|mot-de-passe-oublie|merci|desabonnement|desinscription",
    ),
    (
        "it",
        "accedi|accesso|login|registrati|registrazione|carrello|cassa|account|il-mio-account|ordine|ordini|cerca|\
         preferiti|lista-desideri|confronta|stampa|condividi|password-dimenticata|grazie",
    ),
    ("ja", "ログイン|会員登録|カート|マイページ|検索|mypage|kaiin|kensaku"),
    (
        "nl",
        "inloggen|aanmelden|registreren|account|mijn-account|winkelwagen|winkelmand|winkelmandje|afrekenen|bestelling|\
         bestellen|zoeken|verlanglijst|vergelijken|afdrukken|delen|wachtwoord-vergeten|bedankt|uitloggen",
    ),
    (
        "no",
        "logg-inn|logginn|innlogging|registrer|handlekurv|handlevogn|kasse|konto|min-side|min-konto|ordre|sok|onskeliste",
    ),
    (
        "pl",
        "logowanie|zaloguj|zaloguj-sie|rejestracja|zarejestruj|koszyk|kasa|zamowienie|zamowienia|konto|moje-konto|\
         szukaj|wyszukiwanie|wyszukiwarka|schowek|ulubione|porownanie|porownaj|drukuj|przypomnij-haslo|dziekujemy",
    ),
    (
        "pt",
        "entrar|iniciar-sessao|cadastro|registo|registro|cadastrar|carrinho|cesto|finalizar-compra|checkout|\
         minha-conta|conta|pedido|pedidos|encomenda|busca|buscar|pesquisar|favoritos|lista-de-desejos|\
         comparar|imprimir|partilhar|compartilhar|esqueci-a-senha|obrigado|sair",
    ),
    (
        "ru",
        "vhod|voyti|registraciya|registratsiya|korzina|oformlenie|oformlenie-zakaza|zakaz|kabinet|lichnyy-kabinet|\
         lichnyj-kabinet|poisk|izbrannoe|sravnenie|вход|регистрация|корзина|поиск|личный-кабинет|заказ",
    ),
    (
        "sv",
        "logga-in|inloggning|registrera|skapa-konto|varukorg|kundvagn|kassa|konto|mitt-konto|mina-sidor|order|sok|\
         onskelista|favoriter|jamfor|skriv-ut|dela|glomt-losenord|tack",
    ),
    (
        "tr",
        "giris|giris-yap|uye-girisi|kayit|kayit-ol|uye-ol|uyelik|sepet|sepetim|odeme|hesabim|hesap|siparis|\
         siparislerim|arama|ara|favoriler|favorilerim|karsilastir|yazdir|sifremi-unuttum",
    ),
    ("zh", "登录|登入|注册|註冊|购物车|購物車|搜索|搜尋|会员中心|會員中心|denglu|zhuce|gouwuche|sousuo"),
]);

/// Path segments of internal search results.
pub static SEARCH_PATHS: WordList = WordList::new(&[
    ("ar", "بحث|البحث"),
    ("cs", "hledani|hledat|vyhledavani|vysledky-vyhledavani"),
    ("da", "sog|soeg|sogning|sogeresultater"),
    ("de", "suche|suchen|suchergebnisse|suchergebnis"),
    ("en", "search|search-results|searchresults|search_results"),
    ("es", "buscar|busqueda|buscador|resultados-de-busqueda"),
    ("fi", "haku|etsi|hae|hakutulokset"),
    ("fr", "recherche|rechercher|resultats-de-recherche"),
    ("it", "cerca|ricerca|risultati-ricerca"),
    ("ja", "検索|kensaku|検索結果"),
    ("nl", "zoeken|zoek|zoekresultaten"),
    ("no", "sok|soek|sokeresultater"),
    ("pl", "szukaj|wyszukiwanie|wyszukiwarka|wyniki-wyszukiwania"),
    ("pt", "busca|buscar|pesquisa|pesquisar|resultados-da-pesquisa"),
    ("ru", "poisk|поиск|rezultaty-poiska"),
    ("sv", "sok|soek|sokresultat"),
    ("tr", "arama|ara|arama-sonuclari"),
    ("zh", "搜索|搜尋|sousuo|搜索结果"),
]);
