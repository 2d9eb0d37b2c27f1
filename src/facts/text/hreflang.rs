//! hreflang values: an ISO 639-1 language, then optionally an ISO 15924 script and an ISO 3166-1 country.

/// Returns the problem of an hreflang value, as a verb phrase. `None` if it is valid.
pub fn hreflang_fault(code: &str) -> Option<String> {
    if code.trim() != code {
        return Some("has white space at its start or end".to_owned());
    }
    let lower = code.to_ascii_lowercase();
    if lower == "x-default" {
        return None;
    }
    if lower.contains('_') {
        return Some("has an underscore instead of a hyphen".to_owned());
    }
    let mut parts = lower.split('-');
    let language = parts.next().unwrap_or_default();
    // Languages without a two-letter code have a three-letter code.
    let is_language = LANGUAGES.split(' ').any(|code| code == language) || is_letters(language, 3);
    if !is_language {
        return Some(match MISTAKEN.iter().find(|(wrong, _)| *wrong == language) {
            Some((_, right)) => format!("starts with a country code instead of the language code {right}"),
            None => "does not start with an ISO 639-1 language code".to_owned(),
        });
    }
    let mut rest = parts.next();
    if rest.is_some_and(|script| is_letters(script, 4)) {
        rest = parts.next();
    }
    match rest {
        None => None,
        Some("uk") => Some("uses UK for the United Kingdom, whose code is GB".to_owned()),
        Some(_) if parts.next().is_some() => Some("has parts other than language, script and country".to_owned()),
        Some(region) => {
            let is_area = region.len() == 3 && region.bytes().all(|byte| byte.is_ascii_digit());
            let is_region = is_area || REGIONS.split(' ').any(|code| code == region);
            (!is_region).then(|| "has a region that is not an ISO 3166-1 country code".to_owned())
        }
    }
}

fn is_letters(part: &str, length: usize) -> bool {
    part.len() == length && part.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Country codes that are mistaken for language codes, with the right codes.
const MISTAKEN: [(&str, &str); 6] =
    [("jp", "ja"), ("cn", "zh"), ("cz", "cs"), ("dk", "da"), ("gr", "el"), ("ua", "uk")];

const LANGUAGES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy \
    da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii \
    ik in io is it iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi \
    mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd \
    se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa \
    wo xh yi yo za zh zu";

const REGIONS: &str = "ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br \
    bs bt bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg eh er es et \
    fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq \
    ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml \
    mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps \
    pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st sv sx sy sz tc td tf tg th tj tk tl \
    tm tn to tr tt tv tw tz ua ug um us uy uz va vc ve vg vi vn vu wf ws xk ye yt za zm zw";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_language_and_country_codes() {
        for good in ["en", "EN-us", "zh-Hant-TW", "zh-Hans", "x-default", "X-Default", "es-419", "fil", "fil-PH", "uk"]
        {
            assert_eq!(hreflang_fault(good), None, "{good}");
        }
        for bad in ["", " es", "en_US", "jp", "xx", "en-UK", "en-EU", "xx1", "de-de-de", "english", "en-"] {
            assert!(hreflang_fault(bad).is_some(), "{bad}");
        }
    }
}
