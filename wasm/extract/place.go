package extract

import (
	"slices"
	"strings"

	"ashiato/wasm/vocabulary"
)

// codes are the ISO 3166-1 alpha-2 codes in use.
const codes = " AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ " +
	"DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP " +
	"KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM " +
	"PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ " +
	"UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW UK "

// states are the codes of states of the USA, which look like country codes after the name of a city.
const states = " AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC "

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

func isState(s string) bool { return len(s) == 2 && strings.Contains(states, " "+s+" ") }

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
	for _, in := range [...]string{" in ", " from ", "from ", "in "} { // "Seen in JP"
		if i := strings.LastIndex(s, in); i >= 0 && len(s)-i-len(in) == 2 && (in[0] == ' ' || i == 0) {
			if last := s[len(s)-2:]; strings.ToUpper(last) == last && isCode(last) != "" {
				return isCode(last), true
			}
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
	return isState(last) && !isAbroad(p.fold) && inState(p.fold) == ""
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

// domestic is CN for Chinese places printed without a country: 广东省 广州市.
func domestic(s []rune) string {
	if len(s) < 2 || len(s) > 40 || s[0] < 0x4E00 || s[0] > 0x9FFF {
		return ""
	}
	t := string(s)
	for _, p := range [...]string{"北京市", "上海市", "天津市", "重庆市", "内蒙古", "广西壮族", "西藏自治", "宁夏回族", "新疆维吾尔", "河北省", "山西省", "辽宁省", "吉林省", "黑龙江省", "江苏省", "浙江省", "安徽省", "福建省", "江西省", "山东省", "河南省", "湖北省", "湖南省", "广东省", "海南省", "四川省", "贵州省", "云南省", "陕西省", "甘肃省", "青海省"} {
		if strings.HasPrefix(t, p) {
			return "CN"
		}
	}
	for _, p := range [...]string{"北京", "上海", "天津", "重庆", "广东", "江苏", "浙江", "福建", "湖南", "湖北", "四川", "山东", "辽宁", "云南", "贵州", "陕西", "甘肃", "安徽", "江西", "广西", "新疆"} {
		if t == p || len(s) >= 4 && len(s) <= 7 && strings.HasPrefix(t, p) && !strings.Contains("时間间行語语", string(s[len(s)-1])) && !slices.ContainsFunc(s, func(r rune) bool { return r != ' ' && (r < 0x4E00 || r > 0x9FFF) }) {
			return "CN" // 广东深圳
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

// threes are countries by their codes of three letters, shorts by the one character that newspapers use.
const (
	threes = " JPN=JP CHN=CN KOR=KR PRK=KP TWN=TW HKG=HK MAC=MO USA=US CAN=CA MEX=MX BRA=BR ARG=AR CHL=CL COL=CO PER=PE VEN=VE GBR=GB IRL=IE FRA=FR DEU=DE ITA=IT ESP=ES PRT=PT NLD=NL BEL=BE LUX=LU CHE=CH AUT=AT POL=PL CZE=CZ SVK=SK HUN=HU ROU=RO BGR=BG GRC=GR" +
		" TUR=TR UKR=UA RUS=RU BLR=BY MDA=MD FIN=FI SWE=SE NOR=NO DNK=DK ISL=IS EST=EE LVA=LV LTU=LT SRB=RS HRV=HR SVN=SI VNM=VN THA=TH IDN=ID MYS=MY SGP=SG PHL=PH KHM=KH LAO=LA MMR=MM IND=IN PAK=PK BGD=BD LKA=LK NPL=NP MNG=MN KAZ=KZ UZB=UZ IRN=IR IRQ=IQ ISR=IL" +
		" SAU=SA ARE=AE QAT=QA KWT=KW EGY=EG MAR=MA DZA=DZ TUN=TN NGA=NG GHA=GH KEN=KE ZAF=ZA ETH=ET AUS=AU NZL=NZ "
	shorts = " 日=JP 米=US 中=CN 韓=KR 独=DE 英=GB 仏=FR 伊=IT 露=RU 印=IN 豪=AU 加=CA 台=TW 西=ES 越=VN "
)

// shortCountry is the country of a code of three letters or of one character, where a column is known to hold countries; "" if it is none.
func shortCountry(text []rune) string {
	table := threes
	switch len(text) {
	case 3:
	case 1:
		table = shorts
	default:
		return ""
	}
	_, after, ok := strings.Cut(table, " "+string(text)+"=")
	if !ok {
		return ""
	}
	return after[:2]
}
