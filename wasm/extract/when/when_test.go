package when_test

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"ashiato/wasm/extract/when"
	"ashiato/wasm/vocabulary"

	"golang.org/x/text/unicode/norm"
)

//go:embed testdata/absolute.json
var absolute []byte

//go:embed testdata/relative.json
var relative []byte

// named are the languages in which 99 of 100 dates must be read; the others are reported.
var named = map[string]bool{"en": true, "en-GB": true, "ja": true, "zh-CN": true, "zh-TW": true, "ko": true, "de": true, "fr": true, "es": true, "pt-BR": true, "it": true, "ru": true, "vi": true}

var source = vocabulary.NewSource(nil)

func find(lang, text string) []when.Stamp {
	words := source.For(lang, nil)
	folded := vocabulary.Fold([]rune(norm.NFC.String(text)))
	clean := folded[:0]
	for _, r := range folded {
		if r != 0x200e && r != 0x200f {
			clean = append(clean, r)
		}
	}
	return when.Find(clean, words.Find(clean))
}

func order(lang, text string) when.Order {
	switch lang {
	case "en":
		return when.MonthFirst
	case "ja", "zh-CN", "zh-TW", "ko", "hu", "sv":
		return when.YearFirst
	}
	return when.DayFirst
}

func TestAbsoluteDatesOfThirtyLanguages(t *testing.T) {
	var data struct {
		Samples map[string][][2]string `json:"samples"`
	}
	if err := json.Unmarshal(absolute, &data); err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 8, 21, 6, 0, 0, 0, time.UTC)
	tokyo := time.FixedZone("", 9*3600)
	want := time.Date(2026, 8, 3, 15, 4, 9, 0, tokyo)
	good, all := 0, 0
	for lang, samples := range data.Samples {
		right := 0
		for _, s := range samples {
			found := find(lang, s[1])
			why := "nothing found"
			if len(found) == 1 {
				got, precision := found[0].Time(now, tokyo, order(lang, s[1]))
				w := want
				switch precision {
				case "minute":
					w = want.Truncate(time.Minute)
				case "day":
					w = time.Date(2026, 8, 3, 0, 0, 0, 0, tokyo)
				}
				if got.Equal(w) && hasClock(s[0]) == (precision == "minute" || precision == "second") {
					right++
					continue
				}
				why = fmt.Sprint("read as ", got, " ", precision)
			} else if len(found) > 1 {
				why = fmt.Sprintf("%d moments found: %+v", len(found), found)
			}
			t.Logf("%s %s %q: %s", lang, s[0], s[1], why)
		}
		if named[lang] {
			good, all = good+right, all+len(samples)
		}
		if right < len(samples) {
			t.Logf("%s: %d of %d", lang, right, len(samples))
		}
	}
	if all == 0 || float64(good) < 0.99*float64(all) {
		t.Errorf("named languages: %d of %d dates read", good, all)
	}
}

func hasClock(style string) bool { return len(style) < 5 || style[len(style)-5:] != "/null" }

func TestRelativeTimesOfThirtyLanguages(t *testing.T) {
	var data map[string]any
	if err := json.Unmarshal(relative, &data); err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 8, 21, 6, 0, 0, 0, time.UTC)
	good, all := 0, 0
	for lang, v := range data {
		samples, ok := v.([]any)
		if !ok {
			continue
		}
		right, of := 0, 0
		for _, s := range samples {
			row := s.([]any)
			unit, n, text := row[1].(string), int(row[2].(float64)), row[3].(string)
			if n == 0 { // "now" tells no moment, "in 0 days" is what nobody prints
				continue
			}
			of++
			want := now
			switch unit {
			case "second":
				want = now.Add(time.Duration(n) * time.Second)
			case "minute":
				want = now.Add(time.Duration(n) * time.Minute)
			case "hour":
				want = now.Add(time.Duration(n) * time.Hour)
			case "day":
				want = now.AddDate(0, 0, n)
			case "week":
				want = now.AddDate(0, 0, 7*n)
			case "month":
				want = now.AddDate(0, n, 0)
			case "year":
				want = now.AddDate(n, 0, 0)
			}
			found := find(lang, text)
			if len(found) == 1 {
				if got, _ := found[0].Time(now, time.UTC, when.DayFirst); got.Equal(want) {
					right++
					continue
				}
			}
			t.Logf("%s %s %d %q: %+v", lang, unit, n, text, found)
		}
		if named[lang] {
			good, all = good+right, all+of
		}
		if right < of {
			t.Logf("%s: %d of %d", lang, right, of)
		}
	}
	if all == 0 || float64(good) < 0.99*float64(all) {
		t.Errorf("named languages: %d of %d relative times read", good, all)
	}
}

