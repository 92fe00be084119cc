package extract

import (
	"strings"

	"ashiato/wasm/vocabulary"
)

// statesOf are the codes of states and provinces that people of a language write behind a city, and that are codes of countries as well: Recife, PE
// is in no Peru (ISO 3166-2). The United States' own stand in place.go.
func statesOf(lang string) string {
	for _, l := range [...]struct{ lang, codes string }{
		{"pt", " AC AL AM AP BA CE DF ES GO MA MG MS MT PA PB PE PI PR RJ RN RO RR RS SC SE SP TO "},
		{"it", " AG AL AN AO AP AQ AR AT AV BA BG BI BL BN BO BR BS BT BZ CA CB CE CH CL CN CO CR CS CT CZ EN FC FE FG FI FM FR GE GO GR IM IS KR LC LE LI LO LT LU MB MC ME MI MN MO MS MT NA NO NU OR PA PC PD PE PG PI PN PO PR PT PU PV PZ RA RC RE RG RI RM RN RO SA SI SO SP SR SS SU SV TA TE TN TO TP TR TS TV UD VA VB VC VE VI VR VT VV "},
		{"de", " BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH "},
		{"en-au", australian},
		{"en-ca", canadian},
		{"en-in", indian},
	} {
		if lang = strings.ToLower(lang); lang == l.lang || strings.HasPrefix(lang, l.lang+"-") {
			return l.codes
		}
	}
	return ""
}

// Codes of states where English is written, which a page need not name: many are written in "en".
const (
	australian = " ACT NSW NT QLD SA TAS VIC WA "
	canadian   = " AB BC MB NB NL NS NT NU ON PE QC SK YT "
	indian     = " AP AR AS BR CG CH DL GA GJ HP HR JH JK KA KL MH ML MN MP MZ NL OD PB PY RJ SK TN TG TR TS UK UP UT WB "
)

// homeStates are the codes of states that the places of a page end in, "" if they are countries': all of them are such states, and there are two,
// or one that is no country's. In English of no country, one is of no other's states either.
func (d *doc) homeStates(drafts []draft) string {
	if codes := statesOf(d.p.Lang); codes != "" {
		return statesAmong(drafts, codes, false)
	}
	if vocabulary.Tag(d.p.Lang) == "en" {
		for _, codes := range [...]string{australian, canadian, indian} {
			if codes = statesAmong(drafts, codes, true); codes != "" {
				return codes
			}
		}
	}
	return ""
}

// statesAmong are codes if the places end in them, "" if not. guessed: one at least must be no other's.
func statesAmong(drafts []draft, codes string, guessed bool) string {
	seen := map[string]bool{}
	sure := false
	for i := range drafts {
		last := codeBehind(drafts[i].CountryText)
		if last == "" {
			continue
		}
		if !strings.Contains(codes, " "+last+" ") {
			return ""
		}
		seen[last] = true
		sure = sure || isCode(last) == "" && !(guessed && isState(last))
	}
	if sure || !guessed && len(seen) > 1 {
		return codes
	}
	return ""
}

// codeBehind are the capitals behind the comma of a place: Curitiba, PR.
func codeBehind(place string) string {
	_, last, found := strings.Cut(place, ",")
	last = strings.TrimSpace(last)
	if !found || len(last) < 2 || len(last) > 3 || strings.ContainsFunc(last, func(r rune) bool { return r < 'A' || r > 'Z' }) {
		return ""
	}
	return last
}

// abroad are large cities whose country has the code of a state of the USA.
const abroad = "|mumbai, in|delhi, in|new delhi, in|bengaluru, in|bangalore, in|hyderabad, in|chennai, in|kolkata, in|pune, in|ahmedabad, in|gurgaon, in|noida, in|kochi, in|jaipur, in|" +
	"jakarta, id|bandung, id|surabaya, id|medan, id|denpasar, id|semarang, id|makassar, id|batam, id|bekasi, id|tangerang, id|depok, id|yogyakarta, id|tel aviv, il|haifa, il|jerusalem, il|tunis, tn|sfax, tn|" +
	"casablanca, ma|rabat, ma|marrakesh, ma|tangier, ma|berlin, de|munich, de|hamburg, de|frankfurt, de|cologne, de|toronto, ca|montreal, ca|calgary, ca|ottawa, ca|" +
	"buenos aires, ar|bogota, co|medellin, co|panama city, pa|vientiane, la|ulaanbaatar, mn|podgorica, me|chisinau, md|tirana, al|libreville, ga|port louis, mu|baku, az|macau, mo|valletta, mt|windhoek, na|"

// isAbroad reports whether the code behind a place's name is that of the country in which a city of this name lies: Mumbai, IN.
func isAbroad(fold []rune) bool {
	return len(fold) < 30 && strings.Contains(abroad, "|"+string(fold)+"|")
}

// inland are large cities with the code of their state or province, where that is the code of a country or of a state of the USA as well, and the country in
// which they lie.
const inland = "|adelaide, sa=AU|perth, wa=AU|st. john's, nl=CA|charlottetown, pe=CA|saskatoon, sk=CA|regina, sk=CA|whitehorse, yt=CA|mumbai, mh=IN|pune, mh=IN|nagpur, mh=IN|chennai, tn=IN|coimbatore, tn=IN|" +
	"hyderabad, tg=IN|patna, br=IN|gurgaon, hr=IN|gurugram, hr=IN|faridabad, hr=IN|chandigarh, ch=IN|panaji, ga=IN|recife, pe=BR|belem, pa=BR|florianopolis, sc=BR|joinville, sc=BR|maceio, al=BR|manaus, am=BR|" +
	"salvador, ba=BR|sao luis, ma=BR|campo grande, ms=BR|cuiaba, mt=BR|belo horizonte, mg=BR|aracaju, se=BR|palmas, to=BR|madrid, md=ES|"

// inState is the country of a city that is printed with the code of its state: Adelaide, SA. "" if none is known.
func inState(fold []rune) string {
	if len(fold) > 30 {
		return ""
	}
	name := strings.NewReplacer("á", "a", "ã", "a", "é", "e", "í", "i", "ó", "o").Replace(string(fold))
	if i := strings.Index(inland, "|"+name+"="); i >= 0 {
		i += len(name) + 2
		return inland[i : i+2]
	}
	return ""
}
