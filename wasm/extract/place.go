package extract

import (
	"strings"

	"ashiato/wasm/vocabulary"
)

// codes are the ISO 3166-1 alpha-2 codes in use.
const codes = " AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ " +
	"DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP " +
	"KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM " +
	"PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ " +
	"UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW UK "

// isCode is the country of a two-letter code, "" if it is none.
func isCode(s string) string {
	if len(s) != 2 {
		return ""
	}
	s = strings.ToUpper(s)
	if !strings.Contains(codes, " "+s+" ") {
		return ""
	}
	if s == "UK" {
		return "GB"
	}
	return s
}

// placeCode is a country printed as a code: the whole text is one, the last part after a comma, or in brackets.
// Two capital letters after a single name may be a state; the whole column decides that.
func placeCode(p *piece) (string, bool) {
	if len(p.text) > 80 || len(p.text) < 2 {
		return "", false
	}
	s := string(p.text)
	if len(p.text) == 2 {
		if up := strings.ToUpper(s); up == s || strings.Contains(p.attr, "country") || p.attr == "alt" {
			return isCode(s), isCode(s) != ""
		}
		return "", false
	}
	if i := strings.LastIndexAny(s, "(["); i >= 0 {
		if j := strings.IndexAny(s[i:], ")]"); j == 3 {
			in := s[i+1 : i+3]
			if strings.ToUpper(in) == in && isCode(in) != "" && !hasCountry(p) && (s[i] == '[' || in != "AM" && in != "ID") {
				return isCode(in), true
			}
		}
	}
	if len(s) > 5 && len(s) < 9 && strings.ToUpper(s) == s && s[2:4] == " (" && s[len(s)-1] == ')' && isCode(s[:2]) != "" {
		return isCode(s[:2]), true // GB (ENG)
	}
	if len(p.stamps) > 0 {
		return "", false
	}
	if before, last, ok := lastWord(s); ok && strings.ToUpper(last) == last && isCode(last) != "" {
		if _, from, _ := lastWord(strings.ToLower(before)); p.w.Is(vocabulary.PartFromBefore, from) || p.w.Is(vocabulary.PartFromBefore, " "+from) {
			return isCode(last), true // Seen in JP
		}
	}
	if i := strings.LastIndexByte(s, ','); i > 0 {
		if c := inState(p.fold); c != "" {
			return c, true
		}
		last := strings.TrimSpace(s[i+1:])
		if k := strings.IndexAny(last, " ()"); k == 2 {
			last = last[:2]
		}
		if strings.ToUpper(last) == last && isCode(last) != "" {
			return isCode(last), true
		}
	}
	return "", false
}

// lastWord is the last word of a text, and what stands before it.
func lastWord(s string) (before, last string, ok bool) {
	i := strings.LastIndexByte(s, ' ')
	if i < 0 {
		return "", s, false
	}
	return s[:i], s[i+1:], true
}

// stateLike reports whether the code at the end of a place may be a state of the USA: "San Diego, CA".
func stateLike(p *piece) bool {
	parts := strings.Split(string(p.text), ",")
	if len(parts) != 2 {
		return false
	}
	last := strings.TrimSpace(parts[1])
	if k := strings.IndexAny(last, " ("); k == 2 {
		last = last[:2]
	}
	return isState(last) && cityCountry(p.fold) == ""
}

func hasCountry(p *piece) bool {
	for i := range p.hits {
		if p.hits[i].Class == vocabulary.Country {
			return true
		}
	}
	return false
}

// country is the country that a piece prints, "" if none. states means that a code after a city's name is a state's.
func country(p *piece, statesHere bool) string {
	best := ""
	for i := range p.hits {
		h := &p.hits[i]
		if h.Class != vocabulary.Country {
			continue
		}
		if best == "HK" || best == "MO" || best == "TW" {
			continue // Hong Kong, China
		}
		if h.End-h.Start == 2 && p.fold[h.Start] < 0x80 && string(p.text[h.Start:h.End]) != strings.ToUpper(string(p.text[h.Start:h.End])) {
			continue // "us" as a word
		}
		best = h.Value
		if h.End-h.Start == 2 && p.fold[h.Start] < 0x80 {
			if code := isCode(string(p.fold[h.Start:h.End])); code != "" {
				best = code // RU is Royaume-Uni in no list of places
			}
		}
	}
	if best == "GE" && strings.Contains(string(p.fold), "georgia, us") {
		best = "US"
	}
	if best != "" {
		return best
	}
	if code, ok := placeCode(p); ok {
		if statesHere && stateLike(p) {
			return "US"
		}
		return code
	}
	if c := flagEmoji(p.text); c != "" {
		return c
	}
	return domestic(p.fold)
}

// flagEmoji is the country of a flag made of two regional indicators.
func flagEmoji(s []rune) string {
	for i := 0; i+1 < len(s); i++ {
		if a, b := s[i]-0x1F1E6, s[i+1]-0x1F1E6; a >= 0 && a < 26 && b >= 0 && b < 26 {
			return isCode(string([]rune{'A' + a, 'A' + b}))
		}
	}
	return ""
}

// flagToken is the country of a class like flag-jp, fi-jp, flag-icon-ru, iti__jp.
func flagToken(class string) string {
	for _, token := range strings.Fields(class) {
		t := strings.ToLower(token)
		for _, prefix := range []string{"flag-icon-", "flag-sprite-", "flag-", "fi-", "flag_", "country-", "fflag-", "iti__", "flags-", "flag--", "icon-flag-", "ic-flag-", "flg-", "flg_", "country_", "cf-", "famfamfam-flag-"} {
			if rest, ok := strings.CutPrefix(t, prefix); ok {
				if c := isCode(rest); c != "" {
					return c
				}
			}
		}
	}
	if fields := strings.Fields(class); len(fields) > 1 { // "flag jp"
		for i, f := range fields {
			if f == "flag" || f == "fi" || f == "flag-icon" {
				for k, g := range fields {
					if k != i && isCode(g) != "" {
						return isCode(g)
					}
				}
			}
		}
	}
	return ""
}

// flagImage is the country in the address of a flag's picture: …/flags/jp.png.
func flagImage(src string) string {
	s := strings.ToLower(src)
	if !strings.Contains(s, "flag") && !strings.Contains(s, "countr") {
		return ""
	}
	s, _, _ = strings.Cut(s, "?")
	if i := strings.LastIndexByte(s, '/'); i >= 0 {
		s = s[i+1:]
	}
	if i := strings.LastIndexByte(s, '.'); i > 0 {
		s = s[:i]
	}
	for _, sep := range []string{"_", "-"} {
		if i := strings.LastIndex(s, sep); i >= 0 && len(s)-i == 3 {
			s = s[i+1:]
		}
	}
	return isCode(s)
}