func TestMoments(t *testing.T) {
	now := time.Date(2026, 8, 21, 15, 0, 0, 0, time.FixedZone("", 9*3600))
	tests := []struct {
		lang, text, want, precision string
		order                       when.Order
	}{
		{"ja", "R8.8.20 14:53", "2026-08-20T14:53:00+09:00", "minute", 0},
		{"ja", "R08/8/20(木) 14:53", "2026-08-20T14:53:00+09:00", "minute", 0},
		{"es", "mar 18 ago 2026, 14:53", "2026-08-18T14:53:00+09:00", "minute", 0},
		{"fr", "mar. 18 août 2026 14:53", "2026-08-18T14:53:00+09:00", "minute", 0},
		{"it", "mar 18/08/2026 14:53", "2026-08-18T14:53:00+09:00", "minute", 0},
		{"es", "3 mar 2026 14:53", "2026-03-03T14:53:00+09:00", "minute", 0},
		{"pt", "há cerca de 3 horas", "2026-08-21T12:00:00+09:00", "hour", 0},
		{"ja", "令和8年8月20日 14時53分", "2026-08-20T14:53:00+09:00", "minute", 0},
		{"ja", "8月20日(木) 15:04", "2026-08-20T15:04:00+09:00", "minute", 0},
		{"ja", "14 8月 2026, 18:25", "2026-08-14T18:25:00+09:00", "minute", 0},
		{"ko", "9 3월 2026", "2026-03-09T00:00:00+09:00", "day", 0},
		{"ja", "8月 14 15:37:54", "2026-08-14T15:37:54+09:00", "second", 0},
		{"ja", "1 8月3日 9:00", "2026-08-03T09:00:00+09:00", "minute", 0},
		{"ja", "12月3日 9:00", "2025-12-03T09:00:00+09:00", "minute", 0},
		{"ja", "２０２６／０８／２０　１５：０４", "2026-08-20T15:04:00+09:00", "minute", 0},
		{"ja", "2026/08/20(木) 午後3時04分", "2026-08-20T15:04:00+09:00", "minute", 0},
		{"ja", "20 8月 2026 14:53", "2026-08-20T14:53:00+09:00", "minute", 0},
		{"ko", "20 8월 2026", "2026-08-20T00:00:00+09:00", "day", 0},
		{"ja", "8月 20 14:53:09", "2026-08-20T14:53:09+09:00", "second", 0},
		{"ja", "8月 20件", "", "", 0},
		{"ja", "昨日 05:19", "2026-08-20T05:19:00+09:00", "minute", 0},
		{"ja", "2026年8月20日", "2026-08-20T00:00:00+09:00", "day", 0},
		{"en", "Aug. 20, 2026, 5:19 a.m.", "2026-08-20T05:19:00+09:00", "minute", 0},
		{"en", "Sept. 3, 2025, noon", "2025-09-03T12:00:00+09:00", "minute", 0},
		{"en", "20 Aug, 2026 @ 10:53pm", "2026-08-20T22:53:00+09:00", "minute", 0},
		{"en", "August 20th, 2026 at 3 PM", "2026-08-20T15:00:00+09:00", "minute", 0},
		{"en", "2026-08-20T03:14:07.123Z", "2026-08-20T03:14:07Z", "second", 0},
		{"en", "2026-08-20 03:14:07 +0530", "2026-08-20T03:14:07+05:30", "second", 0},
		{"en", "Thu, 20 Aug 2026 20:19:55 GMT", "2026-08-20T20:19:55Z", "second", 0},
		{"en", "Thu Aug 20 20:19:55 2015", "2015-08-20T20:19:55+09:00", "second", 0},
		{"en", "Aug 20 20:19:55 GMT 2015 from a.example (1.2.3.4)", "2015-08-20T20:19:55Z", "second", 0},
		{"zh-CN", "2026年8月20日 中午11:54", "2026-08-20T11:54:00+09:00", "minute", 0},
		{"zh-CN", "2026年8月20日 晚上12:10", "2026-08-20T00:10:00+09:00", "minute", 0},
		{"ko", "2026년 8월 20일 밤 9:05", "2026-08-20T21:05:00+09:00", "minute", 0},
		{"ja", "2026年8月20日 深夜1時30分", "2026-08-20T01:30:00+09:00", "minute", 0},
		{"hi", "११ मार्च २०२६, रात २:४५ बजे", "2026-03-11T02:45:00+09:00", "minute", 0},
		{"bn", "১৮ মার্চ ২০২৬, দুপুর ১:১৮", "2026-03-18T13:18:00+09:00", "minute", 0},
		{"hu", "2026. március 16., du. 11:13", "2026-03-16T23:13:00+09:00", "minute", 0},
		{"he", "10.3.2026, 2:23 אחה״צ", "2026-03-10T14:23:00+09:00", "minute", when.DayFirst},
		{"lv", "2026. gada 18. martā, 05:13", "2026-03-18T05:13:00+09:00", "minute", 0},
		{"es", "hace alrededor de 5 horas", "2026-08-21T10:00:00+09:00", "hour", 0},
		{"fi", "4. tammik. 2026 klo 0.58", "2026-01-04T00:58:00+09:00", "minute", 0},
		{"el", "15 Μαΐ 2025, 9:10 μμ", "2025-05-15T21:10:00+09:00", "minute", 0},
		{"en", "08/20/2026 14:48", "2026-08-20T14:48:00+09:00", "minute", when.MonthFirst},
		{"en", "20/08/2026, 22:19:00", "2026-08-20T22:19:00+09:00", "second", when.DayFirst},
		{"en", "08-20-26 (1:19 PM)", "2026-08-20T13:19:00+09:00", "minute", when.MonthFirst},
		{"en", "1 day, 2 hours ago", "2026-08-20T13:00:00+09:00", "hour", 0},
		{"en", "about 3 hours ago", "2026-08-21T12:00:00+09:00", "hour", 0},
		{"en", "20260820", "2026-08-20T00:00:00+09:00", "day", 0},
		{"hr", "17. 01. 2026. 15:04", "2026-01-17T15:04:00+09:00", "minute", 0},
		{"sr", "17.01.2026. 15.04", "2026-01-17T15:04:00+09:00", "minute", 0},
		{"de", "20. Aug. 2026 um 22:53 Uhr", "2026-08-20T22:53:00+09:00", "minute", 0},
		{"fr", "20 août 2026 à 22h53", "2026-08-20T22:53:00+09:00", "minute", 0},
		{"ko", "2026년 8월 20일 오후 3:04", "2026-08-20T15:04:00+09:00", "minute", 0},
		{"vi", "22:48, 10 tháng 8, 2026", "2026-08-10T22:48:00+09:00", "minute", 0},
		{"ru", "Во вторник, в 6:35", "2026-08-18T06:35:00+09:00", "minute", 0},
		{"ru", "В прошлую субботу, в 18:36", "2026-08-15T18:36:00+09:00", "minute", 0},
		{"el", "2:01 ΜΜ", "2026-08-21T14:01:00+09:00", "minute", 0},
		{"mn", "2026 оны 8 сарын 10 22:48", "2026-08-10T22:48:00+09:00", "minute", 0},
		{"ru", "4 июня, 11:22", "2026-06-04T11:22:00+09:00", "minute", 0},
		{"en", "expires in 3 months", "", "", 0},
		{"en", "version 10.4.2", "", "", 0},
		{"en", "126.79.204.17", "", "", 0},
		{"en", "Chrome 139.0", "", "", 0},
	}
	for _, tt := range tests {
		got, precision := "", ""
		if found := find(tt.lang, tt.text); len(found) > 0 {
			if at, p := found[0].Time(now, now.Location(), tt.order); !at.IsZero() {
				got, precision = at.Format(time.RFC3339), string(p)
			}
		}
		if got != tt.want || precision != tt.precision {
			t.Errorf("%s %q: got %s %s, want %s %s", tt.lang, tt.text, got, precision, tt.want, tt.precision)
		}
	}
}

