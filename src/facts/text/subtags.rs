//! Subtags of language tags: the scripts, countries and areas of the IANA Language Subtag Registry, as of 2025-08-25.

/// Returns true for the code of a script (ISO 15924), ignoring case. Codes for private use do not count.
pub(super) fn is_script(code: &str) -> bool {
    is_in(SCRIPTS, code)
}

/// Returns true for the code of a country that exists (ISO 3166-1, and `xk` for Kosovo), ignoring case.
pub(super) fn is_country(code: &str) -> bool {
    is_in(COUNTRIES, code)
}

/// Returns true for the code of an area of several countries (UN M.49), such as `419` for Latin America.
pub(super) fn is_area(code: &str) -> bool {
    is_in(AREAS, code)
}

fn is_in(codes: &str, code: &str) -> bool {
    codes.split(' ').any(|known| known.eq_ignore_ascii_case(code))
}

/// Scripts.
const SCRIPTS: &str = "adlm afak aghb ahom arab aran armi armn avst bali bamu bass batk beng berf bhks blis bopo brah \
    brai bugi buhd cakm cans cari cham cher chis chrs cirt copt cpmn cprt cyrl cyrs deva diak dogr dsrt dupl egyd egyh \
    egyp elba elym ethi gara geok geor glag gong gonm goth gran grek gujr gukh guru hanb hang hani hano hans hant hatr \
    hebr hira hluw hmng hmnp hntl hrkt hung inds ital jamo java jpan jurc kali kana kawi khar khmr khoj kitl kits knda \
    kore kpel krai kthi lana laoo latf latg latn leke lepc limb lina linb lisu loma lyci lydi mahj maka mand mani marc \
    maya medf mend merc mero mlym modi mong moon mroo mtei mult mymr nagm nand narb nbat newa nkdb nkgb nkoo nshu ogam \
    olck onao orkh orya osge osma ougr palm pauc pcun pelm perm phag phli phlp phlv phnx piqd plrd prti psin ranj rjng \
    rohg roro runr samr sara sarb saur seal sgnw shaw shrd shui sidd sidt sind sinh sogd sogo sora soyo sund sunu sylo \
    syrc syre syrj syrn tagb takr tale talu taml tang tavt tayo telu teng tfng tglg thaa thai tibt tirh tnsa todr tols \
    toto tutg ugar vaii visp vith wara wcho wole xpeo xsux yezi yiii zanb zinh zmth zsye zsym zxxx zyyy zzzz";

/// Areas of several countries.
const AREAS: &str = "001 002 003 005 009 011 013 014 015 017 018 019 021 029 030 034 035 039 053 054 057 061 142 143 \
    145 150 151 154 155 202 419";

/// Countries.
const COUNTRIES: &str = "ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br \
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
    fn finds_whole_codes_only() {
        assert!(is_script("Latn") && is_script("hant") && !is_script("Qaaa") && !is_script("latn cyrl"));
        assert!(is_country("GB") && is_country("xk") && !is_country("uk") && !is_country("a") && !is_country(""));
        assert!(is_area("419") && !is_area("999"));
    }
}
