//! Texts of error pages.
use super::WordList;

/// Titles and headings of pages that do not exist. The words are separated by single spaces, without punctuation.
pub static MISSING_PAGES: WordList = WordList::new(&[
    (
        "ar",
        "الصفحة غير موجودة|لم يتم العثور على الصفحة|الصفحة المطلوبة غير موجودة|عذرا الصفحة غير موجودة|غير موجود|\
         الصفحة التي تبحث عنها غير موجودة|لم يتم العثور على المحتوى",
    ),
    (
        "cs",
        "stránka nenalezena|stránka nebyla nalezena|stránka neexistuje|tato stránka neexistuje|nenalezeno|\
         požadovaná stránka nebyla nalezena|stránku se nepodařilo najít|stránka neexistuje nebo byla odstraněna",
    ),
    (
        "da",
        "siden blev ikke fundet|siden findes ikke|siden kunne ikke findes|side ikke fundet|siden ikke fundet|\
         denne side findes ikke|ikke fundet|siden eksisterer ikke",
    ),
    (
        "de",
        "nicht gefunden|seite konnte nicht gefunden werden|seite nicht gefunden|seite wurde nicht gefunden|\
         die seite wurde nicht gefunden|die seite konnte nicht gefunden werden|seite existiert nicht|\
         diese seite existiert nicht|die seite existiert nicht|diese seite gibt es nicht|seite nicht vorhanden|\
         diese seite wurde nicht gefunden|diese seite konnte nicht gefunden werden|inhalt nicht gefunden|\
         die angeforderte seite wurde nicht gefunden|die gewünschte seite wurde nicht gefunden",
    ),
    (
        "en",
        "file not found|not found|page can t be found|page cannot be found|page could not be found|page does not exist|\
         page not found|this page does not exist|this page doesn t exist|page doesn t exist|this page cannot be found|\
         this page can t be found|this page could not be found|this page couldn t be found|content not found|\
         we can t find that page|we can t find this page|we couldn t find that page|we couldn t find this page|\
         we cannot find that page|we can t find the page you re looking for|we couldn t find the page you were looking for|\
         we can t seem to find the page you re looking for|page you requested could not be found|\
         page you are looking for does not exist|page you are looking for doesn t exist|\
         page you re looking for doesn t exist|page you were looking for doesn t exist|\
         page you re looking for can t be found|page you were looking for could not be found|\
         that page can t be found|that page cannot be found|that page doesn t exist|\
         page no longer exists|this page no longer exists|page is missing|page not available|page isn t available|\
         this page isn t available|page missing|article not found|product not found|post not found|\
         document not found|resource not found|page unavailable|there s nothing here|nothing here|oops|whoops|uh oh|\
         oh no|page gone|this page is gone|this page has been removed|page removed|page has been removed",
    ),
    (
        "es",
        "página no encontrada|no encontrado|no encontrada|página no existe|la página no existe|esta página no existe|\
         no se encontró la página|no se ha encontrado la página|la página no se encuentra|contenido no encontrado|\
         la página que buscas no existe|la página solicitada no existe|página inexistente|\
         no hemos encontrado la página|no podemos encontrar la página",
    ),
    (
        "fi",
        "sivua ei löydy|sivua ei löytynyt|sivua ei ole olemassa|sivua ei ole|tätä sivua ei ole|ei löydy|ei löytynyt|\
         hakemaasi sivua ei löytynyt|hakemaasi sivua ei löydy|sisältöä ei löytynyt",
    ),
    (
        "fr",
        "page introuvable|page non trouvée|page t existe pas|page n existe pas|la page n existe pas|\
         cette page n existe pas|cette page est introuvable|la page est introuvable|page inexistante|non trouvé|\
         contenu introuvable|contenu non trouvé|la page demandée n existe pas|la page demandée est introuvable|\
         la page que vous cherchez n existe pas|la page que vous recherchez n existe pas|cette page n existe plus|\
         la page que vous recherchez est introuvable|oups",
    ),
    (
        "it",
        "pagina non trovata|pagina inesistente|la pagina non esiste|questa pagina non esiste|non trovato|non trovata|\
         la pagina richiesta non esiste|la pagina che cerchi non esiste|contenuto non trovato|\
         la pagina richiesta non è stata trovata|pagina non disponibile",
    ),
    (
        "ja",
        "ページが見つかりません|ページが見つかりませんでした|お探しのページが見つかりません|\
         お探しのページは見つかりません|お探しのページは見つかりませんでした|お探しのページが見つかりませんでした|\
         ページは存在しません|このページは存在しません|指定されたページは存在しません|\
         ページが存在しません|該当するページがありません|ページがありません|見つかりません|見つかりませんでした|\
         お探しのページは存在しません|コンテンツが見つかりません",
    ),
    ("ko", "페이지를 찾을 수 없습니다|페이지를 찾을 수 없음|존재하지 않는 페이지입니다|존재하지 않는 페이지"),
    (
        "nl",
        "pagina niet gevonden|pagina bestaat niet|deze pagina bestaat niet|de pagina bestaat niet|\
         de pagina is niet gevonden|pagina kon niet gevonden worden|niet gevonden|inhoud niet gevonden|\
         de opgevraagde pagina bestaat niet|deze pagina is niet gevonden|deze pagina kan niet worden gevonden|oeps",
    ),
    (
        "no",
        "siden ble ikke funnet|siden finnes ikke|fant ikke siden|side ikke funnet|ikke funnet|denne siden finnes ikke",
    ),
    (
        "pl",
        "nie znaleziono strony|strona nie istnieje|ta strona nie istnieje|strona nie została znaleziona|nie znaleziono|\
         nie odnaleziono strony|podana strona nie istnieje|żądana strona nie istnieje|brak strony|\
         szukana strona nie istnieje|strony nie znaleziono|nie znaleziono treści",
    ),
    (
        "pt",
        "página não encontrada|página não existe|a página não existe|esta página não existe|não encontrado|\
         não encontrada|conteúdo não encontrado|página inexistente|a página não foi encontrada|\
         a página que você procura não existe|a página solicitada não foi encontrada",
    ),
    (
        "ru",
        "страница не найдена|такой страницы не существует|страница не существует|страницы не существует|не найдено|\
         запрашиваемая страница не найдена|запрашиваемая страница не существует|страница не обнаружена|\
         эта страница не существует|нет такой страницы|такой страницы нет|к сожалению страница не найдена|\
         данная страница не существует|контент не найден|упс",
    ),
    (
        "sv",
        "sidan hittades inte|sidan finns inte|sidan kunde inte hittas|sidan kan inte hittas|hittades inte|\
         den här sidan finns inte|sidan du söker finns inte|sidan existerar inte|sidan saknas|\
         innehållet hittades inte|hoppsan",
    ),
    (
        "tr",
        "sayfa bulunamadı|sayfa bulunmamaktadır|sayfa mevcut değil|bu sayfa mevcut değil|böyle bir sayfa yok|\
         aradığınız sayfa bulunamadı|aradığınız sayfa mevcut değil|bulunamadı|sayfa yok|içerik bulunamadı",
    ),
    ("uk", "сторінку не знайдено|сторінка не знайдена|сторінки не існує"),
    (
        "zh",
        "页面不存在|页面未找到|找不到页面|您访问的页面不存在|您访问的页面不存在或已删除|找不到该页面|该页面不存在|\
         此页面不存在|未找到页面|页面没有找到|无法找到该页|内容不存在|未找到内容|\
         頁面不存在|找不到頁面|找不到網頁|找不到該頁面|此頁面不存在|您訪問的頁面不存在|網頁不存在|查無此頁|找不到內容",
    ),
]);