// A distance of one is often written without its number.
func TestDistancesOfOne(t *testing.T) {
	now := time.Date(2026, 8, 21, 12, 0, 0, 0, time.UTC)
	for lang, texts := range map[string]string{
		"ru": "час назад|день назад|месяц назад", "uk": "годину тому|день тому|місяць тому", "pl": "godzinę temu|dzień temu|miesiąc temu", "cs": "před hodinou|před dnem|před měsícem", "sk": "pred hodinou|pred dňom|pred mesiacom",
		"hu": "egy órája|egy napja|egy hónapja", "ro": "acum o oră|acum o zi|o lună în urmă", "it": "un'ora fa|un giorno fa|un mese fa", "fi": "tunti sitten|päivä sitten|kuukausi sitten", "el": "μία ώρα πριν|πριν από μία μέρα|ένας μήνας πριν",
		"hr": "prije sat vremena|prije dan|prije mjesec dana", "ar": "منذ ساعة|منذ يوم|منذ شهر", "he": "לפני שעה|לפני יום|לפני חודש", "id": "sejam yang lalu|sehari yang lalu|sebulan yang lalu", "vi": "một giờ trước|một ngày trước|một tháng trước",
		"ko": "한 시간 전|하루 전|한 달 전", "zh-CN": "一小时前|一天前|一个月前", "ja": "一時間前|一日前|一か月前", "pt-BR": "uma hora atrás|1 dia atrás|um mês atrás", "tr": "bir saat önce|bir gün önce|bir ay önce", "de": "vor einer Stunde|vor einem Tag|vor einem Monat",
	} {
		for i, text := range strings.Split(texts, "|") {
			want := []time.Time{now.Add(-time.Hour), now.AddDate(0, 0, -1), now.AddDate(0, -1, 0)}[i]
			found := find(lang, text)
			if len(found) == 0 || found[0].Bare {
				t.Errorf("%s %q: nothing", lang, text)
			} else if at, _ := found[0].Time(now, time.UTC, when.DayFirst); !at.Equal(want) {
				t.Errorf("%s %q: %s, want %s", lang, text, at, want)
			}
		}
	}
}

