package zone

import (
	"testing"
	"time"
)

func TestParse(t *testing.T) {
	moment := time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)
	for name, want := range map[string]int{"Asia/Tokyo": 9 * 3600, "+09:00": 9 * 3600, "+0900": 9 * 3600, "-5": -5 * 3600, "+5:30": 5*3600 + 1800, "UTC": 0} {
		zone, err := Parse(name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if _, offset := moment.In(zone).Zone(); offset != want {
			t.Errorf("%s: got %d s, want %d s", name, offset, want)
		}
	}
	for _, name := range []string{"", "Tokio", "+25:00", "+09:75", "Local", "../../etc/passwd", "+-9"} {
		if _, err := Parse(name); err == nil {
			t.Errorf("%q: no error", name)
		}
	}
}

func TestCountry(t *testing.T) {
	for name, want := range map[string]string{"Asia/Tokyo": "JP", "Asia/Singapore": "SG", "Europe/London": "GB", "America/Argentina/Buenos_Aires": "AR",
		"UTC": "", "+09:00": "", "": "", "Tokyo": "", "=JP": ""} {
		if got := Country(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

func TestLoadRefuses(t *testing.T) {
	for _, name := range []string{"Tokyo", "Asia", "Asia/Tokyo JST-9", "JST-9", "\n", "Asia/Tokyo\nAsia"} {
		if z, err := Load(name); err == nil {
			t.Errorf("%q: %v", name, z)
		}
	}
}
