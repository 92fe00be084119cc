package when

import (
	"strings"
	"time"

	"ashiato/wasm/vocabulary"
)

// clock reads a time of day that begins at token k. After a date more forms are one: 15h, noon, 15.04.
func (f *finder) clock(k int, afterDate bool) (Stamp, int) {
	s, start := empty(), k
	if k >= len(f.tokens) {
		return s, start
	}
	half := -1 // the hours that the half of the day adds, -1 if none is named
	if m, ok := f.tokens[k].meaning(vocabulary.HalfDay); ok && f.num(f.skip(k+1, "."), 2) >= 0 {
		half = m.N
		k = f.skip(k+1, ".")
	} else if m, ok := f.tokens[k].meaning(vocabulary.Fixed); ok && afterDate {
		s.Hour, s.Min = m.N, 0
		return s, k + 1
	}
	h := f.num(k, 2)
	if h < 0 || h > 24 && !(afterDate && h <= latest) {
		return s, start
	}
	end := f.parts(&s, k, afterDate)
	if s.Sec >= 0 {
		end = f.fraction(end) // 2:12:04.414 pm
	}
	if half < 0 {
		half, end = f.halfAfter(&s, k, end, afterDate)
	}
	if s.Hour < 0 || end == k || s.Min > 59 || s.Sec > 60 || !s.inHalf(half) {
		return empty(), start
	}
	s.Zone, end = f.zone(end, s.Sec >= 0)
	return s, end
}

// halfAfter reads the half of the day after a time of day that begins at token k, or the word that makes a number alone an hour: 3pm, 15 Uhr.
func (f *finder) halfAfter(s *Stamp, k, end int, afterDate bool) (half, after int) {
	i := end
	if end == k {
		i++
	}
	if i = f.skip(i, "."); i >= len(f.tokens) {
		return -1, end
	}
	h := f.num(k, 2)
	if m, ok := f.tokens[i].meaning(vocabulary.HalfDay); ok && h <= 12 {
		if s.Hour < 0 { // 3pm
			s.Hour, s.Min = h, 0
		}
		return m.N, i + 1
	}
	if end == k && afterDate && f.hourWord(k+1) {
		s.Hour, end = h, k+2
	}
	return -1, end
}

// latest is the last hour that is counted on into the next day: 29:59 is the end of a Japanese television day.
const latest = 29

// inHalf puts the hour into the half of the day, and 24:00 to the day's beginning; it fails where there is no such hour.
func (s *Stamp) inHalf(half int) bool {
	if half >= 0 {
		s.HalfDay = true
		s.Hour = vocabulary.HourIn(s.Hour, half)
	}
	if s.Hour > 24 && half < 0 {
		s.Hour, s.Late = s.Hour-24, true
	}
	if s.Hour > 23 {
		if s.Hour != 24 || s.Min > 0 {
			return false
		}
		s.Hour = 0
	}
	return true
}

func (f *finder) hourWord(k int) bool {
	if k >= len(f.tokens) {
		return false
	}
	t := string(f.text[f.tokens[k].start:f.tokens[k].end])
	return t == "h" || t == "uhr" || t == "hs" || t == "hrs" || t == "น"
}

// pointed reports whether a word beside the number at token k says that 15.04 is a time of day: "ore 15.04", "15.04 Uhr".
func (f *finder) pointed(k int) bool {
	if f.hourWord(k+3) || k+3 < len(f.tokens) && f.tokens[k+3].is(vocabulary.HalfDay) {
		return true
	}
	if k--; k > 0 && f.tokens[k].sign == '.' {
		k-- // godz. 14.05
	}
	if k < 0 {
		return false
	}
	word := string(f.text[f.tokens[k].start:f.tokens[k].end])
	switch word[strings.LastIndexByte(word, ' ')+1:] {
	case "ore", "alle", "um", "klo", "kl", "kello", "pukul", "jam", "godz", "plkst":
		return true
	}
	return false
}