// A day of the last week is often told by its weekday, in whichever case the language puts it, with a word for the last.
func TestWeekdaysOfTheLastWeek(t *testing.T) {
	now := time.Date(2026, 10, 15, 12, 0, 0, 0, time.UTC) // a Thursday
	for lang, text := range map[string]string{
		"ar": "الثلاثاء الماضي عند الساعة 17:58", "bg": "във вторник в 17:58", "ca": "el dimarts passat a les 17:58", "cs": "minulé úterý v 17:58", "da": "i tirsdags kl. 17:58", "de": "letzten Dienstag um 17:58 Uhr", "en": "Last Tuesday at 5:58 PM",
		"es": "el martes pasado a las 17:58", "fr": "mardi dernier à 17:58", "he": "ביום שלישי האחרון בשעה 17:58", "hr": "prošli utorak u 17:58", "hu": "múlt kedden 17:58-kor", "id": "Selasa lalu pukul 17.58", "it": "Lo scorso martedì alle 17:58", "ko": "지난 화요일 17:58",
		"lt": "Praėjusį antradienį 17:58", "lv": "otrdienā plkst. 17:58", "pl": "W zeszły wtorek o 17:58", "pt-BR": "última terça-feira às 17:58", "ro": "marți trecută la 17:58", "ru": "Во вторник, в 17:58", "sk": "v utorok o 17:58", "sr": "prošlog utorka u 17:58", "sv": "I tisdags 17:58",
		"th": "วันอังคารที่แล้ว เวลา 17:58", "tr": "geçen hafta Salı saat 17:58", "uk": "Минулого вівторка о 17:58", "vi": "thứ ba tuần trước lúc 17:58", "zh-CN": "本周二17:58", "zh-TW": "上個星期二 17:58",
	} {
		found := find(lang, text)
		if len(found) != 1 {
			t.Errorf("%s %q: %+v", lang, text, found)
		} else if at, _ := found[0].Time(now, time.UTC, when.DayFirst); at.Format("01-02 15:04") != "10-13 17:58" {
			t.Errorf("%s %q: %s", lang, text, at)
		}
	}
}

