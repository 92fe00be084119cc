package extract

import (
	"strings"
	"testing"
)

// Every line of places.txt is of a known kind, names a country, and stands for one thing only.
func TestPlacesAreWellFormed(t *testing.T) {
	seen := map[string]string{}
	for line := range strings.Lines(placesText) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if want := map[string]int{"code": 3, "city": 3, "province": 3, "short": 3, "no": 3, "states": 4}[f[0]]; len(f) != want {
			t.Fatalf("%q: %d fields, want %d", line, len(f), want)
		}
		if isCode(f[1]) != f[1] {
			t.Errorf("%q: %s is no country", line, f[1])
		}
		for name := range strings.SplitSeq(f[2], "|") {
			if before := seen[f[0]+" "+name]; name == "" || before != "" {
				t.Errorf("%s %q of %s: empty, or of %s already", f[0], name, f[1], before)
			}
			seen[f[0]+" "+name] = f[1]
			if n := len(name); f[0] == "city" && (n < 6 || name[n-4:n-2] != ", ") {
				t.Errorf("city %q of %s does not end in a comma and two letters", name, f[1])
			}
		}
	}
	if first := places().states[0]; first.country != "US" || first.lang != "*" {
		t.Errorf("the first states are %s's, of %q", first.country, first.lang)
	}
}

func TestPlacesOfCountries(t *testing.T) {
	for text, want := range map[string]string{
		"广东省 广州市": "CN", "广东深圳": "CN", "北京": "CN", "北京时间": "", "北京时间 10点": "", "上海银行": "", "山东语言大学图书馆": "", "東京タワー": "",
	} {
		if got := domestic([]rune(text)); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string][2]string{"mumbai, in": {"IN", ""}, "adelaide, sa": {"AU", "AU"}, "são luís, ma": {"BR", "BR"}, "springfield, il": {"", ""}} {
		if got := [2]string{cityCountry([]rune(text)), inState([]rune(text))}; got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}