// parts reads hour, minute and second.
func (f *finder) parts(s *Stamp, k int, afterDate bool) int {
	h := f.num(k, 2)
	if k+1 >= len(f.tokens) {
		return k
	}
	sep := &f.tokens[k+1]
	switch {
	case sep.sign == ':' && k+2 < len(f.tokens) && f.tokens[k+2].digits == 2:
		s.Hour, s.Min = h, f.num(k+2, 2)
		if k+4 < len(f.tokens) && f.tokens[k+3].sign == ':' && f.tokens[k+4].digits == 2 {
			s.Sec = f.num(k+4, 2)
			return k + 5
		}
		return k + 3
	case f.starts(k+1, "時时시点點นघ") && !f.isAgo(k+1) && !f.starts(k+2, "間间") && !f.hours(k+1) && !f.isAgo(k+2):
		return f.spelt(s, k, h)
	case (sep.sign == 'h' || sep.sign == 'g' || string(f.text[sep.start:sep.end]) == "giờ") && f.num(k+2, 2) >= 0 && (f.tokens[k+2].digits == 2 || f.minutes(k+3)):
		s.Hour, s.Min = h, f.num(k+2, 2)
		end := k + 3
		if afterDate && f.minutes(end) || f.minutes(end) && end+1 < len(f.tokens) && f.tokens[end+1].sign == ',' {
			return end + 1 // 14h05min, 8 giờ 9 phút, ngày 26/06: alone they are a duration
		}
		if end+1 < len(f.tokens) && (f.tokens[end].sign == 'm' || f.tokens[end].sign == ':') && f.tokens[end+1].digits == 2 {
			s.Sec = f.num(end+1, 2)
			end += 2
		}
		return end
	case (afterDate || f.pointed(k)) && sep.sign == '.' && sep.start == f.tokens[k].end && k+2 < len(f.tokens) && f.tokens[k+2].digits == 2 && f.tokens[k+2].start == sep.end && f.num(k+2, 2) < 60:
		s.Hour, s.Min = h, f.num(k+2, 2)
		if k+4 < len(f.tokens) && f.tokens[k+3].sign == '.' && f.tokens[k+4].digits == 2 {
			s.Sec = f.num(k+4, 2)
			return k + 5
		}
		return k + 3
	}
	return k
}

// minutes reports whether token k is the word for minutes.
func (f *finder) minutes(k int) bool {
	if k >= len(f.tokens) {
		return false
	}
	m, ok := f.tokens[k].meaning(vocabulary.Unit)
	return ok && m.Value == "minute"
}

func (f *finder) isAgo(k int) bool {
	return k < len(f.tokens) && f.tokens[k].is(vocabulary.Ago)
}

// hours reports whether token k counts hours: 9時間.
func (f *finder) hours(k int) bool {
	i := f.tokens[k].start + 1
	return i < len(f.text) && (f.text[i] == '間' || f.text[i] == '间')
}

// spelt reads 15時04分09秒 and 3시 4분, and 15 นาฬิกา 04 นาที.
func (f *finder) spelt(s *Stamp, k, h int) int {
	s.Hour = h
	end := f.past(k + 1)
	if f.starts(end, "半") {
		s.Min = 30
		return end + 1
	}
	if m := f.num(end, 2); m >= 0 && f.starts(end+1, "分분น") {
		s.Min = m
		end = f.past(end + 1)
		if sec := f.num(end, 2); sec >= 0 && f.starts(end+1, "秒초ว") {
			s.Sec = sec
			end = f.past(end + 1)
		}
	} else if f.starts(end, "台臺代頃ご頃경쯤") {
		return end + 1 // some time in that hour
	} else if s.Min < 0 {
		s.Min = 0
	}
	return end
}

// past is the next number after the word at token k, or the token after it.
func (f *finder) past(k int) int {
	k++
	for k < len(f.tokens) && f.tokens[k].kind == other && f.text[f.tokens[k].start] >= 0x0E00 && f.text[f.tokens[k].start] < 0x0E80 && f.tokens[k].start == f.tokens[k-1].end {
		k++
	}
	return k
}

// fraction skips fractions of a second.
func (f *finder) fraction(k int) int {
	if k+1 < len(f.tokens) && (f.tokens[k].sign == '.' || f.tokens[k].sign == ',') && f.tokens[k+1].kind == number && f.tokens[k].start == f.tokens[k-1].end && f.tokens[k+1].start == f.tokens[k].end {
		return k + 2
	}
	return k
}

// zones are the abbreviations of zones that mean one offset in login histories, in minutes. CST is left out: it means both
// Chicago and Shanghai.
var zones = map[string]int{
	"z": 0, "utc": 0, "gmt": 0, "gtm": 0, "ut": 0, "jst": 540, "kst": 540, "hkt": 480, "sgt": 480, "pst": -480, "pdt": -420, "mst": -420, "mdt": -360,
	"cdt": -300, "est": -300, "edt": -240, "cet": 60, "cest": 120, "mez": 60, "mesz": 120, "eet": 120, "eest": 180, "wet": 0, "west": 60, "bst": 60,
	"msk": 180, "мск": 180, "ict": 420, "wib": 420, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780, "brt": -180, "trt": 180, "日本時間": 540, "日本標準時": 540, "北京时间": 480, "北京時間": 480, "한국시간": 540, "غرينتش": 0,
}

