package server

import (
	"net/http"
	"slices"
	"testing"
	"time"
)

// sized is a file of n bytes.
type sized int64

func (s sized) Size() int64                                       { return int64(s) }
func (s sized) ETag() string                                      { return `"tag"` }
func (s sized) Modified() time.Time                               { return time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC) }
func (s sized) Send(http.ResponseWriter, int, int64, int64) error { return nil }

func TestDates(t *testing.T) {
	for _, tc := range []struct {
		header []string
		want   int
	}{
		{[]string{"Thu, 01 Jan 2026 00:00:00 GMT"}, 304},
		{[]string{"Thu", " 01 Jan 2026 00:00:00 GMT"}, 304}, // split as Cloudflare's adapter does
		{[]string{"Wed, 31 Dec 2025 23:59:59 GMT"}, 200},
		{[]string{"yesterday"}, 200},
	} {
		if got := planFor(http.Header{"If-Modified-Since": tc.header}, sized(10)).status; got != tc.want {
			t.Errorf("%q: got %d, want %d", tc.header, got, tc.want)
		}
	}
	for date, want := range map[string]int{"Thu, 01 Jan 2026 00:00:00 GMT": 206, "Fri, 02 Jan 2026 00:00:00 GMT": 200} {
		if got := planFor(http.Header{"Range": {"bytes=1-2"}, "If-Range": {date}}, sized(10)).status; got != want {
			t.Errorf("If-Range %s: got %d, want %d", date, got, want)
		}
	}
}

func TestAcceptable(t *testing.T) {
	for header, want := range map[string][]string{
		"": nil, "gzip": {"gzip"}, "gzip, br": {"br", "gzip"}, "gzip;q=0.9,br;q=0.8": {"gzip", "br"}, "*;q=0.5": {"br", "gzip"}, "*, br;q=0": {"gzip"},
		"identity;q=1, br;q=0.9": nil, "identity;q=0, gzip;q=0.1": {"gzip"}, "GZIP ; Q=1": {"gzip"}, "gzip;q=2": nil, "gzip;q=NaN": nil, "x-gzip": nil, ",,,": nil,
	} {
		var got []string
		for _, e := range acceptable(header) {
			got = append(got, e.name)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: got %v, want %v", header, got, want)
		}
	}
}

func FuzzRange(f *testing.F) {
	for _, s := range []string{"bytes=0-", "bytes=-1", "bytes=5-9", "bytes=9-5", "bytes=0-0,5-6", "bytes=-", "bytes=18446744073709551616-", "bytes= 1-2", "lines=1-2", "bytes=-0", "bytes=+1-2"} {
		f.Add(s, int64(10))
	}
	f.Fuzz(func(t *testing.T, text string, size int64) {
		size &= 1<<40 - 1
		p := planFor(http.Header{"Range": {text}}, sized(size))
		switch p.status {
		case 200:
			if p.from != 0 || p.length != size {
				t.Errorf("%q of %d: whole file is %+v", text, size, p)
			}
		case 206:
			if p.from < 0 || p.length < 1 || p.from+p.length > size {
				t.Errorf("%q of %d: %+v lies outside", text, size, p)
			}
		case 416:
		default:
			t.Errorf("%q of %d: status %d", text, size, p.status)
		}
	})
}

func FuzzAccept(f *testing.F) {
	f.Add("gzip;q=0.5, br")
	f.Add("*;q=,identity;q=0")
	f.Fuzz(func(t *testing.T, header string) {
		if got := acceptable(header); len(got) > 2 {
			t.Errorf("%q: %v", header, got)
		}
	})
}
