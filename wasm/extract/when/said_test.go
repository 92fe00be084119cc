package when_test

import (
	"testing"
	"time"

	"ashiato/wasm/extract/when"
)

// A weekday, a number written as a word, a month in another calendar's word: what a text says of a day decides, and a time of day beside a date that
// is not understood is not today's.
func TestDaysInWords(t *testing.T) {
	tokyo := time.FixedZone("", 9*3600)
	now := time.Date(2026, 8, 20, 15, 30, 0, 0, tokyo) // a Thursday
	for _, tt := range []struct{ lang, text, want string }{
		{"da", "i tirsdags kl. 17:35", "2026-08-18 17:35"},
		{"tr", "geçen Salı saat 03:00", "2026-08-18 03:00"},
		{"ko", "지난 화요일 14:27", "2026-08-18 14:27"},
		{"zh-CN", "上个星期日 下午 6:29", "2026-08-16 18:29"},
		{"zh-CN", "上周二 14:27", "2026-08-11 14:27"},
		{"zh-CN", "本周二14:27", "2026-08-18 14:27"},
		{"zh-TW", "上星期二 14:27", "2026-08-18 14:27"},
		{"ca", "el dimarts passat a les 02:01", "2026-08-18 02:01"},
		{"ar", "الثلاثاء الماضي عند الساعة 17:58", "2026-08-18 17:58"},
		{"vi", "Thứ Ba tuần trước vào lúc 08:47", "2026-08-18 08:47"},
		{"id", "Selasa lalu pukul 09.43", "2026-08-18 09:43"},
		{"id", "Minggu lalu pukul 09.43", "2026-08-16 09:43"},
		{"sk", "v utorok o 20:06", "2026-08-18 20:06"},
		{"uk", "Минулої п’ятниці о 12:19", "2026-08-14 12:19"},
		{"hi", "पिछले मंगलवार 2:41 पूर्वाह्न", "2026-08-18 02:41"},
		{"it", "2 sett. fa", "2026-08-06 15:30"},
		{"it", "2 sett. 2025", "2025-09-02 00:00"},
		{"it", "un'ora fa", "2026-08-20 14:30"},
		{"fi", "seitsemän minuuttia sitten", "2026-08-20 15:23"},
		{"sv", "ungefär två timmar sedan", "2026-08-20 13:30"},
		{"el", "πριν από περίπου 6 ώρες", "2026-08-20 09:30"},
		{"el", "μία ώρα πριν", "2026-08-20 14:30"},
		{"ro", "7 minute în urmă", "2026-08-20 15:23"},
		{"he", "לפני כשעתיים", "2026-08-20 13:30"},
		{"ar", "منذ يومين", "2026-08-18 15:30"},
		{"pl", "około godziny temu", "2026-08-20 14:30"},
		{"lt", "prieš 3 d.", "2026-08-17 15:30"},
		{"lt", "prieš 2 m.", "2024-08-20 15:30"},
		{"lt", "2026 m. rugpjūčio 20 d. 14:53", "2026-08-20 14:53"},
		{"vi", "18:45 ngày 9 tháng 7 năm 2025", "2025-07-09 18:45"},
		{"vi", "8 giờ 9 phút, ngày 26/06/2025", "2025-06-26 08:09"},
		{"pt", "14h05min", ""},
		{"ar", "9 تموز 2025 14:45", "2025-07-09 14:45"},
		{"cs", "20 čec 2025 06:21", "2025-07-20 06:21"},
		{"uk", "10:46 | 31 тра 2025", "2025-05-31 10:46"},
		{"en", "10:46 | 31 тра 2025", ""},
		{"fa", "۲۸ خرداد ۱۴۰۴ ساعت ۲۰:۱۰", ""},
		{"en", "2.05pm", "2026-08-20 14:05"},
		{"th", "14.05 น.", "2026-08-20 14:05"},
		{"pl", "godz. 14.05", "2026-08-20 14:05"},
		{"zh-CN", "登录成功。2026/03/04 13:50，", "2026-03-04 13:50"},
	} {
		got := ""
		for _, s := range find(tt.lang, tt.text) {
			if at, _ := s.Time(now, tokyo, when.DayFirst); !at.IsZero() && !s.Bare {
				got += at.Format("2006-01-02 15:04")
			}
		}
		if got != tt.want {
			t.Errorf("%s %q: got %q, want %q", tt.lang, tt.text, got, tt.want)
		}
	}
}