// zone reads the zone after a time of day.
func (f *finder) zone(k int, exact bool) (*time.Location, int) {
	i := f.skip(k, "([")
	bracket := i > k
	if i >= len(f.tokens) {
		return nil, k
	}
	minutes, end, ok := 0, i, false
	if f.tokens[i].sign == '+' || f.tokens[i].sign == '-' {
		minutes, end, ok = f.offset(i, exact && f.tokens[i].start == f.tokens[i-1].end || f.tokens[i].sign == '+')
	} else if minutes, end, ok = f.abbreviation(i); ok && end < len(f.tokens) && (f.tokens[end].sign == '+' || f.tokens[end].sign == '-') {
		if more, e, found := f.offset(end, true); found {
			minutes, end = more, e
		}
	}
	if !ok {
		return nil, k
	}
	if bracket {
		end = f.skip(end, ")]")
	}
	if minutes == 0 {
		return time.UTC, end
	}
	return time.FixedZone(offsetName(minutes), minutes*60), end
}

// abbreviation reads the name of a zone.
func (f *finder) abbreviation(k int) (minutes, end int, ok bool) {
	start := f.tokens[k].start
	for end = k; end < len(f.tokens) && end < k+6 && (end == k || f.tokens[end].start == f.tokens[end-1].end) && f.tokens[end].kind != number; {
		end++
		if m, found := zones[string(f.text[start:f.tokens[end-1].end])]; found {
			minutes, ok = m, true
			k = end
		}
	}
	return minutes, k, ok
}

// offset reads +09:00, +0900, +9, -5. A bare one must be written as such: four digits, or two and two.
func (f *finder) offset(k int, trusted bool) (minutes, end int, ok bool) {
	h := f.num(k+1, 4)
	if h < 0 || f.tokens[k+1].start != f.tokens[k].end {
		return 0, k, false
	}
	end = k + 2
	m := 0
	switch f.tokens[k+1].digits {
	case 4:
		h, m = h/100, h%100
	case 1, 2:
		if end+1 < len(f.tokens) && f.tokens[end].sign == ':' && f.tokens[end+1].digits == 2 && f.tokens[end].start == f.tokens[end-1].end {
			m, end = f.num(end+1, 2), end+2
		} else if !trusted || k > 0 && f.tokens[k-1].kind == number {
			return 0, k, false
		}
	default:
		return 0, k, false
	}
	if h > 14 || m > 59 || !trusted && f.tokens[k].start != f.tokens[k-1].end && f.tokens[k+1].digits != 4 {
		return 0, k, false
	}
	minutes = h*60 + m
	if f.tokens[k].sign == '-' {
		minutes = -minutes
	}
	return minutes, end, true
}

func offsetName(minutes int) string {
	sign := "+"
	if minutes < 0 {
		sign, minutes = "-", -minutes
	}
	b := []byte(sign)
	b = append(b, byte('0'+minutes/600), byte('0'+minutes/60%10), ':', byte('0'+minutes%60/10), byte('0'+minutes%10))
	return string(b)
}

// Unix reads seconds or milliseconds since 1970 that are the whole text; 2001 to 2100 only, and not ahead of now.
func Unix(text string, now time.Time) (time.Time, bool) {
	if len(text) != 10 && len(text) != 13 {
		return time.Time{}, false
	}
	var n int64
	for i := 0; i < len(text); i++ {
		if text[i] < '0' || text[i] > '9' {
			return time.Time{}, false
		}
		n = n*10 + int64(text[i]-'0')
	}
	if len(text) == 13 {
		n /= 1000
	}
	t := time.Unix(n, 0)
	return t, n >= 1e9 && !t.After(now.Add(future))
}

// Zone is the zone that a folded text names, nil if it names none or several: "Time (UTC)", 日時(JST).
func Zone(text []rune, words *vocabulary.Words) *time.Location {
	f := finder{text: text, tokens: tokenize(text, words.Find(text))}
	var named *time.Location
	for k := 1; k < len(f.tokens); k++ {
		if f.tokens[k].kind == number || f.tokens[k].sign == '-' {
			continue
		}
		if zone, end := f.zone(k, false); zone != nil && end > k {
			if named != nil && named.String() != zone.String() {
				return nil // CET/CEST: that of the season
			}
			named, k = zone, end-1
		}
	}
	return named
}