// Words and signs of moments in any order end in no panic.
func TestAnyOrderOfWords(t *testing.T) {
	bits := []string{"2026", "8", "20", "1", "/", ".", ". ", "-", ":", ":", " ", " ", ",", "(", ")", "[", "+", "09", "0900", "aug", "august", "monday", "am", "p.m.", "at", "ago", "in", "vor", "hours", "minutes", "days",
		"年", "月", "日", "時", "分", "秒", "午後", "前", "昨日", "令和", "元", "木", "utc", "gmt", "jst", "z", "t", "tháng", "thg", "g", "h", "uhr", "il y a", "noon", "yesterday", "last week", "just now", "seconds", "de", "º", "st", "พ.ศ.", "นาฬิกา", "'", "@", "|", "월", "일", "시", "半", "about", "one", "約"}
	r := rand.New(rand.NewPCG(3, 4))
	now := time.Date(2026, 8, 21, 15, 0, 0, 0, time.UTC)
	words := source.For("en", nil).With("ja", "de", "vi", "th", "ko", "fr")
	for range 60_000 {
		var b strings.Builder
		for range 1 + r.IntN(9) {
			b.WriteString(bits[r.IntN(len(bits))])
			if r.IntN(3) == 0 {
				b.WriteByte(' ')
			}
		}
		fold := vocabulary.Fold([]rune(b.String()))
		for _, m := range when.Find(fold, words.Find(fold)) {
			if m.Start < 0 || m.End > len(fold) || m.Start >= m.End {
				t.Fatalf("%q: %d to %d", b.String(), m.Start, m.End)
			}
			m.Time(now, time.UTC, when.Order(r.IntN(3)))
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"2026年8月20日 14:53", "Aug 20, 2026, 3:04 PM GMT+9", "3 hours ago", "20.08.26", "1/2/3", "2026-", "12:", "令和元年1月1日", "vor 3", "15 h 4", "( [ - +99:99"} {
		f.Add(s)
	}
	now := time.Date(2026, 8, 21, 15, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, s string) {
		fold := vocabulary.Fold([]rune(s))
		if len(fold) > 400 {
			return
		}
		for _, m := range when.Find(fold, source.For("en", nil).Find(fold)) {
			if m.Start < 0 || m.End > len(fold) || m.Start >= m.End {
				t.Errorf("%q: %d to %d of %d", s, m.Start, m.End, len(fold))
			}
			for _, o := range []when.Order{when.DayFirst, when.MonthFirst, when.YearFirst} {
				m.Time(now, time.UTC, o)
			}
		}
	})
}

// An hour beyond 24 is counted on from the day before, beside a date only; words for a distance without a number tell it roughly.
func TestLateHoursAndRoughDistances(t *testing.T) {
	tokyo := time.FixedZone("", 9*3600)
	now := time.Date(2026, 8, 21, 15, 30, 0, 0, tokyo)
	for _, tt := range []struct{ lang, text, want string }{
		{"ja", "2026/08/20 25:10", "08-21 01:10 minute"},
		{"ja", "8月20日 26時30分", "08-21 02:30 minute"},
		{"ja", "昨日 27:05", "08-21 03:05 minute"},
		{"ja", "2026/08/20 24:00", "08-20 00:00 minute"},
		{"ja", "2026/08/20 31:10", "08-20 00:00 day"},
		{"ja", "25:10", ""},
		{"ja", "さっき", "08-21 15:30 minute"},
		{"ja", "数分前", "08-21 15:30 hour"},
		{"es", "hace un rato", "08-21 15:30 hour"},
		{"fr", "à l'instant", "08-21 15:30 minute"},
		{"de", "vor ein paar Stunden", "08-21 15:30 day"},
		{"en", "a couple of hours ago", "08-21 13:30 hour"},
		{"ko", "며칠 전", "08-21 15:30 month"},
		{"nl", "zojuist", "08-21 15:30 minute"},
	} {
		got := ""
		if found := find(tt.lang, tt.text); len(found) == 1 {
			if at, precision := found[0].Time(now, tokyo, when.YearFirst); !at.IsZero() {
				got = at.Format("01-02 15:04 ") + string(precision)
			}
		}
		if got != tt.want {
			t.Errorf("%s %q: got %q, want %q", tt.lang, tt.text, got, tt.want)
		}
	}
}
