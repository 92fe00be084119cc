package vocabulary

import (
	"slices"
	"strings"
	"testing"

	"ashiato/wasm/vocabulary/names"

	"github.com/tidwall/gjson"
)

func source() *Source { return NewSource(names.Table()) }

func TestEveryFileLoads(t *testing.T) {
	langs := Languages()
	if len(langs) == 0 {
		t.Fatal("no vocabulary")
	}
	for _, l := range langs {
		if text, err := files.ReadFile(l + ".json"); err != nil || !gjson.ValidBytes(text) {
			t.Errorf("%s: not valid JSON (%v)", l, err)
		}
		w := &Words{index: map[uint64][]phrase{}, labels: map[string]string{}}
		if err := load(w, l); err != nil {
			t.Error(err)
		}
		if len(w.labels) == 0 {
			t.Errorf("%s: no labels", l)
		}
	}
}

func TestFindWords(t *testing.T) {
	tests := []struct {
		lang, text string
		class      Class
		want       string // values of that class, in order
	}{
		{"ja", "ログインに失敗しました", Outcome, "failure"},
		{"ja", "中華人民共和国", Country, "CN"},
		{"ja", "タイトル", Country, ""},
		{"ja", "タイ バンコク", Country, "TH"},
		{"ja", "日本語", Country, ""},
		{"ja", "香港特別行政区から", Country, "HK"},
		{"ja", "ロシア連邦", Country, "RU"},
		{"en", "unsuccessful sign-in", Outcome, "failure"},
		{"en", "Not successful", Outcome, "failure"},
		{"en", "additional verification failed, invalid code", Outcome, "challenged challenged"},
		{"en", "papua new guinea", Country, "PG"},
		{"zh-CN", "未成功登陆", Outcome, "failure"},
		{"zh-CN", "登录成功", Outcome, "success"},
		{"ko", "인도네시아", Country, "ID"},
		{"ko", "로그인 실패", Outcome, "failure"},
		{"de", "fehlgeschlagen", Outcome, "failure"},
		{"ru", "Вход выполнен", Outcome, "success"},
		{"vi", "không thành công", Outcome, "failure"},
	}
	s := source()
	for _, tt := range tests {
		var got []string
		for _, h := range s.For(tt.lang, nil).Find([]rune(FoldString(tt.text))) {
			if h.Class == tt.class {
				got = append(got, h.Value)
			}
		}
		if g := strings.Join(got, " "); g != tt.want {
			t.Errorf("%s %q: got %q, want %q", tt.lang, tt.text, g, tt.want)
		}
	}
}

// A word after "=" is found only where it is the whole text.
func TestWholeTexts(t *testing.T) {
	w := source().For("pt", nil)
	for text, want := range map[string]bool{"entrar": true, "entrar em contato": false, "para entrar": false} {
		got := slices.ContainsFunc(w.Find([]rune(text)), func(h Hit) bool { return h.Class == Login })
		if got != want {
			t.Errorf("%q: a sign-in: %v", text, got)
		}
	}
}

// Every country name that ICU prints in one of thirty languages is found as that country.
func TestCountryNames(t *testing.T) {
	s := source()
	all, good := 0, 0
	for lang, table := range names.Table() {
		w := s.For(lang, nil)
		for code, list := range table {
			for name := range strings.SplitSeq(list, "|") {
				all++
				hits := w.Find([]rune(FoldString(name)))
				if slices.ContainsFunc(hits, func(h Hit) bool { return h.Class == Country && h.Value == code }) {
					good++
				} else {
					t.Logf("%s %s %q: not found", lang, code, name)
				}
			}
		}
	}
	if all == 0 || float64(good) < 0.99*float64(all) {
		t.Errorf("%d of %d country names found", good, all)
	}
}

func TestTag(t *testing.T) {
	for in, want := range map[string]string{"ja-JP": "ja", "zh": "zh-Hans", "zh-CN": "zh-Hans", "zh-Hant-HK": "zh-Hant", "zh_TW": "zh-Hant", "pt-BR": "pt", "EN": "en", "no": "nb"} {
		if got := Tag(in); got != want {
			t.Errorf("%s: got %s, want %s", in, got, want)
		}
	}
}

func TestFoldKeepsPositions(t *testing.T) {
	for _, s := range []string{"２０２６年８月", "A\u00a0B\u202fPM", "ＩＰアドレス：", "İstanbul", "ё", "٣", "๓"} {
		r := []rune(s)
		if got := Fold(r); len(got) != len(r) {
			t.Errorf("%q: %d runes became %d", s, len(r), len(got))
		}
	}
	if got := string(Fold([]rune("２０２６／８ ＩＰ ٣"))); got != "2026/8 ip 3" {
		t.Errorf("got %q", got)
	}
}

func BenchmarkMake(b *testing.B) {
	table := names.Table()
	b.ResetTimer()
	for b.Loop() {
		NewSource(table).For("ja", []string{"ja", "en"}).Label("ip")
	}
}

// A vocabulary file is canonical: what is read and written again is the file itself. Keys have a fixed order, words are sorted,
// folded and stand once, so that two people's additions do not differ in form.
func TestFilesAreCanonical(t *testing.T) {
	for _, lang := range Languages() {
		raw, err := files.ReadFile(lang + ".json")
		if err != nil {
			t.Fatal(err)
		}
		root := gjson.ParseBytes(raw)
		if got := root.Get("lang").Str; got != lang {
			t.Errorf("%s: lang is %q", lang, got)
		}
		var b strings.Builder
		write(&b, root, "")
		if got := b.String() + "\n"; got != string(raw) {
			at := 0
			for at < min(len(got), len(raw)) && got[at] == raw[at] {
				at++
			}
			t.Errorf("%s: not canonical near %q", lang, raw[max(0, at-40):min(len(raw), at+40)])
		}
		var check func(path string, v gjson.Result)
		check = func(path string, v gjson.Result) {
			switch {
			case v.IsObject():
				v.ForEach(func(k, f gjson.Result) bool { check(path+"."+k.Str, f); return true })
			case path == ".weekdays":
				if n := len(v.Array()); n != 7 {
					t.Errorf("%s: %d weekdays", lang, n)
				}
				for _, day := range v.Array() {
					check(path+".day", day)
				}
			case path == ".counts":
				for _, words := range v.Array() {
					check(path+".number", words)
				}
			case v.IsArray() && path != ".months" && path != ".phrases.said":
				last := ""
				for _, s := range v.Array() {
					if s.Str != FoldString(s.Str) {
						t.Errorf("%s%s: %q is not folded", lang, path, s.Str)
					}
					if s.Str <= last {
						t.Errorf("%s%s: %q is not sorted or stands twice", lang, path, s.Str)
					}
					last = s.Str
				}
			}
		}
		check("", root)
	}
}

// write is the canonical form: objects one key a line, lists in one line.
func write(b *strings.Builder, v gjson.Result, pad string) {
	switch {
	case v.IsObject():
		first := true
		v.ForEach(func(k, f gjson.Result) bool {
			if first {
				b.WriteString("{\n")
			} else {
				b.WriteString(",\n")
			}
			first = false
			b.WriteString(pad + "  " + quote(k.Str) + ": ")
			write(b, f, pad+"  ")
			return true
		})
		if first {
			b.WriteString("{}")
			return
		}
		b.WriteString("\n" + pad + "}")
	case v.IsArray():
		b.WriteByte('[')
		for i, e := range v.Array() {
			if i > 0 {
				b.WriteString(", ")
			}
			write(b, e, pad)
		}
		b.WriteByte(']')
	default:
		b.WriteString(quote(v.Str))
	}
}

func quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// A list of names, as a browser hands it in, gives what a table gives; lines that are no names are passed over.
func TestNewSourceOf(t *testing.T) {
	w := NewSourceOf(map[string]string{"ja": "CN=中国|中華人民共和国;JP=日本;;nothing;ABC=三文字;TW=TW"}).For("ja", nil)
	for text, want := range map[string]string{"中国": "CN", "中華人民共和国": "CN", "日本": "JP", "三文字": "", "tw": ""} {
		got := ""
		for _, h := range w.Find(Fold([]rune(text))) {
			if h.Class == Country {
				got = h.Value
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
